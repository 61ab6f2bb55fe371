/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What changed between two editions: as text, Markdown, JSON or CSV. */
#ifndef TR_REPORT_DIFF_REPORT_H
#define TR_REPORT_DIFF_REPORT_H

#include <stdio.h>

#include "editions/editions.h"
#include "report/grid.h"

typedef struct {
    const TrDifference *difference;
    TrFormat format;
    bool excel; /* CSV for Excel */
    size_t top; /* ranks told for each measure where people read it; 0: all */
} TrDiffView;

/* Write the accounts of both editions and every change; nothing at all where nothing changed. CSV is the
 * changes alone: what, change, subject, field, old, new, note, old_place, new_place. */
TrStatus tr_diff_write(const TrDiffView *view, FILE *file, TrError *err);

#endif
