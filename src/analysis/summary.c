/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/summary.h"

#include <math.h>
#include <string.h>

#include "analysis/cuts.h"
#include "analysis/distances.h"
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

/* Components, and the diameter and mean distance of the largest. Of several as large the first counts. */
static TrStatus measure_components(const TrAdjacency *adjacency, size_t n_threads, TrSummary *summary,
                                   TrError *err)
{
    TrCore core = {0};
    size_t largest = 0, n_tied = 0;
    TrStatus st = TR_OK;
    TR_TRY(tr_core_make(adjacency, false, NULL, &core, err));
    for (size_t c = 0; c < core.n_parts; c++) {
        size_t size = core.part[c + 1] - core.part[c];
        n_tied += size;
        largest = size > core.part[largest + 1] - core.part[largest] ? c : largest;
    }
    summary->n_components = core.n_parts + adjacency->n - n_tied; /* isolates are components too */
    summary->largest_component = core.n_parts > 0   ? core.part[largest + 1] - core.part[largest]
                                 : adjacency->n > 0 ? 1
                                                    : 0;
    if (core.n_parts > 0 && !summary->paths_left_out)
        TR_TRY(
            tr_distances_span(&core, largest, n_threads, &summary->diameter, &summary->mean_distance, err));
out:
    tr_core_release(&core);
    return st;
}

static TrStatus measure_centralisation(const TrNetwork *network, const TrAdjacency *adjacency,
                                       TrSummary *summary, TrError *err)
{
    TrMeasureInput in = {.network = network, /* in hops */
                         .adjacency = adjacency,
                         .n_threads = network->weave.n_threads};
    double *scores = NULL, n = (double)network->n_nodes;
    TrStatus st = TR_OK;
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
    return st;
}

static TrStatus count_cuts(const TrNetwork *network, TrSummary *summary, TrError *err)
{
    TrAdjacency adjacency = {0};
    double *added = NULL, *cut_off = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(added, network->n_nodes, err));
    TR_TRY(TR_ARRAY(cut_off, network->n_pairs, err));
    TR_TRY(tr_adjacency_make(network, &adjacency, err));
    TR_TRY(tr_cuts_find(&adjacency, added, cut_off, err));
    for (size_t v = 0; v < network->n_nodes; v++)
        summary->n_articulation_points += added[v] > 0 && !tr_node_is_event(network, v);
    for (size_t i = 0; i < network->n_pairs; i++)
        summary->n_bridges += cut_off[i] > 0;
out:
    tr_free(added);
    tr_free(cut_off);
    tr_adjacency_release(&adjacency);
    return st;
}

static TrStatus measure_groups(TrMeasuring *measuring, const TrNetwork *network, double budget_seconds,
                               TrSummary *summary, TrError *err)
{
    const TrPartition *groups;
    TrMixing *mixing = &summary->mixing;
    TrStatus st = TR_OK;
    TR_TRY(tr_measuring_groups(measuring, &groups, err));
    summary->groups = network->weave.groups == NULL ? "kind" : network->weave.groups;
    TR_TRY(tr_mixing_make(network, groups, budget_seconds / 10, mixing, err));
    if (strcmp(summary->groups, "detected") == 0)
        mixing->ei_p = NAN; /* found in the ties: of course they hold more of them than chance */
    mixing->ei = tr_number_round(mixing->ei);
    mixing->ei_expected = tr_number_round(mixing->ei_expected);
    mixing->assortativity = tr_number_round(mixing->assortativity);
    TR_TRY(tr_balance_count(network, &summary->balance, NULL, err));
out:
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

/* Whether what goes over all paths, in hops, would take longer than the budget. */
static TrStatus leave_out_paths(const TrNetwork *network, double budget_seconds, TrSummary *summary,
                                TrError *err)
{
    static const char *const likewise[] = {"betweenness", "harmonic"};
    double seconds = 0, each;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < 2; i++) {
        TR_TRY(tr_measure_cost_in_hops(tr_measure_find(likewise[i], err), network, &each, err));
        seconds += each;
    }
    summary->paths_left_out = seconds > budget_seconds;
out:
    return st;
}

TrStatus tr_summary_make(const TrNetwork *network, double budget_seconds, TrSummary *summary, TrError *err)
{
    TrMeasuring *measuring = tr_measuring_new(network, err);
    const igraph_t *graph;
    const TrAdjacency *adjacency;
    TrStatus st = measuring == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    *summary = (TrSummary){.diameter = NAN,
                           .mean_distance = NAN,
                           .transitivity = NAN,
                           .degree_centralisation = NAN,
                           .betweenness_centralisation = NAN};
    count(network, summary);
    if (budget_seconds > 0)
        TR_TRY(leave_out_paths(network, budget_seconds, summary, err));
    TR_TRY(tr_measuring_graph(measuring, &graph, err));
    TR_TRY(tr_measuring_adjacency(measuring, &adjacency, err));
    TR_TRY(measure_components(adjacency, network->weave.n_threads, summary, err));
    TR_TRY_IGRAPH(igraph_transitivity_undirected(graph, &summary->transitivity, IGRAPH_TRANSITIVITY_NAN),
                  "transitivity", err);
    TR_TRY(measure_centralisation(network, adjacency, summary, err));
    TR_TRY(count_cuts(network, summary, err));
    TR_TRY(measure_groups(measuring, network, budget_seconds, summary, err));
    summary->mean_distance = tr_number_round(summary->mean_distance);
    summary->transitivity = tr_number_round(summary->transitivity);
    summary->degree_centralisation = tr_number_round(summary->degree_centralisation);
    summary->betweenness_centralisation = tr_number_round(summary->betweenness_centralisation);
out:
    tr_measuring_free(measuring);
    return st;
}
