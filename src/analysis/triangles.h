/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every triangle of a simple graph, once. */
#ifndef TR_ANALYSIS_TRIANGLES_H
#define TR_ANALYSIS_TRIANGLES_H

#include "network/adjacency.h"

/* Three nodes that know each other, and where their ties stand in the adjacency: neighbour[at_uv] is v in u's
 * list, neighbour[at_vw] w in v's, neighbour[at_uw] w in u's. */
typedef struct {
    uint32_t u, v, w;
    size_t at_uv, at_vw, at_uw;
} TrTriangle;

/* Call visit(context, triangle) for each triangle, in an order that follows from the adjacency alone. Ties
 * point from the end of lower degree to the other, so that no list is longer than sqrt(2m) (Chiba and
 * Nishizeki 1985; Latapy 2008): O(m sqrt m). Looks at nothing but the adjacency. */
TrStatus tr_triangles_each(const TrAdjacency *adjacency,
                           void (*visit)(void *context, const TrTriangle *triangle), void *context,
                           TrError *err);

#endif
