/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/measure_list.h"

#include "analysis/measures.h"

TrStatus tr_measure_list_write(FILE *file, TrFormat format, TrError *err)
{
    static const char *const columns[] = {"measure", "reads as", "weight means", "ties", "cost"};
    TrGrid *grid = tr_grid_new(file, format, err);
    TrStatus st = grid == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        TR_TRY(tr_grid_column(grid, columns[i], false, err));
    for (size_t i = 0; i < tr_n_measures; i++) {
        const TrMeasure *measure = &tr_measures[i];
        TR_TRY(tr_grid_text(grid, measure->name, err));
        TR_TRY(tr_grid_text(grid, measure->help, err));
        TR_TRY(tr_grid_text(grid, tr_weight_meaning_name(measure->weight), err));
        TR_TRY(tr_grid_text(grid, measure->base == TR_ON_ARCS ? "directed" : "undirected", err));
        TR_TRY(tr_grid_text(grid, measure->seconds_per_vertex_edge > 0 ? "n times m" : "about linear", err));
    }
out:
    tr_grid_end(grid);
    return st;
}
