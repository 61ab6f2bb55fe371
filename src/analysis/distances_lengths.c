/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Distances by length: a search of Dijkstra's from each source. */
#include "analysis/crew.h"
#include "analysis/dijkstra.h"
#include "analysis/distances.h"
#include "base/memory.h"

typedef struct {
    TrDijkstra search;
    TrSum *sums, *squares;
} Work;

static void run(void *context, void *own, size_t task)
{
    const TrDistances *it = context;
    Work *work = own;
    const TrDijkstra *search = &work->search;
    tr_dijkstra_run(&work->search, it->sources[task]);
    for (size_t i = 1; i < search->n; i++) {
        uint32_t v = search->order[i];
        double d = search->distance[v], x = (it->inverse ? 1 / d : d) / it->unit;
        tr_sum_add(&work->sums[v], x);
        if (it->squares != NULL)
            tr_sum_add(&work->squares[v], x * x);
    }
}

static void release(Work *work)
{
    tr_dijkstra_release(&work->search);
    tr_free(work->sums);
    tr_free(work->squares);
    tr_free(work);
}

static void *begin(void *context, TrError *err)
{
    const TrDistances *it = context;
    const TrAdjacency *g = &it->core->graph;
    Work *work = tr_calloc(1, sizeof *work);
    TrStatus st = work == NULL ? tr_fail_memory(err) : TR_OK;
    TR_TRY(st);
    TR_TRY(tr_dijkstra_make(g, g->strength, &work->search, err));
    TR_TRY(TR_ARRAY(work->sums, g->n, err));
    if (it->squares != NULL)
        TR_TRY(TR_ARRAY(work->squares, g->n, err));
out:
    if (st != TR_OK && work != NULL)
        release(work);
    return st == TR_OK ? work : NULL;
}

static void end(void *context, void *own, bool finished)
{
    TrDistances *it = context;
    Work *work = own;
    for (size_t v = 0; finished && v < it->core->graph.n; v++) {
        tr_sum_add_sum(&it->sums[v], work->sums[v]);
        if (it->squares != NULL)
            tr_sum_add_sum(&it->squares[v], work->squares[v]);
    }
    release(work);
}

TrStatus tr_distances_lengths(TrDistances *distances, TrError *err)
{
    TrCrew crew = {.n_tasks = distances->n_sources,
                   .n_threads = distances->n_threads,
                   .context = distances,
                   .begin = begin,
                   .work = run,
                   .end = end,
                   .what = distances->what,
                   .steps = distances->n_sources};
    return tr_crew_run(&crew, err);
}

TrStatus tr_distances_sum(TrDistances *distances, TrError *err)
{
    return distances->core->graph.strength == NULL ? tr_distances_hops(distances, err)
                                                   : tr_distances_lengths(distances, err);
}

/* Vertices are numbered breadth first: the last is the farthest, and the way back is always over the
 * neighbour of the lowest number. */
static double farthest_in_hops(const TrCore *core, size_t part)
{
    const TrAdjacency *g = &core->graph;
    uint32_t v = core->part[part + 1] - 1;
    double hops = 0;
    while (v != core->part[part]) {
        uint32_t lowest = v;
        for (size_t k = g->first[v]; k < g->first[v + 1]; k++)
            lowest = g->neighbour[k] < lowest ? g->neighbour[k] : lowest;
        v = lowest;
        hops++;
    }
    return hops;
}

TrStatus tr_distances_bounds(const TrCore *core, double *bounds, TrError *err)
{
    TrDijkstra search = {0};
    TrStatus st = TR_OK;
    if (core->graph.strength != NULL)
        TR_TRY(tr_dijkstra_make(&core->graph, core->graph.strength, &search, err));
    for (size_t c = 0; c < core->n_parts; c++) {
        if (core->graph.strength == NULL) {
            bounds[c] = 2 * farthest_in_hops(core, c);
            continue;
        }
        tr_dijkstra_run(&search, core->part[c]);
        bounds[c] = 2 * search.distance[search.order[search.n - 1]];
    }
out:
    tr_dijkstra_release(&search);
    return st;
}
