/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is written; whether documents with it are what they should be is tests/embed's business. */
#include "draw/snippet.h"

#include <stdlib.h>
#include <string.h>

#include "picture_support.h"
#include "suites.h"

#define CLAIMS "person,role,organization,action,target,source\nAna,chair,Alfa & Co,,,Daily_1\n"
#define FIGURE                                                                                               \
    "<svg width=\"72.00pt\" height=\"36.00pt\"><title>A &lt;b&gt;</title><desc>Two &amp; one "               \
    "tie.</desc></svg>\n"

typedef struct {
    Scene scene;
    TrSnippet snippet;
    char *text;
    uint32_t strange;
} Made;

static TrStatus write_snippet(void *context, TrError *err)
{
    Made *made = context;
    TrSvg svg = {FIGURE, strlen(FIGURE)};
    TrPicture picture = scene_picture(&made->scene);
    size_t length;
    FILE *file;
    TrStatus st;

    free(made->text);
    made->text = NULL;
    file = open_memstream(&made->text, &length);
    st = tr_snippet_write(&made->snippet, &picture, &svg, &(TrOutcome){0}, file, &made->strange, err);
    (void)fclose(file);
    return st;
}

static TrSnippet snippet_of(TrSnippetLanguage language, const char *path, bool inlined)
{
    TrError err = {0};
    const TrPictureFormat *format = tr_picture_format_find(NULL, path, &err);

    ck_assert_ptr_nonnull(format);
    return (TrSnippet){language, path, format, inlined};
}

static const struct {
    TrSnippetLanguage language;
    const char *path;
    bool inlined;
    const char *parts[6];
} cases[] = {
    {TR_SNIPPET_HTML,
     "a b.svg",
     false,
     {"<figure id=\"scene--figure\" lang=\"es\">\n<img src=\"a%20b.svg\" width=\"96\" height=\"48\" alt=\"A "
      "&lt;b&gt;. "
      "Two &amp; one tie.\">\n<figcaption>A &lt;b&gt;. ",
      "Daily_1", "Un vínculo es lo que afirma una fuente", "</figcaption>\n</figure>\n"}},
    {TR_SNIPPET_HTML,
     "x.pdf",
     false,
     {"<object type=\"application/pdf\" data=\"x.pdf\" width=\"96\" height=\"48\" aria-label=\"A &lt;b&gt;. "
      "Two &amp; "
      "one tie.\"><a href=\"x.pdf\">A &lt;b&gt;.</a></object>\n"}},
    {TR_SNIPPET_HTML, "-", true, {"lang=\"es\">\n" FIGURE "<figcaption>"}},
    {TR_SNIPPET_MARKDOWN,
     "x.png",
     false,
     {"![A &lt;b&gt;. Two &amp; one tie.](x.png)\n\n*A &lt;b&gt;. ", "Daily\\_1", "poder.*\n"}},
    {TR_SNIPPET_MARKDOWN, "x.pdf", false, {"[A &lt;b&gt;.](x.pdf)\n\n*"}},
    {TR_SNIPPET_LATEX,
     "x y.pdf",
     false,
     {"\\usepackage{graphicx}\n\\begin{figure}\n  \\centering\n  \\includegraphics[width=\\linewidth,\n    "
      "alt={A "
      "\\textless{}b\\textgreater{}. Two \\& one tie.}, %",
      "\n  ]{x y.pdf}\n  \\caption[{A \\textless{}b\\textgreater{}.}]{A \\textless{}b\\textgreater{}. ",
      "Daily\\_1", "poder.}\n  \\label{fig:scene}\n\\end{figure}\n"}},
    {TR_SNIPPET_LATEX, "x.svg", false, {"\\usepackage{svg}\n", "\\includesvg[width=\\linewidth]{x.svg}\n"}},
};

START_TEST(writes_figure_caption_and_alternative_text)
{
    Made made = {.scene = scene_of_claims(CLAIMS, "digraph { trama_language=es }"),
                 .snippet = snippet_of(cases[_i].language, cases[_i].path, cases[_i].inlined)};
    TrError err = {0};
    const char *at;

    ck_assert_int_eq(tr_snippet_check(&made.snippet, &err), TR_OK);
    ck_assert_int_eq(write_snippet(&made, &err), TR_OK);
    ck_assert_uint_eq(made.strange, 0);
    at = made.text;
    for (int i = 0; cases[_i].parts[i] != NULL; i++) { /* in this order */
        const char *found = strstr(at, cases[_i].parts[i]);
        ck_assert_msg(found != NULL, "'%s' is not in '%s'", cases[_i].parts[i], at);
        at = found + strlen(cases[_i].parts[i]);
    }
    free(made.text);
    scene_release(&made.scene);
}
END_TEST

static const struct {
    TrSnippetLanguage language;
    const char *path, *message;
    bool inlined;
} refused[] = {
    {TR_SNIPPET_HTML, "x.dot", "embeds a finished picture", false},
    {TR_SNIPPET_HTML, "-", "--snippet names the file", false},
    {TR_SNIPPET_MARKDOWN, "x.svg", "expected --snippet html", true},
    {TR_SNIPPET_LATEX, "-", "expected --snippet html", true},
    {TR_SNIPPET_LATEX, "50%.pdf", "LaTeX cannot include '50%.pdf'", false},
    {TR_SNIPPET_LATEX, "a}b.pdf", "LaTeX cannot include", false},
    {TR_SNIPPET_LATEX, "a\nb.pdf", "LaTeX cannot include", false},
};

START_TEST(refuses_what_cannot_be_embedded)
{
    TrSnippet snippet = snippet_of(refused[_i].language, refused[_i].path, refused[_i].inlined);
    TrError err = {0};

    ck_assert_int_eq(tr_snippet_check(&snippet, &err), TR_BAD_USAGE);
    expect_part(err.message, refused[_i].message);
}
END_TEST

START_TEST(survives_want_of_memory)
{
    Made made = {.scene = scene_of_claims(CLAIMS, "digraph {}"),
                 .snippet = snippet_of(TR_SNIPPET_LATEX, "x.pdf", false)};

    ck_assert_uint_ge(starve(write_snippet, &made), 3);
    free(made.text);
    scene_release(&made.scene);
}
END_TEST

Suite *suite_snippet(void)
{
    Suite *suite = suite_create("snippet");
    TCase *tests = tcase_create("snippet");

    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, writes_figure_caption_and_alternative_text, 0, COUNT(cases));
    tcase_add_loop_test(tests, refuses_what_cannot_be_embedded, 0, COUNT(refused));
    tcase_add_test(tests, survives_want_of_memory);
    suite_add_tcase(suite, tests);
    return suite;
}
