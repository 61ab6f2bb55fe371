/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/choice.h"

#include <string.h>

#include "base/memory.h"

/* How far a node is from where the picture starts; FAR: not reached. */
#define FAR UINT32_MAX

static bool layer_is_shown(const TrNetwork *network, const TrDiagram *diagram, const TrTie *tie)
{
    if (tr_node_is_event(network, tie->a) || tr_node_is_event(network, tie->b))
        return true; /* whoever asks for events wants to see them */
    return *diagram->layers == '\0' || tr_list_has(diagram->layers, network->layers[tie->layer]);
}

static bool may_be_shown(const TrNetwork *network, const TrDiagram *diagram, size_t node)
{
    return !tr_list_has(diagram->without_kinds, tr_node_kind(network, node));
}

/* Names of trama_entities start the picture; a name that is nobody's is an error. */
static TrStatus start_from_names(const TrNetwork *network, const TrDiagram *diagram, uint32_t *distance,
                                 TrError *err)
{
    const char *list = diagram->entities;
    TrStatus st = TR_OK;
    while (*list != '\0') {
        char name[256];
        size_t length = strcspn(list, "|");
        TrSlice slice = tr_text_trim((TrSlice){list, length});
        uint32_t entity;
        (void)snprintf(name, sizeof name, "%.*s", (int)(slice.length < 255 ? slice.length : 255), slice.text);
        list += length + (list[length] == '|');
        if (slice.length == 0)
            continue;
        TR_TRY(tr_names_find(network->input, &network->names, name, &entity, err));
        if (entity == TR_NO_ID || network->node_of[entity] == TR_NO_ID)
            return tr_fail_at(err, TR_BAD_INPUT, (TrPlace){.file = diagram->path},
                              "trama_entities names '%.80s', who is not in the network", name);
        distance[network->node_of[entity]] = 0;
    }
out:
    return st;
}

static TrStatus start(const TrNetwork *network, const TrDiagram *diagram, uint32_t *distance, TrError *err)
{
    bool everything = *diagram->kinds == '\0' && *diagram->entities == '\0';
    TrStatus st = TR_OK;
    for (size_t i = 0; i < network->n_nodes; i++)
        distance[i] = everything || tr_list_has(diagram->kinds, tr_node_kind(network, i)) ? 0 : FAR;
    TR_TRY(start_from_names(network, diagram, distance, err));
    for (size_t i = 0; i < network->n_nodes; i++)
        if (!may_be_shown(network, diagram, i))
            distance[i] = FAR;
out:
    return st;
}

/* One step further out along the ties shown. */
static void spread(const TrNetwork *network, const TrDiagram *diagram, uint32_t *distance, uint32_t from)
{
    for (size_t t = 0; t < network->n_ties; t++) {
        const TrTie *tie = &network->ties[t];
        if (!layer_is_shown(network, diagram, tie))
            continue;
        if (distance[tie->a] == from && distance[tie->b] == FAR && may_be_shown(network, diagram, tie->b))
            distance[tie->b] = from + 1;
        else if (distance[tie->b] == from && distance[tie->a] == FAR &&
                 may_be_shown(network, diagram, tie->a))
            distance[tie->a] = from + 1;
    }
}

/* Of those reached, at most diagram->nodes: nearer ones first, then by rank. Events come with what they tie.
 */
static void keep_the_first(const TrNetwork *network, const TrDiagram *diagram, const TrRankedMeasure *ranked,
                           const uint32_t *distance, TrChoice *choice)
{
    size_t room = diagram->nodes;
    for (uint32_t step = 0; step <= diagram->hops && step < network->n_nodes; step++) {
        for (size_t i = 0; i < ranked->n_places; i++) {
            uint32_t node = ranked->places[i];
            if (distance[node] != step)
                continue;
            choice->n_matched++;
            choice->shown[node] = room > 0;
            room -= room > 0;
        }
    }
    for (size_t t = 0; t < network->n_ties; t++) {
        const TrTie *tie = &network->ties[t];
        if (tr_node_is_event(network, tie->b) && distance[tie->b] != FAR && choice->shown[tie->a])
            choice->shown[tie->b] = true;
    }
}

static bool tie_is_shown(const TrNetwork *network, const TrDiagram *diagram, const TrChoice *choice,
                         const TrTie *tie)
{
    return choice->shown[tie->a] && choice->shown[tie->b] && layer_is_shown(network, diagram, tie) &&
           (tie->n_claims > 0 || tie->layer == TR_LAYER_PART_OF);
}

static TrStatus list_shown(const TrNetwork *network, const TrDiagram *diagram, TrChoice *choice, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(choice->nodes, network->n_nodes, err));
    TR_TRY(TR_ARRAY(choice->ties, network->n_ties, err));
    for (uint32_t i = 0; i < network->n_nodes; i++) {
        if (!choice->shown[i])
            continue;
        choice->nodes[choice->n_nodes++] = i;
        choice->n_entities += !tr_node_is_event(network, i);
    }
    for (uint32_t t = 0; t < network->n_ties; t++)
        if (tie_is_shown(network, diagram, choice, &network->ties[t]))
            choice->ties[choice->n_ties++] = t;
out:
    return st;
}

TrStatus tr_choice_make(const TrNetwork *network, const TrDiagram *diagram, const TrRankedMeasure *ranked,
                        TrChoice *choice, TrError *err)
{
    uint32_t *distance = NULL;
    TrStatus st = TR_OK;
    *choice = (TrChoice){0};
    TR_TRY(TR_ARRAY(distance, network->n_nodes, err));
    TR_TRY(TR_ARRAY(choice->shown, network->n_nodes, err));
    TR_TRY(start(network, diagram, distance, err));
    for (uint32_t step = 0; step < diagram->hops && step < network->n_nodes; step++)
        spread(network, diagram, distance, step);
    keep_the_first(network, diagram, ranked, distance, choice);
    TR_TRY(list_shown(network, diagram, choice, err));
out:
    tr_free(distance);
    if (st != TR_OK)
        tr_choice_release(choice);
    return st;
}

TrStatus tr_choice_write_left_out(const TrNetwork *network, const TrDiagram *diagram, const TrChoice *choice,
                                  bool excel, FILE *file, TrError *err)
{
    void (*put)(FILE *, const char *, bool) = excel ? tr_csv_safe_text : tr_csv_text;
    (void)err;
    if (excel)
        tr_csv_mark(file);
    (void)fputs("what,name,kind_or_layer,tied_to,claims\n", file);
    for (size_t i = 0; i < network->n_nodes; i++) {
        if (choice->shown[i])
            continue;
        tr_csv_text(file, tr_node_is_event(network, i) ? "event" : "entity", true);
        put(file, tr_node_name(network, i), false);
        put(file, tr_node_kind(network, i), false);
        (void)fputs(",,\n", file);
    }
    for (size_t t = 0; t < network->n_ties; t++) {
        const TrTie *tie = &network->ties[t];
        if (tie_is_shown(network, diagram, choice, tie))
            continue;
        tr_csv_text(file, "tie", true);
        put(file, tr_node_name(network, tie->a), false);
        put(file, network->layers[tie->layer], false);
        put(file, tr_node_name(network, tie->b), false);
        (void)fprintf(file, ",%u\n", tie->n_claims);
    }
    return TR_OK;
}

void tr_choice_release(TrChoice *choice)
{
    tr_free(choice->shown);
    tr_free(choice->nodes);
    tr_free(choice->ties);
    *choice = (TrChoice){0};
}
