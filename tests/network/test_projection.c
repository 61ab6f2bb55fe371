/* SPDX-License-Identifier: GPL-2.0-or-later */
/* People tied by the organizations they share, and organizations by their people: w = sum of 1/(d - 1). */
#include <stdlib.h>
#include <string.h>

#include "../suites.h"
#include "weave_support.h"

/* K has two members (1/(2-1) = 1 for their pair), L three (1/(3-1) = 0.5 for each pair). Of the people, Ana
 * and Beto have two organizations (1 each for K and L), Carla one. */
#define HEAD "person,role,organization,action,target,source,status\n"
#define CLUB                                                                                                 \
    HEAD "Ana,chief,K,,,s1,\nBeto,clerk,K,,,s1,\nAna,chief,L,,,s1,\nBeto,clerk,L,,,s2,\nCarla,,L,,,s1,\n"

static const WeaveCase cases[] = {
    {.title = "people, by Newman's weights",
     .sheets = {.claims = CLUB},
     .how = {.mode = TR_MODE_PEOPLE},
     .nodes = "Ana\nBeto\nCarla\n",
     .ties = "Ana -shared- Beto 4/2\nAna -shared- Carla 2/1\nBeto -shared- Carla 2/2\n",
     .pairs = "Ana Beto 1.5\nAna Carla 0.5\nBeto Carla 0.5\n"},
    {.title = "people, unweighted",
     .sheets = {.claims = CLUB},
     .how = {.mode = TR_MODE_PEOPLE, .weights = TR_WEIGHT_NONE},
     .pairs = "Ana Beto 1\nAna Carla 1\nBeto Carla 1\n"},
    {.title = "organizations",
     .sheets = {.claims = CLUB},
     .how = {.mode = TR_MODE_ORGANIZATIONS},
     .nodes = "K\nL\n",
     .pairs = "K L 2\n"},
    {.title = "repeated affiliations and further roles change no weight",
     .sheets = {.claims = CLUB "Ana,owner,K,,,s3,\nCarla,auditor,L,,,s4,\n"},
     .how = {.mode = TR_MODE_PEOPLE},
     .pairs = "Ana Beto 1.5\nAna Carla 0.5\nBeto Carla 0.5\n"},
    {.title = "an affiliation that does not count ties nobody, and d is without it",
     .sheets = {.claims = CLUB "Dora,,L,,,s1,retracted\nDora,,K,,,s1,dismissed\n"},
     .how = {.mode = TR_MODE_PEOPLE},
     .nodes = "Ana\nBeto\nCarla\nDora\n",
     .pairs = "Ana Beto 1.5\nAna Carla 0.5\nBeto Carla 0.5\n"},
    {.title = "actions are no part of it; a person of one organization stays, alone",
     .sheets = {.claims = HEAD "Ana,,K,nudged,Beto,s1,\nBeto,,L,,,s1,\n"},
     .how = {.mode = TR_MODE_PEOPLE},
     .nodes = "Ana\nBeto\n",
     .ties = "",
     .pairs = ""},
    {.title = "an organization without people stays among organizations",
     .sheets = {.claims = HEAD "Ana,,K,,,s1,\n,,Liga,nudged,K,s1,\n"},
     .how = {.mode = TR_MODE_ORGANIZATIONS},
     .nodes = "K\nLiga\n",
     .pairs = ""},
    {.title = "who is affiliated to itself shares it with nobody",
     .sheets = {.claims = HEAD "K,,K,,,s1,\nAna,,K,,,s1,\nBeto,,K,,,s1,\n",
                .entities = "name,kind\nK,organization\n"},
     .how = {.mode = TR_MODE_PEOPLE},
     .pairs = "Ana Beto 1\n"},
};

START_TEST(projections)
{
    check_weave(&cases[_i]);
}
END_TEST

static char *crowd(int n)
{
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    ck_assert_ptr_nonnull(file);
    (void)fputs("person,role,organization,action\n", file);
    for (int i = 0; i < n; i++)
        (void)fprintf(file, "p%d,,Everyone,\n", i);
    ck_assert_int_eq(fclose(file), 0);
    return text;
}

/* 10,001 people of one organization are 50,005,000 pairs. */
START_TEST(refusal)
{
    char *claims = crowd(10001);
    TrInput *input = read_sheets(&(Sheets){.claims = claims});
    TrError err = {0};
    TrNetwork *network = tr_network_build(input, &(TrWeave){.mode = TR_MODE_PEOPLE}, &err);
    ck_assert_ptr_null(network);
    ck_assert_int_eq(err.status, TR_ANALYSIS);
    ck_assert_msg(strstr(err.message, "50 million") != NULL && strstr(err.message, "Everyone") != NULL &&
                      strstr(err.message, "10001") != NULL,
                  "%s", err.message);
    memset(&err, 0, sizeof err);
    network = tr_network_build(input, &(TrWeave){.mode = TR_MODE_ORGANIZATIONS}, &err); /* none at all */
    ck_assert_msg(network != NULL, "%s", err.message);
    ck_assert_uint_eq(network->n_pairs, 0);
    tr_network_free(network);
    tr_input_free(input);
    free(claims);
}
END_TEST

/* 300 people of one organization: 44,850 pairs, each of strength 1/299. */
START_TEST(crowds)
{
    char *claims = crowd(300);
    Woven woven = weave(&(Sheets){.claims = claims}, &(TrWeave){.mode = TR_MODE_PEOPLE});
    ck_assert_uint_eq(woven.network->n_pairs, 300 * 299 / 2);
    for (size_t i = 0; i < woven.network->n_pairs; i++)
        ck_assert_double_eq_tol(woven.network->pairs[i].strength, 1.0 / 299, 1e-15);
    unravel(&woven);
    free(claims);
}
END_TEST

Suite *suite_projection(void)
{
    Suite *suite = suite_create("projection");
    TCase *tcase = tcase_create("projection");
    tcase_add_loop_test(tcase, projections, 0, COUNT(cases));
    tcase_add_test(tcase, refusal);
    tcase_add_test(tcase, crowds);
    tcase_set_timeout(tcase, 60);
    suite_add_tcase(suite, tcase);
    return suite;
}
