/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "network/adjacency.h"

#include "base/memory.h"

bool tr_network_has_unit_strengths(const TrNetwork *network)
{
    for (size_t i = 0; i < network->n_pairs; i++)
        if (network->pairs[i].strength != 1)
            return false;
    return true;
}

/* Where node v's next neighbour goes stands in first[v + 1], which ends as the end of v's list. */
static void place(const TrAdjacency *adjacency, uint32_t v, uint32_t neighbour, double strength)
{
    size_t at = adjacency->first[v + 1]++;
    adjacency->neighbour[at] = neighbour;
    if (adjacency->strength != NULL)
        adjacency->strength[at] = strength;
}

TrStatus tr_adjacency_make(const TrNetwork *network, TrAdjacency *adjacency, TrError *err)
{
    size_t n = network->n_nodes, sum = 0;
    TrStatus st = TR_OK;
    *adjacency = (TrAdjacency){.n = n};
    TR_TRY(TR_ARRAY(adjacency->first, n + 2, err));
    TR_TRY(TR_ARRAY(adjacency->neighbour, 2 * network->n_pairs, err));
    if (!tr_network_has_unit_strengths(network))
        TR_TRY(TR_ARRAY(adjacency->strength, 2 * network->n_pairs, err));
    for (size_t i = 0; i < network->n_pairs; i++) {
        adjacency->first[network->pairs[i].a + 2]++;
        adjacency->first[network->pairs[i].b + 2]++;
    }
    for (size_t v = 0; v < n; v++) {
        sum += adjacency->first[v + 2];
        adjacency->first[v + 2] = sum;
    }
    /* Pairs stand in order of (a, b): first the lower neighbours of each node, then the higher ones. */
    for (size_t i = 0; i < network->n_pairs; i++)
        place(adjacency, network->pairs[i].b, network->pairs[i].a, network->pairs[i].strength);
    for (size_t i = 0; i < network->n_pairs; i++)
        place(adjacency, network->pairs[i].a, network->pairs[i].b, network->pairs[i].strength);
out:
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
    *adjacency = (TrAdjacency){0};
}
