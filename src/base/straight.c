/* SPDX-License-Identifier: MIT */
#include "base/straight.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"

enum {
    PIECE_BYTES = 1 << 20,              /* written at a time; whole pages of any size */
    ALIGNMENT = 4096,                   /* that the disk asks of memory and places */
    SHORT_PIECES = 32,                  /* a file of up to 32 MB is wanted in the cache */
    TRIED_PIECES = 32,                  /* after which a disk is known */
    LEAST_BYTES_PER_SECOND = 250 << 20, /* slower than that, and the cache is the better place */
};

typedef struct {
    int fd;
    char *memory, *filling, *full; /* two pieces in `memory`; `full` is the thread's while n_full > 0 */
    size_t n_filling, n_full;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    bool done;  /* nothing more will come */
    int reason; /* errno of what failed; 0: nothing did */
    int known;  /* likewise, as the maker knows it */
    /* the thread's */
    size_t n_pieces, n_straight;
    double seconds;
} Straight;

static void set_straight(const Straight *out, bool straight)
{
#ifdef O_DIRECT
    int flags = fcntl(out->fd, F_GETFL);
    if (flags >= 0)
        (void)fcntl(out->fd, F_SETFL, straight ? flags | O_DIRECT : flags & ~O_DIRECT);
#else
    (void)out;
    (void)straight;
#endif
}

/* All of it, or errno. */
static int write_bytes(const Straight *out, const char *bytes, size_t n)
{
    bool refused = false;
    while (n > 0) {
        ssize_t written = write(out->fd, bytes, n);
        if (written < 0 && errno == EINVAL && !refused) { /* a file system that cannot */
            set_straight(out, false);
            refused = true;
        } else if (written < 0 && errno != EINTR) {
            return errno;
        }
        if (written > 0) {
            bytes += written;
            n -= (size_t)written;
        }
    }
    return 0;
}

static double now(void)
{
    struct timespec at = {0};
    (void)clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

static int write_piece(Straight *out, const char *bytes, size_t n)
{
    double begun = now();
    int reason;
    if (out->n_pieces == SHORT_PIECES)
        set_straight(out, true);
    if (n < PIECE_BYTES) /* the last: not of whole pages */
        set_straight(out, false);
    reason = write_bytes(out, bytes, n);
    out->n_straight += out->n_pieces >= SHORT_PIECES;
    out->seconds += out->n_pieces >= SHORT_PIECES ? now() - begun : 0;
    if (out->n_straight == TRIED_PIECES &&
        out->seconds * LEAST_BYTES_PER_SECOND > (double)TRIED_PIECES * PIECE_BYTES)
        set_straight(out, false);
    out->n_pieces++;
    return reason;
}

static void *run(void *argument)
{
    Straight *out = argument;
    (void)pthread_mutex_lock(&out->mutex);
    for (;;) {
        int reason;
        while (out->n_full == 0 && !out->done)
            (void)pthread_cond_wait(&out->changed, &out->mutex);
        if (out->n_full == 0)
            break;
        (void)pthread_mutex_unlock(&out->mutex);
        reason = write_piece(out, out->full, out->n_full);
        (void)pthread_mutex_lock(&out->mutex);
        out->reason = reason;
        out->n_full = 0;
        (void)pthread_cond_signal(&out->changed);
    }
    (void)pthread_mutex_unlock(&out->mutex);
    return NULL;
}

/* Give the piece that was filled to the thread, once it is done with the other. */
static void hand_over(Straight *out, bool last)
{
    (void)pthread_mutex_lock(&out->mutex);
    while (out->n_full > 0)
        (void)pthread_cond_wait(&out->changed, &out->mutex);
    if ((out->known = out->reason) == 0) {
        char *filled = out->filling;
        out->filling = out->full;
        out->full = filled;
        out->n_full = out->n_filling;
        out->n_filling = 0;
    }
    out->done = last;
    (void)pthread_cond_signal(&out->changed);
    (void)pthread_mutex_unlock(&out->mutex);
}

static ssize_t take(void *cookie, const char *bytes, size_t n)
{
    Straight *out = cookie;
    for (size_t at = 0; at < n && out->known == 0;) {
        size_t room = PIECE_BYTES - out->n_filling, some = n - at < room ? n - at : room;
        memcpy(out->filling + out->n_filling, bytes + at, some);
        out->n_filling += some;
        at += some;
        if (out->n_filling == PIECE_BYTES)
            hand_over(out, false);
    }
    if (out->known == 0)
        return (ssize_t)n;
    errno = out->known;
    return 0;
}

static int finish(void *cookie)
{
    Straight *out = cookie;
    int reason;
    hand_over(out, true);
    (void)pthread_join(out->thread, NULL);
    reason = out->reason;
    if (close(out->fd) != 0 && reason == 0)
        reason = errno;
    (void)pthread_mutex_destroy(&out->mutex);
    (void)pthread_cond_destroy(&out->changed);
    tr_free(out->memory);
    tr_free(out);
    errno = reason;
    return reason == 0 ? 0 : -1;
}

FILE *tr_straight_open(int fd)
{
    Straight *out = tr_malloc(sizeof *out);
    FILE *file = NULL;
    if (out == NULL)
        return NULL;
    *out = (Straight){.fd = fd, .mutex = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};
    out->memory = tr_malloc(2 * PIECE_BYTES + ALIGNMENT);
    if (out->memory == NULL)
        goto out;
    out->filling = out->memory + (ALIGNMENT - (uintptr_t)out->memory % ALIGNMENT) % ALIGNMENT;
    out->full = out->filling + PIECE_BYTES;
    if (pthread_create(&out->thread, NULL, run, out) != 0)
        goto out;
    file = fopencookie(out, "w", (cookie_io_functions_t){.write = take, .close = finish});
    if (file == NULL) { /* the thread ends at once */
        out->fd = dup(fd);
        (void)finish(out);
        return NULL;
    }
out:
    if (file == NULL) {
        tr_free(out->memory);
        tr_free(out);
    }
    return file;
}
