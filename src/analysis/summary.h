/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What kind of network it is, in a dozen numbers. All unweighted. */
#ifndef TR_ANALYSIS_SUMMARY_H
#define TR_ANALYSIS_SUMMARY_H

#include "network/network.h"

/* NaN where a figure is not defined, or was left out because of its cost. */
typedef struct {
    size_t n_entities, n_events, n_ties, n_pairs;
    double density, mean_degree;
    size_t n_components, largest_component;
    double diameter, mean_distance;                           /* of the largest component, in hops */
    double transitivity;                                      /* closed triples / connected triples */
    double degree_centralisation, betweenness_centralisation; /* Freeman 1978: 0 for a ring, 1 for a star */
    bool paths_left_out; /* diameter, distance, betweenness cost too much */
} TrSummary;

/* `budget_seconds` as for tr_ranking_make(). */
TrStatus tr_summary_make(const TrNetwork *network, double budget_seconds, TrSummary *summary, TrError *err);

#endif
