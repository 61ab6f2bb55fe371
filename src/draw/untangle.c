/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/untangle.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/random.h"

/* A line through a box has to go round it, and then crosses others. */
#define THROUGH    2.0
#define ON_ANOTHER 4.0
#define LENGTH     2.0 /* of a line across the whole rectangle */
#define CLEAR      9.0 /* points that a line keeps from a box at which it does not end */
#define HOT        0.7 /* temperatures, in crossings */
#define COLD       0.03
/* Moves of a box; fewer where there are so many lines that all moves would look at more pairs than that. */
enum { MOVES_EACH = 1500 };
#define MOST_LOOKS 4e8

typedef struct {
    TrTangle *it;
    uint32_t *first, *own; /* threads of box i: own[first[i] .. first[i + 1] - 1] */
    double left, bottom, width, height, diagonal;
    TrRandom random;
} Search;

/* ---- the cost ---- */

static double side(const TrBody *a, const TrBody *b, const TrBody *c)
{
    return (b->x - a->x) * (c->y - a->y) - (b->y - a->y) * (c->x - a->x);
}

static bool apart(double a0, double a1, double b0, double b1)
{
    return a0 < a1 ? (b0 < a0 && b1 < a0) || (b0 > a1 && b1 > a1)
                   : (b0 < a1 && b1 < a1) || (b0 > a0 && b1 > a0);
}

static bool cross(const TrTangle *it, TrThread s, TrThread t)
{
    const TrBody *a = &it->bodies[s.a], *b = &it->bodies[s.b], *c = &it->bodies[t.a], *d = &it->bodies[t.b];
    if (s.a == t.a || s.a == t.b || s.b == t.a || s.b == t.b)
        return false;
    if (apart(a->x, b->x, c->x, d->x) || apart(a->y, b->y, c->y, d->y))
        return false;
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/* Whether a line from `a` to `b` keeps to one side of -reach .. reach. */
static bool keeps_off(double a, double b, double reach)
{
    return (a > reach && b > reach) || (a < -reach && b < -reach);
}

/* Narrow [*from, *to], a part of a line, to where start + t * step lies within `reach` of 0. */
static void clip(double start, double step, double reach, double *from, double *to)
{
    double t0, t1;
    if (step == 0) {
        if (fabs(start) > reach)
            *to = -1;
        return;
    }
    t0 = (-copysign(reach, step) - start) / step; /* where it comes in, and where it goes out */
    t1 = (copysign(reach, step) - start) / step;
    if (t0 > *from)
        *from = t0;
    if (t1 < *to)
        *to = t1;
}

static bool runs_through(const TrTangle *it, TrThread t, uint32_t box)
{
    const TrBody *a = &it->bodies[t.a], *b = &it->bodies[t.b], *body = &it->bodies[box];
    double reach_x = body->width / 2 + CLEAR, reach_y = body->height / 2 + CLEAR, from = 0, to = 1;
    if (t.a == box || t.b == box)
        return false;
    if (keeps_off(a->x - body->x, b->x - body->x, reach_x) ||
        keeps_off(a->y - body->y, b->y - body->y, reach_y)) /* most do */
        return false;
    clip(a->x - body->x, b->x - a->x, reach_x, &from, &to);
    clip(a->y - body->y, b->y - a->y, reach_y, &from, &to);
    return from < to;
}

static bool lies_on(const TrTangle *it, const TrBody *a, const TrBody *b)
{
    return fabs(a->x - b->x) < (a->width + b->width) / 2 + it->gap &&
           fabs(a->y - b->y) < (a->height + b->height) / 2 + it->gap;
}

/* The boxes that `v` lies on. */
static size_t count_under(const TrTangle *it, uint32_t v)
{
    size_t n = 0;
    for (uint32_t box = 0; box < it->n_bodies; box++)
        n += box != v && lies_on(it, &it->bodies[v], &it->bodies[box]);
    return n;
}

static double length_of(const TrTangle *it, TrThread t)
{
    return hypot(it->bodies[t.a].x - it->bodies[t.b].x, it->bodies[t.a].y - it->bodies[t.b].y);
}

/* All that depends on where box `v` is; a crossing of two of its own lines there is none. */
static double cost_at(const Search *search, uint32_t v)
{
    const TrTangle *it = search->it;
    double cost = 0;
    for (uint32_t i = search->first[v]; i < search->first[v + 1]; i++) {
        TrThread own = it->threads[search->own[i]];
        cost += LENGTH * length_of(it, own) / search->diagonal;
        for (size_t k = 0; k < it->n_threads; k++)
            cost += cross(it, own, it->threads[k]);
        for (uint32_t box = 0; box < it->n_bodies; box++)
            cost += THROUGH * runs_through(it, own, box);
    }
    for (size_t k = 0; k < it->n_threads; k++)
        cost += THROUGH * runs_through(it, it->threads[k], v);
    return cost + ON_ANOTHER * (double)count_under(it, v);
}

size_t tr_untangle_count(const TrTangle *tangle)
{
    size_t n = 0;
    for (size_t i = 0; i < tangle->n_threads; i++)
        for (size_t k = i + 1; k < tangle->n_threads; k++)
            n += cross(tangle, tangle->threads[i], tangle->threads[k]);
    return n;
}

static void measure(const TrTangle *it, Search *search)
{
    double right = -INFINITY, top = -INFINITY;
    search->left = search->bottom = INFINITY;
    for (size_t i = 0; i < it->n_bodies; i++) {
        const TrBody *body = &it->bodies[i];
        search->left = fmin(search->left, body->x - body->width / 2);
        search->bottom = fmin(search->bottom, body->y - body->height / 2);
        right = fmax(right, body->x + body->width / 2);
        top = fmax(top, body->y + body->height / 2);
    }
    search->width = right - search->left;
    search->height = top - search->bottom;
    search->left -= (it->room - 1) / 2 * search->width;
    search->bottom -= (it->room - 1) / 2 * search->height;
    search->width *= it->room;
    search->height *= it->room;
    search->diagonal = fmax(hypot(search->width, search->height), 1);
}

static double cost_within(const TrTangle *it, double diagonal)
{
    double cost = (double)tr_untangle_count(it);
    for (size_t k = 0; k < it->n_threads; k++) {
        cost += LENGTH * length_of(it, it->threads[k]) / diagonal;
        for (uint32_t box = 0; box < it->n_bodies; box++)
            cost += THROUGH * runs_through(it, it->threads[k], box);
    }
    for (size_t i = 0; i < it->n_bodies; i++)
        for (size_t k = i + 1; k < it->n_bodies; k++)
            cost += ON_ANOTHER * lies_on(it, &it->bodies[i], &it->bodies[k]);
    return cost;
}

/* ---- the moves ---- */

static TrStatus list_own(Search *search, TrError *err)
{
    const TrTangle *it = search->it;
    uint32_t *at = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(search->first, it->n_bodies + 1, err));
    TR_TRY(TR_ARRAY(search->own, 2 * it->n_threads + 1, err));
    TR_TRY(TR_ARRAY(at, it->n_bodies + 1, err));
    for (size_t k = 0; k < it->n_threads; k++) {
        search->first[it->threads[k].a + 1]++;
        search->first[it->threads[k].b + 1]++;
    }
    for (size_t i = 0; i < it->n_bodies; i++)
        search->first[i + 1] += search->first[i];
    memcpy(at, search->first, (it->n_bodies + 1) * sizeof *at);
    for (uint32_t k = 0; k < it->n_threads; k++) {
        search->own[at[it->threads[k].a]++] = k;
        search->own[at[it->threads[k].b]++] = k;
    }
out:
    tr_free(at);
    return st;
}

static double between(Search *search, double low, double high)
{
    return low + (high - low) * tr_random_unit(&search->random);
}

static double held(double value, double low, double high)
{
    return fmin(fmax(value, low), fmax(low, high));
}

/* Somewhere near by, near the middle of those it is tied to, or anywhere. `reach` is a share of the whole. */
static void propose(Search *search, uint32_t v, double reach)
{
    const TrTangle *it = search->it;
    TrBody *body = &it->bodies[v];
    uint32_t n = search->first[v + 1] - search->first[v];
    uint64_t kind = tr_random_below(&search->random, 4);
    double x = body->x, y = body->y;
    if (kind == 3) {
        x = between(search, search->left, search->left + search->width);
        y = between(search, search->bottom, search->bottom + search->height);
    } else if (kind == 2 && n > 0) {
        x = y = 0;
        for (uint32_t i = search->first[v]; i < search->first[v + 1]; i++) {
            TrThread own = it->threads[search->own[i]];
            const TrBody *other = &it->bodies[own.a == v ? own.b : own.a];
            x += other->x / n;
            y += other->y / n;
        }
    }
    if (kind != 3) {
        x += between(search, -reach, reach) * search->width;
        y += between(search, -reach, reach) * search->height;
    }
    body->x = held(x, search->left + body->width / 2, search->left + search->width - body->width / 2);
    body->y = held(y, search->bottom + body->height / 2, search->bottom + search->height - body->height / 2);
}

/* A move looks at each pair of a line of the box with a line or a box, before and after. */
static size_t count_moves(const TrTangle *it)
{
    double n = (double)it->n_bodies, m = (double)it->n_threads, looks = 2 * (2 * m / n + 1) * (m + n);
    return (size_t)fmin(MOVES_EACH * n, MOST_LOOKS / looks);
}

static void anneal(Search *search)
{
    TrTangle *it = search->it;
    size_t n_moves = it->n_bodies == 0 ? 0 : count_moves(it);
    for (size_t move = 0; move < n_moves; move++) {
        double done = (double)move / (double)n_moves, heat = HOT * pow(COLD / HOT, done);
        uint32_t v = (uint32_t)tr_random_below(&search->random, it->n_bodies);
        TrBody before = it->bodies[v], after;
        size_t n_under = count_under(it, v);
        double cost;
        propose(search, v, 0.3 * (1 - done) + 0.02);
        after = it->bodies[v];
        if (count_under(it, v) > n_under) { /* most moves end so */
            it->bodies[v] = before;
            continue;
        }
        cost = cost_at(search, v);
        it->bodies[v] = before;
        cost -= cost_at(search, v);
        if (cost <= 0 || tr_random_unit(&search->random) < exp(-cost / heat))
            it->bodies[v] = after;
    }
}

TrStatus tr_untangle(TrTangle *tangle, uint64_t seed, TrError *err)
{
    Search search = {.it = tangle};
    TrBody *before = NULL;
    double cost;
    TrStatus st = TR_OK;
    tangle->cost = 0;
    if (tangle->n_bodies == 0)
        return TR_OK;
    TR_TRY(TR_ARRAY(before, tangle->n_bodies, err));
    TR_TRY(list_own(&search, err));
    memcpy(before, tangle->bodies, tangle->n_bodies * sizeof *before);
    measure(tangle, &search);
    cost = cost_within(tangle, search.diagonal);
    tr_random_begin(&search.random, seed, 0);
    anneal(&search);
    tangle->cost = cost_within(tangle, search.diagonal);
    if (tangle->cost > cost) {
        memcpy(tangle->bodies, before, tangle->n_bodies * sizeof *before);
        tangle->cost = cost;
    }
out:
    tr_free(before);
    tr_free(search.first);
    tr_free(search.own);
    return st;
}
