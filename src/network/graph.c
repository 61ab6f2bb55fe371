/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "network/graph.h"

/* Add end `node` to the list of edge ends; room was reserved. */
static void push(igraph_vector_int_t *ends, uint32_t node)
{
    VECTOR(*ends)[igraph_vector_int_size(ends)] = (igraph_integer_t)node;
    ends->end++;
}

TrStatus tr_graph_make(const TrNetwork *network, igraph_t *graph, TrError *err)
{
    igraph_vector_int_t ends;
    TrStatus st = TR_OK;
    tr_guard_begin();
    TR_TRY_IGRAPH(igraph_vector_int_init(&ends, 2 * (igraph_integer_t)network->n_pairs), "making the graph",
                  err);
    for (size_t i = 0; i < network->n_pairs; i++) {
        VECTOR(ends)[2 * i] = (igraph_integer_t)network->pairs[i].a;
        VECTOR(ends)[2 * i + 1] = (igraph_integer_t)network->pairs[i].b;
    }
    st = tr_guard_check(igraph_create(graph, &ends, (igraph_integer_t)network->n_nodes, IGRAPH_UNDIRECTED),
                        "making the graph", err);
    igraph_vector_int_destroy(&ends);
out:
    return st;
}

static bool is_arc(const TrTie *tie)
{
    return tie->directed && tie->counted && tie->a != tie->b;
}

/* At most one each way, whatever layers and signs say it. */
void tr_pair_arcs(const TrNetwork *network, const TrPair *pair, bool *forth, bool *back)
{
    *forth = *back = false;
    for (uint32_t t = 0; t < pair->n_ties; t++) {
        const TrTie *tie = &network->ties[pair->first_tie + t];
        *forth = *forth || (is_arc(tie) && tie->a == pair->a);
        *back = *back || (is_arc(tie) && tie->a == pair->b);
    }
}

static void push_arcs(const TrNetwork *network, const TrPair *pair, igraph_vector_int_t *ends)
{
    bool forth, back;
    tr_pair_arcs(network, pair, &forth, &back);
    if (forth) {
        push(ends, pair->a);
        push(ends, pair->b);
    }
    if (back) {
        push(ends, pair->b);
        push(ends, pair->a);
    }
}

TrStatus tr_graph_make_arcs(const TrNetwork *network, igraph_t *graph, TrError *err)
{
    igraph_vector_int_t ends;
    TrStatus st = TR_OK;
    tr_guard_begin();
    TR_TRY_IGRAPH(igraph_vector_int_init(&ends, 0), "making the graph of arcs", err);
    st = tr_guard_check(igraph_vector_int_reserve(&ends, 4 * (igraph_integer_t)network->n_pairs),
                        "making the graph of arcs", err);
    if (st == TR_OK) {
        for (size_t i = 0; i < network->n_pairs; i++)
            push_arcs(network, &network->pairs[i], &ends);
        st = tr_guard_check(igraph_create(graph, &ends, (igraph_integer_t)network->n_nodes, IGRAPH_DIRECTED),
                            "making the graph of arcs", err);
    }
    igraph_vector_int_destroy(&ends);
out:
    return st;
}

static TrStatus make_weights(const TrNetwork *network, bool lengths, igraph_vector_t *weights, TrError *err)
{
    TrStatus st = TR_OK;
    tr_guard_begin();
    TR_TRY_IGRAPH(igraph_vector_init(weights, (igraph_integer_t)network->n_pairs), "making the weights", err);
    for (size_t i = 0; i < network->n_pairs; i++)
        VECTOR(*weights)[i] = lengths ? 1.0 / network->pairs[i].strength : network->pairs[i].strength;
out:
    return st;
}

TrStatus tr_graph_strengths(const TrNetwork *network, igraph_vector_t *strengths, TrError *err)
{
    return make_weights(network, false, strengths, err);
}

TrStatus tr_graph_lengths(const TrNetwork *network, igraph_vector_t *lengths, TrError *err)
{
    return make_weights(network, true, lengths, err);
}
