/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Groups drawn as one: how many they hold, and how many ties run between them, of which status. */
#ifndef TR_DRAW_COLLAPSE_H
#define TR_DRAW_COLLAPSE_H

#include "draw/layout.h"

/* All ties between two groups, a < b, apart for those against. */
typedef struct {
    uint32_t a, b;
    bool minus, forth, back; /* forth: some go from a to b; back: from b to a */
    uint32_t n_ties, n_claims, n_contested;
    uint32_t by_status[TR_N_STATUSES], by_line[TR_N_LINES];
} TrBundle;

typedef struct {
    TrGrouped groups;
    uint32_t *group_of;             /* by node of the network */
    uint32_t *n_members, *n_within; /* by group: entities; ties among them */
    uint32_t *first;                /* by group: its highest member, a node */
    TrBundle *bundles;
    size_t n, room;
} TrCollapsed;

/* Collapse what the picture shows. Release with tr_collapsed_release(). */
TrStatus tr_collapsed_make(const TrPicture *picture, TrCollapsed *collapsed, TrError *err);
void tr_collapsed_release(TrCollapsed *collapsed);
/* In which part of the picture a tie is: the number of its group, or behind these (groups.n) that of its
 * bundle; TR_NO_ID for what is part of what, which is not drawn. */
uint32_t tr_collapsed_part(const TrCollapsed *collapsed, const TrTie *tie);
/* Its id in the SVG. */
void tr_bundle_id(TrBuilder *id, const TrPicture *picture, const TrCollapsed *collapsed,
                  const TrBundle *bundle);
/* How a bundle is drawn: confirmed only if all its ties are, cleared if all are, tentative if none is more.
 */
TrLine tr_bundle_line(const TrBundle *bundle);
/* The nodes and ties of the groups, for a graph that is begun and ended by the caller; at places of our own,
 * if the variant is pinned. */
TrStatus tr_collapsed_write_items(const TrPicture *picture, const TrVariant *variant, FILE *file,
                                  TrError *err);
/* Places of our own, in points: of the groups, and behind them of the bundles' words. The caller frees both.
 */
TrStatus tr_collapsed_pin(const TrCollapsed *collapsed, double **x, double **y, TrError *err);

#endif
