/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Smaller pictures, in this order: the neighbourhoods of the highest, the k-core, the number of entities, the
 * disparity filter (Serrano, Boguñá & Vespignani 2009: keep a tie if (1 - w/s)^(k-1) < alpha at either end,
 * with w its strength, s the strength and k the degree of that end). */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "draw/choosing.h"

static bool is_in(const TrChoosing *it, size_t node)
{
    return it->distance[node] != TR_FAR;
}

/* A pair both of whose ends are in, with a tie that may be drawn. */
static bool pair_is_in(const TrChoosing *it, const TrPair *pair)
{
    if (!is_in(it, pair->a) || !is_in(it, pair->b))
        return false;
    for (uint32_t t = pair->first_tie; t < pair->first_tie + pair->n_ties; t++)
        if (tr_choosing_lets_in(it, t))
            return true;
    return false;
}

static void leave_out(TrChoosing *it, size_t node, TrReason reason)
{
    it->distance[node] = TR_FAR;
    it->choice->node_reasons[node] = (uint8_t)reason;
}

/* ---- neighbourhoods ---- */

/* Neighbours of each node over the pairs that are in: rows of one array. */
typedef struct {
    size_t *first; /* n + 1 */
    uint32_t *of;
} Neighbours;

static TrStatus list_neighbours(const TrChoosing *it, Neighbours *list, TrError *err)
{
    const TrNetwork *network = it->network;
    size_t n = network->n_nodes;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(list->first, n + 2, err));
    TR_TRY(TR_ARRAY(list->of, 2 * network->n_pairs, err));
    for (size_t p = 0; p < network->n_pairs; p++) {
        const TrPair *pair = &network->pairs[p];
        list->first[pair->a + 2] += pair_is_in(it, pair);
        list->first[pair->b + 2] += pair_is_in(it, pair);
    }
    for (size_t i = 2; i <= n + 1; i++)
        list->first[i] += list->first[i - 1];
    for (size_t p = 0; p < network->n_pairs; p++) {
        const TrPair *pair = &network->pairs[p];
        if (!pair_is_in(it, pair))
            continue;
        list->of[list->first[pair->a + 1]++] = pair->b;
        list->of[list->first[pair->b + 1]++] = pair->a;
    }
out:
    return st;
}

static void release_neighbours(Neighbours *list)
{
    tr_free(list->first);
    tr_free(list->of);
}

/* Mark the node and its neighbours as kept, if that makes no more than `room`; whether it does. */
static bool keep_neighbourhood(const Neighbours *list, uint32_t node, bool *kept, size_t *n, size_t room)
{
    size_t more = !kept[node];
    for (size_t i = list->first[node]; i < list->first[node + 1]; i++)
        more += !kept[list->of[i]];
    if (*n + more > room)
        return false;
    kept[node] = true;
    for (size_t i = list->first[node]; i < list->first[node + 1]; i++)
        kept[list->of[i]] = true;
    *n += more;
    return true;
}

/* The union of the neighbourhoods of the highest, of as many as there is room for; none if not of one. */
static TrStatus keep_neighbourhoods(TrChoosing *it, bool *done, TrError *err)
{
    Neighbours list = {0};
    bool *kept = NULL;
    size_t n = 0, n_highest = 0;
    TrStatus st = TR_OK;
    TR_TRY(list_neighbours(it, &list, err));
    TR_TRY(TR_ARRAY(kept, it->network->n_nodes, err));
    for (size_t i = 0; i < it->ranked->n_places; i++) {
        uint32_t node = it->ranked->places[i];
        if (is_in(it, node) && !keep_neighbourhood(&list, node, kept, &n, it->diagram->nodes))
            break;
        n_highest += is_in(it, node);
    }
    *done = n_highest > 0;
    for (size_t i = 0; *done && i < it->network->n_nodes; i++)
        if (is_in(it, i) && !kept[i] && !tr_node_is_event(it->network, i))
            leave_out(it, i, TR_OUT_TOO_MANY);
    if (*done) {
        it->choice->cut = TR_CUT_NEIGHBOURHOODS;
        it->choice->n_cut = n_highest;
    }
out:
    tr_free(kept);
    release_neighbours(&list);
    return st;
}

/* ---- core ---- */

/* By node, its coreness among those that are in (Batagelj & Zaversnik's peeling, level by level). */
static TrStatus core_numbers(const TrChoosing *it, size_t *core, TrError *err)
{
    Neighbours list = {0};
    size_t *degree = NULL, n = it->network->n_nodes, n_queue = 0, left = 0;
    uint32_t *queue = NULL;
    bool *gone = NULL;
    TrStatus st = TR_OK;
    TR_TRY(list_neighbours(it, &list, err));
    TR_TRY(TR_ARRAY(degree, n, err));
    TR_TRY(TR_ARRAY(queue, n, err));
    TR_TRY(TR_ARRAY(gone, n, err));
    for (size_t i = 0; i < n; i++) {
        degree[i] = list.first[i + 1] - list.first[i];
        gone[i] = !is_in(it, i);
        left += !gone[i];
    }
    for (size_t k = 0; left > 0; k++) {
        for (uint32_t i = 0; i < n; i++) {
            if (gone[i] || degree[i] > k)
                continue;
            gone[i] = true;
            queue[n_queue++] = i;
        }
        while (n_queue > 0) {
            uint32_t node = queue[--n_queue];
            core[node] = k;
            left--;
            for (size_t j = list.first[node]; j < list.first[node + 1]; j++) {
                uint32_t other = list.of[j];
                if (gone[other] || --degree[other] > k)
                    continue;
                gone[other] = true;
                queue[n_queue++] = other;
            }
        }
    }
out:
    tr_free(degree);
    tr_free(queue);
    tr_free(gone);
    release_neighbours(&list);
    return st;
}

TrStatus tr_choosing_core(TrChoosing *it, size_t k, TrError *err)
{
    size_t *core = NULL;
    TrStatus st = TR_OK;
    if (k == 0)
        return TR_OK;
    TR_TRY(TR_ARRAY(core, it->network->n_nodes, err));
    TR_TRY(core_numbers(it, core, err));
    for (size_t i = 0; i < it->network->n_nodes; i++)
        if (is_in(it, i) && core[i] < k && !it->named[i])
            leave_out(it, i, TR_OUT_CORE);
    it->choice->cut = TR_CUT_CORE;
    it->choice->n_cut = k;
out:
    tr_free(core);
    return st;
}

/* The smallest core that is no larger than there is room for, unless it is empty. */
static TrStatus keep_a_core(TrChoosing *it, bool *done, TrError *err)
{
    size_t *core = NULL, most = 0, n = SIZE_MAX, k = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(core, it->network->n_nodes, err));
    TR_TRY(core_numbers(it, core, err));
    for (size_t i = 0; i < it->network->n_nodes; i++)
        most = is_in(it, i) && core[i] > most ? core[i] : most;
    while (n > it->diagram->nodes && k <= most) {
        n = 0;
        k++;
        for (size_t i = 0; i < it->network->n_nodes; i++)
            n += is_in(it, i) && core[i] >= k && !tr_node_is_event(it->network, i);
    }
    *done = n > 2 && n <= it->diagram->nodes; /* two are no picture of a network */
    if (*done)
        TR_TRY(tr_choosing_core(it, k, err));
out:
    tr_free(core);
    return st;
}

/* ---- number of entities ---- */

/* Nearer ones first, then by rank. */
static void keep_the_nearest(TrChoosing *it)
{
    size_t room = it->diagram->nodes;
    for (uint32_t step = 0; step <= it->diagram->hops + it->choice->path_steps && step < it->network->n_nodes;
         step++) {
        for (size_t i = 0; i < it->ranked->n_places; i++) {
            uint32_t node = it->ranked->places[i];
            if (it->distance[node] != step)
                continue;
            if (room > 0)
                room--;
            else
                leave_out(it, node, TR_OUT_TOO_MANY);
        }
    }
    it->choice->cut = TR_CUT_NEAREST;
}

static TrStatus keep_whole_paths(TrChoosing *it, TrError *err)
{
    bool *kept = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(kept, it->network->n_nodes, err));
    TR_TRY(tr_choosing_whole_paths(it, kept, err));
    for (size_t i = 0; i < it->ranked->n_places; i++)
        if (is_in(it, it->ranked->places[i]) && !kept[it->ranked->places[i]])
            leave_out(it, it->ranked->places[i], TR_OUT_TOO_MANY);
    it->choice->cut = TR_CUT_NEAREST;
out:
    tr_free(kept);
    return st;
}

TrStatus tr_choosing_limit(TrChoosing *it, TrError *err)
{
    bool everything = *it->diagram->kinds == '\0' && *it->diagram->entities == '\0' &&
                      *it->diagram->path_ends == '\0' && it->diagram->collapse == TR_BY_NONE,
         done = false;
    size_t n = 0;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < it->ranked->n_places; i++)
        n += is_in(it, it->ranked->places[i]);
    it->choice->n_matched = n;
    if (n <= it->diagram->nodes || it->diagram->collapse != TR_BY_NONE)
        return TR_OK; /* groups are few, however many they hold */
    if (everything)
        TR_TRY(keep_neighbourhoods(it, &done, err));
    if (everything && !done)
        TR_TRY(keep_a_core(it, &done, err));
    if (it->choice->path_steps > 0)
        TR_TRY(keep_whole_paths(it, err));
    else if (!done)
        keep_the_nearest(it);
out:
    return st;
}

/* ---- disparity ---- */

static bool must_stay(const TrTie *tie)
{
    return tr_tie_is_contested(tie) || tr_tie_is_charged(tie) || tie->layer == TR_LAYER_PART_OF;
}

TrStatus tr_choosing_disparity(TrChoosing *it, TrError *err)
{
    const TrNetwork *network = it->network;
    double *sum = NULL, alpha = it->diagram->alpha;
    uint32_t *degree = NULL;
    TrStatus st = TR_OK;
    if (alpha <= 0)
        return TR_OK;
    TR_TRY(TR_ARRAY(sum, network->n_nodes, err));
    TR_TRY(TR_ARRAY(degree, network->n_nodes, err));
    for (size_t p = 0; p < network->n_pairs; p++) {
        const TrPair *pair = &network->pairs[p];
        if (!pair_is_in(it, pair))
            continue;
        sum[pair->a] += pair->strength;
        sum[pair->b] += pair->strength;
        degree[pair->a]++;
        degree[pair->b]++;
    }
    for (size_t p = 0; p < network->n_pairs; p++) {
        const TrPair *pair = &network->pairs[p];
        double at_a, at_b;
        if (!pair_is_in(it, pair))
            continue;
        at_a = pow(1 - pair->strength / sum[pair->a], degree[pair->a] - 1.0);
        at_b = pow(1 - pair->strength / sum[pair->b], degree[pair->b] - 1.0);
        if (at_a < alpha || at_b < alpha)
            continue;
        for (uint32_t t = pair->first_tie; t < pair->first_tie + pair->n_ties; t++) {
            if (!tr_choosing_lets_in(it, t) || must_stay(&network->ties[t]))
                continue;
            it->choice->tie_reasons[t] = TR_OUT_DISPARITY;
            it->choice->n_disparity++;
        }
    }
out:
    tr_free(sum);
    tr_free(degree);
    return st;
}
