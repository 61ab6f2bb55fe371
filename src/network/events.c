/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "network/events.h"

#include <stdio.h>
#include <string.h>

#include "base/fold.h"
#include "base/memory.h"

enum { KEY_BYTES = 96, NAME_BYTES = 600 };

/* Folded action, date and place, and the two entities: what makes two claims tell of one event. */
static TrStatus event_key(const TrNetwork *network, size_t claim, TrFolder *folder, TrStrings *keys,
                          uint32_t *key, TrError *err)
{
    static const TrClaimColumn texts[] = {TR_ACTION, TR_DATE, TR_PLACE};
    static const TrClaimColumn parties[] = {TR_TARGET, TR_RECIPIENT};
    const TrTable *claims = &network->input->tables[TR_CLAIMS];
    char parts[KEY_BYTES] = "";
    TrStatus st = TR_OK;
    for (size_t i = 0; i < 3; i++) {
        const char *text = tr_input_cell(network->input, TR_CLAIMS, claim, texts[i]);
        uint32_t id;
        TR_TRY(tr_fold(folder, text, strlen(text), err));
        TR_TRY(tr_strings_add(keys, folder->key, folder->length, &id, NULL, err));
        (void)snprintf(parts + strlen(parts), sizeof parts - strlen(parts), "%u/", id);
    }
    for (size_t i = 0; i < 2; i++)
        (void)snprintf(parts + strlen(parts), sizeof parts - strlen(parts), "%u/",
                       tr_names_entity(&network->names, tr_table_cell(claims, claim, parties[i])));
    TR_TRY(tr_strings_add(keys, parts, strlen(parts), key, NULL, err));
out:
    return st;
}

static TrStatus name_event(TrNetwork *network, size_t claim, uint32_t *name, TrError *err)
{
    const char *date = tr_input_cell(network->input, TR_CLAIMS, claim, TR_DATE);
    const char *action = tr_input_cell(network->input, TR_CLAIMS, claim, TR_ACTION);
    char text[NAME_BYTES];
    int n = snprintf(text, sizeof text, *date == '\0' ? "%.500s" : "%.500s (%.60s)", action, date);
    size_t length = (size_t)n < sizeof text ? (size_t)n : sizeof text - 1;
    while (tr_utf8_first_bad(text, length) < length) /* cut within a character */
        length = tr_utf8_first_bad(text, length);
    return tr_strings_add(network->input->strings, text, length, name, NULL, err);
}

static const char *place_of(const TrNetwork *network, size_t claim)
{
    return tr_input_cell(network->input, TR_CLAIMS, claim, TR_PLACE);
}

TrStatus tr_events_find(TrNetwork *network, TrEvents *events, TrError *err)
{
    const TrTable *claims = &network->input->tables[TR_CLAIMS];
    TrFolder folder = {0};
    TrStrings *keys = tr_strings_new(err);
    uint32_t *event_of_key = NULL;
    size_t key_room = 0, claim_room = 0, name_room = 0;
    TrStatus st = keys == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    TR_TRY(TR_ARRAY(events->event_of, claims->n, err));
    TR_TRY(TR_ARRAY(events->node_of_claim, claims->n, err));
    for (size_t i = 0; i < claims->n; i++) {
        uint32_t key, name, *claim_of;
        events->event_of[i] = events->node_of_claim[i] = TR_NO_ID;
        if (!network->takes_part[i] || tr_table_cell(claims, i, TR_ACTION) == 0 ||
            tr_claim_stance(network->input, i) == TR_DENIES)
            continue;
        TR_TRY(event_key(network, i, &folder, keys, &key, err));
        TR_TRY(name_event(network, i, &name, err));
        TR_TRY(TR_GROW_ZEROED(event_of_key, key_room, key + 1, err));
        if (event_of_key[key] == 0) {
            TR_TRY(TR_GROW(events->claim_of, claim_room, events->n + 1, err));
            TR_TRY(TR_GROW(events->name, name_room, events->n + 1, err));
            events->claim_of[events->n] = (uint32_t)i;
            events->name[events->n] = name;
            event_of_key[key] = (uint32_t)++events->n;
        }
        events->event_of[i] = event_of_key[key] - 1;
        claim_of = &events->claim_of[events->event_of[i]];
        if (strcmp(place_of(network, i), place_of(network, *claim_of)) < 0)
            *claim_of = (uint32_t)i; /* of several spellings one, whatever the order of rows */
        if (strcmp(tr_network_text(network, name),
                   tr_network_text(network, events->name[events->event_of[i]])) < 0)
            events->name[events->event_of[i]] = name;
    }
out:
    tr_strings_free(keys);
    tr_folder_release(&folder);
    tr_free(event_of_key);
    return st;
}

static const char *party_name(const TrNetwork *network, uint32_t claim, TrClaimColumn column)
{
    uint32_t cell = tr_table_cell(&network->input->tables[TR_CLAIMS], claim, column);
    return cell == 0
               ? ""
               : tr_names_shown(network->input, &network->names, tr_names_entity(&network->names, cell));
}

int tr_events_compare(const TrNetwork *network, const TrEvents *events, uint32_t a, uint32_t b)
{
    uint32_t claim_a = events->claim_of[a], claim_b = events->claim_of[b];
    int order = strcmp(tr_network_text(network, events->name[a]), tr_network_text(network, events->name[b]));
    if (order == 0)
        order = strcmp(party_name(network, claim_a, TR_TARGET), party_name(network, claim_b, TR_TARGET));
    if (order == 0)
        order =
            strcmp(party_name(network, claim_a, TR_RECIPIENT), party_name(network, claim_b, TR_RECIPIENT));
    if (order == 0)
        order = strcmp(place_of(network, claim_a), place_of(network, claim_b));
    return order;
}

void tr_events_release(TrEvents *events)
{
    tr_free(events->event_of);
    tr_free(events->claim_of);
    tr_free(events->name);
    tr_free(events->node_of_claim);
    *events = (TrEvents){0};
}
