/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Measures of paths against the definition, counted out pair by pair, and against formulas. */
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "../suites.h"
#include "adjacency_support.h"
#include "analysis/measure_functions.h"
#include "base/interrupt.h"

typedef TrStatus (*Measure)(const TrMeasureInput *in, double *scores, TrError *err);

/* Scores of an adjacency; the caller frees them. */
static double *compute(Measure measure, const TrAdjacency *g, bool lengths, size_t n_threads)
{
    TrMeasureInput in = {.adjacency = g, .inverse_lengths = lengths, .n_threads = n_threads};
    double *scores = calloc(g->n + 1, sizeof *scores);
    TrError err = {0};
    ck_assert_ptr_nonnull(scores);
    ck_assert_msg(measure(&in, scores, &err) == TR_OK, "%s", err.message);
    return scores;
}

static double *compute_ties(Measure measure, const Ties *ties, bool lengths)
{
    TrAdjacency g = ties_adjacency(ties, NULL);
    double *scores = compute(measure, &g, lengths, 1);
    tr_adjacency_release(&g);
    return scores;
}

/* ---- the definition ---- */

typedef struct {
    size_t n;
    double *distance, *paths; /* n × n */
} Counted;

static bool same(double a, double b)
{
    return a == b || fabs(a - b) < 1e-9 * (a + b);
}

/* All distances by Floyd and Warshall; the number of paths from s by distance, over the last tie. */
static Counted count_paths(const Ties *ties, bool lengths)
{
    size_t n = ties->n;
    Counted c = {n, calloc(n * n + 1, sizeof(double)), calloc(n * n + 1, sizeof(double))};
    for (size_t i = 0; i < n * n; i++)
        c.distance[i] = i % (n + 1) == 0        ? 0
                        : ties->strength[i] > 0 ? (lengths ? 1 / ties->strength[i] : 1)
                                                : INFINITY;
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < n; j++)
                c.distance[i * n + j] =
                    fmin(c.distance[i * n + j], c.distance[i * n + k] + c.distance[k * n + j]);
    for (size_t s = 0; s < n; s++) {
        bool *done = calloc(n + 1, sizeof *done);
        c.paths[s * n + s] = 1;
        for (size_t round = 0; round < n; round++) {
            size_t v = n;
            for (size_t u = 0; u < n; u++)
                if (!done[u] && (v == n || c.distance[s * n + u] < c.distance[s * n + v]))
                    v = u;
            done[v] = true;
            for (size_t u = 0; u < n; u++) {
                double length = lengths ? 1 / ties->strength[v * n + u] : 1;
                if (u != s && ties->strength[v * n + u] > 0 && isfinite(c.distance[s * n + v]) &&
                    same(c.distance[s * n + v] + length, c.distance[s * n + u]))
                    c.paths[s * n + u] += c.paths[s * n + v];
            }
        }
        free(done);
    }
    return c;
}

static double betweenness_of(const Counted *c, size_t v)
{
    double sum = 0;
    size_t n = c->n;
    for (size_t s = 0; s < n; s++)
        for (size_t t = s + 1; t < n; t++)
            if (s != v && t != v && isfinite(c->distance[s * n + t]) &&
                same(c->distance[s * n + v] + c->distance[v * n + t], c->distance[s * n + t]))
                sum += c->paths[s * n + v] * c->paths[v * n + t] / c->paths[s * n + t];
    return sum;
}

static double harmonic_of(const Counted *c, size_t v)
{
    double sum = 0;
    for (size_t u = 0; u < c->n; u++)
        sum += u == v ? 0 : 1 / c->distance[v * c->n + u];
    return c->n > 1 ? sum / (double)(c->n - 1) : 0;
}

static double closeness_of(const Counted *c, size_t v)
{
    double sum = 0, reached = 0;
    for (size_t u = 0; u < c->n; u++)
        if (u != v && isfinite(c->distance[v * c->n + u])) {
            sum += c->distance[v * c->n + u];
            reached++;
        }
    return reached > 0 ? reached / sum : NAN;
}

static double closeness_wf_of(const Counted *c, size_t v)
{
    double reached = 0;
    for (size_t u = 0; u < c->n; u++)
        reached += u != v && isfinite(c->distance[v * c->n + u]);
    return reached > 0 ? closeness_of(c, v) * reached / (double)(c->n - 1) : 0;
}

static const struct {
    Measure measure;
    double (*expected)(const Counted *c, size_t v);
} definitions[] = {{tr_betweenness, betweenness_of},
                   {tr_harmonic, harmonic_of},
                   {tr_closeness, closeness_of},
                   {tr_closeness_wf, closeness_wf_of}};

static void expect_definitions(const Ties *ties, bool lengths, const char *what)
{
    Counted c = count_paths(ties, lengths);
    for (int k = 0; k < COUNT(definitions); k++) {
        double *scores = compute_ties(definitions[k].measure, ties, lengths);
        for (size_t v = 0; v < ties->n; v++) {
            double expected = definitions[k].expected(&c, v);
            ck_assert_msg((isnan(expected) && isnan(scores[v])) ||
                              fabs(expected - scores[v]) <= 1e-10 * (1 + fabs(expected)),
                          "%s, %zu nodes, measure %d of %zu: %.15g, not %.15g", what, ties->n, k, v,
                          scores[v], expected);
        }
        free(scores);
    }
    free(c.distance);
    free(c.paths);
}

/* From empty to dense; sparse ones have trees, isolates and many components, weighted ones many equal
 * lengths. */
START_TEST(drawn_networks)
{
    static const double shares[] = {0, 0.02, 0.05, 0.1, 0.3, 0.9};
    uint64_t state = (uint64_t)_i;
    size_t n = 1 + random_below(&state, 40);
    Ties ties = ties_draw(n, shares[_i % COUNT(shares)], _i % 4 >= 2, (uint64_t)_i);
    expect_definitions(&ties, _i % 4 == 3, "drawn");
    ties_free(&ties);
}
END_TEST

/* Shapes with many equal paths, hanging trees, or both. */
START_TEST(shapes)
{
    Ties grid = ties_new(30), barbell = ties_new(23), wheel = ties_new(20);
    for (size_t i = 0; i < 30; i++) {
        if (i % 6 < 5)
            ties_tie(&grid, i, i + 1, 1);
        if (i < 24)
            ties_tie(&grid, i, i + 6, 1);
    }
    expect_definitions(&grid, false, "grid");
    for (size_t i = 0; i < 10; i++)
        for (size_t k = 0; k < i; k++) {
            ties_tie(&barbell, i, k, 1);
            ties_tie(&barbell, 13 + i, 13 + k, 1);
        }
    for (size_t i = 9; i < 13; i++)
        ties_tie(&barbell, i, i + 1, 1);
    expect_definitions(&barbell, false, "barbell");
    for (size_t i = 1; i < 10; i++) {
        ties_tie(&wheel, 0, i, 2);
        ties_tie(&wheel, i, i == 9 ? 1 : i + 1, 4);
        ties_tie(&wheel, i, i + 10, 1);
    }
    ties_tie(&wheel, 19, 10, 1);
    expect_definitions(&wheel, true, "wheel with spokes, by length");
    expect_definitions(&wheel, false, "wheel with spokes");
    ties_free(&grid);
    ties_free(&barbell);
    ties_free(&wheel);
}
END_TEST

/* ---- formulas ---- */

/* In a tree v lies between all pairs of different branches. */
START_TEST(trees)
{
    uint64_t state = (uint64_t)_i + 3;
    size_t n = 2 + random_below(&state, 60), parent[64], below[64] = {0};
    Ties ties = ties_new(n);
    double *scores;
    for (size_t v = 1; v < n; v++) {
        parent[v] = _i % 3 == 0 ? v - 1 : random_below(&state, v);
        ties_tie(&ties, v, parent[v], 1 + (double)random_below(&state, 3));
    }
    for (size_t v = n; v-- > 0;) {
        below[v]++;
        if (v > 0)
            below[parent[v]] += below[v];
    }
    scores = compute_ties(tr_betweenness, &ties, _i % 2 == 1);
    for (size_t v = 0; v < n; v++) {
        double others = (double)(n - below[v]), pairs = (double)(n - 1) * (double)(n - 1) - others * others;
        for (size_t u = v + 1; u < n; u++)
            pairs -= parent[u] == v ? (double)below[u] * (double)below[u] : 0;
        ck_assert_double_eq_tol(scores[v], pairs / 2, 1e-9);
    }
    free(scores);
    ties_free(&ties);
}
END_TEST

/* Every path of length d has d - 1 nodes in between, so that in hops all betweenness together is the sum of d
 * - 1 over all pairs: n / closeness_wf. */
START_TEST(sum_over_pairs)
{
    Ties ties = ties_draw(200, 0.02, false, (uint64_t)_i);
    double *betweenness, *closeness, *wf, found = 0, expected = 0;
    betweenness = compute_ties(tr_betweenness, &ties, false);
    closeness = compute_ties(tr_closeness, &ties, false);
    wf = compute_ties(tr_closeness_wf, &ties, false);
    for (size_t v = 0; v < ties.n; v++) {
        double reached = isnan(closeness[v]) ? 0 : wf[v] / closeness[v] * (double)(ties.n - 1);
        found += betweenness[v];
        expected += reached > 0 ? (reached / closeness[v] - reached) / 2 : 0;
    }
    ck_assert_double_gt(found, 1000);
    ck_assert_double_eq_tol(found, expected, 1e-6);
    free(betweenness);
    free(closeness);
    free(wf);
    ties_free(&ties);
}
END_TEST

/* Diamonds in a row, each of which doubles the paths. From all that lie before it to all behind, each of its
 * two sides has half; from the ends of the row to one another, too. */
static TrAdjacency make_diamonds(size_t n, Ties *ties)
{
    *ties = ties_new(3 * n + 1);
    for (size_t i = 0; i < n; i++)
        for (size_t side = 1; side <= 2; side++) {
            ties_tie(ties, 3 * i, 3 * i + side, 1);
            ties_tie(ties, 3 * i + side, 3 * i + 3, 1);
        }
    return ties_adjacency(ties, NULL);
}

START_TEST(many_paths)
{
    enum { N = 100 };
    Ties ties;
    TrAdjacency g = make_diamonds(N, &ties);
    double *scores = compute(tr_betweenness, &g, false, 1);
    for (size_t i = 0; i < N; i++) /* 3 i + 1 nodes before, 3 (N - i) - 2 behind */
        for (size_t side = 1; side <= 2; side++)
            ck_assert_double_eq_tol(scores[3 * i + side],
                                    (3.0 * (double)i + 1) * (3.0 * (double)(N - i) - 2) / 2, 1e-6);
    free(scores);
    tr_adjacency_release(&g);
    ties_free(&ties);
}
END_TEST

/* 2^1200 paths are more than a double can count: an error, no number. */
START_TEST(too_many_paths)
{
    enum { N = 1200 };
    Ties ties;
    TrAdjacency g = make_diamonds(N, &ties);
    TrMeasureInput in = {.adjacency = &g, .n_threads = 1};
    double *scores = calloc(g.n, sizeof *scores);
    TrError err = {0};
    ck_assert_int_eq(tr_betweenness(&in, scores, &err), TR_ANALYSIS);
    ck_assert_ptr_nonnull(strstr(err.message, "too many shortest paths"));
    free(scores);
    tr_adjacency_release(&g);
    ties_free(&ties);
}
END_TEST

/* ---- properties ---- */

/* To the last bit, on a network large enough for threads. */
START_TEST(threads)
{
    Ties ties = ties_draw(700, 0.006, _i % 2 == 1, 1);
    TrAdjacency g = ties_adjacency(&ties, NULL);
    static const size_t counts[] = {2, 3, 7, 0};
    for (int k = 0; k < COUNT(definitions); k++) {
        double *one = compute(definitions[k].measure, &g, _i % 2 == 1, 1);
        for (int i = 0; i < COUNT(counts); i++) {
            double *several = compute(definitions[k].measure, &g, _i % 2 == 1, counts[i]);
            ck_assert_mem_eq(one, several, g.n * sizeof *one);
            free(several);
        }
        free(one);
    }
    tr_adjacency_release(&g);
    ties_free(&ties);
}
END_TEST

START_TEST(renaming_permutes)
{
    Ties ties = ties_draw(150, 0.02, _i % 2 == 1, (uint64_t)_i + 50);
    uint32_t names[150];
    uint64_t state = 9;
    TrAdjacency plain = ties_adjacency(&ties, NULL), renamed;
    for (uint32_t v = 0; v < 150; v++)
        names[v] = v;
    for (size_t v = 149; v > 0; v--) {
        size_t k = random_below(&state, v + 1);
        uint32_t swap = names[v];
        names[v] = names[k];
        names[k] = swap;
    }
    renamed = ties_adjacency(&ties, names);
    for (int k = 0; k < COUNT(definitions); k++) {
        double *was = compute(definitions[k].measure, &plain, _i % 2 == 1, 1);
        double *is = compute(definitions[k].measure, &renamed, _i % 2 == 1, 1);
        for (size_t v = 0; v < 150; v++)
            ck_assert((isnan(was[v]) && isnan(is[names[v]])) ||
                      fabs(was[v] - is[names[v]]) <= 1e-11 * (1 + fabs(was[v])));
        free(was);
        free(is);
    }
    tr_adjacency_release(&plain);
    tr_adjacency_release(&renamed);
    ties_free(&ties);
}
END_TEST

/* A billion times stronger or weaker: nothing is lost. */
START_TEST(far_apart_strengths)
{
    Ties ties = ties_new(4);
    double *harmonic, *closeness;
    ties_tie(&ties, 0, 1, 1e9);
    ties_tie(&ties, 1, 2, 1);
    ties_tie(&ties, 2, 3, 1e-9);
    harmonic = compute_ties(tr_harmonic, &ties, true);
    closeness = compute_ties(tr_closeness, &ties, true);
    ck_assert_double_eq_tol(harmonic[3] * 3e9, 1 + 2 / (1 + 1e-9), 1e-9);
    ck_assert_double_eq_tol(harmonic[0] / (1e9 / 3), 1, 1e-8);
    ck_assert_double_eq_tol(closeness[3] * 1e9, 3 / (3 + 2e-9), 1e-9);
    free(harmonic);
    free(closeness);
    ties_free(&ties);
}
END_TEST

/* ---- what may fail ---- */

typedef struct {
    TrMeasureInput in;
    Measure measure;
    double *scores;
} Attempt;

static TrStatus attempt(void *context, TrError *err)
{
    Attempt *it = context;
    return it->measure(&it->in, it->scores, err);
}

START_TEST(memory)
{
    Ties ties = ties_draw(40, 0.1, true, 4);
    TrAdjacency g = ties_adjacency(&ties, NULL);
    double scores[40];
    Attempt it = {.in = {.adjacency = &g, .inverse_lengths = _i % 2 == 1, .n_threads = 2},
                  .measure = definitions[_i / 2].measure,
                  .scores = scores};
    ck_assert_uint_gt(starve(attempt, &it), 10);
    tr_adjacency_release(&g);
    ties_free(&ties);
}
END_TEST

START_TEST(interruption)
{
    Ties ties = ties_draw(100, 0.1, false, 4);
    TrAdjacency g = ties_adjacency(&ties, NULL);
    TrMeasureInput in = {.adjacency = &g, .n_threads = 2};
    double scores[100];
    TrError err = {0};
    tr_interrupt_listen();
    ck_assert_int_eq(raise(SIGINT), 0);
    ck_assert_int_eq(definitions[_i].measure(&in, scores, &err), TR_INTERRUPTED);
    tr_adjacency_release(&g);
    ties_free(&ties);
}
END_TEST

Suite *suite_paths(void)
{
    Suite *suite = suite_create("paths");
    TCase *tcase = tcase_create("paths");
    tcase_add_loop_test(tcase, drawn_networks, 0, 240);
    tcase_add_test(tcase, shapes);
    tcase_add_loop_test(tcase, trees, 0, 40);
    tcase_add_loop_test(tcase, sum_over_pairs, 0, 5);
    tcase_add_test(tcase, many_paths);
    tcase_add_test(tcase, too_many_paths);
    tcase_add_loop_test(tcase, threads, 0, 2);
    tcase_add_loop_test(tcase, renaming_permutes, 0, 6);
    tcase_add_test(tcase, far_apart_strengths);
    tcase_add_loop_test(tcase, memory, 0, 2 * COUNT(definitions));
    tcase_add_loop_test(tcase, interruption, 0, COUNT(definitions));
    tcase_set_timeout(tcase, 120);
    suite_add_tcase(suite, tcase);
    return suite;
}
