/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "network/reduced.h"

#include <string.h>

#include "base/memory.h"
#include "network/projection.h"
#include "network/ties.h"

/* An array of ours that holds what theirs does. */
static TrStatus copy_array(void **copy, const void *from, size_t n, size_t item_bytes, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_array(copy, n, item_bytes, err));
    if (n > 0)
        memcpy(*copy, from, n * item_bytes);
out:
    return st;
}

#define COPY(copy, from, n, err) copy_array((void **)&(copy), (from), (n), sizeof *(from), (err))

static TrStatus begin(const TrNetwork *network, TrReduced *reduced, TrError *err)
{
    TrNetwork *it = &reduced->network;
    TrStatus st = TR_OK;
    *reduced = (TrReduced){.network = *network};
    it->ties = NULL;
    it->pairs = NULL;
    it->n_pairs = 0;
    TR_TRY(COPY(it->ties, network->ties, network->n_ties, err));
out:
    return st;
}

TrStatus tr_reduced_without_pairs(const TrNetwork *network, const bool *gone, TrReduced *reduced,
                                  TrError *err)
{
    TrNetwork *it = &reduced->network;
    TrStatus st = TR_OK;
    TR_TRY(begin(network, reduced, err));
    TR_TRY(TR_ARRAY(it->pairs, network->n_pairs, err));
    for (size_t i = 0; i < network->n_pairs; i++) {
        const TrPair *pair = &network->pairs[i];
        if (!gone[i])
            it->pairs[it->n_pairs++] = *pair;
        for (uint32_t t = 0; gone[i] && t < pair->n_ties; t++)
            it->ties[pair->first_tie + t].counted = false;
    }
out:
    if (st != TR_OK)
        tr_reduced_release(reduced);
    return st;
}

/* Each tie keeps its place, with the claims that are left; one with none no longer counts. */
static TrStatus drop_claims(const TrNetwork *network, uint32_t origin, TrReduced *reduced, TrError *err)
{
    TrNetwork *it = &reduced->network;
    TrStatus st = TR_OK;
    it->tie_claims = NULL;
    it->n_tie_claims = 0;
    reduced->owns_claims = true;
    TR_TRY(TR_ARRAY(it->tie_claims, network->n_tie_claims, err));
    for (size_t t = 0; t < network->n_ties; t++) {
        const TrTie *from = &network->ties[t];
        TrTie *tie = &it->ties[t];
        tie->first_claim = (uint32_t)it->n_tie_claims;
        tie->n_claims = 0;
        for (uint32_t i = 0; i < from->n_claims; i++) {
            uint32_t claim = network->tie_claims[from->first_claim + i];
            if (network->origins.origin_of[claim] != origin) {
                it->tie_claims[it->n_tie_claims++] = claim;
                tie->n_claims++;
            }
        }
        tie->n_origins -= tie->n_claims < from->n_claims;
    }
out:
    return st;
}

/* What is said of a tie by the claims that are left: origins, and answers to them. `seen` by origin or claim
 * holds the last tie for which it was counted, plus one. */
static void recount(const TrNetwork *network, const bool *gone, uint32_t t, uint32_t *origin_seen,
                    uint32_t *answer_seen, TrTie *tie, const uint32_t *tie_claims)
{
    bool answered = tie->n_against > 0;
    tie->n_origins = tie->n_against = 0;
    for (uint32_t i = 0; i < tie->n_claims; i++) {
        uint32_t claim = tie_claims[tie->first_claim + i], origin = network->origins.origin_of[claim];
        tie->n_origins += origin_seen[origin] != t + 1;
        origin_seen[origin] = t + 1;
        for (size_t k = 0; answered && k < network->n_against; k++) {
            uint32_t answer = network->against[2 * k + 1];
            if (network->against[2 * k] != claim || gone[answer])
                continue;
            tie->n_against += answer_seen[answer] != t + 1;
            answer_seen[answer] = t + 1;
        }
    }
}

static TrStatus drop_marked(const TrNetwork *network, const bool *gone, TrReduced *reduced, TrError *err)
{
    TrNetwork *it = &reduced->network;
    uint32_t *origin_seen = NULL, *answer_seen = NULL;
    TrStatus st = TR_OK;
    it->tie_claims = NULL;
    it->n_tie_claims = 0;
    reduced->owns_claims = true;
    TR_TRY(TR_ARRAY(it->tie_claims, network->n_tie_claims, err));
    TR_TRY(TR_ARRAY(origin_seen, network->origins.n, err));
    TR_TRY(TR_ARRAY(answer_seen, network->input->tables[TR_CLAIMS].n, err));
    for (uint32_t t = 0; t < network->n_ties; t++) {
        const TrTie *from = &network->ties[t];
        TrTie *tie = &it->ties[t];
        tie->first_claim = (uint32_t)it->n_tie_claims;
        tie->n_claims = 0;
        for (uint32_t i = 0; i < from->n_claims; i++) {
            uint32_t claim = network->tie_claims[from->first_claim + i];
            if (!gone[claim]) {
                it->tie_claims[it->n_tie_claims++] = claim;
                tie->n_claims++;
            }
        }
        recount(network, gone, t, origin_seen, answer_seen, tie, it->tie_claims);
    }
out:
    tr_free(origin_seen);
    tr_free(answer_seen);
    return st;
}

TrStatus tr_reduced_without_claims(const TrNetwork *network, const bool *gone, TrReduced *reduced,
                                   TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(begin(network, reduced, err));
    TR_TRY(drop_marked(network, gone, reduced, err));
    TR_TRY(tr_pairs_make(&reduced->network, err));
out:
    if (st != TR_OK)
        tr_reduced_release(reduced);
    return st;
}

/* A projection renumbers the nodes it keeps; it goes by the ties, counted or not, and so keeps the same ones
 * whatever claims are gone. */
static TrStatus project(const TrNetwork *network, TrMode mode, TrReduced *reduced, TrError *err)
{
    TrNetwork *it = &reduced->network;
    TrStatus st = TR_OK;
    it->nodes = NULL;
    it->node_of = NULL;
    it->weave.mode = mode;
    reduced->owns_nodes = true;
    TR_TRY(COPY(it->nodes, network->nodes, network->n_nodes, err));
    TR_TRY(COPY(it->node_of, network->node_of, network->names.n, err));
    TR_TRY(tr_network_project(it, err));
out:
    return st;
}

TrStatus tr_reduced_without_origin(const TrNetwork *network, uint32_t origin, TrMode mode, TrReduced *reduced,
                                   TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(begin(network, reduced, err));
    TR_TRY(drop_claims(network, origin, reduced, err));
    TR_TRY(tr_pairs_make(&reduced->network, err));
    if (mode != TR_MODE_TIES)
        TR_TRY(project(network, mode, reduced, err));
out:
    if (st != TR_OK)
        tr_reduced_release(reduced);
    return st;
}

void tr_reduced_release(TrReduced *reduced)
{
    tr_free(reduced->network.ties);
    tr_free(reduced->network.pairs);
    if (reduced->owns_claims)
        tr_free(reduced->network.tie_claims);
    if (reduced->owns_nodes) {
        tr_free(reduced->network.nodes);
        tr_free(reduced->network.node_of);
    }
    *reduced = (TrReduced){0};
}
