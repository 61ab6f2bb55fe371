/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/untangle.h"

#include <math.h>

#include "base/random.h"
#include "draw/tangle_cost.h"

#define HOT  0.7 /* temperatures, in crossings */
#define COLD 0.03
/* Moves of a box; fewer where there are so many lines that all moves would look at more pairs than that. */
enum { MOVES_EACH = 1500 };
#define MOST_LOOKS 4e8

typedef struct {
    TrTangleCost cost; /* where all boxes stand */
    double left, bottom, width, height;
    TrRandom random;
} Search;

typedef struct {
    double x, y;
} Place;

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
}

/* ---- the moves ---- */

static double between(Search *search, double low, double high)
{
    return low + (high - low) * tr_random_unit(&search->random);
}

static double held(double value, double low, double high)
{
    return fmin(fmax(value, low), fmax(low, high));
}

/* The middle of those that `v` is tied to. */
static Place middle_of_others(const TrTangleCost *cost, uint32_t v)
{
    uint32_t n = cost->first[v + 1] - cost->first[v];
    Place middle = {0, 0};
    for (uint32_t i = cost->first[v]; i < cost->first[v + 1]; i++) {
        TrThread own = cost->threads[cost->own[i]];
        uint32_t other = own.a == v ? own.b : own.a;
        middle.x += cost->x[other] / n;
        middle.y += cost->y[other] / n;
    }
    return middle;
}

/* Somewhere near by, near the middle of those it is tied to, or anywhere. `reach` is a share of the whole. */
static Place propose(Search *search, uint32_t v, double reach)
{
    const TrTangleCost *cost = &search->cost;
    double half_width = cost->half_width[v], half_height = cost->half_height[v];
    uint64_t kind = tr_random_below(&search->random, 4);
    Place to = {cost->x[v], cost->y[v]};
    if (kind == 3) {
        to.x = between(search, search->left, search->left + search->width);
        to.y = between(search, search->bottom, search->bottom + search->height);
    } else if (kind == 2 && cost->first[v + 1] > cost->first[v]) {
        to = middle_of_others(cost, v);
    }
    if (kind != 3) {
        to.x += between(search, -reach, reach) * search->width;
        to.y += between(search, -reach, reach) * search->height;
    }
    to.x = held(to.x, search->left + half_width, search->left + search->width - half_width);
    to.y = held(to.y, search->bottom + half_height, search->bottom + search->height - half_height);
    return to;
}

/* A move looks at each pair of a line of the box with a line or a box, before and after. */
static size_t count_moves(const TrTangle *it)
{
    double n = (double)it->n_bodies, m = (double)it->n_threads, looks = 2 * (2 * m / n + 1) * (m + n);
    return (size_t)fmin(MOVES_EACH * n, MOST_LOOKS / looks);
}

/* Move v, if that makes less of a tangle, or by chance a little more while it is hot. */
static void move(Search *search, uint32_t v, double reach, double heat)
{
    TrTangleCost *cost = &search->cost;
    Place before = {cost->x[v], cost->y[v]}, after = propose(search, v, reach);
    size_t n_under = tr_tangle_cost_under(cost, v);
    double change;
    tr_tangle_cost_put(cost, v, after.x, after.y);
    if (tr_tangle_cost_under(cost, v) > n_under) { /* most moves end so */
        tr_tangle_cost_put(cost, v, before.x, before.y);
        return;
    }
    change = tr_tangle_cost_of(cost, v);
    tr_tangle_cost_put(cost, v, before.x, before.y);
    change -= tr_tangle_cost_of(cost, v);
    if (change <= 0 || tr_random_unit(&search->random) < exp(-change / heat))
        tr_tangle_cost_put(cost, v, after.x, after.y);
}

static void anneal(Search *search, size_t n_moves)
{
    for (size_t i = 0; i < n_moves; i++) {
        double done = (double)i / (double)n_moves;
        uint32_t v = (uint32_t)tr_random_below(&search->random, search->cost.n_bodies);
        move(search, v, 0.3 * (1 - done) + 0.02, HOT * pow(COLD / HOT, done));
    }
}

static void take_places(const TrTangleCost *cost, TrTangle *tangle)
{
    for (size_t v = 0; v < tangle->n_bodies; v++) {
        tangle->bodies[v].x = cost->x[v];
        tangle->bodies[v].y = cost->y[v];
    }
}

TrStatus tr_untangle(TrTangle *tangle, uint64_t seed, TrError *err)
{
    Search search = {.width = 0};
    double after;
    TrStatus st = TR_OK;
    tangle->cost = 0;
    if (tangle->n_bodies == 0)
        return TR_OK;
    measure(tangle, &search);
    TR_TRY(tr_tangle_cost_make(tangle, fmax(hypot(search.width, search.height), 1), &search.cost, err));
    tangle->cost = tr_tangle_cost_whole(&search.cost);
    tr_random_begin(&search.random, seed, 0);
    anneal(&search, count_moves(tangle));
    after = tr_tangle_cost_whole(&search.cost);
    if (after <= tangle->cost) {
        take_places(&search.cost, tangle);
        tangle->cost = after;
    }
out:
    tr_tangle_cost_release(&search.cost);
    return st;
}
