/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A document on its way out, as Markdown or as one page of HTML: headings, paragraphs, lists, tables.
 * Whatever text goes in comes out as text. Write errors stay in the FILE. */
#ifndef TR_REPORT_DOCUMENT_H
#define TR_REPORT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Starts as {.file = …, .html = …}. */
typedef struct {
    FILE *file;
    bool html;
    unsigned depth; /* of lists that are open */
    bool in_list;   /* Markdown: what comes next that is no list needs a blank line before it */
} TrDocument;

/* The head of the document and its title, a heading of level 1. HTML has a policy that lets nothing run and
 * nothing load. */
void tr_document_begin(TrDocument *document, const char *title);
void tr_document_end(TrDocument *document);
void tr_document_heading(TrDocument *document, unsigned level, const char *text);
/* `strong`: set apart, as a warning is. */
void tr_document_paragraph(TrDocument *document, const char *text, bool strong);

/* An item at `depth` 1, 2 …, at most one deeper than the item before; it ends where the next thing begins. */
void tr_document_item(TrDocument *document, unsigned depth, const char *text);
/* Likewise, to be ticked off: `number` stands before it. */
void tr_document_task(TrDocument *document, size_t number, const char *text);
/* A link behind the text of the item; an empty `url` is none. http and https only: the caller sees to it. */
void tr_document_link(TrDocument *document, const char *url);

/* A table: its columns, then cell by cell. Numbers stand to the right where `numbers` has a bit. */
void tr_document_table(TrDocument *document, const char *const *columns, size_t n, unsigned numbers);
void tr_document_row(TrDocument *document, const char *const *cells, size_t n, unsigned numbers);
void tr_document_table_end(TrDocument *document);

/* A URL as Markdown links it: as it stands, but for what would end it. */
void tr_md_link(FILE *file, const char *url);

#endif
