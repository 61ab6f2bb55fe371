/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The finished SVG: what arrives of hostile names, ids, the caption, the fall-back, and the same bytes
 * always.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "hostile.h"
#include "picture_support.h"
#include "suites.h"

#define HEADER "person,role,organization,action,target,source,date\n"

static const char small[] = HEADER "Ana,chair,Alfa,,,The Daily,2024-05\nBeto,member,Alfa,,,The Weekly,2025\n";

/* ---- reading an SVG ---- */

/* XML character data as text, in place. */
static void unescape(char *text)
{
    static const struct {
        const char *entity, *text;
    } entities[] = {{"&lt;", "<"},   {"&gt;", ">"},  {"&quot;", "\""},      {"&#39;", "'"},
                    {"&apos;", "'"}, {"&amp;", "&"}, {"&#160;", "\xC2\xA0"}};
    char *out = text;

    while (*text != '\0') {
        size_t i = 0;
        while (i < sizeof entities / sizeof *entities &&
               strncmp(text, entities[i].entity, strlen(entities[i].entity)) != 0)
            i++;
        if (i == sizeof entities / sizeof *entities) {
            *out++ = *text++;
            continue;
        }
        text += strlen(entities[i].entity);
        memcpy(out, entities[i].text, strlen(entities[i].text));
        out += strlen(entities[i].text);
    }
    *out = '\0';
}

static void drop_blanks(char *text)
{
    char *out = text;

    for (; *text != '\0'; text++) {
        if (strncmp(text, "\xC2\xA0", 2) == 0) /* how Graphviz writes the second of two blanks */
            text++;
        else if (*text != ' ')
            *out++ = *text;
    }
    *out = '\0';
}

/* All that the <text> elements of a group say, without blanks. The caller frees. */
static char *words_of(const char *group)
{
    char *words = calloc(strlen(group) + 1, 1);

    for (const char *at = group; (at = strstr(at, "<text ")) != NULL;) {
        const char *begin = strchr(at, '>') + 1, *end = strstr(begin, "</text>");
        ck_assert_ptr_nonnull(end);
        strncat(words, begin, (size_t)(end - begin));
        at = end;
    }
    unescape(words);
    drop_blanks(words);
    return words;
}

static char *title_of(const char *group)
{
    const char *begin = strstr(group, "<title>"), *end = strstr(group, "</title>");
    char *title;

    ck_assert(begin != NULL && end != NULL);
    title = strndup(begin + 7, (size_t)(end - begin - 7));
    unescape(title);
    return title;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void expect_unique_ids(const char *svg)
{
    char *ids[2000];
    int n = 0;

    for (const char *at = svg; (at = strstr(at, " id=\"")) != NULL; at += 5) {
        const char *begin = at + 5;
        ck_assert_int_lt(n, 2000);
        ids[n++] = strndup(begin, strcspn(begin, "\""));
    }
    ck_assert_int_gt(n, 2);
    qsort(ids, (size_t)n, sizeof *ids, by_text);
    for (int i = 0; i + 1 < n; i++)
        ck_assert_str_ne(ids[i], ids[i + 1]);
    for (int i = 0; i < n; i++)
        free(ids[i]);
}

/* Nothing in it acts, loads or links: no such element, no such attribute in a tag. */
static void expect_inert(const char *svg)
{
    static const char *const attributes[] = {" href=", ":href=",     " on",
                                             " src=",  " style=\"@", " xlink:title="};

    expect_absent(svg, "<script");
    expect_absent(svg, "<a ");
    expect_absent(svg, "<image");
    expect_absent(svg, "<foreignObject");
    expect_absent(svg, "<style");
    expect_absent(svg, "<!");
    for (const char *at = svg; (at = strchr(at, '<')) != NULL; at++) {
        char *tag = strndup(at, strcspn(at, ">"));
        for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
            ck_assert_msg(strstr(tag, attributes[i]) == NULL, "in a tag: %.300s", tag);
        free(tag);
    }
}

/* ---- names that mean harm ---- */

START_TEST(hostile_names_arrive_inert_and_complete)
{
    Scene scene = hostile_scene(_i, "digraph { trama_labels=nodes }");
    char *svg = scene_svg(&scene), *found = NULL;
    bool seen = false;

    expect_well_formed_xml(svg);
    expect_inert(svg);
    expect_unique_ids(svg);
    for (const char *at = svg; !seen && (at = strstr(at, "<g id=\"scene")) != NULL; at++) {
        char *group = strndup(at, (size_t)(strstr(at, "</g>") - at)), *title;
        if (strstr(group, "class=\"node kind-") != NULL && strstr(group, "<title>") != NULL) {
            free(found);
            found = words_of(group);
            title = title_of(group);
            seen = strcmp(found, hostile[_i].shown) == 0 &&
                   strncmp(title, hostile[_i].title, strlen(hostile[_i].title)) == 0;
            if (strcmp(found, hostile[_i].shown) == 0)
                ck_assert_msg(seen, "title: %.300s", title);
            free(title);
        }
        free(group);
    }
    ck_assert_msg(seen, "no node reads %.300s", hostile[_i].shown);
    free(found);
    free(svg);
    scene_release(&scene);
}
END_TEST

START_TEST(hostile_words_on_ties)
{
    Scene scene = hostile_scene(_i, "digraph {}");
    char *svg = scene_svg(&scene);

    expect_well_formed_xml(svg);
    expect_inert(svg);
    expect_unique_ids(svg);
    free(svg);
    scene_release(&scene);
}
END_TEST

/* Title and caption of a definition: its author is trusted with Graphviz, not with the page. */
START_TEST(hostile_titles)
{
    Scene scene = scene_of_claims(small, "digraph { trama_title=\"</title><script>&\\\"\\\\\" "
                                         "trama_caption=\"<img src=x onerror=y>\" }");
    char *svg = scene_svg(&scene);

    expect_well_formed_xml(svg);
    expect_inert(svg);
    expect_part(svg, "&lt;/title&gt;&lt;script&gt;&amp;&quot;");
    expect_part(svg, "&lt;img src=x onerror=y&gt;</text>");
    free(svg);
    scene_release(&scene);
}
END_TEST

/* ---- the sheet ---- */

START_TEST(says_what_every_picture_must_say)
{
    Scene scene =
        scene_of_claims(small, "digraph { trama_title=\"The title\" trama_caption=\"The caption.\" }");
    TrPicture picture = scene_picture(&scene);
    TrBuilder caption = {0};
    TrError err = {0};
    char *svg = scene_svg(&scene);

    expect_part(svg, ">The title</text>");
    expect_part(svg, "role=\"img\" aria-labelledby=\"scene--title scene--desc\"");
    expect_part(svg, "<title id=\"scene--title\">The title</title>");
    expect_part(
        svg,
        "<desc id=\"scene--desc\">A network of 3 entities and 2 ties between them, from 2 claims "
        "of 2 sources. Most ties here: Alfa (2); Ana (1); Beto (1). Ties by status: reported 2. A tie is");
    expect_part(svg, "font-family=\"Arial, Liberation Sans, Helvetica, sans-serif\"");
    ck_assert_int_eq(tr_picture_caption(&picture, false, &caption, &err), TR_OK);
    ck_assert_str_eq(
        caption.text,
        "The caption.\n"
        "All 3 entities and 2 of 2 ties are shown. Area grows with betweenness, at most fourfold; a "
        "long name widens a shape.\n"
        "Sources: The Daily; The Weekly. Dates of claims: 2024-05 to 2025.\n" TR_PICTURE_CAVEAT);
    tr_builder_release(&caption);
    picture.date = "2025-11-21";
    ck_assert_int_eq(tr_picture_caption(&picture, true, &caption, &err), TR_OK);
    expect_part(caption.text, "\n2025-11-21. " TR_PICTURE_CAVEAT);
    expect_part(caption.text, "The usual layout failed or took too long");
    tr_builder_release(&caption);
    free(svg);
    scene_release(&scene);
}
END_TEST

START_TEST(says_how_much_is_shown)
{
    Scene scene = scene_of_claims(small, "digraph { trama_entities=Ana }");
    TrPicture picture = scene_picture(&scene);
    TrBuilder caption = {0};
    TrError err = {0};

    ck_assert_int_eq(tr_picture_caption(&picture, false, &caption, &err), TR_OK);
    expect_part(caption.text, "2 of 3 entities and 1 of 2 ties are shown.");
    expect_part(caption.text, "Sources: The Daily. Dates of claims: 2024-05.");
    tr_builder_release(&caption);
    scene_release(&scene);
}
END_TEST

START_TEST(names_twelve_sources_and_counts_the_rest)
{
    char *claims = NULL;
    size_t length;
    FILE *file = open_memstream(&claims, &length);
    TrBuilder caption = {0};
    TrError err = {0};
    TrPicture picture;
    Scene scene;

    (void)fputs(HEADER, file);
    for (int i = 0; i < 20; i++)
        (void)fprintf(file, "Ana,role %d,Alfa,,,Source %02d,\n", i, i % 15);
    (void)fclose(file);
    scene = scene_of_claims(claims, "digraph {}");
    picture = scene_picture(&scene);
    ck_assert_int_eq(tr_picture_caption(&picture, false, &caption, &err), TR_OK);
    expect_part(caption.text, "Sources: Source 00; Source 01; ");
    expect_part(caption.text, "; Source 11; and 3 more.");
    expect_absent(caption.text, "Source 12");
    tr_builder_release(&caption);
    scene_release(&scene);
    free(claims);
}
END_TEST

START_TEST(a_picture_of_nothing_is_a_titled_page)
{
    Scene scene = scene_of_claims(small, "digraph { trama_title=\"Cartels\" trama_kinds=cartel }");
    char *svg = scene_svg(&scene);

    expect_well_formed_xml(svg);
    expect_part(svg, ">Cartels</text>");
    expect_part(svg, "Nothing in this input matches the diagram&#39;s definition.");
    expect_part(svg, TR_PICTURE_CAVEAT);
    ck_assert_uint_eq(count_parts(svg, "class=\"node"), 0);
    expect_part(
        svg, "<desc id=\"scene--desc\">Nothing in this input matches the diagram&#39;s definition. A tie is");
    free(svg);
    scene_release(&scene);
}
END_TEST

/* ---- when the renderer fails ---- */

/* A program that stands for trama-render; with `works`, it is one for the layouts of the fall-back and
 * legend. */
static const char *fake_renderer(const char *otherwise, bool works)
{
    const char *path = temp_path("fake-render");
    char text[1000];

    ck_assert_int_lt(snprintf(text, sizeof text,
                              "#!/bin/sh\n%s case \"$*\" in *nop2*) exec '%s' \"$@\";; esac\n%s\n",
                              works ? "" : "#", renderer(), otherwise),
                     (int)sizeof text);
    temp_write(path, text, strlen(text));
    ck_assert_int_eq(chmod(path, 0755), 0);
    return path;
}

static const char *const failing[] = {
    "cat >/dev/null; echo it broke >&2; exit 1", "kill -SEGV $$", "exit 0", /* and wrote nothing */
    "exec sleep 1000",                                                      /* past its deadline */
};

START_TEST(falls_back_and_says_so)
{
    Scene scene = scene_of_claims(small, "digraph { trama_title=T }");
    TrPicture picture = scene_picture(&scene);
    FILE *file = tmpfile();
    TrError err = {0};
    char *svg;

    picture.renderer = fake_renderer(failing[_i], true);
    picture.deadline_seconds = strstr(failing[_i], "sleep") != NULL ? 1 : 0;
    ck_assert_msg(tr_picture_write_svg(&picture, file, &err) == TR_OK, "%s", err.message);
    ck_assert_int_eq(err.status, TR_OK);
    svg = stream_text(file, NULL);
    expect_well_formed_xml(svg);
    expect_part(svg, "The usual layout failed or took too long");
    expect_part(svg, ">Ana</text>");
    free(svg);
    scene_release(&scene);
}
END_TEST

/* Groups, and ties with words, have places too when the layout fails. */
static const char *const pinned[] = {"digraph { trama_collapse=kind }", "digraph { trama_layout=radial }",
                                     "digraph { trama_layout=nested }", "digraph { trama_layout=clusters }"};

START_TEST(falls_back_from_any_layout)
{
    Scene scene = scene_of_claims(small, pinned[_i]);
    TrPicture picture = scene_picture(&scene);
    FILE *file = tmpfile();
    TrError err = {0};
    char *svg;

    picture.renderer = fake_renderer(failing[0], true);
    ck_assert_msg(tr_picture_write_svg(&picture, file, &err) == TR_OK, "%s", err.message);
    svg = stream_text(file, NULL);
    expect_well_formed_xml(svg);
    expect_part(svg, "The usual layout failed or took too long");
    expect_part(svg, _i == 0 ? "id=\"scene--group--person\"" : ">Beto</text>");
    free(svg);
    scene_release(&scene);
}
END_TEST

/* If Graphviz does not even draw at places of ours, we draw marks. */
START_TEST(falls_back_twice)
{
    Scene scene = scene_of_claims(small, "digraph { trama_title=T }");
    TrPicture picture = scene_picture(&scene);
    FILE *file = tmpfile();
    TrError err = {0};
    const char *path = temp_path("renders-at-third");
    char text[2000], *svg;

    ck_assert_int_lt(snprintf(text, sizeof text,
                              "#!/bin/sh\nif test -e '%s.2'; then exec '%s' \"$@\"; fi\n"
                              "cat >/dev/null\nif test -e '%s.1'; then : >'%s.2'; fi\n: >'%s.1'\nexit 1\n",
                              path, renderer(), path, path, path),
                     (int)sizeof text);
    temp_write(path, text, strlen(text));
    ck_assert_int_eq(chmod(path, 0755), 0);
    picture.renderer = path;
    ck_assert_msg(tr_picture_write_svg(&picture, file, &err) == TR_OK, "%s", err.message);
    svg = stream_text(file, NULL);
    expect_well_formed_xml(svg);
    expect_part(svg, "The usual layout failed or took too long");
    expect_part(svg, "<g id=\"scene--ties\" class=\"ties\"");
    expect_part(svg, ">Ana</text>");
    free(svg);
    scene_release(&scene);
}
END_TEST

static bool is_under_valgrind(void)
{
    return getenv("WATCHED_BY_VALGRIND") != NULL;
}

START_TEST(if_all_fails_it_is_an_error)
{
    Scene scene = scene_of_claims(small, "digraph { trama_title=T }");
    TrPicture picture = scene_picture(&scene);
    FILE *file = tmpfile();
    TrError err = {0};

    picture.renderer = fake_renderer(failing[0], false);
    ck_assert_int_eq(tr_picture_write_svg(&picture, file, &err), TR_ANALYSIS);
    ck_assert_str_eq(err.message, "it broke");
    err = (TrError){0};
    picture.renderer = "/nonexistent/trama-render";
    /* under valgrind a program that is not there is started all the same, and ends */
    ck_assert_int_eq(tr_picture_write_svg(&picture, file, &err), is_under_valgrind() ? TR_ANALYSIS : TR_IO);
    (void)fclose(file);
    scene_release(&scene);
}
END_TEST

/* ---- the same bytes ---- */

static const char *const diagrams[] = {"actions",  "cartel", "ego",       "government", "groups",  "matrix",
                                       "overview", "path",   "rivalries", "structure",  "timeline"};

/* A sanitizer or valgrind makes drawing ten times as slow, and has no say in whether bytes are the same. */
static int count_runs(void)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return 1;
#else
    return is_under_valgrind() ? 1 : 20;
#endif
}

/* Twenty runs, each in new processes of the renderer: DOT and SVG never differ. */

START_TEST(twenty_runs_give_the_same_bytes)
{
    static const char *const input[] = {"input"};
    const TrWeave plain = {0};
    Scene scene = {0};
    TrError err = {0};
    const TrMeasure *measure;
    char path[100], *first_dot = NULL, *first_svg = NULL;

    (void)snprintf(path, sizeof path, "graphs/%s.gv", diagrams[_i]);
    ck_assert_int_eq(tr_input_read(input, 1, &scene.input, &err), TR_OK);
    ck_assert_ptr_nonnull(scene.network = tr_network_build(scene.input, &plain, &err));
    ck_assert_int_eq(tr_gallery_read_one(renderer(), path, &scene.gallery, &err), TR_OK);
    ck_assert_ptr_nonnull(measure = tr_measure_find(scene.gallery.diagrams[0].by, &err));
    ck_assert_int_eq(tr_ranking_make(scene.network, &measure, 1, 0, &scene.ranking, &err), TR_OK);
    scene.picture = (TrPicture){.network = scene.network,
                                .style = &scene.gallery.style,
                                .diagram = &scene.gallery.diagrams[0],
                                .ranked = &scene.ranking.measures[0],
                                .renderer = renderer()};
    ck_assert_int_eq(tr_picture_make(&scene.picture, &err), TR_OK);
    for (int run = 0, n_runs = count_runs(); run < n_runs; run++) {
        char *dot = scene_dot(&scene), *svg = scene_svg(&scene);

        if (run == 0) {
            first_dot = dot;
            first_svg = svg;
            expect_well_formed_xml(svg);
            expect_inert(svg);
            expect_unique_ids(svg);
            continue;
        }
        EXPECT(strcmp(dot, first_dot) == 0);
        EXPECT(strcmp(svg, first_svg) == 0);
        free(dot);
        free(svg);
    }
    free(first_dot);
    free(first_svg);
    scene_release(&scene);
}
END_TEST

Suite *suite_figure(void)
{
    Suite *suite = suite_create("figure");
    TCase *tests = tcase_create("figure");

    tcase_set_timeout(tests, 120);
    tcase_add_loop_test(tests, hostile_names_arrive_inert_and_complete, 0, N_HOSTILE);
    tcase_add_loop_test(tests, hostile_words_on_ties, 0, N_HOSTILE);
    tcase_add_test(tests, hostile_titles);
    tcase_add_test(tests, says_what_every_picture_must_say);
    tcase_add_test(tests, says_how_much_is_shown);
    tcase_add_test(tests, names_twelve_sources_and_counts_the_rest);
    tcase_add_test(tests, a_picture_of_nothing_is_a_titled_page);
    tcase_add_loop_test(tests, falls_back_and_says_so, 0, COUNT(failing));
    tcase_add_loop_test(tests, falls_back_from_any_layout, 0, COUNT(pinned));
    tcase_add_test(tests, falls_back_twice);
    tcase_add_test(tests, if_all_fails_it_is_an_error);
    tcase_add_loop_test(tests, twenty_runs_give_the_same_bytes, 0, COUNT(diagrams));
    suite_add_tcase(suite, tests);
    return suite;
}
