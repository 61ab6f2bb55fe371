/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Alliance and rivalry: ties with a sign. */
#ifndef TR_ANALYSIS_SIGNED_H
#define TR_ANALYSIS_SIGNED_H

#include "network/network.h"

/* What the counted ties of a pair say: 1 for, 2 against, 3 both, 0 neither. */
typedef enum { TR_UNSIGNED, TR_FOR, TR_AGAINST, TR_FOR_AND_AGAINST } TrPairSign;
TrPairSign tr_pair_sign(const TrNetwork *network, const TrPair *pair);

typedef struct {
    size_t n_triangles, n_balanced; /* whose three pairs are each either for or against */
} TrBalance;

/* A triangle is balanced if the product of its signs is positive (Cartwright and Harary 1956). by_node, which
 * may be NULL, gets the triangles that each node is part of. O(m sqrt m). */
TrStatus tr_balance_count(const TrNetwork *network, TrBalance *balance, TrBalance *by_node, TrError *err);

#endif
