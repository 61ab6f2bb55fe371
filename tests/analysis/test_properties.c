/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What must hold of every network: drawn at random, the same in every run. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../network/weave_support.h"
#include "../suites.h"
#include "analysis/cuts.h"
#include "analysis/measure_functions.h"
#include "analysis/triangles.h"
#include "base/memory.h"
#include "network/components.h"

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
    ck_assert_uint_eq(woven.network->n_nodes, (size_t)drawn->n - (how != NULL && how->without != NULL));
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

static void check_ties(const Woven *once, const Woven *often)
{
    TrError err = {0};
    TrMeasuring *before = tr_measuring_new(once->network, &err);
    TrMeasuring *after = tr_measuring_new(often->network, &err);
    double was[MOST * MOST], is[MOST * MOST];
    ck_assert_uint_eq(once->network->n_pairs, often->network->n_pairs);
    for (size_t k = 0; k < tr_n_tie_measures; k++) {
        ck_assert_int_eq(tr_measuring_compute(before, &tr_tie_measures[k], was, &err), TR_OK);
        ck_assert_int_eq(tr_measuring_compute(after, &tr_tie_measures[k], is, &err), TR_OK);
        for (size_t i = 0; i < once->network->n_pairs; i++)
            ck_assert_msg(was[i] == is[i], "%s", tr_tie_measures[k].name);
    }
    tr_measuring_free(before);
    tr_measuring_free(after);
}

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
    for (size_t i = 0; i < once.network->n_pairs; i++)
        ck_assert(once.network->pairs[i].strength == often.network->pairs[i].strength);
    check_ties(&once, &often);
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

static size_t components_without(const Drawn *drawn, const int *names, const char *without)
{
    Woven woven = weave_drawn(drawn, names, 1, &(TrWeave){.without = without});
    TrError err = {0};
    size_t n;
    ck_assert_int_eq(tr_network_count_components(woven.network, &n, &err), TR_OK);
    unravel(&woven);
    return n;
}

/* A node's articulation is what taking it out does to the number of components: an isolate takes its own
 * along. */
START_TEST(removal_adds_components)
{
    Drawn drawn = draw(_i);
    int names[MOST];
    Woven woven;
    double *articulation, *degree;
    size_t before;
    count_up(names, drawn.n);
    woven = weave_drawn(&drawn, names, 1, NULL);
    before = components_without(&drawn, names, NULL);
    articulation = measure(woven.network, "articulation");
    degree = measure(woven.network, "degree");
    for (size_t v = 0; v < woven.network->n_nodes; v++) {
        size_t after = components_without(&drawn, names, tr_node_name(woven.network, v));
        ck_assert_double_eq((double)before + articulation[v] - (degree[v] == 0), (double)after);
    }
    free(articulation);
    free(degree);
    unravel(&woven);
}
END_TEST

static uint32_t root_of(const uint32_t *above, uint32_t v)
{
    while (above[v] != v)
        v = above[v];
    return v;
}

/* Nodes of a's component, and of b's, when pair `out` is gone. */
static void sizes_without(const TrNetwork *network, size_t out, size_t *of_a, size_t *of_b)
{
    uint32_t above[MOST];
    const TrPair *pairs = network->pairs;
    for (uint32_t v = 0; v < network->n_nodes; v++)
        above[v] = v;
    for (size_t i = 0; i < network->n_pairs; i++)
        if (i != out)
            above[root_of(above, pairs[i].a)] = root_of(above, pairs[i].b);
    *of_a = *of_b = 0;
    for (uint32_t v = 0; v < network->n_nodes; v++) {
        *of_a += root_of(above, v) == root_of(above, pairs[out].a);
        *of_b += root_of(above, v) == root_of(above, pairs[out].b);
    }
    if (root_of(above, pairs[out].a) == root_of(above, pairs[out].b))
        *of_a = *of_b = 0; /* no bridge */
}

START_TEST(bridges_cut_off)
{
    Drawn drawn = draw(_i);
    int names[MOST];
    Woven woven;
    TrAdjacency adjacency;
    TrError err = {0};
    double cut_off[MOST * MOST];
    count_up(names, drawn.n);
    woven = weave_drawn(&drawn, names, 1, NULL);
    ck_assert_int_eq(tr_adjacency_make(woven.network, &adjacency, &err), TR_OK);
    ck_assert_int_eq(tr_cuts_find(&adjacency, NULL, cut_off, &err), TR_OK);
    for (size_t i = 0; i < woven.network->n_pairs; i++) {
        size_t of_a, of_b;
        sizes_without(woven.network, i, &of_a, &of_b);
        ck_assert_double_eq(cut_off[i], (double)(of_a < of_b ? of_a : of_b));
    }
    tr_adjacency_release(&adjacency);
    unravel(&woven);
}
END_TEST

typedef struct {
    const TrAdjacency *adjacency;
    const uint32_t *pair_at;
    const TrPair *pairs;
    size_t n;
    bool seen[MOST][MOST][MOST];
} Triangles;

static void note(void *context, const TrTriangle *t)
{
    Triangles *it = context;
    const uint32_t *neighbour = it->adjacency->neighbour;
    const TrPair *uw = &it->pairs[it->pair_at[t->at_uw]];
    ck_assert_uint_eq(neighbour[t->at_uv], t->v);
    ck_assert_uint_eq(neighbour[t->at_vw], t->w);
    ck_assert_uint_eq(neighbour[t->at_uw], t->w);
    ck_assert((uw->a == t->u && uw->b == t->w) || (uw->a == t->w && uw->b == t->u));
    for (int turn = 0; turn < 6; turn++) {
        uint32_t nodes[3] = {t->u, t->v, t->w};
        bool *seen = &it->seen[nodes[turn / 2]][nodes[(turn / 2 + 1 + turn % 2) % 3]]
                              [nodes[(turn / 2 + 2 - turn % 2) % 3]];
        ck_assert(!*seen);
        *seen = true;
    }
    it->n++;
}

/* Each once, and as many as tied triples there are. */
START_TEST(every_triangle)
{
    Drawn drawn = draw(_i);
    int names[MOST];
    Woven woven;
    TrAdjacency adjacency;
    TrError err = {0};
    Triangles *it = calloc(1, sizeof *it);
    bool tied[MOST][MOST] = {0};
    uint32_t *pair_at;
    size_t n = 0;
    count_up(names, drawn.n);
    woven = weave_drawn(&drawn, names, 1, NULL);
    for (size_t i = 0; i < woven.network->n_pairs; i++)
        tied[woven.network->pairs[i].a][woven.network->pairs[i].b] = true;
    for (int a = 0; a < MOST; a++)
        for (int b = a; b < MOST; b++)
            for (int c = b; c < MOST; c++)
                n += tied[a][b] && tied[b][c] && tied[a][c];
    ck_assert_int_eq(tr_adjacency_make(woven.network, &adjacency, &err), TR_OK);
    ck_assert_int_eq(tr_adjacency_pairs(woven.network, &adjacency, &pair_at, &err), TR_OK);
    it->adjacency = &adjacency;
    it->pair_at = pair_at;
    it->pairs = woven.network->pairs;
    ck_assert_int_eq(tr_triangles_each(&adjacency, note, it, &err), TR_OK);
    ck_assert_uint_eq(it->n, n);
    tr_adjacency_release(&adjacency);
    tr_free(pair_at);
    free(it);
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
    tcase_add_loop_test(tcase, removal_adds_components, 0, N_GRAPHS);
    tcase_add_loop_test(tcase, bridges_cut_off, 0, N_GRAPHS);
    tcase_add_loop_test(tcase, every_triangle, 0, N_GRAPHS);
    tcase_set_timeout(tcase, 60);
    suite_add_tcase(suite, tcase);
    return suite;
}
