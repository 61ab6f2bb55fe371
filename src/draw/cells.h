/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Points in squares, so that only neighbouring squares need be looked at. */
#ifndef TR_DRAW_CELLS_H
#define TR_DRAW_CELLS_H

#include "base/status.h"

/* Starts as {0}. The points of square k are point[first[k] .. first[k + 1] - 1], in order. */
typedef struct {
    size_t columns, rows, most; /* most: squares there is room for */
    double side, left, low;
    uint32_t *first, *point;
} TrCells;

/* Room for n points. Release with tr_cells_release(). */
TrStatus tr_cells_begin(TrCells *cells, size_t n, TrError *err);
/* Sort n points into squares of `side` or more. */
void tr_cells_fill(TrCells *cells, size_t n, double side, const double *x, const double *y);
/* The column and row of a place: the nearest there is. */
size_t tr_cells_column(const TrCells *cells, double x);
size_t tr_cells_row(const TrCells *cells, double y);
void tr_cells_release(TrCells *cells);

#endif
