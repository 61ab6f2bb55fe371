/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A measure computed again and again, each time on another replicate of the network: what becomes of its
 * ranks. Works on threads, in blocks that do not depend on how many, and each draw has its own place in the
 * results, so that these do not either. */
#ifndef TR_ANALYSIS_TRIAL_H
#define TR_ANALYSIS_TRIAL_H

#include "analysis/measures.h"
#include "analysis/ranks.h"
#include "analysis/replicate.h"
#include "base/progress.h"

/* Whose ranks are watched. Borrowed. */
typedef struct {
    const TrResampling *resampling;
    const TrMeasure *measure; /* one that runs on an adjacency */
    const double *scores;     /* of the whole network, by node */
    const TrRanks *ranks;     /* of the whole network, by node */
    const uint32_t *watched;  /* nodes whose rank in each draw is wanted */
    size_t n_watched;
    uint32_t top; /* the k of the first k */
    size_t n_threads;
    TrProgress *progress; /* or NULL; one step a draw */
} TrWatch;

/* What is wanted of each draw. */
typedef enum { TR_WANT_RANKS = 1, TR_WANT_TAU = 2, TR_WANT_RHO = 4 } TrWant;

/* Starts as {0}. What was not wanted is NULL. */
typedef struct {
    size_t n; /* draws */
    size_t n_watched;
    uint32_t *low, *high; /* TR_WANT_RANKS: [draw * n_watched + i] */
    double *tau;          /* TR_WANT_TAU, by draw: tr_tau_b() with the whole network's ranks */
    double *jaccard;      /* likewise: tr_top_jaccard() */
    double *rho;          /* TR_WANT_RHO, by draw */
} TrTrial;

/* Whether the measure can be computed on a replicate. */
bool tr_trial_can(const TrMeasure *measure);
/* Draw n replicates as `plan` says, from number plan->first on, and compute the measure on each.
 * TR_INTERRUPTED after Ctrl-C. Release with tr_trial_release(). */
TrStatus tr_trial_run(const TrWatch *watch, const TrReplicatePlan *plan, size_t n, unsigned wants,
                      TrTrial *trial, TrError *err);
void tr_trial_release(TrTrial *trial);

#endif
