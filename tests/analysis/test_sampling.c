/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sampled measures: their intervals hold the exact scores, and depend on the seed alone. */
#include "analysis/sampling.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../network/weave_support.h"
#include "../suites.h"
#include "adjacency_support.h"
#include "analysis/intervals.h"
#include "analysis/measure_functions.h"
#include "analysis/ranking.h"

static const char *const sampled_measures[] = {"betweenness", "harmonic", "closeness", "closeness_wf"};

/* Arrays of one sampling; release() frees them. */
static TrSampled new_sampled(size_t n)
{
    TrSampled sampled = {.scores = calloc(3 * n, sizeof(double))};
    ck_assert_ptr_nonnull(sampled.scores);
    sampled.low = sampled.scores + n;
    sampled.high = sampled.low + n;
    return sampled;
}

static TrSampled draw_sample(const TrMeasure *measure, const TrAdjacency *g, bool lengths, uint64_t seed,
                             double seconds, double epsilon, size_t n_threads)
{
    TrMeasureInput in = {.adjacency = g, .inverse_lengths = lengths, .seed = seed, .n_threads = n_threads};
    TrSamplingPlan plan = {.seconds = seconds, .epsilon = epsilon, .exact_seconds = INFINITY};
    TrSampled sampled = new_sampled(g->n);
    TrError err = {0};
    ck_assert_msg(tr_measure_sample(measure, &in, &plan, &sampled, &err) == TR_OK, "%s", err.message);
    return sampled;
}

/* A core, trees that hang on it, small components and isolates. */
static Ties draw_ties(bool weighted)
{
    Ties ties = ties_draw(300, 0.004, weighted, 11);
    for (size_t v = 1; v < 150; v++)
        ties_tie(&ties, v, v / 4, weighted ? (double)(v % 3 + 1) : 1);
    return ties;
}

/* All intervals of all nodes, in at least 19 of 20 seeds. */
static void expect_coverage(const TrMeasure *measure, const TrAdjacency *g, bool lengths, double seconds)
{
    TrMeasureInput in = {.adjacency = g, .inverse_lengths = lengths, .n_threads = 1};
    double *exact = calloc(g->n, sizeof *exact), width = 0;
    int n_good = 0;
    TrError err = {0};
    ck_assert_int_eq(measure->compute(&in, exact, &err), TR_OK);
    for (uint64_t seed = 1; seed <= 20; seed++) {
        TrSampled sampled = draw_sample(measure, g, lengths, seed, seconds, 0, 1);
        bool good = true;
        for (size_t v = 0; v < g->n; v++) {
            double slack = 1e-9 * fabs(exact[v]);
            if (isnan(exact[v])) {
                ck_assert(isnan(sampled.scores[v]) && isnan(sampled.low[v]) && isnan(sampled.high[v]));
                continue;
            }
            ck_assert(sampled.low[v] <= sampled.scores[v] && sampled.scores[v] <= sampled.high[v]);
            good = good && sampled.low[v] <= exact[v] + slack && exact[v] <= sampled.high[v] + slack;
            width += sampled.high[v] - sampled.low[v];
        }
        n_good += good;
        free(sampled.scores);
    }
    ck_assert_msg(n_good >= 19, "%s: all intervals hold in %d of 20 seeds", measure->name, n_good);
    ck_assert_double_gt(width, 0);
    free(exact);
}

START_TEST(coverage)
{
    TrError err = {0};
    const TrMeasure *measure = tr_measure_find(sampled_measures[_i / 2], &err);
    Ties ties = draw_ties(_i % 2 == 1);
    TrAdjacency g = ties_adjacency(&ties, NULL);
    expect_coverage(measure, &g, _i % 2 == 1, 1e-6);
    tr_adjacency_release(&g);
    ties_free(&ties);
}
END_TEST

START_TEST(same_for_any_threads)
{
    TrError err = {0};
    const TrMeasure *measure = tr_measure_find(sampled_measures[_i / 2], &err);
    Ties ties = draw_ties(_i % 2 == 1);
    TrAdjacency g = ties_adjacency(&ties, NULL);
    TrSampled one = draw_sample(measure, &g, _i % 2 == 1, 5, 1e-6, 0, 1), other;
    for (size_t n_threads = 2; n_threads < 8; n_threads += 5) {
        TrSampled several = draw_sample(measure, &g, _i % 2 == 1, 5, 1e-6, 0, n_threads);
        ck_assert_uint_eq(one.n_samples, several.n_samples);
        ck_assert_mem_eq(one.scores, several.scores, 3 * g.n * sizeof(double));
        free(several.scores);
    }
    other = draw_sample(measure, &g, _i % 2 == 1, 6, 1e-6, 0, 1);
    ck_assert_mem_ne(one.scores, other.scores, g.n * sizeof(double));
    free(other.scores);
    free(one.scores);
    tr_adjacency_release(&g);
    ties_free(&ties);
}
END_TEST

/* More seconds, more samples; with an error given, no interval of betweenness is wider than twice that. */
START_TEST(more_effort)
{
    TrError err = {0};
    const TrMeasure *measure = tr_measure_find("betweenness", &err);
    Ties ties = draw_ties(false);
    TrAdjacency g = ties_adjacency(&ties, NULL);
    double pairs = (double)g.n * (double)(g.n - 1) / 2;
    TrSampled few = draw_sample(measure, &g, false, 1, 0.01, 0, 1);
    TrSampled many = draw_sample(measure, &g, false, 1, 0.04, 0, 1);
    TrSampled fine = draw_sample(measure, &g, false, 1, 0, 0.01, 1);
    ck_assert_uint_gt(many.n_samples, 3 * few.n_samples);
    for (size_t v = 0; v < g.n; v++)
        ck_assert_double_le(fine.high[v] - fine.low[v], 2 * 0.01 * pairs);
    free(few.scores);
    free(many.scores);
    free(fine.scores);
    tr_adjacency_release(&g);
    ties_free(&ties);
}
END_TEST

/* Trees are not left to chance, and a sample of everybody is exact. */
START_TEST(nothing_left_to_chance)
{
    TrError err = {0};
    Ties ties = ties_new(50);
    TrAdjacency g;
    TrMeasureInput in;
    double exact[50];
    for (size_t v = 1; v < 40; v++)
        ties_tie(&ties, v, v / 3, 1);
    g = ties_adjacency(&ties, NULL);
    in = (TrMeasureInput){.adjacency = &g, .n_threads = 1};
    for (int k = 0; k < COUNT(sampled_measures); k++) {
        const TrMeasure *measure = tr_measure_find(sampled_measures[k], &err);
        TrSampled sampled = draw_sample(measure, &g, false, 1, 1e-9, 0, 1); /* at least 64 sources */
        ck_assert_int_eq(measure->compute(&in, exact, &err), TR_OK);
        for (size_t v = 0; v < g.n; v++) {
            ck_assert((isnan(exact[v]) && isnan(sampled.low[v])) ||
                      fabs(exact[v] - sampled.scores[v]) <= 1e-12 * (1 + exact[v]));
            ck_assert(isnan(exact[v]) || sampled.high[v] - sampled.low[v] <= 1e-12 * (1 + exact[v]));
        }
        free(sampled.scores);
    }
    tr_adjacency_release(&g);
    ties_free(&ties);
}
END_TEST

typedef struct {
    const TrMeasure *measure;
    TrMeasureInput in;
    TrSampled sampled;
} Attempt;

static TrStatus attempt(void *context, TrError *err)
{
    Attempt *it = context;
    TrSamplingPlan plan = {.seconds = 1e-4, .exact_seconds = INFINITY};
    return tr_measure_sample(it->measure, &it->in, &plan, &it->sampled, err);
}

/* 200 triangles, more vertices than are searched at once: each vertex has two others at distance 1. */
START_TEST(components)
{
    enum { TRIANGLES = 200 };
    TrError err = {0};
    const TrMeasure *harmonic = tr_measure_find("harmonic", &err);
    Ties ties = ties_new(3 * (size_t)TRIANGLES);
    TrAdjacency g;
    TrMeasureInput in = {.adjacency = &g, .n_threads = 2};
    TrSamplingPlan plan = {.seconds = 1, .exact_seconds = TRIANGLES * 3 * 3 * 3e-10};
    TrSampled sampled = new_sampled(ties.n);
    for (size_t v = 0; v < ties.n; v++)
        ties_tie(&ties, v, v % 3 == 2 ? v - 2 : v + 1, 1);
    g = ties_adjacency(&ties, NULL);
    ck_assert_int_eq(tr_measure_sample(harmonic, &in, &plan, &sampled, &err), TR_OK);
    ck_assert_uint_eq(sampled.n_samples, 0); /* everybody would be drawn */
    ck_assert_int_eq(harmonic->compute(&in, sampled.scores, &err), TR_OK);
    for (size_t v = 0; v < ties.n; v++)
        ck_assert_double_eq_tol(sampled.scores[v], 2.0 / (3 * TRIANGLES - 1), 1e-15);
    free(sampled.scores);
    tr_adjacency_release(&g);
    ties_free(&ties);
}
END_TEST

START_TEST(memory)
{
    TrError err = {0};
    Ties ties = draw_ties(true);
    TrAdjacency g = ties_adjacency(&ties, NULL);
    Attempt it = {.measure = tr_measure_find(sampled_measures[_i / 2], &err),
                  .in = {.adjacency = &g, .inverse_lengths = _i % 2 == 1, .n_threads = 2},
                  .sampled = new_sampled(g.n)};
    ck_assert_uint_gt(starve(attempt, &it), 10);
    free(it.sampled.scores);
    tr_adjacency_release(&g);
    ties_free(&ties);
}
END_TEST

/* ---- intervals ---- */

START_TEST(draws)
{
    double low, high;
    tr_interval_of_draws(0, 1000, 5, &low, &high);
    ck_assert_double_eq(low, 0);
    ck_assert_double_eq_tol(high, 1 - exp(-5.0 / 1000), 1e-12); /* (1 - p)^n = e^-5 */
    tr_interval_of_draws(1, 1000, 5, &low, &high);
    ck_assert_double_eq(high, 1);
    ck_assert_double_eq_tol(low, exp(-5.0 / 1000), 1e-12);
    tr_interval_of_draws(0.5, 200, 3, &low, &high);
    ck_assert_double_eq_tol(low, 1 - high, 1e-12);
    ck_assert_double_eq_tol(200 * 0.5 * (log(0.5 / low) + log(0.5 / (1 - low))), 3, 1e-9);
    for (double mean = 0; mean <= 1; mean += 0.05) { /* Pinsker: within Hoeffding's */
        tr_interval_of_draws(mean, 500, 8, &low, &high);
        ck_assert(mean - low <= sqrt(8 / 1000.0) + 1e-12 && high - mean <= sqrt(8 / 1000.0) + 1e-12);
        ck_assert(low <= mean && mean <= high);
    }
}
END_TEST

START_TEST(drawn)
{
    TrDrawn all = {.n = 100, .N = 100, .range = 1, .variance = 0.2};
    TrDrawn few = {.n = 1000, .N = 1e9, .range = 1, .variance = 0.25};
    TrDrawn narrow = {.n = 1000, .N = 1e9, .range = 1, .variance = 1e-6};
    TrDrawn none = {.n = 0, .N = 10, .range = 3};
    ck_assert_double_eq(tr_error_of_drawn(all, 5), 0);
    ck_assert_double_eq(tr_error_of_drawn(none, 5), 3);
    /* Hoeffding at half of the error: sqrt((5 + ln 2) / 2000) */
    ck_assert_double_eq_tol(tr_error_of_drawn(few, 5), sqrt((5 + log(2)) / 2000), 1e-5);
    /* Bernstein: sqrt(2 · 1e-6 · x / 1000) + (7/3 + 3/sqrt 2) x / 1000 with x = 5 + ln 10 */
    ck_assert_double_eq_tol(tr_error_of_drawn(narrow, 5),
                            sqrt(2e-9 * (5 + log(10))) + 4.45465367689 * (5 + log(10)) / 1000, 1e-8);
}
END_TEST

START_TEST(open_ranks)
{
    static const double low[] = {9, 5, 6, NAN, 1, 1}, high[] = {10, 7, 8, NAN, 1, 2};
    static const uint32_t expected_best[] = {1, 2, 2, 0, 4, 4}, expected_worst[] = {1, 3, 3, 0, 5, 5};
    uint32_t best[6], worst[6];
    TrError err = {0};
    ck_assert_int_eq(tr_ranks_left_open(low, high, 6, best, worst, &err), TR_OK);
    ck_assert_mem_eq(best, expected_best, sizeof best);
    ck_assert_mem_eq(worst, expected_worst, sizeof worst);
}
END_TEST

/* ---- in a ranking ---- */

static double said;

static void say(const TrMeasure *measure, double seconds)
{
    ck_assert_str_eq(measure->name, "betweenness");
    said = seconds;
}

START_TEST(in_a_ranking)
{
    Woven woven = weave_shape("a-b b-c c-d d-a a-c e-f f-a g-h i", NULL);
    TrError err = {0};
    const TrMeasure *wanted[] = {tr_measure_find("betweenness", &err)};
    double cost;
    TrRanking ranking;
    TrEffort effort = {.exact = true, .say = say};
    ck_assert_int_eq(tr_measure_cost(wanted[0], woven.network, &cost, &err), TR_OK);
    effort.budget_seconds = cost / 2;
    ck_assert_int_eq(tr_ranking_make_with(woven.network, wanted, 1, &effort, &ranking, &err), TR_OK);
    ck_assert_ptr_null(ranking.measures[0].low);
    ck_assert_uint_eq(ranking.measures[0].n_samples, 0);
    ck_assert_double_eq(said, cost);
    tr_ranking_release(&ranking);
    /* with so few nodes any sample costs more than all paths: they are computed, not sampled */
    effort.exact = false;
    ck_assert_int_eq(tr_ranking_make_with(woven.network, wanted, 1, &effort, &ranking, &err), TR_OK);
    ck_assert_ptr_nonnull(ranking.measures[0].scores);
    ck_assert_uint_eq(ranking.measures[0].n_samples, 0);
    tr_ranking_release(&ranking);
    unravel(&woven);
}
END_TEST

Suite *suite_sampling(void)
{
    Suite *suite = suite_create("sampling");
    TCase *tcase = tcase_create("sampling");
    tcase_add_loop_test(tcase, coverage, 0, 2 * COUNT(sampled_measures));
    tcase_add_loop_test(tcase, same_for_any_threads, 0, 2 * COUNT(sampled_measures));
    tcase_add_test(tcase, more_effort);
    tcase_add_test(tcase, nothing_left_to_chance);
    tcase_add_test(tcase, components);
    tcase_add_loop_test(tcase, memory, 0, 2 * COUNT(sampled_measures));
    tcase_add_test(tcase, draws);
    tcase_add_test(tcase, drawn);
    tcase_add_test(tcase, open_ranks);
    tcase_add_test(tcase, in_a_ranking);
    tcase_set_timeout(tcase, 120);
    suite_add_tcase(suite, tcase);
    return suite;
}
