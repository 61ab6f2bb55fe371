/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What sources disagree on: each rule by what it must find and what it must let be. */
#include <stdlib.h>
#include <string.h>

#include "../network/weave_support.h"
#include "../suites.h"
#include "../support.h"
#include "base/memory.h"
#include "checks/disagreements.h"

#define HEAD                                                                                                 \
    "claim_id,person,role,organization,action,target,recipient,date,place,source,status,stance,about\n"
#define ENTITIES "name,kind,aliases,distinct_from,parent\n"
#define ACTIONS  "pattern,layer,sign,directed\nextradited,transfer,,\nsent,transfer,,\nexpelled,transfer,,\n"

static const struct {
    const char *title;
    Sheets sheets;
    const char *expected; /* "rule: what [lines of a|lines of b]", a line each */
} cases[] = {
    /* holder */
    {"two presidents of one body at no known time",
     {.claims = HEAD ",Ana,President,Banco,,,,,,s1,,,\n,Beto,presidente,Banco,,,,,,s2,,,\n"},
     "holder: president of Banco: 'Ana' or 'Beto' [2|3]\n"},
    {"one after the other",
     {.claims = HEAD ",Ana,President,Banco,,,,2019,,s1,,,\n,Beto,President,Banco,,,,2020,,s2,,,\n"},
     ""},
    {"within one year",
     {.claims = HEAD ",Ana,Mayor,Pueblo,,,,2019/2021,,s1,,,\n,Beto,alcalde,Pueblo,,,,2020-05,,s2,,,\n"},
     "holder: mayor of Pueblo: 'Ana' or 'Beto' [2|3]\n"},
    {"presidents of two bodies",
     {.claims = HEAD ",Ana,President,Banco,,,,,,s1,,,\n,Beto,President,Club,,,,,,s2,,,\n"},
     ""},
    {"a former president beside a president",
     {.claims = HEAD ",Ana,President,Banco,,,,,,s1,,,\n,Beto,former President,Banco,,,,,,s2,,,\n"},
     ""},
    {"members, deputies and leaders are several",
     {.claims = HEAD ",Ana,member,Banda,,,,,,s1,,,\n,Beto,member,Banda,,,,,,s2,,,\n"
                     ",Ana,deputy director,Junta,,,,,,s1,,,\n,Beto,deputy director,Junta,,,,,,s2,,,\n"
                     ",Ana,a leader,Grupo,,,,,,s1,,,\n,Beto,a leader,Grupo,,,,,,s2,,,\n"
                     ",Ana,secretary,Taller,,,,,,s1,,,\n,Beto,secretary,Taller,,,,,,s2,,,\n"},
     ""},
    {"the leader is one, and so is a secretary of something",
     {.claims =
          HEAD ",Ana,the leader,Banda,,,,,,s1,,,\n,Beto,the leader,Banda,,,,,,s2,,,\n"
               ",Ana,Secretary of Defense,Unidos,,,,,,s1,,,\n,Beto,defense secretary,Unidos,,,,,,s2,,,\n"},
     "holder: leader of Banda: 'Ana' or 'Beto' [2|3]\n"
     "holder: secretary (defense) of Unidos: 'Ana' or 'Beto' [4|5]\n"},
    {"a company has several directors, an agency one",
     {.claims = HEAD ",Ana,director,Cosas,,,,,,s1,,,\n,Beto,director,Cosas,,,,,,s2,,,\n"
                     ",Ana,director,Oficina,,,,,,s1,,,\n,Beto,director,Oficina,,,,,,s2,,,\n",
      .entities = ENTITIES "Cosas,company,,,\nOficina,agency,,,\n"},
     "holder: director of Oficina: 'Ana' or 'Beto' [4|5]\n"},
    /* role */
    {"president and former president",
     {.claims = HEAD ",Ana,President,Estado,,,,,,s1,,,\n,Ana,president,Gobierno,,,,,,s3,,,\n"
                     ",Ana,former President,Estado,,,,,,s2,,,\n",
      .entities = ENTITIES "Gobierno,government,,,Estado\n"},
     "role: Ana: 'President' or 'former President' [2,3|4]\n"},
    {"former at a later time, of another body, or by the same source",
     {.claims = HEAD ",Ana,President,Estado,,,,2019,,s1,,,\n,Ana,ex-presidenta,Estado,,,,2021,,s2,,,\n"
                     ",Beto,mayor,Aldea,,,,,,s1,,,\n,Beto,former mayor,Ciudad,,,,,,s2,,,\n"
                     ",Carla,mayor,Aldea,,,,,,s1,,,\n,Carla,former mayor,Aldea,,,,,,s1,,,\n"},
     "holder: mayor of Aldea: 'Beto' or 'Carla' [4|6]\n"},
    {"a leader and the leader",
     {.claims = HEAD ",Ana,a leader,Banda,,,,,,s1,,,\n,Ana,the leader,Banda,,,,,,s2,,,\n"
                     ",Ana,leader,Banda,,,,,,s3,,,\n"},
     "role: Ana: 'a leader' or 'the leader' [2|3]\n"},
    {"expresidente is a former president",
     {.claims = HEAD ",Ana,expresidente,Estado,,,,,,s1,,,\n,Ana,Presidenta,Estado,,,,,,s2,,,\n"},
     "role: Ana: 'Presidenta' or 'expresidente' [3|2]\n"},
    /* denial */
    {"a denial beside what it denies",
     {.claims = HEAD "c1,Ana,,,paid,Beto,,,,s1,,,\nc2,Beto,,,denied payment by,Ana,,,,s2,,denies,c1\n"},
     "denial: Ana: 'paid' is denied by Beto [2|3]\n"},
    {"a correction",
     {.claims = HEAD "c1,Ana,,,paid,Beto,,,,s1,,,\nc2,Ana,,,lent,Beto,,,,s2,,corrects,c1\n"},
     "denial: Ana: 'paid' is corrected by Ana [2|3]\n"},
    /* status */
    {"charged, then acquitted: the later stands",
     {.claims = HEAD ",,,Corte,judged,Ana,,2019,,s1,charged,,\n,,,Corte,judged,Ana,,2020,,s1,acquitted,,\n"},
     "status: Corte → Ana (judged): 'charged' or 'acquitted'; the later stands: acquitted [2|3]\n"},
    {"convicted after an acquittal",
     {.claims =
          HEAD ",,,Corte,judged,Ana,,2019,,s1,acquitted,,\n,,,Corte,judged,Ana,,2020,,s1,convicted,,\n"},
     "status: Corte → Ana (judged): 'acquitted' or 'convicted'; the later stands: convicted [2|3]\n"},
    {"no dates: the weaker stands",
     {.claims = HEAD ",Ana,,,paid,Beto,,,,s1,alleged,,\n,Ana,,,paid,Beto,,,,s2,convicted,,\n"},
     "status: Ana → Beto (paid): 'alleged' or 'convicted'; the weaker stands: alleged [2|3]\n"},
    {"another statement, or no status",
     {.claims = HEAD ",Ana,,,paid,Beto,,,,s1,alleged,,\n,Ana,,,met,Beto,,,,s2,convicted,,\n"
                     ",Ana,,,paid,Beto,,,,s2,,,\n"},
     ""},
    /* kind */
    {"a person that claims have as a body",
     {.claims = HEAD ",,,Ana,paid,Beto,,,,s1,,,\n", .entities = ENTITIES "Ana,person,,,\n"},
     "kind: Ana: 'person' or 'organization' [2|2]\n"},
    {"a body that claims have as a person",
     {.claims = HEAD ",Banco,,,paid,Beto,,,,s1,,,\n", .entities = ENTITIES "Banco,company,,,\n"},
     "kind: Banco: 'company' or 'person' [2|2]\n"},
    {"two rows of entities.csv",
     {.claims = HEAD ",Ana,,Banco,,,,,,s1,,,\n", .entities = ENTITIES "Banco,company,,,\nBANCO,agency,,,\n"},
     "kind: Banco: 'company' or 'agency' [2|3]\n"},
    {"two sources' columns; one source's are a warning",
     {.claims = HEAD ",Equis,,,paid,Beto,,,,s1,,,\n,,,Equis,paid,Beto,,,,s2,,,\n"
                     ",Ye,,,paid,Beto,,,,s1,,,\n,,,Ye,paid,Beto,,,,s1,,,\n"},
     "kind: Equis: 'person' or 'organization' [2|3]\n"},
    /* date */
    {"one extradition at two times",
     {.claims = HEAD ",,,Norte,extradited,Ana,Sur,2024-02,,s1,,,\n,,,Norte,sent,Ana,Sur,2024-08,,s2,,,\n",
      .entities = ENTITIES "Ana,person,,,\n",
      .actions = ACTIONS},
     "date: Norte → Ana → Sur: '2024-02' or '2024-08' [2|3]\n"},
    {"a date within the other, one source, or what happens often",
     {.claims = HEAD ",,,Norte,sent,Ana,Sur,2024,,s1,,,\n,,,Norte,sent,Ana,Sur,2024-08,,s2,,,\n"
                     ",,,Norte,sent,Eva,Sur,2023,,s1,,,\n,,,Norte,sent,Eva,Sur,2024,,s1,,,\n"
                     ",,,Norte,sent,grain,Sur,2023,,s1,,,\n,,,Norte,sent,grain,Sur,2024,,s2,,,\n"
                     ",Ana,,,met,Beto,,2023,,s1,,,\n,Ana,,,met,Beto,,2024,,s2,,,\n",
      .entities = ENTITIES "Ana,person,,,\nEva,person,,,\ngrain,thing,,,\n",
      .actions = ACTIONS},
     ""},
    {"a death at two times",
     {.claims = HEAD ",Ana,,,died in prison,,,2024-02,,s1,,,\n,Ana,,,Died in prison,,,2024-03,,s2,,,\n"},
     "date: Ana: '2024-03' or '2024-02' [3|2]\n"},
    /* count */
    {"two counts of one transfer",
     {.claims = HEAD ",,,Norte,sent,26 prisoners,Sur,2024-02,,s1,,,\n"
                     ",,,Norte,sent,29 operatives,Sur,2024-02,,s2,,,\n",
      .actions = ACTIONS},
     "count: Norte: '26 prisoners' or '29 operatives' [2|3]\n"},
    {"two transfers, parts of a whole, those stated distinct, and an open date",
     {.claims = HEAD ",,,Norte,sent,26 men,Sur,2024-02,,s1,,,\n,,,Norte,sent,29 men,Sur,2024-08,,s2,,,\n"
                     ",,,Oeste,sent,7 men,Sur,2024-02,,s1,,,\n,,,Oeste,sent,8 men,Sur,2024-02,,s2,,,\n"
                     ",,,Este,sent,3 men,Sur,2024-02,,s1,,,\n,,,Este,sent,4 men,Sur,2024-02,,s2,,,\n"
                     ",,,Polo,sent,5 men,Sur,2024-02/..,,s1,,,\n,,,Polo,sent,6 men,Sur,2024-02,,s2,,,\n",
      .entities = ENTITIES "7 men,group,,,8 MEN.\n3 men,group,,4 men,\n",
      .actions = ACTIONS},
     ""},
    {"a number in the action, with thousands",
     {.claims = HEAD ",,,Marina,\"seized 1,200 kilos from\",Banda,,2024,,s1,,,\n"
                     ",,,Marina,seized 1500 kilos from,Banda,,2024-05,,s2,,,\n"},
     "count: Marina: 'seized 1,200 kilos from' or 'seized 1500 kilos from' [2|3]\n"},
    /* act */
    {"extradited or expelled",
     {.claims = HEAD ",,,Norte,extradited,Ana,Sur,,,s1,,,\n,,,Norte,expelled,Ana,Sur,,,s2,,,\n"
                     ",,,Norte,sent,Ana,Sur,,,s3,,,\n",
      .actions = ACTIONS},
     "act: Norte → Ana → Sur: 'expelled' or 'extradited' [3|2]\n"},
    /* differences */
    {"one post in other words",
     {.claims = HEAD ",Ana,Public Safety Secretary,Estado,,,,2024,,s1,,,\n"
                     ",Ana,Secretary of Security,,,,,2025,,s2,,,\n,Ana,Secretary of Safety,,,,,,,s3,,,\n"},
     "post: Ana: 'Public Safety Secretary' or 'Secretary of Security' [2|3]\n"},
    {"one person by two names; an accent is none",
     {.claims = HEAD ",Roberto Sálaz,,,met,Eva,,,,s1,,,\n,Robert Salaz,,,met,Eva,,,,s2,,,\n"
                     ",Roberto Salaz,,,met,Eva,,,,s3,,,\n,Unidos,,,,,,,,s1,,,\n",
      .entities = ENTITIES "Roberto Sálaz,person,Robert Salaz,,\n"},
     "name: Roberto Sálaz: 'Roberto Salaz' or 'Robert Salaz' [4,2|3]\n"},
    {"other names of a body are no difference",
     {.claims = HEAD ",Ana,,Banco Unido,,,,,,s1,,,\n,Ana,,BU,,,,,,s2,,,\n",
      .entities = ENTITIES "Banco Unido,company,BU,,\n"},
     ""},
    {"who did it: a government or its state",
     {.claims = HEAD ",,,Estado,asked,Banco,,,,s1,,,\n,,,Gobierno,asked,Banco,,,,s2,,,\n"
                     ",,,Prensa,asked,Banco,,,,s3,,,\n",
      .entities = ENTITIES "Gobierno,government,,,Estado\n"},
     "actor: who asked Banco: 'Estado' or 'Gobierno' [2|3]\n"},
    {"two places at one time; one more precise; another time",
     {.claims = HEAD ",Ana,,,met,Beto,,2024,Roma,s1,,,\n,Ana,,,met,Beto,,2024,Lima,s2,,,\n"
                     ",Ana,,,saw,Beto,,2024,Roma,s1,,,\n,Ana,,,saw,Beto,,2024,\"Roma, Italia\",s2,,,\n"
                     ",Ana,,,fed,Beto,,2023,Roma,s1,,,\n,Ana,,,fed,Beto,,2024,Lima,s2,,,\n"},
     "place: Ana → Beto (met): 'Lima' or 'Roma' [3|2]\n"},
    {"a denial is no version of anything",
     {.claims = HEAD ",Ana,President,Estado,,,,,,s1,,,\n,Ana,former President,Estado,,,,,,s2,,denies,\n"},
     ""},
};

static void put_side(TrBuilder *list, const TrNetwork *network, const TrSide *side)
{
    for (size_t i = 0; i < side->n; i++)
        tr_build_format(list, "%s%u", i > 0 ? "," : "",
                        network->input->tables[side->part].line[side->rows[i]]);
}

/* What is found, a line each; with the lines of both sides if `places`. The caller frees with tr_free(). */
static char *list_findings(const TrNetwork *network, bool places)
{
    TrFindings findings;
    TrBuilder list = {0};
    TrError err = {0};
    ck_assert_msg(tr_findings_make(network, &findings, &err) == TR_OK, "%s", err.message);
    tr_build_text(&list, "");
    for (size_t i = 0; i < findings.n; i++) {
        const TrFinding *finding = &findings.items[i];
        ck_assert_int_eq(finding->rule->difference, i >= findings.n_contradictions);
        tr_build_format(&list, "%s: %s", finding->rule->name, finding->what[TR_ENGLISH]);
        if (places) {
            tr_build_text(&list, " [");
            put_side(&list, network, &finding->a);
            tr_build_text(&list, "|");
            put_side(&list, network, &finding->b);
            tr_build_text(&list, "]");
        }
        tr_build_text(&list, "\n");
    }
    tr_findings_release(&findings);
    ck_assert(!list.failed);
    return list.text;
}

START_TEST(test_rules)
{
    Woven woven = weave(&cases[_i].sheets, NULL);
    char *found = list_findings(woven.network, true);
    ck_assert_msg(strcmp(found, cases[_i].expected) == 0, "%s\nexpected:\n%sfound:\n%s", cases[_i].title,
                  cases[_i].expected, found);
    tr_free(found);
    unravel(&woven);
}
END_TEST

/* The rows of a text behind its header in another order. */
static char *shuffled(const char *text, uint64_t *state)
{
    const char *row[40];
    size_t length[40], n = 0, at = strcspn(text, "\n") + 1;
    char *out = calloc(strlen(text) + 1, 1);
    ck_assert_ptr_nonnull(out);
    memcpy(out, text, at);
    for (const char *c = text + at; *c != '\0'; c += length[n - 1]) {
        ck_assert_uint_lt(n, 40);
        row[n] = c;
        length[n++] = strcspn(c, "\n") + 1;
    }
    while (n > 0) {
        size_t i = random_below(state, n);
        (void)strncat(out, row[i], length[i]);
        row[i] = row[--n];
        length[i] = length[n];
    }
    return out;
}

/* The order of rows changes nothing but the lines. */
START_TEST(test_order_of_rows)
{
    uint64_t state = (uint64_t)_i + 1;
    Woven woven = weave(&cases[_i].sheets, NULL);
    char *expected = list_findings(woven.network, false);
    unravel(&woven);
    for (int turn = 0; turn < 5; turn++) {
        Sheets sheets = cases[_i].sheets;
        char *claims = shuffled(sheets.claims, &state), *found;
        sheets.claims = claims;
        woven = weave(&sheets, NULL);
        found = list_findings(woven.network, false);
        ck_assert_msg(strcmp(found, expected) == 0, "%s\nexpected:\n%sfound:\n%s", cases[_i].title, expected,
                      found);
        tr_free(found);
        free(claims);
        unravel(&woven);
    }
    tr_free(expected);
}
END_TEST

/* A hundred presidents in turn, and one more in the year of the ninetieth: every version is compared. */
START_TEST(test_many_versions)
{
    char claims[16000], expected[] = "holder: president of Sur: 'Presidente 90' or 'Otra' [91|102]\n",
                        reversed[] = "holder: president of Sur: 'Otra' or 'Presidente 90' [102|91]\n", *found;
    size_t n = (size_t)snprintf(claims, sizeof claims, "%s", HEAD);
    Woven woven;
    for (int i = 1; i <= 100; i++)
        n += (size_t)snprintf(claims + n, sizeof claims - n, ",Presidente %d,president,Sur,,,,%d,,s%d,,,\n",
                              i, 1900 + i, i);
    (void)snprintf(claims + n, sizeof claims - n, ",Otra,president,Sur,,,,1990,,s,,,\n");
    woven = weave(&(Sheets){.claims = claims}, NULL);
    found = list_findings(woven.network, true);
    ck_assert_msg(strcmp(found, expected) == 0 || strcmp(found, reversed) == 0, "%s", found);
    tr_free(found);
    unravel(&woven);
}
END_TEST

/* One more rule is one more row above: none may be without. */
START_TEST(test_every_rule_has_a_case)
{
    for (size_t r = 0; r < tr_n_rules; r++) {
        char start[40];
        bool found = false;
        (void)snprintf(start, sizeof start, "%s: ", tr_rules[r].name);
        for (int i = 0; i < COUNT(cases); i++)
            found = found || (strstr(cases[i].expected, start) != NULL);
        ck_assert_msg(found, "no case for %s", tr_rules[r].name);
    }
}
END_TEST

/* What a side says, and its source: the file's name where none is given. */
START_TEST(test_sides)
{
    Woven woven = weave(&(Sheets){.claims = HEAD "c1,Ana,chief,Banco,sent,Beto,Sur,2024,Roma,,alleged,,\n"
                                                 "c2,,,Sur,denied it,,,,,s2,,denies,c1\n"},
                        NULL);
    TrFindings findings;
    TrBuilder text = {0};
    TrError err = {0};
    ck_assert_int_eq(tr_findings_make(woven.network, &findings, &err), TR_OK);
    ck_assert_uint_eq(findings.n, 1);
    tr_side_text(woven.network, &findings.items[0].a, TR_ENGLISH, &text);
    ck_assert_str_eq(text.text, "Ana, chief, Banco: sent Beto, to Sur, Roma (2024) [alleged]");
    ck_assert_str_eq(tr_side_source(woven.network, &findings.items[0].a), "claims.csv");
    ck_assert_str_eq(tr_side_source(woven.network, &findings.items[0].b), "s2");
    tr_builder_release(&text);
    tr_findings_release(&findings);
    unravel(&woven);
}
END_TEST

static TrStatus find_starved(void *network, TrError *err)
{
    TrFindings findings;
    TrStatus st = tr_findings_make(network, &findings, err);
    if (st == TR_OK)
        tr_findings_release(&findings);
    return st;
}

START_TEST(test_without_memory)
{
    Woven woven = weave(&cases[_i].sheets, NULL);
    (void)starve(find_starved, woven.network);
    unravel(&woven);
}
END_TEST

Suite *suite_disagreements(void)
{
    Suite *suite = suite_create("disagreements");
    TCase *tcase = tcase_create("disagreements");
    tcase_add_loop_test(tcase, test_rules, 0, COUNT(cases));
    tcase_add_loop_test(tcase, test_order_of_rows, 0, COUNT(cases));
    tcase_add_test(tcase, test_every_rule_has_a_case);
    tcase_add_test(tcase, test_many_versions);
    tcase_add_test(tcase, test_sides);
    tcase_add_loop_test(tcase, test_without_memory, 0, COUNT(cases));
    suite_add_tcase(suite, tcase);
    return suite;
}
