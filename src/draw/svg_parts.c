/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/svg_parts.h"

static bool has(const char *text)
{
    return text != NULL && *text != '\0';
}

/* Titles keep their line ends as they are: within an element they are no danger. */
static void put_lines(FILE *file, const char *text)
{
    while (*text != '\0') {
        size_t n = 0;
        while (text[n] != '\0' && text[n] != '\n')
            n++;
        tr_xml_text_n(file, text, n);
        text += n;
        if (*text == '\n') {
            (void)fputc('\n', file);
            text++;
        }
    }
}

void tr_svg_part_open(FILE *file, const TrSvgPart *part)
{
    (void)fputs("<g id=\"", file);
    tr_xml_text(file, part->id);
    (void)fputs("\" class=\"", file);
    tr_xml_text(file, part->class);
    (void)fputs("\">", file);
    if (has(part->title)) {
        (void)fputs("\n<title>", file);
        put_lines(file, part->title);
        (void)fputs("</title>\n", file);
    }
    if (has(part->link)) {
        (void)fputs("<a xlink:href=\"", file);
        tr_xml_text(file, part->link);
        (void)fputs("\" rel=\"noopener noreferrer\">\n", file);
    }
}

void tr_svg_part_close(FILE *file, const TrSvgPart *part)
{
    (void)fputs(has(part->link) ? "</a></g>\n" : "</g>\n", file);
}
