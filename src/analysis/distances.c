/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Breadth-first searches from 256 sources at once, one bit each (Then et al. 2014,
 * doi:10.14778/2735496.2735507): a vertex takes over the bits of its neighbours, and those that are new have
 * found it at the distance of this level. As distances are the same both ways, what is counted at a vertex is
 * its own sum. Small levels push, large ones pull, as in brandes.c. A group of sources sees no more of the
 * network than their components: where there are millions of them, looking at all would be quadratic. */
#include "analysis/distances.h"

#include "analysis/crew.h"
#include "base/memory.h"

enum { WORDS = 4, LANES = 64 * WORDS, PUSH_COSTS = 2 /* times what pulling costs, by neighbour */ };

#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("GCC unroll 4")

typedef struct {
    uint64_t word[WORDS];
} Lanes;

/* A worker's own memory. Between two groups all but the sums is 0. */
typedef struct {
    Lanes *seen, *now, *next; /* by vertex: who has found it; at this level; at the next */
    uint32_t *level, *found;  /* vertices of this level and of the next */
    size_t n_level, n_found;
    uint32_t from, to; /* the vertices of the sources' components, and of those between them */
    size_t arcs_ahead; /* neighbours of the vertices that some source has not found */
    Lanes all;
    TrSum *sums, *squares;
    double farthest;
} Work;

INLINE bool is_none(const Lanes *x)
{
    uint64_t bits = 0;
    UNROLL
    for (int i = 0; i < WORDS; i++)
        bits |= x->word[i];
    return bits == 0;
}

INLINE bool is_same(const Lanes *x, const Lanes *y)
{
    uint64_t bits = 0;
    UNROLL
    for (int i = 0; i < WORDS; i++)
        bits |= x->word[i] ^ y->word[i];
    return bits == 0;
}

INLINE void add(Lanes *x, const Lanes *y)
{
    UNROLL
    for (int i = 0; i < WORDS; i++)
        x->word[i] |= y->word[i];
}

/* Those who have now found v, of those in `lanes`. */
INLINE void find(Work *work, const TrAdjacency *g, uint32_t v, Lanes lanes, double x, double x2)
{
    int n = 0;
    UNROLL
    for (int i = 0; i < WORDS; i++) {
        lanes.word[i] &= ~work->seen[v].word[i];
        n += __builtin_popcountll(lanes.word[i]);
    }
    work->next[v] = lanes;
    if (n == 0)
        return;
    add(&work->seen[v], &lanes);
    work->found[work->n_found++] = v;
    if (is_same(&work->seen[v], &work->all))
        work->arcs_ahead -= g->first[v + 1] - g->first[v];
    tr_sum_add(&work->sums[v], n * x);
    if (work->squares != NULL)
        tr_sum_add(&work->squares[v], n * x2);
}

INLINE void push(Work *work, const TrAdjacency *g, double x, double x2)
{
    size_t n = 0;
    for (size_t i = 0; i < work->n_level; i++) {
        uint32_t v = work->level[i];
        for (size_t k = g->first[v]; k < g->first[v + 1]; k++) {
            uint32_t u = g->neighbour[k];
            if (is_same(&work->seen[u], &work->all))
                continue;
            if (is_none(&work->next[u]))
                work->found[n++] = u;
            add(&work->next[u], &work->now[v]);
        }
    }
    for (size_t i = 0; i < n; i++) /* n_found <= i: what is overwritten has been read */
        find(work, g, work->found[i], work->next[work->found[i]], x, x2);
}

INLINE void pull(Work *work, const TrAdjacency *g, double x, double x2)
{
    for (uint32_t v = work->from; v < work->to; v++) {
        Lanes lanes = {0};
        if (is_same(&work->seen[v], &work->all))
            continue;
        for (size_t k = g->first[v]; k < g->first[v + 1]; k++)
            add(&lanes, &work->now[g->neighbour[k]]);
        find(work, g, v, lanes, x, x2);
    }
}

/* Those found become the level. */
INLINE void step(Work *work)
{
    uint32_t *swap = work->level;
    for (size_t i = 0; i < work->n_level; i++)
        work->now[work->level[i]] = (Lanes){0};
    for (size_t i = 0; i < work->n_found; i++) {
        work->now[work->found[i]] = work->next[work->found[i]];
        work->next[work->found[i]] = (Lanes){0};
    }
    work->level = work->found;
    work->n_level = work->n_found;
    work->found = swap;
    work->n_found = 0;
}

static void look_at_components(const TrCore *core, Work *work, const uint32_t *sources, size_t n)
{
    uint32_t first = sources[0], last = sources[0];
    for (size_t i = 1; i < n; i++) {
        first = sources[i] < first ? sources[i] : first;
        last = sources[i] > last ? sources[i] : last;
    }
    work->from = core->part[tr_core_part_of(core, first)];
    work->to = core->part[tr_core_part_of(core, last) + 1];
    work->arcs_ahead = core->graph.first[work->to] - core->graph.first[work->from];
}

/* All searches of a group. In its first round the level are the sources, at distance 0. */
INLINE void run_group(const TrDistances *it, Work *work, size_t group)
{
    const TrAdjacency *g = &it->core->graph;
    const uint32_t *sources = it->sources + group * LANES;
    size_t left = it->n_sources - group * LANES, n = left < LANES ? left : LANES;
    work->all = (Lanes){0};
    look_at_components(it->core, work, sources, n);
    for (size_t i = 0; i < n; i++)
        work->all.word[i / 64] |= UINT64_C(1) << (i % 64);
    for (size_t i = 0; i < n; i++) {
        Lanes lanes = {0};
        lanes.word[i / 64] = UINT64_C(1) << (i % 64);
        find(work, g, sources[i], lanes, 0, 0);
    }
    step(work);
    for (double d = 1; work->n_level > 0; d++) {
        work->farthest = d - 1 > work->farthest ? d - 1 : work->farthest;
        double x = (it->inverse ? 1 / d : d) / it->unit;
        size_t arcs = 0;
        for (size_t i = 0; i < work->n_level; i++)
            arcs += g->first[work->level[i] + 1] - g->first[work->level[i]];
        if (PUSH_COSTS * arcs < work->arcs_ahead)
            push(work, g, x, x * x);
        else
            pull(work, g, x, x * x);
        step(work);
    }
    for (size_t v = work->from; v < work->to; v++)
        work->seen[v] = (Lanes){0};
}

static void run_plain(const TrDistances *it, Work *work, size_t group)
{
    run_group(it, work, group);
}

#ifdef __x86_64__
__attribute__((target("avx2,popcnt"))) static void run_avx2(const TrDistances *it, Work *work, size_t group)
{
    run_group(it, work, group);
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
    tr_free(work->seen);
    tr_free(work->now);
    tr_free(work->next);
    tr_free(work->level);
    tr_free(work->found);
    tr_free(work->sums);
    tr_free(work->squares);
    tr_free(work);
}

static void *begin(void *context, TrError *err)
{
    const TrDistances *it = context;
    size_t n = it->core->graph.n;
    Work *work = tr_calloc(1, sizeof *work);
    TrStatus st = work == NULL ? tr_fail_memory(err) : TR_OK;
    TR_TRY(st);
    TR_TRY(TR_ARRAY(work->seen, n, err));
    TR_TRY(TR_ARRAY(work->now, n, err));
    TR_TRY(TR_ARRAY(work->next, n, err));
    TR_TRY(TR_ARRAY(work->level, n, err));
    TR_TRY(TR_ARRAY(work->found, n, err));
    TR_TRY(TR_ARRAY(work->sums, n, err));
    if (it->squares != NULL)
        TR_TRY(TR_ARRAY(work->squares, n, err));
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
    it->farthest = work->farthest > it->farthest ? work->farthest : it->farthest;
    release(work);
}

TrStatus tr_distances_hops(TrDistances *distances, TrError *err)
{
    TrCrew crew = {.n_tasks = (distances->n_sources + LANES - 1) / LANES,
                   .n_threads = distances->n_threads,
                   .context = distances,
                   .begin = begin,
                   .work = run,
                   .end = end,
                   .what = distances->what,
                   .steps = distances->n_sources};
    return tr_crew_run(&crew, err);
}

TrStatus tr_distances_span(const TrCore *core, size_t part, size_t n_threads, double *diameter, double *mean,
                           TrError *err)
{
    TrDistances it = {.core = core, .unit = 1, .n_threads = n_threads};
    double size = core->part[part + 1] - core->part[part], sum = 0;
    uint32_t *sources = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(sources, core->graph.n, err));
    TR_TRY(TR_ARRAY(it.sums, core->graph.n, err));
    for (uint32_t v = core->part[part]; v < core->part[part + 1]; v++)
        sources[it.n_sources++] = v;
    it.sources = sources;
    TR_TRY(tr_distances_hops(&it, err));
    for (size_t v = core->part[part]; v < core->part[part + 1]; v++)
        sum += tr_sum_value(it.sums[v]); /* whole numbers */
    *diameter = it.farthest;
    *mean = sum / (size * (size - 1));
out:
    tr_free(sources);
    tr_free(it.sums);
    return st;
}
