/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Measures of shortest paths. A weight is a length; without weights paths count hops. */
#include <math.h>

#include "analysis/measure_functions.h"
#include "analysis/vectors.h"
#include "base/memory.h"

/* sum over pairs s, t of sigma_st(v) / sigma_st, each unordered pair once, ends not counted (Freeman 1977,
 * computed by Brandes 2001). Pairs without a path contribute nothing. O(n m); weighted O(n m log n). */
TrStatus tr_betweenness(const TrMeasureInput *in, double *scores, TrError *err)
{
    igraph_vector_t result;
    TrStatus st = TR_OK;
    TR_TRY(tr_vector_new(&result, err));
    st = tr_guard_check(
        igraph_betweenness(in->graph, &result, igraph_vss_all(), IGRAPH_UNDIRECTED, in->weights),
        "betweenness", err);
    st = tr_vector_take(&result, st, scores);
out:
    return st;
}

/* The same of a tie: sum over pairs s, t of the share of their shortest paths that run along it, each
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

/* sum over u of 1/d(v, u), divided by n - 1; unreachable nodes add 0, so it is defined when the network is
 * disconnected (Rochat 2009). An isolate has 0. O(n m). */
TrStatus tr_harmonic(const TrMeasureInput *in, double *scores, TrError *err)
{
    igraph_vector_t result;
    TrStatus st = TR_OK;
    TR_TRY(tr_vector_new(&result, err));
    st = tr_guard_check(
        igraph_harmonic_centrality(in->graph, &result, igraph_vss_all(), IGRAPH_ALL, in->weights, true),
        "harmonic", err);
    st = tr_vector_take(&result, st, scores);
    for (size_t i = 0; st == TR_OK && in->network->n_nodes == 1 && i < 1; i++)
        scores[i] = 0; /* nobody else to reach */
out:
    return st;
}

/* scores = closeness within the component; reached[v] = nodes of v's component but v. */
static TrStatus closeness(const TrMeasureInput *in, double *scores, double *reached, TrError *err)
{
    igraph_vector_t result;
    igraph_vector_int_t count;
    TrStatus st = TR_OK;
    TR_TRY(tr_vector_new(&result, err));
    st = tr_guard_check(igraph_vector_int_init(&count, 0), "closeness", err);
    if (st == TR_OK) {
        st = tr_guard_check(igraph_closeness(in->graph, &result, &count, NULL, igraph_vss_all(), IGRAPH_ALL,
                                             in->weights, true),
                            "closeness", err);
        for (igraph_integer_t i = 0; st == TR_OK && reached != NULL && i < igraph_vector_int_size(&count);
             i++)
            reached[i] = (double)VECTOR(count)[i];
        igraph_vector_int_destroy(&count);
    }
    st = tr_vector_take(&result, st, scores);
out:
    return st;
}

/* (k - 1) / sum of distances to the k - 1 others of v's component (igraph >= 0.10). Two who know only each
 * other reach the maximum: read it within a component only. NaN for an isolate. O(n m). */
TrStatus tr_closeness(const TrMeasureInput *in, double *scores, TrError *err)
{
    return closeness(in, scores, NULL, err);
}

/* closeness times (k - 1) / (n - 1) (Wasserman and Faust 1994, p. 201; networkx closeness_centrality). An
 * isolate has 0. O(n m). */
TrStatus tr_closeness_wf(const TrMeasureInput *in, double *scores, TrError *err)
{
    size_t n = in->network->n_nodes;
    double *reached = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(reached, n, err));
    TR_TRY(closeness(in, scores, reached, err));
    for (size_t i = 0; i < n; i++)
        scores[i] = isnan(scores[i]) ? 0 : scores[i] * reached[i] / (double)(n - 1);
out:
    tr_free(reached);
    return st;
}
