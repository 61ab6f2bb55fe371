/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From the ranks of many draws to an interval for each entity. */
#ifndef TR_ANALYSIS_RANK_INTERVALS_H
#define TR_ANALYSIS_RANK_INTERVALS_H

#include "analysis/trial.h"

/* By place among those watched. Starts as {0}. */
typedef struct {
    uint32_t *low;  /* the 2.5 % quantile of the best rank it may claim, as equal scores share ranks */
    uint32_t *high; /* the 97.5 % quantile of the worst */
    double *p_top;  /* share of the draws in which its rank is at most `top` */
} TrRankIntervals;

/* Of a trial with TR_WANT_RANKS and a draw at least. Quantiles are order statistics, the outer ones in case
 * of doubt. Release with tr_rank_intervals_release(). */
TrStatus tr_rank_intervals_make(const TrTrial *trial, uint32_t top, size_t n_threads,
                                TrRankIntervals *intervals, TrError *err);
void tr_rank_intervals_release(TrRankIntervals *intervals);

#endif
