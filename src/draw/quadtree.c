/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/quadtree.h"

#include <math.h>

#include "base/memory.h"
#include "base/sort.h"

#define OPENING2 1.44 /* a square is one body where its side is less than 1.2 of the distance, as squares */
enum { LEVELS = 24, MOST_IN_LEAF = 6 };

TrStatus tr_quadtree_begin(TrQuadtree *tree, size_t n, TrError *err)
{
    TrStatus st = TR_OK;
    *tree = (TrQuadtree){.n = n};
    TR_TRY(TR_ARRAY(tree->order, n, err));
    TR_TRY(TR_ARRAY(tree->x, n, err));
    TR_TRY(TR_ARRAY(tree->y, n, err));
    TR_TRY(TR_ARRAY(tree->mass, n, err));
    TR_TRY(TR_ARRAY(tree->codes, n, err));
    TR_TRY(TR_ARRAY(tree->squares, 2 * n, err)); /* every square with quarters has two or more */
out:
    if (st != TR_OK)
        tr_quadtree_release(tree);
    return st;
}

void tr_quadtree_release(TrQuadtree *tree)
{
    tr_free(tree->order);
    tr_free(tree->x);
    tr_free(tree->y);
    tr_free(tree->mass);
    tr_free(tree->codes);
    tr_free(tree->squares);
    *tree = (TrQuadtree){0};
}

/* A bit of room after each of the lower 24 bits. */
static uint64_t spaced(uint64_t v)
{
    v = (v | v << 16) & 0x0000FFFF0000FFFF;
    v = (v | v << 8) & 0x00FF00FF00FF00FF;
    v = (v | v << 4) & 0x0F0F0F0F0F0F0F0F;
    v = (v | v << 2) & 0x3333333333333333;
    return (v | v << 1) & 0x5555555555555555;
}

/* The points in Morton order; returns the side of the square round all of them. */
static TrStatus sort(TrQuadtree *tree, const double *x, const double *y, const double *mass, double *side,
                     TrError *err)
{
    double left = INFINITY, right = -INFINITY, low = INFINITY, high = -INFINITY, fine;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < tree->n; i++) {
        left = fmin(left, x[i]);
        right = fmax(right, x[i]);
        low = fmin(low, y[i]);
        high = fmax(high, y[i]);
    }
    *side = fmax(fmax(right - left, high - low), 1e-12) * (1 + 1e-9);
    fine = (double)(1 << LEVELS) / *side;
    for (size_t i = 0; i < tree->n; i++) {
        tree->codes[i] =
            spaced((uint64_t)((x[i] - left) * fine)) << 1 | spaced((uint64_t)((y[i] - low) * fine));
        tree->order[i] = (uint32_t)i;
    }
    TR_TRY(tr_sort_keys(tree->codes, tree->order, tree->n, err));
    for (size_t i = 0; i < tree->n; i++) {
        tree->x[i] = x[tree->order[i]];
        tree->y[i] = y[tree->order[i]];
        tree->mass[i] = mass[tree->order[i]];
    }
out:
    return st;
}

static void weigh_points(const TrQuadtree *tree, TrSquare *square)
{
    for (size_t i = square->first; i < square->first + square->n; i++) {
        square->mass += tree->mass[i];
        square->x += tree->mass[i] * tree->x[i];
        square->y += tree->mass[i] * tree->y[i];
    }
}

/* The first of first .. end - 1 whose code has its two bits at `shift` above `quarter`. */
static size_t quarter_end(const TrQuadtree *tree, size_t first, size_t end, unsigned shift, unsigned quarter)
{
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        if ((tree->codes[middle] >> shift & 3) > quarter)
            end = middle;
        else
            first = middle + 1;
    }
    return first;
}

/* The square of the points first .. end - 1, `level` halvings above the finest, and all within it. */
static void divide(TrQuadtree *tree, size_t first, size_t end, unsigned level, double side)
{
    uint32_t at = (uint32_t)tree->n_squares++;
    TrSquare *square = &tree->squares[at];
    while (level > 0 && tree->codes[first] >> 2 * (level - 1) == tree->codes[end - 1] >> 2 * (level - 1)) {
        level--; /* all in one quarter */
        side /= 2;
    }
    *square = (TrSquare){.side2 = side * side, .first = (uint32_t)first};
    if (level == 0 || end - first <= MOST_IN_LEAF) {
        square->n = (uint32_t)(end - first);
        weigh_points(tree, square);
    } else {
        for (unsigned quarter = 0; quarter < 4; quarter++) {
            size_t stop = quarter_end(tree, first, end, 2 * (level - 1), quarter), child = tree->n_squares;
            if (stop == first)
                continue;
            divide(tree, first, stop, level - 1, side / 2);
            square->mass += tree->squares[child].mass;
            square->x += tree->squares[child].mass * tree->squares[child].x;
            square->y += tree->squares[child].mass * tree->squares[child].y;
            first = stop;
        }
    }
    square->x /= square->mass;
    square->y /= square->mass;
    square->skip = (uint32_t)tree->n_squares;
}

TrStatus tr_quadtree_build(TrQuadtree *tree, const double *x, const double *y, const double *mass,
                           TrError *err)
{
    double side;
    TrStatus st = TR_OK;
    tree->n_squares = 0;
    if (tree->n == 0)
        return TR_OK;
    TR_TRY(sort(tree, x, y, mass, &side, err));
    divide(tree, 0, tree->n, LEVELS, side);
out:
    return st;
}

void tr_quadtree_push(const TrQuadtree *tree, size_t at, double *fx, double *fy)
{
    double px = tree->x[at], py = tree->y[at], sum_x = 0, sum_y = 0;
    for (uint32_t s = 0; s < tree->n_squares;) {
        const TrSquare *square = &tree->squares[s];
        double dx = px - square->x, dy = py - square->y, d2 = dx * dx + dy * dy;
        if (square->side2 < OPENING2 * d2) {
            double f = square->mass / (d2 * sqrt(d2));
            sum_x += f * dx;
            sum_y += f * dy;
            s = square->skip;
            continue;
        }
        for (size_t i = square->first; i < square->first + square->n; i++) {
            dx = px - tree->x[i];
            dy = py - tree->y[i];
            d2 = dx * dx + dy * dy;
            if (d2 > 0) { /* not itself; two at one place are moved apart by who lays them out */
                double f = tree->mass[i] / (d2 * sqrt(d2));
                sum_x += f * dx;
                sum_y += f * dy;
            }
        }
        s++;
    }
    *fx = sum_x;
    *fy = sum_y;
}
