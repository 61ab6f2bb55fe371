/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which ties one claim makes, worked by hand from "From claims to ties" in the design. */
#include "../suites.h"
#include "weave_support.h"

#define HEAD  "person,role,organization,action,target,recipient,source,sign\n"
#define RULES "pattern,layer,sign,directed\n"

static const WeaveCase cases[] = {
    {.title = "person and organization: an affiliation",
     .sheets = {.claims = HEAD "Ana,chief,Banco,,,,s,\n"},
     .nodes = "Ana\nBanco\n",
     .ties = "Ana -affiliation- Banco 1/1\n",
     .pairs = "Ana Banco 1\n"},
    {.title = "an affiliation is the person's, whatever the names",
     .sheets = {.claims = HEAD "Zoe,chief,Banco,,,,s,\n"},
     .ties = "Zoe -affiliation- Banco 1/1\n",
     .pairs = "Banco Zoe 1\n"},
    {.title = "actor to target",
     .sheets = {.claims = HEAD "Zoe,,,nudged,Beto,,s,\n"},
     .ties = "Zoe -action> Beto 1/1\n",
     .pairs = "Beto Zoe 1\n"},
    {.title = "an affiliation and an action in one claim",
     .sheets = {.claims = HEAD "Ana,chief,Banco,nudged,Beto,,s,\n"},
     .ties = "Ana -affiliation- Banco 1/1\nAna -action> Beto 1/1\n",
     .pairs = "Ana Banco 1\nAna Beto 1\n"},
    {.title = "the organization acts where no person is named",
     .sheets = {.claims = HEAD ",,Banco,nudged,Beto,,s,\n"},
     .ties = "Banco -action> Beto 1/1\n"},
    {.title = "what is done to the target goes on to the recipient",
     .sheets = {.claims = HEAD ",,Mexico,nudged,Xavi,United States,s,\n"},
     .nodes = "Mexico\nUnited States\nXavi\n",
     .ties = "Mexico -action> Xavi 1/1\nXavi -action> United States 1/1\n",
     .pairs = "Mexico Xavi 1\nUnited States Xavi 1\n"},
    {.title = "an action without a target makes no tie",
     .sheets = {.claims = HEAD "Ana,chief,Banco,resigned,,,s,\n"},
     .ties = "Ana -affiliation- Banco 1/1\n"},
    {.title = "a person alone is a node",
     .sheets = {.claims = HEAD "Ana,chief,,resigned,,,s,\n"},
     .nodes = "Ana\n",
     .ties = "",
     .pairs = ""},
    {.title = "a loop is drawn and not measured",
     .sheets = {.claims = HEAD "Ana,,,nudged,Ana,,s,\nAna,chief,Ana,,,,s,\n"},
     .nodes = "Ana\n",
     .ties = "Ana -affiliation- Ana 1/1\nAna -action> Ana 1/1\n",
     .pairs = ""},
    {.title = "two spellings of one name are one node",
     .sheets = {.claims = HEAD "José,,,nudged,Beto,,s,\nJOSE,,,nudged,Carla,,s,\nJosé,,,nudged,Dora,,s,\n"},
     .nodes = "Beto\nCarla\nDora\nJosé\n"},
    {.title = "a rule gives layer, sign and direction",
     .sheets = {.claims = HEAD "Zoe,,,nudged gently,Beto,,s,\nBeto,,,stroked,Zoe,,s,\n",
                .actions = RULES "nudged,push,-,yes\nstroked,push,+,no\n"},
     .ties = "Zoe -push(-)> Beto 1/1\nBeto -push(+)- Zoe 1/1\n",
     .pairs = "Beto Zoe 1\n"},
    {.title = "a claim's own sign stands before the rule's",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,,s,+\nAna,,,shoved,Beto,,s,-\n",
                .actions = RULES "nudged,push,-,yes\n"},
     .ties = "Ana -action(-)> Beto 1/1\nAna -push(+)> Beto 1/1\n"},
    {.title = "the sign is between actor and target, not between target and recipient",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,Carla,s,-\n"},
     .ties = "Ana -action(-)> Beto 1/1\nBeto -action> Carla 1/1\n"},
    {.title = "what becomes of the target has a direction, whatever the action has",
     .sheets = {.claims = HEAD "Zoe,,,nudged,Carla,Ana,s,\n", .actions = RULES "nudged,push,+,no\n"},
     .ties = "Carla -push> Ana 1/1\nCarla -push(+)- Zoe 1/1\n"},
    {.title = "--sign + keeps positive actions only",
     .sheets = {.claims =
                    HEAD "Ana,chief,Banco,nudged,Beto,,s,+\nAna,,,shoved,Carla,,s,-\nAna,,,saw,Dora,,s,\n"},
     .how = {.sign = '+'},
     .nodes = "Ana\nBanco\nBeto\nCarla\nDora\n",
     .ties = "Ana -action(+)> Beto 1/1\n"},
    {.title = "--sign - keeps negative actions only, and does not make strengths negative",
     .sheets = {.claims = HEAD "Ana,chief,Banco,nudged,Beto,Dora,s,+\nAna,,,shoved,Carla,Dora,s,-\n"},
     .how = {.sign = '-'},
     .ties = "Ana -action(-)> Carla 1/1\n",
     .pairs = "Ana Carla 1\n"},
    {.title = "an entity is part of its parent: drawn, not measured; who is not named is not there",
     .sheets = {.claims = HEAD "Ana,chief,Banco,,,,s,\n",
                .entities = "name,parent\nBanco,Grupo\nGrupo,Holding\nNadie,Holding\n"},
     .nodes = "Ana\nBanco\nGrupo\nHolding\n",
     .ties = "Ana -affiliation- Banco 1/1\nBanco -part_of- Grupo 0/0 uncounted\n"
             "Grupo -part_of- Holding 0/0 uncounted\n",
     .pairs = "Ana Banco 1\n"},
    {.title = "part of is not measured even with --count all",
     .sheets = {.claims = HEAD "Ana,chief,Banco,,,,s,\n", .entities = "name,parent\nBanco,Grupo\n"},
     .how = {.count_all = true},
     .ties = "Ana -affiliation- Banco 1/1\nBanco -part_of- Grupo 0/0 uncounted\n",
     .pairs = "Ana Banco 1\n"},
    {.title = "kin that act on one another are measured by what they do",
     .sheets = {.claims = HEAD ",,Banco,nudged,Grupo,,s,\n", .entities = "name,parent\nBanco,Grupo\n"},
     .ties = "Banco -action> Grupo 1/1\nBanco -part_of- Grupo 0/0 uncounted\n",
     .pairs = "Banco Grupo 1\n"},
};

START_TEST(links)
{
    check_weave(&cases[_i]);
}
END_TEST

Suite *suite_links(void)
{
    Suite *suite = suite_create("links");
    TCase *tcase = tcase_create("links");
    tcase_add_loop_test(tcase, links, 0, COUNT(cases));
    suite_add_tcase(suite, tcase);
    return suite;
}
