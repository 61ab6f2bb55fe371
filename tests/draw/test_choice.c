/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/choice.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "picture_support.h"
#include "suites.h"

#define HEADER "person,role,organization,action,target\n"

/* A chain with a star at its end: Ana - Alfa - Beto - Beta - Carla, Dora, Eva. */
static const char chain[] = HEADER "Ana,chair,Alfa,,\nBeto,member,Alfa,,\nBeto,member,Beta,,\n"
                                   "Carla,member,Beta,,\nDora,member,Beta,,\nEva,member,Beta,,\n";

/* The names shown, each followed by a blank. */
static void expect_shown(const Scene *scene, const char *expected)
{
    char names[2000] = "";
    const TrChoice *choice = &scene->picture.choice;

    for (size_t i = 0; i < choice->n_nodes; i++) {
        strncat(names, tr_node_name(scene->network, choice->nodes[i]), 100);
        strncat(names, " ", 2);
    }
    ck_assert_str_eq(names, expected);
}

static const struct {
    const char *definition, *shown;
    size_t n_ties;
} choices[] = {
    {"digraph {}", "Alfa Ana Beta Beto Carla Dora Eva ", 6},
    {"digraph { trama_entities=Ana trama_hops=0 }", "Ana ", 0},
    {"digraph { trama_entities=Ana }", "Alfa Ana ", 1},
    {"digraph { trama_entities=Ana trama_hops=2 }", "Alfa Ana Beto ", 2},
    {"digraph { trama_entities=Ana trama_hops=4 }", "Alfa Ana Beta Beto Carla Dora Eva ", 6},
    {"digraph { trama_entities=Ana trama_hops=999999999 }", "Alfa Ana Beta Beto Carla Dora Eva ", 6},
    {"digraph { trama_entities=\" ana | EVA \" trama_hops=0 }", "Ana Eva ", 0},
    {"digraph { trama_kinds=organization trama_hops=0 }", "Alfa Beta ", 0},
    {"digraph { trama_kinds=organization trama_entities=Eva trama_hops=0 }", "Alfa Beta Eva ", 1},
    {"digraph { trama_without_kinds=organization }", "Ana Beto Carla Dora Eva ", 0},
    /* who is not shown leads nowhere */
    {"digraph { trama_entities=Ana trama_without_kinds=organization trama_hops=9 }", "Ana ", 0},
    {"digraph { trama_layers=affiliation }", "Alfa Ana Beta Beto Carla Dora Eva ", 6},
    {"digraph { trama_layers=action }", "Alfa Ana Beta Beto Carla Dora Eva ", 0},
    {"digraph { trama_entities=Ana trama_layers=action trama_hops=9 }", "Ana ", 0},
    /* by degree: Beta 4, then Alfa and Beto 2 */
    {"digraph { trama_nodes=1 trama_by=degree }", "Beta ", 0},
    {"digraph { trama_nodes=2 trama_by=degree }", "Alfa Beta ", 0},
    {"digraph { trama_nodes=3 trama_by=degree }", "Alfa Beta Beto ", 2},
    {"digraph { trama_nodes=0 }", "", 0},
    /* nearer ones before higher ones */
    {"digraph { trama_entities=Ana trama_hops=4 trama_nodes=2 trama_by=degree }", "Alfa Ana ", 1},
    {"digraph { trama_kinds=cartel }", "", 0},
    /* a path is whole, however few there may be */
    {"digraph { trama_path=\"Ana|Carla\" trama_nodes=2 trama_by=degree }", "Alfa Ana Beta Beto Carla ", 4},
};

START_TEST(chooses)
{
    Scene scene = scene_of_claims(chain, choices[_i].definition);

    expect_shown(&scene, choices[_i].shown);
    ck_assert_uint_eq(scene.picture.choice.n_ties, choices[_i].n_ties);
    ck_assert_uint_eq(scene.picture.choice.n_entities, scene.picture.choice.n_nodes);
    scene_release(&scene);
}
END_TEST

/* Three ways from P to Q, of which that over Alfa is the highest; one has room, or one whatever the room. */
static const struct {
    const char *definition, *shown;
} whole_paths[] = {
    {"digraph { trama_path=\"P|Q\" trama_by=degree }", "A Alfa Beto P Q Quito "},
    {"digraph { trama_path=\"P|Q\" trama_by=degree trama_nodes=5 }", "Alfa Beto P Q "},
    {"digraph { trama_path=\"P|Q\" trama_by=degree trama_nodes=4 }", "Alfa Beto P Q "},
    {"digraph { trama_path=\"P|Q\" trama_by=degree trama_nodes=1 }", "Alfa Beto P Q "},
    {"digraph { trama_path=\"P|Q\" trama_by=degree trama_nodes=0 }", "Alfa Beto P Q "},
};

START_TEST(a_path_is_never_cut)
{
    Scene scene =
        scene_of_claims(HEADER "P,,,met,Alfa\nAlfa,,,met,Beto\nBeto,,,met,Q\nP,,,met,A\nA,,,met,Quito\n"
                               "Quito,,,met,Q\nAlfa,,,met,Eva\nAlfa,,,met,Dora\n",
                        whole_paths[_i].definition);

    expect_shown(&scene, whole_paths[_i].shown);
    scene_release(&scene);
}
END_TEST

START_TEST(a_name_that_nobody_has_is_an_error)
{
    Scene scene = scene_of_claims(chain, "digraph { trama_entities=Ana }");
    TrDiagram diagram = scene.gallery.diagrams[0];
    TrChoice choice;
    TrError err = {0};

    diagram.entities = "Ana|Zoe";
    ck_assert_int_eq(tr_choice_make(scene.network, &diagram, &scene.ranking.measures[0], &choice, &err),
                     TR_BAD_INPUT);
    ck_assert_ptr_nonnull(strstr(err.message, "'Zoe', who is not in the network"));
    ck_assert_ptr_null(choice.shown);
    scene_release(&scene);
}
END_TEST

START_TEST(events_come_with_whom_they_tie)
{
    const NamedText files[] = {
        {"claims.csv", HEADER "Ana,,,met,Beto\nCarla,,,met,Dora\n"},
        {NULL, NULL},
    };
    Scene scene =
        scene_of(files, "digraph { trama_entities=Ana trama_hops=1 }", &(TrWeave){.action_nodes = true});

    ck_assert_uint_eq(scene.picture.choice.n_entities + 1, scene.picture.choice.n_nodes);
    ck_assert_uint_eq(tr_network_count_entities(scene.network), 4);
    scene_release(&scene);
}
END_TEST

/* ---- nothing is left out in silence ---- */

static char *left_out(const Scene *scene)
{
    FILE *file = tmpfile();
    TrError err = {0};

    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(tr_choice_write_left_out(scene->network, scene->picture.diagram, &scene->picture.choice,
                                              false, file, &err),
                     TR_OK);
    return stream_text(file, NULL);
}

START_TEST(lists_what_is_left_out)
{
    Scene scene = scene_of_claims(HEADER "Ana,chair,\"Alfa, Inc.\",,\nBeto,member,\"Alfa, Inc.\",,\n"
                                         "Beto,member again,\"Alfa, Inc.\",,\n\"Eva\n\"\"X\"\"\",,,met,Ana\n",
                                  "digraph { trama_entities=Ana trama_hops=0 }");
    char *text = left_out(&scene);

    ck_assert_str_eq(text, "what,name,kind_or_layer,tied_to,claims,status,against,reason\n"
                           "entity,\"Alfa, Inc.\",company,,,,,not reached from the start\n"
                           "entity,Beto,person,,,,,not reached from the start\n"
                           "entity,\"Eva\n\"\"X\"\"\",person,,,,,not reached from the start\n"
                           "tie,Ana,affiliation,\"Alfa, Inc.\",1,reported,0,an end is left out\n"
                           "tie,Beto,affiliation,\"Alfa, Inc.\",2,reported,0,an end is left out\n"
                           "tie,\"Eva\n\"\"X\"\"\",action,Ana,1,reported,0,an end is left out\n");
    free(text);
    scene_release(&scene);
}
END_TEST

/* A random network as claims: every name plain, so that a row of the list is a line. */
static char *random_claims(uint64_t *chance)
{
    size_t n = 2 + random_below(chance, 30), n_people = 1 + random_below(chance, 10),
           n_bodies = 1 + random_below(chance, 6);
    char *text = NULL;
    size_t length;
    FILE *file = open_memstream(&text, &length);

    (void)fputs(HEADER, file);
    for (size_t i = 0; i < n; i++) {
        if (random_below(chance, 3) == 0)
            (void)fprintf(file, "P%zu,,,acted %zu,P%zu\n", random_below(chance, n_people),
                          random_below(chance, 3), random_below(chance, n_people));
        else
            (void)fprintf(file, "P%zu,role %zu,B%zu,,\n", random_below(chance, n_people),
                          random_below(chance, 3), random_below(chance, n_bodies));
    }
    (void)fclose(file);
    return text;
}

START_TEST(shown_and_left_out_are_everything)
{
    uint64_t chance = (uint64_t)_i + 1;
    char *claims = random_claims(&chance), definition[200], *list;
    static const char *const layers[] = {"", "affiliation", "action"};
    size_t n_entities, n_ties;
    Scene scene;

    (void)snprintf(definition, sizeof definition,
                   "digraph { trama_kinds=\"%s\" trama_hops=%zu trama_nodes=%zu trama_layers=\"%s\" }",
                   random_below(&chance, 2) == 0 ? "organization" : "", random_below(&chance, 4),
                   random_below(&chance, 12), layers[random_below(&chance, 3)]);
    scene = scene_of_claims(claims, definition);
    list = left_out(&scene);
    n_entities = count_parts(list, "\nentity,");
    n_ties = count_parts(list, "\ntie,");
    EXPECT(n_entities + scene.picture.choice.n_nodes == scene.network->n_nodes);
    EXPECT(n_ties + scene.picture.choice.n_ties == scene.network->n_ties);
    for (size_t i = 0; i < scene.network->n_nodes; i++) {
        char line[100];

        (void)snprintf(line, sizeof line, "\nentity,%s,", tr_node_name(scene.network, i));
        EXPECT((strstr(list, line) == NULL) == scene.picture.choice.shown[i]);
    }
    for (size_t i = 0; i < scene.picture.choice.n_ties; i++) {
        const TrTie *tie = &scene.network->ties[scene.picture.choice.ties[i]];

        EXPECT(scene.picture.choice.shown[tie->a] && scene.picture.choice.shown[tie->b]);
    }
    free(list);
    free(claims);
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

START_TEST(survives_want_of_memory)
{
    Scene scene = scene_of_claims(chain, "digraph { trama_entities=Ana }");

    ck_assert_uint_ge(starve(choose, &scene), 4);
    scene_release(&scene);
}
END_TEST

Suite *suite_choice(void)
{
    Suite *suite = suite_create("choice");
    TCase *tests = tcase_create("choice");

    tcase_add_loop_test(tests, chooses, 0, COUNT(choices));
    tcase_add_loop_test(tests, a_path_is_never_cut, 0, COUNT(whole_paths));
    tcase_add_test(tests, a_name_that_nobody_has_is_an_error);
    tcase_add_test(tests, events_come_with_whom_they_tie);
    tcase_add_test(tests, lists_what_is_left_out);
    tcase_add_loop_test(tests, shown_and_left_out_are_everything, 0, 60);
    tcase_add_test(tests, survives_want_of_memory);
    suite_add_tcase(suite, tests);
    return suite;
}
