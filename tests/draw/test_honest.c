/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a picture may not do: draw an allegation as a fact, or a rank as surer than it is. */
#include <stdlib.h>
#include <string.h>

#include "picture_support.h"
#include "suites.h"

#define HEADER "person,role,organization,action,target,sign,status,source\n"

/* Lines after i2, by status: name, style, the word on the tie. */
static const struct {
    const char *status, *style, *word;
    size_t n_origins;
} lines[] = {
    {"", "dashed", NULL, 1},
    {"", "solid", NULL, 2},
    {"convicted", "solid", "(convicted)", 1},
    {"wanted", "dashed", "(wanted)", 1},
    {"charged", "dashed", "(charged)", 1},
    {"charged", "dashed", "(charged)", 2}, /* two papers do not make a charge a finding */
    {"sanctioned", "dashed", "(sanctioned)", 1},
    {"rumoured", "dotted", "(rumoured)", 1},
    {"alleged", "dotted", "(alleged)", 1},
    {"alleged", "dotted", "(alleged)", 2},
    {"under_investigation", "dotted", "(under\\ninvestigation)", 1},
    {"acquitted", "dashed", "(acquitted)", 1},
    {"dismissed", "dashed", "(dismissed)", 1},
    {"overturned", "dashed", "(overturned)", 1},
    {"retracted", "dashed", "(retracted)", 1},
};

START_TEST(a_line_is_as_sure_as_its_status)
{
    char claims[300], style[40];
    bool cleared = lines[_i].status[0] != '\0' && strchr("ador", lines[_i].status[0]) != NULL &&
                   strcmp(lines[_i].status, "alleged") != 0 && strcmp(lines[_i].status, "rumoured") != 0;
    Scene scene;
    char *dot;

    (void)snprintf(claims, sizeof claims, HEADER "Ana,chair,Alfa,,,,%s,s1\n%s%s%s", lines[_i].status,
                   lines[_i].n_origins > 1 ? "Ana,chair,Alfa,,,," : "",
                   lines[_i].n_origins > 1 ? lines[_i].status : "", lines[_i].n_origins > 1 ? ",s2\n" : "");
    scene = scene_of_claims(claims, "digraph {}");
    dot = scene_dot(&scene);
    (void)snprintf(style, sizeof style, ", style=\"%s\"", lines[_i].style);
    expect_part(strstr(dot, " -> "), style);
    if (lines[_i].word != NULL)
        expect_part(dot, lines[_i].word);
    if (cleared)
        expect_part(strstr(dot, " -> "), "color=\"#8A8A8A\"");
    else
        expect_absent(strstr(dot, " -> "), "color=\"#8A8A8A\"");
    free(dot);
    scene_release(&scene);
}
END_TEST

/* A charge of 2023, dropped in 2025, and a post that a second paper confirms in 2024: each panel by what was
 * known then. */
static const char over_time[] = "person,role,organization,action,target,date,status,source\n"
                                "Ana,,,paid,Beto,2023,charged,s1\nAna,,,paid,Beto,2024,charged,s2\n"
                                "Ana,,,paid,Beto,2025,acquitted,s1\n"
                                "Ana,chair,Alfa,,,2023,,s1\nAna,chair,Alfa,,,2024,,s2\n";
static const struct {
    const char *id, *part, *absent;
} panels[] = {
    {"scene-ana--to--beto-payment--1\"", "status-charged", "status-acquitted"},
    {"scene-ana--to--beto-payment--2\"", "status-charged", "status-acquitted"},
    {"scene-ana--to--beto-payment--3\"", "status-acquitted", "status-charged"},
    {"scene-ana--alfa-affiliation--1\"", "stroke-dasharray", "stroke-width"},
    {"scene-ana--alfa-affiliation--2\"", "stroke-width", "stroke-dasharray"},
};

START_TEST(a_panel_shows_what_was_known_then)
{
    Scene scene =
        scene_of_claims(over_time, "digraph { trama_panels=year trama_layout=force trama_page=A4 }");
    char *svg = scene_svg(&scene);

    for (size_t i = 0; i < COUNT(panels); i++) {
        const char *at = strstr(svg, panels[i].id);
        char *group;
        ck_assert_msg(at != NULL, "no %s", panels[i].id);
        group = strndup(at, (size_t)(strstr(at, "</g>") - at));
        expect_part(group, panels[i].part);
        expect_absent(group, panels[i].absent);
        free(group);
    }
    expect_part(svg, "reported by two origins or more, or convicted");
    expect_part(svg, "one origin; wanted, charged, sanctioned"); /* only in earlier panels */
    free(svg);
    scene_release(&scene);
}
END_TEST

/* Grey and dashed wins over what it once was, be it against somebody. */
START_TEST(a_cleared_tie_is_grey_whatever_its_sign)
{
    Scene scene = scene_of_claims(HEADER "Ana,,,hit,Beto,-,acquitted,s\n", "digraph {}");
    char *dot = scene_dot(&scene);

    expect_part(strstr(dot, " -> "), "color=\"#8A8A8A\"");
    expect_part(dot, "arrowhead=\"tee\"");
    free(dot);
    scene_release(&scene);
}
END_TEST

static const struct {
    const char *status;
    bool coloured;
} members[] = {
    {"", false},          {"rumoured", false},  {"alleged", false},    {"under_investigation", false},
    {"wanted", false},    {"charged", true},    {"sanctioned", true},  {"convicted", true},
    {"acquitted", false}, {"dismissed", false}, {"overturned", false}, {"retracted", false},
};

/* The colour of crime only from a charge on; who is merely alleged to belong stays neutral. */
START_TEST(a_cartels_colour_needs_a_charge)
{
    char claims[200];
    Scene scene;
    char *dot, *node;

    (void)snprintf(claims, sizeof claims, HEADER "Ana,lookout,Cartel X,,,,%s,s\n", members[_i].status);
    scene = scene_of_claims(claims, "digraph {}");
    dot = scene_dot(&scene);
    node = strstr(dot, "label=\"Ana\"");
    while (node > dot && *node != '\n')
        node--;
    *strchr(node + 1, '\n') = '\0';
    ck_assert_int_eq(strstr(node, "fillcolor=\"#F6C9A8\"") != NULL, members[_i].coloured);
    ck_assert_int_eq(strstr(node, " charged\"") != NULL, members[_i].coloured);
    free(dot);
    scene_release(&scene);
}
END_TEST

/* A charge over something else does not make a member. */
START_TEST(another_charge_is_not_the_cartels)
{
    Scene scene = scene_of_claims(
        HEADER
        "Ana,lookout,Cartel X,,,,alleged,s\n,,Cartel X,hit,Ana,,charged,s\nAna,,,hit,Beto,,convicted,s\n",
        "digraph {}");
    char *dot = scene_dot(&scene);

    ck_assert_uint_eq(count_parts(dot, " charged\""), 0);
    ck_assert_uint_eq(count_parts(dot, "fillcolor=\"#F6C9A8\""), 1); /* the cartel */
    free(dot);
    scene_release(&scene);
}
END_TEST

/* Eight of degree 1 around Alfa: a rank known to within one of nine sets a size, to within three does not. */
START_TEST(size_is_constant_where_the_rank_is_unsure)
{
    Scene scene =
        scene_of_claims(HEADER "A,r,Alfa,,,,,\nB,r,Alfa,,,,,\nC,r,Alfa,,,,,\nD,r,Alfa,,,,,\nE,r,Alfa,,,,,\n"
                               "F,r,Alfa,,,,,\nG,r,Alfa,,,,,\nH,r,Alfa,,,,,\n",
                        "digraph { trama_by=degree }");
    TrPicture picture = scene_picture(&scene);
    TrBuilder caption = {0};
    TrError err = {0};
    uint32_t low[9], high[9], alfa = 1; /* A, Alfa, B … */

    ck_assert_str_eq(tr_node_name(scene.network, alfa), "Alfa");
    ck_assert_double_eq_tol(tr_picture_scale(&picture, alfa), 2, 1e-9);
    for (uint32_t i = 0; i < 9; i++)
        low[i] = high[i] = 1;
    picture.rank_low = low;
    picture.rank_high = high;
    high[alfa] = 2;
    ck_assert_double_eq_tol(tr_picture_scale(&picture, alfa), 2, 1e-9);
    high[alfa] = 3;
    ck_assert_double_eq_tol(tr_picture_scale(&picture, alfa), 1, 1e-9);
    ck_assert_int_eq(tr_picture_caption(&picture, false, &caption, &err), TR_OK);
    expect_part(caption.text, "where the rank is not known to within a quarter of all: 1.");
    tr_builder_release(&caption);
    scene_release(&scene);
}
END_TEST

static const char *const every_form[] = {
    "digraph {}",
    "digraph { trama_layout=matrix }",
    "digraph { trama_collapse=kind }",
    "digraph { trama_panels=year }",
    "digraph { trama_kinds=court }",
    "digraph { trama_caption=\"Another caption.\" trama_page=A5 }",
};

START_TEST(the_caveat_is_in_every_picture)
{
    char definition[200];

    for (int language = 0; language < TR_N_LANGUAGES; language++) {
        Scene scene;
        char *svg, *dot;

        (void)snprintf(definition, sizeof definition, "%.*s trama_language=%s }",
                       (int)strlen(every_form[_i]) - 1, every_form[_i], language == TR_SPANISH ? "es" : "en");
        scene = scene_of_claims(HEADER "Ana,chair,Alfa,,,,,s\n", definition);
        svg = scene_svg(&scene);
        dot = scene_dot(&scene);
        expect_part(svg, language == TR_SPANISH ? "no un hecho probado" : "not a finding");
        expect_part(dot, language == TR_SPANISH ? "no un hecho probado" : "not a finding");
        free(svg);
        free(dot);
        scene_release(&scene);
    }
}
END_TEST

Suite *suite_honest(void)
{
    Suite *suite = suite_create("honest");
    TCase *tests = tcase_create("honest");

    tcase_add_loop_test(tests, a_line_is_as_sure_as_its_status, 0, COUNT(lines));
    tcase_add_test(tests, a_panel_shows_what_was_known_then);
    tcase_add_test(tests, a_cleared_tie_is_grey_whatever_its_sign);
    tcase_add_loop_test(tests, a_cartels_colour_needs_a_charge, 0, COUNT(members));
    tcase_add_test(tests, another_charge_is_not_the_cartels);
    tcase_add_test(tests, size_is_constant_where_the_rank_is_unsure);
    tcase_add_loop_test(tests, the_caveat_is_in_every_picture, 0, COUNT(every_form));
    suite_add_tcase(suite, tests);
    return suite;
}
