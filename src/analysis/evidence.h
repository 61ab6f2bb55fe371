/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a pair of the simple graph rests on: how many claims, of how many origins, how firm. */
#ifndef TR_ANALYSIS_EVIDENCE_H
#define TR_ANALYSIS_EVIDENCE_H

#include "network/network.h"

/* Of the pair's ties that count. */
typedef struct {
    uint32_t n_claims, n_against; /* distinct claims that support it; that deny or correct one of those */
    uint32_t n_origins;           /* distinct, of the supporting claims */
    uint32_t claim;               /* its first supporting claim: names the origin where there is one */
    TrClaimStatus status;         /* the firmest standing status of its ties */
    double confidence;            /* the highest of a supporting claim; 1 where one states none */
} TrEvidence;

/* Counts each claim and origin once. Starts with tr_evidencing_begin(). */
typedef struct {
    const TrNetwork *network;
    uint32_t *claim_seen, *answer_seen, *origin_seen; /* the last pair in which each was seen, by its mark */
    uint32_t mark;
} TrEvidencing;

TrStatus tr_evidencing_begin(TrEvidencing *it, const TrNetwork *network, TrError *err);
void tr_evidencing_end(TrEvidencing *it);
TrEvidence tr_evidence_of(TrEvidencing *it, const TrPair *pair);
/* Below 0 if `a` is weaker: fewer origins; then the lower status; then less confidence; then more claims
 * against it. 0 if neither is. */
int tr_evidence_compare(const TrEvidence *a, const TrEvidence *b);

#endif
