/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Scores and ranks of several measures over one network: of entities, or of tied pairs; where pairs are
 * ranked, "node" below means a pair. */
#ifndef TR_ANALYSIS_RANKING_H
#define TR_ANALYSIS_RANKING_H

#include "analysis/measures.h"

/* How much a measure may cost. */
typedef struct {
    double budget_seconds; /* one estimated to take longer is sampled, or left out where it cannot be; 0: none
                              is */
    double epsilon;        /* sampled to within this (TrSamplingPlan); 0: as well as the budget allows */
    bool exact;            /* never sampled nor left out */
    /* Called before what will take longer than the budget all the same; may be NULL. */
    void (*say)(const TrMeasure *measure, double seconds);
} TrEffort;

typedef struct {
    const TrMeasure *measure;
    double *scores;  /* by node; NULL where the measure was left out because of its cost */
    uint32_t *ranks; /* by node; 0: not ranked (n/a, or an event). Equal scores share a rank: 1, 1, 3 */
    uint32_t *
        places; /* ranked nodes in order of rank, then name; n_ranked of them, the unranked entities behind */
    size_t n_ranked, n_places;
    double cost; /* estimated seconds of the exact scores */
    /* Where the scores were sampled; else n_samples is 0, and the arrays are NULL. */
    uint64_t n_samples;
    const char *samples;    /* what they are: "pairs", "sources" */
    double *low, *high;     /* by node: the interval of the score; all hold at once with 95 % (sampling.h) */
    uint32_t *best, *worst; /* by node: the ranks that the intervals leave open */
} TrRankedMeasure;

typedef struct {
    const TrNetwork *network;
    TrRankedMeasure *measures;
    size_t n;
} TrRanking;

/* Compute and rank `n` measures, all of entities or all of ties. Release with tr_ranking_release(). */
TrStatus tr_ranking_make_with(const TrNetwork *network, const TrMeasure *const *measures, size_t n,
                              const TrEffort *effort, TrRanking *ranking, TrError *err);
/* The same with a budget and nothing else. */
TrStatus tr_ranking_make(const TrNetwork *network, const TrMeasure *const *measures, size_t n,
                         double budget_seconds, TrRanking *ranking, TrError *err);
/* The first measure that was computed, or NULL. Tables stand in its order. */
const TrRankedMeasure *tr_ranking_leading(const TrRanking *ranking);
/* The rank of a node, or pair; NaN where it has none. */
double tr_ranked_rank(const TrRankedMeasure *ranked, uint32_t item);
void tr_ranking_release(TrRanking *ranking);

#endif
