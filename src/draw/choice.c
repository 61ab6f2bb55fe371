/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/choice.h"

#include <string.h>

#include "base/memory.h"
#include "draw/choosing.h"

/* Events come with what they tie. */
static void show_reached(TrChoosing *it)
{
    TrChoice *choice = it->choice;
    for (size_t i = 0; i < it->network->n_nodes; i++)
        choice->shown[i] = it->distance[i] != TR_FAR && !tr_node_is_event(it->network, i);
    for (size_t t = 0; t < it->network->n_ties; t++) {
        const TrTie *tie = &it->network->ties[t];
        if (tr_node_is_event(it->network, tie->b) && it->distance[tie->b] != TR_FAR && choice->shown[tie->a])
            choice->shown[tie->b] = true;
    }
}

/* Where ties are filtered, whoever has none of them left goes, unless the definition names it. */
static TrStatus drop_isolated(TrChoosing *it, TrError *err)
{
    TrChoice *choice = it->choice;
    bool *tied = NULL;
    TrStatus st = TR_OK;
    if (it->diagram->without_isolated || tr_filter_is_set(it->diagram) || choice->n_disparity > 0)
        TR_TRY(TR_ARRAY(tied, it->network->n_nodes, err));
    else
        return TR_OK;
    for (size_t t = 0; t < it->network->n_ties; t++) {
        const TrTie *tie = &it->network->ties[t];
        if (tr_choosing_lets_in(it, t) && choice->shown[tie->a] && choice->shown[tie->b])
            tied[tie->a] = tied[tie->b] = true;
    }
    for (size_t i = 0; i < it->network->n_nodes; i++) {
        if (!choice->shown[i] || tied[i] || it->named[i])
            continue;
        choice->shown[i] = false;
        choice->node_reasons[i] = TR_OUT_NO_TIE;
    }
out:
    tr_free(tied);
    return st;
}

static void say_why_not(TrChoosing *it)
{
    for (size_t i = 0; i < it->network->n_nodes; i++) {
        uint8_t *reason = &it->choice->node_reasons[i];
        if (it->choice->shown[i])
            *reason = TR_SHOWN;
        else if (tr_list_has(it->diagram->without_kinds, tr_node_kind(it->network, i)))
            *reason = TR_OUT_KIND;
        else if (*reason == TR_SHOWN)
            *reason = *it->diagram->path_ends != '\0' ? TR_OUT_PATH : TR_OUT_NOT_REACHED;
    }
}

/* Whether a tie left out is one that the picture's subject would have: it was simplified away, or a filter
 * took it from between two who are shown. */
static bool is_missed(const TrChoosing *it, const TrTie *tie, TrReason reason)
{
    const uint32_t ends[] = {tie->a, tie->b};
    bool missed = reason == TR_OUT_DISPARITY || reason == TR_OUT_END || reason == TR_OUT_STATUS ||
                  reason == TR_OUT_SIGN || reason == TR_OUT_SOURCE || reason == TR_OUT_DATE;
    for (int i = 0; i < 2; i++) {
        uint8_t why = it->choice->node_reasons[ends[i]];
        missed = missed && (why == TR_SHOWN ||
                            (reason == TR_OUT_END && (why == TR_OUT_TOO_MANY || why == TR_OUT_CORE)));
    }
    return missed;
}

/* Those shown, in order; and of those that are not, though of a layer that is, how many a reader would miss.
 */
static TrStatus list_shown(TrChoosing *it, TrError *err)
{
    const TrNetwork *network = it->network;
    TrChoice *choice = it->choice;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(choice->nodes, network->n_nodes, err));
    TR_TRY(TR_ARRAY(choice->ties, network->n_ties, err));
    for (uint32_t i = 0; i < network->n_nodes; i++) {
        if (!choice->shown[i])
            continue;
        choice->nodes[choice->n_nodes++] = i;
        choice->n_entities += !tr_node_is_event(network, i);
    }
    for (uint32_t t = 0; t < network->n_ties; t++) {
        const TrTie *tie = &network->ties[t];
        uint8_t *reason = &choice->tie_reasons[t];
        if (*reason == TR_SHOWN && !(choice->shown[tie->a] && choice->shown[tie->b]))
            *reason = TR_OUT_END;
        if (*reason == TR_SHOWN)
            choice->ties[choice->n_ties++] = t;
        if (*reason == TR_SHOWN)
            continue;
        if (is_missed(it, tie, (TrReason)*reason)) {
            choice->n_contested_out += tr_tie_is_contested(tie);
            choice->n_charged_out += tr_tie_is_charged(tie);
        }
    }
out:
    return st;
}

/* Only these take a cartel's colour: whoever is merely alleged to belong to one stays neutral. */
void tr_choice_find_charged(const TrNetwork *network, bool *charged)
{
    for (size_t t = 0; t < network->n_ties; t++) {
        const TrTie *tie = &network->ties[t];
        bool belongs =
            tie->layer == TR_LAYER_AFFILIATION || strcmp(network->layers[tie->layer], "membership") == 0;
        if (belongs && tie->n_claims > 0 && strcmp(tr_node_kind(network, tie->a), "person") == 0 &&
            strcmp(tr_node_kind(network, tie->b), "cartel") == 0 &&
            (tie->standing == TR_CHARGED || tie->standing == TR_SANCTIONED || tie->standing == TR_CONVICTED))
            charged[tie->a] = true;
    }
}

TrStatus tr_choice_make(const TrNetwork *network, const TrDiagram *diagram, const TrRankedMeasure *ranked,
                        TrChoice *choice, TrError *err)
{
    TrChoosing it = {.network = network, .diagram = diagram, .ranked = ranked, .choice = choice};
    TrStatus st = TR_OK;
    *choice = (TrChoice){.path_ends = {TR_NO_ID, TR_NO_ID}, .middle = TR_NO_ID};
    TR_TRY(TR_ARRAY(it.distance, network->n_nodes, err));
    TR_TRY(TR_ARRAY(it.named, network->n_nodes, err));
    TR_TRY(TR_ARRAY(choice->shown, network->n_nodes, err));
    TR_TRY(TR_ARRAY(choice->node_reasons, network->n_nodes, err));
    TR_TRY(TR_ARRAY(choice->tie_reasons, network->n_ties, err));
    TR_TRY(TR_ARRAY(choice->charged, network->n_nodes, err));
    tr_choice_find_charged(network, choice->charged);
    TR_TRY(tr_filter_check_words(network, diagram, err));
    TR_TRY(tr_filter_ties(network, diagram, choice->tie_reasons, err));
    TR_TRY(tr_choosing_reach(&it, err));
    TR_TRY(tr_choosing_core(&it, diagram->core, err));
    TR_TRY(tr_choosing_limit(&it, err));
    TR_TRY(tr_choosing_disparity(&it, err));
    show_reached(&it);
    TR_TRY(drop_isolated(&it, err));
    say_why_not(&it);
    TR_TRY(list_shown(&it, err));
out:
    tr_free(it.distance);
    tr_free(it.named);
    if (st != TR_OK)
        tr_choice_release(choice);
    return st;
}

TrStatus tr_choice_write_left_out(const TrNetwork *network, const TrDiagram *diagram, const TrChoice *choice,
                                  bool excel, FILE *file, TrError *err)
{
    void (*put)(FILE *, const char *, bool) = excel ? tr_csv_safe_text : tr_csv_text;
    (void)err;
    (void)diagram;
    if (excel)
        tr_csv_mark(file);
    (void)fputs("what,name,kind_or_layer,tied_to,claims,status,against,reason\n", file);
    for (size_t i = 0; i < network->n_nodes; i++) {
        if (choice->shown[i])
            continue;
        tr_csv_text(file, tr_node_is_event(network, i) ? "event" : "entity", true);
        put(file, tr_node_name(network, i), false);
        put(file, tr_node_kind(network, i), false);
        (void)fputs(",,,,", file);
        tr_csv_text(file, tr_reason_words((TrReason)choice->node_reasons[i], TR_ENGLISH), false);
        (void)fputc('\n', file);
    }
    for (size_t t = 0; t < network->n_ties; t++) {
        const TrTie *tie = &network->ties[t];
        if (choice->tie_reasons[t] == TR_SHOWN)
            continue;
        tr_csv_text(file, "tie", true);
        put(file, tr_node_name(network, tie->a), false);
        put(file, network->layers[tie->layer], false);
        put(file, tr_node_name(network, tie->b), false);
        (void)fprintf(file, ",%u,%s,%u", tie->n_claims,
                      tie->layer == TR_LAYER_PART_OF ? "" : tr_status_info(tie->standing)->name,
                      tie->n_against);
        tr_csv_text(file, tr_reason_words((TrReason)choice->tie_reasons[t], TR_ENGLISH), false);
        (void)fputc('\n', file);
    }
    return TR_OK;
}

void tr_choice_release(TrChoice *choice)
{
    tr_free(choice->shown);
    tr_free(choice->node_reasons);
    tr_free(choice->tie_reasons);
    tr_free(choice->nodes);
    tr_free(choice->ties);
    tr_free(choice->charged);
    *choice = (TrChoice){0};
}
