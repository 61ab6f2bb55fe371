/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/legend.h"

#include <stdlib.h>
#include <string.h>

#include "draw/metrics.h"
#include "picture_support.h"
#include "suites.h"

#define HEADER "person,role,organization,action,target,sign,status,source\n"

/* The words of the legend, one a line; headings in brackets. */
static char *words_of(const TrLegend *legend)
{
    char *text = NULL;
    size_t length;
    FILE *file = open_memstream(&text, &length);

    for (size_t i = 0; i < legend->n; i++)
        (void)fprintf(file, legend->samples[i].kind == TR_SAMPLE_HEADING ? "[%s]\n" : "%s\n",
                      legend->samples[i].words);
    (void)fclose(file);
    return text;
}

static const struct {
    const char *claims, *words;
} legends[] = {
    {HEADER "Ana,chair,Alfa,,,,,\n",
     "[Who]\norganization\nperson\n[How sure]\none origin; wanted, charged, sanctioned\n"
     "[Kind of tie]\naffiliation\n"},
    {HEADER "Ana,chair,Alfa,,,,,s1\nAna,chair,Alfa,again,,,,s2\n",
     "[Who]\norganization\nperson\n[How sure]\nreported by two origins or more, or convicted\n"
     "[Kind of tie]\naffiliation\n[Size]\nthicker: more origins\n"},
    {HEADER "Ana,,,hit,Beto,,rumoured,\nAna,,,hit,Carla,,retracted,\n",
     "[Who]\nperson\nunknown\n[How sure]\nrumoured, alleged, under investigation\n"
     "acquitted, dismissed, overturned, retracted\n[Kind of tie]\naction\n"},
    {HEADER "Ana,,,hit,Beto,-,,\n",
     "[Who]\nperson\nunknown\n[How sure]\none origin; wanted, charged, sanctioned\n"
     "[Kind of tie]\naction, against: ends in a bar\n"},
    {HEADER "Ana,,,resigned,,,,\n", "[Who]\nperson\n"},
    /* only who was charged, sanctioned or convicted has a cartel's colour, and only then is there a key to it
     */
    {HEADER "Ana,lookout,Cartel X,,,,alleged,\n",
     "[Who]\nperson\ncartel\n[How sure]\nrumoured, alleged, under investigation\n[Kind of "
     "tie]\naffiliation\n"},
    {HEADER "Ana,lookout,Cartel X,,,,convicted,\n",
     "[Who]\nperson\ncartel\ncharged, sanctioned or convicted over a tie to a cartel\n[How sure]\nreported "
     "by "
     "two origins or more, or convicted\n[Kind of tie]\naffiliation\n"},
    /* sizes have a key where they differ */
    {HEADER "Ana,a,Alfa,,,,,\nBeto,a,Alfa,,,,,\n",
     "[Who]\norganization\nperson\n[How sure]\none origin; wanted, charged, sanctioned\n[Kind of "
     "tie]\naffiliation\n[Size]\nlowest betweenness\nhighest betweenness here\n"},
    /* a layer with both signs: an arrow and, apart, what the bar means */
    {HEADER "Ana,,,hit,Beto,-,,\nAna,,,hugged,Beto,+,,\n",
     "[Who]\nperson\nunknown\n[How sure]\none origin; wanted, charged, sanctioned\n"
     "[Kind of tie]\naction\nagainst: ends in a bar\n"},
};

START_TEST(holds_what_occurs_and_no_more)
{
    Scene scene = scene_of_claims(legends[_i].claims, "digraph {}");
    TrPicture picture = scene_picture(&scene);
    TrLegend legend;
    TrError err = {0};
    char *words;

    ck_assert_int_eq(tr_legend_make(&picture, 500, &legend, &err), TR_OK);
    words = words_of(&legend);
    ck_assert_str_eq(words, legends[_i].words);
    free(words);
    tr_legend_release(&legend);
    scene_release(&scene);
}
END_TEST

START_TEST(an_empty_picture_has_none)
{
    Scene scene = scene_of_claims(HEADER "Ana,chair,Alfa,,,,,\n", "digraph { trama_kinds=cartel }");
    TrPicture picture = scene_picture(&scene);
    TrLegend legend;
    TrError err = {0};

    ck_assert_int_eq(tr_legend_make(&picture, 500, &legend, &err), TR_OK);
    ck_assert_uint_eq(legend.n, 0);
    tr_legend_release(&legend);
    scene_release(&scene);
}
END_TEST

static Scene scene_of_many_kinds(void)
{
    const NamedText files[] = {
        {"claims.csv",
         HEADER "Ana,a,A,,,,,\nAna,a,B,,,,alleged,\nAna,a,C,,,,,s1\nAna,b,C,,,,,s2\nAna,a,D,,,,acquitted,\n"
                "Ana,,,extradited,E,,,\nAna,,,met with,F,,,\nAna,,,hit,G,-,,\n"},
        {"entities.csv", "name,kind\nA,cartel\nB,government\nC,a_kind_with_a_rather_long_name\nD,court\n"
                         "E,military\nF,media\nG,university\n"},
        {NULL, NULL},
    };
    return scene_of(files, "digraph {}", NULL);
}

/* Entries stand within the width, in rows that do not touch, and their words do not reach the next sample. */
START_TEST(entries_do_not_touch)
{
    Scene scene = scene_of_many_kinds();
    TrPicture picture = scene_picture(&scene);
    TrLegend legend;
    TrError err = {0};
    double width = 320 + 40 * _i;

    ck_assert_int_eq(tr_legend_make(&picture, width, &legend, &err), TR_OK);
    ck_assert_uint_ge(legend.n, 15);
    for (size_t i = 0; i < legend.n; i++) {
        const TrSample *a = &legend.samples[i];
        double end = a->x + TR_LEGEND_TEXT_X + tr_text_width(a->words, strlen(a->words), TR_LEGEND_POINTS);

        EXPECT(a->y > 0 && a->y < legend.height);
        if (a->kind == TR_SAMPLE_HEADING)
            continue;
        EXPECT(end <= width);
        for (size_t k = i + 1; k < legend.n; k++) {
            const TrSample *b = &legend.samples[k];
            if (b->y == a->y)
                EXPECT(b->x - 17 > end); /* half of a sample */
            else
                EXPECT(b->y - a->y > TR_LEGEND_POINTS);
        }
    }
    tr_legend_release(&legend);
    scene_release(&scene);
}
END_TEST

START_TEST(underscores_are_blanks)
{
    Scene scene = scene_of_many_kinds();
    TrPicture picture = scene_picture(&scene);
    TrLegend legend;
    TrError err = {0};
    char *words;

    ck_assert_int_eq(tr_legend_make(&picture, 600, &legend, &err), TR_OK);
    words = words_of(&legend);
    expect_part(words, "\na kind with a rather long name\n");
    expect_absent(words, "_");
    free(words);
    tr_legend_release(&legend);
    scene_release(&scene);
}
END_TEST

START_TEST(graphviz_draws_it)
{
    Scene scene = scene_of_many_kinds();
    TrPicture picture = scene_picture(&scene);
    TrLegend legend;
    TrError err = {0};
    FILE *file = tmpfile();
    char *dot, *said;

    ck_assert_int_eq(tr_legend_make(&picture, 500, &legend, &err), TR_OK);
    ck_assert_int_eq(tr_legend_write_dot(&legend, &picture, file, &err), TR_OK);
    dot = stream_text(file, NULL);
    expect_part(dot, "id=\"scene--legend\"");
    ck_assert_int_eq(shell("neato -n2 -Tsvg | xmllint --noout --nonet -", dot, &said), 0);
    free(said);
    free(dot);
    tr_legend_release(&legend);
    scene_release(&scene);
}
END_TEST

static TrStatus make_legend(void *context, TrError *err)
{
    TrPicture picture = scene_picture(context);
    TrLegend legend;
    TrStatus st = tr_legend_make(&picture, 500, &legend, err);

    if (st == TR_OK)
        tr_legend_release(&legend);
    return st;
}

START_TEST(survives_want_of_memory)
{
    Scene scene = scene_of_many_kinds();

    ck_assert_uint_ge(starve(make_legend, &scene), 10);
    scene_release(&scene);
}
END_TEST

Suite *suite_legend(void)
{
    Suite *suite = suite_create("legend");
    TCase *tests = tcase_create("legend");

    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, holds_what_occurs_and_no_more, 0, COUNT(legends));
    tcase_add_test(tests, an_empty_picture_has_none);
    tcase_add_loop_test(tests, entries_do_not_touch, 0, 10);
    tcase_add_test(tests, underscores_are_blanks);
    tcase_add_test(tests, graphviz_draws_it);
    tcase_add_test(tests, survives_want_of_memory);
    suite_add_tcase(suite, tests);
    return suite;
}
