/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Places of boxes such that few of the straight lines between them cross or run through a box: simulated
 * annealing (Davidson and Harel 1996, doi:10.1145/234535.234538) that moves one box at a time. */
#ifndef TR_DRAW_UNTANGLE_H
#define TR_DRAW_UNTANGLE_H

#include "base/status.h"

/* A box, by its middle and its size, in points. */
typedef struct {
    double x, y, width, height;
} TrBody;

/* A line between the middles of two boxes. */
typedef struct {
    uint32_t a, b;
} TrThread;

typedef struct {
    TrBody *bodies;
    const TrThread *threads; /* a != b */
    size_t n_bodies, n_threads;
    double room; /* by how much the rectangle that they take up may grow along each side: 1 or more */
    double gap;  /* points that boxes keep from one another; more than 0 */
    double cost; /* set by tr_untangle(): crossings, lines through boxes, boxes on one another, and a little
                    the lengths */
} TrTangle;

/* Move the boxes within the rectangle that they take up, times room. The same `seed` gives the same places;
 * they are never worse than before. Time grows with n_threads * (n_bodies + n_threads). */
TrStatus tr_untangle(TrTangle *tangle, uint64_t seed, TrError *err);

#endif
