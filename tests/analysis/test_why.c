/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What carries a score, worked by hand; what pairs rest on; projections against inputs without the rows. */
#include "analysis/why.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../network/weave_support.h"
#include "../suites.h"
#include "../support.h"
#include "base/number.h"
#include "network/find.h"
#include "network/reduced.h"

#define HEADER "claim_id,person,role,organization,action,target,source,status,confidence,stance,about\n"

static TrWhy why_of(const TrNetwork *network, const char *measure, const char *name, double budget)
{
    TrError err = {0};
    TrWhy why = {0};
    ck_assert_msg(tr_why_make(network, tr_measure_find(measure, &err), (uint32_t)node_called(network, name),
                              budget, &why, &err) == TR_OK,
                  "%s", err.message);
    return why;
}

/* "b 2 1 #1" a line: what is taken away, score, loss, rank. The caller frees. */
static char *list_losses(const TrWhy *why, const TrLoss *losses, size_t n)
{
    char *text = NULL, score[TR_NUMBER_BYTES], loss[TR_NUMBER_BYTES];
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    for (size_t i = 0; i < n; i++) {
        const TrNetwork *network = why->network;
        const char *name = losses[i].pair != NULL
                               ? tr_node_name(network, losses[i].other)
                               : tr_network_text(network, network->origins.text[losses[i].origin]);
        if (losses[i].computed)
            (void)fprintf(file, "%s %s %s #%u\n", name, tr_number_text(losses[i].score, score),
                          isinf(losses[i].loss) ? "inf" : tr_number_text(losses[i].loss, loss),
                          losses[i].rank);
        else
            (void)fprintf(file, "%s ?\n", name);
    }
    (void)fclose(file);
    return text;
}

/* a is tied to b by S and T, to c and d by S alone; e to f and g by T. Degrees: a 3, e 2, b c d f g 1.
 * Without S, a keeps b: 1, behind e alone, with b, f and g. Without T, a keeps all three. Without c and d: 1
 * likewise. */
START_TEST(by_hand)
{
    static const Sheets sheets = {.claims = HEADER ",a,,,met,b,S,,,,\n,b,,,met,a,T,,,,\n,a,,,met,c,S,,,,\n"
                                                   ",d,,,met,a,S,,,,\n,e,,,met,f,T,,,,\n,e,,,met,g,T,,,,\n"};
    Woven woven = weave(&sheets, NULL);
    TrWhy why = why_of(woven.network, "degree", "a", 0);
    ck_assert_double_eq(why.score, 3);
    ck_assert_uint_eq(why.rank, 1);
    ck_assert_uint_eq(why.n_ranked, 7);
    expect_text("ties", list_losses(&why, why.ties, why.n_ties), "b 2 1 #1\nc 2 1 #1\nd 2 1 #1\n");
    expect_text("origins", list_losses(&why, why.origins, why.n_origins), "S 1 2 #2\nT 3 0 #1\n");
    ck_assert_uint_eq(why.origins[0].n_ties, 3);
    ck_assert_uint_eq(why.origins[0].n_alone, 2);
    ck_assert_uint_eq(why.origins[1].n_ties, 1);
    ck_assert_uint_eq(why.origins[1].n_alone, 0);
    ck_assert_uint_eq(why.single.n_ties, 2);
    ck_assert_double_eq(why.single.score, 1);
    ck_assert_uint_eq(why.single.rank, 2);
    ck_assert_uint_eq(why.n_left_out, 0);
    tr_why_release(&why);
    /* strength: a 4, of which b is 2 */
    why = why_of(woven.network, "strength", "a", 0);
    expect_text("strength", list_losses(&why, why.ties, why.n_ties), "b 2 2 #1\nc 3 1 #1\nd 3 1 #1\n");
    tr_why_release(&why);
    /* constraint, low is good: f's only tie gone, it has none: n/a, the greatest loss; its constraint was 1
     */
    why = why_of(woven.network, "constraint", "f", 0);
    ck_assert_double_eq(why.score, 1);
    expect_text("constraint", list_losses(&why, why.ties, why.n_ties), "e  inf #0\n");
    tr_why_release(&why);
    unravel(&woven);
}
END_TEST

/* A path a-b-c: b's betweenness 1. Without either tie it is 0. */
START_TEST(a_path)
{
    Woven woven = weave_shape("a-b b-c d", NULL);
    TrWhy why = why_of(woven.network, "betweenness", "b", 0);
    expect_text("b", list_losses(&why, why.ties, why.n_ties), "a 0 1 #1\nc 0 1 #1\n"); /* as everyone then */
    tr_why_release(&why);
    why = why_of(woven.network, "degree", "d", 0);
    ck_assert_uint_eq(why.n_ties, 0);
    ck_assert_uint_eq(why.n_origins, 0);
    ck_assert_uint_eq(why.rank, 4);
    tr_why_release(&why);
    unravel(&woven);
}
END_TEST

/* An origin whose acquittal clears a tie: without it, the tie counts. The latest dated status stands. */
START_TEST(statuses_are_settled_anew)
{
    static const Sheets sheets = {.claims = "person,role,organization,action,target,source,status,date\n"
                                            "a,,,met,b,S,charged,2020\na,,,met,b,T,acquitted,2021\n"
                                            "a,,,met,c,S,,2020\n"};
    Woven woven = weave(&sheets, NULL);
    TrReduced reduced;
    TrError err = {0};
    ck_assert_uint_eq(woven.network->n_pairs, 1);
    for (uint32_t origin = 0; origin < 2; origin++) {
        bool is_s = strcmp(tr_network_text(woven.network, woven.network->origins.text[origin]), "S") == 0;
        ck_assert_int_eq(tr_reduced_without_origin(woven.network, origin, TR_MODE_TIES, &reduced, &err),
                         TR_OK);
        ck_assert_uint_eq(reduced.network.n_pairs, is_s ? 0 : 2);
        ck_assert_uint_eq(reduced.network.n_nodes, 3);
        tr_reduced_release(&reduced);
    }
    unravel(&woven);
}
END_TEST

static const char *const budgets_text = "b 3 1 #1\nc 3 1 #1\nd ?\ne ?\n";

/* Two computations of four are paid for: the ties to the best placed, and the rest counted. Where not even
 * one is, the measure is refused. */
START_TEST(budget)
{
    Woven woven = weave_shape("a-b a-c a-d a-e b-c", NULL);
    TrWhy why = why_of(woven.network, "degree", "a", 0), some = {0};
    TrError err = {0};
    double each = why.seconds / (double)(why.n_ties + why.n_origins + 2);
    ck_assert_double_gt(each, 0);
    some = why_of(woven.network, "degree", "a", why.seconds / 2);
    expect_text("half", list_losses(&some, some.ties, some.n_ties), budgets_text);
    ck_assert_uint_eq(some.n_left_out, 3); /* two ties and the one origin */
    tr_why_release(&some);
    ck_assert_int_eq(tr_why_make(woven.network, tr_measure_find("betweenness", &err), 0, 1e-12, &some, &err),
                     TR_ANALYSIS);
    tr_why_release(&some);
    tr_why_release(&why);
    unravel(&woven);
}
END_TEST

/* ---- projections ---- */

#define MEMBERS "person,role,organization,action,source\n"
static const struct {
    const char *rows, *without_s;
} members[] = {
    {"a,x,O,,S\nb,x,O,,T\nc,x,O,,S\nc,x,P,,T\na,x,P,,T\nb,x,P,,S\nd,x,Q,,S\n",
     "b,x,O,,T\nc,x,P,,T\na,x,P,,T\n"},
    {"a,x,O,,S\nb,x,O,,S\nb,x,P,,T\nc,x,P,,T\n", "b,x,P,,T\nc,x,P,,T\n"},
};

/* Without S, everyone who is left scores as where S's rows were never read. */
START_TEST(projections)
{
    static const TrMode modes[] = {TR_MODE_PEOPLE, TR_MODE_ORGANIZATIONS};
    char whole[400], rest[400];
    Sheets sheets = {.claims = whole}, less = {.claims = rest};
    TrWeave how = {.mode = modes[_i % 2]};
    Woven woven, other;
    double *expected;
    (void)snprintf(whole, sizeof whole, MEMBERS "%s", members[_i / 2].rows);
    (void)snprintf(rest, sizeof rest, MEMBERS "%s", members[_i / 2].without_s);
    woven = weave(&sheets, &how);
    other = weave(&less, &how);
    expected = measure(other.network, "strength");
    for (size_t i = 0; i < other.network->n_nodes; i++) {
        TrWhy why = why_of(woven.network, "strength", tr_node_name(other.network, i), 0);
        for (size_t k = 0; k < why.n_origins; k++)
            if (strcmp(tr_network_text(woven.network, woven.network->origins.text[why.origins[k].origin]),
                       "S") == 0)
                ck_assert_double_eq_tol(why.origins[k].score, expected[i], 1e-12);
        tr_why_release(&why);
    }
    free(expected);
    unravel(&woven);
    unravel(&other);
}
END_TEST

/* ---- what a pair rests on ---- */

static const struct {
    const char *title, *rows;
    TrEvidence evidence; /* of a and b */
} evidence[] = {
    {"one claim", ",a,,,met,b,S,,,,\n", {1, 0, 1, 0, TR_REPORTED, 1}},
    {"two of one origin", ",a,,,met,b,S,,,,\n,b,,,paid,a,s,,,,\n", {2, 0, 1, 0, TR_REPORTED, 1}},
    {"two origins, one surer",
     ",a,,,met,b,S,alleged,0.3,,\n,a,,,met,b,T,alleged,0.6,,\n",
     {2, 0, 2, 0, TR_ALLEGED, 0.6}},
    {"post and act in one row", ",a,x,b,met,b,S,,,,\n", {1, 0, 1, 0, TR_REPORTED, 1}},
    {"denied twice, once by name",
     "k1,a,,,met,b,S,,,,\n,a,,,met,b,T,,,denies,k1\n,a,,,met,b,U,,,denies,\n",
     {1, 2, 1, 0, TR_REPORTED, 1}},
    {"a cleared tie beside one that counts",
     ",a,,,met,b,S,acquitted,,,\n,b,,,paid,a,T,charged,,,\n",
     {1, 0, 1, 1, TR_CHARGED, 1}},
};

START_TEST(what_a_pair_rests_on)
{
    char claims[600];
    Sheets sheets = {.claims = claims};
    TrEvidencing it;
    TrError err = {0};
    TrEvidence found;
    const TrEvidence *expected = &evidence[_i].evidence;
    Woven woven;
    (void)snprintf(claims, sizeof claims, HEADER "%s", evidence[_i].rows);
    woven = weave(&sheets, NULL);
    ck_assert_int_eq(tr_evidencing_begin(&it, woven.network, &err), TR_OK);
    found = tr_evidence_of(&it, &woven.network->pairs[0]);
    ck_assert_msg(found.n_claims == expected->n_claims && found.n_against == expected->n_against &&
                      found.n_origins == expected->n_origins && found.status == expected->status &&
                      found.confidence == expected->confidence && found.claim == expected->claim,
                  "%s: %u claims, %u against, %u origins, status %d, claim %u", evidence[_i].title,
                  found.n_claims, found.n_against, found.n_origins, (int)found.status, found.claim);
    ck_assert_int_eq(tr_evidence_compare(&found, expected), 0);
    tr_evidencing_end(&it);
    unravel(&woven);
}
END_TEST

/* Each is weaker than the next: fewer origins, then status, then confidence, then denials. */
START_TEST(order_of_evidence)
{
    static const TrEvidence ladder[] = {
        {9, 0, 1, 0, TR_RUMOURED, 1},   {1, 0, 1, 0, TR_ALLEGED, 0.5},  {1, 2, 1, 0, TR_ALLEGED, 0.9},
        {1, 1, 1, 0, TR_ALLEGED, 0.9},  {1, 0, 1, 0, TR_REPORTED, 0.1}, {1, 9, 1, 0, TR_CONVICTED, 0.1},
        {2, 9, 2, 0, TR_RUMOURED, 0.1},
    };
    for (int i = 0; i < COUNT(ladder); i++)
        for (int k = 0; k < COUNT(ladder); k++)
            ck_assert_int_eq(tr_evidence_compare(&ladder[i], &ladder[k]), (i > k) - (i < k));
}
END_TEST

static TrStatus why_all(void *context, TrError *err)
{
    TrWhy why = {0};
    TrStatus st = tr_why_make(context, tr_measure_find("degree", err), 0, 0, &why, err);
    tr_why_release(&why);
    return st;
}

START_TEST(without_memory)
{
    static const TrWeave people = {.mode = TR_MODE_PEOPLE};
    Sheets sheets = {.claims = MEMBERS "a,x,O,,S\nb,x,O,,T\nc,x,O,,S\nc,x,P,,T\na,x,P,,T\n"};
    Woven woven = weave(&sheets, NULL);
    ck_assert_uint_gt(starve(why_all, woven.network), 20);
    unravel(&woven);
    woven = weave(&sheets, &people);
    ck_assert_uint_gt(starve(why_all, woven.network), 40);
    unravel(&woven);
}
END_TEST

Suite *suite_why(void)
{
    Suite *suite = suite_create("why");
    TCase *tcase = tcase_create("why");
    tcase_set_timeout(tcase, 60); /* every allocation fails once */
    tcase_add_test(tcase, by_hand);
    tcase_add_test(tcase, a_path);
    tcase_add_test(tcase, statuses_are_settled_anew);
    tcase_add_test(tcase, budget);
    tcase_add_loop_test(tcase, projections, 0, 2 * COUNT(members));
    tcase_add_loop_test(tcase, what_a_pair_rests_on, 0, COUNT(evidence));
    tcase_add_test(tcase, order_of_evidence);
    tcase_add_test(tcase, without_memory);
    suite_add_tcase(suite, tcase);
    return suite;
}
