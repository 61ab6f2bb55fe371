/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/measure_list.h"

#include "analysis/measures.h"

TrStatus tr_measure_list_write(FILE *file, TrFormat format, TrError *err)
{
    static const char *const columns[] = {"measure", "reads as", "weight means", "ties", "cost", "reference"};
    TrGrid *grid = tr_grid_new(file, format, err);
    TrStatus st = grid == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        TR_TRY(tr_grid_column(grid, columns[i], false, err));
    for (size_t i = 0; i < tr_n_measures + tr_n_tie_measures; i++) {
        const TrMeasure *measure = i < tr_n_measures ? &tr_measures[i] : &tr_tie_measures[i - tr_n_measures];
        TR_TRY(tr_grid_text(grid, measure->name, err));
        TR_TRY(tr_grid_text(grid, measure->help, err));
        TR_TRY(tr_grid_text(grid, tr_weight_meaning_name(measure->weight), err));
        TR_TRY(tr_grid_text(grid, tr_measure_base_name(measure->base), err));
        TR_TRY(tr_grid_text(grid, measure->cost, err));
        TR_TRY(tr_grid_text(grid, measure->reference, err));
    }
out:
    tr_grid_end(grid);
    return st;
}
