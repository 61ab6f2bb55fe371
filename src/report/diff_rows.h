/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What changed between two editions, as rows that are the same for every format. */
#ifndef TR_REPORT_DIFF_ROWS_H
#define TR_REPORT_DIFF_ROWS_H

#include "editions/editions.h"

/* In the order in which they are told: statuses above all. */
typedef enum {
    TR_TOLD_STATUS,
    TR_TOLD_CLAIMS,
    TR_TOLD_TIES,
    TR_TOLD_MERGES,
    TR_TOLD_ENTITIES,
    TR_TOLD_RANKS,
    TR_TOLD_SOURCES,
    TR_TOLD_REJECTED,
    TR_N_TOLD
} TrTold;

/* Texts that are not known or do not apply are "". */
typedef struct {
    TrTold told;
    const char *change;  /* added, removed, changed, merged, split, moved */
    const char *subject; /* whom or what it is about */
    const char *field;   /* what of it: a column, a measure */
    const char *texts[TR_N_EDITIONS];
    const char *note;
    const char *places[TR_N_EDITIONS]; /* claims.csv:12 */
    const TrRankMove *move;            /* of a rank; else NULL */
} TrDiffRow;

typedef TrStatus (*TrPutDiffRow)(void *context, const TrDiffRow *row, TrError *err);

/* Call `put` for every row, in order, until it fails. The row and its texts are lent for the call. */
TrStatus tr_diff_rows(const TrDifference *difference, TrPutDiffRow put, void *context, TrError *err);
/* "status", "claims" …: as programs read it; and as a heading. */
const char *tr_told_name(TrTold told);
const char *tr_told_heading(TrTold told);

#endif
