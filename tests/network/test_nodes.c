/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Nodes stand in byte order of their names, whatever the order of rows. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../suites.h"
#include "weave_support.h"

#define HEAD "person,role,organization,action,target,source\n"

static const WeaveCase cases[] = {
    {.title = "byte order: capitals, then small letters, then accents",
     .sheets = {.claims = HEAD "Élan,,,x,zebra,s\nZebo,,,x,ant,s\nElan Two,,,x,A,s\n"},
     .nodes = "A\nElan Two\nZebo\nant\nzebra\nÉlan\n"},
    {.title = "names that agree in their first eight bytes",
     .sheets = {.claims = HEAD
                "Guadalupe Z,,,x,Guadalupe,s\nGuadalupe A,,,x,Guadalupf,s\nGuadalup,,,x,Guadalupe M,s\n"},
     .nodes = "Guadalup\nGuadalupe\nGuadalupe A\nGuadalupe M\nGuadalupe Z\nGuadalupf\n"},
    {.title = "a short name before a longer one that begins with it",
     .sheets = {.claims = HEAD "ab,,,x,abc,s\nabc d,,,x,a,s\n"},
     .nodes = "a\nab\nabc\nabc d\n"},
    {.title = "all four columns name nodes",
     .sheets = {.claims = "person,role,organization,action,target,recipient\nd,,c,x,b,a\n"},
     .nodes = "a\nb\nc\nd\n"},
    {.title = "the name of entities.csv is the one shown, the qualifier part of the key",
     .sheets = {.claims = HEAD "EL JEFE,,,x,José García [Sonora],s\nJosé García,,,x,el jefe,s\n",
                .entities = "name,aliases\nAna,El Jefe\n"},
     .nodes = "Ana\nJosé García\nJosé García [Sonora]\n"},
    {.title = "ancestors of those named are there, once",
     .sheets = {.claims = HEAD "x,,A,,,s\ny,,B,,,s\n", .entities = "name,parent\nA,P\nB,P\nP,Q\nR,Q\n"},
     .nodes = "A\nB\nP\nQ\nx\ny\n"},
};

START_TEST(nodes)
{
    check_weave(&cases[_i]);
}
END_TEST

/* More names than the insertion sort takes, so that the radix sort is met; the public accessors. */
START_TEST(many_nodes)
{
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    Dice dice = {7};
    Woven woven;
    ck_assert_ptr_nonnull(file);
    (void)fputs(HEAD, file);
    for (int i = 0; i < 500; i++)
        (void)fprintf(file, "name%u %u,,,x,body%u,s%d\n", throw_dice(&dice, 30), throw_dice(&dice, 30),
                      throw_dice(&dice, 200), i);
    ck_assert_int_eq(fclose(file), 0);
    woven = weave(&(Sheets){.claims = text}, NULL);
    ck_assert_uint_gt(woven.network->n_nodes, 400);
    ck_assert_uint_eq(tr_network_n_entities(woven.network), woven.network->n_nodes);
    ck_assert_uint_eq(tr_network_n_ties(woven.network), woven.network->n_ties);
    ck_assert_uint_eq(tr_network_n_pairs(woven.network), woven.network->n_pairs);
    for (size_t i = 0; i < woven.network->n_nodes; i++) {
        uint32_t entity = woven.network->nodes[i].entity;
        ck_assert_uint_eq(woven.network->node_of[entity], i);
        ck_assert_str_eq(tr_network_name(woven.network, i), tr_node_name(woven.network, i));
        if (i > 0)
            ck_assert_int_lt(strcmp(tr_node_name(woven.network, i - 1), tr_node_name(woven.network, i)), 0);
    }
    unravel(&woven);
    free(text);
}
END_TEST

Suite *suite_nodes(void)
{
    Suite *suite = suite_create("nodes");
    TCase *tcase = tcase_create("nodes");
    tcase_add_loop_test(tcase, nodes, 0, COUNT(cases));
    tcase_add_test(tcase, many_nodes);
    suite_add_tcase(suite, tcase);
    return suite;
}
