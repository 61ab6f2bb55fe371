/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Places by forces, for graphs of any size: neighbours pull one another, all push one another away, from the
 * coarsest graph to the finest (Walshaw 2003, doi:10.7155/jgaa.00070; Hu 2005). */
#ifndef TR_DRAW_FORCE_H
#define TR_DRAW_FORCE_H

#include "draw/mesh.h"

/* Places of a connected `mesh` into x[0 .. n - 1] and y, around (0, 0), as wide as high on average as a disc
 * with one vertex for each unit of area. The same bytes for any number of threads (0: one per core). */
TrStatus tr_force_places(const TrMesh *mesh, size_t n_threads, double *x, double *y, TrError *err);

#endif
