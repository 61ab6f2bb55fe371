/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What carries a score: in sentences, as tables of ties and origins, with the claims behind each tie. */
#ifndef TR_REPORT_WHY_REPORT_H
#define TR_REPORT_WHY_REPORT_H

#include "analysis/why.h"
#include "report/grid.h"

typedef struct {
    const TrWhy *why;
    TrFormat format;
    bool excel; /* CSV for Excel */
    size_t top; /* ties, and origins, that people are shown; 0: all. Programs get all */
} TrWhyView;

/* Write it. CSV has a row for each tie, for each origin, and one for all ties of one origin together. */
TrStatus tr_why_write(const TrWhyView *view, FILE *file, TrError *err);

#endif
