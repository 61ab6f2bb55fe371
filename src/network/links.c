/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "network/links.h"

#include <string.h>

#include "base/memory.h"
#include "base/parallel.h"
#include "network/actions.h"
#include "network/events.h"
#include "network/infer.h"
#include "network/nodes.h"
#include "network/selection.h"

/* Claims in a block, which one thread goes through; links in a part, which one thread sorts. */
enum { CLAIMS_IN_A_BLOCK = 32768, LINKS_IN_A_PART = 32768, AHEAD = 16 };

typedef struct {
    TrNetwork *network;
    TrLinks *links;
    TrActionRules *rules;
    const TrEvents *events;
    const uint32_t *cells[TR_RECIPIENT + 1]; /* of the columns that name somebody, by column */
    uint32_t *node_of_string; /* by string id of a name: its node, or TR_NO_ID; that of "" too */
    size_t n_blocks;          /* of claims; one more holds what entities.csv says of parents */
    size_t *at;               /* by block and part: how many links, then where the next one goes */
} Making;

/* The links of one block. They are gone through twice: to count them, then to put them where they belong. */
typedef struct {
    const Making *making;
    size_t *at;
} Linking;

static void add_link(const Linking *linking, TrLink link)
{
    TrLinks *links = linking->making->links;
    size_t *at;
    if (link.a == TR_NO_ID || link.b == TR_NO_ID) /* left out: see --without */
        return;
    if (!link.directed && link.layer != TR_LAYER_AFFILIATION && link.layer != TR_LAYER_PART_OF &&
        link.a > link.b) {
        uint32_t swap = link.a;
        link.a = link.b;
        link.b = swap;
    }
    at = &linking->at[(link.a < link.b ? link.a : link.b) >> links->part_bits];
    if (links->links != NULL)
        links->links[*at] = link;
    ++*at;
}

/* The node that a name cell of the claim names, or TR_NO_ID if the cell is empty or that entity left out. */
static uint32_t party(const Making *making, size_t claim, TrClaimColumn column)
{
    return making->cells[column] == NULL ? TR_NO_ID : making->node_of_string[making->cells[column][claim]];
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
static void link_event(const Linking *linking, size_t claim, uint32_t actor, TrLink link)
{
    const Making *making = linking->making;
    uint32_t event = making->events->node_of_claim[claim];
    link.directed = true;
    link.a = actor;
    link.b = event;
    add_link(linking, link);
    link.a = event;
    link.b = party(making, claim, TR_TARGET);
    add_link(linking, link);
    link.b = party(making, claim, TR_RECIPIENT);
    add_link(linking, link);
}

/* To a target that stands in the words of the action, and from there on: guesses, in a layer of their own.
 * What is left of the words gives sign and direction. */
static void link_inferred(const Linking *linking, const TrInferred *inferred, uint32_t actor)
{
    const TrNetwork *network = linking->making->network;
    TrActionMeaning meaning = tr_action_known(linking->making->rules, inferred->words);
    TrLink link = {.a = actor,
                   .b = network->node_of[inferred->target],
                   .claim = inferred->claim,
                   .layer = TR_LAYER_INFERRED,
                   .sign = sign_of(network->input, inferred->claim, meaning.sign),
                   .directed = meaning.directed};
    if (!wanted_sign(network, link.sign))
        return;
    add_link(linking, link);
    if (inferred->recipient == TR_NO_ID || !wanted_sign(network, 0))
        return;
    link.a = link.b;
    link.b = network->node_of[inferred->recipient];
    link.sign = 0;
    link.directed = true;
    add_link(linking, link);
}

static void link_target(const Linking *linking, size_t claim, uint32_t actor, uint32_t target, bool event)
{
    const Making *making = linking->making;
    const TrNetwork *network = making->network;
    TrActionMeaning meaning =
        tr_action_known(making->rules, tr_table_cell(&network->input->tables[TR_CLAIMS], claim, TR_ACTION));
    TrLink link = {.a = actor,
                   .b = target,
                   .claim = (uint32_t)claim,
                   .layer = meaning.layer,
                   .sign = sign_of(network->input, claim, meaning.sign),
                   .directed = meaning.directed};
    if (!wanted_sign(network, link.sign))
        return;
    if (event) {
        link_event(linking, claim, actor, link);
        return;
    }
    add_link(linking, link);
    link.a = target; /* what became of the target; the sign is between actor and target */
    link.b = party(making, claim, TR_RECIPIENT);
    link.sign = 0;
    link.directed = true;
    if (wanted_sign(network, 0))
        add_link(linking, link);
}

static void link_action(const Linking *linking, size_t claim, uint32_t actor)
{
    const Making *making = linking->making;
    uint32_t target = party(making, claim, TR_TARGET);
    bool event = making->events != NULL && making->events->node_of_claim[claim] != TR_NO_ID;
    const TrInferred *inferred = tr_inferred_of(making->network, (uint32_t)claim);
    if (inferred != NULL)
        link_inferred(linking, inferred, event ? making->events->node_of_claim[claim] : actor);
    if (event || target != TR_NO_ID)
        link_target(linking, claim, actor, target, event);
}

static void link_claim(const Linking *linking, size_t claim)
{
    const Making *making = linking->making;
    uint32_t person = party(making, claim, TR_PERSON), organization = party(making, claim, TR_ORGANIZATION);
    if (wanted_sign(making->network, 0))
        add_link(linking, (TrLink){.a = person,
                                   .b = organization,
                                   .claim = (uint32_t)claim,
                                   .layer = TR_LAYER_AFFILIATION});
    link_action(linking, claim,
                making->cells[TR_PERSON] != NULL && making->cells[TR_PERSON][claim] != 0 ? person
                                                                                         : organization);
}

static void link_parents(const Linking *linking)
{
    const TrNetwork *network = linking->making->network;
    for (uint32_t node = 0; node < network->n_nodes; node++) {
        uint32_t entity = network->nodes[node].entity;
        uint32_t parent = entity == TR_NO_ID ? TR_NO_ID : network->names.entities[entity].parent;
        if (parent != TR_NO_ID)
            add_link(linking, (TrLink){.a = node,
                                       .b = network->node_of[parent],
                                       .claim = TR_NO_ID,
                                       .layer = TR_LAYER_PART_OF});
    }
}

/* ---- blocks and parts ---- */

/* The nodes of a claim's names stand anywhere in the table: they are asked for before. */
static void announce(const Making *making, size_t claim)
{
    __builtin_prefetch(&making->node_of_string[making->cells[TR_PERSON][claim]]);
    __builtin_prefetch(&making->node_of_string[making->cells[TR_ORGANIZATION][claim]]);
}

static void link_block(void *context, size_t block)
{
    const Making *making = context;
    const TrNetwork *network = making->network;
    Linking linking = {making, making->at + block * making->links->n_parts};
    size_t end = (block + 1) * CLAIMS_IN_A_BLOCK, n = network->input->tables[TR_CLAIMS].n;
    bool both = making->cells[TR_PERSON] != NULL && making->cells[TR_ORGANIZATION] != NULL;
    if (block == making->n_blocks)
        link_parents(&linking);
    for (size_t i = block * CLAIMS_IN_A_BLOCK; i < end && i < n; i++) {
        if (both && i + AHEAD < n)
            announce(making, i + AHEAD);
        if (network->takes_part[i] && tr_claim_stance(network->input, i) != TR_DENIES)
            link_claim(&linking, i);
    }
}

static void link_blocks(Making *making)
{
    tr_parallel(making->n_blocks + 1, making->network->weave.n_threads, link_block, making);
}

/* Parts of as many nodes each as a power of two, and of about LINKS_IN_A_PART links. */
static void choose_parts(TrLinks *links, const TrNetwork *network)
{
    size_t wanted = network->input->tables[TR_CLAIMS].n / LINKS_IN_A_PART + 1;
    while (network->n_nodes >> links->part_bits > wanted)
        links->part_bits++;
    links->n_parts = (network->n_nodes >> links->part_bits) + 1;
}

/* From how many links to where they go: part by part, in each block by block. */
static TrStatus place_links(Making *making, TrError *err)
{
    TrLinks *links = making->links;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(links->first, links->n_parts + 1, err));
    for (size_t part = 0; part < links->n_parts; part++) {
        links->first[part] = links->n;
        for (size_t block = 0; block <= making->n_blocks; block++) {
            size_t *at = &making->at[block * links->n_parts + part], count = *at;
            *at = links->n;
            links->n += count;
        }
    }
    links->first[links->n_parts] = links->n;
    TR_TRY(TR_ARRAY(links->links, links->n, err));
out:
    return st;
}

/* What is looked up for each claim: the nodes of names, the meanings of actions. */
static TrStatus prepare(Making *making, TrError *err)
{
    static const TrClaimColumn named[] = {TR_PERSON, TR_ORGANIZATION, TR_TARGET, TR_RECIPIENT};
    const TrNetwork *network = making->network;
    const TrNames *names = &network->names;
    const TrTable *claims = &network->input->tables[TR_CLAIMS];
    TrActionMeaning meaning;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(making->node_of_string, tr_strings_count(network->input->strings), err));
    for (uint32_t i = 0; i < tr_strings_count(network->input->strings); i++) {
        uint32_t entity = tr_names_entity(names, i);
        making->node_of_string[i] = entity == TR_NO_ID ? TR_NO_ID : network->node_of[entity];
    }
    making->node_of_string[0] = TR_NO_ID;
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        making->cells[named[i]] = claims->columns[named[i]].cells;
    for (size_t i = 0; i < claims->n; i++)
        if (network->takes_part[i] && (making->events != NULL || tr_table_cell(claims, i, TR_TARGET) != 0))
            TR_TRY(tr_action_meaning(making->rules, tr_table_cell(claims, i, TR_ACTION), &meaning, err));
    for (size_t i = 0; i < network->n_inferred; i++)
        TR_TRY(tr_action_meaning(making->rules, network->inferred[i].words, &meaning, err));
out:
    return st;
}

static TrStatus make_links(Making *making, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(prepare(making, err));
    choose_parts(making->links, making->network);
    making->n_blocks =
        (making->network->input->tables[TR_CLAIMS].n + CLAIMS_IN_A_BLOCK - 1) / CLAIMS_IN_A_BLOCK;
    TR_TRY(TR_ARRAY(making->at, (making->n_blocks + 1) * making->links->n_parts, err));
    link_blocks(making);
    TR_TRY(place_links(making, err));
    link_blocks(making);
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
    TR_TRY(make_links(&making, err));
    network->layers = tr_action_rules_take_layers(making.rules, &network->n_layers);
out:
    tr_action_rules_free(making.rules);
    tr_events_release(&events);
    tr_free(making.node_of_string);
    tr_free(making.at);
    return st;
}

void tr_links_release(TrLinks *links)
{
    tr_free(links->links);
    tr_free(links->first);
    *links = (TrLinks){0};
}
