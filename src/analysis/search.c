/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dijkstra 1959 from the end backwards, so that one search tells for every node how far it still has to go;
 * hops need no heap. A second pass in order of length finds the widest of the shortest paths, and a walk
 * forward takes the first node, in order of name, that loses neither. Sums of 1/strength that differ in their
 * last bits are one length. */
#include "analysis/search.h"

#include <math.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"

#define SAME 1e-12 /* of a length */

typedef struct TrFrontier {
    double length;
    uint32_t node;
} Frontier;

TrStatus tr_search_begin(TrSearch *search, const TrAdjacency *adjacency, bool inverse_lengths, TrError *err)
{
    TrStatus st = TR_OK;
    *search = (TrSearch){.adjacency = adjacency,
                         .inverse_lengths = inverse_lengths && tr_adjacency_has_strengths(adjacency)};
    TR_TRY(TR_ARRAY(search->closed, adjacency->n, err));
    TR_TRY(TR_ARRAY(search->length, adjacency->n, err));
    TR_TRY(TR_ARRAY(search->width, adjacency->n, err));
    TR_TRY(TR_ARRAY(search->settled, adjacency->n, err));
    TR_TRY(TR_ARRAY(search->place, adjacency->n, err));
out:
    if (st != TR_OK)
        tr_search_end(search);
    return st;
}

void tr_search_end(TrSearch *search)
{
    tr_free(search->closed);
    tr_free(search->length);
    tr_free(search->width);
    tr_free(search->settled);
    tr_free(search->place);
    tr_free(search->frontier);
    *search = (TrSearch){0};
}

/* ---- pairs ---- */

static double strength_at(const TrSearch *search, size_t at)
{
    return tr_adjacency_strength(search->adjacency, at);
}

static double length_at(const TrSearch *search, size_t at)
{
    return search->inverse_lengths ? 1 / tr_adjacency_strength(search->adjacency, at) : 1;
}

static size_t find_neighbour(const TrAdjacency *adjacency, uint32_t a, uint32_t b)
{
    size_t from = adjacency->first[a], to = adjacency->first[a + 1];
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (adjacency->neighbour[middle] < b)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

double tr_search_strength(const TrSearch *search, uint32_t a, uint32_t b)
{
    return strength_at(search, find_neighbour(search->adjacency, a, b));
}

double tr_search_length(const TrSearch *search, uint32_t a, uint32_t b)
{
    return length_at(search, find_neighbour(search->adjacency, a, b));
}

/* ---- the frontier: a heap by length, or a queue where every pair is one hop ---- */

static TrStatus push(TrSearch *search, double length, uint32_t node, TrError *err)
{
    Frontier *items;
    size_t at = search->n_frontier;
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(search->frontier, search->frontier_room, at + 1, err));
    search->n_frontier++;
    items = search->frontier;
    while (search->inverse_lengths && at > 0 && items[(at - 1) / 2].length > length) {
        items[at] = items[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    items[at] = (Frontier){length, node};
out:
    return st;
}

static Frontier pop(TrSearch *search)
{
    Frontier *items = search->frontier, first, last;
    size_t at = 0, child;
    if (!search->inverse_lengths)
        return items[search->frontier_first++];
    first = items[0];
    last = items[--search->n_frontier];
    while ((child = 2 * at + 1) < search->n_frontier) {
        if (child + 1 < search->n_frontier && items[child + 1].length < items[child].length)
            child++;
        if (items[child].length >= last.length)
            break;
        items[at] = items[child];
        at = child;
    }
    items[at] = last;
    return first;
}

/* ---- backwards: lengths ---- */

static bool is_banned(const TrRoot *root, uint32_t node)
{
    for (size_t i = 0; i < root->n_banned; i++)
        if (root->banned[i] == node)
            return true;
    return false;
}

/* Whether a path may go from `node` to its neighbour `next`. */
static bool may_go(const TrRoot *root, uint32_t node, uint32_t next)
{
    return node != root->nodes[root->n - 1] || !is_banned(root, next);
}

static TrStatus relax(TrSearch *search, const TrRoot *root, uint32_t next, TrError *err)
{
    const TrAdjacency *adjacency = search->adjacency;
    TrStatus st = TR_OK;
    for (size_t at = adjacency->first[next]; at < adjacency->first[next + 1]; at++) {
        uint32_t node = adjacency->neighbour[at];
        double length = search->length[next] + length_at(search, at);
        if (search->closed[node] || length >= search->length[node] || !may_go(root, node, next))
            continue;
        search->length[node] = length;
        TR_TRY(push(search, length, node, err));
    }
out:
    return st;
}

/* Settle every node that is no farther from `to` than the root's last; the root's others are closed. */
static TrStatus settle(TrSearch *search, const TrRoot *root, uint32_t to, TrError *err)
{
    uint32_t spur = root->nodes[root->n - 1];
    TrStatus st = TR_OK;
    for (size_t i = 0; i < search->adjacency->n; i++) {
        search->length[i] = INFINITY;
        search->place[i] = TR_NO_ID;
    }
    search->n_settled = search->n_frontier = search->frontier_first = 0;
    search->length[to] = 0;
    TR_TRY(push(search, 0, to, err));
    while (search->frontier_first < search->n_frontier) {
        Frontier item = pop(search);
        if (search->place[item.node] != TR_NO_ID)
            continue;
        if (item.length > search->length[spur] * (1 + SAME))
            break;
        search->place[item.node] = (uint32_t)search->n_settled;
        search->settled[search->n_settled++] = item.node;
        if (item.node != spur)
            TR_TRY(relax(search, root, item.node, err));
    }
out:
    return st;
}

/* ---- forwards: widths, and the walk ---- */

/* Whether the neighbour at `at` of `node` comes next on one of the node's shortest paths. */
static bool is_on_the_way(const TrSearch *search, const TrRoot *root, uint32_t node, size_t at)
{
    uint32_t next = search->adjacency->neighbour[at];
    return search->place[next] != TR_NO_ID && search->place[next] < search->place[node] &&
           next != root->nodes[root->n - 1] && may_go(root, node, next) &&
           fabs(search->length[next] + length_at(search, at) - search->length[node]) <=
               SAME * search->length[node];
}

static void find_widths(TrSearch *search, const TrRoot *root, uint32_t to)
{
    const TrAdjacency *adjacency = search->adjacency;
    search->width[to] = INFINITY;
    for (size_t i = 1; i < search->n_settled; i++) {
        uint32_t node = search->settled[i];
        search->width[node] = 0;
        for (size_t at = adjacency->first[node]; at < adjacency->first[node + 1]; at++) {
            if (is_on_the_way(search, root, node, at)) {
                double width = fmin(search->width[adjacency->neighbour[at]], strength_at(search, at));
                search->width[node] = fmax(search->width[node], width);
            }
        }
    }
}

static void walk(const TrSearch *search, const TrRoot *root, uint32_t to, uint32_t *path, size_t *n)
{
    const TrAdjacency *adjacency = search->adjacency;
    uint32_t node = root->nodes[root->n - 1];
    double width = fmin(root->width, search->width[node]);
    path[(*n)++] = node;
    while (node != to) {
        size_t at = adjacency->first[node];
        while (!(is_on_the_way(search, root, node, at) && strength_at(search, at) >= width &&
                 search->width[adjacency->neighbour[at]] >= width))
            at++;
        node = adjacency->neighbour[at];
        path[(*n)++] = node;
    }
}

TrStatus tr_search_on(TrSearch *search, const TrRoot *root, uint32_t to, uint32_t *path, size_t *n,
                      TrError *err)
{
    uint32_t spur = root->nodes[root->n - 1];
    TrStatus st = TR_OK;
    *n = 0;
    TR_TRY(tr_interrupt_check(err));
    for (size_t i = 0; i + 1 < root->n; i++)
        search->closed[root->nodes[i]] = true;
    st = settle(search, root, to, err);
    for (size_t i = 0; i + 1 < root->n; i++)
        search->closed[root->nodes[i]] = false;
    if (st == TR_OK && search->place[spur] != TR_NO_ID) {
        find_widths(search, root, to);
        walk(search, root, to, path, n);
    }
out:
    return st;
}
