/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names are sorted by their first eight bytes as one number, which settles nearly all of them, then by the
 * rest where those agree. */
#include "network/nodes.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/sort.h"

typedef struct {
    const TrNetwork *network;
    const TrEvents *events;
} Order;

/* Items are entities, and events numbered from n_entities on. */
static uint32_t name_of(const Order *order, uint32_t item)
{
    size_t n_entities = order->network->names.n;
    return item < n_entities ? order->network->names.entities[item].name
                             : order->events->name[item - n_entities];
}

static int compare(const void *a, const void *b, void *context)
{
    const Order *order = context;
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b,
             n_entities = (uint32_t)order->network->names.n;
    int by_name = strcmp(tr_network_text(order->network, name_of(order, x)),
                         tr_network_text(order->network, name_of(order, y)));
    if (by_name != 0 || (x < n_entities && y < n_entities))
        return by_name;
    if (x < n_entities || y < n_entities)
        return x < n_entities ? -1 : 1;
    return tr_events_compare(order->network, order->events, x - n_entities, y - n_entities);
}

static uint64_t first_bytes(const char *text)
{
    uint64_t key = 0;
    for (int i = 0; i < 8; i++) {
        key = key << 8 | (unsigned char)*text;
        text += *text != '\0';
    }
    return key;
}

static TrStatus sort_items(Order *order, uint32_t *items, size_t n, TrError *err)
{
    uint64_t *keys = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(keys, n, err));
    for (size_t i = 0; i < n; i++)
        keys[i] = first_bytes(tr_network_text(order->network, name_of(order, items[i])));
    TR_TRY(tr_sort_keys(keys, items, n, err));
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && keys[to] == keys[from]; to++)
            continue;
        if (to - from > 1)
            qsort_r(items + from, to - from, sizeof *items, compare, order);
    }
out:
    tr_free(keys);
    return st;
}

/* Mark the entities of claims that take part, those inferred from them, and their ancestors. */
static void mark_entities(const TrNetwork *network, bool *marked)
{
    static const TrClaimColumn columns[] = {TR_PERSON, TR_ORGANIZATION, TR_TARGET, TR_RECIPIENT};
    const TrTable *claims = &network->input->tables[TR_CLAIMS];
    const TrNames *names = &network->names;
    for (size_t k = 0; k < 4; k++) {
        const uint32_t *cells = claims->columns[columns[k]].cells;
        for (size_t i = 0; cells != NULL && i < claims->n; i++)
            if (network->takes_part[i] && cells[i] != 0)
                marked[tr_names_entity(names, cells[i])] = true;
    }
    for (size_t i = 0; i < network->n_inferred; i++) {
        marked[network->inferred[i].target] = true;
        if (network->inferred[i].recipient != TR_NO_ID)
            marked[network->inferred[i].recipient] = true;
    }
    for (uint32_t e = 0; e < names->n; e++)
        for (uint32_t above = e; marked[e] && above != TR_NO_ID; above = names->entities[above].parent)
            marked[above] = true;
}

/* Take the mark off the entities that --without names. */
static TrStatus leave_out(const TrNetwork *network, bool *marked, TrError *err)
{
    char *names = tr_text_copy(network->weave.without), *save = NULL;
    TrStatus st = names == NULL ? tr_fail_memory(err) : TR_OK;
    TR_TRY(st);
    for (char *name = strtok_r(names, "|", &save); name != NULL; name = strtok_r(NULL, "|", &save)) {
        uint32_t entity;
        TR_TRY(tr_names_find(network->input, &network->names, name, &entity, err));
        if (entity == TR_NO_ID)
            TR_TRY(tr_fail(err, TR_BAD_USAGE, "--without names '%.60s', and no entity has that name", name));
        marked[entity] = false;
    }
out:
    tr_free(names);
    return st;
}

static TrStatus place_nodes(TrNetwork *network, const uint32_t *items, const TrEvents *events,
                            uint32_t *node_of_event, TrError *err)
{
    uint32_t event_kind;
    size_t n_entities = network->names.n;
    TrStatus st = TR_OK;
    TR_TRY(tr_strings_add(network->input->strings, "event", 5, &event_kind, NULL, err));
    for (uint32_t i = 0; i < network->n_nodes; i++) {
        if (items[i] < n_entities) {
            const TrEntity *entity = &network->names.entities[items[i]];
            network->nodes[i] =
                (TrNode){.name = entity->name, .kind = entity->kind, .entity = items[i], .claim = TR_NO_ID};
            network->node_of[items[i]] = i;
        } else {
            size_t event = items[i] - n_entities;
            network->nodes[i] = (TrNode){.name = events->name[event],
                                         .kind = event_kind,
                                         .entity = TR_NO_ID,
                                         .claim = events->claim_of[event]};
            node_of_event[event] = i;
        }
    }
out:
    return st;
}

TrStatus tr_nodes_make(TrNetwork *network, TrEvents *events, TrError *err)
{
    Order order = {network, events};
    size_t n_entities = network->names.n;
    uint32_t *items = NULL, *node_of_event = NULL;
    bool *marked = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(marked, n_entities, err));
    TR_TRY(TR_ARRAY(items, n_entities + events->n, err));
    TR_TRY(TR_ARRAY(node_of_event, events->n, err));
    TR_TRY(TR_ARRAY(network->node_of, n_entities, err));
    mark_entities(network, marked);
    if (network->weave.without != NULL)
        TR_TRY(leave_out(network, marked, err));
    for (uint32_t e = 0; e < n_entities; e++) {
        network->node_of[e] = TR_NO_ID;
        if (marked[e])
            items[network->n_nodes++] = e;
    }
    for (uint32_t event = 0; event < events->n; event++)
        items[network->n_nodes++] = (uint32_t)n_entities + event;
    TR_TRY(sort_items(&order, items, network->n_nodes, err));
    TR_TRY(TR_ARRAY(network->nodes, network->n_nodes, err));
    TR_TRY(place_nodes(network, items, events, node_of_event, err));
    for (size_t i = 0; events->n > 0 && i < network->input->tables[TR_CLAIMS].n; i++)
        if (events->event_of[i] != TR_NO_ID)
            events->node_of_claim[i] = node_of_event[events->event_of[i]];
out:
    tr_free(marked);
    tr_free(items);
    tr_free(node_of_event);
    return st;
}
