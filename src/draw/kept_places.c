/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Finding places: what was there stays, what is new comes beside its neighbours, words half way between. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "draw/placing.h"
#include "draw/room.h"

#define GAP_ENTITIES 12.0 /* points between what is placed anew and all others */
#define GAP_WORDS    8.0
#define GAP_OLD      1.0 /* old ones may have grown this close to one another */
#define FARTHEST     6000.0
#define MOST_ESEP    9.0
enum { MOST_STANDS = 4000 };

/* ---- what is known before ---- */

static TrStatus list_ends(TrPlacing *p, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(p->ends, 2 * p->s->n, err));
    for (size_t i = 0; i < 2 * p->s->n; i++)
        p->ends[i] = TR_NO_ID;
    for (size_t i = 0; i < p->s->n_routes; i++) {
        const TrRoute *route = &p->s->routes[i];
        if (p->s->stands[route->head].kind == TR_STANDS_WORDS)
            p->ends[(size_t)2 * route->head] = route->tail;
        if (p->s->stands[route->tail].kind == TR_STANDS_WORDS)
            p->ends[(size_t)2 * route->tail + 1] = route->head;
    }
out:
    return st;
}

/* The group of each entity whose place lies in a column. */
static TrStatus list_columns(TrPlacing *p, TrError *err)
{
    const TrChoice *choice = &p->picture->choice;
    uint32_t *group_of = NULL;
    TrStatus st = TR_OK;
    if (p->picture->diagram->layout != TR_LAYOUT_COLUMNS || p->picture->diagram->collapse != TR_BY_NONE)
        return TR_OK;
    TR_TRY(TR_ARRAY(p->column, p->s->n, err));
    TR_TRY(TR_ARRAY(group_of, p->picture->network->n_nodes, err));
    TR_TRY(tr_grouped_make(p->picture->network, choice->nodes, choice->n_nodes, p->picture->diagram->groups,
                           p->picture->diagram->language, &p->groups, err));
    for (size_t i = 0; i < choice->n_nodes; i++)
        group_of[choice->nodes[i]] = p->groups.group_of[i];
    for (size_t i = 0; i < p->s->n; i++)
        p->column[i] = p->s->stands[i].kind == TR_STANDS_ENTITY
                           ? group_of[strtoul(p->s->stands[i].name + 1, NULL, 10)]
                           : TR_NO_ID;
out:
    tr_free(group_of);
    return st;
}

static TrStatus list_lines(TrPlacing *p, TrError *err)
{
    const TrStanding *old = &p->last->standing;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(p->lines, old->n_routes, err));
    for (size_t i = 0; i < old->n_routes; i++)
        p->lines[i] = tr_route_extent(old, &old->routes[i]);
out:
    return st;
}

static TrStatus prepare(TrPlacing *p, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(p->old_of, p->s->n, err));
    TR_TRY(TR_ARRAY(p->old_route_of, p->s->n_routes, err));
    TR_TRY(TR_ARRAY(p->placed, p->s->n, err));
    TR_TRY(TR_ARRAY(p->changed, p->s->n, err));
    TR_TRY(tr_standing_match(p->s, &p->last->standing, p->old_of, p->old_route_of, err));
    TR_TRY(list_ends(p, err));
    TR_TRY(list_columns(p, err));
    TR_TRY(list_lines(p, err));
    p->sheet = tr_standing_extent(&p->last->standing);
out:
    return st;
}

static void release(TrPlacing *p)
{
    tr_free(p->old_of);
    tr_free(p->old_route_of);
    tr_free(p->placed);
    tr_free(p->changed);
    tr_free(p->ends);
    tr_free(p->column);
    tr_free(p->lines);
    tr_grouped_release(&p->groups);
}

/* ---- wishes ---- */

/* Half way between two boxes, along the line between their middles. */
static void middle_of(const TrStand *a, const TrStand *b, double *x, double *y)
{
    double dx = b->x - a->x, dy = b->y - a->y, far = fmax(hypot(dx, dy), 1), share_a, share_b;
    share_a = fmin(a->width / 2 / fmax(fabs(dx), 1e-9), a->height / 2 / fmax(fabs(dy), 1e-9));
    share_b = fmin(b->width / 2 / fmax(fabs(dx), 1e-9), b->height / 2 / fmax(fabs(dy), 1e-9));
    if (far <= 1 || share_a + share_b > 1)
        share_a = share_b = 0;
    *x = a->x + dx * (1 + share_a - share_b) / 2;
    *y = a->y + dy * (1 + share_a - share_b) / 2;
}

/* The middle of its neighbours that have their place; how many they are. */
static size_t middle_of_neighbours(const TrPlacing *p, uint32_t stand, double *x, double *y)
{
    size_t n = 0;
    double sum_x = 0, sum_y = 0;
    for (size_t i = 0; i < p->s->n_routes; i++) {
        const TrRoute *route = &p->s->routes[i];
        uint32_t other = route->tail == stand ? route->head : route->head == stand ? route->tail : TR_NO_ID;
        if (other != TR_NO_ID && p->s->stands[other].kind == TR_STANDS_WORDS)
            other = p->ends[(size_t)2 * other] == stand ? p->ends[(size_t)2 * other + 1]
                                                        : p->ends[(size_t)2 * other];
        if (other == TR_NO_ID || other == stand || !p->placed[other])
            continue;
        sum_x += p->s->stands[other].x;
        sum_y += p->s->stands[other].y;
        n++;
    }
    *x = n > 0 ? sum_x / (double)n : p->sheet.right;
    *y = n > 0 ? sum_y / (double)n : p->sheet.bottom;
    return n;
}

/* Where its column is, if it has one: along x where layers go from left to right. */
static void find_column(const TrPlacing *p, uint32_t stand, double *x, double *y, bool *bound)
{
    double sum = 0;
    size_t n = 0;
    *bound = false;
    for (uint32_t i = 0; p->column != NULL && i < p->s->n; i++) {
        if (i == stand || !p->placed[i] || p->column[i] == TR_NO_ID || p->column[i] != p->column[stand])
            continue;
        sum += p->variant->top_down ? p->s->stands[i].y : p->s->stands[i].x;
        n++;
    }
    if (n == 0)
        return;
    *bound = true;
    *(p->variant->top_down ? y : x) = sum / (double)n;
}

typedef struct {
    TrWish wish;
    bool top_down;
} InColumn;

static double cost_in_column(const void *context, double x, double y)
{
    const InColumn *in = context;
    if (in->top_down ? y != in->wish.wish_y : x != in->wish.wish_x)
        return HUGE_VAL;
    return tr_wish_cost(&in->wish, x, y);
}

static bool put(TrPlacing *p, uint32_t stand, double x, double y, double gap)
{
    InColumn in = {{p, stand, x, y, gap}, p->variant->top_down};
    bool bound = false, found;
    if (p->column != NULL && p->s->stands[stand].kind == TR_STANDS_ENTITY)
        find_column(p, stand, &in.wish.wish_x, &in.wish.wish_y, &bound);
    x = in.wish.wish_x;
    y = in.wish.wish_y;
    found = bound ? tr_room_find(cost_in_column, &in, FARTHEST, &x, &y)
                  : tr_room_find(tr_wish_cost, &in.wish, FARTHEST, &x, &y);
    p->s->stands[stand].x = x;
    p->s->stands[stand].y = y;
    p->placed[stand] = found;
    p->changed[stand] = true;
    return found;
}

/* ---- the steps ---- */

/* What was there, where it was. Of two that have grown into one another, the one that grew more is put
 * elsewhere: that is settled by put_old_again(). */
static void take_old(TrPlacing *p, TrStandKind kind)
{
    for (uint32_t i = 0; i < p->s->n; i++) {
        TrStand *stand = &p->s->stands[i];
        const TrStand *old = p->old_of[i] == TR_NO_ID ? NULL : &p->last->standing.stands[p->old_of[i]];
        if (stand->kind != kind || old == NULL)
            continue;
        stand->x = old->x;
        stand->y = old->y;
        p->changed[i] = fabs(stand->width - old->width) > 0.015 || fabs(stand->height - old->height) > 0.015;
        p->placed[i] = kind != TR_STANDS_WORDS ||
                       (!p->kept->loose[i] && tr_placing_is_free(p, i, tr_stand_box(stand), GAP_OLD));
    }
}

/* Old entities that now overlap: the later one gives way. */
static bool part_old(TrPlacing *p)
{
    for (uint32_t i = 0; i < p->s->n; i++) {
        if (!p->placed[i] || tr_placing_is_free(p, i, tr_stand_box(&p->s->stands[i]), GAP_OLD))
            continue;
        for (uint32_t k = i + 1; k < p->s->n; k++) {
            if (!p->placed[k] ||
                !tr_boxes_meet(tr_stand_box(&p->s->stands[i]), tr_stand_box(&p->s->stands[k]), GAP_OLD))
                continue;
            p->placed[k] = false;
            if (!put(p, k, p->s->stands[k].x, p->s->stands[k].y, 2 * GAP_OLD))
                return false;
        }
    }
    return true;
}

/* Those with most neighbours in place first. */
static bool put_new_entities(TrPlacing *p)
{
    for (;;) {
        uint32_t best = TR_NO_ID;
        size_t most = 0;
        double x = 0, y = 0, best_x = 0, best_y = 0;
        for (uint32_t i = 0; i < p->s->n; i++) {
            size_t n;
            if (p->placed[i] || p->s->stands[i].kind != TR_STANDS_ENTITY)
                continue;
            n = middle_of_neighbours(p, i, &x, &y);
            if (best != TR_NO_ID && n <= most)
                continue;
            best = i;
            most = n;
            best_x = x;
            best_y = y;
        }
        if (best == TR_NO_ID)
            return true;
        if (!put(p, best, best_x, best_y, GAP_ENTITIES))
            return false;
    }
}

/* The name of a new frame, over what is in it. */
static bool put_new_names(TrPlacing *p)
{
    for (uint32_t i = 0; i < p->s->n; i++) {
        if (p->placed[i] || p->s->stands[i].kind != TR_STANDS_NAME)
            continue;
        for (size_t f = 0; f < p->s->n_frames; f++) {
            TrBox box = tr_frame_box(p->s, f, p->placed);
            if (tr_frame_has(p->s, f, i) && box.left < box.right &&
                !put(p, i, (box.left + box.right) / 2, box.top, GAP_OLD))
                return false;
        }
    }
    return true;
}

static bool put_words(TrPlacing *p)
{
    for (uint32_t i = 0; i < p->s->n; i++) {
        TrStand *stand = &p->s->stands[i];
        uint32_t a = p->ends[(size_t)2 * i], b = p->ends[(size_t)2 * i + 1];
        double x = stand->x, y = stand->y;
        if (p->placed[i] || stand->kind != TR_STANDS_WORDS)
            continue;
        if (p->old_of[i] == TR_NO_ID && a != TR_NO_ID && b != TR_NO_ID)
            middle_of(&p->s->stands[a], &p->s->stands[b], &x, &y);
        if (!put(p, i, x, y, GAP_WORDS))
            return false;
    }
    return true;
}

static bool frames_fit(const TrPlacing *p)
{
    for (size_t f = 0; f < p->s->n_frames; f++)
        if (!tr_placing_frame_fits(p, f, tr_frame_box(p->s, f, p->placed)))
            return false;
    return true;
}

/* ---- lines ---- */

static bool is_clear(const TrPlacing *p, const TrRoute *old, const TrRoute *now)
{
    TrBox extent = tr_route_extent(&p->last->standing, old);
    for (uint32_t i = 0; i < p->s->n; i++) {
        TrBox box = tr_stand_box(&p->s->stands[i]);
        if (p->changed[i] && i != now->tail && i != now->head && tr_boxes_meet(extent, box, 2) &&
            tr_route_meets(&p->last->standing, old, box, -2))
            return false;
    }
    return true;
}

/* A line runs as it did if its ends are what and where they were, and nothing new stands in its way. */
static TrStatus keep_routes(TrPlacing *p, TrError *err)
{
    TrStatus st = TR_OK;
    p->s->n_points = 0;
    for (size_t i = 0; i < p->s->n_routes; i++) {
        TrRoute *route = &p->s->routes[i];
        const TrRoute *old =
            p->old_route_of[i] == TR_NO_ID ? NULL : &p->last->standing.routes[p->old_route_of[i]];
        route->n_points = 0;
        if (old == NULL || p->changed[route->tail] || p->changed[route->head] || !is_clear(p, old, route))
            continue;
        route->has_start = old->has_start;
        route->has_end = old->has_end;
        memcpy(route->start, old->start, sizeof route->start);
        memcpy(route->end, old->end, sizeof route->end);
        route->first_point = p->s->n_points;
        for (size_t k = 0; k < old->n_points; k++) {
            const double *point = p->last->standing.points + 2 * (old->first_point + k);
            TR_TRY(tr_standing_add_point(p->s, point[0], point[1], err));
            route->n_points++;
        }
    }
out:
    return st;
}

/* Graphviz goes round nothing at all where two of its obstacles touch: so lines keep no further away than
 * half of the narrowest gap. */
static double separation(const TrStanding *s)
{
    double least = 2 * MOST_ESEP + 1;
    for (size_t i = 0; i < s->n; i++) {
        TrBox a = tr_stand_box(&s->stands[i]);
        for (size_t k = i + 1; k < s->n; k++) {
            TrBox b = tr_stand_box(&s->stands[k]);
            double dx = fmax(a.left - b.right, b.left - a.right),
                   dy = fmax(a.bottom - b.top, b.bottom - a.top);
            least = fmin(least, fmax(dx, dy));
        }
    }
    return fmax(least / 2 - 0.5, 0.2);
}

/* ---- all of it ---- */

static size_t count_new(const TrPlacing *p, size_t *n)
{
    size_t n_new = 0;
    *n = 0;
    for (size_t i = 0; i < p->s->n; i++) {
        if (p->s->stands[i].kind != TR_STANDS_ENTITY)
            continue;
        n_new += p->old_of[i] == TR_NO_ID;
        ++*n;
    }
    return n_new;
}

static bool place_all(TrPlacing *p)
{
    take_old(p, TR_STANDS_ENTITY);
    take_old(p, TR_STANDS_NAME);
    if (!part_old(p))
        return false;
    take_old(p, TR_STANDS_WORDS);
    return put_new_entities(p) && put_new_names(p) && put_words(p) && frames_fit(p);
}

TrStatus tr_kept_place(const TrPicture *picture, const TrPositions *last, const TrVariant *variant,
                       TrKept *kept, TrKeptHow *how, TrError *err)
{
    TrPlacing p = {.picture = picture, .last = last, .variant = variant, .kept = kept, .s = &kept->standing};
    size_t n;
    TrStatus st = TR_OK;
    *how = TR_KEPT_TOO_MANY;
    if (kept->standing.n > MOST_STANDS)
        return TR_OK;
    TR_TRY(prepare(&p, err));
    kept->n_new = count_new(&p, &n);
    *how = 2 * kept->n_new > n ? TR_KEPT_MOSTLY_NEW : place_all(&p) ? TR_KEPT : TR_KEPT_NO_ROOM;
    if (*how != TR_KEPT)
        goto out;
    TR_TRY(keep_routes(&p, err));
    kept->separation = separation(&kept->standing);
out:
    release(&p);
    return st;
}
