/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Brandes' algorithm by length, one source at a time. Who comes before whom on a shortest path is looked up
 * among the neighbours both ways, by the final distances, so that sigma and delta see the same paths. */
#include "analysis/brandes.h"
#include "analysis/crew.h"
#include "analysis/dijkstra.h"
#include "analysis/sums.h"
#include "base/memory.h"

typedef struct {
    const TrCore *core;
    TrSum *sums; /* by vertex, of all workers that have ended */
    bool overflow;
} Job;

typedef struct {
    TrDijkstra search;
    double *sigma, *delta; /* by vertex, as in brandes.c */
    TrSum *sums;
    bool overflow;
} Work;

static void run(void *context, void *own, size_t source)
{
    const TrCore *core = ((const Job *)context)->core;
    const TrAdjacency *g = &core->graph;
    Work *work = own;
    const TrDijkstra *search = &work->search;
    double paths = 0;
    tr_dijkstra_run(&work->search, (uint32_t)source);
    for (size_t i = 0; i < search->n; i++) {
        uint32_t v = search->order[i];
        work->sigma[v] = i == 0 ? 1 : 0;
        work->delta[v] = 0;
        for (size_t k = g->first[v]; k < g->first[v + 1]; k++)
            if (tr_dijkstra_is_last(search, v, k))
                work->sigma[v] += work->sigma[g->neighbour[k]];
        paths += work->sigma[v];
    }
    if (!(paths < 1e290)) { /* sigma, and 1/sigma, are still exact to the last bit */
        work->overflow = true;
        return;
    }
    for (size_t i = search->n; i-- > 1;) {
        uint32_t v = search->order[i];
        double c = (core->weight[v] + work->delta[v]) / work->sigma[v];
        for (size_t k = g->first[v]; k < g->first[v + 1]; k++)
            if (tr_dijkstra_is_last(search, v, k))
                work->delta[g->neighbour[k]] += work->sigma[g->neighbour[k]] * c;
        tr_sum_add(&work->sums[v], work->delta[v] * core->weight[source]);
    }
}

static void release(Work *work)
{
    tr_dijkstra_release(&work->search);
    tr_free(work->sigma);
    tr_free(work->delta);
    tr_free(work->sums);
    tr_free(work);
}

static void *begin(void *context, TrError *err)
{
    const TrCore *core = ((const Job *)context)->core;
    Work *work = tr_calloc(1, sizeof *work);
    TrStatus st = work == NULL ? tr_fail_memory(err) : TR_OK;
    TR_TRY(st);
    TR_TRY(tr_dijkstra_make(&core->graph, core->graph.strength, &work->search, err));
    TR_TRY(TR_ARRAY(work->sigma, core->graph.n, err));
    TR_TRY(TR_ARRAY(work->delta, core->graph.n, err));
    TR_TRY(TR_ARRAY(work->sums, core->graph.n, err));
out:
    if (st != TR_OK && work != NULL)
        release(work);
    return st == TR_OK ? work : NULL;
}

static void end(void *context, void *own, bool finished)
{
    Job *job = context;
    Work *work = own;
    for (size_t v = 0; finished && v < job->core->graph.n; v++)
        tr_sum_add_sum(&job->sums[v], work->sums[v]);
    job->overflow = job->overflow || work->overflow;
    release(work);
}

TrStatus tr_brandes_lengths(const TrCore *core, size_t n_threads, const char *what, double *scores,
                            TrError *err)
{
    Job job = {.core = core};
    TrCrew crew = {.n_tasks = core->graph.n,
                   .n_threads = n_threads,
                   .context = &job,
                   .begin = begin,
                   .work = run,
                   .end = end,
                   .what = what,
                   .steps = core->graph.n};
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(job.sums, core->graph.n, err));
    TR_TRY(tr_crew_run(&crew, err));
    if (job.overflow)
        TR_TRY(tr_fail(err, TR_ANALYSIS, "betweenness: there are too many shortest paths to count them"));
    for (size_t v = 0; v < core->graph.n; v++)
        scores[core->node[v]] += tr_sum_value(job.sums[v]) / 2; /* each pair came from both its ends */
out:
    tr_free(job.sums);
    return st;
}
