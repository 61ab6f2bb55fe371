/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Many bodies that push one another away, each felt as part of a square where that is far enough off: Barnes
 * & Hut 1986, doi:10.1038/324446a0. The squares come from the points in Morton order. */
#ifndef TR_DRAW_QUADTREE_H
#define TR_DRAW_QUADTREE_H

#include "base/status.h"

/* A square with points in it, those of its quarters right behind it. */
typedef struct {
    double x, y, mass; /* of all its points, at their centre of mass */
    double side2;      /* the square's side, squared */
    uint32_t skip;     /* the next square that is not within this one */
    uint32_t first, n; /* points in order[]; n = 0 where it has quarters */
} TrSquare;

/* Starts as {0}. */
typedef struct {
    size_t n;
    uint32_t *order;      /* the points in Morton order */
    double *x, *y, *mass; /* in that order */
    TrSquare *squares;
    size_t n_squares;
    uint64_t *codes;
} TrQuadtree;

/* Room for n points. Release with tr_quadtree_release(). */
TrStatus tr_quadtree_begin(TrQuadtree *tree, size_t n, TrError *err);
/* Build it anew for points at x, y, of `mass` each. */
TrStatus tr_quadtree_build(TrQuadtree *tree, const double *x, const double *y, const double *mass,
                           TrError *err);
/* *fx, *fy = the sum over all other points j of mass_j (p - p_j) / |p - p_j|³, p being point order[at]. */
void tr_quadtree_push(const TrQuadtree *tree, size_t at, double *fx, double *fy);
void tr_quadtree_release(TrQuadtree *tree);

#endif
