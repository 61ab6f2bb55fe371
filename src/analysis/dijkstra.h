/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Shortest paths by length from one node (Dijkstra 1959, doi:10.1007/BF01386390), with a binary heap. */
#ifndef TR_ANALYSIS_DIJKSTRA_H
#define TR_ANALYSIS_DIJKSTRA_H

#include <math.h>

#include "network/adjacency.h"

/* One search's memory; the numbers are those of the last search. */
typedef struct {
    const TrAdjacency *graph; /* borrowed */
    const double *length;     /* alongside graph->neighbour, > 0; borrowed */
    double *distance;         /* by node; infinite where there is no path */
    uint32_t *order;          /* nodes that were reached, nearest first; equally near ones by number */
    uint32_t *place;          /* by node: its place in order; TR_NO_ID while it has none */
    size_t n;                 /* nodes in order */
    uint32_t *heap, *at;      /* nodes by distance; by node: its place in the heap */
    size_t n_heap;
} TrDijkstra;

TrStatus tr_dijkstra_make(const TrAdjacency *graph, const double *length, TrDijkstra *search, TrError *err);
/* From node `source` to all. O(m log n). */
void tr_dijkstra_run(TrDijkstra *search, uint32_t source);
void tr_dijkstra_release(TrDijkstra *search);

/* Whether two paths count as equally long: lengths are sums of fractions, so their last bits mean nothing.
 * igraph takes the same 1e-10. */
static inline bool tr_same_length(double a, double b)
{
    return fabs(a - b) <= 1e-10 * (a + b);
}

/* Whether arc k, from v, is the end of a shortest path to v that comes over its other end. */
static inline bool tr_dijkstra_is_last(const TrDijkstra *search, uint32_t v, size_t k)
{
    uint32_t u = search->graph->neighbour[k];
    return search->place[u] < search->place[v] &&
           tr_same_length(search->distance[u] + search->length[k], search->distance[v]);
}

#endif
