/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Measures of paths from a random sample, with an interval for every score: for networks on which all paths
 * would take too long.
 *
 * The guarantee: with a probability of at least 95 %, over the random choice, ALL intervals of a measure hold
 * at once. It needs no assumption about the network. The number of samples follows from the seconds or the
 * error asked for by a fixed model of costs, never from a clock, and each block of samples has random numbers
 * of its own: the same seed gives the same bytes for any number of threads and on a slow machine. */
#ifndef TR_ANALYSIS_SAMPLING_H
#define TR_ANALYSIS_SAMPLING_H

#include "analysis/measures.h"

#define TR_SAMPLING_CONFIDENCE 0.95

typedef struct {
    double seconds; /* what may be spent, as estimated for one core */
    double epsilon; /* or, where it is over 0, the error wanted: of betweenness as a share of all pairs of
                       nodes, of harmonic itself, of the mean distance as a share of the diameter's bound */
    double exact_seconds; /* what all paths would take */
    /* Called before what will take longer than `most_seconds`, with the estimate; may be NULL. */
    void (*say)(const TrMeasure *measure, double seconds);
    double most_seconds;
} TrSamplingPlan;

typedef struct {
    double *scores, *low, *high; /* by node; the caller's arrays. NaN where the measure is not defined */
    uint64_t n_samples;          /* 0: all paths take less than as many samples would; nothing was computed */
    const char *samples;         /* what they are: "pairs", "sources" */
} TrSampled;

/* Whether there is a way to sample this measure. */
bool tr_measure_can_be_sampled(const TrMeasure *measure);
/* Sample it. As the measure's own function, it sees nothing of `in` but the adjacency and the settings. */
TrStatus tr_measure_sample(const TrMeasure *measure, const TrMeasureInput *in, const TrSamplingPlan *plan,
                           TrSampled *sampled, TrError *err);

/* The same from the driver, rounded to 12 significant digits. */
TrStatus tr_measuring_sample(TrMeasuring *measuring, const TrMeasure *measure, const TrSamplingPlan *plan,
                             TrSampled *sampled, TrError *err);

/* The ways, for the table in sampling.c. */
TrStatus tr_sample_betweenness(const TrMeasure *measure, const TrMeasureInput *in, const TrSamplingPlan *plan,
                               TrSampled *sampled, TrError *err);
TrStatus tr_sample_distances(const TrMeasure *measure, const TrMeasureInput *in, const TrSamplingPlan *plan,
                             TrSampled *sampled, TrError *err);

#endif
