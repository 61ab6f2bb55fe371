/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/small_multiples.h"

#include <math.h>
#include <string.h>

#include "base/builder.h"
#include "base/memory.h"
#include "base/text.h"
#include "draw/chart.h"
#include "draw/metrics.h"

/* Points. A panel is a name, a field for the line, and a row of labels below. */
#define GAP         14.0
#define AXIS_WIDTH  16.0 /* left of the field, for the ranks */
#define NAME_HEIGHT 25.0 /* two lines */
#define NAME_LINE   10.0
#define FIELD       56.0
#define LABELS      11.0
#define INSET       5.0 /* of the first and last period within the field */
#define MARK        1.9
enum { COLUMNS = 4, LOWEST_SHOWN = 40, MOST_MARKED = 40, ID_BYTES = 40 };

static const TrType name_type = {.points = TR_CHART_LABEL_POINTS, .bold = true};
static const TrType title_type = {.points = TR_CHART_TITLE_POINTS, .bold = true};
static const TrType text_type = {.points = TR_CHART_TEXT_POINTS, .fill = TR_CHART_TEXT};

typedef struct {
    const TrSmallMultiples *it;
    TrChart chart;
    TrScale time, rank, claims; /* places within a panel */
    uint32_t lowest;            /* rank at the bottom; what lies lower is drawn there, hollow */
    bool any_lower;
    double panel_width, panel_height;
    TrSpot *spots; /* scratch, by period */
    TrBuilder text;
} Drawing;

static const char *name_of(const TrSmallMultiples *it, size_t i)
{
    return tr_names_shown(it->whole->input, &it->whole->names, it->trajectory->entities[i]);
}

/* ---- scales ---- */

static void set_scales(Drawing *drawing)
{
    const TrTrajectory *t = drawing->it->trajectory;
    uint32_t lowest = 5;
    size_t most_claims = 1;
    for (size_t i = 0; i < t->n_entities * t->n_periods; i++)
        if (t->points[i].rank > lowest)
            lowest = t->points[i].rank;
    for (size_t k = 0; k < t->n_periods; k++)
        if (t->counts[k].n_claims > most_claims)
            most_claims = t->counts[k].n_claims;
    drawing->any_lower = lowest > LOWEST_SHOWN;
    drawing->lowest = lowest <= 5 ? 5 : lowest <= 10 ? 10 : lowest <= 20 ? 20 : LOWEST_SHOWN;
    drawing->panel_width = (TR_CHART_WIDTH - 2 * TR_CHART_MARGIN - (COLUMNS - 1) * GAP) / COLUMNS;
    drawing->panel_height = NAME_HEIGHT + FIELD + LABELS;
    drawing->time = (TrScale){0, (double)t->n_periods - 1, AXIS_WIDTH + INSET, drawing->panel_width - INSET};
    drawing->rank = (TrScale){1, drawing->lowest, NAME_HEIGHT + INSET, NAME_HEIGHT + FIELD - INSET};
    drawing->claims = (TrScale){0, (double)most_claims, NAME_HEIGHT + FIELD, NAME_HEIGHT + INSET};
}

static TrSpot panel_corner(const Drawing *drawing, size_t panel, double top)
{
    size_t row = panel / COLUMNS;
    return (TrSpot){TR_CHART_MARGIN + (double)(panel % COLUMNS) * (drawing->panel_width + GAP),
                    top + (double)row * (drawing->panel_height + GAP)};
}

/* ---- a panel ---- */

static void put_level(Drawing *drawing, TrSpot corner, double y, const char *label)
{
    TrChart *chart = &drawing->chart;
    tr_chart_line(chart, (TrSpot){corner.x + AXIS_WIDTH, corner.y + y},
                  (TrSpot){corner.x + drawing->panel_width, corner.y + y},
                  (TrInk){.stroke = TR_CHART_RULE, .width = 0.5});
    tr_chart_text(chart, corner.x + AXIS_WIDTH - 3, corner.y + y + 2.5,
                  (TrType){.points = TR_CHART_LEAST_POINTS, .anchor = TR_ANCHOR_END, .fill = TR_CHART_TEXT},
                  label);
}

static void put_levels(Drawing *drawing, TrSpot corner, const TrScale *scale, const double *values, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char label[24];
        (void)snprintf(label, sizeof label, "%.0f", values[i]);
        put_level(drawing, corner, tr_scale_place(scale, values[i]), label);
    }
}

/* The first period and the last; where there is one only, it stands in the middle. */
static void put_times(Drawing *drawing, TrSpot corner)
{
    const TrTrajectory *t = drawing->it->trajectory;
    double y = corner.y + drawing->panel_height - 2;
    TrType type = {.points = TR_CHART_LEAST_POINTS, .fill = TR_CHART_TEXT};
    if (t->n_periods == 1) {
        type.anchor = TR_ANCHOR_MIDDLE;
        tr_chart_text(&drawing->chart, corner.x + drawing->time.from / 2 + drawing->time.to / 2, y, type,
                      t->periods[0].name);
        return;
    }
    tr_chart_text(&drawing->chart, corner.x + AXIS_WIDTH, y, type, t->periods[0].name);
    type.anchor = TR_ANCHOR_END;
    tr_chart_text(&drawing->chart, corner.x + drawing->panel_width, y, type,
                  t->periods[t->n_periods - 1].name);
}

/* A tick where a year begins. */
static void put_years(Drawing *drawing, TrSpot corner)
{
    const TrTrajectory *t = drawing->it->trajectory;
    double y = corner.y + NAME_HEIGHT + FIELD;
    for (size_t k = 1; k < t->n_periods && drawing->it->unit != TR_BY_YEAR; k++) {
        double x = tr_scale_place(&drawing->time, (double)k - 0.5);
        if (strncmp(t->periods[k].name, t->periods[k - 1].name, 4) != 0)
            tr_chart_line(&drawing->chart, (TrSpot){corner.x + x, y}, (TrSpot){corner.x + x, y - 3},
                          (TrInk){.stroke = TR_CHART_AXIS, .width = 0.75});
    }
}

/* On one line if it fits, else on two, the second cut to its room. */
static void put_name(Drawing *drawing, TrSpot corner, const char *name)
{
    char line[200], first[200];
    double room = drawing->panel_width, y = corner.y + NAME_HEIGHT - 6;
    size_t n, skip;
    tr_text_one_line(name, line, sizeof line);
    n = tr_text_break(line, room / 1.1, name_type.points, &skip); /* bold */
    if (line[n] != '\0') {
        (void)snprintf(first, sizeof first, "%.*s", (int)n, line);
        tr_chart_text(&drawing->chart, corner.x, y - NAME_LINE, name_type, first);
    }
    tr_chart_text_within(&drawing->chart, corner.x, y, room, name_type,
                         line[n] == '\0' ? line : line + n + skip);
}

static void put_frame(Drawing *drawing, TrSpot corner, const char *name)
{
    put_name(drawing, corner, name);
    tr_chart_line(&drawing->chart, (TrSpot){corner.x + AXIS_WIDTH, corner.y + NAME_HEIGHT + FIELD},
                  (TrSpot){corner.x + drawing->panel_width, corner.y + NAME_HEIGHT + FIELD},
                  (TrInk){.stroke = TR_CHART_AXIS, .width = 0.75});
    put_years(drawing, corner);
    put_times(drawing, corner);
}

/* "Ana: 2024-05 rank 3; 2024-07 rank 1": for the pointer, and for those who do not see the line. */
static void describe(Drawing *drawing, size_t i)
{
    const TrTrajectory *t = drawing->it->trajectory;
    bool any = false;
    tr_build_clear(&drawing->text);
    tr_build_text(&drawing->text, name_of(drawing->it, i));
    for (size_t k = 0; k < t->n_periods; k++) {
        const TrTrajectoryPoint *point = &t->points[i * t->n_periods + k];
        if (point->rank == 0)
            continue;
        tr_build_format(&drawing->text, "%s %s rank %u of %zu", any ? ";" : ":", t->periods[k].name,
                        point->rank, t->counts[k].n_entities);
        any = true;
    }
    tr_build_text(&drawing->text, any ? "" : ": in no period");
}

/* Where there are many periods, only the ends of lines are marked. */
static bool is_marked(const TrTrajectory *t, const TrTrajectoryPoint *points, size_t k)
{
    bool before = k > 0 && points[k - 1].rank > 0, after = k + 1 < t->n_periods && points[k + 1].rank > 0;
    return t->n_periods <= MOST_MARKED || !before || !after;
}

static TrStatus put_panel(Drawing *drawing, size_t i, TrSpot corner, TrError *err)
{
    const TrTrajectory *t = drawing->it->trajectory;
    const TrTrajectoryPoint *points = &t->points[i * t->n_periods];
    TrChart *chart = &drawing->chart;
    uint32_t middle = (drawing->lowest + 1) / 2;
    describe(drawing, i);
    if (drawing->text.failed)
        return tr_fail_memory(err);
    tr_chart_group(chart, "panel", name_of(drawing->it, i), drawing->text.text);
    put_frame(drawing, corner, name_of(drawing->it, i));
    put_levels(drawing, corner, &drawing->rank, (double[]){1, middle, drawing->lowest}, 3);
    for (size_t k = 0; k < t->n_periods; k++) {
        double rank = points[k].rank == 0 ? (double)NAN : fmin(points[k].rank, drawing->lowest);
        drawing->spots[k] = (TrSpot){corner.x + tr_scale_place(&drawing->time, (double)k),
                                     corner.y + tr_scale_place(&drawing->rank, rank)};
    }
    tr_chart_polyline(chart, drawing->spots, t->n_periods, (TrInk){.stroke = TR_CHART_BLUE, .width = 1.25});
    for (size_t k = 0; k < t->n_periods; k++) {
        bool lower = points[k].rank > drawing->lowest;
        if (lower || is_marked(t, points, k))
            tr_chart_circle(chart, drawing->spots[k], MARK,
                            (TrInk){.stroke = TR_CHART_BLUE, .fill = lower ? "#FFFFFF" : TR_CHART_BLUE});
    }
    tr_chart_group_end(chart);
    return TR_OK;
}

static void put_claims_panel(Drawing *drawing, TrSpot corner)
{
    const TrTrajectory *t = drawing->it->trajectory;
    double step =
        t->n_periods > 1 ? (drawing->time.to - drawing->time.from) / ((double)t->n_periods - 1) : 20;
    double width = fmin(fmax(step * 0.7, 0.5), 8), levels[3];
    size_t n_levels = tr_chart_ticks(0, drawing->claims.last, 3, true, levels);
    tr_chart_group(&drawing->chart, "claims", NULL, "Claims in each period");
    put_frame(drawing, corner, "Claims in each period");
    put_levels(drawing, corner, &drawing->claims, levels, n_levels);
    for (size_t k = 0; k < t->n_periods; k++) {
        double y = tr_scale_place(&drawing->claims, (double)t->counts[k].n_claims);
        double x = tr_scale_place(&drawing->time, (double)k);
        if (t->counts[k].n_claims > 0)
            tr_chart_rect(&drawing->chart, (TrSpot){corner.x + x - width / 2, corner.y + y}, width,
                          NAME_HEIGHT + FIELD - y, (TrInk){.fill = TR_CHART_AXIS});
    }
    tr_chart_group_end(&drawing->chart);
}

/* ---- words ---- */

static void build_title(Drawing *drawing, char *title, size_t bytes)
{
    const TrTrajectory *t = drawing->it->trajectory;
    const char *first = t->periods[0].name, *last = t->periods[t->n_periods - 1].name;
    if (t->n_periods == 1)
        (void)snprintf(title, bytes, "Rank by %s, %s", t->measure->name, first);
    else
        (void)snprintf(title, bytes, "Rank by %s, %s to %s, by %s", t->measure->name, first, last,
                       tr_period_unit_name(drawing->it->unit));
}

static void build_caption(Drawing *drawing)
{
    const TrTrajectory *t = drawing->it->trajectory;
    const char *unit = tr_period_unit_name(drawing->it->unit);
    size_t undated = drawing->it->whole->n_undated;
    TrBuilder *text = &drawing->text;
    tr_build_clear(text);
    tr_build_format(
        text,
        "Rank 1 is at the top, among the entities that the claims of the %s name; all panels have the "
        "same scale. A gap is a %s without a claim on the entity.",
        unit, unit);
    if (drawing->any_lower)
        tr_build_format(text, " Hollow: below rank %u.", drawing->lowest);
    if (t->n_spread > 0)
        tr_build_format(text, " %zu claim%s with a longer date or a range lie%s in each %s it may belong to.",
                        t->n_spread, t->n_spread == 1 ? "" : "s", t->n_spread == 1 ? "s" : "", unit);
    if (undated > 0)
        tr_build_format(text, " %zu claim%s without a date %s left out.", undated, undated == 1 ? "" : "s",
                        undated == 1 ? "is" : "are");
    tr_build_text(text, "\n" TR_CHART_CAVEAT);
}

static void build_description(Drawing *drawing, TrBuilder *text)
{
    const TrTrajectory *t = drawing->it->trajectory;
    tr_build_format(text, "%zu small line charts, one for each entity, of its rank in each of %zu %ss. ",
                    t->n_entities, t->n_periods, tr_period_unit_name(drawing->it->unit));
    tr_build_text(text, TR_CHART_CAVEAT);
}

/* ---- the sheet ---- */

static TrStatus put_sheet(Drawing *drawing, FILE *file, TrError *err)
{
    const TrTrajectory *t = drawing->it->trajectory;
    double inside = TR_CHART_WIDTH - 2 * TR_CHART_MARGIN, top, bottom, height;
    size_t n_rows = (t->n_entities + 1 + COLUMNS - 1) / COLUMNS;
    char title[160];
    TrBuilder description = {0};
    TrStatus st = TR_OK;
    build_title(drawing, title, sizeof title);
    build_description(drawing, &description);
    build_caption(drawing);
    if (description.failed || drawing->text.failed)
        TR_TRY(tr_fail_memory(err));
    top = tr_chart_paragraphs(NULL, 0, TR_CHART_MARGIN, inside, title_type, title) + GAP;
    bottom = top + (double)n_rows * (drawing->panel_height + GAP);
    height = tr_chart_paragraphs(NULL, 0, bottom, inside, text_type, drawing->text.text) + TR_CHART_MARGIN;
    tr_chart_begin(&drawing->chart, file, "over", TR_CHART_WIDTH, height, title, description.text);
    tr_chart_group(&drawing->chart, "heading", NULL, NULL);
    (void)tr_chart_paragraphs(&drawing->chart, TR_CHART_MARGIN, TR_CHART_MARGIN, inside, title_type, title);
    tr_chart_group_end(&drawing->chart);
    tr_chart_group(&drawing->chart, "caption", NULL, NULL);
    (void)tr_chart_paragraphs(&drawing->chart, TR_CHART_MARGIN, bottom, inside, text_type,
                              drawing->text.text);
    tr_chart_group_end(&drawing->chart);
    for (size_t i = 0; i < t->n_entities; i++)
        TR_TRY(put_panel(drawing, i, panel_corner(drawing, i, top), err));
    put_claims_panel(drawing, panel_corner(drawing, t->n_entities, top));
    TR_TRY(tr_chart_end(&drawing->chart, err));
out:
    tr_builder_release(&description);
    return st;
}

TrStatus tr_small_multiples_write(const TrSmallMultiples *it, FILE *file, TrError *err)
{
    Drawing drawing = {.it = it};
    TrStatus st = TR_OK;
    if (it->trajectory->n_entities > TR_MOST_PANELS)
        return tr_fail(err, TR_BAD_USAGE, "%zu small charts are too many for a page; expected --top 1 to %d",
                       it->trajectory->n_entities, TR_MOST_PANELS);
    TR_TRY(TR_ARRAY(drawing.spots, it->trajectory->n_periods, err));
    set_scales(&drawing);
    TR_TRY(put_sheet(&drawing, file, err));
out:
    tr_free(drawing.spots);
    tr_builder_release(&drawing.text);
    return st;
}
