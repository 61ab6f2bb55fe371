/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Nodes in groups, each node in one: by kind, by sector, by a column of entities.csv, or as an algorithm
 * found them. */
#ifndef TR_ANALYSIS_PARTITION_H
#define TR_ANALYSIS_PARTITION_H

#include "base/arena.h"
#include "network/network.h"

/* Starts as {0}. Groups are numbered from 0; whoever fills one by hand allocates as tr_partition_new() does.
 */
typedef struct {
    uint32_t *group_of; /* by node */
    size_t n_groups;
    const char **names; /* by group; they point into the network's input or into `text` */
    TrArena text;
} TrPartition;

/* Room for the groups of `n_nodes` nodes in `n_groups` groups, all 0 and NULL. */
TrStatus tr_partition_new(size_t n_nodes, size_t n_groups, TrPartition *partition, TrError *err);
/* Groups by what the nodes are, in byte order of their names. Release with tr_partition_release(). */
TrStatus tr_partition_by_kind(const TrNetwork *network, TrPartition *partition, TrError *err);
TrStatus tr_partition_by_sector(const TrNetwork *network, TrPartition *partition, TrError *err);
/* By what stands in column `column` of entities.csv, ours or theirs; nodes for which nothing stands there are
 * one group called TR_NO_GROUP. TR_BAD_USAGE where no file has such a column. */
#define TR_NO_GROUP "(none)"
TrStatus tr_partition_by_column(const TrNetwork *network, const char *column, TrPartition *partition,
                                TrError *err);
/* By what --groups names: kind (also NULL), sector, detected (see groups.h), or a column. */
TrStatus tr_partition_by(const TrNetwork *network, const char *what, TrPartition *partition, TrError *err);
void tr_partition_release(TrPartition *partition);

#endif
