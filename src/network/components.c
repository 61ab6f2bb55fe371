/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Union–find with path halving: near linear, and without a graph of igraph's. */
#include "base/memory.h"
#include "network/network.h"

static uint32_t root_of(uint32_t *above, uint32_t node)
{
    while (above[node] != node) {
        above[node] = above[above[node]];
        node = above[node];
    }
    return node;
}

TrStatus tr_network_count_components(const TrNetwork *network, size_t *n, TrError *err)
{
    uint32_t *above = NULL;
    TrStatus st = TR_OK;
    *n = 0;
    TR_TRY(TR_ARRAY(above, network->n_nodes, err));
    for (uint32_t i = 0; i < network->n_nodes; i++)
        above[i] = i;
    *n = network->n_nodes;
    for (size_t i = 0; i < network->n_pairs; i++) {
        uint32_t a = root_of(above, network->pairs[i].a), b = root_of(above, network->pairs[i].b);
        *n -= a != b;
        above[a] = b;
    }
out:
    tr_free(above);
    return st;
}

size_t tr_network_count_entities(const TrNetwork *network)
{
    size_t n = 0;
    for (size_t i = 0; i < network->n_nodes; i++)
        n += !tr_node_is_event(network, i);
    return n;
}
