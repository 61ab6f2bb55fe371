/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Claims aggregated into ties: one per ordered pair, layer and sign, with its claims and distinct origins. */
#include <string.h>

#include "../suites.h"
#include "weave_support.h"

#define HEAD    "person,role,organization,action,target,source,origin,date\n"
#define RULES   "pattern,layer,sign,directed\n"
#define SOURCES "id,title,origin\n"

static const WeaveCase cases[] = {
    {.title = "claims of one pair, layer and sign are one tie",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,s1,,\nAna,,,shoved,Beto,s2,,\nAna,,,saw,Beto,s2,,\n"},
     .ties = "Ana -action> Beto 3/2\n",
     .pairs = "Ana Beto 2\n"},
    {.title = "the other direction is another tie, and the same pair",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,s1,,\nBeto,,,nudged,Ana,s1,,\n"},
     .ties = "Ana -action> Beto 1/1\nBeto -action> Ana 1/1\n",
     .pairs = "Ana Beto 1\n"},
    {.title = "undirected: both ways are one tie",
     .sheets = {.claims = HEAD "Ana,,,met,Beto,s1,,\nBeto,,,met,Ana,s2,,\n",
                .actions = RULES "met,contact,,no\n"},
     .ties = "Ana -contact- Beto 2/2\n",
     .pairs = "Ana Beto 2\n"},
    {.title = "layers and signs are ties of their own in one pair",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,s1,,\nAna,,,paid,Beto,s1,,\nAna,,,cursed,Beto,s2,,\n"
                               "Ana,chief,Beto,,,s3,,\n",
                .actions = RULES "paid,payment,+,yes\ncursed,action,-,yes\n"},
     .ties = "Ana -affiliation- Beto 1/1\nAna -action(-)> Beto 1/1\nAna -action> Beto 1/1\n"
             "Ana -payment(+)> Beto 1/1\n",
     .pairs = "Ana Beto 3\n"},
    {.title = "roles of one affiliation are one tie",
     .sheets = {.claims = HEAD "Ana,chief,Banco,,,s1,,\nAna,owner,Banco,,,s1,,\n"},
     .ties = "Ana -affiliation- Banco 2/1\n"},
    {.title = "five sources that quote one communiqué are one origin",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,s1,,\nAna,,,nudged,Beto,s2,,\nAna,,,nudged,Beto,s3,,\n"
                               "Ana,,,nudged,Beto,s4,,\nAna,,,nudged,Beto,s5,,\n",
                .sources = SOURCES "s1,One,Communiqué\ns2,Two,Communiqué\ns3,Three,Communiqué\n"
                                   "s4,Four,Communiqué\ns5,Five,Communiqué\n"},
     .ties = "Ana -action> Beto 5/1\n",
     .pairs = "Ana Beto 1\n"},
    {.title = "a claim's own origin stands before its source's",
     .sheets = {.claims =
                    HEAD "Ana,,,nudged,Beto,s1,Witness,\nAna,,,nudged,Beto,s2,,\nAna,,,nudged,Beto,s3,,\n",
                .sources = SOURCES "s1,One,Communiqué\ns2,Two,Communiqué\ns3,Three,Communiqué\n"},
     .ties = "Ana -action> Beto 3/2\n",
     .pairs = "Ana Beto 2\n"},
    {.title = "a source without an origin, or not listed, is its own",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,s1,,\nAna,,,nudged,Beto,s2,,\nAna,,,nudged,Beto,s9,,\n",
                .sources = SOURCES "s1,One,\ns2,Two,\n"},
     .ties = "Ana -action> Beto 3/3\n"},
    {.title = "without a source, the file is the origin",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,,,\nAna,,,shoved,Beto,,,\n"},
     .ties = "Ana -action> Beto 2/1\n"},
    {.title = "origins are the same when they fold alike",
     .sheets = {.claims =
                    HEAD "Ana,,,nudged,Beto,s1,Communiqué No. 1,\nAna,,,nudged,Beto,s2,COMMUNIQUE NO 1,\n"},
     .ties = "Ana -action> Beto 2/1\n"},
    {.title = "a source that names another's origin shares it",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,s1,,\nAna,,,nudged,Beto,s2,,\n",
                .sources = SOURCES "s1,One,\ns2,Two,s1\n"},
     .ties = "Ana -action> Beto 2/1\n"},
    {.title = "one origin over two ties of a pair is still one",
     .sheets = {.claims = HEAD "Ana,chief,Banco,,,s1,,\nAna,,,nudged,Banco,s1,,\n"},
     .ties = "Ana -affiliation- Banco 1/1\nAna -action> Banco 1/1\n",
     .pairs = "Ana Banco 1\n"},
    {.title = "a claim that makes the same link twice counts once",
     .sheets = {.claims =
                    "person,role,organization,action,target,recipient,source\nAna,,,nudged,Ana,Ana,s1\n"},
     .ties = "Ana -action> Ana 1/1\n",
     .pairs = ""},
    {.title = "ties stand in order of lower name, higher name, layer, sign, direction",
     .sheets = {.claims = HEAD "Beto,,,nudged,Carla,s,,\nCarla,,,nudged,Ana,s,,\nAna,,,nudged,Carla,s,,\n"
                               "Ana,chief,Beto,,,s,,\n"},
     .ties = "Ana -affiliation- Beto 1/1\nAna -action> Carla 1/1\nCarla -action> Ana 1/1\n"
             "Beto -action> Carla 1/1\n",
     .pairs = "Ana Beto 1\nAna Carla 1\nBeto Carla 1\n"},
};

START_TEST(ties)
{
    check_weave(&cases[_i]);
}
END_TEST

/* The claims of a tie stand by date, then by what they say, in whatever order the rows come. */
START_TEST(order_of_claims)
{
    static const char *const rows[] = {"Ana,,,shoved,Beto,s1,,2021\n", "Ana,,,nudged,Beto,s1,,2021\n",
                                       "Ana,,,tickled,Beto,s1,,2019\n", "Ana,,,waved at,Beto,s1,,\n"};
    static const char *const expected[] = {"waved at", "tickled", "nudged", "shoved"};
    for (int shift = 0; shift < COUNT(rows); shift++) {
        char text[400] = HEAD;
        Woven woven;
        for (int i = 0; i < COUNT(rows); i++)
            (void)strncat(text, rows[(i + shift) % COUNT(rows)], sizeof text - strlen(text) - 1);
        woven = weave(&(Sheets){.claims = text}, NULL);
        ck_assert_uint_eq(woven.network->n_ties, 1);
        ck_assert_uint_eq(woven.network->ties[0].n_claims, (unsigned)COUNT(rows));
        for (int i = 0; i < COUNT(rows); i++)
            ck_assert_str_eq(tr_input_cell(woven.input, TR_CLAIMS, woven.network->tie_claims[i], TR_ACTION),
                             expected[i]);
        unravel(&woven);
    }
}
END_TEST

Suite *suite_ties(void)
{
    Suite *suite = suite_create("ties");
    TCase *tcase = tcase_create("ties");
    tcase_add_loop_test(tcase, ties, 0, COUNT(cases));
    tcase_add_test(tcase, order_of_claims);
    suite_add_tcase(suite, tcase);
    return suite;
}
