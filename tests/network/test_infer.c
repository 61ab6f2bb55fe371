/* SPDX-License-Identifier: GPL-2.0-or-later */
/* --infer-targets: names in the words of actions, worked by hand. */
#include <string.h>

#include "../suites.h"
#include "../support.h"
#include "base/memory.h"
#include "network/infer.h"
#include "weave_support.h"

#define HEAD "person,role,organization,action,target,recipient,source,sign,stance\n"
/* rows that make names known, and no tie */
#define KNOWN(name) name ",,,,,,s,,\n"

/* No guess, as no claim without a target has words: nothing is made to look for names. */
static const char not_looked_for[] = "";

static const struct {
    WeaveCase weave;
    const char *words; /* of each guess, a line each; NULL: not compared */
} cases[] = {
    {{.title = "a name in the action",
      .sheets = {.claims = HEAD "Ana,,,nudged Beto gently,,,s,,\n" KNOWN("Beto")},
      .ties = "Ana -inferred> Beto 1/1\n",
      .pairs = "Ana Beto 1\n"},
     "nudged gently\n"},
    {{.title = "without a known name nothing",
      .sheets = {.claims = HEAD "Ana,,,nudged Beto gently,,,s,,\n"},
      .nodes = "Ana\n",
      .ties = ""},
     ""},
    {{.title = "a stated target stands alone",
      .sheets = {.claims = HEAD "Ana,,,nudged Beto before,Carla,,s,,\n" KNOWN("Beto")},
      .ties = "Ana -action> Carla 1/1\n"},
     not_looked_for},
    {{.title = "on word boundaries",
      .sheets = {.claims = HEAD "Ana,,,betoed and robbeto,,,s,,\n" KNOWN("Beto")},
      .ties = ""},
     ""},
    {{.title = "folded, with punctuation around it",
      .sheets = {.claims = HEAD "Ana,,,\"golpeó a: JOSE GARCIA, ayer\",,,s,,\n" KNOWN("José García")},
      .ties = "Ana -inferred> José García 1/1\n"},
     "golpeó a: , ayer\n"},
    {{.title = "the longest at the leftmost place",
      .sheets = {.claims = HEAD "Ana,,,joined Banco del Norte in Norte,,,s,,\n" KNOWN("Banco")
                     KNOWN("Banco del Norte") KNOWN("Norte")},
      .ties = "Ana -inferred> Banco del Norte 1/1\n"},
     "joined in Norte\n"},
    {{.title = "an alias from entities.csv, in no claim otherwise",
      .sheets = {.claims = HEAD "Ana,,,joined the BDN,,,s,,\n",
                 .entities = "name,kind,aliases\nBanco del Norte,company,BDN\n"},
      .nodes = "Ana\nBanco del Norte\n",
      .ties = "Ana -inferred> Banco del Norte 1/1\n"},
     "joined the\n"},
    {{.title = "not the actor itself",
      .sheets = {.claims = HEAD "Ana,,,nudged Ana,,,s,,\nCarla,,,told Carla of Ana,,,s,,\n"},
      .ties = "Carla -inferred> Ana 1/1\n"},
     "told Carla of\n"},
    {{.title = "the claim's organization, only where no other name stands",
      .sheets = {.claims = HEAD
                 "Ana,chief,Banco,sued Banco,,,s,,\nBeto,chief,Banco,sued Banco and Carla,,,s,,\n" KNOWN(
                     "Carla")},
      .ties = "Ana -affiliation- Banco 1/1\nAna -inferred> Banco 1/1\nBeto -affiliation- Banco 1/1\n"
              "Beto -inferred> Carla 1/1\n"},
     "sued\nsued Banco and\n"},
    {{.title = "a second name led up to is the recipient",
      .sheets = {.claims = HEAD ",,Norte,handed Ana over to the Sur,,,s,,\n" KNOWN("Ana") KNOWN("Sur")},
      .ties = "Norte -inferred> Ana 1/1\nAna -inferred> Sur 1/1\n"},
     "handed over to the\n"},
    {{.title = "a second name of another kind is not",
      .sheets = {.claims = HEAD ",,Norte,handed Ana over in Sur,,,s,,\n" KNOWN("Ana") KNOWN("Sur")},
      .ties = "Norte -inferred> Ana 1/1\n"},
     "handed over in Sur\n"},
    {{.title = "sign and direction by what is left of the words",
      .sheets = {.claims = HEAD "Ana,,,met Beto,,,s,,\nAna,,,fought Beto,,,s,,\nBeto,,,fought Ana,,,s,+,\n",
                 .actions = "pattern,layer,sign,directed\nmet,contact,+,no\nfought,war,-,yes\n"},
      .ties = "Ana -inferred(-)> Beto 1/1\nAna -inferred(+)- Beto 1/1\nBeto -inferred(+)> Ana 1/1\n",
      .pairs = "Ana Beto 1\n"},
     "met\nfought\nfought\n"},
    {{.title = "short names in capitals as they are written",
      .sheets = {.claims =
                     HEAD "Ana,,,told us of the ice,,,s,,\nAna,,,told ICE,,,s,,\n" KNOWN("ICE") KNOWN("US")},
      .ties = "Ana -inferred> ICE 1/1\n"},
     "told\n"},
    {{.title = "no letter, no number",
      .sheets = {.claims = HEAD "Ana,,,took X and 85,,,s,,\n" KNOWN("X") KNOWN("85")},
      .ties = ""},
     ""},
    {{.title = "a denial guesses nothing",
      .sheets = {.claims = HEAD "Ana,,,nudged Beto,,,s,,denies\n" KNOWN("Beto")},
      .ties = ""},
     not_looked_for},
    {{.title = "the event is tied to it",
      .sheets = {.claims = HEAD "Ana,,,nudged Beto,,,s,,\n" KNOWN("Beto")},
      .how = {.action_nodes = true},
      .ties = "Ana -action> nudged Beto 1/1\nnudged Beto -inferred> Beto 1/1\n"},
     "nudged\n"},
    {{.title = "nothing but the name",
      .sheets = {.claims = HEAD "Ana,,,Beto,,,s,,\n" KNOWN("Beto")},
      .ties = "Ana -inferred> Beto 1/1\n"},
     "\n"},
    {{.title = "a hyphen parts words",
      .sheets = {.claims = HEAD "Ana,,,broke the Norte-Sur pact,,,s,,\n" KNOWN("Sur")},
      .ties = "Ana -inferred> Sur 1/1\n"},
     "broke the Norte- pact\n"},
};

START_TEST(test_infer)
{
    WeaveCase with = cases[_i].weave;
    with.how.infer_targets = true;
    check_weave(&with);
}
END_TEST

START_TEST(test_words)
{
    TrWeave how = {.infer_targets = true};
    Woven woven = weave(&cases[_i].weave.sheets, &how);
    char words[400] = "";
    for (size_t i = 0; i < woven.network->n_inferred; i++) {
        const TrInferred *inferred = &woven.network->inferred[i];
        ck_assert_ptr_eq(tr_inferred_of(woven.network, inferred->claim), inferred);
        (void)snprintf(words + strlen(words), sizeof words - strlen(words), "%s\n",
                       tr_network_text(woven.network, inferred->words));
    }
    ck_assert_str_eq(words, cases[_i].words);
    unravel(&woven);
}
END_TEST

/* Without the option the network holds no guess, and the same ones can be asked for. */
START_TEST(test_only_when_asked)
{
    Woven woven = weave(&cases[0].weave.sheets, NULL);
    TrInferred *list;
    size_t n;
    TrError err = {0};
    char *ties = list_ties(woven.network);
    ck_assert_uint_eq(woven.network->n_inferred, 0);
    ck_assert_ptr_null(tr_inferred_of(woven.network, 0));
    expect_text("ties", ties, "");
    ck_assert_int_eq(tr_infer_targets(woven.network, &list, &n, &err), TR_OK);
    ck_assert_uint_eq(n, 1);
    tr_free(list);
    unravel(&woven);
}
END_TEST

static TrStatus infer_starved(void *network, TrError *err)
{
    TrInferred *list;
    size_t n;
    TrStatus st = tr_infer_targets(network, &list, &n, err);
    tr_free(list);
    return st;
}

START_TEST(test_without_memory)
{
    Woven woven = weave(&cases[_i].weave.sheets, NULL);
    if (cases[_i].words == not_looked_for)
        ck_assert_uint_eq(starve(infer_starved, woven.network), 0);
    else
        ck_assert_uint_gt(starve(infer_starved, woven.network), 5);
    unravel(&woven);
}
END_TEST

Suite *suite_infer(void)
{
    Suite *suite = suite_create("infer");
    TCase *tcase = tcase_create("infer");
    tcase_add_loop_test(tcase, test_infer, 0, COUNT(cases));
    tcase_add_loop_test(tcase, test_words, 0, COUNT(cases));
    tcase_add_test(tcase, test_only_when_asked);
    tcase_add_loop_test(tcase, test_without_memory, 0, COUNT(cases));
    suite_add_tcase(suite, tcase);
    return suite;
}
