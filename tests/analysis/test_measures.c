/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every measure on shapes whose scores follow from its formula; and the driver that feeds them. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../network/weave_support.h"
#include "../suites.h"
#include "analysis/measures.h"

#define RING  "a-b b-c c-d d-e e-a"
#define STAR  "a-b a-c a-d a-e"
#define PATH  "a-b b-c c-d"
#define APART "a-b b-c c-a d-e f" /* a triangle, a pair, an isolate */
#define ALONE "a"

/* PageRank of a star of five: c = 0.03 + 0.85 · 4 l, l = 0.03 + 0.85 c / 4. */
#define STAR_CENTRE (0.132 / 0.2775)
#define STAR_LEAF   (0.03 + 0.2125 * STAR_CENTRE)
/* Of a path of four: m = 0.0375 + 0.85 (e + m / 2), e + m = 1/2. */
#define PATH_MIDDLE (0.4625 / 1.425)
/* Of APART: who has ties has what the isolate has, divided by 0.15; all sum to 1. */
#define TIED (1 / 5.15)

static const struct {
    const char *measure, *shape;
    double scores[6];
} cases[] = {
    {"degree", RING, {2, 2, 2, 2, 2}},
    {"degree", STAR, {4, 1, 1, 1, 1}},
    {"degree", PATH, {1, 2, 2, 1}},
    {"degree", APART, {2, 2, 2, 1, 1, 0}},
    {"degree", ALONE, {0}},
    {"degree", "a-b b-a a-b", {1, 1}},
    {"strength", RING, {2, 2, 2, 2, 2}},
    {"strength", APART, {2, 2, 2, 1, 1, 0}},
    {"strength", ALONE, {0}},
    {"betweenness", RING, {1, 1, 1, 1, 1}},
    {"betweenness", "a-b b-c c-d d-a", {0.5, 0.5, 0.5, 0.5}},
    {"betweenness", STAR, {6, 0, 0, 0, 0}},
    {"betweenness", PATH, {0, 2, 2, 0}},
    {"betweenness", APART, {0, 0, 0, 0, 0, 0}},
    {"betweenness", ALONE, {0}},
    {"harmonic", RING, {0.75, 0.75, 0.75, 0.75, 0.75}},
    {"harmonic", STAR, {1, 0.625, 0.625, 0.625, 0.625}},
    {"harmonic", PATH, {11.0 / 18, 5.0 / 6, 5.0 / 6, 11.0 / 18}},
    {"harmonic", APART, {0.4, 0.4, 0.4, 0.2, 0.2, 0}},
    {"harmonic", ALONE, {0}},
    {"closeness", RING, {2.0 / 3, 2.0 / 3, 2.0 / 3, 2.0 / 3, 2.0 / 3}},
    {"closeness", STAR, {1, 4.0 / 7, 4.0 / 7, 4.0 / 7, 4.0 / 7}},
    {"closeness", PATH, {0.5, 0.75, 0.75, 0.5}},
    {"closeness", APART, {1, 1, 1, 1, 1, NAN}},
    {"closeness", ALONE, {NAN}},
    {"closeness_wf", RING, {2.0 / 3, 2.0 / 3, 2.0 / 3, 2.0 / 3, 2.0 / 3}},
    {"closeness_wf", STAR, {1, 4.0 / 7, 4.0 / 7, 4.0 / 7, 4.0 / 7}},
    {"closeness_wf", APART, {0.4, 0.4, 0.4, 0.2, 0.2, 0}},
    {"closeness_wf", ALONE, {0}},
    {"eigenvector", RING, {1, 1, 1, 1, 1}},
    {"eigenvector", STAR, {1, 0.5, 0.5, 0.5, 0.5}},
    {"eigenvector", PATH, {0.61803398875, 1, 1, 0.61803398875}},
    {"eigenvector", APART, {1, 1, 1, 0, 0, 0}},
    {"eigenvector", "a b c", {0, 0, 0}},
    {"eigenvector", ALONE, {0}},
    /* where several components share the largest eigenvalue, all are treated alike */
    {"eigenvector", "a-b c-d e-f", {1, 1, 1, 1, 1, 1}},
    {"hub", "a-b b-a", {1, 1}},
    {"hub", "a-b b-c c-a", {1, 1, 1}},
    {"hub", "a-b c-d", {1, 0, 1, 0}},
    {"authority", "a-b", {0, 1}},
    {"authority", "a-b c-d", {0, 1, 0, 1}},
    {"pagerank", RING, {0.2, 0.2, 0.2, 0.2, 0.2}},
    {"pagerank", STAR, {STAR_CENTRE, STAR_LEAF, STAR_LEAF, STAR_LEAF, STAR_LEAF}},
    {"pagerank", PATH, {0.5 - PATH_MIDDLE, PATH_MIDDLE, PATH_MIDDLE, 0.5 - PATH_MIDDLE}},
    {"pagerank", APART, {TIED, TIED, TIED, TIED, TIED, 0.15 * TIED}},
    {"pagerank", "a b c d", {0.25, 0.25, 0.25, 0.25}},
    {"pagerank", ALONE, {1}},
    {"coreness", RING, {2, 2, 2, 2, 2}},
    {"coreness", STAR, {1, 1, 1, 1, 1}},
    {"coreness", APART, {2, 2, 2, 1, 1, 0}},
    {"coreness", "a-b a-c a-d b-c b-d c-d d-e", {3, 3, 3, 3, 1}},
    {"coreness", ALONE, {0}},
    {"constraint", RING, {0.5, 0.5, 0.5, 0.5, 0.5}},
    {"constraint", STAR, {0.25, 1, 1, 1, 1}},
    {"constraint", PATH, {1, 0.5, 0.5, 1}},
    {"constraint", APART, {1.125, 1.125, 1.125, 1, 1, NAN}},
    {"constraint", ALONE, {NAN}},
    /* k - 2t/k: in a complete network of four 3 - 2 · 3/3; c of the triangle with a tail 3 - 2/3 */
    {"effective_size", RING, {2, 2, 2, 2, 2}},
    {"effective_size", STAR, {4, 1, 1, 1, 1}},
    {"effective_size", APART, {1, 1, 1, 1, 1, NAN}},
    {"effective_size", "a-b a-c a-d b-c b-d c-d", {1, 1, 1, 1}},
    {"effective_size", "a-b b-c c-a c-d", {1, 1, 7.0 / 3, 1}},
    {"effective_size", ALONE, {NAN}},
    {"articulation", RING, {0, 0, 0, 0, 0}},
    {"articulation", STAR, {3, 0, 0, 0, 0}},
    {"articulation", PATH, {0, 1, 1, 0}},
    {"articulation", APART, {0, 0, 0, 0, 0, 0}},
    {"articulation", ALONE, {0}},
    {"brokerage", PATH, {0, 1, 1, 0}},
    {"brokerage", "a-b b-a", {0, 0}},
    {"brokerage", "a-b b-c a-c", {0, 0, 0}},
    {"brokerage", "a-b b-c c-a", {1, 1, 1}},
    {"brokerage", ALONE, {0}},
    {"broker_coordinator", PATH, {0, 1, 0, 0}}, /* d is only acted on: nobody knows its kind */
    {"broker_representative", PATH, {0, 0, 1, 0}},
    {"pn", RING, {NAN, NAN, NAN, NAN, NAN}},
    {"balance", ALONE, {NAN}},
    {"ei_index", ALONE, {NAN}},
    /* A Aᵀ of a→c, a→d, b→c is [2 1; 1 1], and so is Aᵀ A of c and d. */
    {"hub", "a-c a-d b-c", {1, 0.61803398875, 0, 0}},
    {"authority", "a-c a-d b-c", {0, 0, 1, 0.61803398875}},
    {"hub", "a-b a-c a-d", {1, 0, 0, 0}},
    {"authority", "a-b a-c a-d", {0, 1, 1, 1}},
    {"hub", "a b", {0, 0}},
    {"authority", ALONE, {0}},
};

static bool same(double a, double b)
{
    return (isnan(a) && isnan(b)) || fabs(a - b) < 1e-10;
}

START_TEST(formulas)
{
    Woven woven = weave_shape(cases[_i].shape, NULL);
    double *scores = measure(woven.network, cases[_i].measure);
    ck_assert_uint_le(woven.network->n_nodes, 6);
    for (size_t v = 0; v < woven.network->n_nodes; v++)
        ck_assert_msg(same(scores[v], cases[_i].scores[v]), "%s of %s in %s is %.12g, not %.12g",
                      cases[_i].measure, tr_node_name(woven.network, v), cases[_i].shape, scores[v],
                      cases[_i].scores[v]);
    free(scores);
    unravel(&woven);
}
END_TEST

/* A triangle whose sides a–b and b–c have four origins, a–c one. By strength 4, 4, 1; by length 1/4, 1/4, 1:
 * from a to c the way through b is 1/2 long, the direct one 1. */
#define TRIANGLE                                                                                             \
    "person,role,organization,action,target,source\na,,,x,b,1\na,,,x,b,2\na,,,x,b,3\na,,,x,b,4\n"            \
    "b,,,x,c,1\nb,,,x,c,2\nb,,,x,c,3\nb,,,x,c,4\na,,,x,c,1\n"

/* Burt, by hand: p_ab = 4/5, p_ac = 1/5, p_ba = p_bc = 1/2, p_ca = 1/5, p_cb = 4/5.
 * a: (4/5 + 1/5 · 4/5)² + (1/5 + 4/5 · 1/2)² = 0.96² + 0.6²; b: 2 (1/2 + 1/2 · 1/5)² = 0.72. */
static const struct {
    const char *measure;
    TrWeave how;
    double scores[3];
} weighted[] = {
    {"strength", {0}, {5, 8, 5}},
    {"strength", {.weights = TR_WEIGHT_NONE}, {2, 2, 2}},
    {"degree", {0}, {2, 2, 2}},
    {"coreness", {0}, {2, 2, 2}},
    {"betweenness", {0}, {0, 0, 0}},
    {"betweenness", {.inverse_lengths = true}, {0, 1, 0}},
    {"betweenness", {.inverse_lengths = true, .weights = TR_WEIGHT_NONE}, {0, 0, 0}},
    {"harmonic", {0}, {1, 1, 1}},
    {"harmonic", {.inverse_lengths = true}, {3, 4, 3}}, /* a: (4 + 2) / 2 */
    {"closeness", {0}, {1, 1, 1}},
    {"closeness", {.inverse_lengths = true}, {2 / 0.75, 4, 2 / 0.75}},
    {"closeness_wf", {.inverse_lengths = true}, {2 / 0.75, 4, 2 / 0.75}},
    {"constraint", {0}, {0.96 * 0.96 + 0.36, 0.72, 0.96 * 0.96 + 0.36}},
    {"constraint", {.weights = TR_WEIGHT_NONE}, {1.125, 1.125, 1.125}},
    {"pagerank", {.weights = TR_WEIGHT_NONE}, {1.0 / 3, 1.0 / 3, 1.0 / 3}},
    /* b = 0.05 + 0.85 · (4/5)(a + c), a = c, 2a + b = 1: b = 0.05 + 0.68 (1 - b) */
    {"pagerank", {0}, {(1 - 0.73 / 1.68) / 2, 0.73 / 1.68, (1 - 0.73 / 1.68) / 2}},
    /* lambda a = 4 b + a, lambda b = 8 a: lambda² - lambda - 32 = 0, a / b = lambda / 8 */
    {"eigenvector", {0}, {0.772363543225, 1, 0.772363543225}},
    {"eigenvector", {.weights = TR_WEIGHT_NONE}, {1, 1, 1}},
};

START_TEST(weights)
{
    Woven woven = weave(&(Sheets){.claims = TRIANGLE}, &weighted[_i].how);
    double *scores = measure(woven.network, weighted[_i].measure);
    for (size_t v = 0; v < 3; v++)
        ck_assert_msg(fabs(scores[v] - weighted[_i].scores[v]) < 1e-8, "row %d: %s of %s is %.12g, not %.12g",
                      _i, weighted[_i].measure, tr_node_name(woven.network, v), scores[v],
                      weighted[_i].scores[v]);
    free(scores);
    unravel(&woven);
}
END_TEST

/* Nobody to measure: no measure fails. */
START_TEST(nobody)
{
    Sheets sheets = {.claims = "person,role,organization,action,target,date\na,,,nudged,b,2020\n"};
    Woven woven = weave(&sheets, &(TrWeave){.since = "2021"});
    ck_assert_uint_eq(woven.network->n_nodes, 0);
    for (size_t i = 0; i < tr_n_measures; i++)
        free(measure(woven.network, tr_measures[i].name));
    unravel(&woven);
}
END_TEST

/* One computed after another from one driver is what each is by itself, whatever ran before it. */
START_TEST(order_of_measures)
{
    Woven woven = weave_shape("a-b b-c c-d d-a a-c e-f f-a g-g h", NULL);
    TrError err = {0};
    for (int backwards = 0; backwards < 2; backwards++) {
        TrMeasuring *measuring = tr_measuring_new(woven.network, &err);
        ck_assert_ptr_nonnull(measuring);
        for (size_t k = 0; k < tr_n_measures; k++) {
            const TrMeasure *it = &tr_measures[backwards ? tr_n_measures - 1 - k : k];
            double together[8], *alone = measure(woven.network, it->name);
            ck_assert_uint_eq(woven.network->n_nodes, 8);
            ck_assert_int_eq(tr_measuring_compute(measuring, it, together, &err), TR_OK);
            for (size_t v = 0; v < 8; v++)
                ck_assert_msg(together[v] == alone[v] || (isnan(together[v]) && isnan(alone[v])),
                              "%s of node %zu", it->name, v);
            free(alone);
        }
        tr_measuring_free(measuring);
    }
    tr_measuring_free(NULL);
    unravel(&woven);
}
END_TEST

/* Scores of pairs, in order of (name, name). */
static const struct {
    const char *measure, *shape;
    double scores[6];
} of_ties[] = {
    {"edge_betweenness", PATH, {3, 4, 3}},
    {"edge_betweenness", STAR, {4, 4, 4, 4}},
    {"edge_betweenness", "a-b b-c c-d d-a", {2, 2, 2, 2}},
    {"edge_betweenness", APART, {1, 1, 1, 1}},
    {"edge_betweenness", ALONE, {0}},
    {"bridge", PATH, {1, 2, 1}},
    {"bridge", RING, {0, 0, 0, 0, 0}},
    {"bridge", APART, {0, 0, 0, 1}},
};

START_TEST(ties)
{
    Woven woven = weave_shape(of_ties[_i].shape, NULL);
    TrError err = {0};
    const TrMeasure *it = tr_tie_measure_find(of_ties[_i].measure, &err);
    TrMeasuring *measuring = tr_measuring_new(woven.network, &err);
    double scores[6];
    ck_assert_ptr_nonnull(it);
    ck_assert_uint_eq(tr_measure_n_scores(it, woven.network), woven.network->n_pairs);
    ck_assert_int_eq(tr_measuring_compute(measuring, it, scores, &err), TR_OK);
    for (size_t i = 0; i < woven.network->n_pairs; i++)
        ck_assert_msg(same(scores[i], of_ties[_i].scores[i]), "%s of tie %zu in %s is %.12g",
                      of_ties[_i].measure, i, of_ties[_i].shape, scores[i]);
    tr_measuring_free(measuring);
    unravel(&woven);
}
END_TEST

/* The way from a to c through b is the shorter one: it carries all, a–c nothing. */
START_TEST(ties_by_length)
{
    Woven woven = weave(&(Sheets){.claims = TRIANGLE}, &(TrWeave){.inverse_lengths = true});
    TrError err = {0};
    TrMeasuring *measuring = tr_measuring_new(woven.network, &err);
    double scores[3];
    ck_assert_int_eq(
        tr_measuring_compute(measuring, tr_tie_measure_find("edge_betweenness", &err), scores, &err), TR_OK);
    ck_assert(scores[0] == 2 && scores[1] == 0 && scores[2] == 2);
    tr_measuring_free(measuring);
    unravel(&woven);
}
END_TEST

/* Each table says where to look for what is in the other. */
START_TEST(other_table)
{
    TrError err = {0};
    ck_assert_ptr_null(tr_measure_find("bridge", &err));
    ck_assert_msg(strstr(err.message, "--ties") != NULL, "%s", err.message);
    err = (TrError){0};
    ck_assert_ptr_null(tr_tie_measure_find("degree", &err));
    ck_assert_msg(strstr(err.message, "of entities") != NULL, "%s", err.message);
    err = (TrError){0};
    ck_assert_ptr_null(tr_tie_measure_find("bridges", &err));
    ck_assert_msg(strstr(err.message, "'bridge'") != NULL, "%s", err.message);
}
END_TEST

START_TEST(table_of_measures)
{
    for (size_t i = 0; i < tr_n_measures; i++) {
        TrError err = {0};
        ck_assert_ptr_eq(tr_measure_find(tr_measures[i].name, &err), &tr_measures[i]);
        ck_assert_uint_gt(strlen(tr_measures[i].help), 10);
        ck_assert_uint_gt(strlen(tr_weight_meaning_name(tr_measures[i].weight)), 0);
        ck_assert_uint_gt(strlen(tr_measure_base_name(tr_measures[i].base)), 0);
        ck_assert_uint_gt(strlen(tr_measures[i].cost), 0);
        ck_assert_uint_gt(strcspn(tr_measures[i].reference, "0123456789"), 3);
        ck_assert(!tr_measures[i].of_ties);
        for (size_t k = 0; k < i; k++)
            ck_assert_str_ne(tr_measures[i].name, tr_measures[k].name);
    }
}
END_TEST

static const struct {
    const char *name, *suggestion; /* NULL: none is near */
} slips[] = {
    {"betweeness", "'betweenness'"}, {"degre", "'degree'"}, {"page_rank", "'pagerank'"},
    {"Harmonic", "'harmonic'"},      {"xyzzy", NULL},       {"", NULL},
};

START_TEST(unknown_measures)
{
    Woven woven = weave_shape("a-b", NULL);
    TrError err = {0};
    double scores[2];
    ck_assert_int_eq(tr_network_measure(woven.network, slips[_i].name, scores, &err), TR_BAD_USAGE);
    ck_assert_int_eq(err.status, TR_BAD_USAGE);
    ck_assert_msg(strstr(err.message, slips[_i].suggestion == NULL ? "--list" : slips[_i].suggestion) != NULL,
                  "%s", err.message);
    unravel(&woven);
}
END_TEST

Suite *suite_measures(void)
{
    Suite *suite = suite_create("measures");
    TCase *tcase = tcase_create("measures");
    tcase_add_loop_test(tcase, formulas, 0, COUNT(cases));
    tcase_add_loop_test(tcase, weights, 0, COUNT(weighted));
    tcase_add_test(tcase, nobody);
    tcase_add_test(tcase, order_of_measures);
    tcase_add_loop_test(tcase, ties, 0, COUNT(of_ties));
    tcase_add_test(tcase, ties_by_length);
    tcase_add_test(tcase, other_table);
    tcase_add_test(tcase, table_of_measures);
    tcase_add_loop_test(tcase, unknown_measures, 0, COUNT(slips));
    suite_add_tcase(suite, tcase);
    return suite;
}
