/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/dijkstra.h"

#include "base/memory.h"

TrStatus tr_dijkstra_make(const TrAdjacency *graph, const double *length, TrDijkstra *search, TrError *err)
{
    TrStatus st = TR_OK;
    *search = (TrDijkstra){.graph = graph, .length = length};
    TR_TRY(TR_ARRAY(search->distance, graph->n, err));
    TR_TRY(TR_ARRAY(search->order, graph->n, err));
    TR_TRY(TR_ARRAY(search->place, graph->n, err));
    TR_TRY(TR_ARRAY(search->heap, graph->n, err));
    TR_TRY(TR_ARRAY(search->at, graph->n, err));
    for (size_t v = 0; v < graph->n; v++) {
        search->distance[v] = INFINITY;
        search->place[v] = TR_NO_ID;
    }
out:
    if (st != TR_OK)
        tr_dijkstra_release(search);
    return st;
}

static bool is_nearer(const TrDijkstra *search, uint32_t a, uint32_t b)
{
    double to_a = search->distance[a], to_b = search->distance[b];
    return to_a < to_b || (to_a == to_b && a < b);
}

static void put(TrDijkstra *search, size_t at, uint32_t v)
{
    search->heap[at] = v;
    search->at[v] = (uint32_t)at;
}

/* v, whose distance has shrunk, rises from `at`. */
static void rise(TrDijkstra *search, size_t at, uint32_t v)
{
    while (at > 0 && is_nearer(search, v, search->heap[(at - 1) / 2])) {
        put(search, at, search->heap[(at - 1) / 2]);
        at = (at - 1) / 2;
    }
    put(search, at, v);
}

static uint32_t take_nearest(TrDijkstra *search)
{
    uint32_t nearest = search->heap[0], last = search->heap[--search->n_heap];
    size_t at = 0, child;
    while ((child = 2 * at + 1) < search->n_heap) {
        if (child + 1 < search->n_heap && is_nearer(search, search->heap[child + 1], search->heap[child]))
            child++;
        if (!is_nearer(search, search->heap[child], last))
            break;
        put(search, at, search->heap[child]);
        at = child;
    }
    if (search->n_heap > 0)
        put(search, at, last);
    return nearest;
}

void tr_dijkstra_run(TrDijkstra *search, uint32_t source)
{
    const TrAdjacency *g = search->graph;
    for (size_t i = 0; i < search->n; i++) {
        search->distance[search->order[i]] = INFINITY;
        search->place[search->order[i]] = TR_NO_ID;
    }
    search->n = 0;
    search->distance[source] = 0;
    search->n_heap = 1;
    put(search, 0, source);
    while (search->n_heap > 0) {
        uint32_t v = take_nearest(search);
        search->place[v] = (uint32_t)search->n;
        search->order[search->n++] = v;
        for (size_t k = g->first[v]; k < g->first[v + 1]; k++) {
            uint32_t u = g->neighbour[k];
            double distance = search->distance[v] + search->length[k];
            if (search->place[u] != TR_NO_ID || distance >= search->distance[u])
                continue;
            if (search->distance[u] == INFINITY)
                search->at[u] = (uint32_t)search->n_heap++;
            search->distance[u] = distance;
            rise(search, search->at[u], u);
        }
    }
}

void tr_dijkstra_release(TrDijkstra *search)
{
    tr_free(search->distance);
    tr_free(search->order);
    tr_free(search->place);
    tr_free(search->heap);
    tr_free(search->at);
    *search = (TrDijkstra){0};
}
