/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Verb phrases to layers: the rows of actions.csv. */
#ifndef TR_NETWORK_ACTIONS_H
#define TR_NETWORK_ACTIONS_H

#include "claims/input.h"

typedef struct TrActionRules TrActionRules;

typedef struct {
    uint8_t layer;
    int8_t sign;
    bool directed;
} TrActionMeaning;

TrActionRules *tr_action_rules_new(const TrInput *input, TrError *err);
/* What the action with this string id means: the rule with most words, all of which stand in it in that
 * order; layer `action`, no sign, directed, if there is none. */
TrStatus tr_action_meaning(TrActionRules *rules, uint32_t action, TrActionMeaning *meaning, TrError *err);
/* Likewise of an action that tr_action_meaning() was asked for before; on any thread. */
TrActionMeaning tr_action_known(const TrActionRules *rules, uint32_t action);
/* The layers, by number; taken over by the caller, who frees each and the array with tr_free(). */
char **tr_action_rules_take_layers(TrActionRules *rules, size_t *n);
void tr_action_rules_free(TrActionRules *rules);

#endif
