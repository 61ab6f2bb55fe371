/* SPDX-License-Identifier: GPL-2.0-or-later */
/* PR(v) = (1 - d)/n + d (sum over neighbours u of PR(u) w(u, v)/s(u) + dangling/n), d = 0.85; sums to 1 (Brin
 * and Page 1998; igraph_pagerank and networkx.pagerank agree to about 1e-12). Isolates are dangling.
 *
 * Power iteration in Jacobi's order: unlike Gauss–Seidel it treats structurally equivalent nodes alike at
 * every step, so that equal scores stay equal. It ends when the sum of changes is below 1e-15, which damping
 * bounds to about 220 rounds and social networks reach in 30 to 60. O(rounds · m); our own because it
 * needs no graph of igraph's, which takes about as long to make as this takes to run. */
#include <math.h>

#include "analysis/measure_functions.h"
#include "base/memory.h"
#include "base/parallel.h"

#define DAMPING 0.85
enum { MOST_ROUNDS = 1000 };

/* share[u] = 1/s(u), 0 for an isolate. */
static void fill_shares(const TrAdjacency *adjacency, double *share)
{
    for (size_t u = 0; u < adjacency->n; u++) {
        double sum = (double)(adjacency->first[u + 1] - adjacency->first[u]);
        if (adjacency->strength != NULL) {
            sum = 0;
            for (size_t i = adjacency->first[u]; i < adjacency->first[u + 1]; i++)
                sum += adjacency->strength[i];
        }
        share[u] = sum > 0 ? 1 / sum : 0;
    }
}

/* Blocks of nodes: enough for any number of cores, large enough to be worth a thread. */
enum { NODES_IN_A_BLOCK = 8192 };

typedef struct {
    const TrAdjacency *adjacency;
    const double *share;
    uint32_t *isolates;    /* in order; those of block b from isolates[first_isolate[b]] on */
    size_t *first_isolate; /* by block, and one more */
    double *given;         /* given[u] = PR(u)/s(u) */
    double *scores;
    double *dangling, *change; /* by block */
    double base;               /* what each node gets from teleporting and from dangling nodes */
} Iteration;

static size_t end_of(const Iteration *it, size_t block)
{
    size_t end = (block + 1) * NODES_IN_A_BLOCK;
    return end < it->adjacency->n ? end : it->adjacency->n;
}

static void give(void *context, size_t block)
{
    Iteration *it = context;
    const double *scores = it->scores, *share = it->share;
    double *given = it->given, dangling = 0;
    size_t end = end_of(it, block);
    for (size_t u = block * NODES_IN_A_BLOCK; u < end; u++)
        given[u] = scores[u] * share[u];
    for (size_t i = it->first_isolate[block]; i < it->first_isolate[block + 1]; i++)
        dangling += scores[it->isolates[i]];
    it->dangling[block] = dangling;
}

/* What v receives from its neighbours. */
static double received(const TrAdjacency *adjacency, size_t v, const double *given)
{
    double sum = 0;
    if (adjacency->strength == NULL)
        for (size_t i = adjacency->first[v]; i < adjacency->first[v + 1]; i++)
            sum += given[adjacency->neighbour[i]];
    else
        for (size_t i = adjacency->first[v]; i < adjacency->first[v + 1]; i++)
            sum += given[adjacency->neighbour[i]] * adjacency->strength[i];
    return sum;
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
    it->change[block] = change;
}

static void list_isolates(Iteration *it, size_t n_blocks)
{
    size_t n = 0;
    for (size_t block = 0; block < n_blocks; block++) {
        it->first_isolate[block] = n;
        for (size_t u = block * NODES_IN_A_BLOCK; u < end_of(it, block); u++)
            if (it->share[u] == 0)
                it->isolates[n++] = (uint32_t)u;
    }
    it->first_isolate[n_blocks] = n;
}

static double sum_of(const double *values, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += values[i];
    return sum;
}

TrStatus tr_pagerank(const TrMeasureInput *in, double *scores, TrError *err)
{
    const TrAdjacency *adjacency = in->adjacency;
    size_t n_blocks = (adjacency->n + NODES_IN_A_BLOCK - 1) / NODES_IN_A_BLOCK, n_threads = in->n_threads;
    double n = (double)adjacency->n, *share = NULL, change = 1;
    Iteration it = {.adjacency = adjacency, .scores = scores};
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(share, adjacency->n, err));
    TR_TRY(TR_ARRAY(it.given, adjacency->n, err));
    TR_TRY(TR_ARRAY(it.isolates, adjacency->n, err));
    TR_TRY(TR_ARRAY(it.first_isolate, n_blocks + 1, err));
    TR_TRY(TR_ARRAY(it.dangling, n_blocks, err));
    TR_TRY(TR_ARRAY(it.change, n_blocks, err));
    fill_shares(adjacency, share);
    it.share = share;
    list_isolates(&it, n_blocks);
    for (size_t v = 0; v < adjacency->n; v++)
        scores[v] = 1 / n;
    for (int round = 0; round < MOST_ROUNDS && change > 1e-15; round++) {
        tr_parallel(n_blocks, n_threads, give, &it);
        it.base = (1 - DAMPING) / n + DAMPING * sum_of(it.dangling, n_blocks) / n;
        tr_parallel(n_blocks, n_threads, receive, &it);
        change = sum_of(it.change, n_blocks);
    }
out:
    tr_free(share);
    tr_free(it.given);
    tr_free(it.isolates);
    tr_free(it.first_isolate);
    tr_free(it.dangling);
    tr_free(it.change);
    return st;
}
