/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Scores and ranks of several measures over one network: of entities, or of tied pairs; where pairs are
 * ranked, "node" below means a pair. */
#ifndef TR_ANALYSIS_RANKING_H
#define TR_ANALYSIS_RANKING_H

#include "analysis/measures.h"

typedef struct {
    const TrMeasure *measure;
    double *scores;  /* by node; NULL where the measure was left out because of its cost */
    uint32_t *ranks; /* by node; 0: not ranked (n/a, or an event). Equal scores share a rank: 1, 1, 3 */
    uint32_t *
        places; /* ranked nodes in order of rank, then name; n_ranked of them, the unranked entities behind */
    size_t n_ranked, n_places;
    double cost; /* estimated seconds */
} TrRankedMeasure;

typedef struct {
    const TrNetwork *network;
    TrRankedMeasure *measures;
    size_t n;
} TrRanking;

/* Compute and rank `n` measures, all of entities or all of ties. One whose estimated cost is over
 * `budget_seconds` is left out, unless the budget is 0 (none). Release with tr_ranking_release(). */
TrStatus tr_ranking_make(const TrNetwork *network, const TrMeasure *const *measures, size_t n,
                         double budget_seconds, TrRanking *ranking, TrError *err);
/* The first measure that was computed, or NULL. Tables stand in its order. */
const TrRankedMeasure *tr_ranking_leading(const TrRanking *ranking);
/* The rank of a node, or pair; NaN where it has none. */
double tr_ranked_rank(const TrRankedMeasure *ranked, uint32_t item);
void tr_ranking_release(TrRanking *ranking);

#endif
