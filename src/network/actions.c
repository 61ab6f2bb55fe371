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
    uint32_t next; /* rule with the same first word, plus one; 0: none */
    TrActionMeaning meaning;
} Rule;

struct TrActionRules {
    const TrInput *input;
    TrArena arena;
    TrFolder folder;
    Rule *rules;
    size_t n;
    TrStrings *first_words;
    uint32_t *with_first; /* by id of a first word: a rule, plus one */
    size_t with_first_room;
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

/* Rules by their first word: an action is held against those alone whose first word stands in it. */
static TrStatus index_rules(TrActionRules *rules, TrError *err)
{
    TrStatus st = TR_OK;
    if ((rules->first_words = tr_strings_new(err)) == NULL)
        return TR_MEMORY;
    for (uint32_t i = 0; i < rules->n; i++) {
        Rule *rule = &rules->rules[i];
        uint32_t word;
        TR_TRY(tr_strings_add(rules->first_words, rule->words, strcspn(rule->words, " "), &word, NULL, err));
        TR_TRY(TR_GROW_ZEROED(rules->with_first, rules->with_first_room, word + 1, err));
        rule->next = rules->with_first[word];
        rules->with_first[word] = i + 1;
    }
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
    TR_TRY(index_rules(rules, err));
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
    tr_strings_free(rules->first_words);
    tr_free(rules->with_first);
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

/* More words, then more letters, then the earlier row. */
static bool is_longer(const Rule *a, const Rule *b)
{
    if (b == NULL || a->n_words != b->n_words)
        return b == NULL || a->n_words > b->n_words;
    return a->length > b->length || (a->length == b->length && a < b);
}

static TrActionMeaning meaning_of(const TrActionRules *rules, const char *folded)
{
    const Rule *best = NULL;
    for (const char *text = folded; text != NULL; text = next_word(text)) {
        uint32_t word = tr_strings_find(rules->first_words, text, strcspn(text, " "));
        uint32_t rule = word == TR_NO_ID || word >= rules->with_first_room ? 0 : rules->with_first[word];
        for (; rule != 0; rule = rules->rules[rule - 1].next)
            if (is_longer(&rules->rules[rule - 1], best) && matches(rules->rules[rule - 1].words, text))
                best = &rules->rules[rule - 1];
    }
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

TrActionMeaning tr_action_known(const TrActionRules *rules, uint32_t action)
{
    return rules->of_string[action].meaning;
}
