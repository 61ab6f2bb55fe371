/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/match_report.h"

#include <math.h>

static const struct {
    const char *name;
    bool number;
} columns[] = {{"outcome", false}, {"score", true}, {"name", false},
               {"other", false},   {"kind", false}, {"other_kind", false},
               {"reason", false},  {"uses", true},  {"other_uses", true}};

static TrStatus put_row(TrGrid *grid, const TrMatch *match, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_grid_text(grid, tr_outcome_name(match->outcome), err));
    TR_TRY(tr_grid_number(grid, round(match->score * 1000) / 1000, err));
    TR_TRY(tr_grid_text(grid, match->name, err));
    TR_TRY(tr_grid_text(grid, match->other, err));
    TR_TRY(tr_grid_text(grid, match->kind, err));
    TR_TRY(tr_grid_text(grid, match->other_kind, err));
    TR_TRY(tr_grid_text(grid, match->reason, err));
    TR_TRY(tr_grid_number(grid, match->uses, err));
    TR_TRY(tr_grid_number(grid, match->other_uses, err));
out:
    return st;
}

TrStatus tr_match_write(const TrMatches *matches, TrFormat format, FILE *file, TrError *err)
{
    TrGrid *grid = tr_grid_new(file, format, err);
    TrStatus st = grid == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        TR_TRY(tr_grid_column(grid, columns[i].name, columns[i].number, err));
    for (size_t i = 0; i < matches->n; i++)
        TR_TRY(put_row(grid, &matches->rows[i], err));
out:
    tr_grid_end(grid);
    return st;
}

/* ---- decisions ---- */

TrStatus tr_decisions_write(const TrDecisions *decisions, TrFormat format, FILE *file, TrError *err)
{
    static const char *const headers[] = {"outcome", "name", "other", "result"};
    static const char *const results[TR_N_DECISION_RESULTS] = {"written", "there already", "not written: "};
    TrGrid *grid = tr_grid_new(file, format, err);
    TrStatus st = grid == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        TR_TRY(tr_grid_column(grid, headers[i], false, err));
    for (size_t i = 0; i < decisions->n; i++) {
        const TrDecision *decision = &decisions->rows[i];
        char result[200];
        (void)snprintf(result, sizeof result, "%s%s", results[decision->result],
                       decision->result == TR_DECISION_CONFLICT ? decision->reason : "");
        TR_TRY(tr_grid_text(grid, tr_outcome_name(decision->outcome), err));
        TR_TRY(tr_grid_text(grid, decision->name, err));
        TR_TRY(tr_grid_text(grid, decision->other, err));
        TR_TRY(tr_grid_text(grid, result, err));
    }
out:
    tr_grid_end(grid);
    return st;
}
