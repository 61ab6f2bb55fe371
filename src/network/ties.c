/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "network/ties.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/sort.h"

enum { AHEAD = 16 };

typedef struct {
    TrNetwork *network;
    const TrLink *links;
    uint32_t *order; /* links by pair */
    size_t ties_room;
    uint32_t *seen_in; /* by origin: the last tie in which it was counted, plus one */
} Making;

static int compare_numbers(long long a, long long b)
{
    return (a > b) - (a < b);
}

/* Which tie of its pair a link belongs to. */
static int compare_kind(const TrLink *x, const TrLink *y)
{
    int order = compare_numbers(x->layer, y->layer);
    if (order == 0)
        order = compare_numbers(x->sign, y->sign);
    if (order == 0)
        order = compare_numbers(x->directed, y->directed);
    if (order == 0)
        order = compare_numbers(x->a, y->a);
    return order;
}

/* Claims by what they say, dates first, so that the order of rows does not matter; no two are equal. */
static int compare_claims(const TrInput *input, uint32_t a, uint32_t b)
{
    const TrTable *claims = &input->tables[TR_CLAIMS];
    int order = a == b ? 0
                       : strcmp(tr_input_cell(input, TR_CLAIMS, a, TR_DATE),
                                tr_input_cell(input, TR_CLAIMS, b, TR_DATE));
    for (size_t i = 0; order == 0 && a != b && i < claims->n_columns; i++)
        order = strcmp(tr_input_cell(input, TR_CLAIMS, a, i), tr_input_cell(input, TR_CLAIMS, b, i));
    return order;
}

static int compare_links(const void *a, const void *b, void *context)
{
    const Making *making = context;
    const TrLink *x = &making->links[*(const uint32_t *)a], *y = &making->links[*(const uint32_t *)b];
    int order = compare_kind(x, y);
    if (order == 0 && x->claim != TR_NO_ID && y->claim != TR_NO_ID)
        order = compare_claims(making->network->input, x->claim, y->claim);
    return order;
}

static TrStatus order_by_pair(Making *making, size_t n, uint64_t **pair_keys, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(*pair_keys, n, err));
    TR_TRY(TR_ARRAY(making->order, n, err));
    for (uint32_t i = 0; i < n; i++) {
        uint32_t a = making->links[i].a, b = making->links[i].b;
        (*pair_keys)[i] = a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;
        making->order[i] = i;
    }
    TR_TRY(tr_sort_keys(*pair_keys, making->order, n, err));
out:
    return st;
}

/* One tie of the links order[0 .. n-1]. A claim that makes the same link twice counts once. */
static TrStatus add_tie(Making *making, const uint32_t *order, size_t n, TrError *err)
{
    TrNetwork *network = making->network;
    const TrLink *first = &making->links[order[0]];
    TrTie tie = {.a = first->a,
                 .b = first->b,
                 .layer = first->layer,
                 .sign = first->sign,
                 .directed = first->directed};
    TrStatus st = TR_OK;
    tie.first_claim = (uint32_t)network->n_tie_claims;
    for (size_t i = 0; i < n; i++) {
        uint32_t claim = making->links[order[i]].claim, origin;
        if (claim == TR_NO_ID ||
            (tie.n_claims > 0 && network->tie_claims[network->n_tie_claims - 1] == claim))
            continue;
        network->tie_claims[network->n_tie_claims++] = claim;
        tie.n_claims++;
        origin = network->origins.origin_of[claim];
        tie.n_origins += making->seen_in[origin] != network->n_ties + 1;
        making->seen_in[origin] = (uint32_t)network->n_ties + 1;
    }
    TR_TRY(TR_GROW(network->ties, making->ties_room, network->n_ties + 1, err));
    network->ties[network->n_ties++] = tie;
out:
    return st;
}

static TrStatus add_ties_of_pair(Making *making, uint32_t *order, size_t n, TrError *err)
{
    TrStatus st = TR_OK;
    if (n > 1)
        qsort_r(order, n, sizeof *order, compare_links, making);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1;
             to < n && compare_kind(&making->links[order[from]], &making->links[order[to]]) == 0; to++)
            continue;
        TR_TRY(add_tie(making, order + from, to - from, err));
    }
out:
    return st;
}

TrStatus tr_ties_make(TrNetwork *network, TrLinks *links, TrError *err)
{
    Making making = {.network = network, .links = links->links};
    uint64_t *pair_keys = NULL;
    TrStatus st = TR_OK;
    if (links->n >= UINT32_MAX)
        return tr_fail(err, TR_BAD_INPUT, "more than 4 billion links between entities");
    TR_TRY(TR_ARRAY(network->tie_claims, links->n, err));
    TR_TRY(TR_ARRAY(making.seen_in, network->origins.n, err));
    TR_TRY(order_by_pair(&making, links->n, &pair_keys, err));
    for (size_t from = 0, to; from < links->n; from = to) {
        for (to = from + 1; to < links->n && pair_keys[to] == pair_keys[from]; to++)
            continue;
        if (to + AHEAD < links->n) /* links stand in order of claims, not of pairs: each is a cache miss */
            __builtin_prefetch(&making.links[making.order[to + AHEAD]]);
        TR_TRY(add_ties_of_pair(&making, making.order + from, to - from, err));
    }
out:
    tr_free(pair_keys);
    tr_free(making.order);
    tr_free(making.seen_in);
    return st;
}
