/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <math.h>

#include "base/memory.h"
#include "draw/cells.h"
#include "draw/parts.h"

enum { MOST_ROUNDS = 60, FEWEST_ROUNDS = 12, MOST_VISITS = 1500000 }; /* visits: rounds times discs */

typedef struct {
    TrCells cells; /* as wide as the largest disc */
    const double *radius;
    double *x, *y, *dx, *dy;
    size_t n;
} Discs;

/* What pushes disc i, by all discs of a square, is added to its shift; whether any does. */
static bool push(Discs *discs, size_t cell, size_t i)
{
    bool any = false;
    for (size_t k = discs->cells.first[cell]; k < discs->cells.first[cell + 1]; k++) {
        size_t other = discs->cells.point[k];
        double ax = discs->x[i] - discs->x[other], ay = discs->y[i] - discs->y[other], d2 = ax * ax + ay * ay,
               apart = discs->radius[i] + discs->radius[other], d;
        if (other == i || d2 >= apart * apart)
            continue;
        if (!(d2 > 0)) { /* at one place: to either side */
            ax = i < other ? -1 : 1;
            d2 = 1;
        }
        d = sqrt(d2);
        discs->dx[i] += ax / d * (apart - fmin(d, apart)) / 2;
        discs->dy[i] += ay / d * (apart - fmin(d, apart)) / 2;
        any = true;
    }
    return any;
}

static bool push_all(Discs *discs)
{
    const TrCells *cells = &discs->cells;
    bool any = false;
    for (size_t i = 0; i < discs->n; i++) {
        size_t column = tr_cells_column(cells, discs->x[i]), row = tr_cells_row(cells, discs->y[i]);
        discs->dx[i] = discs->dy[i] = 0;
        for (size_t r = row > 0 ? row - 1 : 0; r <= row + 1 && r < cells->rows; r++)
            for (size_t c = column > 0 ? column - 1 : 0; c <= column + 1 && c < cells->columns; c++)
                any = push(discs, r * cells->columns + c, i) || any;
    }
    return any;
}

TrStatus tr_discs_push_apart(size_t n, const double *radius, double *x, double *y, TrError *err)
{
    Discs discs = {.radius = radius, .x = x, .y = y, .n = n};
    double most = 0;
    size_t n_rounds = n > 0 ? MOST_VISITS / n : 0;
    bool any = n > 1;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < n; i++)
        most = fmax(most, radius[i]);
    if (!(most > 0))
        return TR_OK;
    n_rounds = n_rounds < FEWEST_ROUNDS ? FEWEST_ROUNDS : n_rounds > MOST_ROUNDS ? MOST_ROUNDS : n_rounds;
    TR_TRY(tr_cells_begin(&discs.cells, n, err));
    TR_TRY(TR_ARRAY(discs.dx, n, err));
    TR_TRY(TR_ARRAY(discs.dy, n, err));
    for (size_t round = 0; any && round < n_rounds; round++) {
        tr_cells_fill(&discs.cells, n, 2 * most, x, y);
        any = push_all(&discs);
        for (size_t i = 0; i < n; i++) {
            x[i] += discs.dx[i];
            y[i] += discs.dy[i];
        }
    }
out:
    tr_cells_release(&discs.cells);
    tr_free(discs.dx);
    tr_free(discs.dy);
    return st;
}
