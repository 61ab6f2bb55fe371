/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Layouts, pages and forms: each draws, fits its page, and gives the same bytes again. */
#include <stdlib.h>
#include <string.h>

#include "draw/collapse.h"
#include "draw/figure.h"
#include "draw/sheet.h"
#include "picture_support.h"
#include "suites.h"

/* Three bodies one within another, their people, a cartel apart. */
static const char claims[] =
    "person,role,organization,action,target,date,status,sign\n"
    "Ana,chief,Bureau,,,2024,,\nBeto,clerk,Ministry,,,2024-03,,\nCarla,lookout,Cartel X,,,2025,alleged,\n"
    "Ana,,,arrested,Carla,2025-02,,-\nBeto,,,praised,Ana,2025-03,,+\nDora,member,Cartel X,,,2025,,\n";
static const char entities[] =
    "name,kind,parent,country\nBureau,agency,Ministry,Ruritania\n"
    "Ministry,government,Crown,Ruritania\nCrown,government,,Ruritania\nCartel X,cartel,,\n";

static Scene scene_with(const char *definition)
{
    const NamedText files[] = {{"claims.csv", claims}, {"entities.csv", entities}, {NULL, NULL}};

    return scene_of(files, definition, NULL);
}

static const char *const definitions[] = {
    "digraph { trama_layout=layered trama_page=A4 }",
    "digraph { trama_layout=force trama_page=A5 }",
    "digraph { trama_layout=radial trama_page=slide }",
    "digraph { trama_layout=circular trama_page=A4 trama_orientation=landscape }",
    "digraph { trama_layout=columns trama_page=A4 }",
    "digraph { trama_layout=clusters trama_groups=country }",
    "digraph { trama_layout=nested trama_page=\"180x200mm\" }",
    "digraph { trama_layout=matrix trama_page=A4 }",
    "digraph { trama_collapse=sector trama_page=column }",
    "digraph { trama_collapse=parent trama_layout=force }",
    "digraph { trama_panels=year trama_layout=force trama_page=A4 }",
    "digraph { trama_layout=layered trama_palette=dark trama_language=es trama_letters=rank trama_wrap=9 }",
    "digraph { trama_layout=matrix trama_palette=greyscale trama_language=es }",
    "digraph { layout=fdp trama_labels=nodes }",
};

START_TEST(draws_the_same_again)
{
    Scene scene = scene_with(definitions[_i]);
    char *first = scene_svg(&scene);

    expect_well_formed_xml(first);
    expect_part(first, tr_phrase(scene.gallery.diagrams[0].language, TR_SAY_CAVEAT));
    expect_absent(first, "in circles instead");
    for (int run = 0; run < 4 && _i + 1 < (int)COUNT(definitions); run++) { /* fdp is Graphviz's own affair */
        char *again = scene_svg(&scene);
        ck_assert_str_eq(first, again);
        free(again);
    }
    free(first);
    scene_release(&scene);
}
END_TEST

/* ---- pages ---- */

static const struct {
    const char *definition, *size;
} sheets[] = {
    {"digraph { trama_page=A4 trama_orientation=portrait }", "width=\"595.28pt\" height=\"841.89pt\""},
    {"digraph { trama_page=A4 trama_orientation=landscape }", "width=\"841.89pt\" height=\"595.28pt\""},
    {"digraph { trama_page=slide }", "width=\"960.00pt\" height=\"540.00pt\""},
    {"digraph { trama_page=slide trama_orientation=portrait }", "width=\"540.00pt\" height=\"960.00pt\""},
    {"digraph { trama_page=\"300x500\" trama_orientation=portrait }",
     "width=\"300.00pt\" height=\"500.00pt\""},
    {"digraph { trama_page=column }", "width=\"255.12pt\""},
};

START_TEST(is_as_large_as_its_page)
{
    Scene scene = scene_with(sheets[_i].definition);
    char *svg = scene_svg(&scene);

    expect_part(svg, sheets[_i].size);
    free(svg);
    scene_release(&scene);
}
END_TEST

/* Where the words on ties make everything too small, they go, but for the status; and the caption says so. */
START_TEST(words_go_before_letters_shrink)
{
    Scene scene = scene_with("digraph { trama_page=\"150x330\" trama_layout=layered }");
    TrPicture picture = scene_picture(&scene);
    TrOutcome outcome = {0};
    TrBuilder caption = {0};
    FILE *file = tmpfile();
    TrError err = {0};
    char *svg;

    ck_assert_msg(tr_picture_draw(&picture, file, &outcome, &err) == TR_OK, "%s", err.message);
    svg = stream_text(file, NULL);
    ck_assert(outcome.words_left_out);
    ck_assert_double_gt(outcome.least_points, 0);
    expect_absent(svg, ">clerk<");
    expect_part(svg, ">(alleged)<");
    ck_assert_int_eq(tr_picture_caption_of(&picture, &outcome, &caption, &err), TR_OK);
    expect_part(caption.text, "Of the words of ties only status and dispute are shown.");
    tr_builder_release(&caption);
    free(svg);
    scene_release(&scene);
}
END_TEST

/* ---- forms ---- */

static size_t between(const char *text, const char *from, const char *to, const char *part)
{
    const char *begin = strstr(text, from), *end = begin == NULL ? NULL : strstr(begin, to);
    char *copy;
    size_t n;

    ck_assert(begin != NULL && end != NULL);
    copy = strndup(begin, (size_t)(end - begin));
    n = count_parts(copy, part);
    free(copy);
    return n;
}

START_TEST(frames_hold_what_is_part)
{
    Scene scene = scene_with("digraph { trama_layout=nested }");
    char *dot = scene_dot(&scene);

    ck_assert_uint_eq(count_parts(dot, "subgraph cluster"), 2); /* Crown, and Ministry within it */
    ck_assert_uint_eq(count_parts(dot, "class=frame"), 2);
    expect_absent(dot, "layer-part-of"); /* the frames say it */
    ck_assert_uint_eq(count_parts(dot, "penwidth=2.5"), 2);
    free(dot);
    scene_release(&scene);
}
END_TEST

START_TEST(columns_are_one_rank_each)
{
    Scene scene = scene_with("digraph { trama_layout=columns }");
    char *dot = scene_dot(&scene);

    ck_assert_uint_eq(count_parts(dot, "rank=same"), 4); /* agency, cartel, government, person */
    free(dot);
    scene_release(&scene);
}
END_TEST

START_TEST(clusters_bear_their_names)
{
    Scene scene = scene_with("digraph { trama_layout=clusters trama_groups=country }");
    char *dot = scene_dot(&scene);

    ck_assert_uint_eq(count_parts(dot, "subgraph cluster"), 2); /* Ruritania, and no country */
    expect_part(dot, "label=\"Ruritania\"");
    free(dot);
    scene_release(&scene);
}
END_TEST

START_TEST(a_matrix_has_its_marks)
{
    Scene scene = scene_with("digraph { trama_layout=matrix }");
    char *svg = scene_svg(&scene);

    /* four affiliations at two places each, two parts likewise, and two actions at one */
    ck_assert_uint_eq(count_parts(svg, "class=\"cell\""), 14);
    /* one origin, alleged, against; nothing confirmed, cleared or contested */
    ck_assert_uint_eq(count_parts(svg, "class=\"cell key\""), 3);
    expect_part(svg, ">underlined: against</text>");
    expect_absent(svg, "in a ring");
    free(svg);
    scene_release(&scene);
}
END_TEST

START_TEST(groups_count_what_they_hold)
{
    Scene scene = scene_with("digraph { trama_collapse=kind }");
    TrPicture picture = scene_picture(&scene);
    char *dot = scene_dot(&scene);
    TrCollapsed collapsed;
    TrError err = {0};

    ck_assert_int_eq(tr_collapsed_make(&picture, &collapsed, &err), TR_OK);
    ck_assert_uint_eq(collapsed.groups.n, 4);
    ck_assert_uint_eq(collapsed.n, 3); /* person with agency, cartel, government; parts are nobody's claims */
    expect_part(dot, "label=\"person\\n4 entities\\n2 ties within\"");
    expect_part(dot, "label=\"cartel\\n1 entity\"");
    expect_part(dot, "label=\"2 ties, 2 claims\\n1 alleged\"");
    for (size_t i = 0; i < collapsed.n;
         i++) /* one alleged, one reported: not all tentative, not all confirmed */
        ck_assert_int_eq(tr_bundle_line(&collapsed.bundles[i]), TR_LINE_UNCONFIRMED);
    tr_collapsed_release(&collapsed);
    free(dot);
    scene_release(&scene);
}
END_TEST

START_TEST(panels_share_one_layout)
{
    Scene scene = scene_with("digraph { trama_panels=year }");
    char *svg = scene_svg(&scene);

    ck_assert_uint_eq(count_parts(svg, "class=\"panel\""), 2);
    expect_part(svg, ">2024</text>");
    expect_part(svg, ">2025</text>");
    /* Beto praised in 2025, was a clerk in 2024: a line in each panel, and only there */
    ck_assert_uint_eq(count_parts(svg, "id=\"scene-beto--2024\""), 1);
    ck_assert_uint_eq(count_parts(svg, "id=\"scene-beto--2025\""), 1);
    ck_assert_uint_eq(count_parts(svg, "id=\"scene-beto--and--ministry--affiliation--2024\""), 1);
    ck_assert_uint_eq(count_parts(svg, "id=\"scene-beto--and--ministry--affiliation--2025\""), 0);
    ck_assert_uint_eq(between(svg, "id=\"scene-carla--2024\"", ">", "opacity"), 1);
    ck_assert_uint_eq(between(svg, "id=\"scene-carla--2025\"", ">", "opacity"), 0);
    free(svg);
    scene_release(&scene);
}
END_TEST

START_TEST(spanish_throughout)
{
    Scene scene =
        scene_with("digraph { trama_language=es trama_credit=\"Ana\" trama_date=\"agosto de 2025\" }");
    char *svg = scene_svg(&scene);

    expect_part(svg, "lang=\"es\"");
    expect_part(svg, ">Quién</text>");
    expect_part(svg, ">gobierno</text>");
    expect_part(svg, ">(presunto)</text>");
    expect_part(svg, "Elaboración: Ana. agosto de 2025.");
    expect_part(svg, "Una red de 8 entidades");
    expect_absent(svg, "Dates of claims");
    expect_absent(svg, "rank ");
    expect_absent(svg, "entities and");
    expect_absent(svg, "alleged<");
    free(svg);
    scene_release(&scene);
}
END_TEST

static TrStatus write_dot(void *context, TrError *err)
{
    const Scene *scene = context;
    FILE *file = fopen("/dev/null", "w");
    TrStatus st = tr_picture_write_dot(&scene->picture, file, err);

    (void)fclose(file);
    return st;
}

START_TEST(survives_want_of_memory)
{
    Scene scene = scene_with(definitions[_i]);

    scene.picture.style = &scene.gallery.style;
    scene.picture.diagram = &scene.gallery.diagrams[0];
    ck_assert_uint_ge(starve(write_dot, &scene), 10);
    scene_release(&scene);
}
END_TEST

static TrStatus draw_without_renderer(void *context, TrError *err)
{
    const Scene *scene = context;
    TrOutcome outcome = {.words_left_out = true};
    TrBuilder caption = {0};
    TrDrawing drawing = {0};
    TrLegend legend = {0};
    TrStatus st = TR_OK;

    TR_TRY(tr_picture_caption_of(&scene->picture, &outcome, &caption, err));
    TR_TRY(tr_legend_make(&scene->picture, 400, &legend, err));
    TR_TRY(tr_matrix_draw(&scene->picture, &drawing, err));
out:
    tr_builder_release(&caption);
    tr_drawing_release(&drawing);
    tr_legend_release(&legend);
    return st;
}

START_TEST(what_stands_around_it_survives_want_of_memory)
{
    Scene scene = scene_with(definitions[_i]);

    scene.picture.style = &scene.gallery.style;
    scene.picture.diagram = &scene.gallery.diagrams[0];
    ck_assert_uint_ge(starve(draw_without_renderer, &scene), 10);
    scene_release(&scene);
}
END_TEST

Suite *suite_layout(void)
{
    Suite *suite = suite_create("layout");
    TCase *tests = tcase_create("layout");

    tcase_set_timeout(tests, 120);
    tcase_add_loop_test(tests, draws_the_same_again, 0, COUNT(definitions));
    tcase_add_loop_test(tests, is_as_large_as_its_page, 0, COUNT(sheets));
    tcase_add_test(tests, words_go_before_letters_shrink);
    tcase_add_test(tests, frames_hold_what_is_part);
    tcase_add_test(tests, columns_are_one_rank_each);
    tcase_add_test(tests, clusters_bear_their_names);
    tcase_add_test(tests, a_matrix_has_its_marks);
    tcase_add_test(tests, groups_count_what_they_hold);
    tcase_add_test(tests, panels_share_one_layout);
    tcase_add_test(tests, spanish_throughout);
    tcase_add_loop_test(tests, survives_want_of_memory, 0, COUNT(definitions));
    tcase_add_loop_test(tests, what_stands_around_it_survives_want_of_memory, 0, COUNT(definitions));
    suite_add_tcase(suite, tests);
    return suite;
}
