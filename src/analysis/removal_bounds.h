/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How much closeness the removal of each entity can cost at most, for all of them in one pass: so that few
 * need be tried. */
#ifndef TR_ANALYSIS_REMOVAL_BOUNDS_H
#define TR_ANALYSIS_REMOVAL_BOUNDS_H

#include "analysis/waves.h"

/* What one thread needs. */
typedef struct {
    uint32_t *distance, *queue; /* by place */
    double *n_paths, *through, *losses;
} TrBoundsRoom;

TrStatus tr_bounds_room_make(const TrWaves *waves, TrBoundsRoom *room, TrError *err);
void tr_bounds_room_release(TrBoundsRoom *room);

/* upper[place] = what 1 - tr_waves_mean() can be at most if that place is removed besides `removed`: the sum
 * of 1/d loses the place's own pairs, and of the others at most those of which all shortest paths run through
 * it. Their sum is at most its betweenness with each pair counted as 1/d (Brandes 2008,
 * doi:10.1016/j.socnet.2007.11.001: length-scaled betweenness). Infinite where paths are too many to count.
 * O(n m). */
void tr_removal_bounds(const TrWaves *waves, TrBoundsRoom *room, const uint32_t *removed, size_t n_removed,
                       double *upper);

#endif
