/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The simple graph as a plain array of neighbours (compressed sparse rows): what our own kernels run on. */
#ifndef TR_NETWORK_ADJACENCY_H
#define TR_NETWORK_ADJACENCY_H

#include "network/network.h"

/* Neighbours of v: neighbour[first[v] .. first[v + 1] - 1], ascending; strengths alongside, in one of two
 * arrays, or in none where every pair has strength 1. Where four bytes hold each exactly, as they do
 * counts of claims, they are in four. */
typedef struct {
    size_t n;
    size_t *first;
    uint32_t *neighbour;
    double *strength;
    float *narrow; /* instead of those */
} TrAdjacency;

static inline bool tr_adjacency_has_strengths(const TrAdjacency *adjacency)
{
    return adjacency->strength != NULL || adjacency->narrow != NULL;
}

/* Of the tie to neighbour[at]. */
static inline double tr_adjacency_strength(const TrAdjacency *adjacency, size_t at)
{
    return adjacency->narrow != NULL     ? (double)adjacency->narrow[at]
           : adjacency->strength != NULL ? adjacency->strength[at]
                                         : 1;
}

/* Every pair has strength 1: weights change nothing. */
bool tr_network_has_unit_strengths(const TrNetwork *network);
TrStatus tr_adjacency_make(const TrNetwork *network, TrAdjacency *adjacency, TrError *err);
/* *pair_at = a new array: the pair whose other end stands at neighbour[i]. Free with tr_free(). */
TrStatus tr_adjacency_pairs(const TrNetwork *network, const TrAdjacency *adjacency, uint32_t **pair_at,
                            TrError *err);
void tr_adjacency_release(TrAdjacency *adjacency);

#endif
