/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The k best paths between two nodes of the simple graph, none of which passes a node twice.
 *
 * Better is: shorter (hops, or the sum of 1/strength where the weave says --lengths inverse; rounded to 12
 * digits); then the stronger weakest pair; then the names of the nodes, in order. No two paths are alike
 * under these, so the answer does not depend on anything else. Yen 1971, Management Science 17(11), with the
 * search begun where a path left its parent (Lawler 1972). Oracle: networkx shortest_simple_paths. */
#ifndef TR_ANALYSIS_PATHS_BETWEEN_H
#define TR_ANALYSIS_PATHS_BETWEEN_H

#include "network/network.h"

typedef struct {
    uint32_t *nodes; /* n of them, from one end to the other: n - 1 steps */
    size_t n;
    double length; /* as the weave counts it */
    double width;  /* strength of the weakest pair */
    size_t leaves; /* the place of the last node it shares with the path it was found from */
} TrPath;

typedef struct {
    uint32_t from, to;
    size_t k;              /* most paths to find, > 0 */
    const uint32_t *avoid; /* nodes that no path may pass; neither end is among them */
    size_t n_avoid;
} TrPathQuestion;

/* Starts as {0}. */
typedef struct {
    TrPath *paths; /* best first; fewer than k where there are no more */
    size_t n, room;
    /* Where there is none: how many entities each end can be reached from, itself included, with the avoided
     * nodes gone; and the shortest path that passes them, its n 0 if there is none either. */
    size_t from_component, to_component;
    TrPath through;
} TrPaths;

/* Cost: about (k times steps) searches of the graph. TR_INTERRUPTED on Ctrl-C. Release with
 * tr_paths_release(). */
TrStatus tr_paths_between(const TrNetwork *network, const TrPathQuestion *question, TrPaths *paths,
                          TrError *err);
void tr_paths_release(TrPaths *paths);

#endif
