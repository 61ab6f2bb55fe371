/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which claims take part: dates and handling. */
#include <string.h>

#include "../suites.h"
#include "network/selection.h"
#include "weave_support.h"

#define DATED                                                                                                \
    "person,role,organization,action,target,source,date\n"                                                   \
    "a,,,nudged,x,s,2019\n"                                                                                  \
    "b,,,nudged,x,s,2020-05\n"                                                                               \
    "c,,,nudged,x,s,2020-06-15\n"                                                                            \
    "d,,,nudged,x,s,2019-11/2020-02\n"                                                                       \
    "e,,,nudged,x,s,2021/..\n"                                                                               \
    "f,,,nudged,x,s,../2018\n"                                                                               \
    "g,,,nudged,x,s,\n"                                                                                      \
    "h,,,nudged,x,s,\n"

static const struct {
    const char *since, *until;
    const char *nodes; /* who is left */
    size_t n_undated;
} cases[] = {
    {NULL, NULL, "a\nb\nc\nd\ne\nf\ng\nh\nx\n", 0},
    {"2020", NULL, "b\nc\nd\ne\nx\n", 2}, /* any day of the claim's date is enough */
    {NULL, "2019", "a\nd\nf\nx\n", 2},
    {"2020", "2020", "b\nc\nd\nx\n", 2},
    {"2020-05-31", "2020-06-14", "b\nx\n", 2},
    {"2020-06-15", "2020-06-15", "c\nx\n", 2},
    {"2020-02-29", "2020-02-29", "d\nx\n", 2},
    {"2030", "2031", "e\nx\n", 2}, /* an open range goes on */
    {NULL, "1900", "f\nx\n", 2},
    {"2018-01", "2018-12", "f\nx\n", 2},
    {"2020-07", "2020-12", "", 2}, /* nobody */
};

START_TEST(dates)
{
    Woven woven =
        weave(&(Sheets){.claims = DATED}, &(TrWeave){.since = cases[_i].since, .until = cases[_i].until});
    expect_text(cases[_i].since == NULL ? "no beginning" : cases[_i].since, list_nodes(woven.network),
                cases[_i].nodes);
    ck_assert_uint_eq(woven.network->n_undated, cases[_i].n_undated);
    unravel(&woven);
}
END_TEST

static const TrWeave impossible[] = {
    {.since = "2020-13"},
    {.until = "yesterday"},
    {.since = "2020", .until = ""},
};

START_TEST(impossible_dates)
{
    TrInput *input = read_sheets(&(Sheets){.claims = DATED});
    TrError err = {0};
    ck_assert_ptr_null(tr_network_build(input, &impossible[_i], &err));
    ck_assert_int_eq(err.status, TR_BAD_USAGE);
    ck_assert_msg(strstr(err.message, impossible[_i].until == NULL ? "--since" : "--until") != NULL, "%s",
                  err.message);
    tr_input_free(input);
}
END_TEST

#define MARKED                                                                                               \
    "person,role,organization,action,target,source,handling,claim_id,stance,about\n"                         \
    "Ana,,,nudged,Beto,s1,,c1,,\n"                                                                           \
    "Ana,,,nudged,Beto,s2,internal,c2,,\n"                                                                   \
    "Ana,,,nudged,Spy,s2,internal,c3,,\n"                                                                    \
    "Beto,,,no,,s3,internal,c4,denies,c1\n"

static const struct {
    WeaveCase weave;
    size_t n_held_back;
} marked[] = {
    {{.title = "rows with handling are held back: ties, origins, names and denials",
      .sheets = {.claims = MARKED},
      .nodes = "Ana\nBeto\n",
      .ties = "Ana -action> Beto 1/1\n",
      .pairs = "Ana Beto 1\n"},
     3},
    {{.title = "--internal includes them",
      .sheets = {.claims = MARKED},
      .how = {.internal = true},
      .nodes = "Ana\nBeto\nSpy\n",
      .ties = "Ana -action> Beto 2/2 1 against\nAna -action> Spy 1/1\n",
      .pairs = "Ana Beto 2\nAna Spy 1\n"},
     0},
    {{.title = "whatever the cell says: it fails closed",
      .sheets = {.claims = "person,role,organization,action,target,source,handling\nAna,,,nudged,Beto,s1,no\n"
                           "Ana,,,nudged,Carla,s1,\n"},
      .nodes = "Ana\nCarla\n"},
     1},
    {{.title = "an entity's marked row gives neither alias nor parent",
      .sheets = {.claims = "person,role,organization,action,target,source,handling\nAna,,,nudged,Beto,s1,\n"
                           "La Jefa,,,nudged,Carla,s1,\n",
                 .entities = "name,aliases,parent,handling\nAna,La Jefa,Holding,secret\n"},
      .nodes = "Ana\nBeto\nCarla\nLa Jefa\n"},
     0},
    {{.title = "and with --internal both",
      .sheets = {.claims = "person,role,organization,action,target,source,handling\nAna,,,nudged,Beto,s1,\n"
                           "La Jefa,,,nudged,Carla,s1,\n",
                 .entities = "name,aliases,parent,handling\nAna,La Jefa,Holding,secret\n"},
      .how = {.internal = true},
      .nodes = "Ana\nBeto\nCarla\nHolding\n"},
     0},
};

START_TEST(handling)
{
    Woven woven = weave(&marked[_i].weave.sheets, &marked[_i].weave.how);
    ck_assert_uint_eq(woven.network->n_held_back, marked[_i].n_held_back);
    unravel(&woven);
    check_weave(&marked[_i].weave);
}
END_TEST

Suite *suite_selection(void)
{
    Suite *suite = suite_create("selection");
    TCase *tcase = tcase_create("selection");
    tcase_add_loop_test(tcase, dates, 0, COUNT(cases));
    tcase_add_loop_test(tcase, impossible_dates, 0, COUNT(impossible));
    tcase_add_loop_test(tcase, handling, 0, COUNT(marked));
    suite_add_tcase(suite, tcase);
    return suite;
}
