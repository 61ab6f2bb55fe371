/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A graph to be laid out: who pulls whom, and how strongly; and the same graph made coarser. */
#ifndef TR_DRAW_MESH_H
#define TR_DRAW_MESH_H

#include "base/status.h"

/* Neighbours of v: neighbour[first[v] .. first[v + 1] - 1], each once, none of them v; weight alongside.
 * Starts as {0}. */
typedef struct {
    size_t n;
    size_t *first; /* n + 1 */
    uint32_t *neighbour;
    double *weight; /* > 0: how many lines it stands for */
    double *mass;   /* of each vertex, > 0: how strongly it pushes others away */
} TrMesh;

/* The graph of n vertices with lines a[i] – b[i]: loops go, lines between the same two become one. A vertex
 * has mass 1 + its number of neighbours. Release with tr_mesh_release(). */
TrStatus tr_mesh_make(size_t n, const uint32_t *a, const uint32_t *b, size_t n_lines, TrMesh *mesh,
                      TrError *err);
/* The part of `mesh` that has the vertices members[0 .. n - 1] and the lines among them; `place` has room for
 * all vertices of `mesh` and ends with each member's number in the part. */
TrStatus tr_mesh_part(const TrMesh *mesh, const uint32_t *members, size_t n, uint32_t *place, TrMesh *part,
                      TrError *err);
/* A coarser graph: vertices merged with a neighbour over the heaviest line (relative to the masses at its
 * ends), those left over join the neighbour that is nearest so, ends of a star all its middle. Weights and
 * masses are summed. parent[v] = the vertex of `coarse` that v went into. */
TrStatus tr_mesh_coarsen(const TrMesh *mesh, TrMesh *coarse, uint32_t *parent, TrError *err);
/* By vertex, its connected component, numbered in order of the first vertex of each; *n = how many. */
TrStatus tr_mesh_components(const TrMesh *mesh, uint32_t *component, size_t *n, TrError *err);
void tr_mesh_release(TrMesh *mesh);

#endif
