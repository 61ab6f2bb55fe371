/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What kind of network it is, in a score of numbers. All unweighted. */
#ifndef TR_ANALYSIS_SUMMARY_H
#define TR_ANALYSIS_SUMMARY_H

#include "analysis/mixing.h"
#include "analysis/signed.h"

/* NaN where a figure is not defined, or was left out because of its cost. */
typedef struct {
    size_t n_entities, n_events, n_ties, n_pairs;
    double density, mean_degree;
    size_t n_components, largest_component;
    double diameter, mean_distance;                           /* of the largest component, in hops */
    double transitivity;                                      /* closed triples / connected triples */
    double degree_centralisation, betweenness_centralisation; /* Freeman 1978: 0 for a ring, 1 for a star */
    size_t n_articulation_points, n_bridges;
    const char *groups; /* what `mixing` goes by: weave.groups, or "kind" */
    TrMixing mixing;
    TrBalance balance;
    bool paths_left_out; /* diameter, distance, betweenness cost too much */
} TrSummary;

/* `budget_seconds` as for tr_ranking_make(); the permutation test of the E-I index may take a tenth of it. */
TrStatus tr_summary_make(const TrNetwork *network, double budget_seconds, TrSummary *summary, TrError *err);

#endif
