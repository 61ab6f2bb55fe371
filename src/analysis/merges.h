/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Aliases of entities.csv that were used, and the network as it would be without one of them: a false merge
 * makes one broker out of two people (Wang, Shi, McFarland and Leskovec 2012,
 * doi:10.1016/j.socnet.2012.01.003).
 */
#ifndef TR_ANALYSIS_MERGES_H
#define TR_ANALYSIS_MERGES_H

#include "analysis/resampling.h"

/* One alias, whose claims were counted as another name's. */
typedef struct {
    uint32_t alias;    /* string id of its most frequent spelling */
    uint32_t node;     /* whom it was merged into */
    uint32_t n_claims; /* that support ties of the node under this name */
} TrMerge;

/* Starts as {0}. In order of the nodes, then of the aliases' folded keys; only merges that tie both names. */
typedef struct {
    TrMerge *merges;
    size_t n;
    uint32_t *merge_of; /* by string id: 1 + the merge whose alias it spells; 0 for none */
    size_t n_strings;
} TrMerges;

TrStatus tr_merges_find(const TrResampling *resampling, TrMerges *merges, TrError *err);
void tr_merges_release(TrMerges *merges);
/* The network with merge `i` undone: its alias is one more node, behind all others. A claim goes with the
 * name by which it names the node (the first of person, organization, target, recipient). Release with
 * tr_adjacency_release(). */
TrStatus tr_merges_undo(const TrMerges *merges, size_t i, const TrResampling *resampling,
                        TrAdjacency *adjacency, TrError *err);

#endif
