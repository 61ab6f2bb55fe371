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

/* What v receives from its neighbours: given[u] = PR(u)/s(u). */
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

/* One round over scores; returns the sum of changes. */
static double iterate(const TrAdjacency *adjacency, const double *share, double *given, double *scores)
{
    double n = (double)adjacency->n, dangling = 0, change = 0;
    for (size_t u = 0; u < adjacency->n; u++) {
        given[u] = scores[u] * share[u];
        dangling += share[u] > 0 ? 0 : scores[u];
    }
    for (size_t v = 0; v < adjacency->n; v++) {
        double score = (1 - DAMPING) / n + DAMPING * (received(adjacency, v, given) + dangling / n);
        change += fabs(score - scores[v]);
        scores[v] = score;
    }
    return change;
}

TrStatus tr_pagerank(const TrMeasureInput *in, double *scores, TrError *err)
{
    const TrAdjacency *adjacency = in->adjacency;
    double *share = NULL, *given = NULL, change = 1;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(share, adjacency->n, err));
    TR_TRY(TR_ARRAY(given, adjacency->n, err));
    fill_shares(adjacency, share);
    for (size_t v = 0; v < adjacency->n; v++)
        scores[v] = 1 / (double)adjacency->n;
    for (int round = 0; round < MOST_ROUNDS && change > 1e-15; round++)
        change = iterate(adjacency, share, given, scores);
out:
    tr_free(share);
    tr_free(given);
    return st;
}
