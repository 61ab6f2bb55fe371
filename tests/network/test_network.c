/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The network as a whole: dates that ties span, and what happens without memory. */
#include <stdlib.h>
#include <string.h>

#include "../suites.h"
#include "analysis/ranking.h"
#include "base/memory.h"
#include "weave_support.h"

#define HEAD "person,role,organization,action,target,source,date\n"

static const struct {
    const char *claims, *first, *last; /* NULL: no date at all */
} spans[] = {
    {HEAD "a,,,x,b,s1,\n", NULL, NULL},
    {HEAD "a,,,x,b,s1,2020-02\n", "2020-02-01", "2020-02-29"},
    {HEAD "a,,,x,b,s1,2020-02\na,,,x,b,s2,\n", "2020-02-01", "2020-02-29"},
    {HEAD "a,,,x,b,s1,2021-05-06\na,,,x,b,s2,2019\na,,,x,b,s3,2020\n", "2019-01-01", "2021-05-06"},
    {HEAD "a,,,x,b,s1,2018/2022-03\na,,,x,b,s2,2019\n", "2018-01-01", "2022-03-31"},
};

START_TEST(tie_spans)
{
    Woven woven = weave(&(Sheets){.claims = spans[_i].claims}, NULL);
    char text[TR_DATE_TEXT_BYTES];
    TrDate span;
    ck_assert_uint_eq(woven.network->n_ties, 1);
    ck_assert_int_eq(tr_tie_span(woven.network, &woven.network->ties[0], &span), spans[_i].first != NULL);
    if (spans[_i].first != NULL) {
        ck_assert_str_eq(tr_day_text(span.first_day, text), spans[_i].first);
        ck_assert_str_eq(tr_day_text(span.last_day, text), spans[_i].last);
    }
    unravel(&woven);
}
END_TEST

START_TEST(free_of_nothing)
{
    tr_network_free(NULL);
}
END_TEST

/* Everything that the network layer allocates for: roles, signs, denials, parents, events, sources. */
static const Sheets rich = {
    .claims =
        "claim_id,person,role,organization,action,target,recipient,date,source,origin,status,stance,about,"
        "confidence,sign\n"
        "c1,Ana,chief,Banco,met with,Beto,,2020,s1,,alleged,,,0.5,\n"
        "c2,Ana,,,extradited,Carla,United States,2021,s2,,,,,0.7,-\n"
        "c3,Beto,clerk,Banco,,,,,s2,Wire,,,,,\n"
        "c4,Carla,,Banco,,,,,s3,,,,,,\n"
        "c5,Ana,,,met with,Beto,,,s3,,,denies,,,\n"
        "c6,Beto,,,said no,,,,s3,,,denies,c1,,\n"
        "c7,Dora,,,cursed,Eva,,,s3,,,denies,,,\n",
    .entities = "name,kind,aliases,parent\nBanco,company,El Banco,Grupo\n",
    .sources = "id,title,origin\ns1,One,Wire\ns2,Two,\n",
};

static const TrWeave weaves[] = {
    {0},
    {.weights = TR_WEIGHT_CONFIDENCE, .inverse_lengths = true},
    {.action_nodes = true, .weights = TR_WEIGHT_CLAIMS},
    {.mode = TR_MODE_PEOPLE},
    {.without = "Carla|el banco", .groups = "sector"},
    {.mode = TR_MODE_ORGANIZATIONS, .since = "2019", .until = "2025"},
};

/* Let the first, the second, … allocation fail, until none is left to: each time TR_MEMORY, nothing leaks
 * (the address sanitizer sees), nothing is left half-made. */
START_TEST(build_without_memory)
{
    TrError err = {0};
    TrNetwork *network = NULL;
    unsigned long n;
    for (n = 1; network == NULL && n < 5000; n++) {
        TrInput *input = read_sheets(&rich);
        memset(&err, 0, sizeof err);
        tr_memory_fail_at(n);
        network = tr_network_build(input, &weaves[_i], &err);
        tr_memory_fail_at(0);
        if (network == NULL)
            ck_assert_msg(err.status == TR_MEMORY, "allocation %lu: %s", n, err.message);
        tr_network_free(network);
        tr_input_free(input);
    }
    ck_assert_ptr_nonnull(network); /* freed, but it was made */
    ck_assert_uint_gt(n, 20);
}
END_TEST

START_TEST(ranking_without_memory)
{
    Woven woven = weave(&rich, &weaves[_i]);
    const TrMeasure *measures[64];
    TrStatus st = TR_MEMORY;
    unsigned long n;
    ck_assert_uint_le(tr_n_measures, 64);
    for (size_t i = 0; i < tr_n_measures; i++)
        measures[i] = &tr_measures[i];
    for (n = 1; st != TR_OK && n < 5000; n++) {
        TrRanking ranking = {0};
        TrError err = {0};
        tr_memory_fail_at(n);
        st = tr_ranking_make(woven.network, measures, tr_n_measures, 0, &ranking, &err);
        tr_memory_fail_at(0);
        if (st != TR_OK) {
            ck_assert_msg(st == TR_MEMORY && err.status == TR_MEMORY, "allocation %lu: %s", n, err.message);
            ck_assert_ptr_null(ranking.measures);
            ck_assert_uint_eq(ranking.n, 0);
        }
        tr_ranking_release(&ranking);
    }
    ck_assert_int_eq(st, TR_OK);
    ck_assert_uint_gt(n, tr_n_measures);
    unravel(&woven);
}
END_TEST

/* One input serves one network after another. */
START_TEST(one_input_many_networks)
{
    TrInput *input = read_sheets(&rich);
    char *first = NULL;
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < COUNT(weaves); i++) {
            TrError err = {0};
            TrNetwork *network = tr_network_build(input, &weaves[i], &err);
            ck_assert_msg(network != NULL, "%s", err.message);
            if (i == 0 && first == NULL)
                first = list_ties(network);
            else if (i == 0)
                expect_text("built again", list_ties(network), first);
            tr_network_free(network);
        }
    }
    free(first);
    tr_input_free(input);
}
END_TEST

/* Who is left out has no node and no tie; what others have to do with one another stays. */
static const struct {
    const char *without, *nodes, *ties;
} left_out[] = {
    {"Ana", "Banco\nBeto\nCarla\nDora\nEva\nGrupo\nUnited States\n",
     "Beto -affiliation- Banco 1/1\nCarla -affiliation- Banco 1/1\nBanco -part_of- Grupo 0/0 uncounted\n"
     "Carla -transfer> United States 1/1\n"},
    {"EL BANCO|Carla", "Ana\nBeto\nDora\nEva\nGrupo\nUnited States\n",
     "Ana -contact- Beto 1/1 alleged 2 against\n"},
};

START_TEST(without_some)
{
    Woven woven = weave(&rich, &(TrWeave){.without = left_out[_i].without});
    expect_text("nodes", list_nodes(woven.network), left_out[_i].nodes);
    expect_text("ties", list_ties(woven.network), left_out[_i].ties);
    ck_assert_uint_eq(woven.network->n_unanswered, 1);
    unravel(&woven);
}
END_TEST

START_TEST(without_nobody_known)
{
    TrInput *input = read_sheets(&rich);
    TrError err = {0};
    ck_assert_ptr_null(tr_network_build(input, &(TrWeave){.without = "Ana|Zoe"}, &err));
    ck_assert_int_eq(err.status, TR_BAD_USAGE);
    ck_assert_msg(strstr(err.message, "'Zoe'") != NULL, "%s", err.message);
    tr_input_free(input);
}
END_TEST

Suite *suite_network(void)
{
    Suite *suite = suite_create("network");
    TCase *tcase = tcase_create("network");
    tcase_add_loop_test(tcase, tie_spans, 0, COUNT(spans));
    tcase_add_test(tcase, free_of_nothing);
    tcase_add_loop_test(tcase, build_without_memory, 0, COUNT(weaves));
    tcase_add_loop_test(tcase, ranking_without_memory, 0, COUNT(weaves));
    tcase_add_loop_test(tcase, without_some, 0, COUNT(left_out));
    tcase_add_test(tcase, without_nobody_known);
    tcase_add_test(tcase, one_input_many_networks);
    tcase_set_timeout(tcase, 120);
    suite_add_tcase(suite, tcase);
    return suite;
}
