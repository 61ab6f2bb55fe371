/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What pairs rest on, the networks drawn from it, and merges undone: by hand. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../network/weave_support.h"
#include "../suites.h"
#include "../support.h"
#include "analysis/merges.h"
#include "analysis/replicate.h"

/* Ana and Beto by two origins, one of which says it twice; Ana and Carla by one; Beto and Carla by none that
 * counts. */
static const char claims[] = "person,role,organization,action,target,source,confidence,weight,date,status\n"
                             "Ana,,,met,Beto,south,0.5,2,2020,\n"
                             "Ana,,,met,Beto,north,0.5,3,2020,\n"
                             "Ana,,,met,Beto,north,0.75,4,2021,\n"
                             "Ana,,,paid,Carla,north,0.25,1,2021,\n"
                             "Beto,,,paid,Carla,south,,,2021,acquitted\n";

/* Pair 0 is Ana and Beto, pair 1 Ana and Carla; origin 0 is north, origin 1 south. */
static const struct {
    TrWeights weights;
    uint32_t times[2];
    double strengths[2];
} cases[] = {
    {TR_WEIGHT_ORIGINS, {1, 1}, {2, 1}},
    {TR_WEIGHT_ORIGINS, {0, 1}, {1, 0}},
    {TR_WEIGHT_ORIGINS, {2, 0}, {2, 2}},
    {TR_WEIGHT_ORIGINS, {3, 1}, {4, 3}},
    {TR_WEIGHT_CLAIMS, {1, 1}, {3, 1}},
    {TR_WEIGHT_CLAIMS, {2, 1}, {5, 2}},
    {TR_WEIGHT_WEIGHT, {1, 1}, {9, 1}},
    {TR_WEIGHT_WEIGHT, {0, 3}, {6, 0}},
    {TR_WEIGHT_CONFIDENCE, {1, 1}, {1 - 0.5 * 0.25, 0.25}},
    {TR_WEIGHT_CONFIDENCE, {2, 0}, {1 - 0.25 * 0.25, 1 - 0.75 * 0.75}},
    {TR_WEIGHT_NONE, {2, 1}, {1, 1}},
    {TR_WEIGHT_NONE, {0, 1}, {1, 0}},
};

START_TEST(test_strengths)
{
    Woven woven = weave(&(Sheets){.claims = claims}, &(TrWeave){.weights = cases[_i].weights});
    TrResampling table;
    TrError err = {0};
    ck_assert_int_eq(tr_resampling_make(woven.network, &table, &err), TR_OK);
    ck_assert_uint_eq(table.n_origins, 2);
    ck_assert_str_eq(tr_resampling_origin(&table, 0), "north");
    ck_assert_str_eq(tr_resampling_origin(&table, 1), "south");
    ck_assert_uint_eq(table.n_claims, 4);
    ck_assert(!table.certain);
    for (size_t p = 0; p < 2; p++) {
        ck_assert_double_eq(tr_resampling_strength(&table, p, cases[_i].times, NULL), cases[_i].strengths[p]);
        ck_assert_double_eq(tr_resampling_strength(&table, p, NULL, NULL), woven.network->pairs[p].strength);
    }
    tr_resampling_release(&table);
    unravel(&woven);
}
END_TEST

/* Each pair's strength from the table is what the network has, with every option. */
START_TEST(test_whole)
{
    static const char *const shapes[] = {"a-b b-c c-a a-d d-e e-f f-d", "a b c", "a-a b-b", "a-b b-a a-b"};
    for (int i = 0; i < COUNT(shapes); i++) {
        Woven woven = weave_shape(shapes[i], &(TrWeave){.action_nodes = i == 3});
        TrResampling table;
        TrReplicate replicate;
        TrReplicatePlan plan = {.kind = TR_FEWER_ORIGINS, .n = 1};
        TrError err = {0};
        ck_assert_int_eq(tr_resampling_make(woven.network, &table, &err), TR_OK);
        ck_assert_int_eq(tr_replicate_init(&replicate, &table, &err), TR_OK);
        tr_replicate_draw(&table, &plan, 0, &replicate); /* the one origin there is */
        ck_assert_uint_eq(replicate.adjacency.first[table.whole.n], table.whole.first[table.whole.n]);
        for (size_t k = 0; k < table.whole.first[table.whole.n]; k++)
            ck_assert_uint_eq(replicate.adjacency.neighbour[k], table.whole.neighbour[k]);
        ck_assert_ptr_null(replicate.adjacency.strength);
        tr_replicate_release(&replicate);
        tr_resampling_release(&table);
        unravel(&woven);
    }
}
END_TEST

START_TEST(test_projection_is_refused)
{
    Woven woven = weave_shape("a-b", &(TrWeave){.mode = TR_MODE_PEOPLE});
    TrResampling table;
    TrError err = {0};
    ck_assert_int_eq(tr_resampling_make(woven.network, &table, &err), TR_ANALYSIS);
    ck_assert_ptr_nonnull(strstr(err.message, "--network ties"));
    unravel(&woven);
}
END_TEST

/* ---- draws ---- */

typedef struct {
    Woven woven;
    TrResampling table;
    TrReplicate replicate;
} Drawing;

/* Eleven origins, each telling of a tie of its own, all of the first. */
static void begin(Drawing *it)
{
    char text[4000] = "person,role,organization,action,target,source,confidence\n";
    TrError err = {0};
    for (int o = 0; o < 11; o++) {
        char row[120];
        (void)snprintf(row, sizeof row, "hub,,,met,n%02d,o%02d,0.5\nhub,,,met,n00,o%02d,1\n", o, o, o);
        (void)strncat(text, row, sizeof text - strlen(text) - 1);
    }
    it->woven = weave(&(Sheets){.claims = text}, NULL);
    ck_assert_int_eq(tr_resampling_make(it->woven.network, &it->table, &err), TR_OK);
    ck_assert_int_eq(tr_replicate_init(&it->replicate, &it->table, &err), TR_OK);
}

static void end(Drawing *it)
{
    tr_replicate_release(&it->replicate);
    tr_resampling_release(&it->table);
    unravel(&it->woven);
}

START_TEST(test_one_left_out)
{
    Drawing it;
    TrReplicatePlan plan = {.kind = TR_WITHOUT_ONE_ORIGIN};
    begin(&it);
    for (size_t o = 0; o < 11; o++) {
        tr_replicate_draw(&it.table, &plan, o, &it.replicate);
        for (size_t other = 0; other < 11; other++)
            ck_assert_uint_eq(it.replicate.times[other], other != o);
        /* hub is node 0; n00 keeps ten origins, and only the left out one's own tie is gone */
        ck_assert_uint_eq(it.replicate.adjacency.first[1], o == 0 ? 11 : 10);
        ck_assert_double_eq(it.replicate.adjacency.strength[0], 10);
    }
    end(&it);
}
END_TEST

/* With replacement n are drawn in sum, without each at most once; in many draws every origin comes about as
 * often as the others. */
START_TEST(test_origins)
{
    enum { DRAWS = 20000 };
    size_t sums[2][11] = {{0}};
    Drawing it;
    begin(&it);
    for (int kind = 0; kind < 2; kind++) {
        TrReplicatePlan plan = {.kind = kind == 0 ? TR_ORIGINS_AGAIN : TR_FEWER_ORIGINS, .n = 6, .seed = 4};
        for (uint64_t i = 0; i < DRAWS; i++) {
            size_t sum = 0;
            tr_replicate_draw(&it.table, &plan, i, &it.replicate);
            for (size_t o = 0; o < 11; o++) {
                sums[kind][o] += it.replicate.times[o];
                sum += it.replicate.times[o];
                EXPECT(kind == 0 || it.replicate.times[o] <= 1);
            }
            EXPECT(sum == 6);
            EXPECT(it.replicate.adjacency.strength == NULL || it.replicate.adjacency.strength[0] > 0);
        }
        for (size_t o = 0; o < 11; o++) /* about 6/11 of the draws: five standard deviations */
            ck_assert_double_eq_tol((double)sums[kind][o] / DRAWS, 6.0 / 11, 5 * sqrt(0.5 / DRAWS));
    }
    end(&it);
}
END_TEST

START_TEST(test_claims)
{
    enum { DRAWS = 20000 };
    TrReplicatePlan plan = {.kind = TR_CLAIMS_BY_CONFIDENCE, .seed = 4};
    size_t there = 0;
    Drawing it;
    begin(&it);
    ck_assert_uint_eq(it.table.n_claims, 22);
    for (uint64_t i = 0; i < DRAWS; i++) {
        tr_replicate_draw(&it.table, &plan, i, &it.replicate);
        EXPECT(it.replicate.strength[0] == 11); /* hub and n00: one certain claim of each origin */
        there += it.replicate.strength[5] == 1;
        EXPECT(it.replicate.strength[5] == 1 || it.replicate.strength[5] == 0);
    }
    ck_assert_double_eq_tol((double)there / DRAWS, 0.5, 5 * sqrt(0.25 / DRAWS));
    end(&it);
}
END_TEST

START_TEST(test_entities)
{
    TrReplicatePlan plan = {.kind = TR_FEWER_ENTITIES, .n = 7, .seed = 9};
    Drawing it;
    begin(&it);
    ck_assert_uint_eq(it.table.n_entities, 12);
    for (uint64_t i = 0; i < 200; i++) {
        size_t ties = 0;
        tr_replicate_draw(&it.table, &plan, i, &it.replicate);
        EXPECT(it.replicate.n_entities == 7);
        for (size_t e = 0; e < 7; e++)
            EXPECT(!it.replicate.gone[it.replicate.entities[e]]);
        for (size_t v = 1; v < 12; v++)
            ties += !it.replicate.gone[v];
        EXPECT(it.replicate.adjacency.first[12] == (it.replicate.gone[0] ? 0 : 2 * ties));
    }
    end(&it);
}
END_TEST

/* A draw depends on plan and number alone; another seed is another draw, but not where nothing is drawn. */
START_TEST(test_same_again)
{
    uint32_t first[11];
    TrReplicatePlan plan = {.kind = TR_ORIGINS_AGAIN, .n = 11, .seed = 1}, other = plan;
    size_t same = 0;
    Drawing it;
    begin(&it);
    other.seed = 2;
    for (uint64_t i = 0; i < 50; i++) {
        tr_replicate_draw(&it.table, &plan, i, &it.replicate);
        memcpy(first, it.replicate.times, sizeof first);
        tr_replicate_draw(&it.table, &other, i, &it.replicate);
        same += memcmp(first, it.replicate.times, sizeof first) == 0;
        tr_replicate_draw(&it.table, &plan, i + 1, &it.replicate);
        tr_replicate_draw(&it.table, &plan, i, &it.replicate);
        ck_assert_mem_eq(first, it.replicate.times, sizeof first);
    }
    ck_assert_uint_eq(same, 0);
    end(&it);
}
END_TEST

/* ---- merges ---- */

static const char aliases[] = "name,kind,aliases\nAna,person,Anita|The Boss\nBeto,person,Bob\n";
static const char merged[] = "person,role,organization,action,target,source\n"
                             "Ana,,,met,Beto,s\n"
                             "Anita,,,met,Beto,s\n"
                             "ANITA,,,met,Carla,s\n"
                             "The Boss,,,met,Dora,s\n"
                             "Ana,,,met,Dora,t\n"
                             "Bob,,,met,Carla,s\n"
                             "Emil,,,met,Carla,s\n";

static char *list_adjacency(const TrNetwork *network, const TrAdjacency *adjacency)
{
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    ck_assert_ptr_nonnull(file);
    for (size_t v = 0; v < adjacency->n; v++)
        for (size_t i = adjacency->first[v]; i < adjacency->first[v + 1]; i++)
            if (adjacency->neighbour[i] > v)
                (void)fprintf(file, "%s %s %g\n", tr_node_name(network, v),
                              adjacency->neighbour[i] < network->n_nodes
                                  ? tr_node_name(network, adjacency->neighbour[i])
                                  : "*",
                              tr_adjacency_strength(adjacency, i));
    ck_assert_int_eq(fclose(file), 0);
    return text;
}

START_TEST(test_merges)
{
    static const struct {
        const char *alias, *name, *apart;
        uint32_t n_claims;
    } expected[] = {
        /* the alias is the star */
        {"ANITA", "Ana", "Ana Beto 1\nAna Dora 2\nBeto Carla 1\nBeto * 1\nCarla Emil 1\nCarla * 1\n", 2},
        {"The Boss", "Ana", "Ana Beto 1\nAna Carla 1\nAna Dora 1\nBeto Carla 1\nCarla Emil 1\nDora * 1\n", 1},
        {"Bob", "Beto", "Ana Beto 1\nAna Carla 1\nAna Dora 2\nCarla Emil 1\nCarla * 1\n", 1},
    };
    Woven woven = weave(&(Sheets){.claims = merged, .entities = aliases}, NULL);
    TrResampling table;
    TrMerges merges;
    TrError err = {0};
    ck_assert_int_eq(tr_resampling_make(woven.network, &table, &err), TR_OK);
    ck_assert_int_eq(tr_merges_find(&table, &merges, &err), TR_OK);
    ck_assert_uint_eq(merges.n, 3);
    for (size_t i = 0; i < 3; i++) {
        TrAdjacency adjacency;
        ck_assert_str_eq(tr_network_text(woven.network, merges.merges[i].alias), expected[i].alias);
        ck_assert_str_eq(tr_node_name(woven.network, merges.merges[i].node), expected[i].name);
        ck_assert_uint_eq(merges.merges[i].n_claims, expected[i].n_claims);
        ck_assert_int_eq(tr_merges_undo(&merges, i, &table, &adjacency, &err), TR_OK);
        ck_assert_uint_eq(adjacency.n, woven.network->n_nodes + 1);
        expect_text(expected[i].alias, list_adjacency(woven.network, &adjacency), expected[i].apart);
        tr_adjacency_release(&adjacency);
    }
    tr_merges_release(&merges);
    tr_resampling_release(&table);
    unravel(&woven);
}
END_TEST

/* An alias that carries all or nothing ties no two names together. */
START_TEST(test_no_merges)
{
    static const Sheets sheets[] = {
        {.claims = "person,role,organization,action,target,source\nAnita,,,met,Beto,s\n",
         .entities = aliases},
        {.claims = "person,role,organization,action,target,source\nAna,,,met,Beto,s\nÁNA,,,met,Carla,s\n",
         .entities = aliases},
        {.claims = "person,role,organization,action,target,source\nAna,,,met,Beto,s\n"},
    };
    for (int i = 0; i < COUNT(sheets); i++) {
        Woven woven = weave(&sheets[i], NULL);
        TrResampling table;
        TrMerges merges;
        TrError err = {0};
        ck_assert_int_eq(tr_resampling_make(woven.network, &table, &err), TR_OK);
        ck_assert_int_eq(tr_merges_find(&table, &merges, &err), TR_OK);
        ck_assert_uint_eq(merges.n, 0);
        tr_merges_release(&merges);
        tr_resampling_release(&table);
        unravel(&woven);
    }
}
END_TEST

static TrStatus starving(void *context, TrError *err)
{
    const Woven *woven = context;
    TrResampling table = {0};
    TrMerges merges = {0};
    TrReplicate replicate = {0};
    TrAdjacency adjacency = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_resampling_make(woven->network, &table, err));
    TR_TRY(tr_merges_find(&table, &merges, err));
    TR_TRY(tr_replicate_init(&replicate, &table, err));
    TR_TRY(tr_merges_undo(&merges, 0, &table, &adjacency, err));
out:
    tr_adjacency_release(&adjacency);
    tr_replicate_release(&replicate);
    tr_merges_release(&merges);
    tr_resampling_release(&table);
    return st;
}

START_TEST(test_starving)
{
    Woven woven = weave(&(Sheets){.claims = merged, .entities = aliases}, NULL);
    ck_assert_uint_gt(starve(starving, &woven), 20);
    unravel(&woven);
}
END_TEST

Suite *suite_resampling(void)
{
    Suite *suite = suite_create("resampling");
    TCase *tcase = tcase_create("resampling");
    tcase_add_loop_test(tcase, test_strengths, 0, COUNT(cases));
    tcase_add_test(tcase, test_whole);
    tcase_add_test(tcase, test_projection_is_refused);
    tcase_add_test(tcase, test_one_left_out);
    tcase_add_test(tcase, test_origins);
    tcase_add_test(tcase, test_claims);
    tcase_add_test(tcase, test_entities);
    tcase_add_test(tcase, test_same_again);
    tcase_add_test(tcase, test_merges);
    tcase_add_test(tcase, test_no_merges);
    tcase_add_test(tcase, test_starving);
    suite_add_tcase(suite, tcase);
    return suite;
}
