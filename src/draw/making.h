/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A figure in the making: the drawing that is the best so far, and the sheet it stands on. */
#ifndef TR_DRAW_MAKING_H
#define TR_DRAW_MAKING_H

#include "draw/keeping.h"
#include "draw/many.h"

/* Starts as {.picture = …}. */
typedef struct {
    const TrPicture *picture;
    TrOutcome outcome;
    TrDrawing drawing, legend_drawing;
    TrMany many;
    bool lying;
    TrLegend legend;
    TrBuilder caption;
    TrSheet sheet;
    TrVariant variant; /* of the drawing */
    bool fresh;        /* its places were found by a layout, not kept */
    double merit; /* of the best so far: larger letters and fewer crossings are better; 0: there is none */
    size_t n_crossings, n_through; /* of the best so far */
} TrMaking;

bool tr_making_has_drawing(const TrPicture *picture);
TrSheetContent tr_making_content(const TrMaking *figure, const TrDrawing *drawing);
/* The caption, as the outcome is by now; the legend, as wide as the sheet lets it be. */
TrStatus tr_making_caption(TrMaking *figure, TrError *err);
TrStatus tr_making_legend(TrMaking *figure, const TrSheet *sheet, TrError *err);

/* Set `drawing` on an upright or lying sheet; if it is better so than in any way before, keep the sheet. */
TrStatus tr_making_try_sheet(TrMaking *figure, TrDrawing *drawing, bool lying, size_t n_crossings,
                             size_t n_through, bool *kept, TrError *err);
/* Both ways, as far as the page turns; the drawing is taken if it is the best so far. `alone`: there is no
 * other way to compare it with, so its crossings, which take long to count, do not matter. */
TrStatus tr_making_try_sheets(TrMaking *figure, const TrVariant *variant, TrDrawing *drawing, bool alone,
                              TrError *err);

/* Marks drawn by ourselves: no layout of Graphviz's that could take long or fail (making_many.c). */
TrStatus tr_making_draw_many(TrMaking *figure, TrError *err);

#endif
