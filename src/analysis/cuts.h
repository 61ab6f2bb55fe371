/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Single points of failure: nodes and ties whose removal leaves the network in more pieces. */
#ifndef TR_ANALYSIS_CUTS_H
#define TR_ANALYSIS_CUTS_H

#include "network/adjacency.h"

/* Either may be NULL.
 * added[v] = components that removing v adds: 0 where v is no articulation point, and for an isolate.
 * cut_off[i], for the i-th tie (u, v), u < v, in order of (u, v): nodes of the smaller of the two parts that
 * removing the tie makes of its component; 0 where it is no bridge.
 * One depth-first search (Hopcroft and Tarjan 1973), without recursion. O(n + m). */
TrStatus tr_cuts_find(const TrAdjacency *adjacency, double *added, double *cut_off, TrError *err);

#endif
