/* SPDX-License-Identifier: GPL-2.0-or-later */
/* igraph's errors become ours, with their first reason, and the program lives on. */
#include <string.h>

#include "../suites.h"
#include "network/guard.h"

/* Called as igraph calls it: at the place of the error, then with no reason at each level above. */
START_TEST(first_reason)
{
    TrError err = {0};
    tr_guard_begin();
    (void)igraph_error("the first reason", "a.c", 1, IGRAPH_EINVAL);
    (void)igraph_error("", "b.c", 2, IGRAPH_EINVAL);
    (void)igraph_error("a later reason", "c.c", 3, IGRAPH_EINVAL);
    ck_assert_int_eq(tr_guard_check(IGRAPH_EINVAL, "counting", &err), TR_ANALYSIS);
    ck_assert_int_eq(err.status, TR_ANALYSIS);
    ck_assert_str_eq(err.message, "counting: the first reason");
}
END_TEST

START_TEST(reasons_do_not_linger)
{
    TrError first = {0}, second = {0}, third = {0};
    tr_guard_begin();
    (void)igraph_error("old", "a.c", 1, IGRAPH_EINVAL);
    ck_assert_int_eq(tr_guard_check(IGRAPH_EINVAL, "one", &first), TR_ANALYSIS);
    (void)igraph_error("new", "a.c", 1, IGRAPH_EINVAL);
    ck_assert_int_eq(tr_guard_check(IGRAPH_EINVAL, "two", &second), TR_ANALYSIS);
    ck_assert_str_eq(second.message, "two: new");
    ck_assert_int_eq(tr_guard_check(IGRAPH_EINVAL, "three", &third), TR_ANALYSIS);
    ck_assert_ptr_null(strstr(third.message, "new"));
    ck_assert_uint_gt(strlen(third.message), strlen("three: "));
}
END_TEST

START_TEST(statuses)
{
    TrError memory = {0}, none = {0};
    tr_guard_begin();
    ck_assert_int_eq(tr_guard_check(IGRAPH_SUCCESS, "counting", &none), TR_OK);
    ck_assert_int_eq(none.status, TR_OK);
    ck_assert_int_eq(tr_guard_check(IGRAPH_ENOMEM, "counting", &memory), TR_MEMORY);
    ck_assert_int_eq(memory.status, TR_MEMORY);
    ck_assert_int_eq(tr_guard_check(IGRAPH_FAILURE, "counting", NULL), TR_ANALYSIS);
}
END_TEST

/* A long reason does not overflow; ours is cut. */
START_TEST(long_reasons)
{
    char reason[1000];
    TrError err = {0};
    memset(reason, 'x', sizeof reason - 1);
    reason[sizeof reason - 1] = '\0';
    tr_guard_begin();
    (void)igraph_error(reason, "a.c", 1, IGRAPH_EINVAL);
    ck_assert_int_eq(tr_guard_check(IGRAPH_EINVAL, "counting", &err), TR_ANALYSIS);
    ck_assert_uint_lt(strlen(err.message), sizeof err.message);
    ck_assert_int_eq(strncmp(err.message, "counting: xxx", 13), 0);
}
END_TEST

/* What igraph was holding when it failed is given back. */
START_TEST(nothing_is_kept)
{
    igraph_vector_t held;
    tr_guard_begin();
    ck_assert_int_eq(igraph_vector_init(&held, 100), IGRAPH_SUCCESS);
    IGRAPH_FINALLY(igraph_vector_destroy, &held);
    (void)igraph_error("failed while holding a vector", "a.c", 1, IGRAPH_EINVAL);
    ck_assert_int_eq(tr_guard_check(IGRAPH_EINVAL, "holding", NULL), TR_ANALYSIS);
    ck_assert_int_eq(IGRAPH_FINALLY_STACK_SIZE(), 0);
}
END_TEST

/* Real failures in the middle of igraph, where the default handler would abort; then real work. */
START_TEST(life_goes_on)
{
    for (int i = 0; i < 20; i++) {
        igraph_vector_int_t ends;
        igraph_vector_t result, weights;
        igraph_t graph;
        TrError err = {0};
        tr_guard_begin();
        ck_assert_int_eq(igraph_vector_int_init(&ends, 2), IGRAPH_SUCCESS);
        VECTOR(ends)[0] = -1;
        ck_assert_int_eq(tr_guard_check(igraph_create(&graph, &ends, 0, IGRAPH_UNDIRECTED), "making", &err),
                         TR_ANALYSIS);
        ck_assert_int_eq(strncmp(err.message, "making: ", 8), 0);
        ck_assert_uint_gt(strlen(err.message), 8);
        VECTOR(ends)[0] = 1;
        ck_assert_int_eq(tr_guard_check(igraph_create(&graph, &ends, 0, IGRAPH_UNDIRECTED), "making", NULL),
                         TR_OK);
        ck_assert_int_eq(igraph_vector_init(&weights, 5), IGRAPH_SUCCESS); /* one edge, five weights */
        ck_assert_int_eq(igraph_vector_init(&result, 0), IGRAPH_SUCCESS);
        memset(&err, 0, sizeof err);
        ck_assert_int_eq(
            tr_guard_check(igraph_betweenness(&graph, &result, igraph_vss_all(), IGRAPH_UNDIRECTED, &weights),
                           "betweenness", &err),
            TR_ANALYSIS);
        ck_assert_int_eq(strncmp(err.message, "betweenness: ", 13), 0);
        ck_assert_int_eq(
            tr_guard_check(igraph_betweenness(&graph, &result, igraph_vss_all(), IGRAPH_UNDIRECTED, NULL),
                           "betweenness", NULL),
            TR_OK);
        ck_assert_int_eq(igraph_vector_size(&result), 2);
        igraph_vector_destroy(&result);
        igraph_vector_destroy(&weights);
        igraph_vector_int_destroy(&ends);
        igraph_destroy(&graph);
    }
}
END_TEST

Suite *suite_guard(void)
{
    Suite *suite = suite_create("guard");
    TCase *tcase = tcase_create("guard");
    tcase_add_test(tcase, first_reason);
    tcase_add_test(tcase, reasons_do_not_linger);
    tcase_add_test(tcase, statuses);
    tcase_add_test(tcase, long_reasons);
    tcase_add_test(tcase, nothing_is_kept);
    tcase_add_test(tcase, life_goes_on);
    suite_add_tcase(suite, tcase);
    return suite;
}
