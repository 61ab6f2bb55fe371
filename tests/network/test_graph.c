/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What igraph is given: one edge a pair; one arc an ordered pair of counted, directed action ties. */
#include <stdio.h>
#include <stdlib.h>

#include "../suites.h"
#include "network/graph.h"
#include "weave_support.h"

static char *list_edges(const TrNetwork *network, const igraph_t *graph)
{
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    ck_assert_ptr_nonnull(file);
    for (igraph_integer_t i = 0; i < igraph_ecount(graph); i++) {
        igraph_integer_t from, to;
        ck_assert_int_eq(igraph_edge(graph, i, &from, &to), IGRAPH_SUCCESS);
        if (!igraph_is_directed(graph) && from > to) {
            igraph_integer_t swap = from;
            from = to;
            to = swap;
        }
        (void)fprintf(file, "%s %s\n", tr_node_name(network, (size_t)from),
                      tr_node_name(network, (size_t)to));
    }
    ck_assert_int_eq(fclose(file), 0);
    return text;
}

#define HEAD  "person,role,organization,action,target,recipient,source,sign,status\n"
#define RULES "pattern,layer,sign,directed\nmet,contact,,no\npaid,payment,,yes\n"

static const struct {
    const char *title, *claims;
    TrWeave how;
    const char *edges, *arcs;
} cases[] = {
    {"an affiliation is no arc", HEAD "Ana,chief,Banco,,,,s,,\n", {0}, "Ana Banco\n", ""},
    {"an action is one", HEAD "Zoe,,,nudged,Ana,,s,,\n", {0}, "Ana Zoe\n", "Zoe Ana\n"},
    {"both ways are two",
     HEAD "Ana,,,nudged,Zoe,,s,,\nZoe,,,nudged,Ana,,s,,\n",
     {0},
     "Ana Zoe\n",
     "Ana Zoe\nZoe Ana\n"},
    {"layers and signs of one direction are one arc",
     HEAD "Ana,,,nudged,Zoe,,s,+,\nAna,,,shoved,Zoe,,s,-,\nAna,,,paid,Zoe,,s,,\nAna,chief,Zoe,,,,s,,\n",
     {0},
     "Ana Zoe\n",
     "Ana Zoe\n"},
    {"an undirected action is no arc", HEAD "Ana,,,met,Zoe,,s,,\n", {0}, "Ana Zoe\n", ""},
    {"loops are left out", HEAD "Ana,,,nudged,Ana,,s,,\n", {0}, "", ""},
    {"what does not count is no arc",
     HEAD "Ana,,,nudged,Zoe,,s,,acquitted\nAna,chief,Zoe,,,,s,,\n",
     {0},
     "Ana Zoe\n",
     ""},
    {"unless it is asked for",
     HEAD "Ana,,,nudged,Zoe,,s,,acquitted\nAna,chief,Zoe,,,,s,,\n",
     {.count_all = true},
     "Ana Zoe\n",
     "Ana Zoe\n"},
    {"the target acts on the recipient",
     HEAD "Ana,,,nudged,Beto,Carla,s,,\n",
     {0},
     "Ana Beto\nBeto Carla\n",
     "Ana Beto\nBeto Carla\n"},
    {"edges stand in order of names",
     HEAD "Carla,,,nudged,Beto,,s,,\nBeto,,,nudged,Ana,,s,,\n",
     {0},
     "Ana Beto\nBeto Carla\n",
     "Beto Ana\nCarla Beto\n"},
    {"a projection has no arcs",
     HEAD "Ana,,K,nudged,Beto,,s,,\nBeto,,K,,,,s,,\n",
     {.mode = TR_MODE_PEOPLE},
     "Ana Beto\n",
     ""},
};

START_TEST(graphs)
{
    Woven woven = weave(&(Sheets){.claims = cases[_i].claims, .actions = RULES}, &cases[_i].how);
    igraph_t graph, arcs;
    TrError err = {0};
    ck_assert_int_eq(tr_graph_make(woven.network, &graph, &err), TR_OK);
    ck_assert_int_eq(tr_graph_make_arcs(woven.network, &arcs, &err), TR_OK);
    ck_assert(!igraph_is_directed(&graph));
    ck_assert(igraph_is_directed(&arcs));
    ck_assert_int_eq(igraph_vcount(&graph), (igraph_integer_t)woven.network->n_nodes);
    ck_assert_int_eq(igraph_vcount(&arcs), (igraph_integer_t)woven.network->n_nodes);
    expect_text(cases[_i].title, list_edges(woven.network, &graph), cases[_i].edges);
    expect_text(cases[_i].title, list_edges(woven.network, &arcs), cases[_i].arcs);
    igraph_destroy(&graph);
    igraph_destroy(&arcs);
    unravel(&woven);
}
END_TEST

/* Lengths are 1 over strengths, in edge order. */
START_TEST(weights)
{
    Sheets sheets = {.claims = "person,role,organization,action,target,source\na,,,nudged,b,s1\n"
                               "a,,,nudged,b,s2\na,,,nudged,b,s3\na,,,nudged,b,s4\nb,,,nudged,c,s1\n"};
    Woven woven = weave(&sheets, NULL);
    igraph_vector_t strengths, lengths;
    TrError err = {0};
    ck_assert_int_eq(tr_graph_strengths(woven.network, &strengths, &err), TR_OK);
    ck_assert_int_eq(tr_graph_lengths(woven.network, &lengths, &err), TR_OK);
    ck_assert_int_eq(igraph_vector_size(&strengths), 2);
    ck_assert_int_eq(igraph_vector_size(&lengths), 2);
    ck_assert_double_eq(VECTOR(strengths)[0], 4);
    ck_assert_double_eq(VECTOR(strengths)[1], 1);
    ck_assert_double_eq(VECTOR(lengths)[0], 0.25);
    ck_assert_double_eq(VECTOR(lengths)[1], 1);
    igraph_vector_destroy(&strengths);
    igraph_vector_destroy(&lengths);
    unravel(&woven);
}
END_TEST

Suite *suite_graph(void)
{
    Suite *suite = suite_create("graph");
    TCase *tcase = tcase_create("graph");
    tcase_add_loop_test(tcase, graphs, 0, COUNT(cases));
    tcase_add_test(tcase, weights);
    suite_add_tcase(suite, tcase);
    return suite;
}
