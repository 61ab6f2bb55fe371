/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The DOT before layout, as text and as Graphviz's own programs read it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "draw/labels.h"
#include "hostile.h"
#include "picture_support.h"
#include "suites.h"

#define HEADER "person,role,organization,action,target,sign,status\n"

static const char small[] = HEADER "Ana,chair,Alfa,,,,\nBeto,member,Alfa,,,,\nCarla,member,Alfa,,,,\n"
                                   "Alfa,,,hit,Beta,-,alleged\n";

START_TEST(writes_nodes_in_order_of_name)
{
    Scene scene = scene_of_claims(small, "digraph { trama_title=\"A & B\" trama_labels=nodes rankdir=LR }");
    char *dot = scene_dot(&scene);
    const char *ana = strstr(dot, "label=\"Ana\""), *beto = strstr(dot, "label=\"Beto\"");

    expect_part(dot, "digraph \"scene\" {");
    expect_part(dot, "rankdir=\"LR\"");
    expect_part(dot, "label=\"A &amp; B\\n");
    expect_part(dot, "A tie is a claim by a source, not a finding.");
    expect_part(dot, "id=\"scene-ana\"");
    expect_part(dot, "class=\"kind-person\"");
    expect_part(dot, "class=\"layer-affiliation status-reported\"");
    expect_part(dot, "id=\"scene-ana--and--alfa--affiliation\"");
    expect_part(dot, "id=\"scene-alfa--to--beta-");
    ck_assert_ptr_nonnull(ana);
    ck_assert_ptr_nonnull(beto);
    ck_assert(ana < beto);
    ck_assert_uint_eq(count_parts(dot, " -> "), scene.picture.choice.n_ties);
    free(dot);
    scene_release(&scene);
}
END_TEST

/* A tie with words is two edges with a node between, which has the words. */
START_TEST(words_stand_on_a_node_of_their_own)
{
    Scene scene = scene_of_claims(small, "digraph {}");
    char *dot = scene_dot(&scene);

    ck_assert_uint_eq(scene.picture.choice.n_ties, 4);
    ck_assert_uint_eq(count_parts(dot, " -> "), 8);
    ck_assert_uint_eq(count_parts(dot, "class=\"label\""), 4);
    ck_assert_uint_eq(count_parts(dot, "label=\"member\""), 2);
    expect_part(dot, "label=\"hit\\n(alleged)\"");
    /* the arrowhead of an opposition stands at its end only */
    ck_assert_uint_eq(count_parts(dot, "arrowhead=\"tee\""), 1);
    free(dot);
    scene_release(&scene);
}
END_TEST

/* What is against somebody and has no direction ends in a bar at both ends: nothing hangs on colour alone. */
START_TEST(an_opposition_has_its_bar_both_ways)
{
    Scene scene = scene_of_claims(HEADER "Ana,,,fought,Beto,-,\n", "digraph {}");
    char *dot = scene_dot(&scene);

    ck_assert(!scene.network->ties[0].directed);
    ck_assert_uint_eq(count_parts(dot, "arrowtail=\"tee\""), 1);
    ck_assert_uint_eq(count_parts(dot, "arrowhead=\"tee\""), 1);
    expect_absent(dot, "dir=\"none\"");
    free(dot);
    scene_release(&scene);
}
END_TEST

static double size_of(const char *dot, const char *label, const char *attribute)
{
    char wanted[80];
    const char *at, *line, *value;
    double size;

    (void)snprintf(wanted, sizeof wanted, "label=\"%s\"", label);
    at = strstr(dot, wanted);
    ck_assert_msg(at != NULL, "%s is missing", wanted);
    for (line = at; line[-1] != '\n'; line--)
        continue;
    (void)snprintf(wanted, sizeof wanted, "%s=\"", attribute);
    value = strstr(line, wanted);
    ck_assert_msg(value != NULL && value < at, "%s of %s", attribute, label);
    ck_assert_int_eq(sscanf(value + strlen(wanted), "%lf", &size), 1);
    return size;
}

/* Area = 1 + 3 · score/highest. By degree: Alfa 4, the others 1. */
START_TEST(area_grows_fourfold_at_most)
{
    Scene scene = scene_of_claims(small, "digraph { trama_by=degree }");
    char *dot = scene_dot(&scene);
    double alfa = size_of(dot, "Alfa", "width"), ana = size_of(dot, "Ana", "width");
    double least = ana / sqrt(1 + 3.0 / 4);

    ck_assert_double_eq_tol(alfa / least, 2, 0.01);
    ck_assert_double_eq_tol(size_of(dot, "Alfa", "height") / size_of(dot, "Ana", "height"), alfa / ana, 0.01);
    free(dot);
    scene_release(&scene);
}
END_TEST

START_TEST(width_of_a_line_grows_with_its_origins)
{
    Scene scene = scene_of_claims("person,role,organization,action,source\nAna,a,Alfa,,s1\nAna,b,Alfa,,s2\n"
                                  "Ana,c,Alfa,,s3\nAna,d,Alfa,,s4\nBeto,a,Alfa,,s1\n",
                                  "digraph { trama_labels=nodes }");
    char *dot = scene_dot(&scene);

    expect_part(dot, "penwidth=\"2.00\""); /* 1 + log2(4)/2 */
    ck_assert_uint_eq(count_parts(dot, "penwidth="), 1);
    free(dot);
    scene_release(&scene);
}
END_TEST

/* Graphviz's dot draws it, nop reads it, and gvpr counts what we count. */
static void expect_read_by_graphviz(const Scene *scene, const char *dot)
{
    char *said = NULL;
    size_t nodes, edges;
    const TrChoice *choice = &scene->picture.choice;
    int status = shell("dot -Tsvg", dot, &said);

    ck_assert_msg(status == 0 && strstr(said, "rror") == NULL, "dot: %d %.500s", status, said);
    free(said);
    status = shell("nop", dot, &said);
    ck_assert_msg(status == 0, "nop: %d %.500s", status, said);
    free(said);
    status = shell("gvpr 'BEG_G { printf(\"%d %d\", nNodes($), nEdges($)); }'", dot, &said);
    ck_assert_msg(status == 0 && sscanf(said, "%zu %zu", &nodes, &edges) == 2, "gvpr: %d %.500s", status,
                  said);
    free(said);
    ck_assert_uint_ge(nodes, choice->n_nodes);
    ck_assert_uint_eq(nodes - choice->n_nodes, edges - choice->n_ties); /* a label adds one of each */
}

START_TEST(graphviz_reads_it)
{
    Scene scene = scene_of_claims(small, "digraph { rankdir=LR }");
    char *dot = scene_dot(&scene);

    expect_read_by_graphviz(&scene, dot);
    free(dot);
    scene_release(&scene);
}
END_TEST

START_TEST(graphviz_reads_hostile_names)
{
    Scene scene = hostile_scene(_i, "digraph {}");
    char *dot = scene_dot(&scene);

    expect_read_by_graphviz(&scene, dot);
    ck_assert_uint_eq(scene.picture.choice.n_nodes, 3);
    /* three nodes, the defaults of nodes, and the first half of each tie: no line of their making */
    ck_assert_uint_eq(count_parts(dot, "\n  n"), 4 + scene.picture.choice.n_ties);
    free(dot);
    scene_release(&scene);
}
END_TEST

START_TEST(an_empty_picture_is_a_graph_all_the_same)
{
    Scene scene = scene_of_claims(small, "digraph { trama_kinds=cartel trama_title=\"None\" }");
    char *dot = scene_dot(&scene);

    expect_part(dot, "Nothing in this input matches the diagram's definition.");
    expect_read_by_graphviz(&scene, dot);
    free(dot);
    scene_release(&scene);
}
END_TEST

static TrStatus write_dot(void *context, TrError *err)
{
    TrPicture picture = scene_picture(context);
    FILE *file = tmpfile();
    TrStatus st = tr_picture_write_dot(&picture, file, err);

    (void)fclose(file);
    return st;
}

START_TEST(survives_want_of_memory)
{
    Scene scene = scene_of_claims(small, "digraph { trama_title=T }");

    ck_assert_uint_ge(starve(write_dot, &scene), 20);
    scene_release(&scene);
}
END_TEST

START_TEST(the_style_is_a_picture_of_itself)
{
    ck_assert_int_eq(shell("dot -Tsvg graphs/style.gv | xmllint --noout --nonet -", "", NULL), 0);
}
END_TEST

Suite *suite_dot(void)
{
    Suite *suite = suite_create("dot");
    TCase *tests = tcase_create("dot");

    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, writes_nodes_in_order_of_name);
    tcase_add_test(tests, words_stand_on_a_node_of_their_own);
    tcase_add_test(tests, an_opposition_has_its_bar_both_ways);
    tcase_add_test(tests, area_grows_fourfold_at_most);
    tcase_add_test(tests, width_of_a_line_grows_with_its_origins);
    tcase_add_test(tests, graphviz_reads_it);
    tcase_add_loop_test(tests, graphviz_reads_hostile_names, 0, N_HOSTILE);
    tcase_add_test(tests, an_empty_picture_is_a_graph_all_the_same);
    tcase_add_test(tests, survives_want_of_memory);
    tcase_add_test(tests, the_style_is_a_picture_of_itself);
    suite_add_tcase(suite, tests);
    return suite;
}
