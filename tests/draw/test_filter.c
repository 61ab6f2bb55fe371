/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which ties a definition lets in, and that it lets them in whole. */
#include "draw/filter.h"

#include <stdlib.h>
#include <string.h>

#include "picture_support.h"
#include "suites.h"

#define HEADER "person,role,organization,action,target,sign,status,source,date,claim_id,stance,about\n"

/* Five ties of Ana's: charged then acquitted; for; against; alleged and contested; undated. */
static const char claims[] = HEADER
    "Ana,,,robbed,Bank,,charged,Diario Uno,2024-03,,,\nAna,,,robbed,Bank,,acquitted,Diario Dos,2025-06,,,\n"
    "Ana,,,helped,Carla,+,,Diario Uno,2024-05-10,,,\nAna,,,hit,Dora,-,,Diario Dos,2024-05-20,,,\n"
    "Ana,,,knew,Eva,,alleged,Diario Uno,2025,k,,\nEva,,,,,,,Diario Dos,2025,,denies,k\n"
    "Ana,,,met,Fina,,,Diario Tres,,,,\n";

static const struct {
    const char *definition, *targets;
} filters[] = {
    {"digraph {}", "Bank Carla Dora Eva Fina "},
    {"digraph { trama_statuses=\"alleged\" }", "Eva "},
    /* the standing status counts: she is acquitted, and was charged */
    {"digraph { trama_statuses=\"charged\" }", ""},
    {"digraph { trama_statuses=\"acquitted, alleged\" }", "Bank Eva "},
    {"digraph { trama_signs=\"+\" }", "Carla "},
    {"digraph { trama_signs=\"-\" }", "Dora "},
    {"digraph { trama_signs=\"+,-\" }", "Carla Dora "},
    {"digraph { trama_sources=\"diario uno\" }", "Bank Carla Eva "},
    {"digraph { trama_sources=\"Diario Dos | Diario Tres\" }", "Bank Dora Fina "},
    {"digraph { trama_sources=\"Nobody\" }", ""},
    {"digraph { trama_since=2025 }", "Bank Eva "},
    {"digraph { trama_until=\"2024-05-15\" }", "Bank Carla "},
    {"digraph { trama_since=\"2024-05-15\" trama_until=2024 }", "Dora "},
    /* a year is in no month */
    {"digraph { trama_panels=month }", "Bank Carla Dora "},
    {"digraph { trama_panels=year }", "Bank Carla Dora Eva "},
};

START_TEST(lets_in)
{
    Scene scene = scene_of_claims(claims, filters[_i].definition);
    const TrChoice *choice = &scene.picture.choice;
    char names[200] = "";

    for (size_t i = 0; i < choice->n_ties; i++) {
        strncat(names, tr_node_name(scene.network, scene.network->ties[choice->ties[i]].b), 50);
        strncat(names, " ", 2);
    }
    ck_assert_str_eq(names, filters[_i].targets);
    /* whoever has no tie left is not there; nor is Ana, if none is left at all */
    if (_i > 0)
        ck_assert_uint_eq(choice->n_nodes, choice->n_ties == 0 ? 0 : choice->n_ties + 1);
    scene_release(&scene);
}
END_TEST

/* A filter by date must not turn an acquittal back into a charge. */
START_TEST(a_tie_comes_whole)
{
    Scene scene = scene_of_claims(claims, "digraph { trama_until=2024 }");
    char *dot = scene_dot(&scene);

    expect_part(dot, "robbed\\n(acquitted)\\n2 claims, 2 origins");
    expect_part(dot, "class=\"layer-action status-acquitted\"");
    free(dot);
    scene_release(&scene);
}
END_TEST

START_TEST(says_what_was_left_out)
{
    Scene scene = scene_of_claims(claims, "digraph { trama_signs=\"+\" trama_entities=\"Ana|Bank|Eva\" }");
    const TrChoice *choice = &scene.picture.choice;
    TrPicture picture = scene_picture(&scene);
    TrBuilder caption = {0};
    TrError err = {0};

    ck_assert_uint_eq(choice->n_contested_out, 1); /* Eva: named, so she is there without her tie */
    ck_assert_uint_eq(choice->n_charged_out, 1);   /* Bank */
    ck_assert_int_eq(tr_picture_caption(&picture, false, &caption, &err), TR_OK);
    expect_part(caption.text, "Only some ties (for or against: +), each with all its claims.");
    expect_part(caption.text, "Contested ties left out: 1.");
    expect_part(caption.text, "convicted or cleared: 1.");
    tr_builder_release(&caption);
    scene_release(&scene);
}
END_TEST

static const struct {
    const char *cell;
    TrPanels panels;
    const char *period;
} periods[] = {
    {"2025-08-12", TR_PANELS_YEAR, "2025"},
    {"2025-08-12", TR_PANELS_MONTH, "2025-08"},
    {"2025-08", TR_PANELS_MONTH, "2025-08"},
    {"2025", TR_PANELS_MONTH, NULL},
    {"2025", TR_PANELS_YEAR, "2025"},
    {"2025-03/2025-05", TR_PANELS_YEAR, "2025"},
    {"2025-03/2025-05", TR_PANELS_MONTH, NULL},
    {"2025/..", TR_PANELS_YEAR, NULL},
    {"", TR_PANELS_YEAR, NULL},
};

static const struct {
    const char *kinds, *without, *layers, *message;
} words[] = {
    {"cartels", "", "", "trama_kinds 'cartels' is not known: did you mean 'cartel'?"},
    {"cartel, courd", "", "", "trama_kinds 'courd' is not known: did you mean 'court'?"},
    {"", "zzz", "", "trama_without_kinds 'zzz' is not known, nor in this input"},
    {"", "", "oposition", "trama_layers 'oposition' is not known: did you mean 'opposition'?"},
    /* ours, though not in this input; and of this input, though not ours */
    {"vessel,naval_base", "", "payment,part_of", NULL},
};

START_TEST(unknown_words_are_errors)
{
    Scene scene = scene_of((NamedText[]){{"claims.csv", claims},
                                         {"entities.csv", "name,kind\nCarla,naval_base\n"},
                                         {NULL, NULL}},
                           "digraph {}", NULL);
    TrDiagram diagram = scene.gallery.diagrams[0];
    TrError err = {0};

    diagram.kinds = words[_i].kinds;
    diagram.without_kinds = words[_i].without;
    diagram.layers = words[_i].layers;
    ck_assert_int_eq(tr_filter_check_words(scene.network, &diagram, &err),
                     words[_i].message == NULL ? TR_OK : TR_BAD_INPUT);
    if (words[_i].message != NULL)
        ck_assert_str_eq(err.message, words[_i].message);
    scene_release(&scene);
}
END_TEST

START_TEST(finds_the_period)
{
    char out[TR_PERIOD_BYTES];
    bool found = tr_period_of(periods[_i].cell, periods[_i].panels, out);

    ck_assert_int_eq(found, periods[_i].period != NULL);
    if (found)
        ck_assert_str_eq(out, periods[_i].period);
}
END_TEST

Suite *suite_filter(void)
{
    Suite *suite = suite_create("filter");
    TCase *tests = tcase_create("filter");

    tcase_add_loop_test(tests, lets_in, 0, COUNT(filters));
    tcase_add_test(tests, a_tie_comes_whole);
    tcase_add_test(tests, says_what_was_left_out);
    tcase_add_loop_test(tests, unknown_words_are_errors, 0, COUNT(words));
    tcase_add_loop_test(tests, finds_the_period, 0, COUNT(periods));
    suite_add_tcase(suite, tests);
    return suite;
}
