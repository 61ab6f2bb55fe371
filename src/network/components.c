/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Union–find with path halving: near linear, and without a graph of igraph's. */
#include "network/components.h"

#include "base/memory.h"

static uint32_t root_of(uint32_t *above, uint32_t node)
{
    while (above[node] != node) {
        above[node] = above[above[node]];
        node = above[node];
    }
    return node;
}

/* Tie the two ends together. Returns whether they were apart. */
static bool join(uint32_t *above, const TrPair *pair)
{
    uint32_t a = root_of(above, pair->a), b = root_of(above, pair->b);
    above[a] = b;
    return a != b;
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
    for (size_t i = 0; i < network->n_pairs; i++)
        *n -= join(above, &network->pairs[i]);
out:
    tr_free(above);
    return st;
}

/* ---- what searches go over ---- */

/* Take nodes with one neighbour away until there is none. The exclusive or of the neighbours that a node has
 * left is, of one, that neighbour: so no list of them is needed. */
static void fold_trees(const TrNetwork *network, uint32_t *degree, uint32_t *around)
{
    for (size_t i = 0; i < network->n_pairs; i++) {
        const TrPair *pair = &network->pairs[i];
        around[pair->a] ^= pair->b;
        around[pair->b] ^= pair->a;
    }
    for (uint32_t node = 0; node < network->n_nodes; node++)
        for (uint32_t leaf = node; degree[leaf] == 1;) {
            uint32_t next = around[leaf];
            degree[leaf] = 0;
            degree[next]--;
            around[next] ^= leaf;
            leaf = next;
        }
}

static void count_degrees(const TrNetwork *network, uint32_t *degree)
{
    for (size_t i = 0; i < network->n_pairs; i++) {
        degree[network->pairs[i].a]++;
        degree[network->pairs[i].b]++;
    }
}

static bool is_left(const uint32_t *degree, const TrPair *pair)
{
    return degree[pair->a] > 0 && degree[pair->b] > 0;
}

TrStatus tr_network_search_extent(const TrNetwork *network, bool without_trees, double *extent, TrError *err)
{
    uint32_t *above = NULL, *degree = NULL, *ties = NULL; /* by node; ties: of the component, by its root */
    TrStatus st = TR_OK;
    *extent = 0;
    TR_TRY(TR_ARRAY(above, network->n_nodes, err));
    TR_TRY(TR_ARRAY(degree, network->n_nodes, err));
    TR_TRY(TR_ARRAY(ties, network->n_nodes, err));
    count_degrees(network, degree);
    if (without_trees)
        fold_trees(network, degree, ties);
    for (uint32_t i = 0; i < network->n_nodes; i++) {
        above[i] = i;
        ties[i] = 0;
    }
    for (size_t i = 0; i < network->n_pairs; i++)
        if (is_left(degree, &network->pairs[i]))
            (void)join(above, &network->pairs[i]);
    for (size_t i = 0; i < network->n_pairs; i++)
        if (is_left(degree, &network->pairs[i]))
            ties[root_of(above, network->pairs[i].a)]++;
    for (uint32_t i = 0; i < network->n_nodes; i++)
        if (degree[i] > 0)
            *extent += ties[root_of(above, i)];
out:
    tr_free(above);
    tr_free(degree);
    tr_free(ties);
    return st;
}
