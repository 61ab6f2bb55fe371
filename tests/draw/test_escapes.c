/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether documents take the text for text is tests/embed's business; here stands what is written. */
#include "draw/escapes.h"

#include <stdlib.h>

#include "suites.h"
#include "support.h"

typedef enum { HTML, MARKDOWN, LATEX, URL } Language;

static const struct {
    Language language;
    const char *text, *written;
    uint32_t strange; /* LaTeX */
} cases[] = {
    {HTML, "<b> & \"q\" 'a'\nb\tc", "&lt;b&gt; &amp; &quot;q&quot; &#39;a&#39; b c", 0},
    {HTML,
     "a\x01\xE2\x80\xAE"
     "b\xFF",
     "ab\xEF\xBF\xBD", 0},
    {MARKDOWN, "*a* [b](c) `d` <e> & |", "\\*a\\* \\[b\\]\\(c\\) \\`d\\` &lt;e&gt; &amp; \\|", 0},
    {MARKDOWN, "\\ _x_ # 1. + ! ~~y~~ $z$ @k ^2",
     "\\\\ \\_x\\_ \\# 1. \\+ \\! \\~\\~y\\~\\~ \\$z\\$ \\@k \\^2", 0},
    {LATEX, "\\{}$&#_%", "\\textbackslash{}\\{\\}\\$\\&\\#\\_\\%", 0},
    {LATEX, "^~<>|`",
     "\\textasciicircum{}\\textasciitilde{}\\textless{}\\textgreater{}\\textbar{}"
     "\\textasciigrave{}",
     0},
    {LATEX, "say \"yes\"", "say {''}yes{''}", 0},
    {LATEX, "a-b a--b ---", "a-b a-{}-b -{}-{}-", 0},
    {LATEX, "Ana \xE2\x86\x92 Beto", "Ana \\ensuremath{\\rightarrow} Beto", 0},
    {LATEX, "\xC3\x91\xC5\xBF \xE2\x80\x93\xE2\x80\xA6", "\xC3\x91\xC5\xBF \xE2\x80\x93\xE2\x80\xA6", 0},
    {LATEX, "a\xE4\xB8\xAD\xE6\x96\x87", "a\xE4\xB8\xAD\xE6\x96\x87", 0x4E2D},
    {URL, "a/b-c_d.e~f.svg", "a/b-c_d.e~f.svg", 0},
    {URL, "a b(1)?#%.svg", "a%20b%281%29%3F%23%25.svg", 0},
    {URL, "javascript:x\"'<>", "javascript%3Ax%22%27%3C%3E", 0},
    {URL, "//host/x.svg", "/host/x.svg", 0},
    {URL, "\xC3\xB1.svg", "%C3%B1.svg", 0},
};

START_TEST(writes_text_that_is_inert)
{
    char *written = NULL;
    size_t length;
    uint32_t strange = 0;
    FILE *file = open_memstream(&written, &length);

    switch (cases[_i].language) {
    case HTML:
        tr_html_text(file, cases[_i].text);
        break;
    case MARKDOWN:
        tr_markdown_text(file, cases[_i].text);
        break;
    case LATEX:
        strange = tr_latex_text(file, cases[_i].text);
        break;
    case URL:
        tr_url_path(file, cases[_i].text);
        break;
    }
    (void)fclose(file);
    ck_assert_str_eq(written, cases[_i].written);
    ck_assert_uint_eq(strange, cases[_i].strange);
    free(written);
}
END_TEST

Suite *suite_escapes(void)
{
    Suite *suite = suite_create("escapes");
    TCase *tests = tcase_create("escapes");

    tcase_add_loop_test(tests, writes_text_that_is_inert, 0, COUNT(cases));
    suite_add_tcase(suite, tests);
    return suite;
}
