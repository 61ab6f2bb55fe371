/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Each rank with its interval: a row an entity, a bar from the best to the worst rank, a dot at the rank. */
#include <stdio.h>

#include "draw/chart.h"
#include "draw/picture.h"
#include "draw/stability_charts.h"
#include "draw/words.h"

#define ROW         17.0
#define NAME_ROOM   196.0
#define PLOT_LEFT   232.0
#define PLOT_RIGHT  (TR_CHART_WIDTH - TR_CHART_MARGIN - 44)
#define BAR         7.0
#define HALF_A_RANK 4.5 /* points, so that a bar of one rank shows beside its dot */
#define APART       "#0072B2"
#define OVERLAPS    "#8AB6D6" /* the same, lighter: 2.1 : 1, beside the darker frame that each bar has */
#define BAND        "#F4F4F4"

enum { ROWS = 25, TICKS = 11 };

typedef struct {
    const TrCertainty *certainty;
    const TrSureMeasure *sure;
    TrLanguage language;
    TrChart chart;
    TrScale scale;
    size_t n;     /* rows */
    uint32_t end; /* last rank on the axis */
    double top;   /* of the first row */
} Sheet;

/* A row stands apart where its interval overlaps no other's among those shown. */
static bool stands_apart(const Sheet *sheet, size_t row)
{
    for (size_t i = 0; i < sheet->sure->n_watched && i <= sheet->n; i++)
        if (i != row && !tr_sure_apart(sheet->sure, i, row) && !tr_sure_apart(sheet->sure, row, i))
            return false;
    return true;
}

/* The axis ends at the worst rank shown, but no more than three times as far as there are rows: a longer bar
 * ends in an arrow with its number. */
static uint32_t end_of_axis(const Sheet *sheet)
{
    uint32_t end = (uint32_t)sheet->n, most = 3 * (uint32_t)sheet->n;
    for (size_t i = 0; i < sheet->n; i++)
        if (sheet->sure->interval.high[i] > end)
            end = sheet->sure->interval.high[i];
    return end > most ? most : end;
}

static void draw_axis(Sheet *sheet, double bottom)
{
    double ticks[TICKS];
    size_t n = tr_chart_ticks(1, sheet->end, TICKS - 1, true, ticks);
    TrType type = {.points = TR_CHART_LABEL_POINTS, .anchor = TR_ANCHOR_MIDDLE, .fill = TR_CHART_TEXT};
    TrBuilder share = {0};
    char text[16];
    for (size_t i = 0; i <= n; i++) {
        double rank = i == 0 ? 1 : ticks[i - 1], x = tr_scale_place(&sheet->scale, rank);
        if (i > 0 && rank <= 1)
            continue;
        tr_chart_line(&sheet->chart, (TrSpot){x, sheet->top}, (TrSpot){x, bottom},
                      (TrInk){.stroke = TR_CHART_RULE, .width = 0.6});
        (void)snprintf(text, sizeof text, "%.0f", rank);
        tr_chart_text(&sheet->chart, x, sheet->top - 4, type, text);
        tr_chart_text(&sheet->chart, x, bottom + 11, type, text);
    }
    type.anchor = TR_ANCHOR_START;
    tr_chart_text(&sheet->chart, PLOT_LEFT, sheet->top - 15, type,
                  tr_phrase(sheet->language, TR_SAY_AXIS_RANK));
    type.anchor = TR_ANCHOR_END;
    tr_phrase_put(&share, sheet->language, TR_SAY_P_FIRST, &(TrValue){NULL, sheet->sure->top});
    if (!share.failed)
        tr_chart_text(&sheet->chart, TR_CHART_WIDTH - TR_CHART_MARGIN, sheet->top - 4, type, share.text);
    sheet->chart.failed = sheet->chart.failed || share.failed;
    tr_builder_release(&share);
}

/* An arrow head at the end of the axis, and the rank up to which the bar goes on. */
static void draw_beyond(Sheet *sheet, double y, uint32_t high)
{
    double x = tr_scale_place(&sheet->scale, sheet->end) + 6;
    TrSpot head[] = {{x - 4, y - 3}, {x, y}, {x - 4, y + 3}};
    char text[16];
    tr_chart_polyline(&sheet->chart, head, 3, (TrInk){.stroke = TR_CHART_BLACK, .width = 0.9});
    (void)snprintf(text, sizeof text, "%u", high);
    tr_chart_text(&sheet->chart, x + 2.5, y + 2.5,
                  (TrType){.points = TR_CHART_LEAST_POINTS, .fill = TR_CHART_TEXT}, text);
}

static void draw_row(Sheet *sheet, size_t row)
{
    const TrSureMeasure *sure = sheet->sure;
    const TrNetwork *network = sheet->certainty->ranking->network;
    uint32_t node = sure->ranked->places[row], rank = sure->ranked->ranks[node];
    uint32_t low = sure->interval.low[row], high = sure->interval.high[row];
    bool beyond = high > sheet->end;
    double y = sheet->top + ROW * ((double)row + 0.5), text_y = y + 3.2;
    double from = tr_scale_place(&sheet->scale, low < sheet->end ? low : sheet->end) - HALF_A_RANK;
    double to = tr_scale_place(&sheet->scale, beyond ? sheet->end : high) + (beyond ? 5 : HALF_A_RANK);
    TrType type = {.points = TR_CHART_TEXT_POINTS, .anchor = TR_ANCHOR_END, .fill = TR_CHART_TEXT};
    TrBuilder title = {0};
    char text[64];
    tr_phrase_put(&title, sheet->language, TR_SAY_RANK_FROM_TO,
                  (TrValue[]){{NULL, rank}, {NULL, low}, {NULL, high}});
    tr_chart_group(&sheet->chart, "row", tr_node_name(network, node), title.failed ? NULL : title.text);
    sheet->chart.failed = sheet->chart.failed || title.failed;
    tr_builder_release(&title);
    (void)snprintf(text, sizeof text, "%u", rank);
    tr_chart_text(&sheet->chart, TR_CHART_MARGIN + 16, text_y, type, text);
    (void)snprintf(text, sizeof text, "%.0f %%", 100 * sure->interval.p_top[row]);
    tr_chart_text(&sheet->chart, TR_CHART_WIDTH - TR_CHART_MARGIN, text_y, type, text);
    type.anchor = TR_ANCHOR_START;
    type.fill = TR_CHART_BLACK;
    tr_chart_text_within(&sheet->chart, TR_CHART_MARGIN + 22, text_y, NAME_ROOM - 4, type,
                         tr_node_name(network, node));
    tr_chart_rect(
        &sheet->chart, (TrSpot){from, y - BAR / 2}, to - from, BAR,
        (TrInk){.fill = stands_apart(sheet, row) ? APART : OVERLAPS, .stroke = APART, .width = 0.6});
    if (rank <= sheet->end)
        tr_chart_circle(&sheet->chart, (TrSpot){tr_scale_place(&sheet->scale, rank), y}, 3.1,
                        (TrInk){.fill = TR_CHART_BLACK, .stroke = "#FFFFFF", .width = 0.9});
    if (beyond)
        draw_beyond(sheet, y, high);
    tr_chart_group_end(&sheet->chart);
}

static void put_note(const Sheet *sheet, const char *date, TrBuilder *note)
{
    size_t n = sheet->certainty->resampling.n_origins;
    char plain[60];
    TrValue values[] = {
        {tr_word(sheet->language, tr_interval_name(sheet->sure->ranked->measure), plain, sizeof plain), 0},
        {NULL, sheet->certainty->n_replicates},
        {NULL, (n + 1) / 2},
        {NULL, n},
        {NULL, sheet->sure->top}};
    tr_phrase_put(note, sheet->language, TR_SAY_INTERVAL_NOTE, values);
    tr_build_text(note, tr_phrase(sheet->language, TR_SAY_CAVEAT));
    tr_build_format(note, "%s%s", date == NULL ? "" : "\n", date == NULL ? "" : date);
}

/* By the measure's name as options have it; in Spanish in words. */
static void put_title(const Sheet *sheet, TrBuilder *title)
{
    const char *measure = sheet->sure->ranked->measure->name;
    char plain[60];
    if (sheet->language != TR_ENGLISH)
        measure = tr_word(sheet->language, measure, plain, sizeof plain);
    tr_phrase_put(title, sheet->language, TR_SAY_HOW_SURE_BY, &(TrValue){measure, 0});
}

static TrStatus draw_sheet(Sheet *sheet, const char *date, FILE *file, TrError *err)
{
    static const TrType title_type = {.points = TR_CHART_TITLE_POINTS, .bold = true};
    static const TrType note_type = {.points = TR_CHART_LABEL_POINTS, .fill = TR_CHART_TEXT};
    TrBuilder title_text = {0}, note_text = {0};
    const char *title, *note;
    double room = TR_CHART_WIDTH - 2 * TR_CHART_MARGIN, bottom, height;
    put_title(sheet, &title_text);
    put_note(sheet, date, &note_text);
    title = title_text.failed ? "" : title_text.text;
    note = note_text.failed ? "" : note_text.text;
    sheet->top = TR_CHART_MARGIN + TR_CHART_TITLE_POINTS + 34;
    bottom = sheet->top + ROW * (double)sheet->n;
    height = tr_chart_paragraphs(NULL, 0, bottom + 20, room, note_type, note) + TR_CHART_MARGIN;
    tr_chart_begin(&sheet->chart, file, "rank_intervals", TR_CHART_WIDTH, height, title, note);
    tr_chart_group(&sheet->chart, "heading", NULL, NULL);
    tr_chart_text(&sheet->chart, TR_CHART_MARGIN, TR_CHART_MARGIN + TR_CHART_TITLE_POINTS, title_type, title);
    tr_chart_group_end(&sheet->chart);
    for (size_t row = 0; row < sheet->n; row += 2)
        tr_chart_rect(&sheet->chart, (TrSpot){TR_CHART_MARGIN, sheet->top + ROW * (double)row}, room, ROW,
                      (TrInk){.fill = BAND});
    draw_axis(sheet, bottom);
    for (size_t row = 0; row < sheet->n; row++)
        draw_row(sheet, row);
    tr_chart_group(&sheet->chart, "caption", NULL, NULL);
    (void)tr_chart_paragraphs(&sheet->chart, TR_CHART_MARGIN, bottom + 20, room, note_type, note);
    tr_chart_group_end(&sheet->chart);
    sheet->chart.failed = sheet->chart.failed || title_text.failed || note_text.failed;
    tr_builder_release(&title_text);
    tr_builder_release(&note_text);
    return tr_chart_end(&sheet->chart, err);
}

bool tr_chart_has_rank_intervals(const TrCertainty *certainty)
{
    const TrSureMeasure *sure = tr_certainty_leading(certainty);
    return sure != NULL && sure->state == TR_SURE_DONE && sure->ranked->n_ranked > 0;
}

TrStatus tr_chart_rank_intervals(const TrCertainty *certainty, TrLanguage language, const char *date,
                                 FILE *file, TrError *err)
{
    Sheet sheet = {.certainty = certainty, .language = language, .sure = tr_certainty_leading(certainty)};
    sheet.n = sheet.sure->ranked->n_ranked < ROWS ? sheet.sure->ranked->n_ranked : ROWS;
    if (sheet.n > sheet.sure->n_watched)
        sheet.n = sheet.sure->n_watched;
    sheet.end = end_of_axis(&sheet);
    sheet.scale = (TrScale){.first = 1, .last = sheet.end, .from = PLOT_LEFT + 6, .to = PLOT_RIGHT - 8};
    return draw_sheet(&sheet, date, file, err);
}
