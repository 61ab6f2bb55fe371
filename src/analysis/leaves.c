/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A node u with one neighbour v lies between nobody but those folded into it before and the rest; so it can
 * go, when v stands for it afterwards (Baglioni, Geraci, Pellegrini and Lastres 2012,
 * doi:10.1109/ASONAM.2012.100; Sariyüce, Saule, Kaya and Çatalyürek 2013, arXiv:1209.6007). With w(x) the
 * nodes that x stands for and N the nodes of its component, each unordered pair once:
 *
 *   when u goes:   b(u) += (w(u) - 1) (N - w(u))    between those behind u and all others
 *                  b(v) += w(u) (w(v) - 1)          between those behind u or u, and those already behind v
 *   in the end:    b(v) += (w(v) - 1) (N - w(v))    for each v that stays
 *
 * What is left are the pairs x, y of the core with w(x) w(y) pairs of nodes each. O(n + m). */
#include "analysis/leaves.h"

#include "base/memory.h"

typedef struct {
    const TrAdjacency *adjacency;
    uint32_t *component, *queue, *degree; /* component: by node; degree: neighbours that have not gone */
    double *weight, *size;                /* by node; by component: its nodes */
    uint32_t *vertex;                     /* by node: its vertex, or TR_NO_ID */
    uint32_t *part;                       /* as in the core */
    size_t n_vertices, n_arcs, n_parts;
} Folding;

static void find_components(Folding *f)
{
    const TrAdjacency *g = f->adjacency;
    uint32_t n_components = 0;
    for (size_t v = 0; v < g->n; v++)
        f->component[v] = TR_NO_ID;
    for (uint32_t root = 0; root < g->n; root++) {
        size_t n = 0;
        if (f->component[root] != TR_NO_ID)
            continue;
        f->queue[n++] = root;
        f->component[root] = n_components;
        for (size_t i = 0; i < n; i++)
            for (size_t k = g->first[f->queue[i]]; k < g->first[f->queue[i] + 1]; k++)
                if (f->component[g->neighbour[k]] == TR_NO_ID) {
                    f->component[g->neighbour[k]] = n_components;
                    f->queue[n++] = g->neighbour[k];
                }
        f->size[n_components++] = (double)n;
    }
}

/* u, which has one neighbour left, goes. Returns that neighbour. */
static uint32_t fold(Folding *f, uint32_t u, double *scores)
{
    size_t k = f->adjacency->first[u];
    uint32_t v;
    while (f->degree[f->adjacency->neighbour[k]] == 0)
        k++;
    v = f->adjacency->neighbour[k];
    scores[u] += (f->weight[u] - 1) * (f->size[f->component[u]] - f->weight[u]);
    scores[v] += f->weight[u] * (f->weight[v] - 1);
    f->weight[v] += f->weight[u];
    f->degree[u] = 0;
    f->degree[v]--;
    return v;
}

static void begin(Folding *f)
{
    for (size_t v = 0; v < f->adjacency->n; v++) {
        f->weight[v] = 1;
        f->degree[v] = (uint32_t)(f->adjacency->first[v + 1] - f->adjacency->first[v]);
    }
}

static void fold_all(Folding *f, double *scores)
{
    const TrAdjacency *g = f->adjacency;
    size_t n = 0;
    for (uint32_t v = 0; v < g->n; v++) {
        scores[v] = 0;
        if (f->degree[v] == 1)
            f->queue[n++] = v;
    }
    for (size_t i = 0; i < n; i++)
        if (f->degree[f->queue[i]] == 1) { /* of the last two of a tree, the second has none left */
            uint32_t v = fold(f, f->queue[i], scores);
            if (f->degree[v] == 1)
                f->queue[n++] = v;
        }
    for (size_t v = 0; v < g->n; v++)
        if (f->degree[v] > 0)
            scores[v] += (f->weight[v] - 1) * (f->size[f->component[v]] - f->weight[v]);
}

/* Number what is left breadth first from the node with most neighbours of each component. */
static void number(Folding *f)
{
    const TrAdjacency *g = f->adjacency;
    uint32_t *best = f->component; /* by component; its numbers are not needed any more */
    size_t n_components = 0, n = 0;
    for (uint32_t v = 0; v < g->n; v++) {
        uint32_t c = f->component[v];
        f->vertex[v] = TR_NO_ID;
        if (c == n_components) /* components are numbered in order of their first node: c <= v */
            best[n_components++] = v;
        else if (f->degree[v] > f->degree[best[c]])
            best[c] = v;
    }
    for (size_t c = 0; c < n_components; c++) {
        size_t i = n;
        if (f->degree[best[c]] == 0)
            continue;
        f->part[f->n_parts++] = (uint32_t)n;
        f->vertex[best[c]] = (uint32_t)n;
        f->queue[n++] = best[c];
        for (; i < n; i++) {
            f->n_arcs += f->degree[f->queue[i]];
            for (size_t k = g->first[f->queue[i]]; k < g->first[f->queue[i] + 1]; k++) {
                uint32_t v = g->neighbour[k];
                if (f->degree[v] > 0 && f->vertex[v] == TR_NO_ID) {
                    f->vertex[v] = (uint32_t)n;
                    f->queue[n++] = v;
                }
            }
        }
    }
    f->part[f->n_parts] = (uint32_t)n;
    f->n_vertices = n;
}

static TrStatus put_core(const Folding *f, bool lengths, TrCore *core, TrError *err)
{
    const TrAdjacency *g = f->adjacency;
    size_t at = 0;
    TrStatus st = TR_OK;
    core->graph.n = f->n_vertices;
    TR_TRY(TR_ARRAY(core->graph.first, f->n_vertices + 1, err));
    TR_TRY(TR_ARRAY(core->graph.neighbour, f->n_arcs, err));
    TR_TRY(TR_ARRAY(core->weight, f->n_vertices, err));
    TR_TRY(TR_ARRAY(core->node, f->n_vertices, err));
    if (lengths)
        TR_TRY(TR_ARRAY(core->graph.strength, f->n_arcs, err));
    for (size_t i = 0; i < f->n_vertices; i++) {
        uint32_t v = f->queue[i];
        core->node[i] = v;
        core->weight[i] = f->weight[v];
        for (size_t k = g->first[v]; k < g->first[v + 1]; k++) {
            if (f->vertex[g->neighbour[k]] == TR_NO_ID)
                continue;
            if (lengths)
                core->graph.strength[at] = 1 / tr_adjacency_strength(g, k);
            core->graph.neighbour[at++] = f->vertex[g->neighbour[k]];
        }
        core->graph.first[i + 1] = at;
    }
out:
    return st;
}

TrStatus tr_core_make(const TrAdjacency *adjacency, bool lengths, double *scores, TrCore *core, TrError *err)
{
    Folding f = {.adjacency = adjacency};
    size_t n = adjacency->n;
    TrStatus st = TR_OK;
    *core = (TrCore){0};
    TR_TRY(TR_ARRAY(f.component, n, err));
    TR_TRY(TR_ARRAY(f.queue, n, err));
    TR_TRY(TR_ARRAY(f.degree, n, err));
    TR_TRY(TR_ARRAY(f.weight, n, err));
    TR_TRY(TR_ARRAY(f.size, n, err));
    TR_TRY(TR_ARRAY(f.vertex, n, err));
    TR_TRY(TR_ARRAY(f.part, n + 1, err));
    find_components(&f);
    begin(&f);
    if (scores != NULL)
        fold_all(&f, scores);
    number(&f);
    TR_TRY(put_core(&f, lengths, core, err));
    core->part = f.part;
    core->n_parts = f.n_parts;
    f.part = NULL;
out:
    tr_free(f.component);
    tr_free(f.queue);
    tr_free(f.degree);
    tr_free(f.weight);
    tr_free(f.size);
    tr_free(f.vertex);
    tr_free(f.part);
    if (st != TR_OK)
        tr_core_release(core);
    return st;
}

void tr_core_release(TrCore *core)
{
    tr_adjacency_release(&core->graph);
    tr_free(core->weight);
    tr_free(core->node);
    tr_free(core->part);
    *core = (TrCore){0};
}

size_t tr_core_part_of(const TrCore *core, uint32_t vertex)
{
    size_t from = 0, to = core->n_parts;
    while (to - from > 1) {
        size_t middle = from + (to - from) / 2;
        if (core->part[middle] <= vertex)
            from = middle;
        else
            to = middle;
    }
    return from;
}
