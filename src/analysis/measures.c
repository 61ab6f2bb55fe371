/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/measure_functions.h"
#include "analysis/sampling.h"

#include "base/memory.h"
#include "base/number.h"
#include "base/parallel.h"
#include "base/stages.h"
#include "network/graph.h"

struct TrMeasuring {
    const TrNetwork *network;
    TrAdjacency adjacency;
    igraph_t graph, arcs;
    igraph_vector_t strengths, lengths;
    TrPartition groups;
    bool has_groups, has_adjacency, has_graph, has_arcs, has_strengths, has_lengths;
    bool unit_strengths; /* every pair has strength 1: weights change nothing */
};

TrMeasuring *tr_measuring_new(const TrNetwork *network, TrError *err)
{
    TrMeasuring *measuring = tr_calloc(1, sizeof *measuring);
    if (measuring == NULL) {
        tr_fail_memory(err);
        return NULL;
    }
    measuring->network = network;
    measuring->unit_strengths = tr_network_has_unit_strengths(network);
    return measuring;
}

void tr_measuring_free(TrMeasuring *measuring)
{
    if (measuring == NULL)
        return;
    tr_adjacency_release(&measuring->adjacency);
    tr_partition_release(&measuring->groups);
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
        tr_step_done("build");
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
        tr_step_done("build");
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
        tr_step_done("build");
    }
    *adjacency = &measuring->adjacency;
out:
    return st;
}

TrStatus tr_measuring_groups(TrMeasuring *measuring, const TrPartition **groups, TrError *err)
{
    TrStatus st = TR_OK;
    if (!measuring->has_groups) {
        TR_TRY(
            tr_partition_by(measuring->network, measuring->network->weave.groups, &measuring->groups, err));
        measuring->has_groups = true;
    }
    *groups = &measuring->groups;
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
    if (measure->by_group)
        TR_TRY(tr_measuring_groups(measuring, &in->groups, err));
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

enum { VALUES_IN_A_BLOCK = 16384 };

typedef struct {
    double *values;
    size_t n;
} Rounding;

static void round_block(void *context, size_t block)
{
    const Rounding *it = context;
    size_t from = block * VALUES_IN_A_BLOCK, left = it->n - from;
    size_t to = from + (left < VALUES_IN_A_BLOCK ? left : VALUES_IN_A_BLOCK);
    for (size_t i = from; i < to; i++)
        it->values[i] = tr_number_round(it->values[i]);
}

static void round_all(double *values, size_t n, size_t n_threads)
{
    Rounding it = {values, n};
    tr_parallel((n + VALUES_IN_A_BLOCK - 1) / VALUES_IN_A_BLOCK, n_threads, round_block, &it);
}

TrStatus tr_measuring_compute(TrMeasuring *measuring, const TrMeasure *measure, double *scores, TrError *err)
{
    TrMeasureInput in;
    size_t n = tr_measure_n_scores(measure, measuring->network);
    TrStatus st = TR_OK;
    if (n == 0)
        return TR_OK;
    TR_TRY(make_input(measuring, measure, &in, err));
    TR_TRY(measure->compute(&in, scores, err));
    round_all(scores, n, in.n_threads);
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
    round_all(sampled->scores, n, in.n_threads);
    round_all(sampled->low, n, in.n_threads);
    round_all(sampled->high, n, in.n_threads);
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
    round_all(scores, adjacency->n, in.n_threads);
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
