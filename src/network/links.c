/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "network/links.h"

#include <string.h>

#include "base/memory.h"
#include "network/actions.h"
#include "network/events.h"
#include "network/infer.h"
#include "network/nodes.h"
#include "network/selection.h"

typedef struct {
    TrNetwork *network;
    TrLinks *links;
    TrActionRules *rules;
    const TrEvents *events;
} Making;

static TrStatus add_link(TrLinks *links, TrLink link, TrError *err)
{
    TrStatus st = TR_OK;
    if (link.a == TR_NO_ID || link.b == TR_NO_ID) /* left out: see --without */
        return TR_OK;
    if (!link.directed && link.layer != TR_LAYER_AFFILIATION && link.layer != TR_LAYER_PART_OF &&
        link.a > link.b) {
        uint32_t swap = link.a;
        link.a = link.b;
        link.b = swap;
    }
    TR_TRY(TR_GROW(links->links, links->room, links->n + 1, err));
    links->links[links->n++] = link;
out:
    return st;
}

/* The node that a name cell of the claim names, or TR_NO_ID if the cell is empty or that entity left out. */
static uint32_t party(const TrNetwork *network, size_t claim, TrClaimColumn column)
{
    uint32_t spelling = tr_table_cell(&network->input->tables[TR_CLAIMS], claim, column);
    return spelling == 0 ? TR_NO_ID : network->node_of[tr_names_entity(&network->names, spelling)];
}

static int8_t sign_of(const TrInput *input, size_t claim, int8_t by_action)
{
    const char *sign = tr_input_cell(input, TR_CLAIMS, claim, TR_SIGN);
    return (int8_t)(*sign == '+' ? 1 : *sign == '-' ? -1 : by_action);
}

static bool wanted_sign(const TrNetwork *network, int8_t sign)
{
    char wanted = network->weave.sign;
    return wanted == 0 || (wanted == '+' && sign > 0) || (wanted == '-' && sign < 0);
}

/* With --actions nodes: everyone who took part is tied to the event, not to one another. */
static TrStatus link_event(const Making *making, size_t claim, uint32_t actor, TrLink link, TrError *err)
{
    const TrNetwork *network = making->network;
    uint32_t event = making->events->node_of_claim[claim];
    uint32_t target = party(network, claim, TR_TARGET), recipient = party(network, claim, TR_RECIPIENT);
    TrStatus st = TR_OK;
    link.directed = true;
    link.a = actor;
    link.b = event;
    TR_TRY(add_link(making->links, link, err));
    link.a = event;
    link.b = target;
    if (target != TR_NO_ID)
        TR_TRY(add_link(making->links, link, err));
    link.b = recipient;
    if (recipient != TR_NO_ID)
        TR_TRY(add_link(making->links, link, err));
out:
    return st;
}

/* To a target that stands in the words of the action, and from there on: guesses, in a layer of their own.
 * What is left of the words gives sign and direction. */
static TrStatus link_inferred(const Making *making, const TrInferred *inferred, uint32_t actor, TrError *err)
{
    const TrNetwork *network = making->network;
    TrLink link = {.a = actor,
                   .b = network->node_of[inferred->target],
                   .claim = inferred->claim,
                   .layer = TR_LAYER_INFERRED};
    TrActionMeaning meaning;
    TrStatus st = TR_OK;
    TR_TRY(tr_action_meaning(making->rules, inferred->words, &meaning, err));
    link.directed = meaning.directed;
    link.sign = sign_of(network->input, inferred->claim, meaning.sign);
    if (!wanted_sign(network, link.sign))
        return TR_OK;
    TR_TRY(add_link(making->links, link, err));
    if (inferred->recipient == TR_NO_ID || !wanted_sign(network, 0))
        return TR_OK;
    link.a = link.b;
    link.b = network->node_of[inferred->recipient];
    link.sign = 0;
    link.directed = true;
    TR_TRY(add_link(making->links, link, err));
out:
    return st;
}

static TrStatus link_action(const Making *making, size_t claim, TrError *err)
{
    const TrNetwork *network = making->network;
    const TrTable *claims = &network->input->tables[TR_CLAIMS];
    uint32_t actor =
        party(network, claim, tr_table_cell(claims, claim, TR_PERSON) != 0 ? TR_PERSON : TR_ORGANIZATION);
    uint32_t target = party(network, claim, TR_TARGET), recipient = party(network, claim, TR_RECIPIENT);
    bool event = making->events != NULL && making->events->node_of_claim[claim] != TR_NO_ID;
    const TrInferred *inferred = tr_inferred_of(network, (uint32_t)claim);
    TrActionMeaning meaning;
    TrLink link = {.claim = (uint32_t)claim};
    TrStatus st = TR_OK;
    if (inferred != NULL)
        TR_TRY(link_inferred(making, inferred, event ? making->events->node_of_claim[claim] : actor, err));
    if (!event && target == TR_NO_ID)
        return TR_OK;
    TR_TRY(tr_action_meaning(making->rules, tr_table_cell(claims, claim, TR_ACTION), &meaning, err));
    link.layer = meaning.layer;
    link.directed = meaning.directed;
    link.sign = sign_of(network->input, claim, meaning.sign);
    if (!wanted_sign(network, link.sign))
        return TR_OK;
    if (event)
        return link_event(making, claim, actor, link, err);
    link.a = actor;
    link.b = target;
    TR_TRY(add_link(making->links, link, err));
    if (recipient != TR_NO_ID) { /* what became of the target; the sign is between actor and target */
        link.a = target;
        link.b = recipient;
        link.sign = 0;
        link.directed = true;
        if (wanted_sign(network, 0))
            TR_TRY(add_link(making->links, link, err));
    }
out:
    return st;
}

static TrStatus link_claim(const Making *making, size_t claim, TrError *err)
{
    const TrNetwork *network = making->network;
    uint32_t person = party(network, claim, TR_PERSON), organization = party(network, claim, TR_ORGANIZATION);
    TrLink link = {.a = person, .b = organization, .claim = (uint32_t)claim, .layer = TR_LAYER_AFFILIATION};
    TrStatus st = TR_OK;
    if (person != TR_NO_ID && organization != TR_NO_ID && wanted_sign(network, 0))
        TR_TRY(add_link(making->links, link, err));
    TR_TRY(link_action(making, claim, err));
out:
    return st;
}

static TrStatus link_parents(const Making *making, TrError *err)
{
    const TrNetwork *network = making->network;
    TrStatus st = TR_OK;
    for (uint32_t node = 0; node < network->n_nodes; node++) {
        uint32_t entity = network->nodes[node].entity;
        uint32_t parent = entity == TR_NO_ID ? TR_NO_ID : network->names.entities[entity].parent;
        if (parent != TR_NO_ID)
            TR_TRY(add_link(
                making->links,
                (TrLink){
                    .a = node, .b = network->node_of[parent], .claim = TR_NO_ID, .layer = TR_LAYER_PART_OF},
                err));
    }
out:
    return st;
}

TrStatus tr_links_make(TrNetwork *network, TrLinks *links, TrError *err)
{
    Making making = {.network = network, .links = links};
    TrEvents events = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_selection_make(network, err));
    if (network->weave.infer_targets)
        TR_TRY(tr_infer_targets(network, &network->inferred, &network->n_inferred, err));
    if (network->weave.action_nodes) {
        TR_TRY(tr_events_find(network, &events, err));
        making.events = &events;
    }
    TR_TRY(tr_nodes_make(network, &events, err));
    if ((making.rules = tr_action_rules_new(network->input, err)) == NULL)
        TR_TRY(TR_MEMORY);
    for (size_t i = 0; i < network->input->tables[TR_CLAIMS].n; i++)
        if (network->takes_part[i] && tr_claim_stance(network->input, i) != TR_DENIES)
            TR_TRY(link_claim(&making, i, err));
    TR_TRY(link_parents(&making, err));
    network->layers = tr_action_rules_take_layers(making.rules, &network->n_layers);
out:
    tr_action_rules_free(making.rules);
    tr_events_release(&events);
    return st;
}

void tr_links_release(TrLinks *links)
{
    tr_free(links->links);
    *links = (TrLinks){0};
}
