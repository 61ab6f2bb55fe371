/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/summary.h"

#include <math.h>

#include "analysis/measure_functions.h"
#include "base/memory.h"
#include "base/number.h"
#include "network/guard.h"

/* sum of (max - c_i), divided by what it is in a star of n. */
static double centralisation(const double *scores, size_t n, double in_a_star)
{
    double highest = 0, sum = 0;
    for (size_t i = 0; i < n; i++)
        highest = scores[i] > highest ? scores[i] : highest;
    for (size_t i = 0; i < n; i++)
        sum += highest - scores[i];
    return n > 2 ? sum / in_a_star : NAN; /* a smaller star has no centre */
}

/* Diameter and mean distance of the vertices whose component is `wanted`. */
static TrStatus measure_distances(const igraph_t *graph, const igraph_vector_int_t *membership,
                                  igraph_integer_t wanted, TrSummary *summary, TrError *err)
{
    igraph_vector_int_t members;
    igraph_t component;
    TrStatus st = TR_OK;
    TR_TRY_IGRAPH(igraph_vector_int_init(&members, 0), "distances", err);
    for (igraph_integer_t i = 0; st == TR_OK && i < igraph_vector_int_size(membership); i++)
        if (VECTOR(*membership)[i] == wanted)
            st = tr_guard_check(igraph_vector_int_push_back(&members, i), "distances", err);
    if (st == TR_OK)
        st = tr_guard_check(
            igraph_induced_subgraph(graph, &component, igraph_vss_vector(&members), IGRAPH_SUBGRAPH_AUTO),
            "distances", err);
    igraph_vector_int_destroy(&members);
    TR_TRY(st);
    st = tr_guard_check(
        igraph_diameter(&component, &summary->diameter, NULL, NULL, NULL, NULL, IGRAPH_UNDIRECTED, true),
        "diameter", err);
    if (st == TR_OK)
        st = tr_guard_check(
            igraph_average_path_length(&component, &summary->mean_distance, NULL, IGRAPH_UNDIRECTED, true),
            "mean distance", err);
    igraph_destroy(&component);
out:
    return st;
}

static TrStatus measure_components(const igraph_t *graph, bool distances, TrSummary *summary, TrError *err)
{
    igraph_vector_int_t membership, sizes;
    igraph_integer_t n = 0, largest = 0;
    TrStatus st = TR_OK;
    TR_TRY_IGRAPH(igraph_vector_int_init(&membership, 0), "components", err);
    st = tr_guard_check(igraph_vector_int_init(&sizes, 0), "components", err);
    if (st == TR_OK) {
        st = tr_guard_check(igraph_connected_components(graph, &membership, &sizes, &n, IGRAPH_WEAK),
                            "components", err);
        for (igraph_integer_t i = 1; st == TR_OK && i < n; i++)
            if (VECTOR(sizes)[i] > VECTOR(sizes)[largest])
                largest = i;
        summary->n_components = (size_t)n;
        summary->largest_component = st == TR_OK && n > 0 ? (size_t)VECTOR(sizes)[largest] : 0;
        if (st == TR_OK && distances && summary->largest_component > 1)
            st = measure_distances(graph, &membership, largest, summary, err);
        igraph_vector_int_destroy(&sizes);
    }
    igraph_vector_int_destroy(&membership);
out:
    return st;
}

static TrStatus measure_centralisation(const TrNetwork *network, const igraph_t *graph, TrSummary *summary,
                                       TrError *err)
{
    TrAdjacency adjacency = {0};
    TrMeasureInput in = {.network = network, .graph = graph, .adjacency = &adjacency}; /* no weights: hops */
    double *scores = NULL, n = (double)network->n_nodes;
    TrStatus st = TR_OK;
    TR_TRY(tr_adjacency_make(network, &adjacency, err));
    TR_TRY(TR_ARRAY(scores, network->n_nodes, err));
    TR_TRY(tr_degree(&in, scores, err));
    summary->degree_centralisation = centralisation(scores, network->n_nodes, (n - 1) * (n - 2));
    if (!summary->paths_left_out) {
        TR_TRY(tr_betweenness(&in, scores, err));
        summary->betweenness_centralisation =
            centralisation(scores, network->n_nodes, (n - 1) * (n - 1) * (n - 2) / 2);
    }
out:
    tr_free(scores);
    tr_adjacency_release(&adjacency);
    return st;
}

static void count(const TrNetwork *network, TrSummary *summary)
{
    double n = (double)network->n_nodes, m = (double)network->n_pairs;
    for (size_t i = 0; i < network->n_nodes; i++)
        summary->n_events += tr_node_is_event(network, i);
    summary->n_entities = network->n_nodes - summary->n_events;
    summary->n_ties = network->n_ties;
    summary->n_pairs = network->n_pairs;
    summary->density = n > 1 ? tr_number_round(2 * m / (n * (n - 1))) : NAN;
    summary->mean_degree = n > 0 ? tr_number_round(2 * m / n) : NAN;
}

TrStatus tr_summary_make(const TrNetwork *network, double budget_seconds, TrSummary *summary, TrError *err)
{
    TrMeasuring *measuring = tr_measuring_new(network, err);
    const TrMeasure *betweenness = tr_measure_find("betweenness", err);
    const igraph_t *graph;
    TrStatus st = measuring == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    *summary = (TrSummary){.diameter = NAN,
                           .mean_distance = NAN,
                           .transitivity = NAN,
                           .degree_centralisation = NAN,
                           .betweenness_centralisation = NAN};
    count(network, summary);
    summary->paths_left_out = budget_seconds > 0 && tr_measure_cost(betweenness, network) > budget_seconds;
    TR_TRY(tr_measuring_graph(measuring, &graph, err));
    TR_TRY(measure_components(graph, !summary->paths_left_out, summary, err));
    TR_TRY_IGRAPH(igraph_transitivity_undirected(graph, &summary->transitivity, IGRAPH_TRANSITIVITY_NAN),
                  "transitivity", err);
    TR_TRY(measure_centralisation(network, graph, summary, err));
    summary->mean_distance = tr_number_round(summary->mean_distance);
    summary->transitivity = tr_number_round(summary->transitivity);
    summary->degree_centralisation = tr_number_round(summary->degree_centralisation);
    summary->betweenness_centralisation = tr_number_round(summary->betweenness_centralisation);
out:
    tr_measuring_free(measuring);
    return st;
}
