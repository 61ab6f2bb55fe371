/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Measures in which a score depends on the neighbours' scores: leading eigenvectors. */
#include "analysis/leading_vector.h"
#include "analysis/measure_functions.h"
#include "base/memory.h"

/* ---- eigenvector ---- */

static void multiply_adjacency(const void *matrix, const double *vector, double *product)
{
    const TrAdjacency *adjacency = matrix;
    for (size_t v = 0; v < adjacency->n; v++) {
        double sum = 0;
        for (size_t i = adjacency->first[v]; i < adjacency->first[v + 1]; i++)
            sum += vector[adjacency->neighbour[i]] * tr_adjacency_strength(adjacency, i);
        product[v] = sum;
    }
}

/* A x = lambda x for the largest lambda, scaled to a maximum of 1 (Bonacich 1972). 0 outside the components
 * with the largest lambda, and everywhere in a network without ties. About O(100 m). */
TrStatus tr_eigenvector(const TrMeasureInput *in, double *scores, TrError *err)
{
    return tr_leading_vector(multiply_adjacency, in->adjacency, in->adjacency->n, scores, err);
}

/* ---- hub and authority ---- */

/* Arcs as two lists of ends, and room for a vector between the two multiplications. */
typedef struct {
    const igraph_t *graph;
    bool hub;
    size_t n;
    double *between;
} Arcs;

/* Hub: A A^T; authority: A^T A. Each is two passes over the arcs. */
static void multiply_twice(const void *matrix, const double *vector, double *product)
{
    const Arcs *arcs = matrix;
    igraph_integer_t m = igraph_ecount(arcs->graph);
    for (size_t i = 0; i < arcs->n; i++)
        arcs->between[i] = product[i] = 0;
    for (igraph_integer_t e = 0; e < m; e++)
        arcs->between[arcs->hub ? IGRAPH_TO(arcs->graph, e) : IGRAPH_FROM(arcs->graph, e)] +=
            vector[arcs->hub ? IGRAPH_FROM(arcs->graph, e) : IGRAPH_TO(arcs->graph, e)];
    for (igraph_integer_t e = 0; e < m; e++)
        product[arcs->hub ? IGRAPH_FROM(arcs->graph, e) : IGRAPH_TO(arcs->graph, e)] +=
            arcs->between[arcs->hub ? IGRAPH_TO(arcs->graph, e) : IGRAPH_FROM(arcs->graph, e)];
}

/* Principal eigenvectors of A A^T (hub) and A^T A (authority) of the arcs, maximum 1 (Kleinberg 1999). 0 for
 * all where there is no directed action tie. About O(100 m). */
static TrStatus kleinberg(const TrMeasureInput *in, bool hub, double *scores, TrError *err)
{
    Arcs arcs = {.graph = in->graph, .hub = hub, .n = in->network->n_nodes};
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(arcs.between, arcs.n, err));
    TR_TRY(tr_leading_vector(multiply_twice, &arcs, arcs.n, scores, err));
out:
    tr_free(arcs.between);
    return st;
}

TrStatus tr_hub(const TrMeasureInput *in, double *scores, TrError *err)
{
    return kleinberg(in, true, scores, err);
}

TrStatus tr_authority(const TrMeasureInput *in, double *scores, TrError *err)
{
    return kleinberg(in, false, scores, err);
}
