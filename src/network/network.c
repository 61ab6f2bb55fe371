/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "network/network.h"

#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/stages.h"
#include "names/kinds.h"
#include "network/guard.h"
#include "network/projection.h"
#include "network/ties.h"

static TrStatus weave_ties(TrNetwork *network, TrError *err)
{
    TrLinks links = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_names_resolve(network->input, network->weave.internal, &network->names, err));
    TR_TRY(tr_origins_resolve(network->input, &network->origins, err));
    tr_step_done("fold");
    TR_TRY(tr_interrupt_check(err));
    TR_TRY(tr_links_make(network, &links, err));
    TR_TRY(tr_interrupt_check(err));
    TR_TRY(tr_ties_make(network, &links, err));
    tr_links_release(&links);
    TR_TRY(tr_answers_make(network, err));
    TR_TRY(tr_interrupt_check(err));
    TR_TRY(tr_pairs_make(network, err));
    if (network->weave.mode != TR_MODE_TIES)
        TR_TRY(tr_network_project(network, err));
    tr_step_done("aggregate");
out:
    tr_links_release(&links);
    return st;
}

TrNetwork *tr_network_build(TrInput *input, const TrWeave *weave, TrError *err)
{
    TrNetwork *network = tr_calloc(1, sizeof *network);
    if (network == NULL) {
        tr_fail_memory(err);
        return NULL;
    }
    /* libgomp ends the program where it has no memory to begin with: let it be while nothing is half-written
     */
    tr_guard_begin();
    network->input = input;
    network->weave = *weave;
    if (weave_ties(network, err) != TR_OK) {
        tr_network_free(network);
        return NULL;
    }
    return network;
}

void tr_network_free(TrNetwork *network)
{
    if (network == NULL)
        return;
    tr_names_release(&network->names);
    tr_origins_release(&network->origins);
    tr_free(network->takes_part);
    tr_free(network->inferred);
    tr_free(network->nodes);
    tr_free(network->node_of);
    tr_free(network->ties);
    tr_free(network->tie_claims);
    tr_free(network->pairs);
    for (size_t i = 0; i < network->n_layers; i++)
        tr_free(network->layers[i]);
    tr_free(network->layers);
    tr_free(network->against);
    tr_free(network);
}

size_t tr_network_n_entities(const TrNetwork *network)
{
    return network->n_nodes;
}

size_t tr_network_n_ties(const TrNetwork *network)
{
    return network->n_ties;
}

size_t tr_network_n_pairs(const TrNetwork *network)
{
    return network->n_pairs;
}

const char *tr_network_name(const TrNetwork *network, size_t i)
{
    return tr_node_name(network, i);
}

const char *tr_network_text(const TrNetwork *network, uint32_t string)
{
    return tr_strings_text(network->input->strings, string);
}

const char *tr_node_name(const TrNetwork *network, size_t node)
{
    return tr_network_text(network, network->nodes[node].name);
}

const char *tr_node_kind(const TrNetwork *network, size_t node)
{
    return tr_network_text(network, network->nodes[node].kind);
}

const char *tr_node_sector(const TrNetwork *network, size_t node)
{
    return tr_kind_sector(network->input, tr_node_kind(network, node));
}

bool tr_node_is_event(const TrNetwork *network, size_t node)
{
    return network->nodes[node].entity == TR_NO_ID;
}

size_t tr_network_count_entities(const TrNetwork *network)
{
    size_t n = 0;
    for (size_t i = 0; i < network->n_nodes; i++)
        n += !tr_node_is_event(network, i);
    return n;
}

const TrInferred *tr_inferred_of(const TrNetwork *network, uint32_t claim)
{
    size_t from = 0, to = network->n_inferred;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (network->inferred[middle].claim < claim)
            from = middle + 1;
        else
            to = middle;
    }
    return from < network->n_inferred && network->inferred[from].claim == claim ? &network->inferred[from]
                                                                                : NULL;
}

bool tr_tie_span(const TrNetwork *network, const TrTie *tie, TrDate *span)
{
    bool any = false;
    for (uint32_t i = 0; i < tie->n_claims; i++) {
        const char *text =
            tr_input_cell(network->input, TR_CLAIMS, network->tie_claims[tie->first_claim + i], TR_DATE);
        char problem[200];
        TrDate date;
        if (*text == '\0' || !tr_date_parse(text, &date, problem, sizeof problem))
            continue;
        if (!any || date.first_day < span->first_day)
            span->first_day = date.first_day;
        if (!any || date.last_day > span->last_day)
            span->last_day = date.last_day;
        any = true;
    }
    return any;
}
