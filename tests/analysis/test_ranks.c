/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Ranks from scores; tau_b, rho and the Jaccard index by hand and against their definitions. */
#include <math.h>
#include <string.h>

#include "../suites.h"
#include "../support.h"
#include "analysis/ranks.h"

static const struct {
    const char *title;
    double scores[5];
    bool low_first;
    uint32_t low[5], high[5];
} cases[] = {
    {"no ties", {5, 4, 3, 2, 1}, false, {1, 2, 3, 4, 5}, {1, 2, 3, 4, 5}},
    {"the lowest first", {5, 4, 3, 2, 1}, true, {5, 4, 3, 2, 1}, {5, 4, 3, 2, 1}},
    {"two share the second rank", {1, 7, 7, 9, 0}, false, {4, 2, 2, 1, 5}, {4, 3, 3, 1, 5}},
    {"all equal", {2, 2, 2, 2, 2}, false, {1, 1, 1, 1, 1}, {5, 5, 5, 5, 5}},
    {"not available comes last", {NAN, 1, NAN, -1, 0.0}, false, {4, 1, 4, 3, 2}, {5, 1, 5, 3, 2}},
    {"zero has no sign", {-0.0, 0.0, 1, -0.0, 2}, false, {3, 3, 2, 3, 1}, {5, 5, 2, 5, 1}},
};

START_TEST(test_ranks)
{
    static const uint32_t nodes[] = {0, 1, 2, 3, 4};
    TrRanks ranks;
    TrError err = {0};
    ck_assert_int_eq(tr_ranks_init(&ranks, 5, &err), TR_OK);
    ck_assert_int_eq(tr_ranks_fill(&ranks, cases[_i].scores, nodes, 5, cases[_i].low_first, &err), TR_OK);
    for (size_t i = 0; i < 5; i++) {
        ck_assert_msg(ranks.low[i] == cases[_i].low[i], "%s: low of %zu: %u", cases[_i].title, i,
                      ranks.low[i]);
        ck_assert_msg(ranks.high[i] == cases[_i].high[i], "%s: high of %zu: %u", cases[_i].title, i,
                      ranks.high[i]);
    }
    tr_ranks_release(&ranks);
}
END_TEST

START_TEST(test_some_nodes)
{
    static const uint32_t nodes[] = {4, 1};
    static const double scores[] = {9, 1, 8, 7, 2};
    TrRanks ranks;
    TrError err = {0};
    ck_assert_int_eq(tr_ranks_init(&ranks, 5, &err), TR_OK);
    ck_assert_int_eq(tr_ranks_fill(&ranks, scores, nodes, 2, false, &err), TR_OK);
    ck_assert_uint_eq(ranks.low[4], 1);
    ck_assert_uint_eq(ranks.low[1], 2);
    ck_assert_uint_eq(ranks.low[0], 0);
    ck_assert_uint_eq(ranks.order[0], 4);
    tr_ranks_release(&ranks);
}
END_TEST

/* Pairs by hand. 1 2 3 4 against 1 3 2 4: one of six turned round. Against 1 1 3 4: 5 of one order, n0 - n2 =
 * 5; 5 / sqrt(6 * 5). Against 4 3 1 1: 5 turned round. */
static const struct {
    uint32_t n, x[4], y[4];
    double tau;
} taus[] = {
    {4, {1, 2, 3, 4}, {1, 2, 3, 4}, 1},
    {4, {1, 2, 3, 4}, {4, 3, 2, 1}, -1},
    {4, {1, 2, 3, 4}, {1, 3, 2, 4}, 4.0 / 6},
    {4, {1, 2, 3, 4}, {1, 1, 3, 4}, 0.91287092917527686},
    {4, {1, 2, 3, 4}, {4, 3, 1, 1}, -0.91287092917527686},
    {4, {1, 1, 3, 3}, {1, 1, 3, 3}, 1},
    {4, {1, 1, 3, 3}, {1, 3, 1, 3}, 0},
    {2, {1, 2}, {2, 1}, -1},
    {4, {1, 1, 1, 1}, {1, 2, 3, 4}, NAN},
    {1, {1}, {1}, NAN},
    {0, {0}, {0}, NAN},
};

START_TEST(test_tau_by_hand)
{
    double tau = 7;
    TrError err = {0};
    ck_assert_int_eq(tr_tau_b(taus[_i].x, taus[_i].y, taus[_i].n, &tau, &err), TR_OK);
    if (isnan(taus[_i].tau))
        ck_assert(isnan(tau));
    else
        ck_assert_double_eq_tol(tau, taus[_i].tau, 1e-15);
}
END_TEST

/* The definition, pair by pair. */
static double slow_tau(const uint32_t *x, const uint32_t *y, size_t n)
{
    double same = 0, other = 0, tied_x = 0, tied_y = 0, all = (double)(n * (n - 1) / 2);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++) {
            int by_x = (x[i] > x[j]) - (x[i] < x[j]), by_y = (y[i] > y[j]) - (y[i] < y[j]);
            same += by_x * by_y > 0;
            other += by_x * by_y < 0;
            tied_x += by_x == 0;
            tied_y += by_y == 0;
        }
    return (same - other) / sqrt((all - tied_x) * (all - tied_y));
}

START_TEST(test_tau_at_random)
{
    enum { MOST = 300 };
    uint32_t x[MOST], y[MOST];
    uint64_t dice = 20;
    for (int time = 0; time < 200; time++) {
        size_t n = 2 + random_below(&dice, MOST - 2), values = 1 + random_below(&dice, 40);
        double tau, expected;
        TrError err = {0};
        for (size_t i = 0; i < n; i++) {
            x[i] = (uint32_t)random_below(&dice, values);
            y[i] = (uint32_t)random_below(&dice, 2) ? x[i] : (uint32_t)random_below(&dice, values);
        }
        expected = slow_tau(x, y, n);
        EXPECT(tr_tau_b(x, y, n, &tau, &err) == TR_OK);
        EXPECT(isnan(expected) ? isnan(tau) : fabs(tau - expected) < 1e-12);
    }
}
END_TEST

/* 1 - 6 sum d^2 / (n (n^2 - 1)) where nobody is tied: 1 3 2 4 has sum d^2 = 2, so 1 - 12/60. */
START_TEST(test_rho)
{
    static const uint32_t x[] = {1, 2, 3, 4}, y[] = {1, 3, 2, 4}, back[] = {4, 3, 2, 1};
    static const uint32_t one[] = {1, 1, 1, 1}, four[] = {4, 4, 4, 4}, low[] = {1, 1, 3, 4},
                          high[] = {2, 2, 3, 4};
    ck_assert_double_eq_tol(tr_rho(x, x, y, y, 4), 0.8, 1e-15);
    ck_assert_double_eq_tol(tr_rho(x, x, back, back, 4), -1, 1e-15);
    ck_assert_double_eq(tr_rho(x, x, one, four, 4), 0);
    /* middle ranks 1.5 1.5 3 4: scipy.stats.spearmanr([1, 2, 3, 4], [1, 1, 3, 4]) */
    ck_assert_double_eq_tol(tr_rho(x, x, low, high, 4), 0.9486832980505138, 1e-15);
}
END_TEST

START_TEST(test_jaccard)
{
    static const uint32_t x[] = {1, 2, 3, 4, 5}, y[] = {1, 4, 2, 3, 5}, none[] = {9, 9, 9, 9, 9};
    ck_assert_double_eq(tr_top_jaccard(x, y, 5, 1), 1);
    ck_assert_double_eq(tr_top_jaccard(x, y, 5, 2), 1.0 / 3); /* 0 and 1; 0 and 2 */
    ck_assert_double_eq(tr_top_jaccard(x, y, 5, 3), 2.0 / 4);
    ck_assert_double_eq(tr_top_jaccard(x, y, 5, 4), 1);
    ck_assert_double_eq(tr_top_jaccard(x, none, 5, 2), 0);
    ck_assert_double_eq(tr_top_jaccard(none, none, 5, 2), 1);
}
END_TEST

static TrStatus starving(void *context, TrError *err)
{
    static const uint32_t x[] = {1, 2, 3}, nodes[] = {0, 1, 2};
    static const double scores[] = {1, 2, 3};
    TrRanks ranks = {0};
    double tau;
    TrStatus st = TR_OK;
    (void)context;
    TR_TRY(tr_ranks_init(&ranks, 3, err));
    TR_TRY(tr_ranks_fill(&ranks, scores, nodes, 3, false, err));
    TR_TRY(tr_tau_b(x, x, 3, &tau, err));
out:
    tr_ranks_release(&ranks);
    return st;
}

START_TEST(test_starving)
{
    ck_assert_uint_gt(starve(starving, NULL), 5);
}
END_TEST

Suite *suite_ranks(void)
{
    Suite *suite = suite_create("ranks");
    TCase *tcase = tcase_create("ranks");
    tcase_add_loop_test(tcase, test_ranks, 0, COUNT(cases));
    tcase_add_test(tcase, test_some_nodes);
    tcase_add_loop_test(tcase, test_tau_by_hand, 0, COUNT(taus));
    tcase_add_test(tcase, test_tau_at_random);
    tcase_add_test(tcase, test_rho);
    tcase_add_test(tcase, test_jaccard);
    tcase_add_test(tcase, test_starving);
    suite_add_tcase(suite, tcase);
    return suite;
}
