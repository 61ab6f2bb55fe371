/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/measure_functions.h"
#include "analysis/vectors.h"

/* Betweenness of a tie: sum over pairs s, t of the share of their shortest paths that run along it, each
 * unordered pair once, ends counted (Girvan and Newman 2002; networkx.edge_betweenness_centrality, not
 * normalised). */
TrStatus tr_edge_betweenness(const TrMeasureInput *in, double *scores, TrError *err)
{
    igraph_vector_t result;
    TrStatus st = TR_OK;
    TR_TRY(tr_vector_new(&result, err));
    st = tr_guard_check(igraph_edge_betweenness(in->graph, &result, IGRAPH_UNDIRECTED, in->weights),
                        "edge betweenness", err);
    st = tr_vector_take(&result, st, scores);
out:
    return st;
}
