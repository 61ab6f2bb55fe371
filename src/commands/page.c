/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "commands/page.h"

#include "base/memory.h"
#include "report/html_report.h"

TrStatus tr_page_write(const TrCase *it, const TrSettings *settings, const TrAnalyses *found,
                       const TrFigures *figures, const char *date, FILE *file, TrError *err)
{
    TrReport report = tr_analyses_report(found, it);
    TrHtmlReport page = {.report = &report,
                         .n_figures = figures->n,
                         .language = (TrLanguage)settings->language,
                         .excel = settings->excel};
    TrHtmlFigure *drawn = NULL;
    TrStatus st = TR_OK;
    report.figures = figures->reported;
    report.n_figures = figures->n;
    report.date = date;
    TR_TRY(TR_ARRAY(drawn, figures->n, err));
    for (size_t i = 0; i < figures->n; i++) {
        const TrFigure *figure = &figures->figures[i];
        drawn[i] = (TrHtmlFigure){&figure->sized.picture, figure->svg.text, figure->svg.length};
    }
    page.figures = drawn;
    TR_TRY(tr_html_report_write(&page, file, err));
out:
    tr_free(drawn);
    return st;
}
