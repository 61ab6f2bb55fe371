/* SPDX-License-Identifier: MIT */
/* Graphviz escapes < and " in all text it writes (links and fonts, which it does not escape, are made safe in
   inert.c). So an opening below with < or " in it cannot be text of the caller's, and a scan for openings is
   a sound way to read this one writer's output. */
#include "svg.h"

#include "titles.h"
#include "xml.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const char font_family[] = "Arial, Liberation Sans, Helvetica, sans-serif";

typedef struct {
    const char *at, *end;
    FILE *out;
    SvgTitle title_of;
    void *context;
    const char *title;                 /* of the object we are in, or NULL */
    char figure[TITLES_ID_LENGTH + 1]; /* id of the outermost group */
    bool dropped;                      /* the opening of a group that only holds a link: its end goes too */
} Svg;

static bool starts(const Svg *svg, const char *text)
{
    size_t length = strlen(text);

    return (size_t)(svg->end - svg->at) >= length && memcmp(svg->at, text, length) == 0;
}

/* Where the next `text` ends, or the end of the document. */
static const char *after(const Svg *svg, const char *text)
{
    Svg probe = *svg;

    for (; probe.at < probe.end; probe.at++)
        if (starts(&probe, text))
            return probe.at + strlen(text);
    return svg->end;
}

static void skip_line_end(Svg *svg)
{
    if (svg->at < svg->end && *svg->at == '\n')
        svg->at++;
}

/* ---- characters ---- */

/* Length of the entity at `at` if XML knows it, else 0. `code` is its code point when it is a number, else 0.
 */
static size_t entity_length(const Svg *svg, unsigned long *code)
{
    static const char *const names[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    bool hex = starts(svg, "&#x");
    char digits[12] = "";
    char *stop = NULL;
    size_t skip = hex ? 3 : 2;

    *code = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (starts(svg, names[i]))
            return strlen(names[i]);
    if (!starts(svg, "&#") || (size_t)(svg->end - svg->at) < skip + 1)
        return 0;
    for (size_t i = 0; i + 1 < sizeof digits && svg->at + skip + i < svg->end; i++)
        digits[i] = svg->at[skip + i];
    if (!strchr(hex ? "0123456789abcdefABCDEF" : "0123456789", digits[0]) || digits[0] == '\0')
        return 0;
    *code = strtoul(digits, &stop, hex ? 16 : 10);
    return *stop == ';' && xml_is_char(*code) ? skip + (size_t)(stop - digits) + 1 : 0;
}

/* Graphviz writes - as &#45; for the sake of comments, which are gone. */
static void copy_entity(Svg *svg)
{
    unsigned long code = 0;
    size_t length = entity_length(svg, &code);

    if (length == 0)
        (void)fputs("&amp;", svg->out);
    else if (code == '-')
        (void)fputc('-', svg->out);
    else
        (void)fwrite(svg->at, 1, length, svg->out);
    svg->at += length > 0 ? length : 1;
}

static void copy_char(Svg *svg)
{
    size_t length = xml_char_length(svg->at, svg->end);

    if (*svg->at == '&') {
        copy_entity(svg);
        return;
    }
    if (length > 0)
        (void)fwrite(svg->at, 1, length, svg->out);
    else
        (void)fputs("\xEF\xBF\xBD", svg->out);
    svg->at += length > 0 ? length : 1;
}

static void copy_until(Svg *svg, const char *stop)
{
    while (svg->at < stop)
        copy_char(svg);
}

/* ---- what is rewritten: each function is called at its opening and leaves `at` behind what it read ---- */

static void drop_doctype(Svg *svg)
{
    svg->at = after(svg, ">");
    skip_line_end(svg);
}

static void drop_comment(Svg *svg)
{
    svg->at = after(svg, "-->");
    skip_line_end(svg);
}

static void drop_title(Svg *svg)
{
    svg->at = after(svg, "</title>");
    skip_line_end(svg);
}

/* The id of the tag at `at`, with - restored. */
static void read_id(const Svg *svg, char *id, size_t size)
{
    Svg probe = *svg;
    size_t length = 0;

    for (probe.at = after(svg, "id=\""); probe.at < probe.end && *probe.at != '"' && length + 1 < size;) {
        bool dash = starts(&probe, "&#45;");

        id[length++] = (char)(dash ? '-' : *probe.at);
        probe.at += dash ? 5 : 1;
    }
    id[length] = '\0';
}

static void enter_object(Svg *svg, const char *tag_end)
{
    char id[sizeof svg->figure];

    read_id(svg, id, sizeof id);
    if (svg->figure[0] == '\0')
        memcpy(svg->figure, id, sizeof id);
    svg->title = svg->title_of(svg->context, id);
    copy_until(svg, tag_end);
    if (svg->title && *svg->title) {
        (void)fputs("\n<title>", svg->out);
        xml_put_escaped(svg->out, svg->title);
        (void)fputs("</title>", svg->out);
    }
}

/* A group with a class is an object. One without only holds a link of the object around it, and goes: an edge
   with two labels has its id twice. */
static void enter_group(Svg *svg)
{
    const char *tag_end = after(svg, ">");

    if (after(svg, "\" class=\"") < tag_end) {
        enter_object(svg, tag_end);
    } else {
        svg->dropped = true;
        svg->at = tag_end;
    }
}

static void write_link(Svg *svg)
{
    const char *stop = after(svg, ">");
    const char *href = after(svg, " xlink:href=\"");

    (void)fputs("<a", svg->out);
    if (href < stop) {
        svg->at = href;
        (void)fputs(" xlink:href=\"", svg->out);
        copy_until(svg, after(svg, "\""));
    }
    (void)fputs(" rel=\"noopener noreferrer\">", svg->out);
    svg->at = stop;
}

static void end_link(Svg *svg)
{
    (void)fputs("</a>", svg->out);
    svg->at = after(svg, "</a>");
    if (svg->dropped)
        svg->at = after(svg, "</g>");
    svg->dropped = false;
}

static void write_font(Svg *svg)
{
    (void)fprintf(svg->out, " font-family=\"%s\"", font_family);
    svg->at = after(svg, "=\"");
    svg->at = after(svg, "\"");
}

static void prefix_gradient(Svg *svg)
{
    const char *name = after(svg, *svg->at == '<' ? "id=\"" : "#");

    copy_until(svg, name);
    xml_put_escaped(svg->out, svg->figure);
    (void)fputc('-', svg->out);
}

static const struct {
    const char *opening;
    void (*rewrite)(Svg *svg);
} rewrites[] = {
    {"<!DOCTYPE", drop_doctype},
    {"<!--", drop_comment},
    {"<title>", drop_title},
    {"<g id=\"", enter_group},
    {"<a ", write_link},
    {"</a>", end_link},
    {" font-family=\"", write_font},
    {"<linearGradient id=\"", prefix_gradient},
    {"<radialGradient id=\"", prefix_gradient},
    {" fill=\"url(#", prefix_gradient},
};

static bool rewrite_here(Svg *svg)
{
    for (size_t i = 0; i < sizeof rewrites / sizeof *rewrites; i++) {
        if (starts(svg, rewrites[i].opening)) {
            rewrites[i].rewrite(svg);
            return true;
        }
    }
    return false;
}

void svg_tidy(const char *svg, size_t length, SvgTitle title_of, void *context, FILE *out)
{
    Svg state = {.at = svg, .end = svg + length, .out = out, .title_of = title_of, .context = context};

    while (state.at < state.end)
        if ((*state.at != '<' && *state.at != ' ') || !rewrite_here(&state))
            copy_char(&state);
}
