/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/triangles.h"

#include "base/memory.h"

/* Each tie at its end of lower degree only. */
typedef struct {
    const TrAdjacency *adjacency;
    size_t *first;
    size_t *at; /* places in adjacency->neighbour */
} Upwards;

static bool points_up(const TrAdjacency *adjacency, uint32_t u, uint32_t v)
{
    size_t of_u = adjacency->first[u + 1] - adjacency->first[u],
           of_v = adjacency->first[v + 1] - adjacency->first[v];
    return of_u < of_v || (of_u == of_v && u < v);
}

static void point_up(Upwards *up)
{
    const TrAdjacency *adjacency = up->adjacency;
    size_t n = 0;
    for (uint32_t u = 0; u < adjacency->n; u++) {
        up->first[u] = n;
        for (size_t i = adjacency->first[u]; i < adjacency->first[u + 1]; i++)
            if (points_up(adjacency, u, adjacency->neighbour[i]))
                up->at[n++] = i;
    }
    up->first[adjacency->n] = n;
}

/* The triangles whose lowest node is u: `mark` holds, by node, where it stands in u's list, plus one. */
static void visit_from(const Upwards *up, uint32_t u, const size_t *mark,
                       void (*visit)(void *, const TrTriangle *), void *context)
{
    const uint32_t *neighbour = up->adjacency->neighbour;
    for (size_t i = up->first[u]; i < up->first[u + 1]; i++) {
        uint32_t v = neighbour[up->at[i]];
        for (size_t k = up->first[v]; k < up->first[v + 1]; k++) {
            uint32_t w = neighbour[up->at[k]];
            if (mark[w] == 0)
                continue;
            visit(context,
                  &(TrTriangle){
                      .u = u, .v = v, .w = w, .at_uv = up->at[i], .at_vw = up->at[k], .at_uw = mark[w] - 1});
        }
    }
}

TrStatus tr_triangles_each(const TrAdjacency *adjacency,
                           void (*visit)(void *context, const TrTriangle *triangle), void *context,
                           TrError *err)
{
    Upwards up = {.adjacency = adjacency};
    size_t n = adjacency->n, *mark = NULL;
    TrStatus st = TR_OK;
    if (n == 0)
        return TR_OK;
    TR_TRY(TR_ARRAY(up.first, n + 1, err));
    TR_TRY(TR_ARRAY(up.at, adjacency->first[n] / 2, err));
    TR_TRY(TR_ARRAY(mark, n, err));
    point_up(&up);
    for (uint32_t u = 0; u < n; u++) {
        for (size_t i = up.first[u]; i < up.first[u + 1]; i++)
            mark[adjacency->neighbour[up.at[i]]] = up.at[i] + 1;
        visit_from(&up, u, mark, visit, context);
        for (size_t i = up.first[u]; i < up.first[u + 1]; i++)
            mark[adjacency->neighbour[up.at[i]]] = 0;
    }
out:
    tr_free(up.first);
    tr_free(up.at);
    tr_free(mark);
    return st;
}
