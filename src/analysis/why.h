/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What carries an entity's score by a measure: its score and rank again without each of its ties, and without
 * each origin behind them. The entities stay in all of it; an isolate is ranked as one. */
#ifndef TR_ANALYSIS_WHY_H
#define TR_ANALYSIS_WHY_H

#include "analysis/evidence.h"
#include "analysis/measures.h"

/* Something taken away, and where that leaves the entity. */
typedef struct {
    double score;  /* NaN: not defined any more */
    double loss;   /* how much worse the score is: 12 digits, below 0 if it is better; infinite for NaN */
    uint32_t rank; /* 0: not ranked */
    bool computed; /* false: left out because of its cost */
    /* what: a tie (pair is set) … */
    const TrPair *pair;
    uint32_t other; /* its other end */
    TrEvidence evidence;
    /* … or every claim of an origin (and where it names an origin, claim is one of its claims) */
    uint32_t origin, claim;
    size_t n_ties, n_alone; /* ties of the entity that it supports; and those that rest on it alone */
} TrLoss;

/* Starts as {0}. */
typedef struct {
    const TrNetwork *network;
    const TrMeasure *measure;
    uint32_t node;
    double score;
    uint32_t rank;
    size_t n_ranked;
    TrLoss *ties, *origins; /* in order of loss, then of rank lost, then of name; those left out last */
    size_t n_ties, n_origins, n_left_out;
    TrLoss single;  /* without all n_ties of its ties that rest on one origin each */
    double seconds; /* estimated, of all of it */
} TrWhy;

/* Fails (TR_ANALYSIS) where the measure itself would take longer than the budget; takes away as many ties and
 * origins as fit into it, those that lead to the best placed first; budget 0: all. Cost: the measure's, for
 * each. TR_INTERRUPTED on Ctrl-C. Release with tr_why_release(). */
TrStatus tr_why_make(const TrNetwork *network, const TrMeasure *measure, uint32_t node, double budget_seconds,
                     TrWhy *why, TrError *err);
void tr_why_release(TrWhy *why);
/* Estimated seconds of taking away every tie; the origins come on top. */
TrStatus tr_why_seconds(const TrNetwork *network, const TrMeasure *measure, uint32_t node, double *seconds,
                        TrError *err);

#endif
