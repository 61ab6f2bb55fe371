/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The account of an input: every row, every guess, what sources disagree on, and what network it makes. */
#ifndef TR_REPORT_CHECK_REPORT_H
#define TR_REPORT_CHECK_REPORT_H

#include "analysis/summary.h"
#include "checks/disagreements.h"
#include "report/grid.h"

/* What check reports on. */
typedef struct {
    const TrNetwork *network;
    const TrSummary *summary;
    const TrFindings *findings;
    const TrInferred *inferred; /* targets guessed, or to be guessed with --infer-targets */
    size_t n_inferred;
} TrCheckReport;

TrStatus tr_check_write(const TrCheckReport *report, TrFormat format, FILE *file, TrError *err);
/* The accounting alone: a row per file, and the total of the claims. */
TrStatus tr_accounts_write(const TrInput *input, TrFormat format, FILE *file, TrError *err);

#endif
