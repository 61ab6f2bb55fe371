/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "../suites.h"
#include "network/components.h"
#include "weave_support.h"

static const struct {
    const char *shape;
    size_t n;
} cases[] = {
    {"a", 1},
    {"a b c", 3},
    {"a-b", 1},
    {"a-a", 1},
    {"a-b b-c c-a", 1},
    {"a-b c-d", 2},
    {"a-b b-c c-a d-e f", 3},
    {"a-b c-d e-f b-c d-e", 1},
    {"f-e e-d d-c c-b b-a", 1},
    {"a-h b-h c-h d-h e-h f-g", 2},
};

START_TEST(components)
{
    Woven woven = weave_shape(cases[_i].shape, NULL);
    TrError err = {0};
    size_t n = 99;
    ck_assert_int_eq(tr_network_count_components(woven.network, &n, &err), TR_OK);
    ck_assert_msg(n == cases[_i].n, "%s has %zu components, not %zu", cases[_i].shape, cases[_i].n, n);
    unravel(&woven);
}
END_TEST

START_TEST(nobody)
{
    Sheets sheets = {.claims = "person,role,organization,action,target,date\na,,,nudged,b,2020\n"};
    Woven woven = weave(&sheets, &(TrWeave){.since = "2021"});
    TrError err = {0};
    size_t n = 99;
    ck_assert_int_eq(tr_network_count_components(woven.network, &n, &err), TR_OK);
    ck_assert_uint_eq(n, 0);
    unravel(&woven);
}
END_TEST

/* Worked by hand: nodes times pairs of each component, added up; then of what is left when leaves are taken
 * away until there is none. */
static const struct {
    const char *shape;
    double whole, without_trees;
} extents[] = {
    {"a b c", 0, 0},
    {"a-b", 2, 0},
    {"a-a", 0, 0},
    {"a-b b-c c-d", 12, 0},
    {"m-a m-b m-c m-d m-e", 30, 0},
    {"a-b b-c c-a", 9, 9},
    {"a-b b-c c-a d-e e-f f-d", 18, 18},
    {"a-b b-c c-a c-d d-e", 25, 9},
    {"a-b b-c c-a d-e f", 11, 9},
    {"a-b b-c c-a x-a y-x z-y c-d d-e e-f f-d", 90, 42},
    {"z-y y-x x-z b-a c-b", 15, 9},
};

START_TEST(search_extent)
{
    Woven woven = weave_shape(extents[_i].shape, NULL);
    TrError err = {0};
    double whole, without_trees;
    ck_assert_int_eq(tr_network_search_extent(woven.network, false, &whole, &err), TR_OK);
    ck_assert_int_eq(tr_network_search_extent(woven.network, true, &without_trees, &err), TR_OK);
    ck_assert_msg(whole == extents[_i].whole && without_trees == extents[_i].without_trees,
                  "%s: %g and %g, not %g and %g", extents[_i].shape, whole, without_trees, extents[_i].whole,
                  extents[_i].without_trees);
    unravel(&woven);
}
END_TEST

Suite *suite_components(void)
{
    Suite *suite = suite_create("components");
    TCase *tcase = tcase_create("components");
    tcase_add_loop_test(tcase, components, 0, COUNT(cases));
    tcase_add_test(tcase, nobody);
    tcase_add_loop_test(tcase, search_extent, 0, COUNT(extents));
    suite_add_tcase(suite, tcase);
    return suite;
}
