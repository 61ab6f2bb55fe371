/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Finding places for what is new among what stays: shared by kept_places.c and place_costs.c. */
#ifndef TR_DRAW_PLACING_H
#define TR_DRAW_PLACING_H

#include "draw/kept.h"

#define TR_ROOM_BESIDE 26.0 /* points of line at each end of words */

typedef struct {
    const TrPicture *picture;
    const TrPositions *last;
    const TrVariant *variant;
    const TrKept *kept;
    TrStanding *s;
    uint32_t *old_of, *old_route_of;
    bool *placed, *changed; /* changed: not of the same size at the same place */
    uint32_t *ends;         /* of words: the two that they stand between; else TR_NO_ID */
    uint32_t *column;       /* of entities, where there are columns */
    TrGrouped groups;
    TrBox sheet;  /* how far the last edition reached */
    TrBox *lines; /* how far each of its lines reached */
} TrPlacing;

/* A stand that looks for a place near (wish_x, wish_y), `gap` points from all others. */
typedef struct {
    const TrPlacing *p;
    uint32_t stand;
    double wish_x, wish_y, gap;
} TrWish;

/* Whether nothing that has its place is less than `gap` points from the box. */
bool tr_placing_is_free(const TrPlacing *placing, uint32_t stand, TrBox box, double gap);
/* Whether a frame of this box has only its own in it. */
bool tr_placing_frame_fits(const TrPlacing *placing, size_t frame, TrBox box);
/* What a place costs, in points of distance; HUGE_VAL where it cannot be taken: a TrRoomCost of a TrWish. */
double tr_wish_cost(const void *wish, double x, double y);

#endif
