/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Brandes' algorithm for eight sources at once. With sigma(v) the number of shortest paths from s to v, and
 * delta(v) = sum over t of w(t) sigma_st(v) / sigma_st (Brandes 2001, doi:10.1080/0022250X.2001.9990249):
 *
 *   delta(v) = sigma(v) · sum over successors u of c(u),   c(u) = (w(u) + delta(u)) / sigma(u)
 *
 * forwards level by level for sigma, backwards for delta. Eight sources share each pass over the neighbours,
 * each in a lane of one vector: a cache line that is fetched serves all (as in the multi-source searches of
 * Then et al. 2014, doi:10.14778/2735496.2735507). Numbered breadth first, eight in a row lie close together,
 * so that they reach most vertices at the same two or three levels. A vertex stands in the list of a level
 * with the set of lanes that reach it there; lanes in which it does not stand there hold 0 and add nothing.
 *
 * While a level is small its vertices push to their neighbours; when it is large, those that some lane has
 * not reached pull from theirs (Beamer et al. 2012, doi:10.1109/SC.2012.50). Backwards each pulls. */
#include <string.h>

#include "analysis/brandes.h"
#include "analysis/crew.h"
#include "analysis/sums.h"
#include "base/memory.h"

enum { LANES = 8, PUSH_COSTS = 4 /* times what pulling costs, by neighbour */ };

enum { IN_PART = 2, PARTS = LANES / IN_PART };

#define MOST_PATHS 1e290 /* sigma, and 1/sigma, are still exact to the last bit */

/* Vectors that every processor has: of wider ones a compiler makes slow code where they are not there. */
typedef double Part __attribute__((vector_size(16)));
typedef int64_t PartBits __attribute__((vector_size(16)));
typedef struct {
    Part part[PARTS];
} Lanes;

/* Else the lanes live in memory. */
#define UNROLL _Pragma("GCC unroll 4")
#define INLINE static inline __attribute__((always_inline))

typedef struct {
    const TrCore *core;
    TrSum *sums; /* by vertex, of all workers that have ended */
    bool overflow;
} Job;

/* A worker's own memory. Between two groups all but the sums is 0. */
typedef struct {
    void *block;     /* of which the first two are parts */
    Lanes *sigma;    /* by vertex: paths; backwards, lane by lane, c takes their place */
    Lanes *flow;     /* by vertex: what it hands its neighbours, or what they have pushed to it */
    uint8_t *seen;   /* by vertex: the lanes that have reached it */
    uint8_t *now;    /* by vertex: the lanes of this level, or those pushed to it */
    double *through; /* by vertex: dependency of the group's sources on it */
    TrSum *sums;
    uint32_t *pushed; /* vertices that were pushed to */
    uint32_t *vertex; /* of each entry, level after level */
    uint8_t *lanes;   /* of each entry */
    size_t *level;    /* where each level begins among the entries */
    size_t n_entries;
    size_t arcs_ahead;    /* neighbours of the vertices that some lane has not reached */
    unsigned all;         /* the lanes of this group */
    double weight[LANES]; /* of the sources */
    Lanes paths;          /* more than the largest sigma of the group */
    bool overflow;
} Work;

/* Put 0 into every lane but these. */
INLINE void keep(Lanes *x, unsigned lanes)
{
    PartBits one = {1, 2};
    UNROLL
    for (int i = 0; i < PARTS; i++, one <<= IN_PART)
        x->part[i] = (Part)((PartBits)x->part[i] & ((one & (int64_t)lanes) == one));
}

INLINE void add(Lanes *x, const Lanes *y)
{
    UNROLL
    for (int i = 0; i < PARTS; i++)
        x->part[i] += y->part[i];
}

INLINE size_t degree(const TrAdjacency *g, size_t v)
{
    return g->first[v + 1] - g->first[v];
}

/* v is reached in `lanes`, by so many paths. */
INLINE void reach(Work *work, const TrAdjacency *g, uint32_t v, unsigned lanes, const Lanes *paths)
{
    Lanes new = *paths;
    keep(&new, lanes);
    add(&work->sigma[v], &new);
    work->seen[v] |= (uint8_t)lanes;
    work->vertex[work->n_entries] = v;
    work->lanes[work->n_entries++] = (uint8_t)lanes;
    if (work->seen[v] == work->all)
        work->arcs_ahead -= degree(g, v);
}

INLINE void push_level(Work *work, const TrAdjacency *g, size_t from, size_t to)
{
    size_t n = 0;
    for (size_t i = from; i < to; i++) {
        uint32_t v = work->vertex[i];
        Lanes paths = work->sigma[v];
        keep(&paths, work->lanes[i]);
        for (size_t k = g->first[v]; k < g->first[v + 1]; k++) {
            uint32_t u = g->neighbour[k];
            if (work->seen[u] == work->all)
                continue;
            add(&work->flow[u], &paths);
            if (work->now[u] == 0)
                work->pushed[n++] = u;
            work->now[u] |= work->lanes[i];
        }
    }
    for (size_t i = 0; i < n; i++) {
        uint32_t u = work->pushed[i];
        unsigned new = work->now[u] & ~(unsigned)work->seen[u];
        if (new != 0)
            reach(work, g, u, new, &work->flow[u]);
        work->flow[u] = (Lanes){0};
        work->now[u] = 0;
    }
}

INLINE void pull_level(Work *work, const TrAdjacency *g, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        uint32_t v = work->vertex[i];
        Lanes paths = work->sigma[v];
        keep(&paths, work->lanes[i]);
        work->flow[v] = paths;
        work->now[v] = work->lanes[i];
    }
    for (uint32_t v = 0; v < g->n; v++) {
        Lanes paths = {0};
        unsigned lanes = 0;
        if (work->seen[v] == work->all)
            continue;
        for (size_t k = g->first[v]; k < g->first[v + 1]; k++) {
            add(&paths, &work->flow[g->neighbour[k]]);
            lanes |= work->now[g->neighbour[k]];
        }
        lanes &= ~(unsigned)work->seen[v];
        if (lanes != 0)
            reach(work, g, v, lanes, &paths);
    }
    for (size_t i = from; i < to; i++) {
        work->flow[work->vertex[i]] = (Lanes){0};
        work->now[work->vertex[i]] = 0;
    }
}

/* Count the paths from the sources to everybody. Returns the number of levels. */
INLINE size_t search(Work *work, const TrAdjacency *g)
{
    size_t depth = 0;
    for (;;) {
        size_t from = work->level[depth], to = work->n_entries, arcs = 0;
        work->level[++depth] = to;
        if (from == to)
            return depth - 1;
        for (size_t i = from; i < to; i++)
            arcs += degree(g, work->vertex[i]);
        if (PUSH_COSTS * arcs < work->arcs_ahead)
            push_level(work, g, from, to);
        else
            pull_level(work, g, from, to);
    }
}

/* What those of a level hand back to the level before. */
INLINE void hand_back(Work *work, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        Lanes c = work->sigma[work->vertex[i]];
        keep(&c, work->lanes[i]);
        work->flow[work->vertex[i]] = c;
    }
}

INLINE void clear_flow(Work *work, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        work->flow[work->vertex[i]] = (Lanes){0};
}

/* Entry i: its dependency, and its c in place of its sigma. */
INLINE void depend(Work *work, const TrCore *core, size_t i, const Lanes *handed)
{
    uint32_t v = work->vertex[i];
    Lanes sigma = work->sigma[v], delta, c;
    double sum = 0;
    add(&work->paths, &sigma);
    UNROLL
    for (int k = 0; k < PARTS; k++) {
        delta.part[k] = sigma.part[k] * handed->part[k];
        c.part[k] = (core->weight[v] + delta.part[k]) / sigma.part[k];
    }
    keep(&delta, work->lanes[i]);
    for (int lane = 0; lane < LANES; lane++)
        sum += delta.part[lane / IN_PART][lane % IN_PART] * work->weight[lane];
    work->through[v] += sum;
    keep(&c, work->lanes[i]);
    keep(&sigma, ~(unsigned)work->lanes[i]);
    add(&c, &sigma);
    work->sigma[v] = c;
}

INLINE void return_level(Work *work, const TrCore *core, size_t from, size_t to)
{
    const TrAdjacency *g = &core->graph;
    for (size_t i = from; i < to; i++) {
        uint32_t v = work->vertex[i];
        Lanes handed = {0};
        for (size_t k = g->first[v]; k < g->first[v + 1]; k++)
            add(&handed, &work->flow[g->neighbour[k]]);
        depend(work, core, i, &handed);
    }
}

/* Add up what runs through each, and make all 0 again. */
INLINE void settle(Work *work)
{
    for (int lane = 0; lane < LANES; lane++)
        if (!(work->paths.part[lane / IN_PART][lane % IN_PART] < MOST_PATHS))
            work->overflow = true;
    for (size_t i = 0; i < work->n_entries; i++) {
        uint32_t v = work->vertex[i];
        if (!work->overflow)
            tr_sum_add(&work->sums[v], work->through[v]);
        work->through[v] = 0;
        work->sigma[v] = (Lanes){0};
        work->seen[v] = 0;
    }
}

INLINE void run_group(const Job *job, Work *work, size_t group)
{
    const TrCore *core = job->core;
    size_t n_levels, end = (group + 1) * LANES;
    const Lanes one = {{{1, 1}, {1, 1}, {1, 1}, {1, 1}}};
    if (end > core->graph.n)
        end = core->graph.n;
    work->n_entries = 0;
    work->all = (1u << (end - group * LANES)) - 1;
    memset(work->weight, 0, sizeof work->weight);
    memset(&work->paths, 0, sizeof work->paths);
    work->arcs_ahead = core->graph.first[core->graph.n];
    for (size_t v = group * LANES; v < end; v++) {
        work->weight[v - group * LANES] = core->weight[v];
        reach(work, &core->graph, (uint32_t)v, 1u << (v - group * LANES), &one);
    }
    n_levels = search(work, &core->graph);
    for (size_t d = n_levels; d-- > 1;) {
        return_level(work, core, work->level[d], work->level[d + 1]);
        if (d + 1 < n_levels)
            clear_flow(work, work->level[d + 1], work->level[d + 2]);
        hand_back(work, work->level[d], work->level[d + 1]);
    }
    if (n_levels > 1)
        clear_flow(work, work->level[1], work->level[2]);
    settle(work);
}

/* The same code again with instructions of three operands, a quarter faster; the operations on each number,
 * and so the results, are the same. */
static void run_plain(const Job *job, Work *work, size_t group)
{
    run_group(job, work, group);
}

#ifdef __x86_64__
__attribute__((target("avx2"))) static void run_avx2(const Job *job, Work *work, size_t group)
{
    run_group(job, work, group);
}
#endif

static void run(void *context, void *own, size_t group)
{
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2")) {
        run_avx2(context, own, group);
        return;
    }
#endif
    run_plain(context, own, group);
}

static void release(Work *work)
{
    tr_free(work->block);
    tr_free(work->seen);
    tr_free(work->now);
    tr_free(work->through);
    tr_free(work->sums);
    tr_free(work->pushed);
    tr_free(work->vertex);
    tr_free(work->lanes);
    tr_free(work->level);
    tr_free(work);
}

/* Two arrays of vectors, each vector within a cache line. */
static TrStatus make_vectors(Work *work, size_t n, TrError *err)
{
    char *block = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(block, (2 * n + 1) * sizeof(Lanes), err));
    work->block = block;
    block += sizeof(Lanes) - (uintptr_t)block % sizeof(Lanes);
    work->sigma = (void *)block;
    work->flow = work->sigma + n;
out:
    return st;
}

static void *begin(void *context, TrError *err)
{
    const Job *job = context;
    size_t n = job->core->graph.n;
    Work *work = tr_calloc(1, sizeof *work);
    TrStatus st = work == NULL ? tr_fail_memory(err) : TR_OK;
    TR_TRY(st);
    TR_TRY(make_vectors(work, n, err));
    TR_TRY(TR_ARRAY(work->seen, n, err));
    TR_TRY(TR_ARRAY(work->now, n, err));
    TR_TRY(TR_ARRAY(work->through, n, err));
    TR_TRY(TR_ARRAY(work->sums, n, err));
    TR_TRY(TR_ARRAY(work->pushed, n, err));
    TR_TRY(TR_ARRAY(work->vertex, n * LANES, err));
    TR_TRY(TR_ARRAY(work->lanes, n * LANES, err));
    TR_TRY(TR_ARRAY(work->level, n + 2, err));
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

TrStatus tr_brandes_hops(const TrCore *core, size_t n_threads, const char *what, double *scores, TrError *err)
{
    Job job = {.core = core};
    TrCrew crew = {.n_tasks = (core->graph.n + LANES - 1) / LANES,
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
