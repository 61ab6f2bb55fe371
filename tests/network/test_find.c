/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looking up nodes by any spelling, with who may be meant; and pairs by their ends. */
#include "network/find.h"

#include <string.h>

#include "../suites.h"
#include "../support.h"
#include "weave_support.h"

static const Sheets sheets = {
    .claims =
        "person,role,organization,action,target,date,handling\nÁlvaro Núñez Pérez,chair,Alfa,,,2020,\n"
        "Beto Núñez,member,Alfa,,,2024,\nCarla,member,Beta,,,2024,\nSecret Agent,spy,Alfa,,,2024,closed\n",
    .entities = "name,aliases\nCarla,La Jefa|C. Modelo\n"};

/* NULL name: an error with that text */
static const struct {
    const char *asked, *since, *name, *error;
} cases[] = {
    {"Álvaro Núñez Pérez", NULL, "Álvaro Núñez Pérez", NULL},
    {"alvaro nunez  PEREZ", NULL, "Álvaro Núñez Pérez", NULL},
    {"la jefa", NULL, "Carla", NULL},
    {"C Modelo", NULL, "Carla", NULL},
    {"nunez", NULL, NULL,
     "--from: no entity is called 'nunez': did you mean 'Beto Núñez' or 'Álvaro Núñez Pérez'?"},
    {"Carlo", NULL, NULL, "--from: no entity is called 'Carlo': did you mean 'Carla'?"},
    {"Zoe Nobody", NULL, NULL,
     "--from: no entity is called 'Zoe Nobody' in this network; 'trama rank --top 0' lists all names"},
    {"Secret Agen", NULL, NULL,
     "--from: no entity is called 'Secret Agen' in this network; 'trama rank --top 0' lists all names"},
    {"Secret Agent", NULL, NULL,
     "--from: no entity is called 'Secret Agent' in this network; 'trama rank --top 0' lists all names"},
    {"agent", NULL, NULL,
     "--from: no entity is called 'agent' in this network; 'trama rank --top 0' lists all names"},
    {"Álvaro Núñez Pérez", "2023", NULL,
     "--from: 'Álvaro Núñez Pérez' is in the input, but no claim that takes part in this network names it"},
    {"", NULL, NULL, "--from: no entity is called '' in this network; 'trama rank --top 0' lists all names"},
};

START_TEST(nodes)
{
    TrWeave how = {.since = cases[_i].since};
    Woven woven = weave(&sheets, &how);
    TrError err = {0};
    uint32_t node;
    TrStatus st = tr_network_find(woven.network, cases[_i].asked, "--from", &node, &err);
    if (cases[_i].name != NULL) {
        ck_assert_int_eq(st, TR_OK);
        ck_assert_str_eq(tr_node_name(woven.network, node), cases[_i].name);
    } else {
        ck_assert_int_eq(st, TR_BAD_USAGE);
        ck_assert_str_eq(err.message, cases[_i].error);
    }
    unravel(&woven);
}
END_TEST

START_TEST(pairs)
{
    Woven woven = weave_shape("a-b c-b d-c d-d e", NULL);
    const TrNetwork *network = woven.network;
    size_t n = 0;
    for (uint32_t a = 0; a < network->n_nodes; a++) {
        for (uint32_t b = 0; b < network->n_nodes; b++) {
            const TrPair *pair = tr_network_pair(network, a, b);
            ck_assert_ptr_eq(pair, tr_network_pair(network, b, a));
            ck_assert(pair == NULL || (pair->a == (a < b ? a : b) && pair->b == (a < b ? b : a)));
            n += pair != NULL;
        }
    }
    ck_assert_uint_eq(n, 2 * network->n_pairs);
    unravel(&woven);
}
END_TEST

static TrStatus look(void *context, TrError *err)
{
    uint32_t node;
    TrError missing = {0};
    TrStatus st = tr_network_find(context, "la jefa", "--from", &node, err);
    if (st == TR_OK && tr_network_find(context, "nunez", "--from", &node, &missing) == TR_MEMORY) {
        tr_error_copy(err, &missing);
        st = TR_MEMORY;
    }
    return st;
}

START_TEST(without_memory)
{
    Woven woven = weave(&sheets, NULL);
    ck_assert_uint_gt(starve(look, woven.network), 2);
    unravel(&woven);
}
END_TEST

Suite *suite_find(void)
{
    Suite *suite = suite_create("find");
    TCase *tcase = tcase_create("find");
    tcase_add_loop_test(tcase, nodes, 0, COUNT(cases));
    tcase_add_test(tcase, pairs);
    tcase_add_test(tcase, without_memory);
    suite_add_tcase(suite, tcase);
    return suite;
}
