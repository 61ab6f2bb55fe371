/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Time cut into months, quarters or years. */
#ifndef TR_CLAIMS_PERIODS_H
#define TR_CLAIMS_PERIODS_H

#include "claims/date.h"

typedef enum { TR_BY_MONTH, TR_BY_QUARTER, TR_BY_YEAR, TR_N_PERIOD_UNITS } TrPeriodUnit;

typedef struct {
    char name[24];                                             /* 2025-08, 2025-Q3, 2025 */
    char since[TR_DATE_TEXT_BYTES], until[TR_DATE_TEXT_BYTES]; /* its first and last day */
    TrDate days;
} TrPeriod;

enum { TR_MOST_PERIODS = 240 };

/* "month", "quarter", "year" */
const char *tr_period_unit_name(TrPeriodUnit unit);

/* The periods that `span` (both ends closed) touches, in order, without gaps; the first and the last end
 * where `window` does. TR_BAD_USAGE for more than TR_MOST_PERIODS, with a suggestion. The caller frees
 * *periods with tr_free(). */
TrStatus tr_periods_make(TrDate span, TrDate window, TrPeriodUnit unit, TrPeriod **periods, size_t *n,
                         TrError *err);

#endif
