/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Groups on shapes where the best partition is known and its Q follows from the formula; what runs agree on,
 * from runs made by hand. tests/oracle/groups.py has Zachary's club and networkx. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../network/weave_support.h"
#include "../suites.h"
#include "../support.h"
#include "analysis/group_runs.h"
#include "base/memory.h"

static TrGroups find(const TrNetwork *network, size_t n_runs)
{
    TrGroups groups;
    TrError err = {0};
    ck_assert_msg(tr_groups_find(network, n_runs, 0, &groups, &err) == TR_OK, "%s", err.message);
    return groups;
}

/* "abc def g": the members of each group, and behind a bar those in none. The caller frees. */
static char *list_groups(const TrGroups *groups)
{
    char *list = calloc(groups->n_ordered * 2 + 3, 1), *at = list;
    for (size_t i = 0; i < groups->n_ordered; i++) {
        uint32_t group = groups->members[groups->order[i]].group;
        if (i > 0 && group != groups->members[groups->order[i - 1]].group)
            *at++ = ' ';
        if (group == TR_NO_ID && (i == 0 || at[-1] == ' '))
            *at++ = '|';
        *at++ = *tr_node_name(groups->network, groups->order[i]);
    }
    return list;
}

static const struct {
    const char *shape, *groups;
    double modularity;
} cases[] = {
    /* two cliques of four and a tie between: 12/13 - 2 (13/26)² */
    {"a-b a-c a-d b-c b-d c-d e-f e-g e-h f-g f-h g-h d-e", "abcd efgh", 12.0 / 13 - 0.5},
    /* two triangles and a tie: 6/7 - 1/2 */
    {"a-b b-c c-a d-e e-f f-d c-d", "abc def", 6.0 / 7 - 0.5},
    /* apart, of unlike sizes; the larger first whatever its name: 1 - (1/4)² - (3/4)² */
    {"a-b c-d d-e e-c", "cde ab", 1 - 1.0 / 16 - 9.0 / 16},
    /* as large: by name */
    {"c-d a-b", "ab cd", 0.5},
    {"a-b", "ab", 0},
    {"a-b b-c c-a", "abc", 0},
    {"a-b c d", "ab |cd", 0},
    {"a b", "|ab", NAN},
    {"a", "|a", NAN},
};

START_TEST(by_hand)
{
    Woven woven = weave_shape(cases[_i].shape, NULL);
    TrGroups groups = find(woven.network, 0);
    expect_text(cases[_i].shape, list_groups(&groups), cases[_i].groups);
    if (isnan(cases[_i].modularity)) {
        ck_assert(isnan(groups.modularity));
        ck_assert_uint_eq(groups.n, 0);
    } else {
        ck_assert_double_eq_tol(groups.modularity, cases[_i].modularity, 1e-11);
        ck_assert_uint_eq(groups.n_runs, TR_MOST_RUNS);
        ck_assert_uint_eq(groups.n_best, TR_MOST_RUNS); /* so plain that each run finds it */
        ck_assert_double_eq_tol(groups.groups[0].together, 1, 1e-12);
        ck_assert_uint_eq(groups.groups[0].n_unstable, 0);
    }
    tr_groups_release(&groups);
    tr_groups_release(&groups);
    unravel(&woven);
}
END_TEST

START_TEST(nobody)
{
    Sheets sheets = {.claims = "person,role,organization,action,target,date\na,,,nudged,b,2020\n"};
    Woven woven = weave(&sheets, &(TrWeave){.since = "2021"});
    TrGroups groups = find(woven.network, 0);
    ck_assert_uint_eq(groups.n, 0);
    ck_assert_uint_eq(groups.n_ordered, 0);
    tr_groups_release(&groups);
    unravel(&woven);
}
END_TEST

START_TEST(ties_and_density)
{
    Woven woven = weave_shape("a-b b-c c-a d-e e-f f-d c-d f-g h", NULL);
    TrGroups groups = find(woven.network, 5);
    const TrGroupMember *c = &groups.members[node_called(woven.network, "c")];
    expect_text("", list_groups(&groups), "defg abc |h");
    ck_assert_uint_eq(groups.n_runs, 5);
    ck_assert_uint_eq(groups.n_components, 2);
    ck_assert_uint_eq(groups.n_alone, 1);
    ck_assert_uint_eq(groups.groups[0].n_internal, 4);
    ck_assert_uint_eq(groups.groups[0].n_external, 1);
    ck_assert_double_eq_tol(groups.groups[0].density, 4.0 / 6, 1e-11);
    ck_assert_double_eq_tol(groups.groups[1].density, 1, 1e-11);
    ck_assert_uint_eq(c->n_internal, 2);
    ck_assert_uint_eq(c->n_external, 1);
    tr_groups_release(&groups);
    unravel(&woven);
}
END_TEST

/* Strength counts: a square whose sides a-b and c-d have three origins falls into two pairs. 6/8 - 2 (8/16)²;
 * by
 * --weights none all partitions into neighbours are alike: Q = 2/4 - 1/2 = 0. */
START_TEST(weights)
{
    Sheets sheets = {.claims = "person,role,organization,action,target,source\na,,,x,b,1\na,,,x,b,2\n"
                               "a,,,x,b,3\nc,,,x,d,1\nc,,,x,d,2\nc,,,x,d,3\nb,,,x,c,1\nd,,,x,a,1\n"};
    Woven woven = weave(&sheets, NULL), plain = weave(&sheets, &(TrWeave){.weights = TR_WEIGHT_NONE});
    TrGroups groups = find(woven.network, 0), others = find(plain.network, 0);
    expect_text("", list_groups(&groups), "ab cd");
    ck_assert_double_eq_tol(groups.modularity, 0.25, 1e-11);
    ck_assert_double_eq_tol(others.modularity, 0, 1e-11);
    tr_groups_release(&groups);
    tr_groups_release(&others);
    unravel(&woven);
    unravel(&plain);
}
END_TEST

/* Events tie those who took part, and are no members. */
START_TEST(events)
{
    Sheets sheets = {.claims = "person,role,organization,action,target\na,,,met,b\nc,,,paid,d\n"};
    Woven woven = weave(&sheets, &(TrWeave){.action_nodes = true});
    TrGroups groups = find(woven.network, 0);
    ck_assert_uint_eq(woven.network->n_nodes, 6);
    expect_text("", list_groups(&groups), "ab cd");
    ck_assert_uint_eq(groups.groups[0].n_internal, 2);
    ck_assert_double_eq_tol(groups.groups[0].density, 2.0 / 3, 1e-11); /* of a, b and the event */
    tr_groups_release(&groups);
    unravel(&woven);
}
END_TEST

/* Three runs over a path of six, worked by hand. Groups: abc, def. Run 1 as they are; run 2 moves c to def;
 * run 3 puts all together. */
START_TEST(runs)
{
    enum { N = 6 };
    uint32_t clusters[3 * N] = {0, 0, 0, 1, 1, 1, /**/ 0, 0, 1, 1, 1, 1, /**/ 0, 0, 0, 0, 0, 0};
    TrGroupRuns made = {.n_nodes = N, .n_runs = 3, .clusters = clusters};
    Woven woven = weave_shape("a-b b-c c-d d-e e-f", NULL);
    TrGroups groups = find(woven.network, 1);
    TrError err = {0};
    expect_text("", list_groups(&groups), "abc def");
    for (size_t g = 0; g < 2; g++) {
        groups.groups[g].n_unstable = 0;
        groups.groups[g].nearest_together = 0;
    }
    ck_assert_int_eq(tr_group_runs_compare(&made, &groups, &err), TR_OK);
    /* a: with b and c, with b, with both: (1 + 1/2 + 1) / 3; c: 1, 0, 1 */
    ck_assert_double_eq_tol(groups.members[0].together, 2.5 / 3, 1e-11);
    ck_assert_double_eq_tol(groups.members[2].together, 2.0 / 3, 1e-11);
    ck_assert_double_eq_tol(groups.members[3].together, 1, 1e-11);
    /* half of the others is not more than half: in run 2 a is with b alone */
    ck_assert_double_eq_tol(groups.members[0].with_group, 2.0 / 3, 1e-11);
    ck_assert_double_eq_tol(groups.members[2].with_group, 2.0 / 3, 1e-11);
    ck_assert_double_eq_tol(groups.members[3].with_group, 1, 1e-11);
    ck_assert_uint_eq(groups.members[2].otherwise, 1); /* c stood with def */
    ck_assert_uint_eq(groups.members[0].otherwise, TR_NO_ID);
    ck_assert_uint_eq(groups.members[3].otherwise, TR_NO_ID);
    ck_assert_uint_eq(groups.groups[0].n_unstable, 3);
    ck_assert_uint_eq(groups.groups[1].n_unstable, 0);
    ck_assert_double_eq_tol(groups.groups[0].together, (2.5 + 2.5 + 2) / 9, 1e-11);
    /* of the nine pairs across: none, three, nine */
    ck_assert_uint_eq(groups.groups[0].nearest, 1);
    ck_assert_double_eq_tol(groups.groups[1].nearest_together, 12.0 / 27, 1e-11);
    tr_groups_release(&groups);
    unravel(&woven);
}
END_TEST

START_TEST(as_partition)
{
    Woven woven = weave_shape("a-b c-d d-e e-c f", NULL);
    TrGroups groups = find(woven.network, 0);
    TrPartition partition = {0};
    TrError err = {0};
    static const uint32_t expected[] = {1, 1, 0, 0, 0, 2};
    ck_assert_int_eq(tr_groups_partition(&groups, &partition, &err), TR_OK);
    ck_assert_uint_eq(partition.n_groups, 3);
    ck_assert_str_eq(partition.names[0], "1");
    ck_assert_str_eq(partition.names[1], "2");
    ck_assert_str_eq(partition.names[2], TR_NO_GROUP);
    for (size_t v = 0; v < 6; v++)
        ck_assert_uint_eq(partition.group_of[v], expected[v]);
    tr_partition_release(&partition);
    tr_groups_release(&groups);
    ck_assert_int_eq(tr_partition_by(woven.network, "detected", &partition, &err), TR_OK);
    ck_assert_uint_eq(partition.n_groups, 3);
    for (size_t v = 0; v < 6; v++)
        ck_assert_uint_eq(partition.group_of[v], expected[v]);
    tr_partition_release(&partition);
    unravel(&woven);
}
END_TEST

/* Nothing runs for long without leave. */
START_TEST(budget)
{
    Woven woven = weave_shape("a-b b-c c-a", NULL);
    TrGroups groups;
    TrError err = {0};
    ck_assert_int_eq(tr_groups_find(woven.network, 0, 1e-6, &groups, &err), TR_ANALYSIS);
    ck_assert_ptr_nonnull(strstr(err.message, "over the budget of 1e-06 s"));
    err = (TrError){0};
    ck_assert_int_eq(tr_groups_find(woven.network, 0, 5e-4, &groups, &err), TR_OK);
    ck_assert_uint_gt(groups.n_runs, 1);
    ck_assert_uint_lt(groups.n_runs, TR_MOST_RUNS);
    tr_groups_release(&groups);
    /* what was asked for is done */
    ck_assert_int_eq(tr_groups_find(woven.network, 7, 1e-6, &groups, &err), TR_OK);
    ck_assert_uint_eq(groups.n_runs, 7);
    tr_groups_release(&groups);
    unravel(&woven);
}
END_TEST

static TrStatus find_groups(void *context, TrError *err)
{
    TrGroups groups = {0};
    TrPartition partition = {0};
    TrStatus st = tr_groups_find(context, 3, 0, &groups, err);
    if (st == TR_OK)
        st = tr_groups_partition(&groups, &partition, err);
    tr_partition_release(&partition);
    tr_groups_release(&groups);
    return st;
}

START_TEST(without_memory)
{
    Woven woven = weave_shape("a-b b-c c-a d-e e-f f-d c-d g", NULL);
    ck_assert_uint_gt(starve(find_groups, woven.network), 15);
    unravel(&woven);
}
END_TEST

Suite *suite_groups(void)
{
    Suite *suite = suite_create("groups");
    TCase *tcase = tcase_create("groups");
    tcase_add_loop_test(tcase, by_hand, 0, COUNT(cases));
    tcase_add_test(tcase, nobody);
    tcase_add_test(tcase, ties_and_density);
    tcase_add_test(tcase, weights);
    tcase_add_test(tcase, events);
    tcase_add_test(tcase, runs);
    tcase_add_test(tcase, as_partition);
    tcase_add_test(tcase, budget);
    tcase_add_test(tcase, without_memory);
    suite_add_tcase(suite, tcase);
    return suite;
}
