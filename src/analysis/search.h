/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The best path between two nodes, again and again over one network with other nodes closed. */
#ifndef TR_ANALYSIS_SEARCH_H
#define TR_ANALYSIS_SEARCH_H

#include "network/adjacency.h"

/* Borrows the adjacency; starts with tr_search_begin(). */
typedef struct {
    const TrAdjacency *adjacency;
    bool inverse_lengths; /* a pair's length is 1/strength, not one hop */
    bool *closed;         /* by node: no path may pass it; the caller's to set and clear */
    double *length;       /* by node: of its shortest path to the end */
    double *width;        /* by node: of such paths, the strongest that a weakest pair can be */
    uint32_t *settled;    /* nodes in order of length */
    uint32_t *place;      /* by node: its place among the settled, TR_NO_ID for none */
    size_t n_settled;
    struct TrFrontier *frontier;
    size_t n_frontier, frontier_room, frontier_first;
} TrSearch;

TrStatus tr_search_begin(TrSearch *search, const TrAdjacency *adjacency, bool inverse_lengths, TrError *err);
void tr_search_end(TrSearch *search);

/* What a path begins with: nodes[0 .. n - 1], the last of which is where the search goes on. */
typedef struct {
    const uint32_t *nodes;
    size_t n;
    double width;           /* the strength of its weakest pair; INFINITY where it has none */
    const uint32_t *banned; /* nodes that may not come next */
    size_t n_banned;
} TrRoot;

/* The best way on from the root's last node to `to`, which passes no closed node and none of the root: the
 * shortest; of those, one whose weakest pair, root included, is as strong as can be; of those, the first in
 * order of nodes. path[0] is the root's last node; *n = 0 if there is no way. `path` has room for every node.
 */
TrStatus tr_search_on(TrSearch *search, const TrRoot *root, uint32_t to, uint32_t *path, size_t *n,
                      TrError *err);

/* Strength and length of the pair of neighbours a and b. */
double tr_search_strength(const TrSearch *search, uint32_t a, uint32_t b);
double tr_search_length(const TrSearch *search, uint32_t a, uint32_t b);

#endif
