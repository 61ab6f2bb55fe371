/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a picture starts, and how far it goes from there. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "draw/choosing.h"

bool tr_choosing_lets_in(const TrChoosing *it, size_t tie)
{
    return it->choice->tie_reasons[tie] == TR_SHOWN;
}

static bool may_be_shown(const TrChoosing *it, size_t node)
{
    return !tr_list_has(it->diagram->without_kinds, tr_node_kind(it->network, node));
}

/* ---- names ---- */

/* "#2 person": the node of that kind that stands there in the ranking, or TR_NO_ID; without a kind, of any.
 */
static uint32_t node_of_place(const TrChoosing *it, const char *text)
{
    char *end;
    unsigned long place = strtoul(text + 1, &end, 10);
    end += strspn(end, " ");
    for (size_t i = 0; place > 0 && i < it->ranked->n_places; i++) {
        uint32_t node = it->ranked->places[i];
        if (may_be_shown(it, node) && (*end == '\0' || strcmp(tr_node_kind(it->network, node), end) == 0) &&
            --place == 0)
            return node;
    }
    return TR_NO_ID;
}

/* *node = whom a name of the definition means. A name that is nobody's is an error; a place that nobody has
 * is TR_NO_ID. */
static TrStatus find_named(const TrChoosing *it, const char *key, const char *name, uint32_t *node,
                           TrError *err)
{
    uint32_t entity = TR_NO_ID;
    TrStatus st = TR_OK;
    if (*name == '#' && name[1] >= '0' && name[1] <= '9') {
        *node = node_of_place(it, name);
        return TR_OK;
    }
    TR_TRY(tr_names_find(it->network->input, &it->network->names, name, &entity, err));
    if (entity == TR_NO_ID || it->network->node_of[entity] == TR_NO_ID)
        return tr_fail_at(err, TR_BAD_INPUT, (TrPlace){.file = it->diagram->path},
                          "%s names '%.80s', who is not in the network", key, name);
    *node = it->network->node_of[entity];
out:
    return st;
}

static TrStatus start_from_names(TrChoosing *it, TrError *err)
{
    const char *list = it->diagram->entities;
    char name[256];
    TrStatus st = TR_OK;
    while (tr_bar_list_next(&list, name, sizeof name)) {
        uint32_t node;
        TR_TRY(find_named(it, "trama_entities", name, &node, err));
        if (node == TR_NO_ID)
            continue;
        it->distance[node] = 0;
        it->named[node] = true;
        if (it->choice->middle == TR_NO_ID)
            it->choice->middle = node;
    }
out:
    return st;
}

/* ---- the start ---- */

/* Of those who start, keep the first `top` by rank. */
static void keep_the_top(TrChoosing *it)
{
    size_t left = it->diagram->top;
    for (size_t i = 0; left > 0 && i < it->ranked->n_places; i++)
        left -= it->distance[it->ranked->places[i]] == 0;
    if (left > 0)
        return;
    left = it->diagram->top;
    for (size_t i = 0; i < it->ranked->n_places; i++) {
        uint32_t node = it->ranked->places[i];
        if (it->distance[node] != 0)
            continue;
        if (left == 0 && !it->named[node])
            it->distance[node] = TR_FAR;
        left -= left > 0;
    }
}

static TrStatus start(TrChoosing *it, TrError *err)
{
    const TrDiagram *diagram = it->diagram;
    bool everything = *diagram->kinds == '\0' && *diagram->entities == '\0';
    TrStatus st = TR_OK;
    for (size_t i = 0; i < it->network->n_nodes; i++)
        it->distance[i] =
            everything || tr_list_has(diagram->kinds, tr_node_kind(it->network, i)) ? 0 : TR_FAR;
    TR_TRY(start_from_names(it, err));
    for (size_t i = 0; i < it->network->n_nodes; i++)
        if (!may_be_shown(it, i))
            it->distance[i] = TR_FAR;
    if (diagram->top > 0)
        keep_the_top(it);
out:
    return st;
}

/* One step further out along the ties shown; whether it led anywhere. */
static bool spread(TrChoosing *it, uint32_t *distance, uint32_t from)
{
    bool any = false;
    for (size_t t = 0; t < it->network->n_ties; t++) {
        const TrTie *tie = &it->network->ties[t];
        if (!tr_choosing_lets_in(it, t))
            continue;
        if (distance[tie->a] == from && distance[tie->b] == TR_FAR && may_be_shown(it, tie->b)) {
            distance[tie->b] = from + 1;
            any = true;
        } else if (distance[tie->b] == from && distance[tie->a] == TR_FAR && may_be_shown(it, tie->a)) {
            distance[tie->a] = from + 1;
            any = true;
        }
    }
    return any;
}

/* ---- paths ---- */

static void distances_from(TrChoosing *it, uint32_t node, uint32_t *distance)
{
    for (size_t i = 0; i < it->network->n_nodes; i++)
        distance[i] = TR_FAR;
    distance[node] = 0;
    for (uint32_t step = 0; spread(it, distance, step); step++)
        continue;
}

/* Both ends, those on a shortest path between them, and the ties along it. */
static TrStatus reach_path(TrChoosing *it, TrError *err)
{
    const char *list = it->diagram->path_ends;
    uint32_t *ends = it->choice->path_ends, *to_end = NULL, steps;
    char name[256];
    size_t n = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(to_end, it->network->n_nodes, err));
    for (size_t i = 0; i < it->network->n_nodes; i++)
        it->distance[i] = TR_FAR;
    while (tr_bar_list_next(&list, name, sizeof name) && n < 2)
        TR_TRY(find_named(it, "trama_path", name, &ends[n++], err));
    if (n < 2)
        TR_TRY(tr_fail_at(err, TR_BAD_INPUT, (TrPlace){.file = it->diagram->path},
                          "trama_path '%.60s' names %zu, expected two names with a vertical bar between them",
                          it->diagram->path_ends, n));
    if (ends[0] == TR_NO_ID || ends[1] == TR_NO_ID)
        goto out;
    it->named[ends[0]] = it->named[ends[1]] = true;
    distances_from(it, ends[1], to_end);
    distances_from(it, ends[0], it->distance);
    steps = it->distance[ends[1]];
    it->choice->path_steps = steps == TR_FAR ? 0 : steps;
    for (size_t t = 0; t < it->network->n_ties; t++) {
        const TrTie *tie = &it->network->ties[t];
        uint32_t a = it->distance[tie->a], b = it->distance[tie->b];
        if (tr_choosing_lets_in(it, t) && (a == b || a == TR_FAR || b == TR_FAR))
            it->choice->tie_reasons[t] = TR_OUT_PATH;
    }
    for (size_t i = 0; i < it->network->n_nodes; i++)
        if (!it->named[i] && (steps == TR_FAR || it->distance[i] == TR_FAR || to_end[i] == TR_FAR ||
                              it->distance[i] + to_end[i] != steps))
            it->distance[i] = TR_FAR;
    it->distance[ends[1]] = 0; /* so that both ends stand before all between them */
out:
    tr_free(to_end);
    return st;
}

TrStatus tr_choosing_reach(TrChoosing *it, TrError *err)
{
    TrStatus st = TR_OK;
    if (*it->diagram->path_ends != '\0')
        return reach_path(it, err);
    TR_TRY(start(it, err));
    for (uint32_t step = 0; step < it->diagram->hops && spread(it, it->distance, step); step++)
        continue;
out:
    return st;
}
