/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Verb phrases: a rule fits where its folded words stand in the action in their order; the longest wins. */
#include <stdlib.h>
#include <string.h>

#include "../suites.h"
#include "base/memory.h"
#include "network/actions.h"
#include "weave_support.h"

#define RULES                                                                                                \
    "pattern,layer,sign,directed\n"                                                                          \
    "sent,transfer,,yes\n"                                                                                   \
    "handed over,transfer,,yes\n"                                                                            \
    "handed over money,payment,+,yes\n"                                                                      \
    "met,contact,,no\n"                                                                                      \
    "acusó,accusation,-,yes\n"                                                                              \
    "gave,gift,+,\n"                                                                                         \
    "gave up,surrender,-,yes\n"                                                                              \
    "up gave,nonsense,-,yes\n"                                                                               \
    "praised,,+,yes\n"                                                                                       \
    "abc,short,,yes\n"                                                                                       \
    "lengthy,long,,yes\n"

static const struct {
    const char *action, *layer;
    int sign;
    bool directed;
} cases[] = {
    {"sent", "transfer", 0, true},
    {"SENT", "transfer", 0, true},
    {"was sent away", "transfer", 0, true},
    {"absent", "action", 0, true}, /* whole words only */
    {"sentenced", "action", 0, true},
    {"handed the prisoners over", "transfer", 0, true}, /* others may stand between */
    {"over handed", "action", 0, true},                 /* in their order */
    {"handed", "action", 0, true},                      /* all of them */
    {"handed over the money", "payment", 1, true},      /* three words beat two */
    {"met", "contact", 0, false},
    {"acuso", "accusation", -1, true}, /* folded on both sides */
    {"ACUSÓ", "accusation", -1, true},
    {"gave", "gift", 1, true}, /* directed unless it says no */
    {"gave it all up", "surrender", -1, true},
    {"gave, at last, up.", "surrender", -1, true},
    {"praised", "action", 1, true},         /* no layer: action */
    {"abc lengthy", "long", 0, true},       /* equal words: more letters */
    {"lengthy abc", "long", 0, true},       /* wherever they stand */
    {"did nothing", "action", 0, true},     /* no rule */
    {"...", "action", 0, true},             /* nothing but punctuation */
    {"gave sent met", "transfer", 0, true}, /* one word each, four letters: the first row */
    {"met acusó gave up", "surrender", -1, true},
};

START_TEST(meanings)
{
    Sheets sheets = {.claims = "person,role,organization,action\nAna,,,x\n", .actions = RULES};
    TrInput *input = read_sheets(&sheets);
    TrError err = {0};
    TrActionRules *rules = tr_action_rules_new(input, &err);
    TrActionMeaning meaning = {0};
    const char *text = cases[_i].action;
    char **layers;
    size_t n_layers;
    uint32_t action;
    ck_assert_ptr_nonnull(rules);
    ck_assert_int_eq(tr_strings_add(input->strings, text, strlen(text), &action, NULL, &err), TR_OK);
    for (int again = 0; again < 2; again++) /* the second time it is remembered */
        ck_assert_int_eq(tr_action_meaning(rules, action, &meaning, &err), TR_OK);
    layers = tr_action_rules_take_layers(rules, &n_layers);
    ck_assert_uint_lt(meaning.layer, n_layers);
    ck_assert_msg(strcmp(layers[meaning.layer], cases[_i].layer) == 0, "'%s' is %s, not %s", text,
                  layers[meaning.layer], cases[_i].layer);
    ck_assert_int_eq(meaning.sign, cases[_i].sign);
    ck_assert_int_eq(meaning.directed, cases[_i].directed);
    for (size_t i = 0; i < n_layers; i++)
        tr_free(layers[i]);
    tr_free(layers);
    tr_action_rules_free(rules);
    tr_input_free(input);
}
END_TEST

/* Fixed layers keep their numbers; those of actions.csv follow once each, in byte order. */
START_TEST(layers)
{
    static const char *const expected[] = {"affiliation", "action", "part_of", "shared",
                                           "inferred",    "alpha",  "zeta"};
    Sheets sheets = {.claims = "person,role,organization,action\nAna,,,x\n",
                     .actions = "pattern,layer,sign,directed\nx,zeta,,\ny,alpha,,\nz,zeta,,\nw,action,,\n"};
    Woven woven = weave(&sheets, NULL);
    ck_assert_uint_eq(woven.network->n_layers, (size_t)COUNT(expected));
    for (int i = 0; i < COUNT(expected); i++)
        ck_assert_str_eq(woven.network->layers[i], expected[i]);
    unravel(&woven);
}
END_TEST

START_TEST(too_many_layers)
{
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    TrInput *input;
    TrError err = {0};
    ck_assert_ptr_nonnull(file);
    (void)fputs("pattern,layer,sign,directed\n", file);
    for (int i = 0; i < 300; i++)
        (void)fprintf(file, "verb%d,layer%d,,\n", i, i);
    ck_assert_int_eq(fclose(file), 0);
    input = read_sheets(&(Sheets){.claims = "person,role,organization,action\nAna,,,x\n", .actions = text});
    ck_assert_ptr_null(tr_network_build(input, &(TrWeave){0}, &err));
    ck_assert_int_eq(err.status, TR_BAD_INPUT);
    ck_assert_msg(strstr(err.message, "layers") != NULL, "%s", err.message);
    tr_input_free(input);
    free(text);
}
END_TEST

Suite *suite_actions(void)
{
    Suite *suite = suite_create("actions");
    TCase *tcase = tcase_create("actions");
    tcase_add_loop_test(tcase, meanings, 0, COUNT(cases));
    tcase_add_test(tcase, layers);
    tcase_add_test(tcase, too_many_layers);
    suite_add_tcase(suite, tcase);
    return suite;
}
