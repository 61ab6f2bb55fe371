/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Measures in which a score depends on the neighbours' scores. */
#include <math.h>

#include "analysis/measures.h"
#include "analysis/vectors.h"

/* What an iteration leaves where the true score is 0. */
static void clear_noise(double *scores, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (fabs(scores[i]) < 1e-10)
            scores[i] = 0;
}

static bool has_no_edges(const TrMeasureInput *in, double *scores)
{
    if (igraph_ecount(in->graph) > 0)
        return false;
    for (size_t i = 0; i < in->network->n_nodes; i++)
        scores[i] = 0;
    return true;
}

/* A x = lambda x for the largest lambda, scaled to a maximum of 1 (Bonacich 1972). 0 outside the component
 * with the largest lambda, and everywhere in a network without ties. */
TrStatus tr_eigenvector(const TrMeasureInput *in, double *scores, TrError *err)
{
    igraph_vector_t result;
    igraph_arpack_options_t options;
    TrStatus st = TR_OK;
    if (has_no_edges(in, scores))
        return TR_OK;
    TR_TRY(tr_vector_new(&result, err));
    igraph_arpack_options_init(&options);
    st = tr_guard_check(igraph_eigenvector_centrality(in->graph, &result, NULL, IGRAPH_UNDIRECTED, true,
                                                      in->weights, &options),
                        "eigenvector", err);
    st = tr_vector_take(&result, st, scores);
    if (st == TR_OK)
        clear_noise(scores, in->network->n_nodes);
out:
    return st;
}

/* Principal eigenvectors of A A^T (hub) and A^T A (authority) of the arcs, maximum 1 (Kleinberg 1999). 0 for
 * all where there is no directed action tie. */
static TrStatus kleinberg(const TrMeasureInput *in, bool hub, double *scores, TrError *err)
{
    igraph_vector_t result;
    igraph_arpack_options_t options;
    TrStatus st = TR_OK;
    if (has_no_edges(in, scores))
        return TR_OK;
    TR_TRY(tr_vector_new(&result, err));
    igraph_arpack_options_init(&options);
    st = tr_guard_check(igraph_hub_and_authority_scores(in->graph, hub ? &result : NULL, hub ? NULL : &result,
                                                        NULL, true, NULL, &options),
                        hub ? "hub" : "authority", err);
    st = tr_vector_take(&result, st, scores);
    if (st == TR_OK)
        clear_noise(scores, in->network->n_nodes);
out:
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
