/* SPDX-License-Identifier: GPL-2.0-or-later */
/* --actions nodes: each event a node that ties those who took part. */
#include <string.h>

#include "../suites.h"
#include "weave_support.h"

#define HEAD "person,role,organization,action,target,recipient,date,place,source,stance\n"

static const WeaveCase cases[] = {
    {.title = "claims that tell of one event share its node",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,,2020,México,s1,\nCarla,,,nudged,Beto,,2020,MEXICO,s2,\n"},
     .how = {.action_nodes = true},
     .nodes = "Ana\nBeto\nCarla\nnudged (2020)\n",
     .ties = "Ana -action> nudged (2020) 1/1\nnudged (2020) -action> Beto 2/2\n"
             "Carla -action> nudged (2020) 1/1\n",
     .pairs = "Ana nudged (2020) 1\nBeto nudged (2020) 2\nCarla nudged (2020) 1\n"},
    {.title = "another date is another event",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,,2020,,s1,\nAna,,,nudged,Beto,,2021,,s1,\n"},
     .how = {.action_nodes = true},
     .nodes = "Ana\nBeto\nnudged (2020)\nnudged (2021)\n"},
    {.title = "another place is another event",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,,,Roma,s1,\nAna,,,nudged,Beto,,,Lima,s1,\n"},
     .how = {.action_nodes = true},
     .nodes = "Ana\nBeto\nnudged\nnudged\n"},
    {.title = "another target is another event",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,,,,s1,\nAna,,,nudged,Carla,,,,s1,\n"},
     .how = {.action_nodes = true},
     .nodes = "Ana\nBeto\nCarla\nnudged\nnudged\n"},
    {.title = "another recipient is another event",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,Dora,,,s1,\nAna,,,nudged,Beto,Eva,,,s1,\n"},
     .how = {.action_nodes = true},
     .nodes = "Ana\nBeto\nDora\nEva\nnudged\nnudged\n"},
    {.title = "an action without a target is an event; the affiliation stays a tie",
     .sheets = {.claims = HEAD "Ana,chief,Banco,resigned,,,,,s1,\n"},
     .how = {.action_nodes = true},
     .nodes = "Ana\nBanco\nresigned\n",
     .ties = "Ana -affiliation- Banco 1/1\nAna -action> resigned 1/1\n"},
    {.title = "the recipient is tied to the event",
     .sheets = {.claims = HEAD ",,Banco,nudged,Beto,Carla,,,s1,\n"},
     .how = {.action_nodes = true},
     .ties = "Banco -action> nudged 1/1\nnudged -action> Beto 1/1\nnudged -action> Carla 1/1\n"},
    {.title = "a denial is no event",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,,,,s1,denies\n"},
     .how = {.action_nodes = true},
     .nodes = "Ana\nBeto\n",
     .ties = ""},
    {.title = "without the option there are none",
     .sheets = {.claims = HEAD "Ana,,,nudged,Beto,,2020,,s1,\n"},
     .nodes = "Ana\nBeto\n"},
    {.title = "an event of an undirected action is tied as any other",
     .sheets = {.claims = HEAD "Ana,,,met,Beto,,,,s1,\n",
                .actions = "pattern,layer,sign,directed\nmet,contact,+,no\n"},
     .how = {.action_nodes = true},
     .ties = "Ana -contact(+)> met 1/1\nmet -contact(+)> Beto 1/1\n"},
};

START_TEST(events)
{
    check_weave(&cases[_i]);
}
END_TEST

/* An event is of kind `event`, no entity, and counted apart. */
START_TEST(event_nodes)
{
    Woven woven =
        weave(&(Sheets){.claims = HEAD "Ana,,,nudged,Beto,,2020,,s1,\n"}, &(TrWeave){.action_nodes = true});
    size_t event = node_called(woven.network, "nudged (2020)"), ana = node_called(woven.network, "Ana");
    ck_assert(tr_node_is_event(woven.network, event));
    ck_assert_str_eq(tr_node_kind(woven.network, event), "event");
    ck_assert(!tr_node_is_event(woven.network, ana));
    ck_assert_uint_eq(tr_network_count_entities(woven.network), 2);
    unravel(&woven);
}
END_TEST

/* Events that share name, target and recipient stand by their place, however the rows spell it and come. */
START_TEST(order_of_events)
{
    static const char *const rows[] = {"Ana,,,nudged,Beto,,,Roma,s1,\n", "Ana,,,nudged,Beto,,,roma,s2,\n",
                                       "Carla,,,nudged,Beto,,,Sur,s1,\n"};
    for (int shift = 0; shift < COUNT(rows); shift++) {
        char claims[300] = HEAD;
        WeaveCase it = {
            .title = "order of events", .sheets = {.claims = claims}, .how = {.action_nodes = true}};
        it.ties = "Ana -action> nudged 2/2\nnudged -action> Beto 2/2\nnudged -action> Beto 1/1\n"
                  "Carla -action> nudged 1/1\n";
        for (int i = 0; i < COUNT(rows); i++)
            (void)strncat(claims, rows[(i + shift) % COUNT(rows)], sizeof claims - strlen(claims) - 1);
        check_weave(&it);
    }
}
END_TEST

/* A name is cut, and not within a character. */
START_TEST(long_names)
{
    char claims[1400] = HEAD "Ana,,,x";
    Woven woven;
    for (int i = 0; i < 300; i++)
        (void)strcat(claims, "ñ");
    (void)strcat(claims, ",Beto,,2020,,s1,\n");
    woven = weave(&(Sheets){.claims = claims}, &(TrWeave){.action_nodes = true});
    ck_assert_uint_eq(woven.network->n_nodes, 3);
    for (size_t i = 0; i < 3; i++) {
        const char *name = tr_node_name(woven.network, i);
        ck_assert_uint_le(strlen(name), 600);
        ck_assert_uint_eq(tr_utf8_first_bad(name, strlen(name)), strlen(name));
    }
    unravel(&woven);
}
END_TEST

Suite *suite_events(void)
{
    Suite *suite = suite_create("events");
    TCase *tcase = tcase_create("events");
    tcase_add_loop_test(tcase, events, 0, COUNT(cases));
    tcase_add_test(tcase, event_nodes);
    tcase_add_test(tcase, order_of_events);
    tcase_add_test(tcase, long_names);
    suite_add_tcase(suite, tcase);
    return suite;
}
