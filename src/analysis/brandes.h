/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Exact betweenness of a core, by all of its vertices as sources (Brandes 2001). */
#ifndef TR_ANALYSIS_BRANDES_H
#define TR_ANALYSIS_BRANDES_H

#include "analysis/leaves.h"

/* Add to scores[node] the sum over unordered pairs x, y of vertices of w(x) w(y) sigma_xy(v) / sigma_xy; in
 * hops, or by the lengths of core->graph. The same bytes for any number of threads (0: one per core). `what`
 * is for the progress bar, NULL for none. TR_ANALYSIS where some pair has more shortest paths than a double
 * holds. */
TrStatus tr_brandes_hops(const TrCore *core, size_t n_threads, const char *what, double *scores,
                         TrError *err);
TrStatus tr_brandes_lengths(const TrCore *core, size_t n_threads, const char *what, double *scores,
                            TrError *err);

#endif
