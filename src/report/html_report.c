/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The page around the data: the template that src/report/page/assemble.sh made, with its marks replaced. What
 * stands in the page itself, and not only in its data, can be read without a script too. */
#include "report/html_report.h"

#include <string.h>

#include "base/number.h"
#include "base/text_stream.h"
#include "base/writers.h"
#include "draw/stability_charts.h"
#include "embedded.h"

enum { MOST_ROWS = 200 };

typedef TrStatus (*PutMark)(const TrHtmlReport *page, FILE *file, TrError *err);

/* ---- what replaces a mark ---- */

static TrStatus put_language(const TrHtmlReport *page, FILE *file, TrError *err)
{
    (void)err;
    (void)fputs(page->language == TR_SPANISH ? "es" : "en", file);
    return TR_OK;
}

static TrStatus put_date(const TrHtmlReport *page, FILE *file, TrError *err)
{
    (void)err;
    if (page->report->date != NULL) {
        (void)fputs("<p class=\"date\">", file);
        tr_xml_text(file, page->report->date);
        (void)fputs("</p>\n", file);
    }
    return TR_OK;
}

/* An SVG within HTML has no XML declaration before it. */
static void put_svg(const char *svg, size_t length, FILE *file)
{
    const char *begin = length == 0 ? NULL : memmem(svg, length, "<svg", 4);
    if (begin != NULL)
        (void)fwrite(begin, 1, length - (size_t)(begin - svg), file);
}

static TrStatus put_figures(const TrHtmlReport *page, FILE *file, TrError *err)
{
    (void)err;
    for (size_t i = 0; i < page->n_figures; i++) {
        const TrReportFigure *figure = &page->report->figures[i];
        (void)fputs("<figure class=\"diagram\" data-figure=\"", file);
        tr_xml_text(file, page->figures[i].picture->diagram->name);
        (void)fputs("\">\n<figcaption>", file);
        tr_xml_text(file, figure->title);
        (void)fprintf(file,
                      "<span class=\"count\"> · %zu · %zu</span></figcaption>\n<div class=\"canvas\">\n",
                      figure->n_entities, figure->n_ties);
        put_svg(page->figures[i].svg, page->figures[i].length, file);
        (void)fputs("</div>\n</figure>\n", file);
    }
    return TR_OK;
}

/* A chart written to a file of its own in `build` stands in the page as it is. */
static void put_chart(const char *name, const char *text, size_t length, FILE *file)
{
    (void)fprintf(file, "<figure class=\"chart\" data-chart=\"%s\">\n<div class=\"canvas\">\n", name);
    put_svg(text, length, file);
    (void)fputs("</div>\n</figure>\n", file);
}

static TrStatus put_charts(const TrHtmlReport *page, FILE *file, TrError *err)
{
    const TrReport *report = page->report;
    TrTextStream chart = {0};
    TrStatus st = TR_OK;
    for (int which = 0; which < 2 && st == TR_OK; which++) {
        bool intervals = which == 0;
        if (intervals ? report->certainty == NULL || !tr_chart_has_rank_intervals(report->certainty)
                      : !tr_chart_has_visible_broker(report->ranking))
            continue;
        TR_TRY(tr_text_stream_begin(&chart, err));
        st = intervals ? tr_chart_rank_intervals(report->certainty, report->date, chart.file, err)
                       : tr_chart_visible_broker(report->ranking, report->date, chart.file, err);
        TR_TRY(tr_text_stream_end(&chart, st, err));
        put_chart(intervals ? "rank-intervals" : "visible-broker", chart.text, chart.length, file);
        tr_text_stream_release(&chart);
    }
out:
    return st;
}

static void put_row(const TrReport *report, const TrRankedMeasure *leading, uint32_t node, FILE *file)
{
    char number[TR_NUMBER_BYTES];
    (void)fprintf(file, "<tr><td class=\"n\">%s</td><th scope=\"row\">",
                  leading->ranks[node] == 0 ? "" : tr_number_text(leading->ranks[node], number));
    tr_xml_text(file, tr_node_name(report->network, node));
    (void)fputs("</th><td>", file);
    tr_xml_text(file, tr_node_kind(report->network, node));
    (void)fputs("</td>", file);
    for (size_t i = 0; i < report->ranking->n; i++)
        if (report->ranking->measures[i].scores != NULL)
            (void)fprintf(file, "<td class=\"n\">%.4g</td>", report->ranking->measures[i].scores[node]);
    (void)fputs("</tr>\n", file);
}

static TrStatus put_ranking(const TrHtmlReport *page, FILE *file, TrError *err)
{
    const TrReport *report = page->report;
    const TrRankedMeasure *leading = tr_ranking_leading(report->ranking);
    (void)err;
    if (leading == NULL)
        return TR_OK;
    (void)fputs(
        "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-labelledby=\"ranking-title\"><table>\n"
        "<thead><tr><th scope=\"col\">rank</th><th scope=\"col\">name</th><th scope=\"col\">kind</th>",
        file);
    for (size_t i = 0; i < report->ranking->n; i++)
        if (report->ranking->measures[i].scores != NULL)
            (void)fprintf(file, "<th scope=\"col\">%s</th>", report->ranking->measures[i].measure->name);
    (void)fputs("</tr></thead>\n<tbody>\n", file);
    for (size_t i = 0; i < leading->n_places && i < MOST_ROWS; i++)
        put_row(report, leading, leading->places[i], file);
    (void)fputs("</tbody></table></div>\n", file);
    return TR_OK;
}

static TrStatus put_account(const TrHtmlReport *page, FILE *file, TrError *err)
{
    TrAccount account = tr_input_account(page->report->network->input);
    (void)err;
    (void)fprintf(file,
                  "<p>%lu rows = %lu claims + %lu duplicates + %lu rejected; %zu entities, %zu ties.</p>\n",
                  account.rows, account.claims, account.duplicates, account.rejected,
                  page->report->summary->n_entities, page->report->summary->n_ties);
    return TR_OK;
}

/* ---- the template ---- */

static const struct {
    const char *name;
    PutMark put;
} marks[] = {
    {"language", put_language},   {"date", put_date},       {"figures", put_figures},
    {"charts", put_charts},       {"ranking", put_ranking}, {"account", put_account},
    {"data", tr_html_data_write},
};

static PutMark find_mark(const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strlen(marks[i].name) == length && strncmp(marks[i].name, name, length) == 0)
            return marks[i].put;
    return NULL;
}

/* A mark reads {{trama:NAME}}. */
TrStatus tr_html_report_write(const TrHtmlReport *page, FILE *file, TrError *err)
{
    static const char opening[] = "{{trama:";
    const char *at = tr_embedded_page_html, *mark;
    TrStatus st = TR_OK;
    while ((mark = strstr(at, opening)) != NULL) {
        const char *name = mark + strlen(opening);
        size_t length = strcspn(name, "}");
        PutMark put = find_mark(name, length);
        (void)fwrite(at, 1, (size_t)(mark - at), file);
        if (put != NULL)
            TR_TRY(put(page, file, err));
        at = name + length + 2;
    }
    (void)fputs(at, file);
out:
    return st;
}
