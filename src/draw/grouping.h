/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What makes a group in a picture: kind, sector, topmost parent, country. */
#ifndef TR_DRAW_GROUPING_H
#define TR_DRAW_GROUPING_H

#include "draw/diagram.h"
#include "network/network.h"

/* The groups of some nodes, in order of name; group_of[i] is that of nodes[i]. Starts as {0}. */
typedef struct {
    uint32_t *group_of;
    const char **names; /* in the picture's language; "" for none */
    size_t n;
    TrArena arena;
} TrGrouped;

/* Group `nodes`. By parent, who has none is a group of its own name. Release with tr_grouped_release(). */
TrStatus tr_grouped_make(const TrNetwork *network, const uint32_t *nodes, size_t n, TrGrouping by,
                         TrLanguage language, TrGrouped *groups, TrError *err);
void tr_grouped_release(TrGrouped *groups);
/* order[0 .. n - 1] = the nodes' numbers group by group, each group's in order; first[g], if not NULL, where
 * group g begins, and first[groups->n] = n. */
TrStatus tr_grouped_order(const TrGrouped *groups, size_t n, uint32_t *order, size_t *first, TrError *err);
/* The node that stands for the parent of `node`, or TR_NO_ID. */
uint32_t tr_node_parent(const TrNetwork *network, uint32_t node);

#endif
