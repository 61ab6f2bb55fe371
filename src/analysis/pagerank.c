/* SPDX-License-Identifier: GPL-2.0-or-later */
/* PR(v) = (1 - d)/n + d (sum over neighbours u of PR(u) w(u, v)/s(u) + dangling/n), d = 0.85; sums to 1 (Brin
 * and Page 1998; igraph_pagerank and networkx.pagerank agree to about 1e-12). Isolates are dangling.
 *
 * What dangling nodes give goes to all alike, so that without it the same system has the same solution but
 * for its sum. With y = PR/s that is (S - d W) y = (1 - d)/n, S the diagonal of strengths: symmetric and
 * positive definite, as W is symmetric. Conjugate gradients with S as preconditioner (Hestenes and Stiefel
 * 1952; Saad, Iterative Methods for Sparse Linear Systems, 9.2) solve it in about half as many rounds as
 * power iteration takes. Power iteration in Jacobi's order then ends it: it goes on until the sum of changes
 * is below 1e-15, which makes up for what conjugate gradients round off; unlike Gauss–Seidel both treat
 * structurally equivalent nodes alike at every step, so that equal scores stay equal. O(rounds · m); our own
 * because it needs no graph of igraph's, which takes about as long to make as this takes to run. */
#include <math.h>

#include "analysis/measure_functions.h"
#include "base/interrupt.h"
#include "base/memory.h"
#include "base/parallel.h"

#define DAMPING         0.85
#define SMALLEST_CHANGE 1e-15
enum { MOST_ROUNDS = 1000 };

/* Blocks of nodes: enough for any number of cores, large enough to be worth a thread. */
enum { NODES_IN_A_BLOCK = 8192 };

typedef struct {
    const TrAdjacency *adjacency;
    size_t n_blocks, n_threads;
    double *strength;    /* of each node; 0 for an isolate */
    double *given;       /* given[u] = PR(u)/s(u); of the gradients: the direction */
    double *scores;      /* PR; until the gradients end not yet of sum 1 */
    double *left;        /* of the gradients: what is missing of the right side */
    double *across;      /* likewise: (S - d W) given, then left/S */
    double *sums, *more; /* by block: what a step adds up */
    double base;         /* what each node gets from teleporting and from dangling nodes */
    double step;         /* how far the gradients go; how much of the last direction they keep */
} Iteration;

static size_t end_of(const Iteration *it, size_t block)
{
    size_t end = (block + 1) * NODES_IN_A_BLOCK;
    return end < it->adjacency->n ? end : it->adjacency->n;
}

/* Do `work` in each block; the sum over blocks, in their order, of what it left in `sums`. */
static double each_block(Iteration *it, void (*work)(void *it, size_t block), double *more)
{
    double sum = 0;
    tr_parallel(it->n_blocks, it->n_threads, work, it);
    for (size_t i = 0; i < it->n_blocks; i++)
        sum += it->sums[i];
    for (size_t i = 0; more != NULL && i < it->n_blocks; i++)
        *more += it->more[i];
    return sum;
}

static double per_strength(const Iteration *it, const double *values, size_t v)
{
    return it->strength[v] > 0 ? values[v] / it->strength[v] : 0;
}

static void begin(void *context, size_t block)
{
    Iteration *it = context;
    const TrAdjacency *adjacency = it->adjacency;
    for (size_t v = block * NODES_IN_A_BLOCK; v < end_of(it, block); v++) {
        double sum = (double)(adjacency->first[v + 1] - adjacency->first[v]);
        if (tr_adjacency_has_strengths(adjacency)) {
            sum = 0;
            for (size_t i = adjacency->first[v]; i < adjacency->first[v + 1]; i++)
                sum += tr_adjacency_strength(adjacency, i);
        }
        it->strength[v] = sum;
        it->scores[v] = sum > 0 ? 1 / (double)adjacency->n : it->base;
        it->given[v] = per_strength(it, it->scores, v);
    }
}

/* What v receives from its neighbours. */
static double received(const TrAdjacency *adjacency, size_t v, const double *given)
{
    double sum = 0;
    if (!tr_adjacency_has_strengths(adjacency))
        for (size_t i = adjacency->first[v]; i < adjacency->first[v + 1]; i++)
            sum += given[adjacency->neighbour[i]];
    else if (adjacency->narrow != NULL)
        for (size_t i = adjacency->first[v]; i < adjacency->first[v + 1]; i++)
            sum += given[adjacency->neighbour[i]] * (double)adjacency->narrow[i];
    else
        for (size_t i = adjacency->first[v]; i < adjacency->first[v + 1]; i++)
            sum += given[adjacency->neighbour[i]] * adjacency->strength[i];
    return sum;
}

/* ---- conjugate gradients ---- */

/* across = (S - d W) given; sums: given · across. */
static void apply(void *context, size_t block)
{
    Iteration *it = context;
    double sum = 0;
    for (size_t v = block * NODES_IN_A_BLOCK; v < end_of(it, block); v++) {
        it->across[v] = it->strength[v] * it->given[v] - DAMPING * received(it->adjacency, v, it->given);
        sum += it->given[v] * it->across[v];
    }
    it->sums[block] = sum;
}

/* across = left/S, where (S - d W) given is not needed any more; sums: left · left/S; more: |left|. */
static void measure_left(Iteration *it, size_t block)
{
    double sum = 0, size = 0;
    for (size_t v = block * NODES_IN_A_BLOCK; v < end_of(it, block); v++) {
        it->across[v] = per_strength(it, it->left, v);
        sum += it->left[v] * it->across[v];
        size += fabs(it->left[v]);
    }
    it->sums[block] = sum;
    it->more[block] = size;
}

static void find_left(void *context, size_t block)
{
    Iteration *it = context;
    for (size_t v = block * NODES_IN_A_BLOCK; v < end_of(it, block); v++) {
        it->left[v] = it->strength[v] > 0 ? it->base - it->across[v] : 0;
        it->given[v] = per_strength(it, it->left, v);
    }
    measure_left(it, block);
}

static void go(void *context, size_t block)
{
    Iteration *it = context;
    for (size_t v = block * NODES_IN_A_BLOCK; v < end_of(it, block); v++) {
        it->scores[v] += it->step * (it->strength[v] * it->given[v]);
        it->left[v] -= it->step * it->across[v];
    }
    measure_left(it, block);
}

static void turn(void *context, size_t block)
{
    Iteration *it = context;
    for (size_t v = block * NODES_IN_A_BLOCK; v < end_of(it, block); v++)
        it->given[v] = it->across[v] + it->step * it->given[v];
    it->sums[block] = 0;
}

static TrStatus go_down_gradients(Iteration *it, TrError *err)
{
    double missing = 0, energy, before;
    TrStatus st = TR_OK;
    (void)each_block(it, apply, NULL);
    energy = each_block(it, find_left, &missing);
    for (int round = 0; round < MOST_ROUNDS && missing > SMALLEST_CHANGE; round++) {
        double curvature = each_block(it, apply, NULL);
        if (!(curvature > 0)) /* nothing is left that a double can tell */
            break;
        it->step = energy / curvature;
        before = energy;
        missing = 0;
        energy = each_block(it, go, &missing);
        it->step = energy / before;
        (void)each_block(it, turn, NULL);
        TR_TRY(tr_interrupt_check(err));
    }
out:
    return st;
}

/* ---- power iteration ---- */

static void add_up(void *context, size_t block)
{
    Iteration *it = context;
    it->sums[block] = 0;
    for (size_t v = block * NODES_IN_A_BLOCK; v < end_of(it, block); v++)
        it->sums[block] += it->scores[v];
}

static void scale(void *context, size_t block)
{
    Iteration *it = context;
    for (size_t v = block * NODES_IN_A_BLOCK; v < end_of(it, block); v++)
        it->scores[v] *= it->step;
    it->sums[block] = 0;
}

/* sums: what dangling nodes have. */
static void give(void *context, size_t block)
{
    Iteration *it = context;
    double dangling = 0;
    for (size_t u = block * NODES_IN_A_BLOCK; u < end_of(it, block); u++) {
        it->given[u] = per_strength(it, it->scores, u);
        if (!(it->strength[u] > 0))
            dangling += it->scores[u];
    }
    it->sums[block] = dangling;
}

static void receive(void *context, size_t block)
{
    Iteration *it = context;
    double change = 0;
    for (size_t v = block * NODES_IN_A_BLOCK; v < end_of(it, block); v++) {
        double score = it->base + DAMPING * received(it->adjacency, v, it->given);
        change += fabs(score - it->scores[v]);
        it->scores[v] = score;
    }
    it->sums[block] = change;
}

static TrStatus iterate(Iteration *it, TrError *err)
{
    double n = (double)it->adjacency->n, change = 1;
    TrStatus st = TR_OK;
    it->step = 1 / each_block(it, add_up, NULL);
    (void)each_block(it, scale, NULL);
    for (int round = 0; round < MOST_ROUNDS && change > SMALLEST_CHANGE; round++) {
        it->base = (1 - DAMPING) / n + DAMPING * each_block(it, give, NULL) / n;
        change = each_block(it, receive, NULL);
        TR_TRY(tr_interrupt_check(err));
    }
out:
    return st;
}

TrStatus tr_pagerank(const TrMeasureInput *in, double *scores, TrError *err)
{
    size_t n = in->adjacency->n;
    Iteration it = {.adjacency = in->adjacency,
                    .n_blocks = (n + NODES_IN_A_BLOCK - 1) / NODES_IN_A_BLOCK,
                    .n_threads = in->n_threads,
                    .scores = scores,
                    .base = (1 - DAMPING) / (double)n};
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(it.strength, n, err));
    TR_TRY(TR_ARRAY(it.given, n, err));
    TR_TRY(TR_ARRAY(it.left, n, err));
    TR_TRY(TR_ARRAY(it.across, n, err));
    TR_TRY(TR_ARRAY(it.sums, it.n_blocks, err));
    TR_TRY(TR_ARRAY(it.more, it.n_blocks, err));
    tr_parallel(it.n_blocks, it.n_threads, begin, &it);
    TR_TRY(go_down_gradients(&it, err));
    TR_TRY(iterate(&it, err));
out:
    tr_free(it.strength);
    tr_free(it.given);
    tr_free(it.left);
    tr_free(it.across);
    tr_free(it.sums);
    tr_free(it.more);
    return st;
}
