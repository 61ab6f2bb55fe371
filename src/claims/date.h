/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dates as precise as they were given: 2025, 2025-08, 2025-08-12, a range a/b, open ranges a/.. and ../b. */
#ifndef TR_CLAIMS_DATE_H
#define TR_CLAIMS_DATE_H

#include "base/status.h"

#define TR_DAY_OPEN_FIRST INT32_MIN
#define TR_DAY_OPEN_LAST  INT32_MAX

/* First and last day meant, in days since 1970-01-01 (proleptic Gregorian). */
typedef struct {
    int32_t first_day, last_day;
} TrDate;

enum { TR_DATE_TEXT_BYTES = 32 };

/* Parse `text`. On failure false, with a clause in `problem` that says what is wrong and what was expected.
 */
bool tr_date_parse(const char *text, TrDate *date, char *problem, size_t problem_bytes);

/* The day by which a date is ordered among others: its last, or its first where the end is open. */
int32_t tr_date_latest(TrDate date);

/* A span in words, as precise as its ends: "2025-02 to 2025-08-12", "from 2025 on"; "" if both are open. */
const char *tr_span_text(TrDate span, char out[3 * TR_DATE_TEXT_BYTES]);

/* Day number as 2025-08-12. */
const char *tr_day_text(int32_t day, char out[TR_DATE_TEXT_BYTES]);

#endif
