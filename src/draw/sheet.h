/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The sheet: title, drawing, legend and caption set on a page of some size. The words around the drawing are
 * ours, set with Arial's widths; only the drawing is scaled to fit. */
#ifndef TR_DRAW_SHEET_H
#define TR_DRAW_SHEET_H

#include "draw/drawing.h"

/* Sizes in points, and where things stand from the top. */
typedef struct {
    double width, height; /* of the page; a height of 0: as high as it needs */
    double margin, title_points, small_points;
    double legend_scale;
    double title_bottom, picture_top, legend_top, caption_top;
    double scale;              /* of the drawing */
    double picture_left, foot; /* where the drawing begins, and where it must have ended (0: anywhere) */
} TrSheet;

/* What is set on it. */
typedef struct {
    const TrPicture *picture;
    const TrDrawing *drawing; /* NULL: none */
    const TrLegend *legend;
    const TrDrawing *legend_drawing;
    const char *caption;
} TrSheetContent;

/* A sheet of `page`, upright or lying; a page without a size is as wide as `drawing_width` needs. */
TrSheet tr_sheet_begin(TrPage page, bool lying, double drawing_width);
/* The width that a legend may have, in its own points. */
double tr_sheet_legend_width(const TrSheet *sheet);
/* Find the places and the scale of the drawing. */
void tr_sheet_arrange(TrSheet *sheet, const TrSheetContent *content);
/* Set the drawing with the scale and the place of the layout's origin that it had on another sheet, or as
 * near to that as it fits; unless it is much smaller so than it could be. */
void tr_sheet_hold(TrSheet *sheet, const TrDrawing *drawing, double left, double top, double scale);
TrStatus tr_sheet_write(const TrSheet *sheet, const TrSheetContent *content, FILE *file, TrError *err);

#endif
