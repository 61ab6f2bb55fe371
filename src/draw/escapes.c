/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/escapes.h"

#include <string.h>

#include "base/text.h"
#include "base/writers.h"

typedef struct {
    uint32_t character;
    const char *instead;
} Escape;

static const Escape html[] = {
    {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"},
};

/* CommonMark lets a backslash stand before any punctuation; of it, what means something there or in one of
 * the dialects: tables, strike-outs, formulas, citations and mentions. */
static const char markdown_marks[] = "\\`*_{}[]()#+!|~$^@";

static const Escape latex[] = {
    {'\\', "\\textbackslash{}"},
    {'{', "\\{"},
    {'}', "\\}"},
    {'$', "\\$"},
    {'&', "\\&"},
    {'#', "\\#"},
    {'_', "\\_"},
    {'%', "\\%"},
    {'^', "\\textasciicircum{}"},
    {'~', "\\textasciitilde{}"},
    {'<', "\\textless{}"},
    {'>', "\\textgreater{}"},
    {'|', "\\textbar{}"},
    {'"', "{''}"}, /* a plain " starts a command of babel in several languages */
    {'`', "\\textasciigrave{}"},
    {0x2192, "\\ensuremath{\\rightarrow}"},
    {0x2190, "\\ensuremath{\\leftarrow}"},
    {0x2194, "\\ensuremath{\\leftrightarrow}"},
    {0x2212, "\\ensuremath{-}"},
    {0x2264, "\\ensuremath{\\leq}"},
    {0x2265, "\\ensuremath{\\geq}"},
};

/* What pdflatex of 2020 and later knows with the encoding T1: Latin letters, and what stands among words. */
static bool pdflatex_knows(uint32_t c)
{
    static const uint32_t among_words[] = {0x0218, 0x0219, 0x021A, 0x021B, 0x2010, 0x2013, 0x2014, 0x2018,
                                           0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2021, 0x2022,
                                           0x2026, 0x2030, 0x2039, 0x203A, 0x20AC, 0x2116, 0x2122};
    if (c >= 0x20 && c < 0x7F)
        return true;
    if (c >= 0xA0 && c < 0x180)
        return true;
    for (size_t i = 0; i < sizeof among_words / sizeof *among_words; i++)
        if (among_words[i] == c)
            return true;
    return false;
}

/* The next character, line ends and tabs as blanks; 0 at the end. */
static uint32_t next(const char **text)
{
    uint32_t c = 0;
    *text += tr_text_next(*text, strlen(*text), &c);
    return c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
}

static const char *find(const Escape *escapes, size_t n, uint32_t c)
{
    for (size_t i = 0; i < n; i++)
        if (escapes[i].character == c)
            return escapes[i].instead;
    return NULL;
}

static void put(FILE *file, uint32_t c, const char *instead)
{
    if (instead != NULL)
        (void)fputs(instead, file);
    else
        tr_put_character(file, c);
}

void tr_html_text(FILE *file, const char *text)
{
    for (uint32_t c; (c = next(&text)) != 0;)
        put(file, c, find(html, sizeof html / sizeof *html, c));
}

void tr_markdown_text(FILE *file, const char *text)
{
    for (uint32_t c; (c = next(&text)) != 0;) {
        const char *instead = find(html, 3, c); /* & < >: no tags, no entities */
        if (c < 0x80 && strchr(markdown_marks, (int)c) != NULL)
            (void)fputc('\\', file);
        put(file, c, instead);
    }
}

uint32_t tr_latex_text(FILE *file, const char *text)
{
    uint32_t strange = 0;
    for (uint32_t c; (c = next(&text)) != 0;) {
        bool joins = c == '-' && *text == '-'; /* two hyphens become a dash */
        const char *instead = joins ? "-{}" : find(latex, sizeof latex / sizeof *latex, c);
        if (instead == NULL && strange == 0 && !pdflatex_knows(c))
            strange = c;
        put(file, c, instead);
    }
    return strange;
}

void tr_url_path(FILE *file, const char *path)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    while (path[0] == '/' && path[1] == '/') /* //a/b would be a file of the host a */
        path++;
    for (; *path != '\0'; path++) {
        if (strchr(plain, *path) != NULL)
            (void)fputc(*path, file);
        else
            (void)fprintf(file, "%%%02X", (unsigned char)*path);
    }
}
