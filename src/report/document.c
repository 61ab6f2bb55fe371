/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/document.h"

#include <string.h>

#include "base/text.h"
#include "base/writers.h"
#include "report/grid.h"

static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
    "'unsafe-inline'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
static const char style[] =
    "</title>\n<style>\n"
    "body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff;\n"
    "  font: 1rem/1.5 Georgia, 'Liberation Serif', serif; overflow-wrap: anywhere; }\n"
    "h1, h2, h3, table { font-family: Arial, 'Liberation Sans', sans-serif; line-height: 1.25; }\n"
    "h2 { margin-top: 2rem; border-bottom: 1px solid #767676; }\n"
    "li { margin: .3rem 0; } ol.tasks > li { margin: .8rem 0; }\n"
    ".strong { border-left: .3rem solid #a33c00; padding-left: .7rem; }\n"
    ".scroll { overflow-x: auto; } table { border-collapse: collapse; font-size: .875rem; }\n"
    "th, td { text-align: left; vertical-align: top; padding: .2rem .5rem; border-bottom: 1px solid #bbb; }\n"
    ".number { text-align: right; } a { color: #004b87; }\n"
    "@media (prefers-color-scheme: dark) { body { color: #eee; background: #161616; } a { color: #8cc8ff; } "
    "}\n"
    "@media print { body { max-width: none; margin: 0; color: #000; background: #fff; } }\n"
    "</style>\n</head>\n<body>\n<main>\n";

/* Close lists down to `depth`, each with its last item. */
static void close_lists(TrDocument *document, unsigned depth)
{
    if (document->html)
        for (; document->depth > depth; document->depth--)
            (void)fputs("</li>\n</ul>\n", document->file);
    document->depth = depth;
    if (depth == 0 && document->in_list) {
        (void)fputs(document->html ? "" : "\n\n", document->file);
        document->in_list = false;
    }
}

static void put_text(TrDocument *document, const char *text)
{
    if (document->html)
        tr_xml_text(document->file, text);
    else
        tr_md_text(document->file, text);
}

void tr_document_begin(TrDocument *document, const char *title)
{
    if (document->html) {
        (void)fputs(head, document->file);
        tr_xml_text(document->file, title);
        (void)fputs(style, document->file);
    }
    tr_document_heading(document, 1, title);
}

void tr_document_end(TrDocument *document)
{
    close_lists(document, 0);
    if (document->html)
        (void)fputs("</main>\n</body>\n</html>\n", document->file);
}

void tr_document_heading(TrDocument *document, unsigned level, const char *text)
{
    close_lists(document, 0);
    if (document->html)
        (void)fprintf(document->file, "<h%u>", level);
    else
        (void)fprintf(document->file, "%.*s ", (int)level, "######");
    put_text(document, text);
    if (document->html)
        (void)fprintf(document->file, "</h%u>\n", level);
    else
        (void)fputs("\n\n", document->file);
}

void tr_document_paragraph(TrDocument *document, const char *text, bool strong)
{
    static const char *const marks[2][2][2] = {{{"", "\n\n"}, {"**", "**\n\n"}},
                                               {{"<p>", "</p>\n"}, {"<p class=\"strong\">", "</p>\n"}}};
    close_lists(document, 0);
    (void)fputs(marks[document->html][strong][0], document->file);
    put_text(document, text);
    (void)fputs(marks[document->html][strong][1], document->file);
}

void tr_document_item(TrDocument *document, unsigned depth, const char *text)
{
    if (document->html) {
        bool deeper = depth > document->depth;
        if (depth < document->depth)
            close_lists(document, depth);
        (void)fputs(deeper ? "\n<ul>\n<li>" : "</li>\n<li>", document->file);
    } else {
        (void)fprintf(document->file, "%s%*s- ", document->in_list ? "\n" : "", (int)(2 * (depth - 1)), "");
    }
    document->depth = depth;
    document->in_list = true;
    put_text(document, text);
}

void tr_document_task(TrDocument *document, size_t number, const char *text)
{
    char before[32];
    (void)snprintf(before, sizeof before, "%zu. ", number);
    if (document->html) {
        tr_document_item(document, 1, "");
        (void)fputs("\u2610 ", document->file);
    } else {
        (void)fprintf(document->file, "%s- [ ] ", document->in_list ? "\n" : "");
        document->depth = 1;
        document->in_list = true;
    }
    (void)fputs(before, document->file);
    put_text(document, text);
}

void tr_md_link(FILE *file, const char *url)
{
    size_t length = strlen(url);
    (void)fputc('<', file);
    for (size_t at = 0; at < length;) {
        uint32_t c;
        at += tr_text_next(url + at, length - at, &c);
        if (c == 0)
            break;
        if (c <= ' ' || c == '<' || c == '>')
            (void)fprintf(file, "%%%02X", (unsigned)c);
        else
            tr_put_character(file, c);
    }
    (void)fputc('>', file);
}

void tr_document_link(TrDocument *document, const char *url)
{
    if (*url == '\0')
        return;
    (void)fputs("; ", document->file);
    if (!document->html) {
        tr_md_link(document->file, url);
        return;
    }
    (void)fputs("<a rel=\"noopener noreferrer\" href=\"", document->file);
    tr_xml_text(document->file, url);
    (void)fputs("\">", document->file);
    tr_xml_text(document->file, url);
    (void)fputs("</a>", document->file);
}

/* ---- tables ---- */

static void put_row(TrDocument *document, const char *const *cells, size_t n, unsigned numbers,
                    const char *tag)
{
    (void)fputs(document->html ? "<tr>" : "|", document->file);
    for (size_t i = 0; i < n; i++) {
        if (document->html)
            (void)fprintf(document->file, "<%s%s>", tag, numbers >> i & 1 ? " class=\"number\"" : "");
        else
            (void)fputc(' ', document->file);
        put_text(document, cells[i]);
        if (document->html)
            (void)fprintf(document->file, "</%.2s>", tag);
        else
            (void)fputs(" |", document->file);
    }
    (void)fputs(document->html ? "</tr>\n" : "\n", document->file);
}

void tr_document_table(TrDocument *document, const char *const *columns, size_t n, unsigned numbers)
{
    close_lists(document, 0);
    (void)fputs(document->html ? "<div class=\"scroll\" tabindex=\"0\"><table>\n<thead>" : "",
                document->file);
    put_row(document, columns, n, numbers, "th scope=\"col\"");
    (void)fputs(document->html ? "</thead>\n<tbody>\n" : "|", document->file);
    for (size_t i = 0; !document->html && i < n; i++)
        (void)fputs(numbers >> i & 1 ? "---:|" : "---|", document->file);
    (void)fputs(document->html ? "" : "\n", document->file);
}

void tr_document_row(TrDocument *document, const char *const *cells, size_t n, unsigned numbers)
{
    put_row(document, cells, n, numbers, "td");
}

void tr_document_table_end(TrDocument *document)
{
    (void)fputs(document->html ? "</tbody>\n</table></div>\n" : "\n", document->file);
}
