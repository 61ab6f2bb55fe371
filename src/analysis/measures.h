/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of measures, and the one driver that computes them.
 *
 * One more measure is one row in measures.c and one function. The driver owns graph, weights, conversion of
 * strengths to lengths, the random seed and the rounding; a function fills scores from what it is given. */
#ifndef TR_ANALYSIS_MEASURES_H
#define TR_ANALYSIS_MEASURES_H

#include "network/adjacency.h"

/* What a tie's weight means to a measure. */
typedef enum { TR_NO_WEIGHT, TR_IS_STRENGTH, TR_IS_LENGTH } TrWeightMeaning;

/* What a measure runs on. */
typedef enum { TR_ON_PAIRS, TR_ON_ADJACENCY, TR_ON_GRAPH, TR_ON_ARCS } TrMeasureBase;

/* What a measure's function sees: see measure_functions.h. */
typedef struct TrMeasureInput TrMeasureInput;

typedef struct {
    const char *name;
    const char *help; /* what an analyst reads from it, in a few words */
    TrWeightMeaning weight;
    TrMeasureBase base;
    bool low_ranks_first;
    double seconds_per_vertex_edge; /* its estimated cost is this times n · m; 0: about linear */
    TrStatus (*compute)(const TrMeasureInput *in, double *scores, TrError *err);
    const char *if_disconnected; /* what to mind where there are several components; NULL: nothing */
} TrMeasure;

extern const TrMeasure tr_measures[];
extern const size_t tr_n_measures;

/* The measure called `name`; NULL with `err` filled, and a suggestion, if there is none. */
const TrMeasure *tr_measure_find(const char *name, TrError *err);
/* Estimated seconds on one core. */
double tr_measure_cost(const TrMeasure *measure, const TrNetwork *network);
const char *tr_weight_meaning_name(TrWeightMeaning meaning);

/* Graphs and weights of one network, made when first needed. */
typedef struct TrMeasuring TrMeasuring;

TrMeasuring *tr_measuring_new(const TrNetwork *network, TrError *err);
/* scores[node] for every node, rounded to 12 significant digits; NaN where the measure is not defined. */
TrStatus tr_measuring_compute(TrMeasuring *measuring, const TrMeasure *measure, double *scores, TrError *err);
/* Whether it calls igraph, which is not thread-safe as Debian builds it. */
bool tr_measure_calls_igraph(const TrMeasure *measure);
/* Likewise on another adjacency than the network's own, on this thread alone; several may run at once, unless
 * they call igraph. For measures that run on an adjacency. */
TrStatus tr_measure_on(const TrMeasure *measure, const TrNetwork *network, const TrAdjacency *adjacency,
                       double *scores, TrError *err);
void tr_measuring_free(TrMeasuring *measuring);

#endif
