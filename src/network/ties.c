/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "network/ties.h"

#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/parallel.h"
#include "base/sort.h"

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

static int compare_links(const void *a, const void *b, void *input)
{
    const TrLink *x = a, *y = b;
    int order = compare_kind(x, y);
    if (order == 0 && x->claim != TR_NO_ID && y->claim != TR_NO_ID)
        order = compare_claims(input, x->claim, y->claim);
    return order;
}

/* ---- the links of a part, in order ---- */

static uint64_t pair_key(const TrLink *link)
{
    return link->a < link->b ? (uint64_t)link->a << 32 | link->b : (uint64_t)link->b << 32 | link->a;
}

static TrStatus sort_by_pair(TrLink *links, uint64_t *keys, size_t n)
{
    TrLink *scratch = NULL;
    uint32_t *order = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(scratch, n, NULL));
    TR_TRY(TR_ARRAY(order, n, NULL));
    for (uint32_t i = 0; i < n; i++) {
        keys[i] = pair_key(&links[i]);
        order[i] = i;
    }
    TR_TRY(tr_sort_keys(keys, order, n, NULL));
    memcpy(scratch, links, n * sizeof *links);
    for (size_t i = 0; i < n; i++)
        links[i] = scratch[order[i]];
out:
    tr_free(scratch);
    tr_free(order);
    return st;
}

/* Links of a pair by tie, and those of a tie by what their claims say. */
static TrStatus sort_links(TrLink *links, size_t n, TrInput *input)
{
    uint64_t *keys = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(keys, n, NULL));
    TR_TRY(sort_by_pair(links, keys, n));
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && keys[to] == keys[from]; to++)
            continue;
        if (to - from > 1)
            qsort_r(links + from, to - from, sizeof *links, compare_links, input);
    }
out:
    tr_free(keys);
    return st;
}

/* ---- the ties of a part ---- */

typedef struct {
    size_t n_ties, n_claims;       /* what it makes */
    size_t first_tie, first_claim; /* where that goes */
    TrStatus st;
} Part;

typedef struct {
    TrNetwork *network;
    TrLinks *links;
    Part *parts;
} Making;

static bool same_tie(const TrLink *x, const TrLink *y)
{
    return x->a == y->a && x->b == y->b && compare_kind(x, y) == 0;
}

/* A claim that makes the same link twice counts once. */
static bool adds_claim(const TrLink *links, size_t from, size_t i)
{
    return links[i].claim != TR_NO_ID && (i == from || links[i].claim != links[i - 1].claim);
}

static void count_part(void *context, size_t at)
{
    const Making *making = context;
    Part *part = &making->parts[at];
    TrLink *links = making->links->links + making->links->first[at];
    size_t n = making->links->first[at + 1] - making->links->first[at];
    part->st = sort_links(links, n, making->network->input);
    for (size_t from = 0, to; part->st == TR_OK && from < n; from = to) {
        for (to = from; to < n && same_tie(&links[from], &links[to]); to++)
            part->n_claims += adds_claim(links, from, to);
        part->n_ties++;
    }
}

/* How many origins the claims have; few are compared, many sorted. */
static TrStatus count_origins(const TrNetwork *network, const uint32_t *claims, uint32_t n,
                              uint32_t *n_origins)
{
    enum { FEW = 16 };
    const uint32_t *origin_of = network->origins.origin_of;
    uint64_t few[FEW], *origins = few;
    uint32_t *unused = NULL;
    TrStatus st = TR_OK;
    *n_origins = n > 0;
    if (n < 2)
        return TR_OK;
    if (n > FEW)
        TR_TRY(TR_ARRAY(origins, n, NULL));
    TR_TRY(TR_ARRAY(unused, n, NULL));
    for (uint32_t i = 0; i < n; i++)
        origins[i] = origin_of[claims[i]];
    TR_TRY(tr_sort_keys(origins, unused, n, NULL));
    for (uint32_t i = 1; i < n; i++)
        *n_origins += origins[i] != origins[i - 1];
out:
    tr_free(unused);
    if (origins != few)
        tr_free(origins);
    return st;
}

static void make_part(void *context, size_t at)
{
    const Making *making = context;
    TrNetwork *network = making->network;
    Part *part = &making->parts[at];
    const TrLink *links = making->links->links + making->links->first[at];
    size_t n = making->links->first[at + 1] - making->links->first[at], n_claims = part->first_claim;
    TrTie *tie = network->ties + part->first_tie;
    for (size_t from = 0, to; part->st == TR_OK && from < n; from = to, tie++) {
        const TrLink *first = &links[from];
        *tie = (TrTie){.a = first->a,
                       .b = first->b,
                       .layer = first->layer,
                       .sign = first->sign,
                       .directed = first->directed,
                       .first_claim = (uint32_t)n_claims};
        for (to = from; to < n && same_tie(first, &links[to]); to++)
            if (adds_claim(links, from, to))
                network->tie_claims[n_claims++] = links[to].claim;
        tie->n_claims = (uint32_t)n_claims - tie->first_claim;
        part->st =
            count_origins(network, network->tie_claims + tie->first_claim, tie->n_claims, &tie->n_origins);
    }
}

/* Where the ties and claims of each part go. */
static TrStatus place_parts(Making *making, TrError *err)
{
    TrNetwork *network = making->network;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < making->links->n_parts; i++) {
        making->parts[i].first_tie = network->n_ties;
        making->parts[i].first_claim = network->n_tie_claims;
        network->n_ties += making->parts[i].n_ties;
        network->n_tie_claims += making->parts[i].n_claims;
    }
    TR_TRY(TR_ARRAY(network->ties, network->n_ties, err));
    TR_TRY(TR_ARRAY(network->tie_claims, network->n_tie_claims, err));
out:
    return st;
}

static TrStatus each_part(Making *making, void (*work)(void *making, size_t part), TrError *err)
{
    tr_parallel(making->links->n_parts, making->network->weave.n_threads, work, making);
    for (size_t i = 0; i < making->links->n_parts; i++)
        if (making->parts[i].st != TR_OK)
            return tr_fail_memory(err);
    return tr_interrupt_check(err);
}

TrStatus tr_ties_make(TrNetwork *network, TrLinks *links, TrError *err)
{
    Making making = {.network = network, .links = links};
    TrStatus st = TR_OK;
    if (links->n >= UINT32_MAX)
        return tr_fail(err, TR_BAD_INPUT, "more than 4 billion links between entities");
    TR_TRY(TR_ARRAY(making.parts, links->n_parts, err));
    TR_TRY(each_part(&making, count_part, err));
    TR_TRY(place_parts(&making, err));
    TR_TRY(each_part(&making, make_part, err));
out:
    tr_free(making.parts);
    return st;
}
