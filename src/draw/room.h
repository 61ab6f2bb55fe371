/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Room for one thing more in a picture whose other things stay where they are. */
#ifndef TR_DRAW_ROOM_H
#define TR_DRAW_ROOM_H

#include <stdbool.h>

/* What it costs to stand at (x, y), at least the distance from the wish; HUGE_VAL where one cannot stand. */
typedef double (*TrRoomCost)(const void *context, double x, double y);

/* The cheapest place on a grid around the wish (*x, *y), which becomes that place; of two that cost the same
 * the one that is found first, going round from the right. False if there is none within `most` points. */
bool tr_room_find(TrRoomCost cost, const void *context, double most, double *x, double *y);

#endif
