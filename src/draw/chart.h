/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Charts that are not Graphviz: the few SVG elements they need, and scales with round numbers on them.
 *
 * A chart is as wide as it is printed: its units are points, so that type of 7 points is 7 points on paper,
 * and TR_CHART_WIDTH fits A4 with its margins. All text passes the sanitiser of base/text.h and the escapes
 * of base/writers.h. What is not finite is not drawn. Want of memory is remembered and told at the end; write
 * errors stay in the FILE, and whoever closes it checks once (see base/file.h). */
#ifndef TR_DRAW_CHART_H
#define TR_DRAW_CHART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/status.h"

#define TR_CHART_WIDTH        540.0 /* points: 190 mm */
#define TR_CHART_MARGIN       14.0
#define TR_CHART_TITLE_POINTS 14.0
#define TR_CHART_TEXT_POINTS  9.0
#define TR_CHART_LABEL_POINTS 8.0 /* along axes */
#define TR_CHART_LEAST_POINTS 7.0

/* Colours on white that keep apart in greyscale too. */
#define TR_CHART_BLACK "#000000"
#define TR_CHART_TEXT  "#333333"
#define TR_CHART_RULE  "#D0D0D0" /* grids: behind everything */
#define TR_CHART_AXIS  "#767676"
#define TR_CHART_BLUE  "#0072B2" /* Okabe and Ito; 5.2 : 1 on white */
#define TR_CHART_RED   "#B84D00" /* theirs, darker, as it is for words too; 5.1 : 1 */

/* Starts with tr_chart_begin(). */
typedef struct {
    FILE *file;
    const char *id;
    double width, height; /* points */
    bool failed;          /* no memory */
} TrChart;

/* How something is drawn. NULL is none: no line, no filling, no dashes. */
typedef struct {
    const char *stroke;
    double width; /* points; 0 is 1 */
    const char *fill;
    const char *dashes; /* such as "3 2" */
} TrInk;

typedef enum { TR_ANCHOR_START, TR_ANCHOR_MIDDLE, TR_ANCHOR_END } TrAnchor;

/* How text is set. */
typedef struct {
    double points;
    TrAnchor anchor;
    const char *fill; /* NULL: TR_CHART_BLACK */
    bool bold;
    double turned; /* degrees clockwise about its place */
} TrType;

typedef struct {
    double x, y;
} TrSpot;

/* The head of the file: role="img", <title> and <desc> for those who do not see it, a white sheet. `id` (a
 * letter, then letters, digits and underscores; it stays the caller's) begins all ids, so that charts can
 * stand on one page. */
void tr_chart_begin(TrChart *chart, FILE *file, const char *id, double width, double height,
                    const char *title, const char *description);
TrStatus tr_chart_end(TrChart *chart, TrError *err);

/* Everything up to tr_chart_group_end() belongs together and has `part` for its class; `name` tells it from
 * others of that class (NULL: there is one only); `title` (NULL: none) shows under the pointer. Its id is
 * CHART--PART--NAME, see ids.h. */
void tr_chart_group(TrChart *chart, const char *part, const char *name, const char *title);
void tr_chart_group_end(TrChart *chart);

/* One line of text with its baseline at (x, y). Line ends within it are blanks. */
void tr_chart_text(TrChart *chart, double x, double y, TrType type, const char *text);
/* Likewise, cut with an ellipsis where it would be wider than `room` points. */
void tr_chart_text_within(TrChart *chart, double x, double y, double room, TrType type, const char *text);
/* Paragraphs, one per line of `text`, broken at `room` points, whose first line hangs below the height y.
 * Returns the height after the last. A NULL chart only measures. */
double tr_chart_paragraphs(TrChart *chart, double x, double y, double room, TrType type, const char *text);

void tr_chart_line(TrChart *chart, TrSpot from, TrSpot to, TrInk ink);
/* A line through spots[0 .. n-1], with a gap where one is not finite. One that stands alone between gaps is
 * not drawn: give it a circle. */
void tr_chart_polyline(TrChart *chart, const TrSpot *spots, size_t n, TrInk ink);
void tr_chart_rect(TrChart *chart, TrSpot corner, double width, double height, TrInk ink);
void tr_chart_circle(TrChart *chart, TrSpot centre, double radius, TrInk ink);

/* Values first .. last lie at places from .. to (in points, along one axis); last may be the smaller, which
 * turns the axis round. Where first = last, everything lies in the middle. */
typedef struct {
    double first, last;
    double from, to;
} TrScale;
double tr_scale_place(const TrScale *scale, double value);

/* Round numbers within first .. last (either way round), ascending, in steps of 1, 2 or 5 times a power of
 * ten; of whole numbers only, if `whole`. At most `most` of them (most >= 2) into ticks; returns how many. */
size_t tr_chart_ticks(double first, double last, size_t most, bool whole, double *ticks);

#endif
