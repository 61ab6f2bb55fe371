/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "network/actions.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/fold.h"
#include "base/memory.h"
#include "network/network.h"

enum { MOST_LAYERS = 255 };

typedef struct {
    const char *words; /* folded */
    size_t n_words, length;
    TrActionMeaning meaning;
} Rule;

struct TrActionRules {
    const TrInput *input;
    TrArena arena;
    TrFolder folder;
    Rule *rules;
    size_t n;
    char **layers;
    size_t n_layers;
    struct {
        bool known;
        TrActionMeaning meaning;
    } * of_string; /* by string id */
    size_t of_string_room;
};

/* ---- layers ---- */

static TrStatus add_layer(TrActionRules *rules, const char *name, TrError *err)
{
    for (size_t i = 0; i < rules->n_layers; i++)
        if (strcmp(rules->layers[i], name) == 0)
            return TR_OK;
    if (rules->n_layers == MOST_LAYERS)
        return tr_fail(err, TR_BAD_INPUT, "more than %d layers in actions.csv", MOST_LAYERS);
    if ((rules->layers[rules->n_layers] = tr_text_copy(name)) == NULL)
        return tr_fail_memory(err);
    rules->n_layers++;
    return TR_OK;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static TrStatus collect_layers(TrActionRules *rules, TrError *err)
{
    static const char *const fixed[TR_N_FIXED_LAYERS] = {"affiliation", "action", "part_of", "shared",
                                                         "inferred"};
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(rules->layers, MOST_LAYERS, err));
    for (size_t i = 0; i < TR_N_FIXED_LAYERS; i++)
        TR_TRY(add_layer(rules, fixed[i], err));
    for (size_t row = 0; row < rules->input->tables[TR_ACTIONS].n; row++) {
        const char *layer = tr_input_cell(rules->input, TR_ACTIONS, row, TR_ACTION_LAYER);
        if (*layer != '\0')
            TR_TRY(add_layer(rules, layer, err));
    }
    qsort(rules->layers + TR_N_FIXED_LAYERS, rules->n_layers - TR_N_FIXED_LAYERS, sizeof *rules->layers,
          by_text);
out:
    return st;
}

static uint8_t layer_number(const TrActionRules *rules, const char *name)
{
    for (size_t i = 0; i < rules->n_layers; i++)
        if (strcmp(rules->layers[i], name) == 0)
            return (uint8_t)i;
    return TR_LAYER_ACTION;
}

char **tr_action_rules_take_layers(TrActionRules *rules, size_t *n)
{
    char **layers = rules->layers;
    *n = rules->n_layers;
    rules->layers = NULL;
    return layers;
}

/* ---- rules ---- */

static size_t count_words(const char *folded)
{
    size_t n = *folded != '\0';
    for (; *folded != '\0'; folded++)
        n += *folded == ' ';
    return n;
}

static TrStatus read_rule(TrActionRules *rules, size_t row, TrError *err)
{
    const TrInput *input = rules->input;
    const char *pattern = tr_input_cell(input, TR_ACTIONS, row, TR_ACTION_PATTERN);
    const char *sign = tr_input_cell(input, TR_ACTIONS, row, TR_ACTION_SIGN);
    const char *layer = tr_input_cell(input, TR_ACTIONS, row, TR_ACTION_LAYER);
    Rule *rule = &rules->rules[rules->n];
    TrStatus st = TR_OK;
    TR_TRY(tr_fold(&rules->folder, pattern, strlen(pattern), err));
    if ((rule->words = tr_arena_text(&rules->arena, rules->folder.key, rules->folder.length)) == NULL)
        return tr_fail_memory(err);
    rule->length = rules->folder.length;
    rule->n_words = count_words(rule->words);
    rule->meaning = (TrActionMeaning){
        .layer = *layer == '\0' ? TR_LAYER_ACTION : layer_number(rules, layer),
        .sign = (int8_t)(*sign == '+'   ? 1
                         : *sign == '-' ? -1
                                        : 0),
        .directed = strcasecmp(tr_input_cell(input, TR_ACTIONS, row, TR_ACTION_DIRECTED), "no") != 0,
    };
    rules->n += rule->n_words > 0;
out:
    return st;
}

TrActionRules *tr_action_rules_new(const TrInput *input, TrError *err)
{
    TrActionRules *rules = tr_calloc(1, sizeof *rules);
    TrStatus st = TR_OK;
    if (rules == NULL) {
        tr_fail_memory(err);
        return NULL;
    }
    rules->input = input;
    TR_TRY(collect_layers(rules, err));
    TR_TRY(TR_ARRAY(rules->rules, input->tables[TR_ACTIONS].n, err));
    for (size_t row = 0; row < input->tables[TR_ACTIONS].n; row++)
        TR_TRY(read_rule(rules, row, err));
    return rules;
out:
    tr_action_rules_free(rules);
    return NULL;
}

void tr_action_rules_free(TrActionRules *rules)
{
    if (rules == NULL)
        return;
    for (size_t i = 0; rules->layers != NULL && i < rules->n_layers; i++)
        tr_free(rules->layers[i]);
    tr_free(rules->layers);
    tr_free(rules->rules);
    tr_free(rules->of_string);
    tr_folder_release(&rules->folder);
    tr_arena_release(&rules->arena);
    tr_free(rules);
}

/* ---- matching ---- */

static bool same_word(const char *a, const char *b)
{
    while (*a == *b && *a != ' ' && *a != '\0') {
        a++;
        b++;
    }
    return (*a == ' ' || *a == '\0') && (*b == ' ' || *b == '\0');
}

static const char *next_word(const char *word)
{
    word += strcspn(word, " ");
    return *word == '\0' ? NULL : word + 1;
}

/* Whether the words of `pattern` stand in `text` in their order, other words between them or not. */
static bool matches(const char *pattern, const char *text)
{
    while (text != NULL && pattern != NULL) {
        if (same_word(pattern, text))
            pattern = next_word(pattern);
        text = next_word(text);
    }
    return pattern == NULL;
}

static bool is_longer(const Rule *a, const Rule *b)
{
    return b == NULL || a->n_words > b->n_words || (a->n_words == b->n_words && a->length > b->length);
}

static TrActionMeaning meaning_of(const TrActionRules *rules, const char *folded)
{
    const Rule *best = NULL;
    for (size_t i = 0; i < rules->n; i++)
        if (is_longer(&rules->rules[i], best) && matches(rules->rules[i].words, folded))
            best = &rules->rules[i];
    return best == NULL ? (TrActionMeaning){.layer = TR_LAYER_ACTION, .directed = true} : best->meaning;
}

TrStatus tr_action_meaning(TrActionRules *rules, uint32_t action, TrActionMeaning *meaning, TrError *err)
{
    const char *text = tr_strings_text(rules->input->strings, action);
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW_ZEROED(rules->of_string, rules->of_string_room, action + 1, err));
    if (!rules->of_string[action].known) {
        TR_TRY(tr_fold(&rules->folder, text, strlen(text), err));
        rules->of_string[action].meaning = meaning_of(rules, rules->folder.key);
        rules->of_string[action].known = true;
    }
    *meaning = rules->of_string[action].meaning;
out:
    return st;
}
