/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The largest k such that v is in a subgraph of minimum degree k (Seidman 1983): with k rising, nodes that
 * have at most k neighbours left are taken away, and those that this brings to k with them (Matula and Beck
 * 1983). An isolate has 0.
 *
 * Nodes of a level are found by going through the nodes left, in place of the buckets of Batagelj and
 * Zaversnik (arXiv:cs/0310049): a node of degree d costs d steps in all where those cost five scattered reads
 * for each neighbour. At most 2m/k nodes are left at level k, so that going through them costs O(m log m) at
 * worst. */
#include "analysis/measure_functions.h"
#include "base/memory.h"

/* Nodes taken away stand in no order: what is known of one is asked for so many steps before it is needed. */
enum { AHEAD = 8 };

typedef struct {
    const TrAdjacency *adjacency;
    uint32_t *degree; /* among the nodes left; of a node taken away its coreness */
    uint32_t *left;   /* nodes left, in order */
    uint32_t *taken;  /* nodes of this level, in the order in which they are taken away, and room for one */
    size_t n_left, n_taken;
} Peeling;

/* Keep the nodes above level k in `left`, move those at k to `taken`; those below were taken before. */
static void split(Peeling *p, uint32_t k)
{
    size_t n = 0;
    for (size_t i = 0; i < p->n_left; i++) {
        uint32_t v = p->left[i], degree = p->degree[v];
        p->left[n] = v;
        n += degree > k;
        p->taken[p->n_taken] = v;
        p->n_taken += degree == k;
    }
    p->n_left = n;
}

/* Take away the nodes of level k, and those that have no more than k neighbours left without them. */
static void peel(Peeling *p, uint32_t k)
{
    const TrAdjacency *g = p->adjacency;
    for (size_t i = 0; i < p->n_taken; i++) {
        uint32_t v = p->taken[i];
        if (i + 2 * (size_t)AHEAD < p->n_taken) {
            __builtin_prefetch(&g->first[p->taken[i + 2 * (size_t)AHEAD]]);
            __builtin_prefetch(&g->neighbour[g->first[p->taken[i + AHEAD]]]);
        }
        for (size_t at = g->first[v]; at < g->first[v + 1]; at++) {
            uint32_t u = g->neighbour[at];
            uint32_t degree = p->degree[u];
            p->degree[u] = degree - (degree > k);
            p->taken[p->n_taken] = u; /* no branch, which could not be foreseen */
            p->n_taken += degree == k + 1;
        }
    }
    p->n_taken = 0;
}

TrStatus tr_coreness(const TrMeasureInput *in, double *scores, TrError *err)
{
    Peeling p = {.adjacency = in->adjacency};
    size_t n = in->adjacency->n;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(p.degree, n, err));
    TR_TRY(TR_ARRAY(p.left, n, err));
    TR_TRY(TR_ARRAY(p.taken, n + 1, err));
    for (uint32_t v = 0; v < n; v++) {
        p.degree[v] = (uint32_t)(in->adjacency->first[v + 1] - in->adjacency->first[v]);
        p.left[p.n_left++] = v;
    }
    for (uint32_t k = 0; p.n_left > 0; k++) {
        split(&p, k);
        peel(&p, k);
    }
    for (size_t v = 0; v < n; v++)
        scores[v] = p.degree[v];
out:
    tr_free(p.degree);
    tr_free(p.left);
    tr_free(p.taken);
    return st;
}
