/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Each line pulls with weight · d², each pair of vertices pushes with mass · mass / d²: pushing that falls
 * with the square of the distance keeps the rim of a large picture from being swept outward (Hu 2005, where
 * its exponent p is 2), and the number of neighbours in the mass keeps hubs from being crushed (Noack 2009,
 * doi:10.1103/PhysRevE.79.026102). Weights and masses of a coarse graph are sums of the fine one's, so a
 * coarse layout is one of the fine graph in which some share a place. Steps have a length that shrinks (Hu
 * 2005), whatever the force; at each level the scale of least energy is set first, where the sums of force ·
 * d over lines and over pairs are equal. */
#include "draw/force.h"

#include <math.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/parallel.h"
#include "base/random.h"
#include "draw/quadtree.h"

enum {
    COARSEST = 24, /* vertices that need no coarser graph */
    MOST_LEVELS = 64,
    BLOCK = 512, /* vertices of a block of work */
    FEWEST_FOR_THREADS = 2048,
    MOST_VISITS = 1500000, /* vertices moved at a level, all steps together … */
    FEWEST_STEPS = 30,     /* … but these */
    MOST_STEPS = 200
};
#define FIRST_STEP 1.0 /* in mean distances between vertices */
#define LAST_STEP  0.02

/* One level on its way. */
typedef struct {
    const TrMesh *mesh;
    TrQuadtree tree;
    double *x, *y, *fx, *fy;
} Level;

/* ---- forces ---- */

static void pull(const Level *level, uint32_t v, double *fx, double *fy)
{
    const TrMesh *mesh = level->mesh;
    for (size_t k = mesh->first[v]; k < mesh->first[v + 1]; k++) {
        uint32_t other = mesh->neighbour[k];
        double dx = level->x[v] - level->x[other], dy = level->y[v] - level->y[other],
               force = mesh->weight[k] * sqrt(dx * dx + dy * dy);
        *fx -= force * dx;
        *fy -= force * dy;
    }
}

static void forces_of_block(void *context, size_t block)
{
    Level *level = context;
    size_t end = (block + 1) * BLOCK < level->mesh->n ? (block + 1) * BLOCK : level->mesh->n;
    for (size_t at = block * BLOCK; at < end; at++) {
        uint32_t v = level->tree.order[at];
        double fx, fy;
        tr_quadtree_push(&level->tree, at, &fx, &fy);
        fx *= level->mesh->mass[v];
        fy *= level->mesh->mass[v];
        pull(level, v, &fx, &fy);
        level->fx[v] = fx;
        level->fy[v] = fy;
    }
}

/* ---- scale ---- */

/* Root of the mean squared distance from the middle, which is moved to (0, 0). */
static double spread(size_t n, double *x, double *y)
{
    double sum_x = 0, sum_y = 0, sum = 0;
    for (size_t v = 0; v < n; v++) {
        sum_x += x[v];
        sum_y += y[v];
    }
    for (size_t v = 0; v < n; v++) {
        x[v] -= sum_x / (double)n;
        y[v] -= sum_y / (double)n;
        sum += x[v] * x[v] + y[v] * y[v];
    }
    return sqrt(sum / (double)n);
}

/* As far apart as takes least energy. The tree is built. */
static void scale_best(Level *level)
{
    const TrMesh *mesh = level->mesh;
    double lines = 0, all = 0, scale;
    for (size_t at = 0; at < mesh->n; at++) {
        uint32_t v = level->tree.order[at];
        double fx, fy;
        tr_quadtree_push(&level->tree, at, &fx, &fy);
        all += mesh->mass[v] * (fx * level->x[v] + fy * level->y[v]);
        for (size_t k = mesh->first[v]; k < mesh->first[v + 1]; k++) {
            double dx = level->x[v] - level->x[mesh->neighbour[k]],
                   dy = level->y[v] - level->y[mesh->neighbour[k]], d2 = dx * dx + dy * dy;
            lines += mesh->weight[k] * d2 * sqrt(d2) / 2; /* each stands at both ends */
        }
    }
    if (!(lines > 0) || !(all > 0))
        return;
    scale = sqrt(sqrt(all / lines));
    for (size_t v = 0; v < mesh->n; v++) {
        level->x[v] *= scale;
        level->y[v] *= scale;
    }
}

/* ---- a level ---- */

static void move(Level *level, double step)
{
    for (size_t v = 0; v < level->mesh->n; v++) {
        double force = sqrt(level->fx[v] * level->fx[v] + level->fy[v] * level->fy[v]);
        if (!(force > 0))
            continue;
        level->x[v] += step * level->fx[v] / force;
        level->y[v] += step * level->fy[v] / force;
    }
}

/* How many steps so many vertices can afford. */
static size_t steps_for(size_t n)
{
    size_t steps = MOST_VISITS / (n > 0 ? n : 1);
    return steps < FEWEST_STEPS ? FEWEST_STEPS : steps > MOST_STEPS ? MOST_STEPS : steps;
}

/* `n_before`: vertices of the level before, which tells how far off they may stand. */
static TrStatus relax(Level *level, size_t n_before, size_t n_threads, TrError *err)
{
    size_t n = level->mesh->n, n_steps = steps_for(n);
    double distance, step, last, shrink;
    TrStatus st = TR_OK;
    TR_TRY(tr_quadtree_begin(&level->tree, n, err));
    TR_TRY(TR_ARRAY(level->fx, n, err));
    TR_TRY(TR_ARRAY(level->fy, n, err));
    TR_TRY(tr_quadtree_build(&level->tree, level->x, level->y, level->mesh->mass, err));
    scale_best(level);
    distance = spread(n, level->x, level->y) * 2.5; /* √(2π) times: of the side of a square of that area */
    step = FIRST_STEP * distance / sqrt((double)n_before);
    last = LAST_STEP * distance / sqrt((double)n);
    shrink = exp(log(last / step) / (double)n_steps);
    for (size_t i = 0; i < n_steps; i++, step *= shrink) {
        TR_TRY(tr_interrupt_check(err));
        TR_TRY(tr_quadtree_build(&level->tree, level->x, level->y, level->mesh->mass, err));
        tr_parallel((n + BLOCK - 1) / BLOCK, n < FEWEST_FOR_THREADS ? 1 : n_threads, forces_of_block, level);
        move(level, step);
    }
out:
    tr_quadtree_release(&level->tree);
    tr_free(level->fx);
    tr_free(level->fy);
    return st;
}

/* Some place within a disc of radius 1. */
static void scatter(TrRandom *random, double *x, double *y)
{
    do {
        *x = 2 * tr_random_unit(random) - 1;
        *y = 2 * tr_random_unit(random) - 1;
    } while (*x * *x + *y * *y > 1);
}

/* ---- all levels ---- */

typedef struct {
    TrMesh mesh;
    uint32_t *parent; /* of each vertex of the level below, in this one */
} Coarse;

static TrStatus coarsen(const TrMesh *mesh, Coarse *levels, size_t *n_levels, TrError *err)
{
    TrStatus st = TR_OK;
    while (mesh->n > COARSEST && *n_levels < MOST_LEVELS) {
        Coarse *next = &levels[*n_levels];
        TR_TRY(TR_ARRAY(next->parent, mesh->n, err));
        ++*n_levels; /* what is released */
        TR_TRY(tr_mesh_coarsen(mesh, &next->mesh, next->parent, err));
        if (next->mesh.n == mesh->n)
            break;
        mesh = &next->mesh;
    }
out:
    return st;
}

/* Each vertex beside where its parent stands. */
static void unfold(const Coarse *coarse, size_t n, double *x, double *y, const double *from_x,
                   const double *from_y)
{
    TrRandom random;
    double near;
    tr_random_begin(&random, n, 1);
    near = 0;
    for (size_t v = 0; v < coarse->mesh.n; v++)
        near = fmax(near, fmax(fabs(from_x[v]), fabs(from_y[v])));
    near = near > 0 ? near * 0.5 / sqrt((double)coarse->mesh.n) : 1; /* 0: all came from one */
    for (size_t v = 0; v < n; v++) {
        double dx, dy;
        scatter(&random, &dx, &dy);
        x[v] = from_x[coarse->parent[v]] + near * dx;
        y[v] = from_y[coarse->parent[v]] + near * dy;
    }
}

static TrStatus place(const TrMesh *mesh, const Coarse *levels, size_t n_levels, size_t n_threads, double *x,
                      double *y, TrError *err)
{
    double *from_x = NULL, *from_y = NULL;
    TrRandom random;
    size_t n_before;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(from_x, mesh->n, err));
    TR_TRY(TR_ARRAY(from_y, mesh->n, err));
    tr_random_begin(&random, mesh->n, 0);
    n_before = n_levels > 0 ? levels[n_levels - 1].mesh.n : mesh->n;
    for (size_t v = 0; v < n_before; v++)
        scatter(&random, &x[v], &y[v]);
    for (size_t i = n_levels + 1; i-- > 0;) {
        const TrMesh *now = i > 0 ? &levels[i - 1].mesh : mesh;
        Level level = {.mesh = now, .x = x, .y = y};
        TR_TRY(relax(&level, i == n_levels ? 4 : n_before, n_threads, err));
        n_before = now->n;
        if (i == 0)
            break;
        for (size_t v = 0; v < now->n; v++) {
            from_x[v] = x[v];
            from_y[v] = y[v];
        }
        unfold(&levels[i - 1], i > 1 ? levels[i - 2].mesh.n : mesh->n, x, y, from_x, from_y);
    }
out:
    tr_free(from_x);
    tr_free(from_y);
    return st;
}

TrStatus tr_force_places(const TrMesh *mesh, size_t n_threads, double *x, double *y, TrError *err)
{
    Coarse levels[MOST_LEVELS] = {{{0}, NULL}};
    size_t n_levels = 0;
    double now;
    TrStatus st = TR_OK;
    if (mesh->n == 0)
        return TR_OK;
    TR_TRY(coarsen(mesh, levels, &n_levels, err));
    TR_TRY(place(mesh, levels, n_levels, n_threads, x, y, err));
    now = spread(mesh->n, x, y);
    for (size_t v = 0; now > 0 && v < mesh->n; v++) { /* a disc of area n */
        double unit = sqrt((double)mesh->n / 6.283185307179586) / now;
        x[v] *= unit;
        y[v] *= unit;
    }
out:
    for (size_t i = 0; i < n_levels; i++) {
        tr_mesh_release(&levels[i].mesh);
        tr_free(levels[i].parent);
    }
    return st;
}
