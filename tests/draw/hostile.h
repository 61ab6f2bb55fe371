/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names that somebody might write to break a picture, and what must arrive of them. */
#ifndef TR_TESTS_HOSTILE_H
#define TR_TESTS_HOSTILE_H

#include <stdlib.h>
#include <string.h>

#include "picture_support.h"

typedef struct {
    const char *name;  /* NULL: ten thousand letters x */
    const char *shown; /* without blanks: how lines are broken is another matter */
    const char *title; /* at the start of the <title> */
} Hostile;

#define TEN_X "xxxxxxxxxx"
#define XX    TEN_X TEN_X TEN_X TEN_X TEN_X TEN_X TEN_X TEN_X TEN_X TEN_X /* 100 */
#define DOTS  "\xE2\x80\xA6"

static const Hostile hostile[] = {
    {"</text><script>alert(1)</script>", "</text><script>alert(1)</script>",
     "</text><script>alert(1)</script> ("},
    {"Ana\" onload=\"alert(1)", "Ana\"onload=\"alert(1)", "Ana\" onload=\"alert(1) ("},
    {"'single' `back`", "'single'`back`", "'single' `back` ("},
    {"ends in \\", "endsin\\", "ends in \\ ("},
    {"two \\\\", "two\\\\", "two \\\\ ("},
    /* an odd run of backslashes before a quote is made even in titles, so that it cannot end the string */
    {"\\\" image=\"/etc/passwd", "\\\"image=\"/etc/passwd", "\\\\\" image=\"/etc/passwd ("},
    {"\\\"]; n9 [label=\\\"", "\\\"];n9[label=\\\"", "\\\\\"]; n9 [label=\\\\\" ("},
    {"\\N \\G \\E \\T \\H \\L", "\\N\\G\\E\\T\\H\\L", "\\N \\G \\E \\T \\H \\L ("},
    {"left\\lright\\rcentre\\n", "left\\lright\\rcentre\\n", "left\\lright\\rcentre\\n ("},
    {"&lt; &amp; &#65; &eacute; &", "&lt;&amp;&#65;&eacute;&", "&lt; &amp; &#65; &eacute; & ("},
    {"<b>bold</b>", "<b>bold</b>", "<b>bold</b> ("},
    {"<<i>html</i>>", "<<i>html</i>>", "<<i>html</i>> ("},
    {"one\ntwo\r\nthree\tfour", "onetwothreefour", "one two  three four ("},
    {"nul\x01"
     "bell\x07"
     "esc\x1B[31m del\x7F"
     "c1\xC2\x85",
     "nulbellesc[31mdelc1", "nulbellesc[31m delc1 ("},
    {"abc\xE2\x80\xAE"
     "fed\xE2\x81\xA6x\xE2\x80\x8F",
     "abcfedx", "abcfedx ("},
    {"\xEF\xBF\xBE\xEF\xBF\xBF"
     "end",
     "end", "end ("},
    {"\xF0\x9F\x98\x80 family \xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9",
     "\xF0\x9F\x98\x80"
     "family\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9",
     "\xF0\x9F\x98\x80 family"},
    {"\xE4\xB8\xAD\xE6\x96\x87\xE5\x90\x8D\xE5\xAD\x97", "\xE4\xB8\xAD\xE6\x96\x87\xE5\x90\x8D\xE5\xAD\x97",
     "\xE4\xB8\xAD\xE6\x96\x87"},
    {"javascript:alert(1)", "javascript:alert(1)", "javascript:alert(1) ("},
    {"http://example.org/?a=1&b=2", "http://example.org/?a=1&b=2", "http://example.org/?a=1&b=2 ("},
    {"]]> <![CDATA[ <!-- --> <?x ?>", "]]><![CDATA[<!----><?x?>", "]]> <![CDATA["},
    {"n0", "n0", "n0 ("},
    {"!?", "!?", "!? ("},
    {NULL, XX XX DOTS, XX XX DOTS " ("},
};
enum { N_HOSTILE = (int)(sizeof hostile / sizeof *hostile) };

/* A picture of the hostile name in every place a text can come from: a person, a role, an action, a target, a
 * source. */
static inline Scene hostile_scene(int i, const char *definition)
{
    char *claims = NULL, ten_thousand[10001];
    size_t length;
    const char *name = hostile[i].name;
    FILE *file = open_memstream(&claims, &length);
    Scene scene;

    memset(ten_thousand, 'x', sizeof ten_thousand - 1);
    ten_thousand[sizeof ten_thousand - 1] = '\0';
    name = name != NULL ? name : ten_thousand;
    (void)fputs("person,role,organization,action,target,source,locator\n", file);
    for (int column = 0; column < 2; column++) {
        const char *const cells[2][7] = {{name, name, "Alfa", name, "", name, name},
                                         {"Ana", "", "", name, name, "", ""}};
        for (int k = 0; k < 7; k++)
            tr_csv_text(file, cells[column][k], k == 0);
        (void)fputc('\n', file);
    }
    (void)fclose(file);
    scene = scene_of_claims(claims, definition);
    free(claims);
    return scene;
}

#endif
