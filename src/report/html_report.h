/* SPDX-License-Identifier: GPL-2.0-or-later */
/* report.html: one page that holds the diagrams, every claim and all that was found, for people who have
 * nothing but a browser. docs/decisions/030-the-page.md tells how it is built. */
#ifndef TR_REPORT_HTML_REPORT_H
#define TR_REPORT_HTML_REPORT_H

#include "draw/picture.h"
#include "report/report_md.h"

/* A diagram and the SVG that was drawn of it. */
typedef struct {
    const TrPicture *picture;
    const char *svg;
    size_t length; /* bytes */
} TrHtmlFigure;

/* What the page shows; all of it borrowed. */
typedef struct {
    const TrReport *report; /* its figures, titles and date too */
    const TrHtmlFigure *figures;
    size_t n_figures;
    TrLanguage language; /* in which it opens */
    bool excel;          /* its CSV tables are for Excel */
} TrHtmlReport;

/* Write the page. The same input gives the same bytes. TR_MEMORY without memory; whether all of it could be
 * written shows when the file is closed. */
TrStatus tr_html_report_write(const TrHtmlReport *page, FILE *file, TrError *err);

/* The page's data as one JSON object, with nothing in it that could end a script element: <, > and & are
 * written as \u003c, \u003e and \u0026, line and paragraph separators likewise. */
TrStatus tr_html_data_write(const TrHtmlReport *page, FILE *file, TrError *err);

#endif
