/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../draw/hostile.h"
#include "export/export.h"
#include "picture_support.h"
#include "suites.h"

#define SCHEMA "../shared/data/schemas/graphml-1.0/xmlns/1.0/graphml.xsd"

static const NamedText files[] = {
    {"claims.csv",
     "person,role,organization,action,target,sign,date,status,source,origin,stance,about,claim_id\n"
     "Ana,chair,Alfa,,,,2024-05,,s1,,,,c1\nAna,owner,Alfa,,,,2025-01-02/..,,s2,,,,\n"
     "Ana,,Alfa,,,,,,s3,,denies,c1,\n"
     "La Jefa,,,hit,Beto,-,,charged,s1,,,,\nBeto,,,hit,Ana,,,acquitted,s1,,,,\n"},
    {"entities.csv", "name,kind,aliases,country,description,parent\n"
                     "Ana,person,La Jefa|A <&> R,Mexico,\"Says \"\"hi\"\" & <b>\",\nAlfa,company,,,,Beta\n"},
    {NULL, NULL},
};

static char *graphml_of(const TrNetwork *network)
{
    FILE *file = tmpfile();
    TrError err = {0};

    ck_assert_int_eq(tr_export_graphml(network, file, &err), TR_OK);
    return stream_text(file, NULL);
}

static char *graphml_of_files(const TrWeave *how)
{
    Scene scene = scene_of(files, "digraph {}", how);
    char *text = graphml_of(scene.network);

    scene_release(&scene);
    return text;
}

START_TEST(is_a_node_per_entity_and_an_edge_per_tie)
{
    char *text = graphml_of_files(NULL);

    expect_well_formed_xml(text);
    ck_assert_uint_eq(count_parts(text, "<node "), 4);
    ck_assert_uint_eq(count_parts(text, "<edge "), 4); /* affiliation, two actions, part of */
    expect_part(text, "edgedefault=\"directed\"");
    expect_part(text, ">A &lt;&amp;&gt; R|La Jefa<");
    expect_part(text, "Says &quot;hi&quot; &amp; &lt;b&gt;");
    free(text);
}
END_TEST

/* Read back by networkx: counts, types and values. */
static const char *const questions[] = {
    "g.number_of_nodes() == 4 and g.number_of_edges() == 4",
    "sorted(d['label'] for _, d in g.nodes(data=True)) == ['Alfa', 'Ana', 'Beta', 'Beto']",
    "node('Ana')['kind'] == 'person' and node('Ana')['country'] == 'Mexico'",
    "node('Ana')['description'] == 'Says \"hi\" & <b>' and 'country' not in node('Beto')",
    "node('Alfa')['kind'] == 'company' and node('Beto')['kind'] == 'person'",
    "edge('affiliation')['claims'] == 2 and edge('affiliation')['against'] == 1",
    "edge('affiliation')['weight'] == 2.0 and isinstance(edge('affiliation')['weight'], float)",
    "edge('affiliation')['first_date'] == '2024-05-01' and 'last_date' not in edge('affiliation')",
    "edge('affiliation')['sources'] == 'claims.csv:2 claims.csv:3'",
    "edge('affiliation')['counted'] is True and edge('affiliation')['sign'] == 0",
    "edge('action', 'charged')['sign'] == -1 and edge('action', 'charged')['counted'] is True",
    "edge('action', 'acquitted')['counted'] is False",
    "g.is_directed() and [d['directed'] for _, _, d in g.edges(data=True)].count(True) == 2",
    "edge('action', 'charged')['directed'] is True and edge('affiliation')['directed'] is False",
    "edge('part_of')['claims'] == 0 and 'sources' not in edge('part_of')",
    "edge('affiliation')['origins'] == 2 and edge('part_of')['weight'] == 0",
    "[c['stance'] for c in json.loads(edge('affiliation')['evidence']) if 'stance' in c] == ['denies']",
    "json.loads(g.graph['metadata'])['network']['weights'] == 'origins' and 'sources' not in g.graph",
};

START_TEST(networkx_reads_it)
{
    static const char program[] =
        "import json, sys, networkx\n"
        "g = networkx.read_graphml(sys.argv[1], force_multigraph=True)\n"
        "node = lambda name: [d for _, d in g.nodes(data=True) if d['label'] == name][0]\n"
        "def edge(layer, status=None):\n"
        "    return [d for _, _, d in g.edges(data=True) if d['layer'] == layer and status in (None, "
        "d['status'])][0]\n"
        "sys.exit(0 if eval(sys.argv[2]) else 'no: ' + sys.argv[2] + repr(list(g.nodes(data=True)) + "
        "list(g.edges(data=True))))\n";
    char *text = graphml_of_files(NULL), *said, command[1000], graph[256], script[256];

    (void)snprintf(graph, sizeof graph, "%s", temp_path("n.graphml"));
    (void)snprintf(script, sizeof script, "%s", temp_path("read.py"));
    temp_write(graph, text, strlen(text));
    temp_write(script, program, strlen(program));
    (void)snprintf(command, sizeof command, "/usr/bin/python3 %s %s \"$(cat)\"", script, graph);
    ck_assert_msg(shell(command, questions[_i], &said) == 0, "%s", said);
    free(said);
    free(text);
}
END_TEST

/* Where no tie has a direction, the graph has none. */
START_TEST(projections_are_undirected)
{
    char *text = graphml_of_files(&(TrWeave){.mode = TR_MODE_ORGANIZATIONS});

    expect_part(text, "edgedefault=\"undirected\"");
    free(text);
}
END_TEST

static void expect_valid(const char *text)
{
    char *said;
    int status;

    if (access(SCHEMA, R_OK) != 0) {
        (void)printf("skipped: %s is not there\n", SCHEMA);
        return;
    }
    status = shell("xmllint --noout --nonet --schema " SCHEMA " -", text, &said);
    ck_assert_msg(status == 0, "%s", said);
    free(said);
}

static const TrWeave hows[] = {
    {0},
    {.action_nodes = true},
    {.mode = TR_MODE_PEOPLE},
    {.mode = TR_MODE_ORGANIZATIONS},
    {.count_all = true, .internal = true},
};

START_TEST(keeps_to_the_schema)
{
    char *text = graphml_of_files(&hows[_i]);

    expect_valid(text);
    free(text);
}
END_TEST

START_TEST(keeps_to_the_schema_with_hostile_names)
{
    Scene scene = hostile_scene(_i, "digraph {}");
    char *text = graphml_of(scene.network);

    expect_well_formed_xml(text);
    expect_absent(text, "<script");
    expect_valid(text);
    ck_assert_uint_eq(count_parts(text, "<node "), 3);
    free(text);
    scene_release(&scene);
}
END_TEST

Suite *suite_graphml(void)
{
    Suite *suite = suite_create("graphml");
    TCase *tests = tcase_create("graphml");

    tcase_set_timeout(tests, 30);
    tcase_add_test(tests, is_a_node_per_entity_and_an_edge_per_tie);
    tcase_add_loop_test(tests, networkx_reads_it, 0, COUNT(questions));
    tcase_add_test(tests, projections_are_undirected);
    tcase_add_loop_test(tests, keeps_to_the_schema, 0, COUNT(hows));
    tcase_add_loop_test(tests, keeps_to_the_schema_with_hostile_names, 0, N_HOSTILE);
    suite_add_tcase(suite, tests);
    return suite;
}
