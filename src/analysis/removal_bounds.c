/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/removal_bounds.h"

#include <math.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"

#define UNREACHED UINT32_MAX
#define GONE      (UINT32_MAX - 1)
#define SLACK     1e-9 /* far above what rounding can take from a bound */

TrStatus tr_bounds_room_make(const TrWaves *waves, TrBoundsRoom *room, TrError *err)
{
    TrStatus st = TR_OK;
    *room = (TrBoundsRoom){0};
    TR_TRY(TR_ARRAY(room->distance, waves->n, err));
    TR_TRY(TR_ARRAY(room->queue, waves->n, err));
    TR_TRY(TR_ARRAY(room->n_paths, waves->n, err));
    TR_TRY(TR_ARRAY(room->through, waves->n, err));
    TR_TRY(TR_ARRAY(room->losses, waves->n, err));
out:
    if (st != TR_OK)
        tr_bounds_room_release(room);
    return st;
}

void tr_bounds_room_release(TrBoundsRoom *room)
{
    tr_free(room->distance);
    tr_free(room->queue);
    tr_free(room->n_paths);
    tr_free(room->through);
    tr_free(room->losses);
    *room = (TrBoundsRoom){0};
}

/* Shortest paths from `source` forwards; returns how many places were met, which stand in the queue. */
static size_t count_paths(const TrWaves *waves, TrBoundsRoom *room, uint32_t source)
{
    uint32_t *distance = room->distance;
    size_t met = 1;
    room->queue[0] = source;
    distance[source] = 0;
    room->n_paths[source] = 1;
    for (size_t done = 0; done < met; done++) {
        uint32_t p = room->queue[done], next = distance[p] + 1;
        for (uint32_t k = waves->first[p]; k < waves->first[p + 1]; k++) {
            uint32_t q = waves->neighbour[k];
            if (distance[q] == UNREACHED) {
                distance[q] = next;
                room->n_paths[q] = 0;
                room->queue[met++] = q;
            }
            if (distance[q] == next)
                room->n_paths[q] += room->n_paths[p];
        }
    }
    return met;
}

/* And backwards: what of the source's sum runs through each place, or ends there. Returns that sum. */
static double add_losses(const TrWaves *waves, TrBoundsRoom *room, uint32_t source, size_t met)
{
    double sum = 0;
    for (size_t i = 0; i < met; i++)
        room->through[room->queue[i]] = 0;
    for (size_t i = met; i-- > 1;) {
        uint32_t q = room->queue[i], before = room->distance[q] - 1;
        double own = waves->counted[q] ? 1 / (double)room->distance[q] : 0,
               a_path = (own + room->through[q]) / room->n_paths[q];
        sum += own;
        room->losses[q] += own + room->through[q];
        for (uint32_t k = waves->first[q]; k < waves->first[q + 1]; k++)
            if (room->distance[waves->neighbour[k]] == before)
                room->through[waves->neighbour[k]] += room->n_paths[waves->neighbour[k]] * a_path;
    }
    room->losses[source] += sum;
    return sum;
}

void tr_removal_bounds(const TrWaves *waves, TrBoundsRoom *room, const uint32_t *removed, size_t n_removed,
                       double *upper)
{
    double sum = 0;
    size_t n_started = 0, n_left = waves->n_counted - n_removed, next = 0;
    memset(room->distance, 0xff, waves->n * sizeof *room->distance);
    memset(room->losses, 0, waves->n * sizeof *room->losses);
    for (size_t i = 0; i < n_removed; i++)
        room->distance[removed[i]] = GONE;
    for (size_t i = 0; i < waves->n_sources && tr_interrupted() == 0; i++) {
        size_t met;
        if (room->distance[waves->sources[i]] == GONE)
            continue;
        n_started++;
        met = count_paths(waves, room, waves->sources[i]);
        sum += add_losses(waves, room, waves->sources[i], met);
        for (size_t k = 0; k < met; k++)
            room->distance[room->queue[k]] = UNREACHED;
    }
    for (uint32_t p = 0; p < waves->n; p++) {
        bool is_source = next < waves->n_sources && waves->sources[next] == p;
        double n_pairs = ((double)n_started - is_source) * ((double)n_left - 2),
               least = sum - room->losses[p];
        next += is_source;
        upper[p] = n_left < 3 || n_pairs < 1 || !isfinite(least)
                       ? INFINITY
                       : 1 - (least > 0 ? least : 0) / n_pairs + SLACK;
    }
}
