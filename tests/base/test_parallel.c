/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/parallel.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "suites.h"
#include "support.h"

enum { N_BLOCKS = 50, N_INNER = 7 };

typedef struct {
    atomic_uint times[N_BLOCKS];
    atomic_uint inner;
} Count;

static void count(void *context, size_t block)
{
    Count *it = context;
    atomic_fetch_add(&it->times[block], 1);
}

static void count_inner(void *context, size_t block)
{
    Count *it = context;
    (void)block;
    atomic_fetch_add(&it->inner, 1);
}

/* A job within a job: its threads are busy. */
static void count_both(void *context, size_t block)
{
    count(context, block);
    tr_parallel(N_INNER, 3, count_inner, context);
}

static bool each_once(const Count *it, size_t n, unsigned times)
{
    bool right = true;
    for (size_t i = 0; i < N_BLOCKS; i++)
        right = right && it->times[i] == (i < n ? times : 0);
    return right;
}

static const struct {
    size_t n_blocks, n_threads;
} jobs[] = {{0, 2}, {1, 2}, {2, 2}, {N_BLOCKS, 1}, {N_BLOCKS, 2}, {N_BLOCKS, 5}, {3, 64}, {N_BLOCKS, 0}};

/* One after another, many times, so that threads are met waiting, looking and on their way. */
START_TEST(test_each_block_once)
{
    enum { TIMES = 200 };
    Count it = {0};
    for (unsigned i = 0; i < TIMES; i++)
        tr_parallel(jobs[_i].n_blocks, jobs[_i].n_threads, count, &it);
    ck_assert(each_once(&it, jobs[_i].n_blocks, TIMES));
}
END_TEST

START_TEST(test_within_one_another)
{
    Count it = {0};
    tr_parallel(N_BLOCKS, 3, count_both, &it);
    ck_assert(each_once(&it, N_BLOCKS, 1));
    ck_assert_uint_eq(it.inner, N_BLOCKS * N_INNER);
}
END_TEST

/* The child of a fork has none of its parent's threads: it makes its own, and ends. */
START_TEST(test_after_a_fork)
{
    Count it = {0};
    int status = 0;
    pid_t child;
    tr_parallel(N_BLOCKS, 2, count, &it);
    child = fork();
    if (child == 0) {
        tr_parallel(N_BLOCKS, 2, count, &it);
        exit(each_once(&it, N_BLOCKS, 2) ? 0 : 1); /* not _exit(): the threads are ended */
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    tr_parallel(N_BLOCKS, 2, count, &it);
    ck_assert(each_once(&it, N_BLOCKS, 2));
}
END_TEST

static void fork_a_child(void *context, size_t block)
{
    Count *it = context;
    int status = 1;
    pid_t child = fork();
    if (child == 0) {
        Count of_child = {0};
        tr_parallel(N_BLOCKS, 2, count, &of_child);
        _exit(each_once(&of_child, N_BLOCKS, 1) ? 0 : 1);
    }
    (void)waitpid(child, &status, 0);
    atomic_fetch_add(&it->times[block], WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/* As drawings do: a child begins on a thread of a job. */
START_TEST(test_fork_within_a_job)
{
    Count it = {0};
    tr_parallel(4, 2, fork_a_child, &it);
    ck_assert(each_once(&it, 4, 1));
}
END_TEST

Suite *suite_parallel(void)
{
    Suite *suite = suite_create("parallel");
    TCase *tests = tcase_create("parallel");

    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, test_each_block_once, 0, COUNT(jobs));
    tcase_add_test(tests, test_within_one_another);
#ifdef __SANITIZE_THREAD__
    (void)test_after_a_fork;
    (void)test_fork_within_a_job;
    (void)puts("skipped: threads after a fork under the thread sanitizer, which ends such a child");
#else
    tcase_add_test(tests, test_after_a_fork);
    tcase_add_test(tests, test_fork_within_a_job);
#endif
    suite_add_tcase(suite, tests);
    return suite;
}
