/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The lines that embed a figure in a document, with its caption and its alternative text. */
#ifndef TR_DRAW_SNIPPET_H
#define TR_DRAW_SNIPPET_H

#include "draw/formats.h"

/* The languages, as --snippet names them. */
typedef enum { TR_SNIPPET_HTML, TR_SNIPPET_MARKDOWN, TR_SNIPPET_LATEX, TR_N_SNIPPETS } TrSnippetLanguage;

typedef struct {
    TrSnippetLanguage language;
    const char *path; /* of the file, as the document is to name it */
    const TrPictureFormat *format;
    bool inlined; /* HTML: the SVG itself in place of a file */
} TrSnippet;

/* Write the lines for a picture that was drawn as `svg`. The caption is the figure's own, caveat included;
 * the alternative text its title and description; every text is inert in the language it goes into. Of LaTeX,
 * *strange = the first character that pdflatex does not know, or 0. */
TrStatus tr_snippet_write(const TrSnippet *snippet, const TrPicture *picture, const TrSvg *svg,
                          const TrOutcome *outcome, FILE *file, uint32_t *strange, TrError *err);
/* Whether the language can embed a file of that name and format: TR_BAD_USAGE where it cannot. */
TrStatus tr_snippet_check(const TrSnippet *snippet, TrError *err);

#endif
