/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/kinds.h"

#include <string.h>

#include "base/arena.h"
#include "base/fold.h"
#include "base/memory.h"

typedef struct {
    const char *words; /* folded */
    size_t length;
    uint32_t kind;
} Rule;

struct TrKindRules {
    TrArena arena;
    Rule *rules;
    size_t n;
};

static TrStatus fold_rules(TrKindRules *rules, const TrInput *input, TrError *err)
{
    const TrTable *table = &input->tables[TR_KINDS];
    TrFolder folder = {0};
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(rules->rules, table->n, err));
    for (size_t row = 0; row < table->n; row++) {
        uint32_t pattern = tr_table_cell(table, row, TR_KIND_PATTERN);
        Rule *rule = &rules->rules[rules->n];
        if (pattern == 0) /* only names the sector of a kind */
            continue;
        TR_TRY(tr_fold(&folder, tr_strings_text(input->strings, pattern),
                       tr_strings_length(input->strings, pattern), err));
        if ((rule->words = tr_arena_text(&rules->arena, folder.key, folder.length)) == NULL)
            TR_TRY(tr_fail_memory(err));
        rule->length = folder.length;
        rule->kind = tr_table_cell(table, row, TR_KIND_KIND);
        rules->n += folder.length > 0;
    }
out:
    tr_folder_release(&folder);
    return st;
}

TrKindRules *tr_kind_rules_new(const TrInput *input, TrError *err)
{
    TrKindRules *rules = tr_calloc(1, sizeof *rules);
    if (rules == NULL) {
        tr_fail_memory(err);
        return NULL;
    }
    if (fold_rules(rules, input, err) != TR_OK) {
        tr_kind_rules_free(rules);
        return NULL;
    }
    return rules;
}

/* Whether `words` stand in `key` as whole words. */
static bool has_words(const char *key, const char *words, size_t length)
{
    for (const char *at = strstr(key, words); at != NULL; at = strstr(at + 1, words))
        if ((at == key || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
            return true;
    return false;
}

uint32_t tr_kind_guess(const TrKindRules *rules, const char *key)
{
    const Rule *best = NULL;
    for (size_t i = 0; i < rules->n; i++)
        if ((best == NULL || rules->rules[i].length > best->length) &&
            has_words(key, rules->rules[i].words, rules->rules[i].length))
            best = &rules->rules[i];
    return best == NULL ? 0 : best->kind;
}

void tr_kind_rules_free(TrKindRules *rules)
{
    if (rules == NULL)
        return;
    tr_arena_release(&rules->arena);
    tr_free(rules->rules);
    tr_free(rules);
}

const char *tr_kind_sector(const TrInput *input, const char *kind)
{
    const TrTable *table = &input->tables[TR_KINDS];
    for (size_t row = 0; row < table->n; row++)
        if (tr_table_cell(table, row, TR_KIND_SECTOR) != 0 &&
            strcmp(tr_input_cell(input, TR_KINDS, row, TR_KIND_KIND), kind) == 0)
            return tr_input_cell(input, TR_KINDS, row, TR_KIND_SECTOR);
    return "other";
}
