/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Ranks over time: the network of each period's claims, measured by itself. A claim lies in every period that
 * its date touches; claims without a date lie in none. */
#ifndef TR_ANALYSIS_TRAJECTORY_H
#define TR_ANALYSIS_TRAJECTORY_H

#include "analysis/measures.h"
#include "claims/periods.h"

/* An entity in a period. */
typedef struct {
    double score;      /* NaN: not defined, or no claim of the period names it */
    uint32_t rank;     /* among the entities of the period; 0: none */
    uint32_t n_claims; /* of the period, that name it */
} TrTrajectoryPoint;

/* What a period's network holds. */
typedef struct {
    size_t n_entities, n_claims; /* claims that take part */
} TrTrajectoryPeriod;

/* Starts as {0}. */
typedef struct {
    const TrMeasure *measure;
    const TrPeriod *periods; /* borrowed */
    size_t n_periods;
    uint32_t *entities; /* of the whole network's names: n_entities of them, in the order asked for */
    size_t n_entities;
    TrTrajectoryPoint *points;  /* entity i in period k: points[i * n_periods + k] */
    TrTrajectoryPeriod *counts; /* by period */
    size_t n_spread;            /* claims that lie in more than one period */
} TrTrajectory;

/* The days that the dates of the claims span which may take part under `weave`, open ends left out; false if
 * there is no such claim. Rows that `weave` holds back do not show in it. */
bool tr_trajectory_span(const TrInput *input, const TrWeave *weave, TrDate window, TrDate *span);

/* Follow nodes[0 .. n-1] of `whole`, the network of the whole time. Weaves one network for each period, of
 * the same input. TR_ANALYSIS once the periods' estimated cost goes over the budget (0: none). Release with
 * tr_trajectory_release(). */
TrStatus tr_trajectory_make(const TrNetwork *whole, const TrMeasure *measure, const TrPeriod *periods,
                            size_t n_periods, const uint32_t *nodes, size_t n, double budget_seconds,
                            TrTrajectory *trajectory, TrError *err);
void tr_trajectory_release(TrTrajectory *trajectory);

#endif
