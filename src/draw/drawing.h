/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A drawing: what trama-render makes of DOT, or what we draw ourselves, as elements of SVG without a page. */
#ifndef TR_DRAW_DRAWING_H
#define TR_DRAW_DRAWING_H

#include "draw/layout.h"
#include "draw/legend.h"

/* Starts as {0}. */
typedef struct {
    char *text; /* the whole SVG */
    size_t length;
    const char *inside; /* the elements within <svg> */
    size_t inside_length;
    double width, height;      /* points */
    double left, top;          /* what is shown begins here */
    double origin_x, origin_y; /* where the point (0, 0) of the layout is; its y points upwards */
    const char *places;        /* what trama-render says of where everything stands, or NULL */
    const TrMany *many;        /* instead of a text: written when it is wanted, as it is long; borrowed */
} TrDrawing;

/* The picture in one of its variants, by the layout `engine` or, if NULL, by that of its definition. */
TrStatus tr_drawing_of_picture(const TrPicture *picture, const TrVariant *variant, const char *engine,
                               TrDrawing *drawing, TrError *err);
TrStatus tr_drawing_of_legend(const TrPicture *picture, const TrLegend *legend, TrDrawing *drawing,
                              TrError *err);
/* Take a whole SVG as trama-render writes it: `text` is the drawing's from now on, and freed with
 * it. */
TrStatus tr_drawing_take(TrDrawing *drawing, char *text, size_t length, TrError *err);
/* The smallest size of letters in it, in points; 0 where it has no text. */
double tr_drawing_least_letters(const TrDrawing *drawing);
/* Places where two lines cross; and lines that run through an entity or words at which they do not end, which
 * happens where Graphviz finds no way round. */
TrStatus tr_drawing_count_crossings(const TrDrawing *drawing, size_t *n, size_t *n_through, TrError *err);
void tr_drawing_release(TrDrawing *drawing);

#endif
