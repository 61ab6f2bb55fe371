/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Degree against betweenness: visible against broker. Axes go by square roots, as a few have most of both;
 * the lines between the quarters are the last scores that are among the first ten. Labels find places one by
 * one, the best ranked first, where they overlap nothing, and stay linked to their dots. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "draw/chart.h"
#include "draw/label_places.h"
#include "draw/metrics.h"
#include "draw/picture.h"
#include "draw/stability_charts.h"
#include "draw/words.h"

#define PLOT_LEFT    58.0
#define PLOT_HEIGHT  400.0
#define DOT          3.2
#define SMALL_DOT    1.8
#define LABEL_POINTS 8.0
#define LABEL_ROOM   170.0
#define HIDDEN       TR_CHART_RED
#define VISIBLE      TR_CHART_BLUE
#define BOTH         "#000000"
#define OTHERS       "#9A9A9A"

enum { FIRST = 10, MOST_LABELS = 2 * FIRST + 8, TICKS = 8 };

typedef struct {
    const TrNetwork *network;
    TrLanguage language;
    const TrRankedMeasure *degree, *betweenness;
    TrChart chart;
    TrScale x, y; /* of square roots */
    double degree_line, betweenness_line;
    TrPlacedLabel labels[MOST_LABELS];
    TrBox words[3]; /* names of the quarters */
    TrLabelPlaces places;
    TrDot *dots; /* by node */
} Sheet;

/* ---- geometry ---- */

static double place_x(const Sheet *sheet, double value)
{
    return tr_scale_place(&sheet->x, sqrt(value));
}

static double place_y(const Sheet *sheet, double value)
{
    return tr_scale_place(&sheet->y, sqrt(value));
}

/* ---- labels ---- */

static TrBox plot_of(const Sheet *sheet)
{
    return (TrBox){sheet->x.from - 10, sheet->y.to - 8, sheet->x.to + 10, sheet->y.from + 8};
}

static bool is_first(const TrRankedMeasure *ranked, uint32_t node)
{
    return ranked->ranks[node] > 0 && ranked->ranks[node] <= FIRST;
}

static void add_label(Sheet *sheet, uint32_t node)
{
    const char *name = tr_node_name(sheet->network, node);
    TrLabelPlaces *places = &sheet->places;
    for (size_t i = 0; i < places->n_labels; i++)
        if (places->labels[i].dot == node)
            return;
    if (places->n_labels < MOST_LABELS)
        tr_label_place(places, node, fmin(tr_text_width(name, strlen(name), LABEL_POINTS), LABEL_ROOM));
}

/* Those among the first of either, in turn. */
static void add_labels(Sheet *sheet)
{
    sheet->places.within = plot_of(sheet);
    sheet->places.points = LABEL_POINTS;
    sheet->places.dots = sheet->dots;
    sheet->places.n_dots = sheet->network->n_nodes;
    sheet->places.words = sheet->words;
    sheet->places.x_line = place_x(sheet, sheet->degree_line);
    sheet->places.y_line = place_y(sheet, sheet->betweenness_line);
    sheet->places.labels = sheet->labels;
    for (size_t i = 0; i < sheet->degree->n_places; i++) {
        if (i < sheet->betweenness->n_places && is_first(sheet->betweenness, sheet->betweenness->places[i]))
            add_label(sheet, sheet->betweenness->places[i]);
        if (is_first(sheet->degree, sheet->degree->places[i]))
            add_label(sheet, sheet->degree->places[i]);
    }
}

/* ---- drawing ---- */

static double root_of(const TrRankedMeasure *ranked, uint32_t node)
{
    return sqrt(fmax(ranked->scores[node], 0));
}

/* Between the last score that is among the first ten and the best that is not; NaN where there is none. */
static double line_of(const TrRankedMeasure *ranked)
{
    for (size_t i = 1; i < ranked->n_ranked; i++)
        if (!is_first(ranked, ranked->places[i])) {
            double root = (root_of(ranked, ranked->places[i - 1]) + root_of(ranked, ranked->places[i])) / 2;
            return root * root;
        }
    return NAN;
}

/* 0 and 1, 2, 3, 5 times powers of ten, where they are not too close on the axis. */
static size_t ticks_of(double most, double *ticks)
{
    static const double leads[] = {1, 2, 3, 5};
    size_t n = 1;
    ticks[0] = 0;
    for (int digits = most < 1 ? -3 : 0; digits < 16; digits++)
        for (size_t i = 0; i < 4 && n < TICKS; i++) {
            double tick = leads[i] * pow(10, digits);
            if (tick <= most && sqrt(tick) - sqrt(ticks[n - 1]) >= sqrt(most) / (TICKS + 2))
                ticks[n++] = tick;
        }
    return n;
}

static void draw_axes(Sheet *sheet)
{
    double ticks[TICKS], most_x = sheet->x.last * sheet->x.last, most_y = sheet->y.last * sheet->y.last;
    TrType type = {.points = TR_CHART_LABEL_POINTS, .anchor = TR_ANCHOR_MIDDLE, .fill = TR_CHART_TEXT};
    TrInk rule = {.stroke = TR_CHART_RULE, .width = 0.5};
    TrBox plot = plot_of(sheet);
    char text[32];
    size_t n = ticks_of(most_x, ticks);
    for (size_t i = 0; i < n; i++) {
        double x = place_x(sheet, ticks[i]);
        tr_chart_line(&sheet->chart, (TrSpot){x, plot.top}, (TrSpot){x, plot.bottom}, rule);
        (void)snprintf(text, sizeof text, ticks[i] < 1 ? "%g" : "%.0f", ticks[i]);
        tr_chart_text(&sheet->chart, x, plot.bottom + 11, type, text);
    }
    n = ticks_of(most_y, ticks);
    type.anchor = TR_ANCHOR_END;
    for (size_t i = 0; i < n; i++) {
        double y = place_y(sheet, ticks[i]);
        tr_chart_line(&sheet->chart, (TrSpot){plot.left, y}, (TrSpot){plot.right, y}, rule);
        (void)snprintf(text, sizeof text, ticks[i] < 1 ? "%g" : "%.0f", ticks[i]);
        tr_chart_text(&sheet->chart, plot.left - 4, y + 2.8, type, text);
    }
    type.anchor = TR_ANCHOR_MIDDLE;
    tr_chart_text(&sheet->chart, (plot.left + plot.right) / 2, plot.bottom + 24, type,
                  tr_phrase(sheet->language, TR_SAY_AXIS_DEGREE));
    type.turned = -90;
    tr_chart_text(&sheet->chart, TR_CHART_MARGIN + 6, (plot.top + plot.bottom) / 2, type,
                  tr_phrase(sheet->language, TR_SAY_AXIS_BETWEENNESS));
}

/* The name of a quarter, in its outer corner: the upper ones above the plot, the lower one within it, where
 * labels keep clear of it if they can. */
static void draw_word(Sheet *sheet, bool right, bool upper, const char *text, const char *fill)
{
    TrBox plot = plot_of(sheet), box;
    double width = tr_text_width(text, strlen(text), TR_CHART_TEXT_POINTS) * 1.1;
    double x = right ? plot.right - (upper ? 0 : 5) : plot.left, y = upper ? plot.top - 5 : plot.bottom - 14;
    TrType type = {.points = TR_CHART_TEXT_POINTS,
                   .anchor = right ? TR_ANCHOR_END : TR_ANCHOR_START,
                   .fill = fill,
                   .bold = true};
    box = (TrBox){right ? x - width : x, y - 9, right ? x : x + width, y + 3};
    tr_chart_rect(&sheet->chart, (TrSpot){box.left, box.top}, width, box.bottom - box.top,
                  (TrInk){.fill = "#FFFFFF"});
    tr_chart_text(&sheet->chart, x, y, type, text);
    sheet->words[sheet->places.n_words++] = box;
}

static void draw_quarters(Sheet *sheet)
{
    TrInk ink = {.stroke = TR_CHART_AXIS, .width = 0.9, .dashes = "4 3"};
    TrBox plot = plot_of(sheet);
    double x = place_x(sheet, sheet->degree_line), y = place_y(sheet, sheet->betweenness_line);
    tr_chart_line(&sheet->chart, (TrSpot){x, plot.top}, (TrSpot){x, plot.bottom}, ink);
    tr_chart_line(&sheet->chart, (TrSpot){plot.left, y}, (TrSpot){plot.right, y}, ink);
    tr_chart_rect(&sheet->chart, (TrSpot){plot.left, plot.top}, plot.right - plot.left,
                  plot.bottom - plot.top, (TrInk){.stroke = TR_CHART_AXIS, .width = 0.8});
    if (isnan(x) || isnan(y))
        return;
    draw_word(sheet, false, true, tr_phrase(sheet->language, TR_SAY_BROKERS), HIDDEN);
    draw_word(sheet, true, true, tr_phrase(sheet->language, TR_SAY_VISIBLE_BROKERS), BOTH);
    draw_word(sheet, true, false, tr_phrase(sheet->language, TR_SAY_VISIBLE), VISIBLE);
}

static const char *colour_of(const Sheet *sheet, uint32_t node)
{
    bool visible = is_first(sheet->degree, node), broker = is_first(sheet->betweenness, node);
    return visible && broker ? BOTH : visible ? VISIBLE : broker ? HIDDEN : OTHERS;
}

static void draw_dots(Sheet *sheet)
{
    for (int named = 0; named < 2; named++) /* those with names on top */
        for (uint32_t v = 0; v < sheet->network->n_nodes; v++) {
            const char *colour = colour_of(sheet, v);
            char degree[32], betweenness[32];
            TrBuilder scores = {0};
            if (isnan(sheet->dots[v].spot.x) || sheet->dots[v].named != (named == 1))
                continue;
            (void)snprintf(degree, sizeof degree, "%.0f", sheet->degree->scores[v]);
            (void)snprintf(betweenness, sizeof betweenness, "%.1f", sheet->betweenness->scores[v]);
            tr_phrase_put(&scores, sheet->language, TR_SAY_DOT_SCORES,
                          (TrValue[]){{degree, 0}, {betweenness, 0}});
            tr_chart_group(&sheet->chart, "dot", tr_node_name(sheet->network, v),
                           scores.failed ? NULL : scores.text);
            sheet->chart.failed = sheet->chart.failed || scores.failed;
            tr_builder_release(&scores);
            tr_chart_circle(&sheet->chart, sheet->dots[v].spot, sheet->dots[v].radius,
                            (TrInk){.fill = colour, .stroke = "#FFFFFF", .width = 0.5});
            tr_chart_group_end(&sheet->chart);
        }
}

/* White behind each label, over grid and broken lines; before the dots. */
static void clear_labels(Sheet *sheet)
{
    for (size_t i = 0; i < sheet->places.n_labels; i++) {
        TrBox box = sheet->labels[i].box;
        tr_chart_rect(&sheet->chart, (TrSpot){box.left, box.top}, box.right - box.left, box.bottom - box.top,
                      (TrInk){.fill = "#FFFFFF"});
    }
    for (size_t i = 0; i < sheet->places.n_labels; i++)
        if (sheet->labels[i].linked)
            tr_chart_line(&sheet->chart, sheet->dots[sheet->labels[i].dot].spot, sheet->labels[i].anchor,
                          (TrInk){.stroke = TR_CHART_AXIS, .width = 0.5});
}

static void draw_labels(Sheet *sheet)
{
    for (size_t i = 0; i < sheet->places.n_labels; i++) {
        const char *name = tr_node_name(sheet->network, sheet->labels[i].dot);
        tr_chart_group(&sheet->chart, "label", name, NULL);
        tr_chart_text_within(&sheet->chart, sheet->labels[i].corner.x, sheet->labels[i].corner.y,
                             LABEL_ROOM + 0.5, (TrType){.points = LABEL_POINTS}, name);
        tr_chart_group_end(&sheet->chart);
    }
}

/* ---- the sheet ---- */

static TrStatus draw_sheet(Sheet *sheet, const char *date, FILE *file, TrError *err)
{
    static const TrType title_type = {.points = TR_CHART_TITLE_POINTS, .bold = true};
    static const TrType note_type = {.points = TR_CHART_LABEL_POINTS, .fill = TR_CHART_TEXT};
    const char *title = tr_phrase(sheet->language, TR_SAY_VISIBLE_TITLE), *note;
    TrBuilder words = {0};
    double room = TR_CHART_WIDTH - 2 * TR_CHART_MARGIN, bottom = plot_of(sheet).bottom + 32, height;
    tr_phrase_put(&words, sheet->language, TR_SAY_VISIBLE_NOTE, &(TrValue){NULL, FIRST});
    tr_build_format(&words, "\n%s%s%s", tr_phrase(sheet->language, TR_SAY_CAVEAT), date == NULL ? "" : "\n",
                    date == NULL ? "" : date);
    note = words.failed ? "" : words.text;
    height = tr_chart_paragraphs(NULL, 0, bottom, room, note_type, note) + TR_CHART_MARGIN;
    tr_chart_begin(&sheet->chart, file, "visible_broker", TR_CHART_WIDTH, height, title, note);
    tr_chart_group(&sheet->chart, "heading", NULL, NULL);
    tr_chart_text(&sheet->chart, TR_CHART_MARGIN, TR_CHART_MARGIN + TR_CHART_TITLE_POINTS, title_type, title);
    tr_chart_group_end(&sheet->chart);
    draw_axes(sheet);
    draw_quarters(sheet);
    add_labels(sheet);
    clear_labels(sheet);
    draw_dots(sheet);
    draw_labels(sheet);
    tr_chart_group(&sheet->chart, "caption", NULL, NULL);
    (void)tr_chart_paragraphs(&sheet->chart, TR_CHART_MARGIN, bottom, room, note_type, note);
    tr_chart_group_end(&sheet->chart);
    sheet->chart.failed = sheet->chart.failed || words.failed;
    tr_builder_release(&words);
    return tr_chart_end(&sheet->chart, err);
}

static const TrRankedMeasure *find_measure(const TrRanking *ranking, const char *name)
{
    for (size_t i = 0; i < ranking->n; i++)
        if (ranking->measures[i].scores != NULL && strcmp(ranking->measures[i].measure->name, name) == 0)
            return &ranking->measures[i];
    return NULL;
}

static void place_dots(Sheet *sheet)
{
    double top = TR_CHART_MARGIN + TR_CHART_TITLE_POINTS + 40;
    sheet->x = (TrScale){.from = PLOT_LEFT + 10, .to = TR_CHART_WIDTH - TR_CHART_MARGIN - 10};
    sheet->y = (TrScale){.from = top + PLOT_HEIGHT, .to = top};
    sheet->x.last = root_of(sheet->degree, sheet->degree->places[0]);
    sheet->y.last = root_of(sheet->betweenness, sheet->betweenness->places[0]);
    sheet->degree_line = line_of(sheet->degree);
    sheet->betweenness_line = line_of(sheet->betweenness);
    for (uint32_t v = 0; v < sheet->network->n_nodes; v++) {
        bool named = is_first(sheet->degree, v) || is_first(sheet->betweenness, v);
        sheet->dots[v] = (TrDot){.spot = {NAN, NAN}, .radius = named ? DOT : SMALL_DOT, .named = named};
        if (!tr_node_is_event(sheet->network, v))
            sheet->dots[v].spot = (TrSpot){place_x(sheet, sheet->degree->scores[v]),
                                           place_y(sheet, sheet->betweenness->scores[v])};
    }
}

bool tr_chart_has_visible_broker(const TrRanking *ranking)
{
    const TrRankedMeasure *degree = find_measure(ranking, "degree");
    return degree != NULL && find_measure(ranking, "betweenness") != NULL && degree->n_ranked > 0 &&
           degree->scores[degree->places[0]] > 0;
}

TrStatus tr_chart_visible_broker(const TrRanking *ranking, TrLanguage language, const char *date, FILE *file,
                                 TrError *err)
{
    Sheet sheet = {.network = ranking->network,
                   .language = language,
                   .degree = find_measure(ranking, "degree"),
                   .betweenness = find_measure(ranking, "betweenness")};
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(sheet.dots, ranking->network->n_nodes, err));
    place_dots(&sheet);
    TR_TRY(draw_sheet(&sheet, date, file, err));
out:
    tr_free(sheet.dots);
    return st;
}
