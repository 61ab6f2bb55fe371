/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "network/projection.h"

#include <string.h>

#include "base/memory.h"
#include "base/sort.h"

enum { MOST_PAIRS = 50 * 1000 * 1000 };

/* The affiliations that count, grouped by the node through which they tie: members of via node k are
 * member_tie[first[k] .. first[k + 1] - 1], indices of ties. */
typedef struct {
    TrNetwork *network;
    size_t *first;
    uint32_t *member_tie;
    uint64_t *pair_keys; /* (u, v), u < v, one entry for each shared k */
    uint32_t *entry;     /* index of the entry, sorted along */
    uint32_t *entry_tie; /* the two affiliations of each entry */
    uint32_t *entry_other_tie;
    double *entry_weight;
    size_t n_entries;
} Projecting;

static bool is_affiliation(const TrTie *tie)
{
    return tie->layer == TR_LAYER_AFFILIATION && tie->counted && tie->a != tie->b;
}

static uint32_t kept_end(const TrNetwork *network, const TrTie *tie)
{
    return network->weave.mode == TR_MODE_PEOPLE ? tie->a : tie->b;
}

static uint32_t via_end(const TrNetwork *network, const TrTie *tie)
{
    return network->weave.mode == TR_MODE_PEOPLE ? tie->b : tie->a;
}

static TrStatus group_by_via(Projecting *p, TrError *err)
{
    const TrNetwork *network = p->network;
    size_t n = network->n_nodes, sum = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(p->first, n + 2, err));
    for (size_t t = 0; t < network->n_ties; t++)
        if (is_affiliation(&network->ties[t]))
            p->first[via_end(network, &network->ties[t]) + 2]++;
    for (size_t k = 0; k < n; k++) {
        size_t degree = p->first[k + 2];
        p->n_entries += degree * (degree - (degree > 0)) / 2;
        if (p->n_entries > MOST_PAIRS)
            return tr_fail(err, TR_ANALYSIS,
                           "the projection has over %d million pairs ('%.60s' alone has %zu affiliations); "
                           "use --network ties, or "
                           "leave out what everyone shares",
                           MOST_PAIRS / 1000000, tr_node_name(network, k), degree);
        sum += degree;
        p->first[k + 2] = sum;
    }
    TR_TRY(TR_ARRAY(p->member_tie, sum, err));
    for (uint32_t t = 0; t < network->n_ties; t++)
        if (is_affiliation(&network->ties[t]))
            p->member_tie[p->first[via_end(network, &network->ties[t]) + 1]++] = t;
out:
    return st;
}

static TrStatus list_entries(Projecting *p, TrError *err)
{
    const TrNetwork *network = p->network;
    bool weighted = network->weave.weights != TR_WEIGHT_NONE;
    TrStatus st = TR_OK;
    uint32_t n = 0;
    TR_TRY(TR_ARRAY(p->pair_keys, p->n_entries, err));
    TR_TRY(TR_ARRAY(p->entry, p->n_entries, err));
    TR_TRY(TR_ARRAY(p->entry_tie, p->n_entries, err));
    TR_TRY(TR_ARRAY(p->entry_other_tie, p->n_entries, err));
    TR_TRY(TR_ARRAY(p->entry_weight, p->n_entries, err));
    for (size_t k = 0; k < network->n_nodes; k++) {
        size_t from = p->first[k], to = p->first[k + 1];
        for (size_t i = from; i < to; i++) {
            for (size_t j = i + 1; j < to; j++, n++) {
                uint32_t u = kept_end(network, &network->ties[p->member_tie[i]]);
                uint32_t v = kept_end(network, &network->ties[p->member_tie[j]]);
                p->pair_keys[n] = u < v ? (uint64_t)u << 32 | v : (uint64_t)v << 32 | u;
                p->entry[n] = n;
                p->entry_tie[n] = p->member_tie[i];
                p->entry_other_tie[n] = p->member_tie[j];
                p->entry_weight[n] = weighted ? 1.0 / (double)(to - from - 1) : 0;
            }
        }
    }
    TR_TRY(tr_sort_keys(p->pair_keys, p->entry, p->n_entries, err));
out:
    return st;
}

/* ---- the new network ---- */

/* Keep the nodes of the wanted side; renumbered[old] = new, or TR_NO_ID. */
static TrStatus keep_side(TrNetwork *network, uint32_t **renumbered, TrError *err)
{
    bool people = network->weave.mode == TR_MODE_PEOPLE;
    size_t n = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(*renumbered, network->n_nodes, err));
    for (size_t i = 0; i < network->n_nodes; i++)
        (*renumbered)[i] =
            (strcmp(tr_node_kind(network, i), "person") == 0) == people && !tr_node_is_event(network, i);
    for (size_t t = 0; t < network->n_ties; t++)
        if (network->ties[t].layer == TR_LAYER_AFFILIATION)
            (*renumbered)[kept_end(network, &network->ties[t])] = 1;
    for (size_t i = 0; i < network->n_nodes; i++) {
        bool keep = (*renumbered)[i] == 1;
        (*renumbered)[i] = keep ? (uint32_t)n : TR_NO_ID;
        if (network->nodes[i].entity != TR_NO_ID)
            network->node_of[network->nodes[i].entity] = (*renumbered)[i];
        if (keep)
            network->nodes[n++] = network->nodes[i];
    }
    network->n_nodes = n;
out:
    return st;
}

typedef struct {
    TrTie *ties;
    TrPair *pairs;
    uint32_t *claims;
    size_t n, ties_room, pairs_room, n_claims, claims_room;
    uint32_t *seen_in; /* by origin: the last tie in which it was counted, plus one */
} Projected;

static TrStatus add_claims(const TrNetwork *network, Projected *projected, TrTie *tie, const TrTie *from,
                           TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(projected->claims, projected->claims_room, projected->n_claims + from->n_claims, err));
    for (uint32_t i = 0; i < from->n_claims; i++) {
        uint32_t claim = network->tie_claims[from->first_claim + i],
                 origin = network->origins.origin_of[claim];
        projected->claims[projected->n_claims++] = claim;
        tie->n_origins += projected->seen_in[origin] != projected->n + 1;
        projected->seen_in[origin] = (uint32_t)projected->n + 1;
    }
    tie->n_claims += from->n_claims;
    tie->n_against += from->n_against;
out:
    return st;
}

/* Entries from .. to - 1 share one pair. */
static TrStatus add_pair(const Projecting *p, Projected *projected, size_t from, size_t to,
                         const uint32_t *renumbered, TrError *err)
{
    const TrNetwork *network = p->network;
    TrTie tie = {.a = renumbered[p->pair_keys[from] >> 32],
                 .b = renumbered[p->pair_keys[from] & UINT32_MAX],
                 .layer = TR_LAYER_SHARED,
                 .counted = true,
                 .first_claim = (uint32_t)projected->n_claims,
                 .standing = TR_REPORTED};
    double strength = 0;
    TrStatus st = TR_OK;
    if (tie.a == tie.b) /* one who is tied to the same body in two ways */
        return TR_OK;
    for (size_t i = from; i < to; i++) {
        uint32_t entry = p->entry[i];
        strength += p->entry_weight[entry];
        TR_TRY(add_claims(network, projected, &tie, &network->ties[p->entry_tie[entry]], err));
        TR_TRY(add_claims(network, projected, &tie, &network->ties[p->entry_other_tie[entry]], err));
    }
    TR_TRY(TR_GROW(projected->ties, projected->ties_room, projected->n + 1, err));
    TR_TRY(TR_GROW(projected->pairs, projected->pairs_room, projected->n + 1, err));
    projected->ties[projected->n] = tie;
    projected->pairs[projected->n] =
        (TrPair){.a = tie.a,
                 .b = tie.b,
                 .first_tie = (uint32_t)projected->n,
                 .n_ties = 1,
                 .strength = network->weave.weights == TR_WEIGHT_NONE ? 1 : strength};
    projected->n++;
out:
    return st;
}

static void replace_ties(TrNetwork *network, Projected *projected)
{
    tr_free(network->ties);
    tr_free(network->pairs);
    tr_free(network->tie_claims);
    network->ties = projected->ties;
    network->pairs = projected->pairs;
    network->tie_claims = projected->claims;
    network->n_ties = network->n_pairs = projected->n;
    network->n_tie_claims = projected->n_claims;
    projected->ties = NULL;
    projected->pairs = NULL;
    projected->claims = NULL;
}

TrStatus tr_network_project(TrNetwork *network, TrError *err)
{
    Projecting p = {.network = network};
    Projected projected = {0};
    uint32_t *renumbered = NULL;
    TrStatus st = TR_OK;
    TR_TRY(group_by_via(&p, err));
    TR_TRY(list_entries(&p, err));
    TR_TRY(keep_side(network, &renumbered, err));
    TR_TRY(TR_ARRAY(projected.seen_in, network->origins.n, err));
    for (size_t from = 0, to; from < p.n_entries; from = to) {
        for (to = from + 1; to < p.n_entries && p.pair_keys[to] == p.pair_keys[from]; to++)
            continue;
        TR_TRY(add_pair(&p, &projected, from, to, renumbered, err));
    }
    replace_ties(network, &projected);
out:
    tr_free(p.first);
    tr_free(p.member_tie);
    tr_free(p.pair_keys);
    tr_free(p.entry);
    tr_free(p.entry_tie);
    tr_free(p.entry_other_tie);
    tr_free(p.entry_weight);
    tr_free(projected.ties);
    tr_free(projected.pairs);
    tr_free(projected.claims);
    tr_free(projected.seen_in);
    tr_free(renumbered);
    return st;
}
