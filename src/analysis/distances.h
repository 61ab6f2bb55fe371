/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sums of distances from some vertices, or all, to each: what harmonic and closeness are made of. */
#ifndef TR_ANALYSIS_DISTANCES_H
#define TR_ANALYSIS_DISTANCES_H

#include "analysis/leaves.h"
#include "analysis/sums.h"

/* What to add up: for each vertex v, x over all sources s != v that reach it; x = d(s, v) / unit, or,
 * inverse, 1 / d(s, v) / unit. d is in hops, or by the lengths of core->graph where it has some. */
typedef struct {
    const TrCore *core;
    const uint32_t *sources; /* vertices, each once */
    size_t n_sources;
    bool inverse;
    double unit;      /* where squares are wanted, such that x <= 1 */
    size_t n_threads; /* 0: one per core; the sums do not depend on it */
    const char *what; /* for the bar, or NULL */
    TrSum *sums;      /* by vertex: the sums are added to these */
    TrSum *squares;   /* likewise the squares of x, or NULL */
    double farthest;  /* tr_distances_hops(): the largest of all these distances */
} TrDistances;

/* By as many searches as there are sources, 256 of them at once in hops. */
TrStatus tr_distances_hops(TrDistances *distances, TrError *err);
TrStatus tr_distances_lengths(TrDistances *distances, TrError *err);
/* In hops or by length, as the core has it. */
TrStatus tr_distances_sum(TrDistances *distances, TrError *err);

/* The largest distance in hops between two vertices of component `part`, and the mean over all pairs; exact.
 */
TrStatus tr_distances_span(const TrCore *core, size_t part, size_t n_threads, double *diameter, double *mean,
                           TrError *err);

/* bounds[part]: no two vertices of the component are further apart. Twice the distance from its hub to the
 * farthest, in hops or by length. */
TrStatus tr_distances_bounds(const TrCore *core, double *bounds, TrError *err);

#endif
