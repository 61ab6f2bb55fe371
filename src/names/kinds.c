/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/kinds.h"

#include <string.h>

#include "base/arena.h"
#include "base/fold.h"
#include "base/memory.h"
#include "base/parallel.h"

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

/* ---- the kind of each entity ---- */

enum { ENTITIES_IN_A_BLOCK = 8192 };

typedef struct {
    const TrInput *input;
    TrNames *names;
    const TrKindRules *rules;
    TrStatus *st; /* by block */
} Settling;

/* The kind that its row gives, or that the words of its name do; 0 for neither. */
static TrStatus settle_one(const Settling *settling, TrFolder *folder, TrEntity *entity)
{
    const TrInput *input = settling->input;
    TrStatus st = TR_OK;
    if (entity->row != TR_NO_ID)
        entity->kind = tr_table_cell(&input->tables[TR_ENTITIES], entity->row, TR_ENTITY_KIND);
    if (entity->kind != 0)
        return TR_OK;
    entity->kind_guessed = entity->seen != TR_SEEN_PERSON && entity->seen != (TR_SEEN_PERSON | TR_SEEN_PARTY);
    if (!entity->kind_guessed)
        return TR_OK;
    TR_TRY(tr_fold(folder, tr_strings_text(input->strings, entity->name),
                   tr_strings_length(input->strings, entity->name), NULL));
    entity->kind = tr_kind_guess(settling->rules, folder->key);
out:
    return st;
}

static void settle_block(void *context, size_t block)
{
    const Settling *settling = context;
    size_t end = (block + 1) * ENTITIES_IN_A_BLOCK;
    TrFolder folder = {0};
    for (size_t e = block * ENTITIES_IN_A_BLOCK;
         e < end && e < settling->names->n && settling->st[block] == TR_OK; e++)
        settling->st[block] = settle_one(settling, &folder, &settling->names->entities[e]);
    tr_folder_release(&folder);
}

/* Of those without a kind: by the columns in which they are named. */
static TrStatus settle_the_rest(TrInput *input, TrNames *names, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t e = 0; e < names->n; e++) {
        TrEntity *entity = &names->entities[e];
        const char *kind = entity->seen & TR_SEEN_PERSON         ? "person"
                           : entity->seen & TR_SEEN_ORGANIZATION ? "organization"
                                                                 : "unknown";
        if (entity->kind == 0)
            TR_TRY(tr_strings_add(input->strings, kind, strlen(kind), &entity->kind, NULL, err));
    }
out:
    return st;
}

TrStatus tr_kinds_settle(TrInput *input, TrNames *names, TrError *err)
{
    size_t n_blocks = names->n / ENTITIES_IN_A_BLOCK + 1;
    TrKindRules *rules = tr_kind_rules_new(input, err);
    Settling settling = {.input = input, .names = names, .rules = rules};
    TrStatus st = rules == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    TR_TRY(TR_ARRAY(settling.st, n_blocks, err));
    tr_parallel(n_blocks, input->n_threads, settle_block, &settling);
    for (size_t block = 0; block < n_blocks; block++)
        if (settling.st[block] != TR_OK)
            TR_TRY(tr_fail_memory(err));
    TR_TRY(settle_the_rest(input, names, err));
out:
    tr_free(settling.st);
    tr_kind_rules_free(rules);
    return st;
}
