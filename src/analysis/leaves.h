/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The network without the trees that hang on it, whose betweenness is a formula. */
#ifndef TR_ANALYSIS_LEAVES_H
#define TR_ANALYSIS_LEAVES_H

#include "network/adjacency.h"

/* What is left when nodes with one neighbour are taken away until there is none: vertices numbered breadth
 * first, so that neighbours lie near each other, and without isolates. */
typedef struct {
    TrAdjacency graph; /* owned; strength: NULL, or the length of each tie */
    double *weight;    /* by vertex: nodes it stands for, itself and the trees that hang on it */
    uint32_t *node;    /* by vertex: whose it is in the whole network */
    uint32_t *part;    /* part[c] .. part[c + 1] - 1 are the vertices of component c, from its hub outwards */
    size_t n_parts;
} TrCore;

/* Fold the trees of `adjacency` into `core`, and put into scores[node], for every node, the betweenness that
 * they account for: all pairs that include someone of a tree, but for what lies between two vertices of the
 * core. Where `scores` is NULL nothing is folded, and every vertex stands for itself alone. With `lengths`,
 * core->graph has them: 1/strength. Release with tr_core_release(). */
TrStatus tr_core_make(const TrAdjacency *adjacency, bool lengths, double *scores, TrCore *core, TrError *err);
void tr_core_release(TrCore *core);
/* The component of a vertex. */
size_t tr_core_part_of(const TrCore *core, uint32_t vertex);

#endif
