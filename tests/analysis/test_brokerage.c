/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Roles of brokers: a case worked by hand, the figures of sna::brokerage (R, sna 2.7), and every triple of
 * random networks looked at one by one. tests/oracle/structure.py asks sna itself. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "../network/weave_support.h"
#include "../suites.h"
#include "analysis/brokerage.h"

/* A, B are of one group, C, D of another. Roles of each: coordinator, itinerant, gatekeeper, representative,
 * liaison, all. */
#define EXAMPLE                                                                                              \
    "person,role,organization,action,target\nA,,,x,B\nA,,,x,C\nB,,,x,C\nB,,,x,D\nC,,,x,D\nD,,,x,A\n"
static const double by_hand[4][TR_N_BROKER_ROLES] = {
    {0, 1, 1, 0, 0, 2}, {0, 0, 0, 1, 0, 1}, {0, 0, 1, 0, 0, 1}, {0, 1, 0, 1, 0, 2}};
/* The same for all four: half of the twelve arcs are there, 1/8 of the pairs are open. */
static const double expected_by_sna[TR_N_BROKER_ROLES] = {0, 0.25, 0.25, 0.25, 0, 0.75};
static const double deviation_by_sna[TR_N_BROKER_ROLES] = {0, 0.4677072, 0.5, 0.5, 0, 0.9185587};

static bool close_to(double a, double b)
{
    return fabs(a - b) < 1e-7;
}

START_TEST(example)
{
    Sheets sheets = {.claims = EXAMPLE, .entities = "name,kind\nA,one\nB,one\nC,two\nD,two\n"};
    Woven woven = weave(&sheets, NULL);
    TrPartition groups;
    TrBrokerage brokerage;
    TrError err = {0};
    ck_assert_int_eq(tr_partition_by_kind(woven.network, &groups, &err), TR_OK);
    ck_assert_int_eq(tr_brokerage_make(woven.network, &groups, &brokerage, &err), TR_OK);
    ck_assert_uint_eq(brokerage.n, 4);
    ck_assert_uint_eq(brokerage.n_arcs, 6);
    for (uint32_t v = 0; v < 4; v++)
        for (TrBrokerRole role = 0; role < TR_N_BROKER_ROLES; role++) {
            double expected, deviation;
            tr_brokerage_expect(&brokerage, &groups, groups.group_of[v], role, &expected, &deviation);
            ck_assert_double_eq(brokerage.count[v * TR_N_BROKER_ROLES + role], by_hand[v][role]);
            ck_assert(close_to(expected, expected_by_sna[role]));
            ck_assert(close_to(deviation, deviation_by_sna[role]));
        }
    tr_brokerage_release(&brokerage);
    tr_partition_release(&groups);
    unravel(&woven);
}
END_TEST

/* ---- every triple ---- */

enum { N = 14 };

static Woven weave_at_random(uint32_t seed, bool *acts)
{
    static const char *const kinds[] = {"red", "blue", "green", "grey"};
    Dice dice = {seed * 2654435761u + 1};
    char *claims = NULL, *entities = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&claims, &length);
    uint32_t density = 1 + throw_dice(&dice, 9);
    Woven woven;
    (void)fputs("person,role,organization,action,target\n", file);
    for (int a = 0; a < N; a++) {
        (void)fprintf(file, "v%02d,,,,\n", a);
        for (int b = 0; b < N; b++) {
            acts[a * N + b] = a != b && throw_dice(&dice, 10) < density;
            if (acts[a * N + b])
                (void)fprintf(file, "v%02d,,,pushed,v%02d\n", a, b);
            if (a < b && throw_dice(&dice, 10) == 0) /* no arc */
                (void)fprintf(file, "v%02d,friend,v%02d,,\n", a, b);
        }
    }
    ck_assert_int_eq(fclose(file), 0);
    file = open_memstream(&entities, &length);
    (void)fputs("name,kind\n", file);
    for (int a = 0; a < N; a++)
        (void)fprintf(file, "v%02d,%s\n", a, kinds[throw_dice(&dice, 4)]);
    ck_assert_int_eq(fclose(file), 0);
    woven = weave(&(Sheets){.claims = claims, .entities = entities}, NULL);
    free(claims);
    free(entities);
    return woven;
}

START_TEST(every_triple)
{
    bool acts[N * N];
    Woven woven = weave_at_random((uint32_t)_i + 1, acts);
    TrPartition groups;
    TrBrokerage brokerage;
    TrError err = {0};
    double count[N][TR_N_BROKER_ROLES] = {0};
    ck_assert_uint_eq(woven.network->n_nodes, N);
    ck_assert_int_eq(tr_partition_by_kind(woven.network, &groups, &err), TR_OK);
    for (int a = 0; a < N; a++)
        for (int v = 0; v < N; v++)
            for (int b = 0; b < N; b++) {
                const uint32_t *of = groups.group_of;
                if (a == b || !acts[a * N + v] || !acts[v * N + b] || acts[a * N + b])
                    continue;
                count[v][TR_ALL_ROLES]++;
                count[v][TR_COORDINATOR] += of[a] == of[v] && of[v] == of[b];
                count[v][TR_ITINERANT] += of[a] == of[b] && of[v] != of[b];
                count[v][TR_GATEKEEPER] += of[a] != of[v] && of[v] == of[b];
                count[v][TR_REPRESENTATIVE] += of[a] == of[v] && of[v] != of[b];
                count[v][TR_LIAISON] += of[a] != of[v] && of[v] != of[b] && of[a] != of[b];
            }
    ck_assert_int_eq(tr_brokerage_make(woven.network, &groups, &brokerage, &err), TR_OK);
    for (int v = 0; v < N; v++)
        for (int role = 0; role < TR_N_BROKER_ROLES; role++)
            ck_assert_double_eq(brokerage.count[v * TR_N_BROKER_ROLES + role], count[v][role]);
    tr_brokerage_release(&brokerage);
    tr_partition_release(&groups);
    unravel(&woven);
}
END_TEST

/* An event is nobody's broker, and nobody brokers between events. */
START_TEST(events)
{
    Sheets sheets = {.claims = "person,role,organization,action,target,date\na,,,x,b,2020\nb,,,x,c,2021\n"};
    Woven ties = weave(&sheets, NULL), nodes = weave(&sheets, &(TrWeave){.action_nodes = true});
    double *scores = measure(ties.network, "brokerage");
    ck_assert_double_eq(scores[node_called(ties.network, "b")], 1);
    free(scores);
    scores = measure(nodes.network, "brokerage");
    for (size_t v = 0; v < nodes.network->n_nodes; v++)
        ck_assert_double_eq(scores[v], 0);
    free(scores);
    unravel(&ties);
    unravel(&nodes);
}
END_TEST

/* The rows of the table are the roles, in order. */
START_TEST(rows)
{
    static const char *const names[TR_N_BROKER_ROLES] = {"broker_coordinator", "broker_itinerant",
                                                         "broker_gatekeeper",  "broker_representative",
                                                         "broker_liaison",     "brokerage"};
    Sheets sheets = {.claims = EXAMPLE, .entities = "name,wing\nA,1\nB,1\nC,2\nD,2\n"};
    Woven woven = weave(&sheets, &(TrWeave){.groups = "wing"});
    for (int role = 0; role < TR_N_BROKER_ROLES; role++) {
        double *scores = measure(woven.network, names[role]);
        for (int v = 0; v < 4; v++)
            ck_assert_double_eq(scores[v], by_hand[v][role]);
        free(scores);
    }
    unravel(&woven);
}
END_TEST

Suite *suite_brokerage(void)
{
    Suite *suite = suite_create("brokerage");
    TCase *tcase = tcase_create("brokerage");
    tcase_add_test(tcase, example);
    tcase_add_loop_test(tcase, every_triple, 0, 40);
    tcase_add_test(tcase, events);
    tcase_add_test(tcase, rows);
    suite_add_tcase(suite, tcase);
    return suite;
}
