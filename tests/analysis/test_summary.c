/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The dozen numbers of a network, on shapes where each follows from its formula (Freeman 1978 for the
 * centralisations: 0 on a ring, 1 on a star; NaN below three nodes, where no star has a centre). */
#include <math.h>

#include "../network/weave_support.h"
#include "../suites.h"
#include "analysis/summary.h"
#include "base/memory.h"

static const struct {
    const char *shape; /* "": nobody */
    size_t n, n_pairs, n_components, largest;
    double density, mean_degree, diameter, mean_distance, transitivity, by_degree, by_betweenness;
} cases[] = {
    /* a ring of six: distances 1 1 2 2 3 */
    {"a-b b-c c-d d-e e-f f-a", 6, 6, 1, 6, 0.4, 2, 3, 1.8, 0, 0, 0},
    {"a-b b-c c-a", 3, 3, 1, 3, 1, 2, 1, 1, 1, 0, 0},
    {"a-b a-c a-d a-e", 5, 4, 1, 5, 0.4, 1.6, 2, 1.6, 0, 1, 1},
    /* a path of four: distances 1 1 1 2 2 3. Degrees 1 2 2 1: (1 + 1) / (3 · 2). Betweenness 0 2 2 0:
     * (2 + 2) / (3² · 2 / 2). */
    {"a-b b-c c-d", 4, 3, 1, 4, 0.5, 1.5, 3, 10.0 / 6, 0, 1.0 / 3, 4.0 / 9},
    {"a", 1, 0, 1, 1, NAN, 0, NAN, NAN, NAN, NAN, NAN},
    {"a-a", 1, 0, 1, 1, NAN, 0, NAN, NAN, NAN, NAN, NAN},
    {"a-b", 2, 1, 1, 2, 1, 1, 1, 1, NAN, NAN, NAN},
    {"a b c", 3, 0, 3, 1, 0, 0, NAN, NAN, NAN, 0, 0},
    {"", 0, 0, 0, 0, NAN, NAN, NAN, NAN, NAN, NAN, NAN},
    /* a path of three and a pair: degrees 1 2 1 1 1: 4 / (4 · 3); betweenness 0 1 0 0 0: 4 / (4² · 3 / 2) */
    {"a-b b-c d-e", 5, 3, 2, 3, 0.3, 1.2, 2, 4.0 / 3, 0, 1.0 / 3, 1.0 / 6},
    /* a triangle with a tail: one closed triple of three, and two open ones at c: 3 / 5. Degrees 2 2 3 1:
     * 4 / 6; betweenness 0 0 2 0: 6 / 9. Distances 1 1 1 1 2 2. */
    {"a-b b-c c-a c-d", 4, 4, 1, 4, 4.0 / 6, 2, 2, 8.0 / 6, 0.6, 4.0 / 6, 6.0 / 9},
    /* repeated and opposite claims are one pair */
    {"a-b b-a a-b b-c", 3, 2, 1, 3, 2.0 / 3, 4.0 / 3, 2, 4.0 / 3, 0, 1, 1},
};

static bool same(double a, double b)
{
    return (isnan(a) && isnan(b)) || fabs(a - b) < 1e-11;
}

#define EXPECT(field, expected)                                                                              \
    ck_assert_msg(same(summary.field, cases[_i].expected), #field " of '%s' is %.12g, not %.12g",            \
                  cases[_i].shape, summary.field, cases[_i].expected)

START_TEST(summaries)
{
    bool nobody = cases[_i].shape[0] == '\0';
    Sheets early = {.claims = "person,role,organization,action,target,date\na,,,nudged,b,2020\n"};
    Woven woven = nobody ? weave(&early, &(TrWeave){.since = "2021"}) : weave_shape(cases[_i].shape, NULL);
    TrSummary summary;
    TrError err = {0};
    ck_assert_int_eq(tr_summary_make(woven.network, 0, &summary, &err), TR_OK);
    ck_assert_uint_eq(summary.n_entities, cases[_i].n);
    ck_assert_uint_eq(summary.n_events, 0);
    ck_assert_uint_eq(summary.n_pairs, cases[_i].n_pairs);
    ck_assert_uint_eq(summary.n_ties, woven.network->n_ties);
    ck_assert_uint_eq(summary.n_components, cases[_i].n_components);
    ck_assert_uint_eq(summary.largest_component, cases[_i].largest);
    ck_assert(!summary.paths_left_out);
    EXPECT(density, density);
    EXPECT(mean_degree, mean_degree);
    EXPECT(diameter, diameter);
    EXPECT(mean_distance, mean_distance);
    EXPECT(transitivity, transitivity);
    EXPECT(degree_centralisation, by_degree);
    EXPECT(betweenness_centralisation, by_betweenness);
    unravel(&woven);
}
END_TEST

/* All of it is unweighted, whatever lengths the measures use. */
START_TEST(weights_do_not_matter)
{
    Sheets sheets = {.claims = "person,role,organization,action,target,source\na,,,x,b,1\na,,,x,b,2\n"
                               "a,,,x,b,3\na,,,x,b,4\nb,,,x,c,1\nb,,,x,c,2\na,,,x,c,1\nc,,,x,d,1\n"};
    Woven woven = weave(&sheets, &(TrWeave){.inverse_lengths = true});
    TrSummary summary;
    TrError err = {0};
    ck_assert_int_eq(tr_summary_make(woven.network, 0, &summary, &err), TR_OK);
    ck_assert_double_eq(summary.diameter, 2);
    ck_assert_double_eq_tol(summary.mean_distance, 8.0 / 6, 1e-11);
    ck_assert_double_eq_tol(summary.betweenness_centralisation, 6.0 / 9, 1e-11);
    unravel(&woven);
}
END_TEST

START_TEST(budget)
{
    Woven woven = weave_shape("a-b b-c", NULL);
    TrSummary summary;
    TrError err = {0};
    ck_assert_int_eq(tr_summary_make(woven.network, 1e-12, &summary, &err), TR_OK);
    ck_assert(summary.paths_left_out);
    ck_assert(isnan(summary.diameter));
    ck_assert(isnan(summary.mean_distance));
    ck_assert(isnan(summary.betweenness_centralisation));
    ck_assert_double_eq(summary.degree_centralisation, 1);
    ck_assert_uint_eq(summary.largest_component, 3);
    unravel(&woven);
}
END_TEST

START_TEST(events)
{
    Sheets sheets = {.claims = "person,role,organization,action,target\na,,,nudged,b\n"};
    Woven woven = weave(&sheets, &(TrWeave){.action_nodes = true});
    TrSummary summary;
    TrError err = {0};
    ck_assert_int_eq(tr_summary_make(woven.network, 0, &summary, &err), TR_OK);
    ck_assert_uint_eq(summary.n_entities, 2);
    ck_assert_uint_eq(summary.n_events, 1);
    unravel(&woven);
}
END_TEST

/* Groups that were found in the ties are no test of the ties. */
START_TEST(no_p_of_detected_groups)
{
    Woven woven = weave_shape("a-b b-c c-a d-e e-f f-d c-d", &(TrWeave){.groups = "detected", .seed = 1});
    TrSummary summary;
    TrError err = {0};
    ck_assert_int_eq(tr_summary_make(woven.network, 0, &summary, &err), TR_OK);
    ck_assert_double_eq_tol(summary.mixing.ei, -5.0 / 7, 1e-11); /* the two triangles */
    ck_assert_double_eq_tol(summary.mixing.ei_expected, 0.2, 1e-11);
    ck_assert_double_nan(summary.mixing.ei_p);
    unravel(&woven);
}
END_TEST

START_TEST(without_memory)
{
    Sheets sheets = {.claims =
                         "person,role,organization,action,target,sign\na,,,x,b,+\nb,,,x,c,-\nc,,,x,a,-\n"
                         "c,chief,d,,,\n"};
    Woven woven = weave(&sheets, NULL);
    TrStatus st = TR_MEMORY;
    for (unsigned long n = 1; st != TR_OK && n < 500; n++) {
        TrSummary summary;
        TrError err = {0};
        tr_memory_fail_at(n);
        st = tr_summary_make(woven.network, 0, &summary, &err);
        tr_memory_fail_at(0);
        ck_assert_int_eq(err.status, st);
        if (st == TR_OK) {
            ck_assert_uint_eq(summary.balance.n_triangles, 1);
            ck_assert_uint_eq(summary.balance.n_balanced, 1);
            ck_assert_uint_eq(summary.n_articulation_points, 1);
            ck_assert_uint_eq(summary.n_bridges, 1);
        }
    }
    ck_assert_int_eq(st, TR_OK);
    unravel(&woven);
}
END_TEST

Suite *suite_summary(void)
{
    Suite *suite = suite_create("summary");
    TCase *tcase = tcase_create("summary");
    tcase_add_loop_test(tcase, summaries, 0, COUNT(cases));
    tcase_add_test(tcase, weights_do_not_matter);
    tcase_add_test(tcase, budget);
    tcase_add_test(tcase, events);
    tcase_add_test(tcase, no_p_of_detected_groups);
    tcase_add_test(tcase, without_memory);
    suite_add_tcase(suite, tcase);
    return suite;
}
