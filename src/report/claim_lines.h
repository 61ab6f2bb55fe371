/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The claims behind a pair, with status, date, words, source and place, and what answers them: as lines to
 * read, as cells of a table, as JSON. */
#ifndef TR_REPORT_CLAIM_LINES_H
#define TR_REPORT_CLAIM_LINES_H

#include "analysis/evidence.h"
#include "base/builder.h"
#include "report/grid.h"

/* A claim of a tie, or a denial or correction of one. */
typedef struct {
    const TrNetwork *network;
    const TrTie *tie;
    uint32_t claim;
    uint32_t answers; /* the claim that it denies or corrects; TR_NO_ID for one that supports the tie */
} TrPairClaim;

/* Call `put` for every claim of the pair's ties, those that do not count included, each followed by what
 * answers it, until it fails. A claim that makes several of the ties comes once. */
typedef TrStatus (*TrPutClaim)(void *context, const TrPairClaim *it, TrError *err);
TrStatus tr_pair_claims(const TrNetwork *network, const TrPair *pair, TrPutClaim put, void *context,
                        TrError *err);

/* The claims of a pair as lines for people, or as a Markdown list, behind `indent` blanks. */
TrStatus tr_claim_lines_write(const TrNetwork *network, const TrPair *pair, bool markdown, int indent,
                              FILE *file, TrError *err);

/* The columns that a claim fills in a table for programs, and its cells. */
TrStatus tr_claim_columns(TrGrid *grid, TrError *err);
TrStatus tr_claim_cells(TrGrid *grid, const TrPairClaim *it, TrError *err);

/* "claims": [ … ] of a pair. */
TrStatus tr_claims_json(TrJson *json, const TrNetwork *network, const TrPair *pair, TrError *err);

/* "3 claims of 2 origins, 1 against", "1 claim of 1 origin (The Daily), alleged, confidence 0.4". */
void tr_evidence_words(TrBuilder *words, const TrNetwork *network, const TrEvidence *evidence);

/* Text on one line, as it is or as Markdown. */
void tr_put_plain(FILE *file, const char *text, bool markdown);

#endif
