/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The functions of the measures table, and what they see. Apart from measures.h, so that igraph's header
 * stays in src/analysis/ and src/network/. */
#ifndef TR_ANALYSIS_MEASURE_FUNCTIONS_H
#define TR_ANALYSIS_MEASURE_FUNCTIONS_H

#include <igraph/igraph.h>

#include "analysis/measures.h"
#include "analysis/partition.h"
#include "network/adjacency.h"

/* What a measure's function sees. Borrowed from the driver; filled as the measure's row asks. */
struct TrMeasureInput {
    const TrNetwork *network;
    const TrAdjacency *adjacency; /* TR_ON_ADJACENCY: all that such a function may look at, with what follows;
                                     a resampled network is another adjacency, and several run at once */
    size_t n_threads;             /* 0: one per core */
    bool inverse_lengths;         /* a tie's length is 1/strength, not one hop */
    uint64_t seed;                /* of this measure's random numbers */
    const char *bar;              /* the name of a progress bar to draw; NULL: none */
    const igraph_t *graph;        /* TR_ON_GRAPH: the simple graph; TR_ON_ARCS: the directed one */
    const TrPartition *groups;    /* where the row is by_group */
    const igraph_vector_t *weights; /* of graph: strengths or lengths, as the row says; NULL: all are 1 */
};

/* The simple graph, borrowed. */
TrStatus tr_measuring_graph(TrMeasuring *measuring, const igraph_t **graph, TrError *err);
/* Likewise as an array of neighbours. */
TrStatus tr_measuring_adjacency(TrMeasuring *measuring, const TrAdjacency **adjacency, TrError *err);

/* The groups that the network's weave asks for, borrowed. */
TrStatus tr_measuring_groups(TrMeasuring *measuring, const TrPartition **groups, TrError *err);

/* The functions of the table, by family. */
TrStatus tr_degree(const TrMeasureInput *in, double *scores, TrError *err);
TrStatus tr_strength(const TrMeasureInput *in, double *scores, TrError *err);
TrStatus tr_coreness(const TrMeasureInput *in, double *scores, TrError *err);
TrStatus tr_constraint(const TrMeasureInput *in, double *scores, TrError *err);
TrStatus tr_effective_size(const TrMeasureInput *in, double *scores, TrError *err);
TrStatus tr_brokered(const TrMeasureInput *in, double *scores, TrError *err);
TrStatus tr_coordinator(const TrMeasureInput *in, double *scores, TrError *err);
TrStatus tr_itinerant(const TrMeasureInput *in, double *scores, TrError *err);
TrStatus tr_gatekeeper(const TrMeasureInput *in, double *scores, TrError *err);
TrStatus tr_representative(const TrMeasureInput *in, double *scores, TrError *err);
TrStatus tr_liaison(const TrMeasureInput *in, double *scores, TrError *err);
TrStatus tr_articulation(const TrMeasureInput *in, double *scores, TrError *err);
TrStatus tr_ei_index(const TrMeasureInput *in, double *scores, TrError *err);
TrStatus tr_pn(const TrMeasureInput *in, double *scores, TrError *err);
TrStatus tr_balance(const TrMeasureInput *in, double *scores, TrError *err);
TrStatus tr_betweenness(const TrMeasureInput *in, double *scores, TrError *err);
TrStatus tr_harmonic(const TrMeasureInput *in, double *scores, TrError *err);
TrStatus tr_closeness(const TrMeasureInput *in, double *scores, TrError *err);
TrStatus tr_closeness_wf(const TrMeasureInput *in, double *scores, TrError *err);
TrStatus tr_eigenvector(const TrMeasureInput *in, double *scores, TrError *err);
TrStatus tr_pagerank(const TrMeasureInput *in, double *scores, TrError *err);
TrStatus tr_hub(const TrMeasureInput *in, double *scores, TrError *err);
TrStatus tr_authority(const TrMeasureInput *in, double *scores, TrError *err);

/* Those of ties. */
TrStatus tr_edge_betweenness(const TrMeasureInput *in, double *scores, TrError *err);
TrStatus tr_bridge(const TrMeasureInput *in, double *scores, TrError *err);

#endif
