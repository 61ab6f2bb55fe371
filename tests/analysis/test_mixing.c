/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Ties within groups and across them, on networks whose figures follow from the formulas. */
#include <math.h>
#include <stdlib.h>

#include "../network/weave_support.h"
#include "../suites.h"
#include "analysis/mixing.h"

#define HEAD  "person,role,organization,action,target\n"
#define KINDS "name,kind\na,one\nb,one\nc,one\nd,two\ne,two\nf,two\n"

static const struct {
    const char *claims;
    size_t n_internal, n_external;
    double ei, expected, assortativity;
} cases[] = {
    /* two triangles and a tie between them: E = 1, I = 6. Of 15 pairs of entities 6 are within a group:
     * 1 - 2 · 6/15. Ends: 7 and 7 of 14: (6/7 - 1/2)/(1/2). */
    {HEAD "a,,,x,b\nb,,,x,c\nc,,,x,a\nd,,,x,e\ne,,,x,f\nf,,,x,d\nc,,,x,d\n", 6, 1, -5.0 / 7, 0.2, 5.0 / 7},
    /* all across; ends half and half: (0 - 1/2)/(1/2) */
    {HEAD "a,,,x,d\na,,,x,e\nb,,,x,f\nc,,,x,d\n", 0, 4, 1, 1 - 2 * 4.0 / 10 + 0.0, -1},
    /* all within one group: there is nothing to mix with */
    {HEAD "a,,,x,b\nb,,,x,c\n", 2, 0, -1, -1, NAN},
    /* repeated, and both ways: one pair */
    {HEAD "a,,,x,b\nb,,,x,a\na,,,y,b\na,,,x,d\n", 1, 1, 0, 1 - 2.0 / 3, -1.0 / 3},
    {HEAD "a,,,,\nd,,,,\n", 0, 0, NAN, NAN, NAN},
};

static TrMixing mix(const TrNetwork *network, double budget)
{
    TrPartition groups;
    TrMixing mixing;
    TrError err = {0};
    ck_assert_int_eq(tr_partition_by_kind(network, &groups, &err), TR_OK);
    ck_assert_int_eq(tr_mixing_make(network, &groups, budget, &mixing, &err), TR_OK);
    tr_partition_release(&groups);
    return mixing;
}

static bool same(double a, double b)
{
    return (isnan(a) && isnan(b)) || fabs(a - b) < 1e-12;
}

START_TEST(formulas)
{
    Woven woven = weave(&(Sheets){.claims = cases[_i].claims, .entities = KINDS}, NULL);
    TrMixing mixing = mix(woven.network, 0);
    ck_assert_uint_eq(mixing.n_internal, cases[_i].n_internal);
    ck_assert_uint_eq(mixing.n_external, cases[_i].n_external);
    ck_assert_msg(same(mixing.ei, cases[_i].ei), "E-I %.12g", mixing.ei);
    ck_assert_msg(same(mixing.ei_expected, cases[_i].expected), "expected %.12g", mixing.ei_expected);
    ck_assert_msg(same(mixing.assortativity, cases[_i].assortativity), "r %.12g", mixing.assortativity);
    ck_assert(isnan(mixing.ei) == isnan(mixing.ei_p));
    unravel(&woven);
}
END_TEST

/* Two triangles joined by one tie: of the 20 ways to deal three and three out, two have one tie across and so
 * lie as far below the mean, 0.2, as was seen. None lies as far above it: at most 5 of the 7 ties can be cut.
 * p is 1/10. */
START_TEST(permutations)
{
    Woven woven = weave(&(Sheets){.claims = cases[0].claims, .entities = KINDS}, NULL);
    TrMixing mixing = mix(woven.network, 0);
    double p = mixing.ei_p;
    ck_assert_double_eq_tol(p, 0.1, 5 * sqrt(0.09 / TR_PERMUTATIONS) + 1.0 / TR_PERMUTATIONS);
    for (size_t n_threads = 1; n_threads < 5; n_threads++) {
        woven.network->weave.n_threads = n_threads;
        ck_assert_double_eq(mix(woven.network, 0).ei_p, p);
    }
    ck_assert(isnan(mix(woven.network, 1e-9).ei_p));
    ck_assert_double_eq(mix(woven.network, 1e-9).ei, mixing.ei);
    woven.network->weave.seed = 7;
    ck_assert_double_ne(mix(woven.network, 0).ei_p, p);
    unravel(&woven);
}
END_TEST

/* By node: a has a tie within and one out, b one within, e one out; f none at all. Events count for nothing.
 */
START_TEST(by_node)
{
    Sheets sheets = {.claims = HEAD "a,,,x,b\na,,,x,e\nf,,,,\n", .entities = KINDS};
    Woven woven = weave(&sheets, NULL), events = weave(&sheets, &(TrWeave){.action_nodes = true});
    double *scores = measure(woven.network, "ei_index");
    ck_assert_double_eq(scores[node_called(woven.network, "a")], 0);
    ck_assert_double_eq(scores[node_called(woven.network, "b")], -1);
    ck_assert_double_eq(scores[node_called(woven.network, "e")], 1);
    ck_assert_double_nan(scores[node_called(woven.network, "f")]);
    free(scores);
    scores = measure(events.network, "ei_index");
    for (size_t v = 0; v < events.network->n_nodes; v++)
        ck_assert_double_nan(scores[v]);
    ck_assert_double_nan(mix(events.network, 0).ei);
    free(scores);
    unravel(&woven);
    unravel(&events);
}
END_TEST

Suite *suite_mixing(void)
{
    Suite *suite = suite_create("mixing");
    TCase *tcase = tcase_create("mixing");
    tcase_add_loop_test(tcase, formulas, 0, COUNT(cases));
    tcase_add_test(tcase, permutations);
    tcase_add_test(tcase, by_node);
    suite_add_tcase(suite, tcase);
    return suite;
}
