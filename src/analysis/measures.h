/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of measures, and the one driver that computes them.
 *
 * One more measure is one row in measure_table.c and one function. The driver owns graph, weights, conversion
 * of strengths to lengths, the random seed and the rounding; a function fills scores from what it is given.
 */
#ifndef TR_ANALYSIS_MEASURES_H
#define TR_ANALYSIS_MEASURES_H

#include "network/adjacency.h"

/* What a tie's weight means to a measure. */
typedef enum { TR_NO_WEIGHT, TR_IS_STRENGTH, TR_IS_LENGTH } TrWeightMeaning;

/* What a measure runs on: the network's pairs, the directed or the signed ties in them; an adjacency; a graph
 * of igraph's, of pairs or of arcs. */
typedef enum {
    TR_ON_PAIRS,
    TR_ON_DIRECTED,
    TR_ON_SIGNED,
    TR_ON_ADJACENCY,
    TR_ON_GRAPH,
    TR_ON_ARCS,
    TR_N_BASES
} TrMeasureBase;
/* Which ties it sees: undirected, directed, signed. */
const char *tr_measure_base_name(TrMeasureBase base);

/* What a measure's function sees: see measure_functions.h. */
typedef struct TrMeasureInput TrMeasureInput;

/* Seconds on one core that a search from every node takes, for each node and pair of a component. */
typedef struct {
    double in_hops, by_length;
    bool folds_trees; /* those that hang on the network cost it nothing (leaves.h) */
} TrSearchCost;

typedef struct {
    const char *name;
    const char *help; /* what an analyst reads from it, in a few words */
    TrWeightMeaning weight;
    TrMeasureBase base;
    bool low_ranks_first, by_group;
    const TrSearchCost *search; /* NULL: its cost is about linear */
    TrStatus (*compute)(const TrMeasureInput *in, double *scores, TrError *err);
    const char *if_disconnected; /* what to mind where there are several components; NULL: nothing */
    const char *cost;            /* for n entities and m tied pairs */
    const char *reference;       /* where definition and algorithm come from */
    bool of_ties;                /* its scores are of pairs, not of nodes */
} TrMeasure;

extern const TrMeasure tr_measures[];
extern const size_t tr_n_measures;
/* Measures of ties: the same, with scores[pair] in place of scores[node]. */
extern const TrMeasure tr_tie_measures[];
extern const size_t tr_n_tie_measures;

/* The measure called `name`; NULL with `err` filled, and a suggestion, if there is none. */
const TrMeasure *tr_measure_find(const char *name, TrError *err);
const TrMeasure *tr_tie_measure_find(const char *name, TrError *err);
/* How many scores it gives: nodes, or pairs. */
size_t tr_measure_n_scores(const TrMeasure *measure, const TrNetwork *network);
/* Estimated seconds on one core; those of what is about linear count as 0. */
TrStatus tr_measure_cost(const TrMeasure *measure, const TrNetwork *network, double *seconds, TrError *err);
/* Likewise where every tie is taken to be of length 1. */
TrStatus tr_measure_cost_in_hops(const TrMeasure *measure, const TrNetwork *network, double *seconds,
                                 TrError *err);
const char *tr_weight_meaning_name(TrWeightMeaning meaning);

/* Graphs, weights and groups of one network, made when first needed. */
typedef struct TrMeasuring TrMeasuring;

TrMeasuring *tr_measuring_new(const TrNetwork *network, TrError *err);
/* scores[node] for every node, or scores[pair], rounded to 12 significant digits; NaN where the measure is
 * not defined. */
TrStatus tr_measuring_compute(TrMeasuring *measuring, const TrMeasure *measure, double *scores, TrError *err);
/* Whether it calls igraph, which is not thread-safe as Debian builds it. */
bool tr_measure_calls_igraph(const TrMeasure *measure);
/* Likewise on another adjacency than the network's own, on this thread alone; several may run at once, unless
 * they call igraph. For measures that run on an adjacency. */
TrStatus tr_measure_on(const TrMeasure *measure, const TrNetwork *network, const TrAdjacency *adjacency,
                       double *scores, TrError *err);
void tr_measuring_free(TrMeasuring *measuring);

#endif
