/* SPDX-License-Identifier: GPL-2.0-or-later */
/* In hops: breadth-first searches from both ends, of which the one whose next level costs less goes on, until
 * they meet (the balanced bidirectional search of KADABRA: Borassi and Natale 2019, doi:10.1145/3284359).
 * When the search from s has reached level i and that from t level j without meeting, and the next level of s
 * meets, then every shortest path has exactly one vertex on it that both have seen: v, with sigma_s(v)
 * sigma_t(v) paths. One is drawn by these numbers, and from there the way back to each end, each step by
 * sigma. By length: a search of Dijkstra's from s, and the way back from t. */
#include "analysis/pair_search.h"

#include "analysis/dijkstra.h"
#include "base/memory.h"

/* What both sides know of a vertex, in one half of a cache line. */
typedef struct {
    uint32_t run[2];   /* in which run side 0 or 1 has last seen it */
    uint32_t level[2]; /* its distance from that end */
    double paths[2];   /* sigma */
} Mark;

typedef struct {
    uint32_t *queue; /* vertices in order of level */
    size_t n, from;  /* those of the last level: from .. n - 1 */
    size_t arcs;     /* their neighbours */
    uint32_t depth;  /* the last level */
} Side;

struct TrPairSearch {
    const TrCore *core;
    Mark *marks; /* by vertex */
    Side sides[2];
    uint32_t run;
    size_t cost;
    TrDijkstra by_length;
    double *sigma; /* by length: by vertex */
};

TrPairSearch *tr_pair_search_new(const TrCore *core, TrError *err)
{
    size_t n = core->graph.n;
    TrPairSearch *search = tr_calloc(1, sizeof *search);
    TrStatus st = search == NULL ? tr_fail_memory(err) : TR_OK;
    TR_TRY(st);
    search->core = core;
    if (core->graph.strength != NULL) {
        TR_TRY(tr_dijkstra_make(&core->graph, core->graph.strength, &search->by_length, err));
        TR_TRY(TR_ARRAY(search->sigma, n, err));
    } else {
        TR_TRY(TR_ARRAY(search->marks, n, err));
        TR_TRY(TR_ARRAY(search->sides[0].queue, n, err));
        TR_TRY(TR_ARRAY(search->sides[1].queue, n, err));
    }
out:
    if (st != TR_OK)
        tr_pair_search_free(search);
    return st == TR_OK ? search : NULL;
}

void tr_pair_search_free(TrPairSearch *search)
{
    if (search == NULL)
        return;
    tr_free(search->marks);
    tr_free(search->sides[0].queue);
    tr_free(search->sides[1].queue);
    tr_dijkstra_release(&search->by_length);
    tr_free(search->sigma);
    tr_free(search);
}

/* ---- hops ---- */

static void begin_side(TrPairSearch *search, int i, uint32_t end)
{
    const TrAdjacency *g = &search->core->graph;
    Side *side = &search->sides[i];
    Mark *mark = &search->marks[end];
    mark->run[i] = search->run;
    mark->level[i] = 0;
    mark->paths[i] = 1;
    side->queue[0] = end;
    side->n = 1;
    side->from = 0;
    side->depth = 0;
    side->arcs = g->first[end + 1] - g->first[end];
}

/* One more level of side i. Returns the number of shortest paths between the two ends, 0 before they meet. */
static double go_on(TrPairSearch *search, int i)
{
    const TrAdjacency *g = &search->core->graph;
    Side *side = &search->sides[i];
    size_t from = side->from, to = side->n;
    uint32_t run = search->run, depth = ++side->depth;
    double met = 0;
    search->cost += side->arcs;
    side->arcs = 0;
    for (size_t k = from; k < to; k++) {
        uint32_t v = side->queue[k];
        double paths = search->marks[v].paths[i];
        for (size_t a = g->first[v]; a < g->first[v + 1]; a++) {
            Mark *mark = &search->marks[g->neighbour[a]];
            if (mark->run[i] != run) {
                mark->run[i] = run;
                mark->level[i] = depth;
                mark->paths[i] = 0;
                side->queue[side->n++] = g->neighbour[a];
                side->arcs += g->first[g->neighbour[a] + 1] - g->first[g->neighbour[a]];
            }
            if (mark->level[i] != depth)
                continue;
            mark->paths[i] += paths;
            if (mark->run[!i] == run)
                met += paths * mark->paths[!i];
        }
    }
    side->from = to;
    return met;
}

/* The vertex where the path crosses from one side to the other, of those that side i has come to last. */
static uint32_t draw_meeting(const TrPairSearch *search, int i, double met, TrRandom *random)
{
    const Side *side = &search->sides[i];
    double left = tr_random_unit(random) * met;
    uint32_t last = TR_NO_ID;
    for (size_t k = side->from; k < side->n && (left >= 0 || last == TR_NO_ID); k++) {
        const Mark *mark = &search->marks[side->queue[k]];
        if (mark->run[!i] != search->run)
            continue;
        last = side->queue[k];
        left -= mark->paths[0] * mark->paths[1];
    }
    return last;
}

/* Whoever comes before v on a shortest path from end i, drawn by sigma. */
static uint32_t draw_before(TrPairSearch *search, int i, uint32_t v, TrRandom *random)
{
    const TrAdjacency *g = &search->core->graph;
    uint32_t level = search->marks[v].level[i] - 1, last = TR_NO_ID;
    double left = tr_random_unit(random) * search->marks[v].paths[i];
    if (level == 0)
        return search->sides[i].queue[0];
    for (size_t a = g->first[v]; a < g->first[v + 1] && (left >= 0 || last == TR_NO_ID); a++) {
        const Mark *mark = &search->marks[g->neighbour[a]];
        search->cost++;
        if (mark->run[i] != search->run || mark->level[i] != level)
            continue;
        last = g->neighbour[a];
        left -= mark->paths[i];
    }
    return last;
}

static void run_hops(TrPairSearch *search, uint32_t s, uint32_t t, TrRandom *random, uint32_t *counts)
{
    double met = 0;
    int i = 0;
    uint32_t v;
    if (++search->run == 0) /* after 2^32 runs: marks of long ago must not look new */
        for (size_t u = 0; u < search->core->graph.n; u++)
            search->marks[u].run[0] = search->marks[u].run[1] = UINT32_MAX;
    begin_side(search, 0, s);
    begin_side(search, 1, t);
    while (met == 0) {
        i = search->sides[1].arcs < search->sides[0].arcs;
        met = go_on(search, i);
    }
    v = draw_meeting(search, i, met, random);
    if (v != s && v != t)
        counts[v]++;
    for (i = 0; i < 2; i++)
        for (uint32_t u = v; search->marks[u].level[i] > 1;) {
            u = draw_before(search, i, u, random);
            counts[u]++;
        }
}

/* ---- lengths ---- */

static uint32_t draw_before_by_length(TrPairSearch *search, uint32_t v, TrRandom *random)
{
    const TrAdjacency *g = &search->core->graph;
    double left = tr_random_unit(random) * search->sigma[v];
    uint32_t last = TR_NO_ID;
    for (size_t k = g->first[v]; k < g->first[v + 1] && (left >= 0 || last == TR_NO_ID); k++) {
        search->cost++;
        if (!tr_dijkstra_is_last(&search->by_length, v, k))
            continue;
        last = g->neighbour[k];
        left -= search->sigma[last];
    }
    return last;
}

static void run_lengths(TrPairSearch *search, uint32_t s, uint32_t t, TrRandom *random, uint32_t *counts)
{
    const TrAdjacency *g = &search->core->graph;
    TrDijkstra *by_length = &search->by_length;
    tr_dijkstra_run(by_length, s);
    for (size_t i = 0; i <= by_length->place[t]; i++) {
        uint32_t v = by_length->order[i];
        search->sigma[v] = i == 0 ? 1 : 0;
        search->cost += 2 * (g->first[v + 1] - g->first[v]);
        for (size_t k = g->first[v]; k < g->first[v + 1]; k++)
            if (tr_dijkstra_is_last(by_length, v, k))
                search->sigma[v] += search->sigma[g->neighbour[k]];
    }
    for (uint32_t v = draw_before_by_length(search, t, random); v != s;
         v = draw_before_by_length(search, v, random))
        counts[v]++;
}

size_t tr_pair_search_run(TrPairSearch *search, uint32_t s, uint32_t t, TrRandom *random, uint32_t *counts)
{
    search->cost = 0;
    if (search->core->graph.strength == NULL)
        run_hops(search, s, t, random, counts);
    else
        run_lengths(search, s, t, random, counts);
    return search->cost;
}
