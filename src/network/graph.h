/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The network as igraph sees it. Vertex i is node i, edge i is pair i; names, dates and weights stay in our
 * own arrays, never in igraph attributes. */
#ifndef TR_NETWORK_GRAPH_H
#define TR_NETWORK_GRAPH_H

#include "network/guard.h"
#include "network/network.h"

/* The simple undirected graph of the pairs. Destroy with igraph_destroy(). */
TrStatus tr_graph_make(const TrNetwork *network, igraph_t *graph, TrError *err);
/* The directed graph of the counted, directed action ties: one arc per ordered pair, no loops. */
TrStatus tr_graph_make_arcs(const TrNetwork *network, igraph_t *graph, TrError *err);
/* Whether the pair has such an arc from a to b (forth) and from b to a (back). */
void tr_pair_arcs(const TrNetwork *network, const TrPair *pair, bool *forth, bool *back);
/* Pair strengths, or lengths (1/strength), in edge order. Destroy with igraph_vector_destroy(). */
TrStatus tr_graph_strengths(const TrNetwork *network, igraph_vector_t *strengths, TrError *err);
TrStatus tr_graph_lengths(const TrNetwork *network, igraph_vector_t *lengths, TrError *err);

#endif
