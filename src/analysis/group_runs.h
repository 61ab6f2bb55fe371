/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What many runs of a grouping algorithm agree on. */
#ifndef TR_ANALYSIS_GROUP_RUNS_H
#define TR_ANALYSIS_GROUP_RUNS_H

#include "analysis/groups.h"

/* Starts as {0}. */
typedef struct {
    size_t n_nodes, n_runs;
    uint32_t *clusters; /* of run r: clusters[r * n_nodes + node], numbered from 0 */
} TrGroupRuns;

/* Fill what TrGroups says about how often members stood together, from the groups it holds. */
TrStatus tr_group_runs_compare(const TrGroupRuns *runs, TrGroups *groups, TrError *err);

#endif
