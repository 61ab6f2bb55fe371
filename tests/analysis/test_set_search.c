/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Searches for sets, on a score that a table gives: all of 0 .. n-1 have a worth, and neighbours in a row
 * (0-1, 1-2 …) who are both chosen lose part of it. */
#include <math.h>
#include <string.h>

#include "../suites.h"
#include "../support.h"
#include "analysis/set_search.h"
#include "base/memory.h"

enum { MOST = 16 };

typedef struct {
    double worth[MOST];
    size_t n;
    double loss; /* for each two neighbours */
} Row;

static TrStatus room_new(const void *data, void **room, TrError *err)
{
    (void)data;
    return tr_array(room, 1, 1, err);
}

static void room_free(void *room)
{
    tr_free(room);
}

static double score(const void *data, void *room, const uint32_t *set, size_t size, size_t same)
{
    const Row *row = data;
    double sum = 0;
    (void)room;
    EXPECT(size >= 1 && same <= size);
    for (size_t i = 0; i < size; i++) {
        EXPECT(set[i] < row->n);
        sum += row->worth[set[i]];
        for (size_t j = 0; j < size; j++) {
            EXPECT(i == j || set[i] != set[j]);
            sum -= set[j] == set[i] + 1 ? row->loss : 0;
        }
    }
    return sum / 1000 + 0.5;
}

/* What a candidate adds is its worth at most. */
static void bound(const void *data, void *room, const uint32_t *set, size_t size, double *upper)
{
    const Row *row = data;
    double now = size == 0 ? 0.5 : score(data, room, set, size, 0);
    for (size_t c = 0; c < row->n; c++)
        upper[c] = now + row->worth[c] / 1000;
}

static TrSetProblem problem_of(const Row *row, size_t k, bool bounds)
{
    return (TrSetProblem){.n = row->n,
                          .k = k,
                          .data = row,
                          .room_new = room_new,
                          .room_free = room_free,
                          .score = score,
                          .bound = bounds ? bound : NULL};
}

/* The best by going through all subsets. */
static double best_of_all(const Row *row, size_t k, uint64_t *n_best, uint32_t *first)
{
    double best = -1;
    *n_best = 0;
    for (uint32_t bits = 0; bits < 1u << row->n; bits++) {
        uint32_t set[MOST];
        size_t n = 0;
        double value;
        for (uint32_t i = 0; i < row->n; i++)
            if (bits >> (row->n - 1 - i) & 1)
                set[n++] = i;
        if (n != k || (value = score(row, NULL, set, k, 0)) < best - 1e-12)
            continue;
        if (value > best + 1e-12)
            *n_best = 0;
        best = value;
        ++*n_best; /* bits go up: the last of several is the first in order of members */
        memcpy(first, set, k * sizeof *set);
    }
    return best;
}

START_TEST(all_sets)
{
    uint64_t state = (uint64_t)_i + 1, n_best;
    Row row = {.n = 1 + random_below(&state, 11), .loss = (double)random_below(&state, 40)};
    TrError err = {0};
    for (size_t i = 0; i < row.n; i++)
        row.worth[i] = (double)(10 + random_below(&state, 20));
    for (size_t k = 1; k <= row.n; k++) {
        uint32_t first[MOST];
        double best = best_of_all(&row, k, &n_best, first);
        TrSetProblem problem = problem_of(&row, k, false);
        for (size_t n_threads = 1; n_threads < 8; n_threads += 3) {
            TrSetResult result;
            ck_assert_int_eq(tr_set_search_all(&problem, n_threads, &result, &err), TR_OK);
            ck_assert_double_eq_tol(result.score, best, 1e-11);
            ck_assert_uint_eq(result.n_best, n_best);
            ck_assert_uint_eq(result.n_scored, (uint64_t)tr_set_count(row.n, k));
            ck_assert_uint_eq(result.n_kept, n_best < TR_SETS_KEPT ? n_best : TR_SETS_KEPT);
            ck_assert_mem_eq(result.sets, first, k * sizeof *first);
            tr_set_result_release(&result);
        }
    }
}
END_TEST

START_TEST(greedy)
{
    uint64_t state = (uint64_t)_i + 1, n_best;
    Row row = {.n = 4 + random_below(&state, 8), .loss = (double)random_below(&state, 40)};
    TrError err = {0};
    for (size_t i = 0; i < row.n; i++)
        row.worth[i] = (double)(10 + random_below(&state, 20));
    for (size_t k = 1; k <= row.n; k++) {
        uint32_t first[MOST], given[MOST];
        double best = best_of_all(&row, k, &n_best, first);
        TrSetResult results[4];
        for (uint32_t i = 0; i < k; i++)
            given[i] = i;
        for (size_t i = 0; i < 4;
             i++) { /* with bounds and without, on one thread and on many: all the same */
            TrSetProblem problem = problem_of(&row, k, i >= 2);
            ck_assert_int_eq(
                tr_set_search_greedy(&problem, 10, given, 1, 3, i % 2 == 0 ? 1 : 7, &results[i], &err),
                TR_OK);
            ck_assert_double_eq_tol(results[i].score, best, 1e-11); /* it is an easy score */
            ck_assert_uint_le(results[i].n_best, n_best);
            ck_assert_uint_ge(results[i].n_reached, results[i].n_best);
            ck_assert(results[i].score == results[0].score);
            ck_assert_uint_eq(results[i].n_kept, results[0].n_kept);
            ck_assert_mem_eq(results[i].sets, results[0].sets, results[0].n_kept * k * sizeof *first);
        }
        ck_assert_uint_eq(results[0].n_scored, results[1].n_scored);
        ck_assert_uint_le(results[2].n_scored, results[0].n_scored); /* bounds save work */
        for (size_t i = 0; i < 4; i++)
            tr_set_result_release(&results[i]);
    }
}
END_TEST

START_TEST(counts)
{
    ck_assert(tr_set_count(34, 2) == 561);
    ck_assert(tr_set_count(48, 3) == 17296);
    ck_assert(tr_set_count(5, 5) == 1);
    ck_assert(tr_set_count(5, 0) == 1);
    ck_assert(tr_set_count(3, 4) == 0);
    ck_assert(isinf(tr_set_count(100000, 50000)));
}
END_TEST

static TrStatus search_both(void *context, TrError *err)
{
    TrSetProblem problem = problem_of(context, 2, true);
    TrSetResult result = {0};
    TrStatus st = tr_set_search_all(&problem, 1, &result, err);
    tr_set_result_release(&result);
    if (st != TR_OK)
        return st;
    st = tr_set_search_greedy(&problem, 3, NULL, 0, 1, 1, &result, err);
    tr_set_result_release(&result);
    return st;
}

START_TEST(without_memory)
{
    Row row = {.n = 4, .worth = {3, 1, 2, 4}};
    ck_assert_uint_gt(starve(search_both, &row), 20);
}
END_TEST

Suite *suite_set_search(void)
{
    Suite *suite = suite_create("set_search");
    TCase *tcase = tcase_create("set_search");
    tcase_set_timeout(tcase, 60);
    tcase_add_loop_test(tcase, all_sets, 0, 12);
    tcase_add_loop_test(tcase, greedy, 0, 12);
    tcase_add_test(tcase, counts);
    tcase_add_test(tcase, without_memory);
    suite_add_tcase(suite, tcase);
    return suite;
}
