/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/replicate.h"

#include <string.h>

#include "base/memory.h"
#include "base/random.h"

TrStatus tr_replicate_init(TrReplicate *replicate, const TrResampling *resampling, TrError *err)
{
    const TrNetwork *network = resampling->network;
    size_t most =
        resampling->n_origins > resampling->n_entities ? resampling->n_origins : resampling->n_entities;
    TrStatus st = TR_OK;
    *replicate = (TrReplicate){.adjacency = {.n = network->n_nodes}};
    TR_TRY(TR_ARRAY(replicate->adjacency.first, network->n_nodes + 1, err));
    TR_TRY(TR_ARRAY(replicate->adjacency.neighbour, 2 * network->n_pairs, err));
    TR_TRY(TR_ARRAY(replicate->slots, 2 * network->n_pairs, err));
    TR_TRY(TR_ARRAY(replicate->entities, resampling->n_entities, err));
    TR_TRY(TR_ARRAY(replicate->times, resampling->n_origins, err));
    TR_TRY(TR_ARRAY(replicate->kept, resampling->n_claims, err));
    TR_TRY(TR_ARRAY(replicate->gone, network->n_nodes, err));
    TR_TRY(TR_ARRAY(replicate->urn, most, err));
    TR_TRY(TR_ARRAY(replicate->strength, network->n_pairs, err));
out:
    if (st != TR_OK)
        tr_replicate_release(replicate);
    return st;
}

void tr_replicate_release(TrReplicate *replicate)
{
    replicate->adjacency.strength = NULL; /* it is slots, or nothing */
    tr_adjacency_release(&replicate->adjacency);
    tr_free(replicate->slots);
    tr_free(replicate->entities);
    tr_free(replicate->times);
    tr_free(replicate->kept);
    tr_free(replicate->gone);
    tr_free(replicate->urn);
    tr_free(replicate->strength);
    *replicate = (TrReplicate){0};
}

/* n of urn[0 .. of - 1] to the front, by exchanges from there (Fisher and Yates). */
static void shuffle_to_front(TrRandom *random, uint32_t *urn, size_t of, size_t n)
{
    for (uint32_t i = 0; i < of; i++)
        urn[i] = i;
    for (size_t i = 0; i < n && i < of; i++) {
        size_t k = i + (size_t)tr_random_below(random, of - i);
        uint32_t swap = urn[i];
        urn[i] = urn[k];
        urn[k] = swap;
    }
}

static void draw_origins(const TrResampling *table, const TrReplicatePlan *plan, uint64_t index,
                         TrRandom *random, TrReplicate *replicate)
{
    size_t n = table->n_origins;
    for (size_t o = 0; o < n; o++)
        replicate->times[o] = plan->kind == TR_WITHOUT_ONE_ORIGIN ? o != index : 0;
    if (plan->kind == TR_FEWER_ORIGINS)
        shuffle_to_front(random, replicate->urn, n, plan->n);
    for (size_t i = 0; i < plan->n; i++) {
        if (plan->kind == TR_ORIGINS_AGAIN)
            replicate->times[tr_random_below(random, n)]++;
        else if (plan->kind == TR_FEWER_ORIGINS && i < n)
            replicate->times[replicate->urn[i]] = 1;
    }
}

static void draw_entities(const TrResampling *table, const TrReplicatePlan *plan, TrRandom *random,
                          TrReplicate *replicate)
{
    memset(replicate->gone, 0, table->network->n_nodes * sizeof *replicate->gone);
    shuffle_to_front(random, replicate->urn, table->n_entities, plan->n);
    for (size_t i = plan->n; i < table->n_entities; i++)
        replicate->gone[table->entities[replicate->urn[i]]] = true;
}

/* The adjacency of the pairs whose strength is over 0; without strengths where all are 1. */
static void fill_adjacency(const TrResampling *table, TrReplicate *replicate)
{
    const TrAdjacency *whole = &table->whole;
    TrAdjacency *adjacency = &replicate->adjacency;
    bool all_one = true;
    size_t n = 0;
    for (size_t v = 0; v < whole->n; v++) {
        adjacency->first[v] = n;
        for (size_t i = whole->first[v]; i < whole->first[v + 1]; i++) {
            double strength = replicate->strength[table->pair_of_slot[i]];
            adjacency->neighbour[n] = whole->neighbour[i];
            replicate->slots[n] = strength;
            all_one = all_one && (strength == 1 || strength == 0);
            n += strength > 0;
        }
    }
    adjacency->first[whole->n] = n;
    adjacency->strength = all_one ? NULL : replicate->slots;
}

void tr_replicate_draw(const TrResampling *resampling, const TrReplicatePlan *plan, uint64_t index,
                       TrReplicate *replicate)
{
    const TrNetwork *network = resampling->network;
    bool by_claim = plan->kind == TR_CLAIMS_BY_CONFIDENCE, by_entity = plan->kind == TR_FEWER_ENTITIES;
    TrRandom random;
    tr_random_begin(&random, plan->seed, (uint64_t)plan->kind << 56 | (uint64_t)plan->n << 32 | index);
    if (by_entity)
        draw_entities(resampling, plan, &random, replicate);
    else if (!by_claim)
        draw_origins(resampling, plan, index, &random, replicate);
    for (size_t c = 0; by_claim && c < resampling->n_claims; c++)
        replicate->kept[c] = tr_random_unit(&random) < resampling->confidence[c];
    for (size_t p = 0; p < network->n_pairs; p++) {
        const TrPair *pair = &network->pairs[p];
        replicate->strength[p] =
            by_entity ? (replicate->gone[pair->a] || replicate->gone[pair->b] ? 0 : pair->strength)
                      : tr_resampling_strength(resampling, p, by_claim ? NULL : replicate->times,
                                               by_claim ? replicate->kept : NULL);
    }
    replicate->n_entities = 0;
    for (size_t i = 0; i < resampling->n_entities; i++)
        if (!by_entity || !replicate->gone[resampling->entities[i]])
            replicate->entities[replicate->n_entities++] = resampling->entities[i];
    fill_adjacency(resampling, replicate);
}
