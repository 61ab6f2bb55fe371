/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where something new may stand, and how good a place is. */
#include <math.h>

#include "draw/placing.h"

#define LINE_COST 30.0 /* standing on a line is as bad as so many points of distance */
#define WAY_COST  25.0 /* and so is having something in the way of a line of its own */
#define SHEET_COST                                                                                           \
    6.0 /* and so is a point beyond what the picture took up, as that makes all of it smaller */

/* ---- where one may stand ---- */

static TrBox box_at(const TrStand *stand, double x, double y)
{
    TrStand there = *stand;
    there.x = x;
    there.y = y;
    return tr_stand_box(&there);
}

bool tr_placing_is_free(const TrPlacing *p, uint32_t stand, TrBox box, double gap)
{
    for (uint32_t i = 0; i < p->s->n; i++)
        if (i != stand && p->placed[i] && tr_boxes_meet(box, tr_stand_box(&p->s->stands[i]), gap))
            return false;
    return true;
}

/* Whether frame `f` lies within frame `outer`. */
static bool is_within(const TrStanding *s, size_t f, size_t outer)
{
    for (size_t i = outer + 1; i < s->n_frames && s->frames[i].depth > s->frames[outer].depth; i++)
        if (i == f)
            return true;
    return false;
}

bool tr_placing_frame_fits(const TrPlacing *p, size_t frame, TrBox box)
{
    const TrStanding *s = p->s;
    for (uint32_t i = 0; i < s->n; i++)
        if (p->placed[i] && !tr_frame_has(s, frame, i) && tr_boxes_meet(box, tr_stand_box(&s->stands[i]), 0))
            return false;
    for (size_t other = 0; other < s->n_frames; other++)
        if (other != frame && !is_within(s, other, frame) && !is_within(s, frame, other) &&
            tr_boxes_meet(box, tr_frame_box(s, other, p->placed), 0))
            return false;
    return true;
}

/* Its own frames grow round it and must not take in others; it stays out of the others. */
static bool frames_allow(const TrPlacing *p, uint32_t stand, TrBox box)
{
    for (size_t f = 0; f < p->s->n_frames; f++) {
        TrBox frame = tr_frame_box(p->s, f, p->placed);
        if (!tr_frame_has(p->s, f, stand)) {
            if (tr_boxes_meet(box, frame, 4))
                return false;
        } else if (!tr_placing_frame_fits(p, f,
                                          tr_box_around(frame, (TrBox){box.left - 9, box.bottom - 9,
                                                                       box.right + 9, box.top + 9}))) {
            return false;
        }
    }
    return true;
}

/* Entities on a circle stand on it or around it. */
static bool circle_allows(const TrPlacing *p, double x, double y)
{
    const TrStanding *old = &p->last->standing;
    TrBox box = tr_box_nowhere();
    double dx, dy;
    if (p->picture->diagram->layout != TR_LAYOUT_CIRCULAR || p->picture->diagram->collapse != TR_BY_NONE)
        return true;
    for (size_t i = 0; i < old->n; i++)
        if (old->stands[i].kind == TR_STANDS_ENTITY)
            box = tr_box_around(
                box, (TrBox){old->stands[i].x, old->stands[i].y, old->stands[i].x, old->stands[i].y});
    dx = (2 * x - box.left - box.right) / fmax(box.right - box.left, 1);
    dy = (2 * y - box.bottom - box.top) / fmax(box.top - box.bottom, 1);
    return hypot(dx, dy) > 0.98;
}

/* ---- what a place costs ---- */

/* How much line is missing between a new entity and a neighbour, for the words that go there. */
static double shortage(const TrStand *a, double x, double y, const TrStand *b, const TrStand *words)
{
    double wide = words == NULL ? TR_ROOM_BESIDE : words->width + 2 * TR_ROOM_BESIDE,
           high = words == NULL ? TR_ROOM_BESIDE : words->height + 2 * TR_ROOM_BESIDE,
           dx = wide - (fabs(x - b->x) - (a->width + b->width) / 2),
           dy = high - (fabs(y - b->y) - (a->height + b->height) / 2);
    return fmax(fmin(dx, dy), 0);
}

/* Whether the straight line from (x, y) to the middle of `to` runs through a box (Liang & Barsky 1984). */
static bool cuts(double x, double y, const TrStand *to, TrBox box)
{
    double dx = to->x - x, dy = to->y - y, from = 0, until = 1;
    const double p[] = {-dx, dx, -dy, dy}, q[] = {x - box.left, box.right - x, y - box.bottom, box.top - y};
    for (int i = 0; i < 4; i++) {
        if (p[i] < 0)
            from = fmax(from, q[i] / p[i]);
        else if (p[i] > 0)
            until = fmin(until, q[i] / p[i]);
        else if (q[i] < 0)
            return false;
    }
    return from < until;
}

/* What stands in the way of a straight line to one of its neighbours; lines go round it, if they can. */
static double way_cost(const TrPlacing *p, uint32_t stand, double x, double y, uint32_t to)
{
    double sum = 0;
    if (to == TR_NO_ID || !p->placed[to])
        return 0;
    for (uint32_t i = 0; i < p->s->n; i++)
        if (p->placed[i] && i != stand && i != to &&
            cuts(x, y, &p->s->stands[to], tr_stand_box(&p->s->stands[i])))
            sum += WAY_COST * (1 + 2 * p->kept->attempt);
    return sum;
}

/* Of all ties to neighbours that have their place. */
static double ways_cost(const TrPlacing *p, uint32_t stand, double x, double y)
{
    const TrStand *all = p->s->stands;
    double sum = 0;
    for (uint32_t i = 0; i < p->s->n; i++) {
        uint32_t a = p->ends[(size_t)2 * i], b = p->ends[(size_t)2 * i + 1];
        if (all[i].kind == TR_STANDS_WORDS && (a == stand || b == stand)) {
            uint32_t other = a == stand ? b : a;
            if (other != TR_NO_ID && p->placed[other])
                sum += 2 * shortage(&all[stand], x, y, &all[other], &all[i]) +
                       way_cost(p, stand, x, y, other) / 2;
        }
    }
    for (size_t i = 0; i < p->s->n_routes; i++) {
        const TrRoute *route = &p->s->routes[i];
        uint32_t other = route->tail == stand ? route->head : route->head == stand ? route->tail : TR_NO_ID;
        if (other != TR_NO_ID && all[other].kind == TR_STANDS_ENTITY && p->placed[other])
            sum += 2 * shortage(&all[stand], x, y, &all[other], NULL) + way_cost(p, stand, x, y, other);
    }
    return sum;
}

static double lines_cost(const TrPlacing *p, TrBox box)
{
    const TrStanding *old = &p->last->standing;
    double sum = 0;
    for (size_t i = 0; i < old->n_routes; i++)
        if (tr_boxes_meet(box, p->lines[i], 3) && tr_route_meets(old, &old->routes[i], box, -3))
            sum += LINE_COST;
    return sum;
}

/* What leaves the sheet makes all of the picture smaller; to the left or at the top it also moves all, where
 * the page is as large as the picture. */
static double sheet_cost(const TrPlacing *p, TrBox box)
{
    return SHEET_COST * (2 * fmax(p->sheet.left - box.left, 0) + fmax(box.right - p->sheet.right, 0) +
                         fmax(p->sheet.bottom - box.bottom, 0) + 2 * fmax(box.top - p->sheet.top, 0));
}

double tr_wish_cost(const void *context, double x, double y)
{
    const TrWish *wish = context;
    const TrPlacing *p = wish->p;
    const TrStand *stand = &p->s->stands[wish->stand];
    TrBox box = box_at(stand, x, y);
    double cost = hypot(x - wish->wish_x, y - wish->wish_y);
    if (!tr_placing_is_free(p, wish->stand, box, wish->gap) || !frames_allow(p, wish->stand, box) ||
        (stand->kind == TR_STANDS_ENTITY && !circle_allows(p, x, y)))
        return HUGE_VAL;
    if (stand->kind == TR_STANDS_ENTITY && p->old_of[wish->stand] != TR_NO_ID)
        return cost + sheet_cost(p, box) / SHEET_COST; /* it has to give way, and should not go far */
    cost += sheet_cost(p, box) + lines_cost(p, box);
    if (stand->kind == TR_STANDS_ENTITY)
        cost += ways_cost(p, wish->stand, x, y);
    if (stand->kind == TR_STANDS_WORDS)
        cost += way_cost(p, wish->stand, x, y, p->ends[(size_t)2 * wish->stand]) +
                way_cost(p, wish->stand, x, y, p->ends[(size_t)2 * wish->stand + 1]);
    return cost;
}
