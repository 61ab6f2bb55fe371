/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The page around the data: the template that src/report/page/assemble.sh made, with its marks replaced. What
 * stands in the page itself, and not only in its data, can be read without a script too. */
#include "report/html_report.h"

#include <string.h>

#include "base/number.h"
#include "base/terms.h"
#include "base/text_stream.h"
#include "base/writers.h"
#include "draw/stability_charts.h"
#include "embedded.h"
#include "report/page_words.h"

enum { MOST_ROWS = 200 };

typedef TrStatus (*PutMark)(const TrHtmlReport *page, FILE *file, TrError *err);

/* ---- what replaces a mark ---- */

static TrStatus put_language(const TrHtmlReport *page, FILE *file, TrError *err)
{
    (void)err;
    (void)fputs(tr_language_name(page->language), file);
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

static TrStatus put_form(const TrHtmlReport *page, const char *name, const TrValue *values, FILE *file,
                         TrError *err)
{
    TrBuilder text = {0};
    TrStatus st = TR_OK;
    tr_form_put(&text, tr_page_say(page->language, name), values);
    if (text.failed)
        st = tr_fail_memory(err);
    else
        tr_xml_text(file, text.text);
    tr_builder_release(&text);
    return st;
}

static TrStatus put_figures(const TrHtmlReport *page, FILE *file, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t i = 0; i < page->n_figures; i++) {
        const TrReportFigure *figure = &page->report->figures[i];
        (void)fputs("<figure class=\"diagram\" data-figure=\"", file);
        tr_xml_text(file, page->figures[i].picture->diagram->name);
        (void)fputs("\">\n<figcaption>", file);
        tr_xml_text(file, figure->title);
        (void)fputs("<span class=\"count\"> · ", file);
        TR_TRY(put_form(page, "figure-counts",
                        (TrValue[]){{NULL, figure->n_entities}, {NULL, figure->n_ties}}, file, err));
        (void)fputs("</span></figcaption>\n<div class=\"canvas\">\n", file);
        put_svg(page->figures[i].svg, page->figures[i].length, file);
        (void)fputs("</div>\n</figure>\n", file);
    }
out:
    return st;
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
        st = intervals
                 ? tr_chart_rank_intervals(report->certainty, page->language, report->date, chart.file, err)
                 : tr_chart_visible_broker(report->ranking, page->language, report->date, chart.file, err);
        TR_TRY(tr_text_stream_end(&chart, st, err));
        put_chart(intervals ? "rank-intervals" : "visible-broker", chart.text, chart.length, file);
        tr_text_stream_release(&chart);
    }
out:
    return st;
}

/* A kind or a measure; in English as it stands in the tables of `build`. */
static void put_word(const TrHtmlReport *page, const char *word, FILE *file)
{
    char plain[200];
    tr_xml_text(file,
                page->language == TR_ENGLISH ? word : tr_word(page->language, word, plain, sizeof plain));
}

static void put_row(const TrHtmlReport *page, const TrRankedMeasure *leading, uint32_t node, FILE *file)
{
    const TrReport *report = page->report;
    char number[TR_NUMBER_BYTES];
    (void)fprintf(file, "<tr><td class=\"n\">%s</td><th scope=\"row\">",
                  leading->ranks[node] == 0 ? "" : tr_number_text(leading->ranks[node], number));
    tr_xml_text(file, tr_node_name(report->network, node));
    (void)fputs("</th><td>", file);
    put_word(page, tr_node_kind(report->network, node), file);
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
    static const char *const heads[] = {"rank", "name", "kind"};
    (void)err;
    if (leading == NULL)
        return TR_OK;
    (void)fputs(
        "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-labelledby=\"ranking-title\"><table>\n"
        "<thead><tr>",
        file);
    for (size_t i = 0; i < 3; i++)
        (void)fprintf(file, "<th scope=\"col\">%s</th>", tr_page_say(page->language, heads[i]));
    for (size_t i = 0; i < report->ranking->n; i++)
        if (report->ranking->measures[i].scores != NULL) {
            (void)fputs("<th scope=\"col\">", file);
            put_word(page, report->ranking->measures[i].measure->name, file);
            (void)fputs("</th>", file);
        }
    (void)fputs("</tr></thead>\n<tbody>\n", file);
    for (size_t i = 0; i < leading->n_places && i < MOST_ROWS; i++)
        put_row(page, leading, leading->places[i], file);
    (void)fputs("</tbody></table></div>\n", file);
    return TR_OK;
}

static TrStatus put_account(const TrHtmlReport *page, FILE *file, TrError *err)
{
    TrAccount account = tr_input_account(page->report->network->input);
    const TrValue values[] = {{NULL, account.rows},
                              {NULL, account.claims},
                              {NULL, account.duplicates},
                              {NULL, account.rejected},
                              {NULL, page->report->summary->n_entities},
                              {NULL, page->report->summary->n_ties}};
    TrStatus st = TR_OK;
    (void)fputs("<p>", file);
    TR_TRY(put_form(page, "account-line", values, file, err));
    (void)fputs("</p>\n", file);
out:
    return st;
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

/* {{trama:say-NAME}}: the page's words of that name. */
static bool put_words(const TrHtmlReport *page, const char *name, size_t length, FILE *file)
{
    const char *words = length > 4 && strncmp(name, "say-", 4) == 0
                            ? tr_page_say_slice(page->language, name + 4, length - 4)
                            : NULL;
    if (words != NULL)
        tr_xml_text(file, words);
    return words != NULL;
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
        if (!put_words(page, name, length, file) && put != NULL)
            TR_TRY(put(page, file, err));
        at = name + length + 2;
    }
    (void)fputs(at, file);
out:
    return st;
}
