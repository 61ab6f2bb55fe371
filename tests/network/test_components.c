/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "../suites.h"
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

Suite *suite_components(void)
{
    Suite *suite = suite_create("components");
    TCase *tcase = tcase_create("components");
    tcase_add_loop_test(tcase, components, 0, COUNT(cases));
    tcase_add_test(tcase, nobody);
    suite_add_tcase(suite, tcase);
    return suite;
}
