/* SPDX-License-Identifier: MIT */
/* Workers take blocks in order and write each into a stream with a large buffer. What leaves the buffer, when
 * it is full or the block done, waits until all blocks before are in the file: so most blocks wait only once
 * they are made, while other threads make theirs. The lowest block at work never waits. */
#include "base/ordered.h"

#include <pthread.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/parallel.h"

enum { BUFFER_BYTES = 1 << 19 };

typedef struct {
    const TrOrdered *ordered;
    pthread_mutex_t mutex;
    pthread_cond_t turned;
    size_t next;     /* block that nobody has taken yet */
    size_t turn;     /* block that may write */
    bool stopped;    /* nothing more is to be written */
    TrStatus status; /* why */
    TrError *err;
} Job;

/* A worker's stream. */
typedef struct {
    Job *job;
    FILE *file;
    char *buffer;
    size_t block;
} Stream;

/* Whether `block` may write now, all before it being written; false if the job has stopped. */
static bool wait_for_turn(Job *job, size_t block)
{
    bool go_on;
    (void)pthread_mutex_lock(&job->mutex);
    while (job->turn != block && !job->stopped)
        (void)pthread_cond_wait(&job->turned, &job->mutex);
    go_on = !job->stopped;
    (void)pthread_mutex_unlock(&job->mutex);
    return go_on;
}

static void stop(Job *job, TrStatus status, const TrError *err)
{
    (void)pthread_mutex_lock(&job->mutex);
    job->stopped = true;
    job->status = status;
    if (status != TR_OK && job->err != NULL)
        *job->err = *err;
    (void)pthread_cond_broadcast(&job->turned);
    (void)pthread_mutex_unlock(&job->mutex);
}

/* What a stream's buffer held, into the file. */
static ssize_t pass_on(void *cookie, const char *bytes, size_t n)
{
    Stream *stream = cookie;
    FILE *file = stream->job->ordered->file;
    if (!wait_for_turn(stream->job, stream->block))
        return 0;
    if (fwrite_unlocked(bytes, 1, n, file) == n)
        return (ssize_t)n;
    stop(stream->job, TR_OK, NULL);
    return 0;
}

static TrStatus open_stream(Stream *stream, Job *job, TrError *err)
{
    *stream = (Stream){.job = job};
    if ((stream->buffer = tr_malloc(BUFFER_BYTES)) == NULL)
        return tr_fail_memory(err);
    stream->file = fopencookie(stream, "w", (cookie_io_functions_t){.write = pass_on});
    if (stream->file == NULL || setvbuf(stream->file, stream->buffer, _IOFBF, BUFFER_BYTES) != 0)
        return tr_fail_memory(err);
    return TR_OK;
}

static void close_stream(Stream *stream)
{
    if (stream->file != NULL)
        (void)fclose(stream->file);
    tr_free(stream->buffer);
}

static TrStatus write_block(const TrOrdered *ordered, size_t worker, FILE *file, size_t block, TrError *err)
{
    size_t first = block * ordered->per_block, left = ordered->n_items - first;
    TrStatus st = TR_OK;
    TR_TRY(tr_interrupt_check(err));
    TR_TRY(ordered->write(ordered->context, worker, file, first,
                          first + (left < ordered->per_block ? left : ordered->per_block), err));
out:
    return st;
}

static size_t count_blocks(const TrOrdered *ordered)
{
    return (ordered->n_items + ordered->per_block - 1) / ordered->per_block;
}

static bool take_block(Job *job, size_t *block)
{
    bool any;
    (void)pthread_mutex_lock(&job->mutex);
    any = !job->stopped && job->next < count_blocks(job->ordered);
    *block = job->next;
    job->next += any;
    (void)pthread_mutex_unlock(&job->mutex);
    return any;
}

static void end_turn(Job *job)
{
    (void)pthread_mutex_lock(&job->mutex);
    job->turn++;
    (void)pthread_cond_broadcast(&job->turned);
    (void)pthread_mutex_unlock(&job->mutex);
}

typedef struct {
    Job job;
    Stream *streams;
} Work;

static void work(void *context, size_t worker)
{
    Work *all = context;
    Job *job = &all->job;
    Stream *stream = &all->streams[worker];
    while (take_block(job, &stream->block)) {
        TrError err = {0};
        TrStatus st = write_block(job->ordered, worker, stream->file, stream->block, &err);
        (void)fflush(stream->file); /* fails only where the job has stopped */
        if (!wait_for_turn(job, stream->block))
            break;
        if (st != TR_OK)
            stop(job, st, &err);
        else
            end_turn(job);
    }
}

static TrStatus write_alone(const TrOrdered *ordered, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t i = 0; i < count_blocks(ordered) && !ferror(ordered->file); i++)
        TR_TRY(write_block(ordered, 0, ordered->file, i, err));
out:
    return st;
}

TrStatus tr_ordered_write(const TrOrdered *ordered, TrError *err)
{
    Work all = {.job = {.ordered = ordered,
                        .mutex = PTHREAD_MUTEX_INITIALIZER,
                        .turned = PTHREAD_COND_INITIALIZER,
                        .err = err}};
    TrStatus st = TR_OK;
    if (ordered->n_workers < 2 || count_blocks(ordered) < 2)
        return write_alone(ordered, err);
    TR_TRY(TR_ARRAY(all.streams, ordered->n_workers, err));
    for (size_t i = 0; i < ordered->n_workers; i++)
        TR_TRY(open_stream(&all.streams[i], &all.job, err));
    tr_parallel(ordered->n_workers, ordered->n_workers, work, &all);
    st = all.job.status;
out:
    for (size_t i = 0; all.streams != NULL && i < ordered->n_workers; i++)
        close_stream(&all.streams[i]);
    tr_free(all.streams);
    return st;
}
