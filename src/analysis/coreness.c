/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The largest k such that v is in a subgraph of minimum degree k (Seidman 1983), by removing nodes of least
 * degree in turn from a bucket sort (Batagelj and Zaversnik 2003, arXiv:cs/0310049). An isolate has 0. O(m).
 */
#include "analysis/measure_functions.h"
#include "base/memory.h"

typedef struct {
    uint32_t *degree, *order, *place; /* order: nodes by degree; place[v]: where v stands in it */
    uint32_t *first;                  /* by degree: where its nodes begin in order */
} Peeling;

static void sort_by_degree(const TrAdjacency *adjacency, Peeling *p, size_t most)
{
    uint32_t sum = 0;
    for (size_t v = 0; v < adjacency->n; v++)
        p->first[p->degree[v]]++;
    for (size_t d = 0; d <= most; d++) {
        uint32_t count = p->first[d];
        p->first[d] = sum;
        sum += count;
    }
    for (uint32_t v = 0; v < adjacency->n; v++) {
        p->place[v] = p->first[p->degree[v]]++;
        p->order[p->place[v]] = v;
    }
    for (size_t d = most; d > 0; d--)
        p->first[d] = p->first[d - 1];
    p->first[0] = 0;
}

/* u loses a neighbour: it changes places with the first node of its degree, whose bucket shrinks by it. */
static void lower_degree(Peeling *p, uint32_t u)
{
    uint32_t at = p->place[u], front = p->first[p->degree[u]], w = p->order[front];
    if (u != w) {
        p->place[u] = front;
        p->order[front] = u;
        p->place[w] = at;
        p->order[at] = w;
    }
    p->first[p->degree[u]]++;
    p->degree[u]--;
}

TrStatus tr_coreness(const TrMeasureInput *in, double *scores, TrError *err)
{
    const TrAdjacency *adjacency = in->adjacency;
    Peeling p = {0};
    size_t n = adjacency->n, most = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(p.degree, n, err));
    TR_TRY(TR_ARRAY(p.order, n, err));
    TR_TRY(TR_ARRAY(p.place, n, err));
    for (size_t v = 0; v < n; v++) {
        p.degree[v] = (uint32_t)(adjacency->first[v + 1] - adjacency->first[v]);
        most = p.degree[v] > most ? p.degree[v] : most;
    }
    TR_TRY(TR_ARRAY(p.first, most + 1, err));
    sort_by_degree(adjacency, &p, most);
    for (size_t i = 0; i < n; i++) {
        uint32_t v = p.order[i];
        scores[v] = p.degree[v];
        for (size_t k = adjacency->first[v]; k < adjacency->first[v + 1]; k++)
            if (p.degree[adjacency->neighbour[k]] > p.degree[v])
                lower_degree(&p, adjacency->neighbour[k]);
    }
out:
    tr_free(p.degree);
    tr_free(p.order);
    tr_free(p.place);
    tr_free(p.first);
    return st;
}
