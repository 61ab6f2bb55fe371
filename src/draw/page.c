/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/page.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/number.h"

#define LEAST_SIDE 100.0
#define MOST_SIDE  14400.0 /* what PDF allows */

static const struct {
    const char *name;
    TrPage page;
} pages[] = {
    {"A4", {595.28, 841.89}}, {"A5", {419.53, 595.28}}, {"A3", {841.89, 1190.55}},
    {"letter", {612, 792}},   {"column", {255.12, 0}}, /* 90 mm, as high as it needs */
    {"slide", {960, 540}},                             /* 16:9 */
    {"auto", {0, 0}},
};

static const struct {
    const char *name;
    double points;
} units[] = {{"mm", 72 / 25.4}, {"cm", 72 / 2.54}, {"in", 72}, {"pt", 1}, {"", 1}};

const char *tr_page_names(void)
{
    return "A3, A4, A5, letter, column, slide, auto or a size such as 180x120mm";
}

/* A number without sign or exponent that ends at `end`. */
static bool side_of(const char *text, size_t length, double *side)
{
    char copy[24];
    if (length == 0 || length >= sizeof copy || strspn(text, "0123456789.") < length)
        return false;
    memcpy(copy, text, length);
    copy[length] = '\0';
    return tr_number_parse(copy, side);
}

bool tr_page_parse(const char *text, TrPage *page)
{
    size_t width = strspn(text, "0123456789."), height;
    const char *unit;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        if (strcasecmp(pages[i].name, text) == 0) {
            *page = pages[i].page;
            return true;
        }
    }
    if (text[width] != 'x')
        return false;
    height = strspn(text + width + 1, "0123456789.");
    unit = text + width + 1 + height;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strcmp(units[i].name, unit) != 0)
            continue;
        if (!side_of(text, width, &page->width) || !side_of(text + width + 1, height, &page->height))
            return false;
        page->width *= units[i].points;
        page->height *= units[i].points;
        return page->width >= LEAST_SIDE && page->width <= MOST_SIDE && page->height >= LEAST_SIDE &&
               page->height <= MOST_SIDE;
    }
    return false;
}
