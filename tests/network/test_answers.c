/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Denials and corrections: what they answer, and that a denial makes no tie. */
#include "../suites.h"
#include "network/ties.h"
#include "weave_support.h"

#define HEAD "claim_id,person,role,organization,action,target,source,stance,about\n"

static const struct {
    WeaveCase weave;
    size_t n_unanswered;
} cases[] = {
    {{.title = "a denial that names the claim",
      .sheets = {.claims = HEAD "c1,Ana,,,nudged,Beto,s1,,\nc2,Carla,,,said no,,s2,denies,c1\n"},
      .nodes = "Ana\nBeto\nCarla\n",
      .ties = "Ana -action> Beto 1/1 1 against\n",
      .pairs = "Ana Beto 1\n"},
     0},
    {{.title = "a denial of the same parties and the same folded action",
      .sheets = {.claims = HEAD "c1,Ana,,,acusó,Beto,s1,,\n,Ana,,,ACUSO,Beto,s2,denies,\n",
                 .actions = "pattern,layer,sign,directed\nx,action,,\n"},
      .ties = "Ana -action> Beto 1/1 1 against\n",
      .pairs = "Ana Beto 1\n"},
     0},
    {{.title = "another action is not answered",
      .sheets = {.claims = HEAD "c1,Ana,,,nudged,Beto,s1,,\n,Ana,,,shoved,Beto,s2,denies,\n"},
      .ties = "Ana -action> Beto 1/1\n"},
     1},
    {{.title = "other parties are not answered",
      .sheets = {.claims = HEAD "c1,Ana,,,nudged,Beto,s1,,\n,Ana,,,nudged,Carla,s2,denies,\n"},
      .nodes = "Ana\nBeto\nCarla\n",
      .ties = "Ana -action> Beto 1/1\n"},
     1},
    {{.title = "a denial of an affiliation goes by the role",
      .sheets = {.claims = HEAD "c1,Ana,chief,Banco,,,s1,,\n,Ana,CHIEF,Banco,,,s2,denies,\n"},
      .ties = "Ana -affiliation- Banco 1/1 1 against\n"},
     0},
    {{.title = "another role is not answered",
      .sheets = {.claims = HEAD "c1,Ana,chief,Banco,,,s1,,\n,Ana,clerk,Banco,,,s2,denies,\n"},
      .ties = "Ana -affiliation- Banco 1/1\n"},
     1},
    {{.title = "an action without a target is denied where it is shown, on the affiliation",
      .sheets = {.claims = HEAD "c1,Ana,chief,Banco,resigned,,s1,,\n,Ana,,Banco,resigned,,s2,denies,\n"},
      .ties = "Ana -affiliation- Banco 1/1 1 against\n"},
     0},
    {{.title = "an organization's act is denied like a person's",
      .sheets = {.claims = HEAD "c1,,,Banco,nudged,Beto,s1,,\n,,,Banco,nudged,Beto,s2,denies,\n"},
      .ties = "Banco -action> Beto 1/1 1 against\n"},
     0},
    {{.title = "3 for, 1 against: a denial counts once for a tie, however many of its claims it answers",
      .sheets = {.claims =
                     HEAD "c1,Ana,,,nudged,Beto,s1,,\nc2,Ana,,,nudged,Beto,s2,,\nc3,Ana,,,nudged,Beto,s3,,\n"
                          ",Ana,,,nudged,Beto,s4,denies,\n"},
      .ties = "Ana -action> Beto 3/3 1 against\n",
      .pairs = "Ana Beto 3\n"},
     0},
    {{.title = "two denials are two against",
      .sheets = {.claims = HEAD "c1,Ana,,,nudged,Beto,s1,,\nc2,Ana,,,nudged,Beto,s2,,\n"
                                ",Ana,,,nudged,Beto,s3,denies,\n,Beto,,,says no,,s4,denies,c1\n"},
      .ties = "Ana -action> Beto 2/2 2 against\n"},
     0},
    {{.title = "a denial alone makes no tie",
      .sheets = {.claims = HEAD "c1,Ana,chief,Banco,nudged,Beto,s1,denies,\n"},
      .nodes = "Ana\nBanco\nBeto\n",
      .ties = "",
      .pairs = ""},
     1},
    {{.title = "a correction answers, and makes its own tie",
      .sheets = {.claims = HEAD "c1,Ana,,,nudged,Beto,s1,,\nc2,Ana,,,nudged,Carla,s2,corrects,c1\n"},
      .ties = "Ana -action> Beto 1/1 1 against\nAna -action> Carla 1/1\n"},
     0},
    {{.title = "an about that leads nowhere answers nothing",
      .sheets = {.claims = HEAD "c1,Ana,,,nudged,Beto,s1,,\n,Ana,,,nudged,Beto,s2,denies,c9\n"},
      .ties = "Ana -action> Beto 1/1\n"},
     1},
};

START_TEST(answers)
{
    const char *title = cases[_i].weave.title;
    Woven woven = weave(&cases[_i].weave.sheets, &cases[_i].weave.how);
    ck_assert_msg(woven.network->n_unanswered == cases[_i].n_unanswered, "%s: %zu are unanswered", title,
                  woven.network->n_unanswered);
    ck_assert_msg(count_warnings(woven.input, "a denial that answers no claim") +
                          count_warnings(woven.input, "about 'c9' is no claim_id") ==
                      cases[_i].n_unanswered,
                  "%s: not warned of", title);
    unravel(&woven);
    check_weave(&cases[_i].weave);
}
END_TEST

/* The rows behind the numbers. */
START_TEST(answering_rows)
{
    Sheets sheets = {.claims = HEAD "c1,Ana,,,nudged,Beto,s1,,\nc2,Ana,,,nudged,Carla,s1,,\n"
                                    "c3,Ana,,,nudged,Beto,s2,denies,\nc4,Beto,,,no,,s3,denies,c1\n"
                                    "c5,Beto,,,no,,s3,denies,c2\n"};
    static const size_t expected[] = {2, 1, 0, 0, 0};
    Woven woven = weave(&sheets, NULL);
    size_t first;
    for (uint32_t claim = 0; claim < 5; claim++)
        ck_assert_uint_eq(tr_answers_to(woven.network, claim, &first), expected[claim]);
    ck_assert_uint_eq(tr_answers_to(woven.network, 0, &first), 2);
    ck_assert_uint_eq(woven.network->against[2 * first + 1], 2);
    ck_assert_uint_eq(woven.network->against[2 * (first + 1) + 1], 3);
    ck_assert_uint_eq(tr_answers_to(woven.network, 1, &first), 1);
    ck_assert_uint_eq(woven.network->against[2 * first + 1], 4);
    unravel(&woven);
}
END_TEST

Suite *suite_answers(void)
{
    Suite *suite = suite_create("answers");
    TCase *tcase = tcase_create("answers");
    tcase_add_loop_test(tcase, answers, 0, COUNT(cases));
    tcase_add_test(tcase, answering_rows);
    suite_add_tcase(suite, tcase);
    return suite;
}
