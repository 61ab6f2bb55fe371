/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From scores to ranks, and how far two rankings of the same entities agree. */
#ifndef TR_ANALYSIS_RANKS_H
#define TR_ANALYSIS_RANKS_H

#include "base/status.h"

/* A number that orders as the score does, best first; NaN comes last, all NaN are equal. */
uint64_t tr_rank_key(double score, bool low_first);

/* Ranks by node: `low` is 1 + how many are better, as rankings print it (1, 1, 3); `high` is how many are
 * better or equal: whoever shares a score may stand anywhere from low to high. Starts as {0}. */
typedef struct {
    uint32_t *low, *high;
    uint64_t *keys;  /* scratch, like the next */
    uint32_t *order; /* the nodes that were ranked, best first */
} TrRanks;

/* Room for the ranks of n nodes. Release with tr_ranks_release(). */
TrStatus tr_ranks_init(TrRanks *ranks, size_t n, TrError *err);
/* Rank nodes[0 .. n-1] by scores[node]; other nodes keep the ranks they had. */
TrStatus tr_ranks_fill(TrRanks *ranks, const double *scores, const uint32_t *nodes, size_t n, bool low_first,
                       TrError *err);
void tr_ranks_release(TrRanks *ranks);

/* How two rankings agree: x[i] and y[i] are the ranks of i in one and in the other, i < n. */

/* Kendall's tau_b = (C - D) / sqrt((n0 - n1)(n0 - n2)): C and D count pairs in the same and in opposite
 * order, n0 all pairs, n1 and n2 those tied in x and in y (Kendall 1945). NaN where one ranking ties
 * everybody. By counting the exchanges of a merge sort (Knight 1966, doi:10.2307/2282833): O(n log n). */
TrStatus tr_tau_b(const uint32_t *x, const uint32_t *y, size_t n, double *tau, TrError *err);
/* Spearman's rho: the product-moment correlation of the middle ranks, (low + high) / 2; 0 where one ranking
 * ties everybody, as it tells nothing apart. O(n). */
double tr_rho(const uint32_t *x_low, const uint32_t *x_high, const uint32_t *y_low, const uint32_t *y_high,
              size_t n);
/* Of those whose rank is at most k in x, in y: how many are in both, divided by how many are in either
 * (Jaccard); 1 where nobody is in either. */
double tr_top_jaccard(const uint32_t *x, const uint32_t *y, size_t n, uint32_t k);

#endif
