/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "network/adjacency.h"

#include "base/memory.h"
#include "base/parallel.h"

bool tr_network_has_unit_strengths(const TrNetwork *network)
{
    for (size_t i = 0; i < network->n_pairs; i++)
        if (network->pairs[i].strength != 1)
            return false;
    return true;
}

/* Whether four bytes hold every strength as it is. */
static bool are_narrow(const TrNetwork *network)
{
    for (size_t i = 0; i < network->n_pairs; i++)
        if ((double)(float)network->pairs[i].strength != network->pairs[i].strength)
            return false;
    return true;
}

/* The higher ends stand in no order: what is known of one is asked for so many pairs before it is needed. */
enum { AHEAD = 16 };

/* Pairs stand in order of (a, b): in each node's list first its lower neighbours, then the higher ones.
 * Either side is a task of its own. */
typedef struct {
    const TrNetwork *network;
    TrAdjacency *adjacency;
    size_t *next[2]; /* by side and node: where its next neighbour goes */
} Placing;

static void place(void *context, size_t side)
{
    const Placing *placing = context;
    const TrAdjacency *adjacency = placing->adjacency;
    size_t n = placing->network->n_pairs;
    for (size_t i = 0; i < n; i++) {
        const TrPair *pair = &placing->network->pairs[i];
        size_t at;
        if (side == 0 && i + 2 * (size_t)AHEAD < n) {
            const TrPair *later = &placing->network->pairs[i + AHEAD];
            __builtin_prefetch(&placing->next[0][later[AHEAD].b]);
            __builtin_prefetch(&adjacency->neighbour[placing->next[0][later->b]], 1);
            if (adjacency->narrow != NULL)
                __builtin_prefetch(&adjacency->narrow[placing->next[0][later->b]], 1);
        }
        at = placing->next[side][side == 0 ? pair->b : pair->a]++;
        adjacency->neighbour[at] = side == 0 ? pair->a : pair->b;
        if (adjacency->strength != NULL)
            adjacency->strength[at] = pair->strength;
        else if (adjacency->narrow != NULL)
            adjacency->narrow[at] = (float)pair->strength;
    }
}

/* next[side][v] counts v's neighbours on that side. */
static void count(void *context, size_t side)
{
    const Placing *placing = context;
    for (size_t i = 0; i < placing->network->n_pairs; i++)
        placing->next[side][side == 0 ? placing->network->pairs[i].b : placing->network->pairs[i].a]++;
}

TrStatus tr_adjacency_make(const TrNetwork *network, TrAdjacency *adjacency, TrError *err)
{
    Placing placing = {network, adjacency, {NULL, NULL}};
    size_t n = network->n_nodes, sum = 0, n_threads = network->weave.n_threads;
    TrStatus st = TR_OK;
    *adjacency = (TrAdjacency){.n = n};
    TR_TRY(TR_ARRAY(adjacency->first, n + 1, err));
    TR_TRY(TR_ARRAY(placing.next[0], n, err));
    TR_TRY(TR_ARRAY(placing.next[1], n, err));
    TR_TRY(TR_ARRAY(adjacency->neighbour, 2 * network->n_pairs, err));
    if (!tr_network_has_unit_strengths(network) && are_narrow(network))
        TR_TRY(TR_ARRAY(adjacency->narrow, 2 * network->n_pairs, err));
    else if (!tr_network_has_unit_strengths(network))
        TR_TRY(TR_ARRAY(adjacency->strength, 2 * network->n_pairs, err));
    tr_parallel(2, n_threads, count, &placing);
    for (size_t v = 0; v < n; v++) {
        size_t lower = placing.next[0][v], higher = placing.next[1][v];
        adjacency->first[v] = placing.next[0][v] = sum;
        placing.next[1][v] = sum + lower;
        sum += lower + higher;
    }
    adjacency->first[n] = sum;
    tr_parallel(2, n_threads, place, &placing);
out:
    tr_free(placing.next[0]);
    tr_free(placing.next[1]);
    if (st != TR_OK)
        tr_adjacency_release(adjacency);
    return st;
}

/* In the order in which tr_adjacency_make() places them. */
TrStatus tr_adjacency_pairs(const TrNetwork *network, const TrAdjacency *adjacency, uint32_t **pair_at,
                            TrError *err)
{
    size_t *next = NULL;
    TrStatus st = TR_OK;
    *pair_at = NULL;
    TR_TRY(TR_ARRAY(next, network->n_nodes, err));
    TR_TRY(TR_ARRAY(*pair_at, 2 * network->n_pairs, err));
    for (size_t v = 0; v < network->n_nodes; v++)
        next[v] = adjacency->first[v];
    for (uint32_t i = 0; i < network->n_pairs; i++)
        (*pair_at)[next[network->pairs[i].b]++] = i;
    for (uint32_t i = 0; i < network->n_pairs; i++)
        (*pair_at)[next[network->pairs[i].a]++] = i;
out:
    tr_free(next);
    return st;
}

void tr_adjacency_release(TrAdjacency *adjacency)
{
    tr_free(adjacency->first);
    tr_free(adjacency->neighbour);
    tr_free(adjacency->strength);
    tr_free(adjacency->narrow);
    *adjacency = (TrAdjacency){0};
}
