/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Drawing a picture with the places of its last edition, and noting those of this one. */
#ifndef TR_DRAW_KEEPING_H
#define TR_DRAW_KEEPING_H

#include "draw/kept.h"
#include "draw/sheet.h"

/* Whether the definition is another than that of picture->last, in what sets the places; and whether anything
 * that a layout is given is: where that is not known, it is taken to be. */
TrStatus tr_keeping_compare(const TrPicture *picture, bool *form, bool *fingerprint, TrError *err);

/* Draw `picture` in the variant and with the places of picture->last. *how says whether it could be done; if
 * not, and where nothing has changed of what was laid out freely, `drawing` stays empty. */
TrStatus tr_keeping_draw(const TrPicture *picture, TrDrawing *drawing, TrKeptHow *how, TrError *err);

/* Note in picture->positions where everything stands on `sheet`, and how it was drawn. `fresh`: the layout
 * found the places. */
TrStatus tr_keeping_note(const TrPicture *picture, const TrDrawing *drawing, const TrSheet *sheet,
                         const TrVariant *variant, bool fresh, double least_points, TrError *err);

#endif
