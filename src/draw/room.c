/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/room.h"

#include <math.h>

#define STEP 6.0

typedef struct {
    TrRoomCost cost;
    const void *context;
    double x, y, best_x, best_y, best;
} Search;

static void look(Search *s, int column, int row)
{
    double x = s->x + STEP * column, y = s->y + STEP * row, cost = s->cost(s->context, x, y);
    if (cost < s->best) {
        s->best = cost;
        s->best_x = x;
        s->best_y = y;
    }
}

/* The square of grid places that are `ring` steps away. */
static void look_around(Search *s, int ring)
{
    if (ring == 0)
        look(s, 0, 0);
    for (int k = -ring + 1; k <= ring && ring > 0; k++) {
        look(s, ring, -k);
        look(s, -k, -ring);
        look(s, -ring, k);
        look(s, k, ring);
    }
}

bool tr_room_find(TrRoomCost cost, const void *context, double most, double *x, double *y)
{
    Search s = {.cost = cost, .context = context, .x = *x, .y = *y, .best = HUGE_VAL};
    int n = (int)fmin(most / STEP, 5000);
    for (int ring = 0; ring <= n && STEP * ring < s.best; ring++)
        look_around(&s, ring);
    if (!(s.best < HUGE_VAL))
        return false;
    *x = s.best_x;
    *y = s.best_y;
    return true;
}
