/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/svg_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *tr_svg_root(const TrSvg *svg)
{
    const char *root = strstr(svg->text, "<svg");
    return root != NULL ? root : svg->text;
}

/* A length in points among the root's attributes; 0 where there is none. */
static double length_of(const char *root, const char *attribute)
{
    const char *end = strchr(root, '>'), *at = strstr(root, attribute);
    char *behind;
    double length;
    if (end == NULL || at == NULL || at > end)
        return 0;
    length = strtod(at + strlen(attribute), &behind);
    return strncmp(behind, "pt\"", 3) == 0 ? length : 0;
}

TrStatus tr_svg_size(const TrSvg *svg, double *width, double *height, TrError *err)
{
    const char *root = tr_svg_root(svg);
    *width = length_of(root, " width=\"");
    *height = length_of(root, " height=\"");
    return *width > 0 && *height > 0 ? TR_OK : tr_fail(err, TR_ANALYSIS, "the picture has no size");
}

/* The one character that stands for the entity at `at`, and how many bytes the entity has; 0: it is none. */
static size_t take_entity(const char *at, char *character)
{
    static const struct {
        const char *entity;
        char character;
    } entities[] = {{"&amp;", '&'},  {"&lt;", '<'},   {"&gt;", '>'},   {"&quot;", '"'},
                    {"&#39;", '\''}, {"&#10;", '\n'}, {"&#13;", '\r'}, {"&#9;", '\t'}};
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        size_t n = strlen(entities[i].entity);
        if (strncmp(at, entities[i].entity, n) == 0) {
            *character = entities[i].character;
            return n;
        }
    }
    return 0;
}

void tr_svg_put_element(const TrSvg *svg, const char *element, TrBuilder *text)
{
    char open[24];
    const char *at;
    (void)snprintf(open, sizeof open, "<%.20s", element);
    at = strstr(tr_svg_root(svg), open);
    at = at == NULL ? NULL : strchr(at, '>');
    for (at = at == NULL ? "" : at + 1; *at != '\0' && *at != '<';) {
        char character = *at;
        size_t n = *at == '&' ? take_entity(at, &character) : 1;
        if (strchr("\n\r\t", character) != NULL)
            character = ' ';
        tr_build_bytes(text, &character, 1);
        at += n > 0 ? n : 1;
    }
}
