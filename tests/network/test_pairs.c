/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Standing statuses, which ties count, and the strength of a pair under each kind of weight. */
#include <stdlib.h>

#include "../suites.h"
#include "weave_support.h"

#define HEAD "person,role,organization,action,target,source,date,status\n"

static const WeaveCase standing[] = {
    {.title = "the latest dated claim stands",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,s1,2021,convicted\nAna,,,nudged,Beto,s1,2020,alleged\n"},
     .ties = "Ana -action> Beto 2/1 convicted\n"},
    {.title = "the latest stands even if it is weaker",
     .sheets = {.claims = HEAD
                "Ana,,,nudged,Beto,s1,2020-01-31,convicted\nAna,,,nudged,Beto,s1,2020-02-01,alleged\n"},
     .ties = "Ana -action> Beto 2/1 alleged\n"},
    {.title = "without dates the weakest stands",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,s1,,charged\nAna,,,nudged,Beto,s1,,rumoured\n"
                               "Ana,,,nudged,Beto,s1,,convicted\n"},
     .ties = "Ana -action> Beto 3/1 rumoured\n"},
    {.title = "a dated claim stands before an undated one",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,s1,,rumoured\nAna,,,nudged,Beto,s1,1999,charged\n"},
     .ties = "Ana -action> Beto 2/1 charged\n"},
    {.title = "of one day the weakest stands",
     .sheets = {.claims = HEAD
                "Ana,,,nudged,Beto,s1,2020-03-04,convicted\nAna,,,nudged,Beto,s1,2020-03-04,wanted\n"},
     .ties = "Ana -action> Beto 2/1 wanted\n"},
    {.title = "a status is reported unless it is given",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,s1,2020,\n"},
     .ties = "Ana -action> Beto 1/1\n"},
    {.title = "acquitted does not count",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,s1,2020,charged\nAna,,,nudged,Beto,s1,2021,acquitted\n"},
     .ties = "Ana -action> Beto 2/1 acquitted uncounted\n",
     .pairs = ""},
    {.title = "charged again after an acquittal counts",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,s1,2022,charged\nAna,,,nudged,Beto,s1,2021,acquitted\n"},
     .ties = "Ana -action> Beto 2/1 charged\n",
     .pairs = "Ana Beto 1\n"},
    {.title = "dismissed does not count",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,s1,,dismissed\n"},
     .ties = "Ana -action> Beto 1/1 dismissed uncounted\n",
     .pairs = ""},
    {.title = "overturned does not count",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,s1,,overturned\n"},
     .ties = "Ana -action> Beto 1/1 overturned uncounted\n",
     .pairs = ""},
    {.title = "retracted does not count",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,s1,,retracted\n"},
     .ties = "Ana -action> Beto 1/1 retracted uncounted\n",
     .pairs = ""},
    {.title = "without dates a clearing status is the weakest of all",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,s1,,convicted\nAna,,,nudged,Beto,s1,,overturned\n"},
     .ties = "Ana -action> Beto 2/1 overturned uncounted\n",
     .pairs = ""},
    {.title = "--count all counts them",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,s1,,acquitted\nAna,,,nudged,Carla,s1,,dismissed\n"
                               "Ana,,,nudged,Dora,s1,,overturned\nAna,,,nudged,Eva,s1,,retracted\n"},
     .how = {.count_all = true},
     .pairs = "Ana Beto 1\nAna Carla 1\nAna Dora 1\nAna Eva 1\n"},
    {.title = "the other ties of the pair count, without the origins of the cleared one",
     .sheets = {.claims = HEAD "Ana,chief,Banco,,,s1,,\nAna,,,nudged,Banco,s2,,acquitted\n"},
     .ties = "Ana -affiliation- Banco 1/1\nAna -action> Banco 1/1 acquitted uncounted\n",
     .pairs = "Ana Banco 1\n"},
    {.title = "all of the pair's origins with --count all",
     .sheets = {.claims = HEAD "Ana,chief,Banco,,,s1,,\nAna,,,nudged,Banco,s2,,acquitted\n"},
     .how = {.count_all = true},
     .pairs = "Ana Banco 2\n"},
};

START_TEST(standing_statuses)
{
    check_weave(&standing[_i]);
}
END_TEST

/* Ana and Beto: origin s1 says it twice (confidence 0.5 and 0.8, weight 2 and 3), s2 once (0.5, no weight).
 * Ana and Carla: s1 once, confidence 0.25, weight 0.5, and Carla's affiliation says nothing new.
 * Confidence: 1 - (1 - 0.8)(1 - 0.5) = 0.9. */
#define WEIGHED                                                                                              \
    "person,role,organization,action,target,source,confidence,weight\n"                                      \
    "Ana,,,nudged,Beto,s1,0.5,2\n"                                                                           \
    "Beto,,,shoved,Ana,s1,0.8,3\n"                                                                           \
    "Ana,,,nudged,Beto,s2,0.5,\n"                                                                            \
    "Ana,,,nudged,Carla,s1,0.25,0.5\n"

static const WeaveCase weights[] = {
    {.title = "origins",
     .sheets = {.claims = WEIGHED},
     .how = {.weights = TR_WEIGHT_ORIGINS},
     .pairs = "Ana Beto 2\nAna Carla 1\n"},
    {.title = "claims",
     .sheets = {.claims = WEIGHED},
     .how = {.weights = TR_WEIGHT_CLAIMS},
     .pairs = "Ana Beto 3\nAna Carla 1\n"},
    {.title = "confidence",
     .sheets = {.claims = WEIGHED},
     .how = {.weights = TR_WEIGHT_CONFIDENCE},
     .pairs = "Ana Beto 0.9\nAna Carla 0.25\n"},
    {.title = "weight",
     .sheets = {.claims = WEIGHED},
     .how = {.weights = TR_WEIGHT_WEIGHT},
     .pairs = "Ana Beto 6\nAna Carla 0.5\n"},
    {.title = "none",
     .sheets = {.claims = WEIGHED},
     .how = {.weights = TR_WEIGHT_NONE},
     .pairs = "Ana Beto 1\nAna Carla 1\n"},
    {.title = "three origins of confidence 0.5",
     .sheets = {.claims =
                    "person,role,organization,action,target,source,confidence\nAna,,,nudged,Beto,s1,0.5\n"
                    "Ana,,,nudged,Beto,s2,0.5\nAna,,,nudged,Beto,s3,0.5\n"},
     .how = {.weights = TR_WEIGHT_CONFIDENCE},
     .pairs = "Ana Beto 0.875\n"},
    {.title = "confidence 0 leaves no tie to measure",
     .sheets = {.claims =
                    "person,role,organization,action,target,source,confidence\nAna,,,nudged,Beto,s1,0\n"},
     .how = {.weights = TR_WEIGHT_CONFIDENCE},
     .ties = "Ana -action> Beto 1/1\n",
     .pairs = ""},
    {.title = "an affiliation and an action in one claim between the same two are two statements",
     .sheets = {.claims = "person,role,organization,action,target,source\nAna,chief,Banco,nudged,Banco,s1\n"},
     .how = {.weights = TR_WEIGHT_CLAIMS},
     .pairs = "Ana Banco 2\n"},
    {.title = "a negative tie has a positive strength",
     .sheets = {.claims = "person,role,organization,action,target,source,sign\nAna,,,nudged,Beto,s1,-\n"},
     .pairs = "Ana Beto 1\n"},
};

START_TEST(strengths)
{
    check_weave(&weights[_i]);
}
END_TEST

/* Parallel ties must not invent brokers: on a ring of four each is on half of the one pair's two paths. */
START_TEST(parallel_ties)
{
    static const char *const shapes[] = {
        "a-b b-c c-d d-a",
        "a-b a-b b-c c-d d-a",
        "a-b b-a b-c c-b c-d d-a a-a",
    };
    for (int i = 0; i < COUNT(shapes); i++) {
        Woven woven = weave_shape(shapes[i], NULL);
        double *scores = measure(woven.network, "betweenness");
        ck_assert_uint_eq(woven.network->n_pairs, 4);
        for (size_t v = 0; v < 4; v++)
            ck_assert_double_eq(scores[v], 0.5);
        free(scores);
        unravel(&woven);
    }
}
END_TEST

/* The same with layers, signs and an affiliation on one side of the ring. */
START_TEST(parallel_layers)
{
    Sheets sheets = {.claims = "person,role,organization,action,target,source,sign\n"
                               "a,chief,b,nudged,b,s1,\na,,,paid,b,s2,+\nb,,,cursed,a,s3,-\n"
                               "b,,,nudged,c,s1,\nc,,,nudged,d,s1,\nd,,,nudged,a,s1,\n",
                     .actions = "pattern,layer,sign,directed\npaid,payment,,yes\n"};
    Woven woven = weave(&sheets, NULL);
    double *scores = measure(woven.network, "betweenness");
    ck_assert_uint_eq(woven.network->n_ties, 7);
    for (size_t v = 0; v < 4; v++)
        ck_assert_double_eq(scores[v], 0.5);
    free(scores);
    unravel(&woven);
}
END_TEST

Suite *suite_pairs(void)
{
    Suite *suite = suite_create("pairs");
    TCase *tcase = tcase_create("pairs");
    tcase_add_loop_test(tcase, standing_statuses, 0, COUNT(standing));
    tcase_add_loop_test(tcase, strengths, 0, COUNT(weights));
    tcase_add_test(tcase, parallel_ties);
    tcase_add_test(tcase, parallel_layers);
    suite_add_tcase(suite, tcase);
    return suite;
}
