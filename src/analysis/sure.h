/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How sure one measure is: what certainty.c calls for each. */
#ifndef TR_ANALYSIS_SURE_H
#define TR_ANALYSIS_SURE_H

#include "analysis/certainty.h"

/* Run all trials of a measure whose `ranked`, `top` and `n_watched` are set. */
TrStatus tr_sure_make(TrCertainty *certainty, TrSureMeasure *sure, TrProgress *progress, TrError *err);
/* How many draws that takes, at most. */
size_t tr_sure_draws(const TrCertainty *certainty);
/* Of them, how many for each share of entities or origins that is dropped. */
size_t tr_sure_fewer(size_t n_replicates);
void tr_sure_release(TrSureMeasure *sure);

#endif
