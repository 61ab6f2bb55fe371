/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Loops without branches over arrays, which compilers turn into vector instructions. Two lines cross where
 * the ends of each lie on both sides of the other; one that shares an end has a product that is exactly 0. A
 * line runs through a box where no axis of the two parts them (separating axes: x, y, and across the line).
 */
#include "draw/tangle_cost.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"

/* A line through a box has to go round it, and then crosses others. */
#define THROUGH    2.0
#define ON_ANOTHER 4.0
#define LENGTH     2.0 /* of a line as long as the diagonal */
#define CLEAR      9.0 /* points that a line keeps from a box at which it does not end */

#define INLINE static inline __attribute__((always_inline))

typedef struct {
    double ax, ay, bx, by;
} Line;

typedef struct {
    double x, y, reach_x, reach_y;
} Box;

static Line line_of(const TrTangleCost *cost, size_t thread)
{
    return (Line){cost->ax[thread], cost->ay[thread], cost->bx[thread], cost->by[thread]};
}

static double length_of(const TrTangleCost *cost, size_t thread)
{
    return hypot(cost->ax[thread] - cost->bx[thread], cost->ay[thread] - cost->by[thread]);
}

INLINE double side(double ax, double ay, double bx, double by, double x, double y)
{
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax);
}

/* The threads from number `from` on that cross the line. */
INLINE size_t count_crossings(const TrTangleCost *cost, Line line, size_t from)
{
    size_t n = 0;
    for (size_t k = from; k < cost->n_threads; k++) {
        double cx = cost->ax[k], cy = cost->ay[k], dx = cost->bx[k], dy = cost->by[k];
        double ends = side(line.ax, line.ay, line.bx, line.by, cx, cy) *
                      side(line.ax, line.ay, line.bx, line.by, dx, dy);
        double own_ends = side(cx, cy, dx, dy, line.ax, line.ay) * side(cx, cy, dx, dy, line.bx, line.by);
        n += (ends < 0) & (own_ends < 0);
    }
    return n;
}

INLINE bool runs_through(double ax, double ay, double bx, double by, Box box)
{
    double along_x = fabs(bx - ax), along_y = fabs(by - ay);
    bool meets_x = fabs((ax + bx) / 2 - box.x) < along_x / 2 + box.reach_x;
    bool meets_y = fabs((ay + by) / 2 - box.y) < along_y / 2 + box.reach_y;
    bool meets = fabs(side(ax, ay, bx, by, box.x, box.y)) <= box.reach_x * along_y + box.reach_y * along_x;
    return meets_x & meets_y & meets;
}

/* The boxes that the line runs through; the two at its ends are always among them, even if it has no length.
 */
INLINE size_t count_boxes(const TrTangleCost *cost, Line line)
{
    size_t n = 0;
    for (size_t i = 0; i < cost->n_bodies; i++)
        n += runs_through(
            line.ax, line.ay, line.bx, line.by,
            (Box){cost->x[i], cost->y[i], cost->half_width[i] + CLEAR, cost->half_height[i] + CLEAR});
    return n;
}

/* The threads that run through the box of `v`; its own are always among them. */
INLINE size_t count_threads(const TrTangleCost *cost, uint32_t v)
{
    Box box = {cost->x[v], cost->y[v], cost->half_width[v] + CLEAR, cost->half_height[v] + CLEAR};
    size_t n = 0;
    for (size_t k = 0; k < cost->n_threads; k++)
        n += runs_through(cost->ax[k], cost->ay[k], cost->bx[k], cost->by[k], box);
    return n;
}

/* The boxes that the one of `v` lies on; it does on itself. */
INLINE size_t count_under(const TrTangleCost *cost, uint32_t v)
{
    double x = cost->x[v], y = cost->y[v], width = cost->half_width[v] + cost->gap,
           height = cost->half_height[v] + cost->gap;
    size_t n = 0;
    for (size_t i = 0; i < cost->n_bodies; i++)
        n += (fabs(cost->x[i] - x) < cost->half_width[i] + width) &
             (fabs(cost->y[i] - y) < cost->half_height[i] + height);
    return n;
}

/* ---- of one body ---- */

INLINE double cost_of(const TrTangleCost *cost, uint32_t v)
{
    size_t n_crossings = 0, n_own = cost->first[v + 1] - cost->first[v], n_through = 0;
    double length = 0;
    for (uint32_t i = cost->first[v]; i < cost->first[v + 1]; i++) {
        Line line = line_of(cost, cost->own[i]);
        length += length_of(cost, cost->own[i]);
        n_crossings += count_crossings(cost, line, 0);
        n_through += count_boxes(cost, line) - 2;
    }
    n_through += count_threads(cost, v) - n_own;
    return (double)n_crossings + THROUGH * (double)n_through +
           ON_ANOTHER * (double)(count_under(cost, v) - 1) + LENGTH * length / cost->diagonal;
}

static double cost_plain(const TrTangleCost *cost, uint32_t v)
{
    return cost_of(cost, v);
}

#ifdef __x86_64__
__attribute__((target("avx2"))) static double cost_avx2(const TrTangleCost *cost, uint32_t v)
{
    return cost_of(cost, v);
}
#endif

double tr_tangle_cost_of(const TrTangleCost *cost, uint32_t v)
{
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2"))
        return cost_avx2(cost, v);
#endif
    return cost_plain(cost, v);
}

size_t tr_tangle_cost_under(const TrTangleCost *cost, uint32_t v)
{
    return count_under(cost, v) - 1;
}

/* ---- of everything ---- */

double tr_tangle_cost_whole(const TrTangleCost *cost)
{
    double sum = 0;
    for (size_t k = 0; k < cost->n_threads; k++) {
        Line line = line_of(cost, k);
        sum += (double)count_crossings(cost, line, k + 1) + THROUGH * (double)(count_boxes(cost, line) - 2) +
               LENGTH * length_of(cost, k) / cost->diagonal;
    }
    for (uint32_t v = 0; v < cost->n_bodies; v++) /* each pair twice */
        sum += ON_ANOTHER / 2 * (double)(count_under(cost, v) - 1);
    return sum;
}

/* ---- the arrays ---- */

static TrStatus list_own(const TrTangle *tangle, TrTangleCost *cost, TrError *err)
{
    uint32_t *at = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(cost->first, tangle->n_bodies + 1, err));
    TR_TRY(TR_ARRAY(cost->own, 2 * tangle->n_threads + 1, err));
    TR_TRY(TR_ARRAY(at, tangle->n_bodies + 1, err));
    for (size_t k = 0; k < tangle->n_threads; k++) {
        cost->first[tangle->threads[k].a + 1]++;
        cost->first[tangle->threads[k].b + 1]++;
    }
    for (size_t i = 0; i < tangle->n_bodies; i++)
        cost->first[i + 1] += cost->first[i];
    memcpy(at, cost->first, (tangle->n_bodies + 1) * sizeof *at);
    for (uint32_t k = 0; k < tangle->n_threads; k++) {
        cost->own[at[tangle->threads[k].a]++] = k;
        cost->own[at[tangle->threads[k].b]++] = k;
    }
out:
    tr_free(at);
    return st;
}

TrStatus tr_tangle_cost_make(const TrTangle *tangle, double diagonal, TrTangleCost *cost, TrError *err)
{
    size_t n = tangle->n_bodies, m = tangle->n_threads;
    TrStatus st = TR_OK;
    *cost = (TrTangleCost){
        .n_bodies = n, .n_threads = m, .gap = tangle->gap, .diagonal = diagonal, .threads = tangle->threads};
    TR_TRY(TR_ARRAY(cost->x, 4 * (n + m), err));
    cost->y = cost->x + n;
    cost->half_width = cost->y + n;
    cost->half_height = cost->half_width + n;
    cost->ax = cost->half_height + n;
    cost->ay = cost->ax + m;
    cost->bx = cost->ay + m;
    cost->by = cost->bx + m;
    TR_TRY(list_own(tangle, cost, err));
    for (uint32_t v = 0; v < n; v++) {
        const TrBody *body = &tangle->bodies[v];
        cost->half_width[v] = body->width / 2;
        cost->half_height[v] = body->height / 2;
        tr_tangle_cost_put(cost, v, body->x, body->y);
    }
out:
    return st;
}

void tr_tangle_cost_put(TrTangleCost *cost, uint32_t v, double x, double y)
{
    cost->x[v] = x;
    cost->y[v] = y;
    for (uint32_t i = cost->first[v]; i < cost->first[v + 1]; i++) {
        uint32_t k = cost->own[i];
        if (cost->threads[k].a == v) {
            cost->ax[k] = x;
            cost->ay[k] = y;
        } else {
            cost->bx[k] = x;
            cost->by[k] = y;
        }
    }
}

void tr_tangle_cost_release(TrTangleCost *cost)
{
    tr_free(cost->x);
    tr_free(cost->first);
    tr_free(cost->own);
    *cost = (TrTangleCost){0};
}
