/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Groups of nodes with many ties within and few between: modularity by the Leiden algorithm (Traag, Waltman
 * and van Eck 2019, doi:10.1038/s41598-019-41695-z; modularity Q after Newman 2004 for weighted ties). The
 * algorithm begins from random numbers, so it runs many times: the best partition is kept, and how often its
 * members stood together in all runs says how far it hangs on chance. That is the chance of the search, not
 * how sure the claims are. */
#ifndef TR_ANALYSIS_GROUPS_H
#define TR_ANALYSIS_GROUPS_H

#include "analysis/partition.h"

/* Members are entities; events may stand in a group, but are not counted. Groups stand in order of size, then
 * of the name of their first member. */
typedef struct {
    size_t size;
    size_t first;                  /* of its members in `order` */
    size_t n_internal, n_external; /* tied pairs within, and to other groups */
    double density;                /* n_internal over all pairs of its nodes; NaN for a single one */
    double together;               /* how often two of its members stood together: mean over pairs and runs */
    size_t n_unstable;             /* members that were not with the group in TR_STABLE of the runs */
    uint32_t nearest;              /* the group whose members stood with its own most often; TR_NO_ID: none */
    double nearest_together;       /* mean over pairs of members and runs */
} TrGroup;

typedef struct {
    uint32_t group;                /* TR_NO_ID: it has no tie */
    size_t n_internal, n_external; /* neighbours within and without */
    double with_group;             /* share of runs in which it stood with more than half of the others */
    double together;               /* share of the others that it stood with: mean over runs */
    uint32_t otherwise;            /* the group it stood with most often in the other runs; TR_NO_ID: none */
} TrGroupMember;

/* A member is stable if it stood with its group in this share of the runs. */
#define TR_STABLE 0.9

/* Starts as {0}. */
typedef struct {
    const TrNetwork *network;
    TrGroup *groups;
    size_t n;
    TrGroupMember *members; /* by node */
    uint32_t *order;        /* entities by group, then name; those without a tie last */
    size_t n_ordered, n_alone, n_components;
    double modularity, lowest; /* Q of the best run and of the worst; NaN where there is no tie */
    size_t n_runs, n_best;     /* how many had the best Q (to 12 digits) */
    double seconds_per_run;    /* estimated */
} TrGroups;

enum { TR_MOST_RUNS = 100, TR_FEW_RUNS = 20 };

/* Find them in `n_runs` runs; 0: TR_MOST_RUNS, or as many as `budget_seconds` allows (0: no budget), but at
 * least one: TR_ANALYSIS where not even that is allowed. Release with tr_groups_release(). About
 * O(n_runs m). */
TrStatus tr_groups_find(const TrNetwork *network, size_t n_runs, double budget_seconds, TrGroups *groups,
                        TrError *err);
void tr_groups_release(TrGroups *groups);

/* The same as a partition, called "1", "2" …, for measures that want groups; nodes without a tie are one more
 * group, TR_NO_GROUP. */
TrStatus tr_groups_partition(const TrGroups *groups, TrPartition *partition, TrError *err);
/* Find them and give them as a partition: what `trama groups` prints by default. */
TrStatus tr_partition_by_ties(const TrNetwork *network, TrPartition *partition, TrError *err);

#endif
