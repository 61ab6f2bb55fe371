/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/diff_union.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "network/sources.h"
#include "report/diff_union_claims.h"

/* A tie of either edition on its way: ends as nodes of the union. */
typedef struct {
    TrEdition edition;
    uint32_t number, was; /* was: that of OLD, where it changed */
    uint32_t a, b;
    uint8_t layer;
    TrMark mark;
} Item;

/* A node on its way. */
typedef struct {
    TrEdition edition;
    uint32_t node;
    TrMark mark;
} End;

typedef struct {
    const TrDifference *difference;
    TrUnion *both;
    TrUnionClaims claims;
    Item *items;
    size_t n_items, items_room;
    End *ends;
    size_t n_ends, ends_room;
    uint32_t *end_of[TR_N_EDITIONS]; /* by node: its end, plus one */
    uint32_t *place;                 /* by end: its node in the union */
} Making;

static const TrNetwork *network_of(const Making *it, TrEdition edition)
{
    return it->difference->common.networks[edition];
}

/* ---- who is in it ---- */

/* The node of NEW for one of OLD: the same, or the one that it was merged with; TR_NO_ID for neither. */
static uint32_t node_now(const Making *it, uint32_t node)
{
    const TrEntityChanges *entities = &it->difference->entities;
    uint32_t entity = network_of(it, TR_OLD)->nodes[node].entity, now = entities->partner[TR_OLD][entity];
    if (now == TR_NO_ID)
        now = entities->joins[TR_OLD][entity];
    return now == TR_NO_ID ? TR_NO_ID : network_of(it, TR_NEW)->node_of[now];
}

static bool is_new(const Making *it, uint32_t node)
{
    const TrEntityChanges *entities = &it->difference->entities;
    uint32_t entity = network_of(it, TR_NEW)->nodes[node].entity, old = entities->partner[TR_NEW][entity];
    if (old == TR_NO_ID)
        return entities->joins[TR_NEW][entity] == TR_NO_ID;
    return network_of(it, TR_OLD)->node_of[old] == TR_NO_ID;
}

static TrStatus add_end(Making *it, TrEdition edition, uint32_t node, uint32_t *end, TrError *err)
{
    uint32_t now = edition == TR_OLD ? node_now(it, node) : node;
    TrEdition where = now == TR_NO_ID ? TR_OLD : TR_NEW;
    uint32_t *slot = &it->end_of[where][now == TR_NO_ID ? node : now];
    TrStatus st = TR_OK;
    if (*slot == 0) {
        TR_TRY(TR_GROW(it->ends, it->ends_room, it->n_ends + 1, err));
        it->ends[it->n_ends++] = (End){where, now == TR_NO_ID ? node : now,
                                       now == TR_NO_ID   ? TR_MARK_REMOVED
                                       : is_new(it, now) ? TR_MARK_ADDED
                                                         : TR_MARK_NONE};
        *slot = (uint32_t)it->n_ends;
    }
    *end = *slot - 1;
out:
    return st;
}

static TrStatus add_item(Making *it, TrEdition edition, uint32_t number, uint32_t was, TrMark mark,
                         TrError *err)
{
    const TrTie *tie = &network_of(it, edition)->ties[number];
    Item item = {.edition = edition, .number = number, .was = was, .layer = tie->layer, .mark = mark};
    TrStatus st = TR_OK;
    TR_TRY(add_end(it, edition, tie->a, &item.a, err));
    TR_TRY(add_end(it, edition, tie->b, &item.b, err));
    TR_TRY(TR_GROW(it->items, it->items_room, it->n_items + 1, err));
    it->items[it->n_items++] = item;
out:
    return st;
}

/* Those that changed; then those that did not, between the same entities. */
static TrStatus list_items(Making *it, TrError *err)
{
    const TrTieChanges *ties = &it->difference->ties;
    const TrNetwork *now = network_of(it, TR_NEW);
    size_t n_changed = 0;
    bool *changed = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(changed, now->n_ties, err));
    for (size_t i = 0; i < ties->n; i++) {
        const uint32_t *numbers = ties->changes[i].ties;
        TrMark mark = numbers[TR_OLD] == TR_NO_ID   ? TR_MARK_ADDED
                      : numbers[TR_NEW] == TR_NO_ID ? TR_MARK_REMOVED
                                                    : TR_MARK_CHANGED;
        TrEdition edition = mark == TR_MARK_REMOVED ? TR_OLD : TR_NEW;
        TR_TRY(add_item(it, edition, numbers[edition], numbers[TR_OLD], mark, err));
        if (edition == TR_NEW)
            changed[numbers[TR_NEW]] = true;
        n_changed += edition == TR_NEW;
        it->both->marks.n_ties[mark]++;
    }
    it->both->marks.n_ties[TR_MARK_NONE] = now->n_ties - n_changed;
    for (uint32_t i = 0; i < now->n_ties; i++)
        if (!changed[i] && it->end_of[TR_NEW][now->ties[i].a] != 0 && it->end_of[TR_NEW][now->ties[i].b] != 0)
            TR_TRY(add_item(it, TR_NEW, i, TR_NO_ID, TR_MARK_NONE, err));
out:
    tr_free(changed);
    return st;
}

/* ---- nodes ---- */

static const char *end_name(const Making *it, uint32_t end)
{
    return tr_node_name(network_of(it, it->ends[end].edition), it->ends[end].node);
}

static int by_name(const void *a, const void *b, void *context)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    int order = strcmp(end_name(context, x), end_name(context, y));
    return order != 0 ? order : (x > y) - (x < y);
}

/* The entity as NEW has it; one that is gone has no row of entities.csv there. */
static TrStatus make_entity(Making *it, const End *end, TrEntity *entity, TrError *err)
{
    const TrNetwork *network = network_of(it, end->edition);
    *entity = network->names.entities[network->nodes[end->node].entity];
    entity->parent = TR_NO_ID;
    if (end->edition == TR_NEW)
        return TR_OK;
    entity->row = TR_NO_ID;
    return tr_union_string(&it->claims, TR_OLD, entity->name, &entity->name, err) != TR_OK
               ? err->status
               : tr_union_string(&it->claims, TR_OLD, entity->kind, &entity->kind, err);
}

static TrStatus make_nodes(Making *it, TrError *err)
{
    TrNetwork *network = it->both->network;
    uint32_t *order = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(order, it->n_ends, err));
    TR_TRY(TR_ARRAY(it->place, it->n_ends, err));
    TR_TRY(TR_ARRAY(network->nodes, it->n_ends, err));
    TR_TRY(TR_ARRAY(network->node_of, it->n_ends, err));
    TR_TRY(TR_ARRAY(network->names.entities, it->n_ends, err));
    TR_TRY(TR_ARRAY(it->both->node_marks, it->n_ends, err));
    for (uint32_t i = 0; i < it->n_ends; i++)
        order[i] = i;
    if (it->n_ends > 1)
        qsort_r(order, it->n_ends, sizeof *order, by_name, it);
    for (uint32_t i = 0; i < it->n_ends; i++) {
        TrEntity *entity = &network->names.entities[i];
        TR_TRY(make_entity(it, &it->ends[order[i]], entity, err));
        it->place[order[i]] = i;
        network->nodes[i] = (TrNode){entity->name, entity->kind, i};
        network->node_of[i] = i;
        it->both->node_marks[i] = (uint8_t)it->ends[order[i]].mark;
    }
    network->n_nodes = network->names.n = it->n_ends;
out:
    tr_free(order);
    return st;
}

/* Spellings of NEW lead to the entities of the union, so that a definition may name them. */
static TrStatus make_spellings(Making *it, TrError *err)
{
    const TrNetwork *now = network_of(it, TR_NEW);
    TrNames *names = &it->both->network->names;
    TrStatus st = TR_OK;
    names->n_strings = tr_strings_count(it->both->input.strings);
    TR_TRY(TR_ARRAY(names->entity_of, names->n_strings, err));
    TR_TRY(TR_ARRAY(names->uses, names->n_strings, err));
    for (uint32_t i = 0; i < names->n_strings; i++) {
        uint32_t entity = tr_names_entity(&now->names, i),
                 node = entity == TR_NO_ID ? TR_NO_ID : now->node_of[entity];
        if (node != TR_NO_ID && it->end_of[TR_NEW][node] != 0)
            names->entity_of[i] = it->place[it->end_of[TR_NEW][node] - 1] + 1;
    }
    for (uint32_t i = 0; i < names->n; i++)
        if (names->entity_of[names->entities[i].name] == 0)
            names->entity_of[names->entities[i].name] = i + 1;
out:
    return st;
}

/* ---- ties ---- */

static TrStatus make_layers(Making *it, TrError *err)
{
    const TrNetwork *networks[] = {network_of(it, TR_NEW), network_of(it, TR_OLD)};
    TrNetwork *network = it->both->network;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(network->layers, networks[0]->n_layers + networks[1]->n_layers, err));
    for (int n = 0; n < TR_N_EDITIONS; n++)
        for (size_t i = 0; i < networks[n]->n_layers; i++) {
            size_t k = 0;
            while (k < network->n_layers && strcmp(network->layers[k], networks[n]->layers[i]) != 0)
                k++;
            if (k < network->n_layers)
                continue;
            if ((network->layers[k] = tr_text_copy(networks[n]->layers[i])) == NULL)
                TR_TRY(tr_fail_memory(err));
            network->n_layers++;
        }
    if (network->n_layers > UINT8_MAX)
        TR_TRY(tr_fail(err, TR_BAD_INPUT, "more than %d layers in the two editions", UINT8_MAX));
    for (size_t i = 0; i < it->n_items; i++)
        for (size_t k = 0; k < network->n_layers; k++)
            if (strcmp(network->layers[k],
                       network_of(it, it->items[i].edition)
                           ->layers[network_of(it, it->items[i].edition)->ties[it->items[i].number].layer]) ==
                0)
                it->items[i].layer = (uint8_t)k;
out:
    return st;
}

static const TrTie *tie_of(const Making *it, const Item *item)
{
    return &network_of(it, item->edition)->ties[item->number];
}

/* Lower node, higher node, layer, sign, direction; what is gone behind what is there. */
static int by_pair(const void *a, const void *b, void *context)
{
    const Item *items[] = {a, b};
    long long keys[2][7];
    for (int i = 0; i < 2; i++) {
        const TrTie *tie = tie_of(context, items[i]);
        uint32_t x = items[i]->a, y = items[i]->b;
        const long long own[] = {x < y ? x : y,
                                 x < y ? y : x,
                                 items[i]->layer,
                                 tie->sign,
                                 tie->directed,
                                 x,
                                 items[i]->edition == TR_OLD};
        memcpy(keys[i], own, sizeof own);
    }
    for (int k = 0; k < 7; k++)
        if (keys[0][k] != keys[1][k])
            return keys[0][k] < keys[1][k] ? -1 : 1;
    return (items[0]->number > items[1]->number) - (items[0]->number < items[1]->number);
}

static TrStatus make_ties(Making *it, TrError *err)
{
    TrNetwork *network = it->both->network;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(network->ties, it->n_items, err));
    TR_TRY(TR_ARRAY(it->both->tie_marks, it->n_items, err));
    TR_TRY(TR_ARRAY(it->both->was, it->n_items, err));
    for (size_t i = 0; i < it->n_items; i++) {
        it->items[i].a = it->place[it->items[i].a];
        it->items[i].b = it->place[it->items[i].b];
    }
    if (it->n_items > 1)
        qsort_r(it->items, it->n_items, sizeof *it->items, by_pair, it);
    for (size_t i = 0; i < it->n_items; i++) {
        const Item *item = &it->items[i];
        TrTie *tie = &network->ties[i];
        *tie = *tie_of(it, item);
        it->both->was[i] = item->was != TR_NO_ID ? network_of(it, TR_OLD)->ties[item->was] : *tie;
        it->both->tie_marks[i] = (uint8_t)item->mark;
        TR_TRY(tr_union_add_claims(&it->claims, item->edition, tie, err));
        tie->a = item->a;
        tie->b = item->b;
        tie->layer = item->layer;
    }
    network->n_ties = it->n_items;
out:
    return st;
}

/* One for each two nodes; what is gone is there to be drawn, so it counts. */
static TrStatus make_pairs(TrNetwork *network, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(network->pairs, network->n_ties, err));
    for (uint32_t i = 0; i < network->n_ties; i++) {
        const TrTie *tie = &network->ties[i];
        uint32_t a = tie->a < tie->b ? tie->a : tie->b, b = tie->a < tie->b ? tie->b : tie->a;
        TrPair *next = network->pairs + network->n_pairs;
        if (a == b)
            continue;
        if (network->n_pairs > 0 && next[-1].a == a && next[-1].b == b) {
            next[-1].n_ties++;
            continue;
        }
        *next = (TrPair){a, b, i, 1, 1};
        network->n_pairs++;
    }
out:
    return st;
}

/* ---- all ---- */

static TrStatus begin(Making *it, TrError *err)
{
    TrUnion *both = it->both;
    TrStatus st = TR_OK;
    for (int edition = 0; edition < TR_N_EDITIONS; edition++)
        TR_TRY(TR_ARRAY(it->end_of[edition], network_of(it, (TrEdition)edition)->n_nodes, err));
    if ((both->network = tr_calloc(1, sizeof *both->network)) == NULL)
        TR_TRY(tr_fail_memory(err));
    both->network->input = &both->input;
    both->network->weave = network_of(it, TR_NEW)->weave;
    both->network->n_undated = network_of(it, TR_NEW)->n_undated;
    TR_TRY(tr_union_claims_begin(&it->claims, &it->difference->common, &both->input, both->network, err));
out:
    return st;
}

TrStatus tr_union_make(const TrDifference *difference, TrUnion *both, TrError *err)
{
    Making it = {.difference = difference, .both = both};
    TrStatus st = TR_OK;
    TR_TRY(begin(&it, err));
    TR_TRY(list_items(&it, err));
    TR_TRY(make_nodes(&it, err));
    TR_TRY(make_layers(&it, err));
    TR_TRY(make_ties(&it, err));
    TR_TRY(make_spellings(&it, err));
    TR_TRY(make_pairs(both->network, err));
    TR_TRY(tr_union_claims_end(&it.claims, err));
    both->marks.ties = both->tie_marks;
    both->marks.nodes = both->node_marks;
    both->marks.was = both->was;
out:
    tr_union_claims_release(&it.claims);
    tr_free(it.items);
    tr_free(it.ends);
    tr_free(it.end_of[TR_OLD]);
    tr_free(it.end_of[TR_NEW]);
    tr_free(it.place);
    return st;
}

void tr_union_release(TrUnion *both)
{
    tr_network_free(both->network);
    tr_table_release(&both->input.tables[TR_CLAIMS]);
    tr_free(both->input.files);
    tr_free(both->tie_marks);
    tr_free(both->node_marks);
    tr_free(both->was);
    *both = (TrUnion){.network = NULL};
}
