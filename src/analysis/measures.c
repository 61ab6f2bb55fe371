/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/measure_functions.h"
#include "analysis/sampling.h"

#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "base/suggest.h"
#include "network/graph.h"

/* Seconds for each vertex and edge on one core, in hops: measured at 260,000 vertices and 1,375,000 edges,
 * where exact betweenness takes half an hour and harmonic one and a half minutes. Networks that fit into a
 * core's cache take a third of it. By length, at 7,800 vertices and 38,600 edges. */
#define ALL_PATHS 5e-9
#define ALL_BFS   3e-10
#define BY_LENGTH 4e-8

const TrMeasure tr_measures[] = {
    /* A row a measure, two lines each: name, what an analyst reads from it,
     * what weight means, runs on, low ranks first, cost, function, what to mind where disconnected */
    /* clang-format off */
    {"degree", "number of ties: who is seen with most others",
     TR_NO_WEIGHT,   TR_ON_ADJACENCY,  false, 0,         tr_degree,       NULL},
    {"strength", "sum of tie strengths: whose ties are best attested",
     TR_IS_STRENGTH, TR_ON_ADJACENCY,  false, 0,         tr_strength,     NULL},
    {"betweenness", "shortest paths that run through: who stands between others",
     TR_IS_LENGTH,   TR_ON_ADJACENCY,  false, ALL_PATHS, tr_betweenness,  NULL},
    {"harmonic", "mean of 1/distance to all others: who reaches others soonest",
     TR_IS_LENGTH,   TR_ON_ADJACENCY,  false, ALL_BFS,   tr_harmonic,     NULL},
    {"closeness", "1/mean distance within its component",
     TR_IS_LENGTH,   TR_ON_ADJACENCY,  false, ALL_BFS,   tr_closeness,    "compares entities of one component only"},
    {"closeness_wf", "closeness scaled by the share of the network reached (Wasserman and Faust)",
     TR_IS_LENGTH,   TR_ON_ADJACENCY,  false, ALL_BFS,   tr_closeness_wf, NULL},
    {"eigenvector", "tied to those who are well tied; 0 outside the dominant component",
     TR_IS_STRENGTH, TR_ON_ADJACENCY,  false, 0,         tr_eigenvector,  "is 0 outside the dominant one"},
    {"pagerank", "share of a random walker's time (damping 0.85): prestige",
     TR_IS_STRENGTH, TR_ON_ADJACENCY,  false, 0,         tr_pagerank,     NULL},
    {"hub", "acts on those whom many act on (Kleinberg), from action ties",
     TR_NO_WEIGHT,   TR_ON_ARCS,       false, 0,         tr_hub,          NULL},
    {"authority", "acted on by those who act on many (Kleinberg), from action ties",
     TR_NO_WEIGHT,   TR_ON_ARCS,       false, 0,         tr_authority,    NULL},
    {"coreness", "depth in the cohesive core: the k of its k-core",
     TR_NO_WEIGHT,   TR_ON_ADJACENCY,  false, 0,         tr_coreness,     NULL},
    {"constraint", "Burt's constraint: low for a broker between separate circles",
     TR_IS_STRENGTH, TR_ON_GRAPH,      true,  0,         tr_constraint,   NULL},
    /* clang-format on */
};
const size_t tr_n_measures = sizeof tr_measures / sizeof *tr_measures;

struct TrMeasuring {
    const TrNetwork *network;
    TrAdjacency adjacency;
    igraph_t graph, arcs;
    igraph_vector_t strengths, lengths;
    bool has_adjacency, has_graph, has_arcs, has_strengths, has_lengths;
    bool unit_strengths; /* every pair has strength 1: weights change nothing */
};

static const char *measure_name(const void *table, size_t i)
{
    return ((const TrMeasure *)table)[i].name;
}

const TrMeasure *tr_measure_find(const char *name, TrError *err)
{
    const char *near;
    for (size_t i = 0; i < tr_n_measures; i++)
        if (strcmp(tr_measures[i].name, name) == 0)
            return &tr_measures[i];
    near = tr_suggest(name, measure_name, tr_measures, tr_n_measures);
    if (near != NULL)
        (void)tr_fail(err, TR_BAD_USAGE, "there is no measure '%.60s': did you mean '%s'?", name, near);
    else
        (void)tr_fail(err, TR_BAD_USAGE, "there is no measure '%.60s'; 'trama rank --list' names them", name);
    return NULL;
}

static bool has_unit_strengths(const TrNetwork *network)
{
    for (size_t i = 0; i < network->n_pairs; i++)
        if (network->pairs[i].strength != 1)
            return false;
    return true;
}

double tr_measure_cost(const TrMeasure *measure, const TrNetwork *network)
{
    double seconds = measure->seconds_per_vertex_edge;
    if (seconds > 0 && measure->weight == TR_IS_LENGTH && network->weave.inverse_lengths &&
        !has_unit_strengths(network))
        seconds = BY_LENGTH;
    return seconds * (double)network->n_nodes * (double)network->n_pairs;
}

const char *tr_weight_meaning_name(TrWeightMeaning meaning)
{
    static const char *const names[] = {"not used", "strength", "length"};
    return names[meaning];
}

TrMeasuring *tr_measuring_new(const TrNetwork *network, TrError *err)
{
    TrMeasuring *measuring = tr_calloc(1, sizeof *measuring);
    if (measuring == NULL) {
        tr_fail_memory(err);
        return NULL;
    }
    measuring->network = network;
    measuring->unit_strengths = has_unit_strengths(network);
    return measuring;
}

void tr_measuring_free(TrMeasuring *measuring)
{
    if (measuring == NULL)
        return;
    tr_adjacency_release(&measuring->adjacency);
    if (measuring->has_graph)
        igraph_destroy(&measuring->graph);
    if (measuring->has_arcs)
        igraph_destroy(&measuring->arcs);
    if (measuring->has_strengths)
        igraph_vector_destroy(&measuring->strengths);
    if (measuring->has_lengths)
        igraph_vector_destroy(&measuring->lengths);
    tr_free(measuring);
}

TrStatus tr_measuring_graph(TrMeasuring *measuring, const igraph_t **graph, TrError *err)
{
    TrStatus st = TR_OK;
    if (!measuring->has_graph) {
        TR_TRY(tr_graph_make(measuring->network, &measuring->graph, err));
        measuring->has_graph = true;
    }
    *graph = &measuring->graph;
out:
    return st;
}

static TrStatus get_arcs(TrMeasuring *measuring, const igraph_t **graph, TrError *err)
{
    TrStatus st = TR_OK;
    if (!measuring->has_arcs) {
        TR_TRY(tr_graph_make_arcs(measuring->network, &measuring->arcs, err));
        measuring->has_arcs = true;
    }
    *graph = &measuring->arcs;
out:
    return st;
}

TrStatus tr_measuring_adjacency(TrMeasuring *measuring, const TrAdjacency **adjacency, TrError *err)
{
    TrStatus st = TR_OK;
    if (!measuring->has_adjacency) {
        TR_TRY(tr_adjacency_make(measuring->network, &measuring->adjacency, err));
        measuring->has_adjacency = true;
    }
    *adjacency = &measuring->adjacency;
out:
    return st;
}

/* The weights that the measure's row asks for; NULL where they would all be 1. Paths count hops unless
 * --lengths inverse was given. */
static TrStatus get_weights(TrMeasuring *measuring, TrWeightMeaning meaning, const igraph_vector_t **weights,
                            TrError *err)
{
    TrStatus st = TR_OK;
    *weights = NULL;
    if (measuring->unit_strengths || meaning == TR_NO_WEIGHT)
        return TR_OK;
    if (meaning == TR_IS_STRENGTH) {
        if (!measuring->has_strengths)
            TR_TRY(tr_graph_strengths(measuring->network, &measuring->strengths, err));
        measuring->has_strengths = true;
        *weights = &measuring->strengths;
    } else if (measuring->network->weave.inverse_lengths) {
        if (!measuring->has_lengths)
            TR_TRY(tr_graph_lengths(measuring->network, &measuring->lengths, err));
        measuring->has_lengths = true;
        *weights = &measuring->lengths;
    }
out:
    return st;
}

/* Some measures start from random numbers; each begins from the same ones whatever ran before it. */
static uint64_t seed_of(const TrMeasure *measure, uint64_t seed)
{
    uint64_t hash = 5381 + seed - 1;
    for (const char *c = measure->name; *c != '\0'; c++)
        hash = hash * 33 + (unsigned char)*c;
    return hash;
}

/* What the measure's row asks for. */
static TrStatus make_input(TrMeasuring *measuring, const TrMeasure *measure, TrMeasureInput *in, TrError *err)
{
    const TrWeave *weave = &measuring->network->weave;
    TrStatus st = TR_OK;
    *in = (TrMeasureInput){.network = measuring->network,
                           .n_threads = weave->n_threads,
                           .inverse_lengths = weave->inverse_lengths,
                           .seed = seed_of(measure, weave->seed),
                           .bar = measure->name};
    if (measure->base == TR_ON_ADJACENCY)
        TR_TRY(tr_measuring_adjacency(measuring, &in->adjacency, err));
    if (measure->base == TR_ON_ARCS)
        TR_TRY(get_arcs(measuring, &in->graph, err));
    if (measure->base == TR_ON_GRAPH) {
        TR_TRY(tr_measuring_graph(measuring, &in->graph, err));
        TR_TRY(get_weights(measuring, measure->weight, &in->weights, err));
    }
    (void)igraph_rng_seed(igraph_rng_default(), (igraph_uint_t)in->seed);
out:
    return st;
}

static void round_all(double *values, size_t n)
{
    for (size_t i = 0; i < n; i++)
        values[i] = tr_number_round(values[i]);
}

TrStatus tr_measuring_compute(TrMeasuring *measuring, const TrMeasure *measure, double *scores, TrError *err)
{
    TrMeasureInput in;
    TrStatus st = TR_OK;
    if (measuring->network->n_nodes == 0)
        return TR_OK;
    TR_TRY(make_input(measuring, measure, &in, err));
    TR_TRY(measure->compute(&in, scores, err));
    round_all(scores, measuring->network->n_nodes);
out:
    return st;
}

TrStatus tr_measuring_sample(TrMeasuring *measuring, const TrMeasure *measure, const TrSamplingPlan *plan,
                             TrSampled *sampled, TrError *err)
{
    size_t n = measuring->network->n_nodes;
    TrMeasureInput in;
    TrStatus st = TR_OK;
    if (n == 0)
        return TR_OK;
    TR_TRY(make_input(measuring, measure, &in, err));
    TR_TRY(tr_measure_sample(measure, &in, plan, sampled, err));
    round_all(sampled->scores, n);
    round_all(sampled->low, n);
    round_all(sampled->high, n);
out:
    return st;
}

bool tr_measure_calls_igraph(const TrMeasure *measure)
{
    return measure->base == TR_ON_GRAPH || measure->base == TR_ON_ARCS ||
           measure->compute == tr_eigenvector; /* its small matrices: see leading_vector.c */
}

TrStatus tr_measure_on(const TrMeasure *measure, const TrNetwork *network, const TrAdjacency *adjacency,
                       double *scores, TrError *err)
{
    TrMeasureInput in = {.network = network,
                         .adjacency = adjacency,
                         .n_threads = 1,
                         .inverse_lengths = network->weave.inverse_lengths,
                         .seed = seed_of(measure, network->weave.seed)};
    TrStatus st = TR_OK;
    if (adjacency->n == 0)
        return TR_OK;
    TR_TRY(measure->compute(&in, scores, err));
    for (size_t v = 0; v < adjacency->n; v++)
        scores[v] = tr_number_round(scores[v]);
out:
    return st;
}

TrStatus tr_network_measure(const TrNetwork *network, const char *name, double *scores, TrError *err)
{
    const TrMeasure *measure = tr_measure_find(name, err);
    TrMeasuring *measuring = measure == NULL ? NULL : tr_measuring_new(network, err);
    TrStatus st = measure == NULL ? TR_BAD_USAGE : TR_MEMORY;
    if (measuring != NULL)
        st = tr_measuring_compute(measuring, measure, scores, err);
    tr_measuring_free(measuring);
    return st;
}
