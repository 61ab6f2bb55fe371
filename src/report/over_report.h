/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Ranks over time as a table: a row for each entity and period. */
#ifndef TR_REPORT_OVER_REPORT_H
#define TR_REPORT_OVER_REPORT_H

#include "analysis/trajectory.h"
#include "report/grid.h"

typedef struct {
    const TrNetwork *whole; /* of all the periods */
    const TrTrajectory *trajectory;
    TrPeriodUnit unit;
    TrFormat format;
    bool excel; /* CSV for Excel */
} TrOverView;

TrStatus tr_over_write(const TrOverView *view, FILE *file, TrError *err);

#endif
