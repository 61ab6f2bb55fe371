/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/resampling.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* ---- the table ---- */

typedef struct {
    TrResampling *table;
    uint32_t *number_of_origin; /* by number of network->origins: its number in the table, plus one */
    uint32_t *number_of_claim;  /* likewise, by claim of the input */
    size_t supports_room, claims_room, numbered_room, confidence_room;
} Making;

static int by_name(const void *a, const void *b, void *context)
{
    const TrNetwork *network = context;
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    int order = strcmp(tr_network_text(network, network->origins.text[x]),
                       tr_network_text(network, network->origins.text[y]));
    return order != 0 ? order : (x > y) - (x < y);
}

/* Calls `visit` for each claim that supports a pair and counts. */
static TrStatus each_claim(Making *making, const TrPair *pair,
                           TrStatus (*visit)(Making *, uint32_t claim, TrError *), TrError *err)
{
    const TrNetwork *network = making->table->network;
    TrStatus st = TR_OK;
    for (uint32_t t = 0; t < pair->n_ties; t++) {
        const TrTie *tie = &network->ties[pair->first_tie + t];
        for (uint32_t i = 0; tie->counted && i < tie->n_claims; i++)
            TR_TRY(visit(making, network->tie_claims[tie->first_claim + i], err));
    }
out:
    return st;
}

static TrStatus note_origin(Making *making, uint32_t claim, TrError *err)
{
    (void)err;
    making->number_of_origin[making->table->network->origins.origin_of[claim]] = 1;
    return TR_OK;
}

/* Number the origins that support anything, in order of their names. */
static TrStatus number_origins(Making *making, TrError *err)
{
    TrResampling *table = making->table;
    const TrNetwork *network = table->network;
    TrStatus st = TR_OK;
    for (size_t p = 0; p < network->n_pairs; p++)
        TR_TRY(each_claim(making, &network->pairs[p], note_origin, err));
    TR_TRY(TR_ARRAY(table->origins, network->origins.n, err));
    for (uint32_t o = 0; o < network->origins.n; o++)
        if (making->number_of_origin[o] != 0)
            table->origins[table->n_origins++] = o;
    if (table->n_origins > 1)
        qsort_r(table->origins, table->n_origins, sizeof *table->origins, by_name, (void *)network);
    for (uint32_t i = 0; i < table->n_origins; i++)
        making->number_of_origin[table->origins[i]] = i + 1;
out:
    return st;
}

/* The claim's number; a new one if it supports nothing yet. */
static TrStatus number_claim(Making *making, uint32_t claim, uint32_t *number, TrError *err)
{
    TrResampling *table = making->table;
    double confidence;
    TrStatus st = TR_OK;
    if (making->number_of_claim[claim] == 0) {
        TR_TRY(TR_GROW(table->claim_of, making->numbered_room, table->n_claims + 1, err));
        TR_TRY(TR_GROW(table->confidence, making->confidence_room, table->n_claims + 1, err));
        confidence = tr_claim_number(table->network->input, claim, TR_CONFIDENCE, 1);
        table->claim_of[table->n_claims] = claim;
        table->confidence[table->n_claims] = confidence;
        table->certain = table->certain && confidence == 1;
        making->number_of_claim[claim] = (uint32_t)++table->n_claims;
    }
    *number = making->number_of_claim[claim] - 1;
out:
    return st;
}

/* Until the pair is complete, each of its claims is a support of its own. */
static TrStatus add_claim(Making *making, uint32_t claim, TrError *err)
{
    TrResampling *table = making->table;
    const TrNetwork *network = table->network;
    TrSupportingClaim it;
    TrStatus st = TR_OK;
    TR_TRY(number_claim(making, claim, &it.claim, err));
    it.amount =
        network->weave.weights == TR_WEIGHT_WEIGHT ? tr_claim_number(network->input, claim, TR_WEIGHT, 1) : 1;
    it.doubt = 1 - table->confidence[it.claim];
    TR_TRY(TR_GROW(table->supports, making->supports_room, table->n_supports + 2, err));
    TR_TRY(TR_GROW(table->claims, making->claims_room, table->n_supporting + 1, err));
    table->supports[table->n_supports++] =
        (TrSupport){.origin = making->number_of_origin[network->origins.origin_of[claim]] - 1,
                    .first_claim = (uint32_t)table->n_supporting,
                    .amount = it.amount,
                    .doubt = it.doubt};
    table->claims[table->n_supporting++] = it;
out:
    return st;
}

static int by_origin(const void *a, const void *b)
{
    const TrSupport *x = a, *y = b;
    int order = (x->origin > y->origin) - (x->origin < y->origin);
    return order != 0 ? order : (x->first_claim > y->first_claim) - (x->first_claim < y->first_claim);
}

/* Claims of one origin become one support, from `from` on. */
static TrStatus gather_origins(TrResampling *table, size_t from, TrError *err)
{
    size_t n = table->n_supports - from, kept = from;
    uint32_t first_claim = n > 0 ? table->supports[from].first_claim : 0;
    TrSupportingClaim *sorted = NULL;
    TrStatus st = TR_OK;
    if (n < 2)
        return TR_OK;
    TR_TRY(TR_ARRAY(sorted, n, err));
    qsort(table->supports + from, n, sizeof *table->supports, by_origin);
    for (size_t i = 0; i < n; i++)
        sorted[i] = table->claims[table->supports[from + i].first_claim];
    memcpy(table->claims + first_claim, sorted, n * sizeof *sorted);
    for (size_t i = 0; i < n; i++) {
        TrSupport it = table->supports[from + i], *last = &table->supports[kept - (kept > from)];
        if (kept > from && last->origin == it.origin) {
            last->amount += it.amount;
            last->doubt = it.doubt < last->doubt ? it.doubt : last->doubt;
            continue;
        }
        it.first_claim = first_claim + (uint32_t)i;
        table->supports[kept++] = it;
    }
    table->n_supports = kept;
out:
    tr_free(sorted);
    return st;
}

static TrStatus fill_table(Making *making, TrError *err)
{
    TrResampling *table = making->table;
    const TrNetwork *network = table->network;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(table->first, network->n_pairs + 1, err));
    TR_TRY(TR_GROW(table->supports, making->supports_room, 1, err));
    for (size_t p = 0; p < network->n_pairs; p++) {
        table->first[p] = table->n_supports;
        TR_TRY(each_claim(making, &network->pairs[p], add_claim, err));
        TR_TRY(gather_origins(table, table->first[p], err));
    }
    table->first[network->n_pairs] = table->n_supports;
    table->supports[table->n_supports] = (TrSupport){.first_claim = (uint32_t)table->n_supporting};
out:
    return st;
}

/* Which pair each entry of the adjacency belongs to: in the order in which tr_adjacency_make() places them.
 */
static TrStatus number_slots(TrResampling *table, TrError *err)
{
    const TrNetwork *network = table->network;
    size_t *next = NULL;
    TrStatus st = TR_OK;
    TR_TRY(tr_adjacency_make(network, &table->whole, err));
    TR_TRY(TR_ARRAY(table->pair_of_slot, 2 * network->n_pairs, err));
    TR_TRY(TR_ARRAY(next, network->n_nodes, err));
    if (network->n_nodes > 0)
        memcpy(next, table->whole.first, network->n_nodes * sizeof *next);
    for (uint32_t p = 0; p < network->n_pairs; p++)
        table->pair_of_slot[next[network->pairs[p].b]++] = p;
    for (uint32_t p = 0; p < network->n_pairs; p++)
        table->pair_of_slot[next[network->pairs[p].a]++] = p;
out:
    tr_free(next);
    return st;
}

TrStatus tr_resampling_make(const TrNetwork *network, TrResampling *resampling, TrError *err)
{
    Making making = {.table = resampling};
    TrStatus st = TR_OK;
    *resampling = (TrResampling){.network = network, .certain = true};
    if (network->weave.mode != TR_MODE_TIES)
        return tr_fail(err, TR_ANALYSIS,
                       "how sure a ranking is can be told of --network ties only: a projection's ties "
                       "rest on two claims each");
    TR_TRY(TR_ARRAY(making.number_of_origin, network->origins.n, err));
    TR_TRY(TR_ARRAY(making.number_of_claim, network->input->tables[TR_CLAIMS].n, err));
    TR_TRY(number_origins(&making, err));
    TR_TRY(fill_table(&making, err));
    TR_TRY(number_slots(resampling, err));
    TR_TRY(TR_ARRAY(resampling->entities, network->n_nodes, err));
    for (uint32_t v = 0; v < network->n_nodes; v++)
        if (!tr_node_is_event(network, v))
            resampling->entities[resampling->n_entities++] = v;
out:
    tr_free(making.number_of_origin);
    tr_free(making.number_of_claim);
    if (st != TR_OK)
        tr_resampling_release(resampling);
    return st;
}

void tr_resampling_release(TrResampling *resampling)
{
    tr_free(resampling->first);
    tr_free(resampling->supports);
    tr_free(resampling->claims);
    tr_free(resampling->origins);
    tr_free(resampling->claim_of);
    tr_free(resampling->confidence);
    tr_free(resampling->entities);
    tr_free(resampling->pair_of_slot);
    tr_adjacency_release(&resampling->whole);
    *resampling = (TrResampling){0};
}

const char *tr_resampling_origin(const TrResampling *resampling, size_t origin)
{
    const TrNetwork *network = resampling->network;
    return tr_network_text(network, network->origins.text[resampling->origins[origin]]);
}

/* ---- strengths ---- */

/* What is left of one support: its amount and its doubt; false if nothing is. */
static bool look_at(const TrResampling *table, const TrSupport *support, const bool *kept, double *amount,
                    double *doubt)
{
    bool any = false;
    *amount = support->amount;
    *doubt = support->doubt;
    if (kept == NULL)
        return true;
    *amount = 0;
    *doubt = 1;
    for (size_t i = support->first_claim; i < support[1].first_claim; i++) {
        const TrSupportingClaim *claim = &table->claims[i];
        if (!kept[claim->claim])
            continue;
        any = true;
        *amount += claim->amount;
        *doubt = claim->doubt < *doubt ? claim->doubt : *doubt;
    }
    return any;
}

double tr_resampling_strength(const TrResampling *resampling, size_t pair, const uint32_t *times,
                              const bool *kept)
{
    TrWeights weights = resampling->network->weave.weights;
    double sum = 0, all_doubt = 1;
    for (size_t i = resampling->first[pair]; i < resampling->first[pair + 1]; i++) {
        const TrSupport *support = &resampling->supports[i];
        uint32_t n = times == NULL ? 1 : times[support->origin];
        double amount, doubt;
        if (n == 0 || !look_at(resampling, support, kept, &amount, &doubt))
            continue;
        sum += n * (weights == TR_WEIGHT_ORIGINS ? 1 : amount);
        for (uint32_t k = 0; weights == TR_WEIGHT_CONFIDENCE && k < n; k++)
            all_doubt *= doubt;
    }
    if (weights == TR_WEIGHT_NONE)
        return sum > 0 ? 1 : 0;
    return weights == TR_WEIGHT_CONFIDENCE ? 1 - all_doubt : sum;
}
