/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How far a mean over a random sample may be from the mean over all: bounds that hold for any sample size and
 * any distribution, not only in the limit. */
#ifndef TR_ANALYSIS_INTERVALS_H
#define TR_ANALYSIS_INTERVALS_H

#include "base/status.h"

/* The means p that n independent draws of numbers in [0, 1] with mean `mean` do not refute: those with
 * n KL(mean, p) <= log_error, KL that of two coins. Each end fails with a probability of at most
 * exp(-log_error) (Hoeffding 1963, theorem 1, doi:10.1080/01621459.1963.10500830). Never wider than
 * mean ± sqrt(log_error / 2 n). */
void tr_interval_of_draws(double mean, double n, double log_error, double *low, double *high);

/* A sample without replacement of n of N numbers, which lie no further apart than `range`. */
typedef struct {
    double n, N, range;
    double variance; /* of the sample: mean of squares - square of the mean */
} TrDrawn;

/* A distance from the sample's mean that the mean of all N exceeds, to either side, with a probability of at
 * most 2 exp(-log_error): the smaller of two bounds, each of which takes half of that: Hoeffding's with
 * Serfling's correction, and the empirical Bernstein–Serfling inequality (Bardenet and Maillard 2015,
 * theorem 4.3, doi:10.3150/14-BEJ605). 0 where n = N. */
double tr_error_of_drawn(TrDrawn drawn, double log_error);

/* Ranks that intervals leave open: best[i] = 1 + those surely above i, worst[i] = those not surely below it,
 * i included. low[i] <= high[i]; NaN for what is not ranked, which gets 0. */
TrStatus tr_ranks_left_open(const double *low, const double *high, size_t n, uint32_t *best, uint32_t *worst,
                            TrError *err);

#endif
