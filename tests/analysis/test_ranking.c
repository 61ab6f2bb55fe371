/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Equal scores share a rank (1, 1, 3) and stand in order of name; what has no score has no rank. */
#include <stdio.h>
#include <stdlib.h>

#include "../network/weave_support.h"
#include "../suites.h"
#include "analysis/measure_functions.h"
#include "analysis/ranking.h"

static char *list_places(const TrRankedMeasure *ranked, const TrNetwork *network)
{
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    ck_assert_ptr_nonnull(file);
    for (size_t i = 0; i < ranked->n_places; i++)
        (void)fprintf(file, "%u %s\n", ranked->ranks[ranked->places[i]],
                      tr_node_name(network, ranked->places[i]));
    ck_assert_int_eq(fclose(file), 0);
    return text;
}

static const struct {
    const char *shape, *measure, *places; /* 0: not ranked */
    size_t n_ranked;
} cases[] = {
    {"d-c c-b d-b b-a", "degree", "1 b\n2 c\n2 d\n4 a\n", 4},
    {"z-a z-b y-a y-b", "degree", "1 a\n1 b\n1 y\n1 z\n", 4},
    {"m-a m-b m-c k-a k-b k-c", "degree", "1 k\n1 m\n3 a\n3 b\n3 c\n", 5},
    {"a-z b-z c-z", "betweenness", "1 z\n2 a\n2 b\n2 c\n", 4},
    /* low constraint first; isolates have none and stand behind, by name */
    {"z-a z-b z-c y x", "constraint", "1 z\n2 a\n2 b\n2 c\n0 x\n0 y\n", 4},
    {"c-b a", "closeness", "1 b\n1 c\n0 a\n", 2},
    {"c b a", "degree", "1 a\n1 b\n1 c\n", 3},
    {"c b a", "constraint", "0 a\n0 b\n0 c\n", 0},
    {"a", "pagerank", "1 a\n", 1},
    /* what an iteration leaves outside the dominant component is no order */
    {"d-e a-b b-c c-a f", "eigenvector", "1 a\n1 b\n1 c\n4 d\n4 e\n4 f\n", 6},
};

START_TEST(ranks)
{
    Woven woven = weave_shape(cases[_i].shape, NULL);
    TrError err = {0};
    const TrMeasure *it = tr_measure_find(cases[_i].measure, &err);
    TrRanking ranking;
    ck_assert_ptr_nonnull(it);
    ck_assert_int_eq(tr_ranking_make(woven.network, &it, 1, 0, &ranking, &err), TR_OK);
    ck_assert_ptr_eq(tr_ranking_leading(&ranking), &ranking.measures[0]);
    ck_assert_uint_eq(ranking.measures[0].n_ranked, cases[_i].n_ranked);
    expect_text(cases[_i].shape, list_places(&ranking.measures[0], woven.network), cases[_i].places);
    tr_ranking_release(&ranking);
    ck_assert_ptr_null(tr_ranking_leading(&ranking));
    unravel(&woven);
}
END_TEST

/* 1/3 + 1/3 + 1/3 and 1 differ in their last bits and are one score: rounding comes first. On a ring all
 * scores of all measures are equal; those of signed ties are not defined. */
START_TEST(last_bits)
{
    Woven woven = weave_shape("g-a a-f f-b b-e e-c c-d d-g", NULL);
    TrError err = {0};
    for (size_t k = 0; k < tr_n_measures; k++) {
        const TrMeasure *it = &tr_measures[k];
        TrRanking ranking;
        if (it->compute == tr_hub || it->compute == tr_authority)
            continue;
        ck_assert_int_eq(tr_ranking_make(woven.network, &it, 1, 0, &ranking, &err), TR_OK);
        expect_text(it->name, list_places(&ranking.measures[0], woven.network),
                    it->base == TR_ON_SIGNED ? "0 a\n0 b\n0 c\n0 d\n0 e\n0 f\n0 g\n"
                                             : "1 a\n1 b\n1 c\n1 d\n1 e\n1 f\n1 g\n");
        tr_ranking_release(&ranking);
    }
    unravel(&woven);
}
END_TEST

/* Events are no entities: neither ranked nor placed, though they lie on the paths. */
START_TEST(events_are_not_ranked)
{
    Sheets sheets = {.claims = "person,role,organization,action,target\nb,,,nudged,a\nc,,,nudged,a\n"};
    Woven woven = weave(&sheets, &(TrWeave){.action_nodes = true});
    TrError err = {0};
    const TrMeasure *it = tr_measure_find("degree", &err);
    TrRanking ranking;
    size_t event = node_called(woven.network, "nudged");
    ck_assert_int_eq(tr_ranking_make(woven.network, &it, 1, 0, &ranking, &err), TR_OK);
    ck_assert_double_eq(ranking.measures[0].scores[event], 3);
    ck_assert_uint_eq(ranking.measures[0].ranks[event], 0);
    expect_text("events", list_places(&ranking.measures[0], woven.network), "1 a\n1 b\n1 c\n");
    tr_ranking_release(&ranking);
    unravel(&woven);
}
END_TEST

static double cost_of(const TrMeasure *measure, const TrNetwork *network)
{
    TrError err = {0};
    double seconds = NAN;
    ck_assert_int_eq(tr_measure_cost(measure, network, &seconds, &err), TR_OK);
    return seconds;
}

/* What costs more than the budget is sampled, but not where the smallest sample costs more than all paths. */
START_TEST(budget)
{
    Woven woven = weave_shape("a-b b-c c-a", NULL);
    TrError err = {0};
    const TrMeasure *wanted[] = {tr_measure_find("betweenness", &err), tr_measure_find("harmonic", &err),
                                 tr_measure_find("degree", &err)};
    double betweenness = cost_of(wanted[0], woven.network), cost = cost_of(wanted[1], woven.network);
    TrRanking ranking;
    ck_assert_double_gt(cost, 0);
    ck_assert_double_gt(betweenness, cost);
    ck_assert_double_eq(cost_of(wanted[2], woven.network), 0);
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(tr_ranking_make(woven.network, wanted, 3, i * cost, &ranking, &err), TR_OK);
        for (int k = 0; k < 3; k++) {
            ck_assert_ptr_nonnull(ranking.measures[k].scores);
            ck_assert_uint_eq(ranking.measures[k].n_samples, 0);
            ck_assert_ptr_null(ranking.measures[k].low);
        }
        ck_assert_double_eq(ranking.measures[1].cost, cost);
        ck_assert_ptr_eq(tr_ranking_leading(&ranking), &ranking.measures[0]);
        tr_ranking_release(&ranking);
    }
    unravel(&woven);
}
END_TEST

Suite *suite_ranking(void)
{
    Suite *suite = suite_create("ranking");
    TCase *tcase = tcase_create("ranking");
    tcase_add_loop_test(tcase, ranks, 0, COUNT(cases));
    tcase_add_test(tcase, last_bits);
    tcase_add_test(tcase, events_are_not_ranked);
    tcase_add_test(tcase, budget);
    suite_add_tcase(suite, tcase);
    return suite;
}
