/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/parts.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "draw/force.h"

#define GAP   1.0 /* between two parts */
#define SHAPE 1.3 /* wider than high, where there is a choice */

/* One connected component: its vertices and where its box stands. */
typedef struct {
    size_t first, n; /* in members */
    double width, height, left, top;
} Part;

typedef struct {
    const TrMesh *mesh;
    size_t n_threads;
    uint32_t *members; /* vertices, part by part */
    uint32_t *place;   /* room for tr_mesh_part() */
    Part *parts;
    size_t n;
    double *x, *y; /* by vertex */
} Parts;

static TrStatus list_parts(Parts *all, TrError *err)
{
    uint32_t *component = NULL;
    size_t at = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(component, all->mesh->n, err));
    TR_TRY(tr_mesh_components(all->mesh, component, &all->n, err));
    TR_TRY(TR_ARRAY(all->parts, all->n, err));
    TR_TRY(TR_ARRAY(all->members, all->mesh->n, err));
    TR_TRY(TR_ARRAY(all->place, all->mesh->n, err));
    for (size_t v = 0; v < all->mesh->n; v++)
        all->parts[component[v]].n++;
    for (size_t i = 0; i < all->n; i++) {
        all->parts[i].first = at;
        at += all->parts[i].n;
        all->parts[i].n = 0;
    }
    for (uint32_t v = 0; v < all->mesh->n; v++) {
        Part *part = &all->parts[component[v]];
        all->members[part->first + part->n++] = v;
    }
out:
    tr_free(component);
    return st;
}

/* Turn the places so that they spread most from left to right. */
static void lay_down(size_t n, double *x, double *y)
{
    double xx = 0, yy = 0, xy = 0, angle, c, s;
    for (size_t i = 0; i < n; i++) {
        xx += x[i] * x[i];
        yy += y[i] * y[i];
        xy += x[i] * y[i];
    }
    angle = atan2(2 * xy, xx - yy) / 2;
    c = cos(angle);
    s = sin(angle);
    for (size_t i = 0; i < n; i++) {
        double turned = c * x[i] + s * y[i];
        y[i] = c * y[i] - s * x[i];
        x[i] = turned;
    }
}

/* Its box, with half a gap on each side; the places are from its upper left corner on. */
static void measure(Part *part, double *x, double *y)
{
    double left = INFINITY, right = -INFINITY, low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < part->n; i++) {
        left = fmin(left, x[i]);
        right = fmax(right, x[i]);
        low = fmin(low, y[i]);
        high = fmax(high, y[i]);
    }
    for (size_t i = 0; i < part->n; i++) {
        x[i] += GAP / 2 - left;
        y[i] += GAP / 2 - low;
    }
    part->width = right - left + GAP;
    part->height = high - low + GAP;
}

static TrStatus lay_out(Parts *all, Part *part, TrError *err)
{
    const uint32_t *members = all->members + part->first;
    TrMesh mesh = {0};
    double *x = NULL, *y = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(x, part->n, err));
    TR_TRY(TR_ARRAY(y, part->n, err));
    if (part->n == 2)
        x[1] = GAP;
    if (part->n > 2) {
        TR_TRY(tr_mesh_part(all->mesh, members, part->n, all->place, &mesh, err));
        TR_TRY(tr_force_places(&mesh, all->n_threads, x, y, err));
        lay_down(part->n, x, y);
    }
    measure(part, x, y);
    for (size_t i = 0; i < part->n; i++) {
        all->x[members[i]] = x[i];
        all->y[members[i]] = y[i];
    }
out:
    tr_mesh_release(&mesh);
    tr_free(x);
    tr_free(y);
    return st;
}

/* ---- side by side ---- */

/* The largest first; of equal ones, that of the first vertex. */
static int by_height(const void *left, const void *right)
{
    const Part *a = left, *b = right;
    if (a->height != b->height)
        return a->height > b->height ? -1 : 1;
    return a->first < b->first ? -1 : a->first > b->first;
}

/* Shelves: each is as high as its first box; behind that, boxes stand on one another as far as they fit.
 * Where the first box is wider than it is worth, the rest goes below it. */
static void pack(Parts *all, double *width, double *height)
{
    double area = 0, wide, x = 0, y = 0, column = 0, top = 0, shelf = 0;
    for (size_t i = 0; i < all->n; i++)
        area += all->parts[i].width * all->parts[i].height;
    if (all->n > 1)
        qsort(all->parts, all->n, sizeof *all->parts, by_height);
    wide = sqrt(area * SHAPE);
    if (all->n > 0)
        wide = fmax(wide, all->parts[0].width);
    *width = *height = 0;
    for (size_t i = 0; i < all->n; i++) {
        Part *part = &all->parts[i];
        if (column > 0 && part->width <= column && top + part->height <= y + shelf) {
            part->left = x; /* on the one before */
        } else {
            x += column;
            if (x + part->width > wide * (1 + 1e-9) && x > 0) {
                y += shelf;
                x = 0;
            }
            shelf = x > 0 ? shelf : part->height;
            part->left = x;
            column = part->width;
            top = y;
        }
        part->top = top;
        top += part->height;
        *width = fmax(*width, part->left + part->width);
        *height = fmax(*height, top);
    }
}

TrStatus tr_parts_places(const TrMesh *mesh, size_t n_threads, double *x, double *y, double *width,
                         double *height, TrError *err)
{
    Parts all = {.mesh = mesh, .n_threads = n_threads, .x = x, .y = y};
    TrStatus st = TR_OK;
    TR_TRY(list_parts(&all, err));
    for (size_t i = 0; i < all.n; i++)
        TR_TRY(lay_out(&all, &all.parts[i], err));
    pack(&all, width, height);
    for (size_t i = 0; i < all.n; i++)
        for (size_t k = all.parts[i].first; k < all.parts[i].first + all.parts[i].n; k++) {
            x[all.members[k]] += all.parts[i].left;
            y[all.members[k]] = *height - y[all.members[k]] - all.parts[i].top; /* upward */
        }
out:
    tr_free(all.members);
    tr_free(all.place);
    tr_free(all.parts);
    return st;
}
