/* SPDX-License-Identifier: MIT */
/* Threads are made once and wait for the next job: PageRank alone has a hundred, and to make and join a
 * thread for each took a tenth of its time. Who waits looks again and again for some microseconds before it
 * sleeps, as to be woken takes longer than most steps between two jobs. A job that is given while another
 * runs, by one of its own blocks, has threads of its own. */
#include "base/parallel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_THREADS = 64, LOOKS = 2000 };

typedef struct {
    void (*work)(void *context, size_t block);
    void *context;
    size_t n_blocks;
    atomic_size_t next;
} Job;

static struct {
    pthread_mutex_t mutex;
    pthread_cond_t called, left;
    pthread_t threads[MOST_THREADS];
    size_t n;             /* threads made */
    bool busy, ending;    /* a job runs; the program ends */
    Job *job;             /* NULL: nobody else may begin */
    size_t n_places;      /* how many more may work at it */
    atomic_size_t n_jobs; /* given so far */
    atomic_size_t n_at_work;
} pool = {
    .mutex = PTHREAD_MUTEX_INITIALIZER, .called = PTHREAD_COND_INITIALIZER, .left = PTHREAD_COND_INITIALIZER};

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

/* ---- threads that last ---- */

/* Look for a while whether *value is another than `known`, or with `until`, the same. */
static void look(atomic_size_t *value, size_t known, bool until)
{
    for (int i = 0; i < LOOKS && (atomic_load_explicit(value, memory_order_relaxed) == known) != until; i++)
#if defined __x86_64__ || defined __i386__
        __builtin_ia32_pause();
#else
        atomic_signal_fence(memory_order_seq_cst);
#endif
}

/* Take part in the job at hand, if there is a place left; `mutex` is held. */
static void take_part(void)
{
    Job *job = pool.job;
    if (job == NULL || pool.n_places == 0)
        return;
    pool.n_places--;
    atomic_fetch_add(&pool.n_at_work, 1);
    (void)pthread_mutex_unlock(&pool.mutex);
    (void)run(job);
    (void)pthread_mutex_lock(&pool.mutex);
    if (atomic_fetch_sub(&pool.n_at_work, 1) == 1)
        (void)pthread_cond_signal(&pool.left);
}

static void *serve(__attribute__((unused)) void *argument)
{
    size_t seen = 0;
    (void)pthread_mutex_lock(&pool.mutex);
    while (!pool.ending) {
        if (atomic_load(&pool.n_jobs) != seen) {
            seen = atomic_load(&pool.n_jobs);
            take_part();
            (void)pthread_mutex_unlock(&pool.mutex);
            look(&pool.n_jobs, seen, false);
            (void)pthread_mutex_lock(&pool.mutex);
        } else {
            (void)pthread_cond_wait(&pool.called, &pool.mutex);
        }
    }
    (void)pthread_mutex_unlock(&pool.mutex);
    return NULL;
}

/* Before the program ends, so that nothing of the threads is left; not where a job ends it. */
static void end_threads(void)
{
    bool idle;
    (void)pthread_mutex_lock(&pool.mutex);
    idle = !pool.busy;
    pool.ending = pool.busy = true;
    (void)pthread_cond_broadcast(&pool.called);
    (void)pthread_mutex_unlock(&pool.mutex);
    for (size_t i = 0; idle && i < pool.n; i++)
        (void)pthread_join(pool.threads[i], NULL);
}

/* The child of a fork has none of the threads. */
static void begin_again(void)
{
    (void)pthread_mutex_init(&pool.mutex, NULL);
    (void)pthread_cond_init(&pool.called, NULL);
    (void)pthread_cond_init(&pool.left, NULL);
    pool.n = pool.n_places = 0;
    pool.busy = pool.ending = false;
    pool.job = NULL;
    atomic_store(&pool.n_at_work, 0);
}

static void begin(void)
{
    (void)pthread_atfork(NULL, NULL, begin_again);
    (void)atexit(end_threads);
}

/* Give the job to as many threads as there are, up to n; false if another job has them. */
static bool call(Job *job, size_t n)
{
    static pthread_once_t begun = PTHREAD_ONCE_INIT;
    bool mine;
    (void)pthread_once(&begun, begin);
    (void)pthread_mutex_lock(&pool.mutex);
    mine = !pool.busy;
    if (mine) {
        while (pool.n < n && pthread_create(&pool.threads[pool.n], NULL, serve, NULL) == 0)
            pool.n++;
        pool.busy = true;
        pool.job = job;
        pool.n_places = n;
        atomic_fetch_add(&pool.n_jobs, 1);
        (void)pthread_cond_broadcast(&pool.called);
    }
    (void)pthread_mutex_unlock(&pool.mutex);
    return mine;
}

/* Let nobody else begin, and wait for those at work. */
static void wait_for_all(void)
{
    (void)pthread_mutex_lock(&pool.mutex);
    pool.job = NULL;
    (void)pthread_mutex_unlock(&pool.mutex);
    look(&pool.n_at_work, 0, true);
    (void)pthread_mutex_lock(&pool.mutex);
    while (atomic_load(&pool.n_at_work) > 0)
        (void)pthread_cond_wait(&pool.left, &pool.mutex);
    pool.busy = pool.ending;
    (void)pthread_mutex_unlock(&pool.mutex);
}

/* ---- threads of its own ---- */

static void run_on_new_threads(Job *job, size_t n)
{
    pthread_t threads[MOST_THREADS];
    size_t n_made = 0;
    while (n_made < n && pthread_create(&threads[n_made], NULL, run, job) == 0)
        n_made++;
    (void)run(job); /* this thread works too, and alone where no other could be had */
    for (size_t i = 0; i < n_made; i++)
        (void)pthread_join(threads[i], NULL);
}

void tr_parallel(size_t n_blocks, size_t n_threads, void (*work)(void *context, size_t block), void *context)
{
    Job job = {.work = work, .context = context, .n_blocks = n_blocks};
    size_t n = tr_thread_count(n_threads);
    if (n > n_blocks)
        n = n_blocks;
    if (n < 2) {
        (void)run(&job);
    } else if (call(&job, n - 1)) {
        (void)run(&job);
        wait_for_all();
    } else {
        run_on_new_threads(&job, n - 1);
    }
}
