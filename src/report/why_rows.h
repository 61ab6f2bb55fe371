/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What carries a score, for programs. */
#ifndef TR_REPORT_WHY_ROWS_H
#define TR_REPORT_WHY_ROWS_H

#include "report/why_report.h"

/* Three cells: score, loss and rank without it; n/a where it was not tried. */
TrStatus tr_loss_cells(TrGrid *grid, const TrLoss *loss, TrError *err);

TrStatus tr_why_write_csv(const TrWhyView *view, FILE *file, TrError *err);
TrStatus tr_why_write_json(const TrWhyView *view, FILE *file, TrError *err);

#endif
