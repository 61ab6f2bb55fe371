/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/straight.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "suites.h"
#include "support.h"

static unsigned char byte_at(size_t i)
{
    return (unsigned char)(i * 2654435761u >> 24);
}

/* Around the ends of a piece; past the 32 pieces that go through the cache. */
static const size_t lengths[] = {0, 5, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 32 << 20, (36 << 20) + 4097};

START_TEST(writes_every_byte)
{
    const char *path = temp_path("straight");
    FILE *file = tr_straight_open(open(path, O_CREAT | O_TRUNC | O_WRONLY, 0600));
    size_t n, some = 0;
    char *text;

    ck_assert_ptr_nonnull(file);
    for (size_t at = 0; at < lengths[_i]; at += some) {
        unsigned char bytes[70000];
        some = lengths[_i] - at < sizeof bytes ? lengths[_i] - at : sizeof bytes;
        for (size_t i = 0; i < some; i++)
            bytes[i] = byte_at(at + i);
        ck_assert_uint_eq(fwrite(bytes, 1, some, file), some);
    }
    ck_assert_int_eq(fclose(file), 0);
    text = file_text(path, &n);
    ck_assert_uint_eq(n, lengths[_i]);
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)text[i] != byte_at(i))
            ck_abort_msg("byte %zu of %zu", i, n);
    free(text);
}
END_TEST

/* Noticed at the end, or long before it. */
START_TEST(a_full_disk_has_a_reason)
{
    FILE *file = tr_straight_open(open("/dev/full", O_WRONLY));
    char bytes[4096] = "";
    TrError err = {0};

    for (size_t i = 0; i < (size_t)(_i == 0 ? 1 : 2000); i++)
        (void)fwrite(bytes, 1, sizeof bytes, file);
    if (_i == 1) {
        ck_assert(ferror(file));
        ck_assert_int_eq(tr_stream_check(file, "x", &err), TR_IO);
        ck_assert_str_eq(err.message, "cannot write x: No space left on device");
    }
    errno = 0;
    ck_assert_int_ne(fclose(file), 0);
    ck_assert_int_eq(errno, ENOSPC);
}
END_TEST

START_TEST(without_memory_the_file_stays_open)
{
    int fd = open("/dev/null", O_WRONLY);

    for (unsigned long n = 1; n <= 2; n++) {
        tr_memory_fail_at(n);
        ck_assert_ptr_null(tr_straight_open(fd));
    }
    tr_memory_fail_at(0);
    ck_assert_int_eq(close(fd), 0);
}
END_TEST

/* ---- a slow disk ---- */

enum { PIECE = 1 << 20, SHORT = 32, TRIED = 32 };

typedef struct {
    int from, to;               /* a pipe's ends */
    bool before, during, after; /* it passed by the cache: of short files; while the disk is tried; since */
    bool same;                  /* the bytes came as they were */
} SlowDisk;

static bool passes_by(int fd)
{
    return (fcntl(fd, F_GETFL) & O_DIRECT) != 0;
}

/* Read up to place `until`, a page at a time: what passes by the cache comes through a pipe in packets of a
 * page. */
static size_t swallow(SlowDisk *disk, size_t at, size_t until)
{
    while (at < until) {
        unsigned char bytes[4096];
        ssize_t n = read(disk->from, bytes, sizeof bytes);
        if (n <= 0)
            break;
        for (size_t i = 0; i < (size_t)n; i++)
            disk->same = disk->same && bytes[i] == byte_at(at + i);
        at += (size_t)n;
    }
    return at;
}

/* A pipe holds far less than a piece, so that what was read says which piece is being written. 32 MB in half
 * a second are 64 MB/s. */
static void *read_slowly(void *argument)
{
    SlowDisk *disk = argument;
    size_t at = swallow(disk, 0, (size_t)(SHORT - 1) * PIECE);
    disk->before = passes_by(disk->to);
    at = swallow(disk, at, (size_t)(SHORT + 1) * PIECE);
    (void)usleep(500000);
    disk->during = passes_by(disk->to);
    at = swallow(disk, at, (size_t)(SHORT + TRIED + 2) * PIECE);
    disk->after = passes_by(disk->to);
    (void)swallow(disk, at, SIZE_MAX);
    return NULL;
}

START_TEST(a_slow_disk_is_written_to_through_the_cache)
{
    SlowDisk disk = {.same = true};
    int ends[2];
    pthread_t reader;
    FILE *file;
    unsigned char *bytes = malloc(PIECE);

    ck_assert_ptr_nonnull(bytes);
    ck_assert_int_eq(pipe(ends), 0);
    disk.from = ends[0];
    disk.to = dup(ends[1]);
    ck_assert_ptr_nonnull(file = tr_straight_open(ends[1]));
    ck_assert_int_eq(pthread_create(&reader, NULL, read_slowly, &disk), 0);
    for (size_t piece = 0; piece < SHORT + TRIED + 4; piece++) {
        for (size_t i = 0; i < PIECE; i++)
            bytes[i] = byte_at(piece * PIECE + i);
        ck_assert_uint_eq(fwrite(bytes, 1, PIECE, file), PIECE);
    }
    ck_assert_int_eq(fclose(file), 0);
    ck_assert_int_eq(close(disk.to), 0);
    ck_assert_int_eq(pthread_join(reader, NULL), 0);
    ck_assert(disk.same && !disk.before && disk.during && !disk.after);
    (void)close(disk.from);
    free(bytes);
}
END_TEST

Suite *suite_straight(void)
{
    Suite *suite = suite_create("straight");
    TCase *tests = tcase_create("straight");

    tcase_add_loop_test(tests, writes_every_byte, 0, COUNT(lengths));
    tcase_add_loop_test(tests, a_full_disk_has_a_reason, 0, 2);
    tcase_add_test(tests, a_slow_disk_is_written_to_through_the_cache);
    tcase_add_test(tests, without_memory_the_file_stays_open);
    suite_add_tcase(suite, tests);
    return suite;
}
