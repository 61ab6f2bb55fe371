/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Measures of shortest paths, exact: in hops, or by length = 1/strength. They look at nothing but the
 * adjacency and how lengths are taken. */
#include <math.h>

#include "analysis/brandes.h"
#include "analysis/distances.h"
#include "analysis/measure_functions.h"
#include "base/memory.h"

/* Below so many steps (nodes · neighbours) starting threads takes longer than they save. */
#define WORTH_THREADS 1e6

static bool by_length(const TrMeasureInput *in)
{
    return in->inverse_lengths && tr_adjacency_has_strengths(in->adjacency);
}

static size_t threads_for(const TrMeasureInput *in)
{
    const TrAdjacency *g = in->adjacency;
    return (double)g->n * (double)g->first[g->n] < WORTH_THREADS ? 1 : in->n_threads;
}

/* sum over pairs s, t of sigma_st(v) / sigma_st, each unordered pair once, ends not counted (Freeman 1977,
 * computed as in brandes.c). Pairs without a path contribute nothing. O(n m); by length O(n m log n). */
TrStatus tr_betweenness(const TrMeasureInput *in, double *scores, TrError *err)
{
    TrCore core = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_core_make(in->adjacency, by_length(in), scores, &core, err));
    if (core.graph.strength == NULL)
        TR_TRY(tr_brandes_hops(&core, threads_for(in), in->bar, scores, err));
    else
        TR_TRY(tr_brandes_lengths(&core, threads_for(in), in->bar, scores, err));
out:
    tr_core_release(&core);
    return st;
}

/* A unit in which no distance, or inverse of one, is over 2^36: so that all the bits of a double fit into a
 * sum, and a sum of all of them does not overflow. Hops are their own unit: they add up without rounding. */
static double unit_of(const TrCore *core, bool inverse)
{
    const TrAdjacency *g = &core->graph;
    double least = INFINITY, most = 0;
    if (g->strength == NULL)
        return 1;
    for (size_t k = 0; k < g->first[g->n]; k++) {
        least = fmin(least, g->strength[k]);
        most = fmax(most, g->strength[k]);
    }
    return 0x1p-36 * (inverse ? 1 / least : (double)g->n * most);
}

/* scores[v] = score(nodes of v's component, sum of the distances, or their inverses, to the others of it,
 * nodes of the network). */
static TrStatus sum_distances(const TrMeasureInput *in, bool inverse, double *scores,
                              double (*score)(double size, double sum, double n), TrError *err)
{
    TrCore core = {0};
    TrDistances it = {.core = &core, .inverse = inverse, .n_threads = threads_for(in), .what = in->bar};
    uint32_t *sources = NULL;
    TrStatus st = TR_OK;
    for (size_t v = 0; v < in->adjacency->n; v++)
        scores[v] = score(1, 0, (double)in->adjacency->n);
    TR_TRY(tr_core_make(in->adjacency, by_length(in), NULL, &core, err));
    TR_TRY(TR_ARRAY(sources, core.graph.n, err));
    TR_TRY(TR_ARRAY(it.sums, core.graph.n, err));
    for (uint32_t v = 0; v < core.graph.n; v++)
        sources[v] = v;
    it.sources = sources;
    it.n_sources = core.graph.n;
    it.unit = unit_of(&core, inverse);
    TR_TRY(tr_distances_sum(&it, err));
    for (size_t c = 0; c < core.n_parts; c++)
        for (size_t v = core.part[c]; v < core.part[c + 1]; v++) {
            double sum = tr_sum_value(it.sums[v]);
            scores[core.node[v]] =
                score(core.part[c + 1] - core.part[c], sum * it.unit, (double)in->adjacency->n);
        }
out:
    tr_core_release(&core);
    tr_free(sources);
    tr_free(it.sums);
    return st;
}

static double harmonic(double size, double sum, double n)
{
    (void)size;
    return n > 1 ? sum / (n - 1) : 0; /* nobody else to reach */
}

static double closeness(double size, double sum, double n)
{
    (void)n;
    return size > 1 ? (size - 1) / sum : NAN;
}

static double closeness_wf(double size, double sum, double n)
{
    return size > 1 ? (size - 1) / sum * (size - 1) / (n - 1) : 0;
}

/* sum over u of 1/d(v, u), divided by n - 1; unreachable nodes add 0, so it is defined when the network is
 * disconnected (Rochat 2009). An isolate has 0. O(n m), 256 sources at once. */
TrStatus tr_harmonic(const TrMeasureInput *in, double *scores, TrError *err)
{
    return sum_distances(in, true, scores, harmonic, err);
}

/* (k - 1) / sum of distances to the k - 1 others of v's component (igraph >= 0.10). Two who know only each
 * other reach the maximum: read it within a component only. NaN for an isolate. O(n m). */
TrStatus tr_closeness(const TrMeasureInput *in, double *scores, TrError *err)
{
    return sum_distances(in, false, scores, closeness, err);
}

/* closeness times (k - 1) / (n - 1) (Wasserman and Faust 1994, p. 201; networkx closeness_centrality). An
 * isolate has 0. O(n m). */
TrStatus tr_closeness_wf(const TrMeasureInput *in, double *scores, TrError *err)
{
    return sum_distances(in, false, scores, closeness_wf, err);
}
