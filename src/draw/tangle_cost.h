/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a tangle costs where its boxes stand, in crossings: lines that cross, lines through boxes, boxes on
 * one another, and a little the lengths. Kept in arrays of numbers, several of which a processor compares at
 * once. */
#ifndef TR_DRAW_TANGLE_COST_H
#define TR_DRAW_TANGLE_COST_H

#include "draw/untangle.h"

typedef struct {
    size_t n_bodies, n_threads;
    double gap, diagonal;
    double *x, *y, *half_width, *half_height; /* by body; x is the block of all these numbers */
    double *ax, *ay, *bx, *by;                /* by thread: its ends */
    const TrThread *threads;                  /* borrowed */
    uint32_t *first, *own;                    /* threads of body v: own[first[v] .. first[v + 1] - 1] */
} TrTangleCost;

/* `diagonal`: how long a line is that counts as the longest. Release with tr_tangle_cost_release(). */
TrStatus tr_tangle_cost_make(const TrTangle *tangle, double diagonal, TrTangleCost *cost, TrError *err);
void tr_tangle_cost_release(TrTangleCost *cost);
/* Let the body `v` stand there. */
void tr_tangle_cost_put(TrTangleCost *cost, uint32_t v, double x, double y);
/* The bodies that `v` lies on. */
size_t tr_tangle_cost_under(const TrTangleCost *cost, uint32_t v);
/* All that depends on where `v` stands. O(n_bodies + n_threads) for each of its threads. */
double tr_tangle_cost_of(const TrTangleCost *cost, uint32_t v);
/* Of everything. */
double tr_tangle_cost_whole(const TrTangleCost *cost);

#endif
