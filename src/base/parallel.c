/* SPDX-License-Identifier: MIT */
#include "base/parallel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

enum { MOST_THREADS = 64 };

typedef struct {
    void (*work)(void *context, size_t block);
    void *context;
    size_t n_blocks;
    atomic_size_t next;
} Job;

size_t tr_thread_count(size_t n_threads)
{
    long cores = n_threads > 0 ? (long)n_threads : sysconf(_SC_NPROCESSORS_ONLN);
    return cores < 1 ? 1 : cores > MOST_THREADS ? MOST_THREADS : (size_t)cores;
}

static void *run(void *argument)
{
    Job *job = argument;
    for (size_t block = atomic_fetch_add(&job->next, 1); block < job->n_blocks;
         block = atomic_fetch_add(&job->next, 1))
        job->work(job->context, block);
    return NULL;
}

void tr_parallel(size_t n_blocks, size_t n_threads, void (*work)(void *context, size_t block), void *context)
{
    Job job = {.work = work, .context = context, .n_blocks = n_blocks};
    pthread_t threads[MOST_THREADS];
    size_t n = 0, wanted = tr_thread_count(n_threads);
    if (wanted > n_blocks)
        wanted = n_blocks;
    while (n + 1 < wanted && pthread_create(&threads[n], NULL, run, &job) == 0)
        n++;
    (void)run(&job); /* this thread works too, and alone where no other could be had */
    for (size_t i = 0; i < n; i++)
        (void)pthread_join(threads[i], NULL);
}
