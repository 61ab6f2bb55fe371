/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Measures of a node's own surroundings. */
#include <math.h>

#include "analysis/measure_functions.h"
#include "analysis/triangles.h"
#include "analysis/vectors.h"

/* k(v): pairs that v is part of. An isolate has 0. O(n). */
TrStatus tr_degree(const TrMeasureInput *in, double *scores, TrError *err)
{
    const TrAdjacency *adjacency = in->adjacency;
    (void)err;
    for (size_t v = 0; v < adjacency->n; v++)
        scores[v] = (double)(adjacency->first[v + 1] - adjacency->first[v]);
    return TR_OK;
}

/* s(v) = sum of w(v, u). An isolate has 0. O(n + m). */
TrStatus tr_strength(const TrMeasureInput *in, double *scores, TrError *err)
{
    const TrAdjacency *adjacency = in->adjacency;
    if (!tr_adjacency_has_strengths(adjacency))
        return tr_degree(in, scores, err);
    for (size_t v = 0; v < adjacency->n; v++) {
        scores[v] = 0;
        for (size_t i = adjacency->first[v]; i < adjacency->first[v + 1]; i++)
            scores[v] += tr_adjacency_strength(adjacency, i);
    }
    return TR_OK;
}

/* sum over j of (p_ij + sum over q of p_iq p_qj)^2, p_ij the share of i's strength that goes to j (Burt
 * 1992). NaN for an isolate. About O(sum of squared degrees). */
TrStatus tr_constraint(const TrMeasureInput *in, double *scores, TrError *err)
{
    igraph_vector_t result;
    TrStatus st = TR_OK;
    TR_TRY(tr_vector_new(&result, err));
    st = tr_guard_check(igraph_constraint(in->graph, &result, igraph_vss_all(), in->weights), "constraint",
                        err);
    st = tr_vector_take(&result, st, scores);
out:
    return st;
}

static void count_redundant(void *context, const TrTriangle *triangle)
{
    double *ties_among = context;
    ties_among[triangle->u]++;
    ties_among[triangle->v]++;
    ties_among[triangle->w]++;
}

/* k - 2t/k, t the ties among v's k neighbours: Burt's effective size of a network without strengths, by
 * Borgatti's (1997) formula; networkx.effective_size without weights. NaN for an isolate. O(m sqrt m). */
TrStatus tr_effective_size(const TrMeasureInput *in, double *scores, TrError *err)
{
    const TrAdjacency *adjacency = in->adjacency;
    TrStatus st = TR_OK;
    for (size_t v = 0; v < adjacency->n; v++)
        scores[v] = 0;
    TR_TRY(tr_triangles_each(adjacency, count_redundant, scores, err));
    for (size_t v = 0; v < adjacency->n; v++) {
        double k = (double)(adjacency->first[v + 1] - adjacency->first[v]);
        scores[v] = k > 0 ? k - 2 * scores[v] / k : NAN;
    }
out:
    return st;
}
