/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names are sorted by their first eight bytes as one number, then where those agree by the next eight, and so
 * on. */
#include "network/nodes.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/parallel.h"
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

/* ---- in order of name ---- */

enum { KEY_BYTES = 8, MOST_BY_KEYS = 64, ITEMS_IN_A_BLOCK = 16384, AHEAD = 16 };

/* As a number that orders as the bytes do; 0 behind the end. */
static uint64_t first_bytes(const char *text)
{
    uint64_t key = 0;
    for (int i = 0; i < KEY_BYTES; i++) {
        key = key << 8 | (unsigned char)*text;
        text += *text != '\0';
    }
    return key;
}

typedef struct {
    Order *order;
    uint32_t *items;
    uint64_t *keys; /* the bytes that the items were sorted by last */
    size_t n;
    size_t *first; /* by block: its first item */
    TrStatus *st;  /* by block */
} Sorting;

static size_t end_of_group(const Sorting *sorting, size_t from, size_t end)
{
    size_t to = from + 1;
    while (to < end && sorting->keys[to] == sorting->keys[from])
        to++;
    return to;
}

/* Sort items[from .. end-1], whose names agree in the bytes before `depth`, by the next few. */
static TrStatus sort_by_bytes(const Sorting *sorting, size_t from, size_t end, size_t depth)
{
    const TrStrings *strings = sorting->order->network->input->strings;
    for (size_t i = from; i < end; i++) {
        if (i + AHEAD < end)
            tr_strings_fetch(strings, name_of(sorting->order, sorting->items[i + AHEAD]));
        if (i + AHEAD / 2 < end)
            tr_strings_fetch_text(strings, name_of(sorting->order, sorting->items[i + AHEAD / 2]));
        sorting->keys[i] =
            first_bytes(tr_strings_text(strings, name_of(sorting->order, sorting->items[i])) + depth);
    }
    return tr_sort_keys(sorting->keys + from, sorting->items + from, end - from, NULL);
}

/* Settle the order of those whose names agree so far: by the bytes behind, as far as names have any. */
static TrStatus sort_groups(const Sorting *sorting, size_t from, size_t end, size_t depth)
{
    TrStatus st = TR_OK;
    for (size_t to; from < end; from = to) {
        bool ended = (sorting->keys[from] & 0xFF) == 0;
        to = end_of_group(sorting, from, end);
        if (to - from == 1)
            continue;
        if (ended || depth == MOST_BY_KEYS) {
            qsort_r(sorting->items + from, to - from, sizeof *sorting->items, compare, sorting->order);
            continue;
        }
        TR_TRY(sort_by_bytes(sorting, from, to, depth));
        TR_TRY(sort_groups(sorting, from, to, depth + KEY_BYTES));
    }
out:
    return st;
}

/* A block begins with the first group that begins in it. */
static size_t start_of_block(const Sorting *sorting, size_t block)
{
    size_t at = block * ITEMS_IN_A_BLOCK;
    while (at > 0 && at < sorting->n && sorting->keys[at] == sorting->keys[at - 1])
        at++;
    return at < sorting->n ? at : sorting->n;
}

static void sort_block(void *context, size_t block)
{
    const Sorting *sorting = context;
    sorting->st[block] = sort_groups(sorting, sorting->first[block], sorting->first[block + 1], KEY_BYTES);
}

static TrStatus sort_items(Order *order, uint32_t *items, size_t n, TrError *err)
{
    Sorting sorting = {.order = order, .items = items, .n = n};
    size_t n_blocks = n / ITEMS_IN_A_BLOCK + 1;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(sorting.keys, n, err));
    TR_TRY(TR_ARRAY(sorting.st, n_blocks, err));
    TR_TRY(TR_ARRAY(sorting.first, n_blocks + 1, err));
    if (sort_by_bytes(&sorting, 0, n, 0) != TR_OK)
        TR_TRY(tr_fail_memory(err));
    for (size_t block = 0; block < n_blocks; block++)
        sorting.first[block] = start_of_block(&sorting, block);
    sorting.first[n_blocks] = n;
    tr_parallel(n_blocks, order->network->weave.n_threads, sort_block, &sorting);
    for (size_t block = 0; block < n_blocks; block++)
        if (sorting.st[block] != TR_OK)
            TR_TRY(tr_fail_memory(err));
out:
    tr_free(sorting.keys);
    tr_free(sorting.st);
    tr_free(sorting.first);
    return st;
}

/* ---- which ---- */

/* Mark the entities of claims that take part, those inferred from them, and their ancestors. Where all claims
 * do, each spelling that they use is looked at once. */
static void mark_entities(const TrNetwork *network, bool *marked)
{
    static const TrClaimColumn columns[] = {TR_PERSON, TR_ORGANIZATION, TR_TARGET, TR_RECIPIENT};
    const TrTable *claims = &network->input->tables[TR_CLAIMS];
    const TrNames *names = &network->names;
    bool all = network->n_undated == 0 && network->n_held_back == 0 && network->weave.since == NULL &&
               network->weave.until == NULL;
    for (uint32_t i = 1; all && i < names->n_strings; i++)
        if (names->uses[i] > 0)
            marked[names->entity_of[i] - 1] = true;
    for (size_t k = 0; !all && k < 4; k++) {
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
    /* Up to one that is marked: what is above that is marked in its own turn. */
    for (uint32_t e = 0; e < names->n; e++)
        for (uint32_t above = e;
             marked[e] && (above = names->entities[above].parent) != TR_NO_ID && !marked[above];)
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
