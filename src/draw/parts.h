/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Places for a graph of many parts: each part by forces, then side by side, the small ones below the large.
 */
#ifndef TR_DRAW_PARTS_H
#define TR_DRAW_PARTS_H

#include "draw/mesh.h"

/* Places of all vertices of `mesh` into x and y, from (0, 0) on; *width and *height: of the whole. About one
 * vertex for each unit of area. The same bytes for any number of threads (0: one per core). */
TrStatus tr_parts_places(const TrMesh *mesh, size_t n_threads, double *x, double *y, double *width,
                         double *height, TrError *err);
/* Move discs of these radii apart that overlap, as far as some rounds of it go. */
TrStatus tr_discs_push_apart(size_t n, const double *radius, double *x, double *y, TrError *err);

#endif
