/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/metrics.h"

#include <string.h>
#include <utf8proc.h>

#include "base/text.h"

/* Adobe's published metrics of Helvetica, thousandths of the size, from U+0020 on; Arial was made to agree.
 */
static const short widths[] = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584,
};

/* From the same source: punctuation and letters that are no ASCII letter with an accent. */
static const struct {
    uint32_t c;
    short width;
} others[] = {
    {0xA0, 278},   {0xA1, 333},   {0xA7, 556},   {0xAA, 370},   {0xAB, 556},   {0xB0, 400},    {0xB7, 333},
    {0xBA, 365},   {0xBB, 556},   {0xBF, 611},   {0xC6, 1000},  {0xD0, 722},   {0xD8, 778},    {0xDE, 667},
    {0xDF, 611},   {0xE6, 889},   {0xF0, 556},   {0xF8, 611},   {0xFE, 556},   {0x110, 722},   {0x111, 556},
    {0x131, 278},  {0x141, 556},  {0x142, 222},  {0x152, 1000}, {0x153, 944},  {0x2013, 556},  {0x2014, 1000},
    {0x2018, 222}, {0x2019, 222}, {0x201C, 333}, {0x201D, 333}, {0x2022, 350}, {0x2026, 1000}, {0x20AC, 556},
};

static double em_width(uint32_t c)
{
    utf8proc_int32_t parts[4];
    int boundary = 0, columns;
    if (c >= 0x80 &&
        utf8proc_decompose_char((utf8proc_int32_t)c, parts, 4, UTF8PROC_DECOMPOSE, &boundary) > 0)
        c = (uint32_t)parts[0];
    if (c >= 0x20 && c < 0x20 + sizeof widths / sizeof *widths)
        return widths[c - 0x20] / 1000.0;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (others[i].c == c)
            return others[i].width / 1000.0;
    columns = utf8proc_charwidth((utf8proc_int32_t)c);
    return columns == 2 ? 1 : columns == 0 ? 0 : 0.6; /* 0: marks that stand on the letter before */
}

double tr_text_width(const char *text, size_t length, double points)
{
    double width = 0;
    for (size_t at = 0; at < length;) {
        uint32_t c;
        at += tr_utf8_decode(text + at, length - at, &c);
        width += em_width(c);
    }
    return width * points;
}

size_t tr_text_break(const char *text, double width, double points, size_t *skip)
{
    size_t length = strlen(text), at = 0, last_blank = 0;
    double sum = 0;
    *skip = 0;
    while (at < length) {
        uint32_t c;
        size_t bytes = tr_utf8_decode(text + at, length - at, &c);
        sum += em_width(c) * points;
        if (c == ' ')
            last_blank = at;
        if (sum > width && at > 0)
            break;
        at += bytes;
    }
    if (at == length)
        return length;
    if (last_blank > 0)
        at = last_blank;
    *skip = text[at] == ' ';
    return at;
}
