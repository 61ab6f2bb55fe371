/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Distances from many sources at once: breadth-first waves of which each carries a bit (Then et al. 2014, The
 * more the merrier, doi:10.14778/2735496.2735507). What key players and other sums over all pairs run on. */
#ifndef TR_ANALYSIS_WAVES_H
#define TR_ANALYSIS_WAVES_H

#include "network/adjacency.h"

/* A network renumbered so that neighbours stand near each other, and the sources of its waves. Shared by
 * threads once made. Release with tr_waves_release(). */
typedef struct {
    size_t n, n_counted;         /* nodes; those of them that are entities, not events */
    uint32_t *first, *neighbour; /* neighbours of place p: neighbour[first[p] .. first[p + 1] - 1] */
    uint32_t *place;             /* by node */
    bool *counted;               /* by place: an entity. Paths run through events, but do not end there */
    uint32_t *sources;           /* places, ascending: every entity, or a sample */
    size_t n_sources;
    size_t n_words; /* of 64 sources that run together */
} TrWaves;

/* What one thread needs to run them. */
typedef struct {
    uint64_t *seen, *front, *next; /* bits of the sources, by place */
    uint32_t *active, *touched;    /* places */
    bool *is_touched;
    uint64_t n_visits; /* ties that were followed so far: what it costs */
} TrWavesRoom;

TrStatus tr_waves_make(const TrNetwork *network, TrWaves *waves, TrError *err);
/* From now on only `n_sources` of the sources, drawn by `seed`. They must not be more than there are. */
void tr_waves_sample(TrWaves *waves, size_t n_sources, uint64_t seed);
void tr_waves_release(TrWaves *waves);

/* A room for one thread; release it with tr_waves_room_release(). */
TrStatus tr_waves_room_make(const TrWaves *waves, TrWavesRoom *room, TrError *err);
void tr_waves_room_release(TrWavesRoom *room);

/* The mean of 1/d over ordered pairs (source, other entity), where the `n_removed` places of `removed` are
 * gone; pairs without a path count 0. 0 where fewer than two entities are left. After Ctrl-C it returns early
 * with a number that means nothing. O(n m / 64) where distances are short. */
double tr_waves_mean(const TrWaves *waves, TrWavesRoom *room, const uint32_t *removed, size_t n_removed);
/* Ties that the first wave of the whole network follows, and how many waves there are: what
 * tr_waves_mean() will cost. */
uint64_t tr_waves_visits(const TrWaves *waves, TrWavesRoom *room, size_t *n_waves);

/* distances[place] from place `from`, for entities only; `most` where it is that far or farther, but
 * `most` + 1 where there is no path (and for events). `queue` has room for n places. */
void tr_waves_distances(const TrWaves *waves, uint32_t from, uint16_t most, uint32_t *queue,
                        uint16_t *distances);

#endif
