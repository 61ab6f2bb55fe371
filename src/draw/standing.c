/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How things that stand somewhere lie to one another, and to those of another edition. */
#include "draw/standing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define FRAME_MARGIN 9.0
enum { STEPS = 12 }; /* straight pieces of a curve */

void tr_standing_release(TrStanding *standing)
{
    tr_arena_release(&standing->arena);
    tr_free(standing->stands);
    tr_free(standing->routes);
    tr_free(standing->frames);
    tr_free(standing->points);
    tr_free(standing->members);
    *standing = (TrStanding){.n = 0};
}

TrStatus tr_standing_add_point(TrStanding *standing, double x, double y, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(standing->points, standing->points_room, 2 * standing->n_points + 2, err));
    standing->points[2 * standing->n_points] = x;
    standing->points[2 * standing->n_points + 1] = y;
    standing->n_points++;
out:
    return st;
}

/* ---- boxes ---- */

TrBox tr_stand_box(const TrStand *stand)
{
    return (TrBox){stand->x - stand->width / 2, stand->y - stand->height / 2, stand->x + stand->width / 2,
                   stand->y + stand->height / 2};
}

bool tr_boxes_meet(TrBox a, TrBox b, double gap)
{
    return a.left < b.right + gap && b.left < a.right + gap && a.bottom < b.top + gap &&
           b.bottom < a.top + gap;
}

TrBox tr_box_around(TrBox a, TrBox b)
{
    return (TrBox){fmin(a.left, b.left), fmin(a.bottom, b.bottom), fmax(a.right, b.right),
                   fmax(a.top, b.top)};
}

TrBox tr_box_nowhere(void)
{
    return (TrBox){HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
}

TrBox tr_frame_box(const TrStanding *standing, size_t number, const bool *counts)
{
    const TrFrame *frame = &standing->frames[number];
    TrBox box = tr_box_nowhere();
    for (size_t i = 0; i < frame->n_members; i++) {
        uint32_t member = standing->members[frame->first_member + i];
        if (counts == NULL || counts[member])
            box = tr_box_around(box, tr_stand_box(&standing->stands[member]));
    }
    for (size_t i = number + 1; i < standing->n_frames && standing->frames[i].depth > frame->depth; i++)
        if (standing->frames[i].depth == frame->depth + 1)
            box = tr_box_around(box, tr_frame_box(standing, i, counts));
    return (TrBox){box.left - FRAME_MARGIN, box.bottom - FRAME_MARGIN, box.right + FRAME_MARGIN,
                   box.top + FRAME_MARGIN};
}

bool tr_frame_has(const TrStanding *standing, size_t frame, uint32_t stand)
{
    const TrFrame *it = &standing->frames[frame];
    for (size_t i = 0; i < it->n_members; i++)
        if (standing->members[it->first_member + i] == stand)
            return true;
    return false;
}

static double on_curve(const double *p, double t)
{
    double u = 1 - t;
    return u * u * u * p[0] + 3 * t * u * u * p[2] + 3 * t * t * u * p[4] + t * t * t * p[6];
}

/* ---- lines ---- */

typedef void (*SeePoint)(void *context, double x, double y);

/* Points along a route, close to one another, and the tips of its arrowheads. */
static void walk(const TrStanding *standing, const TrRoute *route, SeePoint see, void *context)
{
    if (route->has_start)
        see(context, route->start[0], route->start[1]);
    for (size_t i = 0; i + 3 < route->n_points; i += 3) {
        const double *p = &standing->points[2 * (route->first_point + i)];
        for (int k = 0; k <= STEPS; k++)
            see(context, on_curve(p, (double)k / STEPS), on_curve(p + 1, (double)k / STEPS));
    }
    if (route->has_end)
        see(context, route->end[0], route->end[1]);
}

typedef struct {
    TrBox box;
    double x, y;
    bool begun, found, round;
} Meeting;

static bool is_in(const Meeting *m, double x, double y)
{
    double a = (m->box.right - m->box.left) / 2, b = (m->box.top - m->box.bottom) / 2;
    if (!(x > m->box.left && x < m->box.right && y > m->box.bottom && y < m->box.top))
        return false;
    return !m->round || pow((x - m->box.left - a) / a, 2) + pow((y - m->box.bottom - b) / b, 2) < 1;
}

/* Long pieces are looked at every 2 points. */
static void see_meeting(void *context, double x, double y)
{
    Meeting *m = context;
    double length = m->begun ? hypot(x - m->x, y - m->y) : 0;
    int n = (int)fmin(length / 2, 500) + 1;
    for (int i = 1; i <= n && !m->found; i++) {
        double at_x = m->begun ? m->x + (x - m->x) * i / n : x,
               at_y = m->begun ? m->y + (y - m->y) * i / n : y;
        m->found = is_in(m, at_x, at_y);
    }
    m->begun = true;
    m->x = x;
    m->y = y;
}

bool tr_route_meets(const TrStanding *standing, const TrRoute *route, TrBox box, double less)
{
    Meeting m = {.box = {box.left + less, box.bottom + less, box.right - less, box.top - less}};
    walk(standing, route, see_meeting, &m);
    return m.found;
}

bool tr_route_meets_shape(const TrStanding *standing, const TrRoute *route, const TrStand *stand)
{
    TrBox box = tr_stand_box(stand);
    Meeting m = {.box = {box.left + 1.5, box.bottom + 1.5, box.right - 1.5, box.top - 1.5}, .round = true};
    walk(standing, route, see_meeting, &m);
    return m.found;
}

static void see_extent(void *context, double x, double y)
{
    TrBox *box = context;
    *box = tr_box_around(*box, (TrBox){x - 2, y - 2, x + 2, y + 2}); /* a line has its width */
}

TrBox tr_route_extent(const TrStanding *standing, const TrRoute *route)
{
    TrBox box = tr_box_nowhere();
    walk(standing, route, see_extent, &box);
    return box;
}

TrBox tr_standing_extent(const TrStanding *standing)
{
    TrBox box = tr_box_nowhere();
    for (size_t i = 0; i < standing->n; i++)
        box = tr_box_around(box, tr_stand_box(&standing->stands[i]));
    for (size_t i = 0; i < standing->n_frames; i++)
        if (standing->frames[i].depth == 1)
            box = tr_box_around(box, tr_frame_box(standing, i, NULL));
    for (size_t i = 0; i < standing->n_routes; i++)
        box = tr_box_around(box, tr_route_extent(standing, &standing->routes[i]));
    return box;
}

/* ---- pairing with another edition ---- */

typedef struct {
    TrStandKind kind;
    const char *key;
    uint32_t number;
} Keyed;

static int by_key(const void *left, const void *right)
{
    const Keyed *a = left, *b = right;
    int order = a->kind != b->kind ? (int)a->kind - (int)b->kind : strcmp(a->key, b->key);
    return order != 0 ? order : a->number < b->number ? -1 : a->number > b->number;
}

static int order_of(const Keyed *a, const Keyed *b)
{
    return a->kind != b->kind ? (int)a->kind - (int)b->kind : strcmp(a->key, b->key);
}

static void pair(Keyed *now, size_t n_now, Keyed *old, size_t n_old, uint32_t *old_of)
{
    size_t k = 0;
    if (n_now > 1)
        qsort(now, n_now, sizeof *now, by_key);
    if (n_old > 1)
        qsort(old, n_old, sizeof *old, by_key);
    for (size_t i = 0; i < n_now; i++) {
        while (k < n_old && order_of(&old[k], &now[i]) < 0)
            k++;
        old_of[now[i].number] = k < n_old && order_of(&old[k], &now[i]) == 0 ? old[k++].number : TR_NO_ID;
    }
}

static void list_stands(const TrStanding *standing, Keyed *list)
{
    for (uint32_t i = 0; i < standing->n; i++)
        list[i] = (Keyed){standing->stands[i].kind, standing->stands[i].key, i};
}

static void list_routes(const TrStanding *standing, Keyed *list)
{
    for (uint32_t i = 0; i < standing->n_routes; i++)
        list[i] = (Keyed){TR_STANDS_WORDS, standing->routes[i].key, i};
}

TrStatus tr_standing_match(const TrStanding *now, const TrStanding *old, uint32_t *old_of,
                           uint32_t *old_route_of, TrError *err)
{
    Keyed *new_list = NULL, *old_list = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(new_list, now->n + now->n_routes, err));
    TR_TRY(TR_ARRAY(old_list, old->n + old->n_routes, err));
    list_stands(now, new_list);
    list_stands(old, old_list);
    pair(new_list, now->n, old_list, old->n, old_of);
    list_routes(now, new_list);
    list_routes(old, old_list);
    pair(new_list, now->n_routes, old_list, old->n_routes, old_route_of);
out:
    tr_free(new_list);
    tr_free(old_list);
    return st;
}
