/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The forms a picture can have: a network, groups, a matrix, small pictures by time. */
#ifndef TR_DRAW_FIGURE_H
#define TR_DRAW_FIGURE_H

#include "draw/drawing.h"

/* Draw the picture in the form that its definition asks for. */
TrStatus tr_figure_draw_form(const TrPicture *picture, const TrVariant *variant, TrDrawing *drawing,
                             TrError *err);

/* The forms that are not drawn by Graphviz alone. */
TrStatus tr_matrix_draw(const TrPicture *picture, TrDrawing *drawing, TrError *err);
/* Put the rows, whose order by group and rank is given, back in the order of picture->last, if there is one:
 * within its group, what is new comes last. More than half new: all stays by rank. */
TrStatus tr_matrix_keep_order(const TrPicture *picture, const TrGrouped *groups, uint32_t *order, size_t n,
                              TrError *err);
/* Mark the styles of lines that occur in panels, each as it was known then; *any is false where the picture
 * has no panels with a style of their own. */
TrStatus tr_panels_mark_lines(const TrPicture *picture, bool occurs[TR_N_LINES], bool *any, TrError *err);
TrStatus tr_panels_draw(const TrPicture *picture, const TrVariant *variant, TrDrawing *drawing, TrError *err);

#endif
