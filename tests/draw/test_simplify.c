/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Smaller pictures, worked by hand: neighbourhoods, cores, the disparity filter, paths. */
#include <stdlib.h>
#include <string.h>

#include "picture_support.h"
#include "suites.h"

#define HEADER "person,role,organization,action,target,status\n"

static void expect_shown(const Scene *scene, const char *expected)
{
    char names[500] = "";
    const TrChoice *choice = &scene->picture.choice;

    for (size_t i = 0; i < choice->n_nodes; i++) {
        strncat(names, tr_node_name(scene->network, choice->nodes[i]), 50);
        strncat(names, " ", 2);
    }
    ck_assert_str_eq(names, expected);
}

/* All four of A, B, C, D tied to one another; E to A; F to E. */
static const char cores[] = HEADER "A,,,met,B,\nA,,,met,C,\nA,,,met,D,\nB,,,met,C,\nB,,,met,D,\nC,,,met,D,\n"
                                   "A,,,met,E,\nE,,,met,F,\n";
/* A star of H with I, J, K; a star of L with M, N; H tied to L. By degree: H 4, L 3. */
static const char stars[] = HEADER "H,,,met,I,\nH,,,met,J,\nH,,,met,K,\nL,,,met,M,\nL,,,met,N,\nH,,,met,L,\n";
/* P - Q - R - S and P - T - S and T - U. */
static const char paths[] = HEADER "P,,,met,Q,\nQ,,,met,R,\nR,,,met,S,\nP,,,met,T,\nT,,,met,S,\nT,,,met,U,\n";

static const struct {
    const char *claims, *definition, *shown;
    TrCut cut;
    size_t n_cut;
} cuts[] = {
    {cores, "digraph { trama_core=3 }", "A B C D ", TR_CUT_CORE, 3},
    {cores, "digraph { trama_core=1 }", "A B C D E F ", TR_CUT_CORE, 1},
    {cores, "digraph { trama_core=4 }", "", TR_CUT_CORE, 4},
    {cores, "digraph { trama_core=3 trama_entities=F trama_hops=9 }", "A B C D F ", TR_CUT_CORE, 3},
    {stars, "digraph { trama_by=degree trama_nodes=5 }", "H I J K L ", TR_CUT_NEIGHBOURHOODS, 1},
    {stars, "digraph { trama_by=degree trama_nodes=6 }", "H I J K L ", TR_CUT_NEIGHBOURHOODS, 1},
    {stars, "digraph { trama_by=degree trama_nodes=7 }", "H I J K L M N ", TR_CUT_NONE, 0},
    /* not even the first's neighbourhood fits: the core that does */
    {cores, "digraph { trama_by=degree trama_nodes=4 }", "A B C D ", TR_CUT_CORE, 2},
    /* nor any core: the highest */
    {stars, "digraph { trama_by=degree trama_nodes=2 }", "H L ", TR_CUT_NEAREST, 0},
    {stars, "digraph { trama_by=degree trama_top=1 }", "H I J K L ", TR_CUT_NONE, 0},
    {stars, "digraph { trama_by=degree trama_top=1 trama_hops=0 }", "H ", TR_CUT_NONE, 0},
    {stars, "digraph { trama_by=degree trama_top=99 trama_hops=0 }", "H I J K L M N ", TR_CUT_NONE, 0},
    {stars, "digraph { trama_by=degree trama_entities=\"#2\" trama_hops=0 }", "L ", TR_CUT_NONE, 0},
    {stars, "digraph { trama_by=degree trama_entities=\"#1 person|#9 person|#1 court\" trama_hops=0 }", "H ",
     TR_CUT_NONE, 0},
    {paths, "digraph { trama_path=\"P|S\" }", "P S T ", TR_CUT_NONE, 0},
    {paths, "digraph { trama_path=\"Q | U\" }", "P Q T U ", TR_CUT_NONE, 0},
    {paths, "digraph { trama_path=\"P|Q\" }", "P Q ", TR_CUT_NONE, 0},
    {paths, "digraph { trama_path=\"P|#1 court\" }", "", TR_CUT_NONE, 0},
    {paths, "digraph { trama_path=\"P|S\" trama_layers=shared }", "P S ", TR_CUT_NONE, 0},
};

START_TEST(shows)
{
    Scene scene = scene_of_claims(cuts[_i].claims, cuts[_i].definition);

    expect_shown(&scene, cuts[_i].shown);
    ck_assert_int_eq(scene.picture.choice.cut, cuts[_i].cut);
    ck_assert_uint_eq(scene.picture.choice.n_cut, cuts[_i].n_cut);
    scene_release(&scene);
}
END_TEST

START_TEST(a_path_needs_two_ends)
{
    Scene scene = scene_of_claims(paths, "digraph {}");
    TrDiagram diagram = scene.gallery.diagrams[0];
    TrChoice choice;
    TrError err = {0};

    diagram.path_ends = "P";
    ck_assert_int_eq(tr_choice_make(scene.network, &diagram, &scene.ranking.measures[0], &choice, &err),
                     TR_BAD_INPUT);
    expect_part(err.message, "expected two names with a vertical bar between them");
    err = (TrError){0};
    diagram.path_ends = "P|Zoe";
    ck_assert_int_eq(tr_choice_make(scene.network, &diagram, &scene.ranking.measures[0], &choice, &err),
                     TR_BAD_INPUT);
    expect_part(err.message, "trama_path names 'Zoe', who is not in the network");
    scene_release(&scene);
}
END_TEST

START_TEST(the_caption_tells_the_path)
{
    Scene scene = scene_of_claims(paths, "digraph { trama_path=\"P|S\" trama_title=\"From {1} to {2}\" }");
    TrPicture picture = scene_picture(&scene);
    TrBuilder caption = {0};
    TrError err = {0};

    ck_assert_int_eq(tr_picture_caption(&picture, false, &caption, &err), TR_OK);
    expect_part(caption.text, "All shortest paths between the two are shown: 2 steps.");
    ck_assert_str_eq(picture.title, "From P to S");
    ck_assert_uint_eq(picture.choice.n_ties, 2);
    tr_builder_release(&caption);
    scene_release(&scene);
}
END_TEST

/* ---- disparity ---- */

/* H's ties to A, B, C have strengths 8, 1, 1: s = 10, k = 3. (1 - 8/10)^2 = 0.04, (1 - 1/10)^2 = 0.81; at the
 * other ends k = 1, and the power is 1. */
static const char backbone[] = HEADER "H,,,met,A,%s\nH,,,met again,A,\nH,,,met thrice,A,\nH,,,met four,A,\n"
                                      "H,,,met five,A,\nH,,,met six,A,\nH,,,met seven,A,\nH,,,met eight,A,\n"
                                      "H,,,met,B,%s\nH,,,met,C,\n";

static const struct {
    const char *alpha, *status_of_b, *shown;
    size_t n_out;
} disparities[] = {
    {"0", "", "A B C H ", 0},
    {"0.03", "", "", 3},
    {"0.05", "", "A H ", 2},
    {"0.8", "", "A H ", 2},
    {"0.82", "", "A B C H ", 0},
    {"0.05", "charged", "A B H ", 1},
    /* what does not count is not in s: H has A and C, s = 9, k = 2: 1/9 and 8/9 */
    {"0.05", "acquitted", "B H ", 2},
};

START_TEST(leaves_out_what_could_be_chance)
{
    char claims[600], definition[80];
    const NamedText files[] = {{"claims.csv", claims}, {NULL, NULL}};
    Scene scene;

    (void)snprintf(claims, sizeof claims, backbone, "", disparities[_i].status_of_b);
    (void)snprintf(definition, sizeof definition, "digraph { trama_alpha=%s }", disparities[_i].alpha);
    scene = scene_of(files, definition, &(TrWeave){.weights = TR_WEIGHT_CLAIMS});
    expect_shown(&scene, disparities[_i].shown);
    ck_assert_uint_eq(scene.picture.choice.n_disparity, disparities[_i].n_out);
    scene_release(&scene);
}
END_TEST

static TrStatus choose(void *context, TrError *err)
{
    const Scene *scene = context;
    TrChoice choice = {0};
    TrStatus st = tr_choice_make(scene->network, scene->picture.diagram, scene->picture.ranked, &choice, err);

    tr_choice_release(&choice);
    return st;
}

static const char *const starving[] = {
    "digraph { trama_core=2 trama_alpha=0.5 trama_nodes=3 trama_isolated=hide }",
    "digraph { trama_nodes=4 trama_by=degree trama_sources=\"a|b\" }",
    "digraph { trama_path=\"A|F\" trama_signs=\"+,-\" }",
};

START_TEST(survives_want_of_memory)
{
    Scene scene = scene_of_claims(cores, starving[_i]);

    ck_assert_uint_ge(starve(choose, &scene), 6);
    scene_release(&scene);
}
END_TEST

Suite *suite_simplify(void)
{
    Suite *suite = suite_create("simplify");
    TCase *tests = tcase_create("simplify");

    tcase_add_loop_test(tests, shows, 0, COUNT(cuts));
    tcase_add_test(tests, a_path_needs_two_ends);
    tcase_add_test(tests, the_caption_tells_the_path);
    tcase_add_loop_test(tests, leaves_out_what_could_be_chance, 0, COUNT(disparities));
    tcase_add_loop_test(tests, survives_want_of_memory, 0, COUNT(starving));
    suite_add_tcase(suite, tests);
    return suite;
}
