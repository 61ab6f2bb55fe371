/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What must hold of every network: drawn at random, the same in every run. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../network/weave_support.h"
#include "../suites.h"
#include "analysis/measure_functions.h"

enum { N_GRAPHS = 50, MOST = 24, MOST_CLAIMS = 200 };

typedef struct {
    int from, to, source;
} Claim;

typedef struct {
    int n, n_claims;
    Claim claims[MOST_CLAIMS];
} Drawn;

/* Claims drawn at random: loops, repetitions and both directions as they come; some leave many apart. */
static Drawn draw(int seed)
{
    Dice dice = {(uint32_t)seed * 2654435761u + 1};
    Drawn drawn = {.n = 3 + (int)throw_dice(&dice, MOST - 3)};
    int m = (int)throw_dice(&dice, (uint32_t)(3 * drawn.n));
    while (drawn.n_claims <= m && drawn.n_claims < MOST_CLAIMS)
        drawn.claims[drawn.n_claims++] =
            (Claim){(int)throw_dice(&dice, (uint32_t)drawn.n), (int)throw_dice(&dice, (uint32_t)drawn.n),
                    (int)throw_dice(&dice, 4)};
    return drawn;
}

/* Everyone acts on 0 and 0 on everyone, 1 on 2: connected, and hubs and authorities are settled (A Aᵀ and
 * Aᵀ A are irreducible), so that every score is a property of the network. */
static void tie_together(Drawn *drawn)
{
    for (int i = 1; i < drawn->n; i++) {
        drawn->claims[drawn->n_claims++] = (Claim){0, i, 0};
        drawn->claims[drawn->n_claims++] = (Claim){i, 0, 0};
    }
    drawn->claims[drawn->n_claims++] = (Claim){1, 2, 0};
}

/* Weave the claims with vertex i called by its place in `names`, and every claim `times` over: the same
 * source each time, and another note, so that the rows are no duplicates. */
static Woven weave_drawn(const Drawn *drawn, const int *names, int times, const TrWeave *how)
{
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    Woven woven;
    ck_assert_ptr_nonnull(file);
    (void)fputs("person,role,organization,action,target,source,note\n", file);
    for (int i = 0; i < drawn->n; i++)
        (void)fprintf(file, "v%02d,,,,,s0,\n", names[i]);
    for (int i = 0; i < drawn->n_claims; i++)
        for (int time = 0; time < (i % 3 == 0 ? times : 1); time++)
            (void)fprintf(file, "v%02d,,,nudged,v%02d,s%d,%d\n", names[drawn->claims[i].from],
                          names[drawn->claims[i].to], drawn->claims[i].source, time);
    ck_assert_int_eq(fclose(file), 0);
    woven = weave(&(Sheets){.claims = text}, how);
    ck_assert_uint_eq(woven.network->n_nodes, (size_t)drawn->n);
    free(text);
    return woven;
}

static void count_up(int *names, int n)
{
    for (int i = 0; i < n; i++)
        names[i] = i;
}

static void shuffle(int *names, int n, Dice *dice)
{
    count_up(names, n);
    for (int i = n - 1; i > 0; i--) {
        int k = (int)throw_dice(dice, (uint32_t)i + 1), swap = names[i];
        names[i] = names[k];
        names[k] = swap;
    }
}

static bool is_spectral(const TrMeasure *it)
{
    return it->compute == tr_eigenvector || it->compute == tr_hub || it->compute == tr_authority;
}

static void check_renaming(const Drawn *drawn, bool spectral, Dice *dice)
{
    TrWeave how = {.inverse_lengths = throw_dice(dice, 2) == 1};
    int plain[MOST], renamed[MOST];
    Woven before, after;
    count_up(plain, drawn->n);
    shuffle(renamed, drawn->n, dice);
    before = weave_drawn(drawn, plain, 1, &how);
    after = weave_drawn(drawn, renamed, 1, &how);
    for (size_t k = 0; k < tr_n_measures; k++) {
        double *was, *is;
        if (is_spectral(&tr_measures[k]) && !spectral)
            continue;
        was = measure(before.network, tr_measures[k].name);
        is = measure(after.network, tr_measures[k].name);
        for (int v = 0; v < drawn->n; v++)
            ck_assert_msg(fabs(was[v] - is[renamed[v]]) <= 1e-9 * (1 + fabs(was[v])) ||
                              (isnan(was[v]) && isnan(is[renamed[v]])),
                          "%s of %d is %.12g, and %.12g under another name", tr_measures[k].name, v, was[v],
                          is[renamed[v]]);
        free(was);
        free(is);
    }
    unravel(&before);
    unravel(&after);
}

START_TEST(renaming_permutes)
{
    Drawn drawn = draw(_i);
    Dice dice = {(uint32_t)_i + 99};
    check_renaming(&drawn, false, &dice);
    tie_together(&drawn);
    check_renaming(&drawn, true, &dice);
}
END_TEST

/* To the last bit: the network is the same. */
START_TEST(repetition_changes_nothing)
{
    Drawn drawn = draw(_i);
    int names[MOST];
    Woven once, often;
    if (_i % 2 == 1)
        tie_together(&drawn);
    count_up(names, drawn.n);
    once = weave_drawn(&drawn, names, 1, NULL);
    often = weave_drawn(&drawn, names, 4, NULL);
    ck_assert_uint_gt(often.input->tables[TR_CLAIMS].n, once.input->tables[TR_CLAIMS].n);
    for (size_t k = 0; k < tr_n_measures; k++) {
        double *was, *is;
        if (is_spectral(&tr_measures[k]) && _i % 2 == 0)
            continue;
        was = measure(once.network, tr_measures[k].name);
        is = measure(often.network, tr_measures[k].name);
        for (int v = 0; v < drawn.n; v++)
            ck_assert_msg(was[v] == is[v] || (isnan(was[v]) && isnan(is[v])), "%s", tr_measures[k].name);
        free(was);
        free(is);
    }
    unravel(&once);
    unravel(&often);
}
END_TEST

static double sum_of(const TrNetwork *network, const char *name)
{
    double sum = 0, *scores = measure(network, name);
    for (size_t v = 0; v < network->n_nodes; v++)
        sum += scores[v];
    free(scores);
    return sum;
}

START_TEST(sums)
{
    Drawn drawn = draw(_i);
    int names[MOST];
    Woven woven;
    double strength = 0;
    count_up(names, drawn.n);
    woven = weave_drawn(&drawn, names, 1, NULL);
    for (size_t i = 0; i < woven.network->n_pairs; i++)
        strength += woven.network->pairs[i].strength;
    ck_assert_double_eq_tol(sum_of(woven.network, "pagerank"), 1, 1e-9);
    ck_assert_double_eq(sum_of(woven.network, "degree"), 2 * (double)woven.network->n_pairs);
    ck_assert_double_eq(sum_of(woven.network, "strength"), 2 * strength);
    unravel(&woven);
}
END_TEST

/* Within their bounds: harmonic, closeness and eigenvector at most 1; coreness at most degree; a pair's
 * betweenness shares at most all pairs of others. */
START_TEST(bounds)
{
    Drawn drawn = draw(_i);
    int names[MOST];
    Woven woven;
    double *degree, *coreness, *betweenness, n = drawn.n;
    static const char *const up_to_one[] = {"harmonic",    "closeness", "closeness_wf",
                                            "eigenvector", "hub",       "authority"};
    count_up(names, drawn.n);
    woven = weave_drawn(&drawn, names, 1, NULL);
    for (int k = 0; k < COUNT(up_to_one); k++) {
        double *scores = measure(woven.network, up_to_one[k]);
        for (int v = 0; v < drawn.n; v++)
            ck_assert(isnan(scores[v]) || (scores[v] >= 0 && scores[v] <= 1));
        free(scores);
    }
    degree = measure(woven.network, "degree");
    coreness = measure(woven.network, "coreness");
    betweenness = measure(woven.network, "betweenness");
    for (int v = 0; v < drawn.n; v++) {
        ck_assert_double_le(coreness[v], degree[v]);
        ck_assert_double_ge(betweenness[v], 0);
        ck_assert_double_le(betweenness[v], (n - 1) * (n - 2) / 2 + 1e-9);
    }
    free(degree);
    free(coreness);
    free(betweenness);
    unravel(&woven);
}
END_TEST

Suite *suite_properties(void)
{
    Suite *suite = suite_create("properties");
    TCase *tcase = tcase_create("properties");
    tcase_add_loop_test(tcase, renaming_permutes, 0, N_GRAPHS);
    tcase_add_loop_test(tcase, repetition_changes_nothing, 0, N_GRAPHS);
    tcase_add_loop_test(tcase, sums, 0, N_GRAPHS);
    tcase_add_loop_test(tcase, bounds, 0, N_GRAPHS);
    tcase_set_timeout(tcase, 60);
    suite_add_tcase(suite, tcase);
    return suite;
}
