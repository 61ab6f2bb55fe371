/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/cells.h"

#include <math.h>

#include "base/memory.h"

TrStatus tr_cells_begin(TrCells *cells, size_t n, TrError *err)
{
    TrStatus st = TR_OK;
    *cells = (TrCells){.most = 4 * n + 64};
    TR_TRY(TR_ARRAY(cells->point, n, err));
    TR_TRY(TR_ARRAY(cells->first, cells->most + 2, err));
out:
    return st;
}

void tr_cells_release(TrCells *cells)
{
    tr_free(cells->first);
    tr_free(cells->point);
    *cells = (TrCells){0};
}

static size_t within(double at, size_t n)
{
    return !(at > 0) ? 0 : at >= (double)n ? n - 1 : (size_t)at;
}

size_t tr_cells_column(const TrCells *cells, double x)
{
    return within((x - cells->left) / cells->side, cells->columns);
}

size_t tr_cells_row(const TrCells *cells, double y)
{
    return within((y - cells->low) / cells->side, cells->rows);
}

static size_t cell_of(const TrCells *cells, double x, double y)
{
    return tr_cells_row(cells, y) * cells->columns + tr_cells_column(cells, x);
}

void tr_cells_fill(TrCells *cells, size_t n, double side, const double *x, const double *y)
{
    double right = -INFINITY, high = -INFINITY, wide, tall;
    cells->left = cells->low = INFINITY;
    for (size_t i = 0; i < n; i++) {
        cells->left = fmin(cells->left, x[i]);
        cells->low = fmin(cells->low, y[i]);
        right = fmax(right, x[i]);
        high = fmax(high, y[i]);
    }
    wide = n > 0 ? right - cells->left : 0;
    tall = n > 0 ? high - cells->low : 0;
    cells->side =
        fmax(side, sqrt(1.5 * wide * tall / (double)cells->most)); /* no more than there is room for */
    cells->side = fmax(cells->side, 8 * fmax(wide, tall) / (double)cells->most);
    cells->columns = (size_t)(wide / cells->side) + 1;
    cells->rows = (size_t)(tall / cells->side) + 1;
    for (size_t k = 0; k <= cells->columns * cells->rows + 1; k++)
        cells->first[k] = 0;
    for (size_t i = 0; i < n; i++)
        cells->first[cell_of(cells, x[i], y[i]) + 2]++;
    for (size_t k = 2; k <= cells->columns * cells->rows + 1; k++)
        cells->first[k] += cells->first[k - 1];
    for (uint32_t i = 0; i < n; i++)
        cells->point[cells->first[cell_of(cells, x[i], y[i]) + 1]++] = i;
}
