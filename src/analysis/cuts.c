/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/cuts.h"

#include <string.h>

#include "analysis/measure_functions.h"
#include "base/memory.h"

/* All by node. */
typedef struct {
    const TrAdjacency *adjacency;
    uint32_t *order; /* when it was found, from 1; 0: not yet */
    uint32_t *low;   /* the earliest node that its subtree reaches by one tie of its own */
    uint32_t *above; /* from where it was found; itself for a root */
    uint32_t *below; /* nodes of its subtree, with itself */
    size_t *at;      /* where in its list of neighbours it stands */
    uint32_t *found; /* nodes in the order in which they were found */
} Search;

/* Walk the component of `root`; found[from ..] are its nodes. Returns where they end. */
static uint32_t walk(Search *s, uint32_t root, uint32_t from)
{
    uint32_t n = from, v = root;
    s->above[root] = root;
    s->order[root] = s->low[root] = n + 1;
    s->found[n++] = root;
    for (;;) {
        if (s->at[v] == s->adjacency->first[v + 1]) {
            uint32_t u = s->above[v];
            if (v == root)
                return n;
            s->low[u] = s->low[v] < s->low[u] ? s->low[v] : s->low[u];
            s->below[u] += s->below[v];
            v = u;
            continue;
        }
        uint32_t w = s->adjacency->neighbour[s->at[v]++];
        if (s->order[w] == 0) {
            s->above[w] = v;
            s->order[w] = s->low[w] = n + 1;
            s->found[n++] = w;
            v = w;
        } else if (w != s->above[v] && s->order[w] < s->low[v]) {
            s->low[v] = s->order[w];
        }
    }
}

/* A child that reaches nothing above v falls off with v; of a root, one child is what stays. */
static void count_added(const Search *s, uint32_t from, uint32_t to, double *added)
{
    for (uint32_t i = from + 1; i < to; i++) {
        uint32_t v = s->found[i], u = s->above[v];
        if (s->low[v] >= s->order[u])
            added[u]++;
    }
    if (added[s->found[from]] > 0)
        added[s->found[from]]--;
}

/* A child that reaches no higher than itself hangs by the tie to its parent alone. */
static double part_cut_off(const Search *s, uint32_t u, uint32_t v, const uint32_t *size)
{
    uint32_t child = s->above[v] == u && s->order[v] > s->order[u] ? v : u, parent = child == v ? u : v;
    uint32_t rest;
    if (s->above[child] != parent || s->low[child] != s->order[child])
        return 0;
    rest = size[child] - s->below[child];
    return s->below[child] < rest ? s->below[child] : rest;
}

/* size[v] = nodes of v's component. */
static void note_size(const Search *s, uint32_t from, uint32_t to, uint32_t *size)
{
    for (uint32_t i = from; i < to; i++)
        size[s->found[i]] = to - from;
}

static void fill_cut_off(const Search *s, const uint32_t *size, double *cut_off)
{
    const TrAdjacency *adjacency = s->adjacency;
    size_t tie = 0;
    for (uint32_t u = 0; u < adjacency->n; u++)
        for (size_t i = adjacency->first[u]; i < adjacency->first[u + 1]; i++)
            if (adjacency->neighbour[i] > u)
                cut_off[tie++] = part_cut_off(s, u, adjacency->neighbour[i], size);
}

TrStatus tr_cuts_find(const TrAdjacency *adjacency, double *added, double *cut_off, TrError *err)
{
    Search s = {.adjacency = adjacency};
    size_t n = adjacency->n;
    uint32_t *size = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(s.order, n, err));
    TR_TRY(TR_ARRAY(s.low, n, err));
    TR_TRY(TR_ARRAY(s.above, n, err));
    TR_TRY(TR_ARRAY(s.below, n, err));
    TR_TRY(TR_ARRAY(s.at, n, err));
    TR_TRY(TR_ARRAY(s.found, n, err));
    TR_TRY(TR_ARRAY(size, n, err));
    for (size_t v = 0; v < n; v++) {
        s.at[v] = adjacency->first[v];
        s.below[v] = 1;
        if (added != NULL)
            added[v] = 0;
    }
    for (uint32_t v = 0, from = 0; v < n; v++) {
        uint32_t to;
        if (s.order[v] != 0)
            continue;
        to = walk(&s, v, from);
        note_size(&s, from, to, size);
        if (added != NULL)
            count_added(&s, from, to, added);
        from = to;
    }
    if (cut_off != NULL)
        fill_cut_off(&s, size, cut_off);
out:
    tr_free(s.order);
    tr_free(s.low);
    tr_free(s.above);
    tr_free(s.below);
    tr_free(s.at);
    tr_free(s.found);
    tr_free(size);
    return st;
}

/* The measures of the two tables. An isolate, whose removal takes a component away, has 0. */
TrStatus tr_articulation(const TrMeasureInput *in, double *scores, TrError *err)
{
    return tr_cuts_find(in->adjacency, scores, NULL, err);
}

TrStatus tr_bridge(const TrMeasureInput *in, double *scores, TrError *err)
{
    return tr_cuts_find(in->adjacency, NULL, scores, err);
}
