/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The claims of two editions in one table, for tr_union_make(). */
#ifndef TR_REPORT_DIFF_UNION_CLAIMS_H
#define TR_REPORT_DIFF_UNION_CLAIMS_H

#include "editions/editions.h"

typedef struct {
    const TrCommon *common;
    TrInput *input; /* the union's */
    TrNetwork *network;
    uint32_t *row_of[TR_N_EDITIONS]; /* by claim: its row in the union, plus one */
    size_t tie_claims_room, against_room;
} TrUnionClaims;

/* Make `input` a shell around that of NEW, with no claims yet and the files of both. */
TrStatus tr_union_claims_begin(TrUnionClaims *it, const TrCommon *common, TrInput *input, TrNetwork *network,
                               TrError *err);
/* *copy = a string of `edition` among those of the union. */
TrStatus tr_union_string(TrUnionClaims *it, TrEdition edition, uint32_t string, uint32_t *copy, TrError *err);
/* Take over the claims of a tie as `edition` has it, and what denies them: set its first_claim anew. */
TrStatus tr_union_add_claims(TrUnionClaims *it, TrEdition edition, TrTie *tie, TrError *err);
/* Put the denials in order. */
TrStatus tr_union_claims_end(TrUnionClaims *it, TrError *err);
void tr_union_claims_release(TrUnionClaims *it);

#endif
