/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Of many shortest paths between two, as many as there is room for, each whole: half a path ties nobody to
 * anybody. */
#include <string.h>

#include "base/memory.h"
#include "draw/choosing.h"

typedef struct {
    TrChoosing *it;
    uint32_t *place; /* by node: in the ranking; TR_NO_ID for one that has none */
    bool *kept;      /* by node */
    uint32_t *path;  /* the nodes of one path that are not kept yet */
    size_t n;
} Keeping;

/* The step at which `node` stands: reach_path() gives both ends the distance 0. */
static uint32_t step_of(const TrChoosing *it, uint32_t node)
{
    return node == it->choice->path_ends[1] ? (uint32_t)it->choice->path_steps : it->distance[node];
}

static bool is_better(const Keeping *k, uint32_t node, uint32_t than)
{
    if (than == TR_NO_ID || k->kept[node] != k->kept[than])
        return than == TR_NO_ID || k->kept[node];
    return k->place[node] < k->place[than];
}

/* Of those tied to `node` who stand at `step`: one that is kept, else the highest. */
static uint32_t next_of(const Keeping *k, uint32_t node, uint32_t step)
{
    const TrNetwork *network = k->it->network;
    uint32_t best = TR_NO_ID;
    for (size_t t = 0; t < network->n_ties; t++) {
        const TrTie *tie = &network->ties[t];
        uint32_t other = tie->a == node ? tie->b : tie->a;
        if ((tie->a != node && tie->b != node) || other == node || k->it->distance[other] == TR_FAR ||
            step_of(k->it, other) != step || !tr_choosing_lets_in(k->it, t))
            continue;
        if (is_better(k, other, best))
            best = other;
    }
    return best;
}

static void walk(Keeping *k, uint32_t from, bool to_the_end)
{
    uint32_t steps = (uint32_t)k->it->choice->path_steps;
    for (uint32_t node = from, step = step_of(k->it, from); node != TR_NO_ID && step <= steps;) {
        if (node != from && !k->kept[node])
            k->path[k->n++] = node;
        if (step == (to_the_end ? steps : 0))
            break;
        step = to_the_end ? step + 1 : step - 1;
        node = next_of(k, node, step);
    }
}

/* Keep a path through `node` if it has at most `*room` new nodes, or if it is the first. */
static void keep_through(Keeping *k, uint32_t node, size_t *room, bool first)
{
    k->n = 0;
    k->path[k->n++] = node;
    walk(k, node, false);
    walk(k, node, true);
    if (k->n > *room && !first)
        return;
    for (size_t i = 0; i < k->n; i++)
        k->kept[k->path[i]] = true;
    *room -= k->n < *room ? k->n : *room;
}

TrStatus tr_choosing_whole_paths(TrChoosing *it, bool *kept, TrError *err)
{
    Keeping k = {.it = it, .kept = kept};
    size_t room = it->diagram->nodes;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(k.place, it->network->n_nodes, err));
    TR_TRY(TR_ARRAY(k.path, 2 * it->choice->path_steps + 3, err));
    for (size_t i = 0; i < it->network->n_nodes; i++)
        k.place[i] = TR_NO_ID;
    for (uint32_t i = 0; i < it->ranked->n_places; i++)
        k.place[it->ranked->places[i]] = i;
    for (int i = 0; i < 2; i++)
        kept[it->choice->path_ends[i]] = true;
    room -= room < 2 ? room : 2;
    keep_through(&k, it->choice->path_ends[0], &room, true);
    for (size_t i = 0; i < it->ranked->n_places && room > 0; i++)
        if (it->distance[it->ranked->places[i]] != TR_FAR && !kept[it->ranked->places[i]])
            keep_through(&k, it->ranked->places[i], &room, false);
out:
    tr_free(k.place);
    tr_free(k.path);
    return st;
}
