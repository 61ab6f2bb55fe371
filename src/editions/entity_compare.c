/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What differs in an entity that is in both editions. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "editions/entity_matching.h"

typedef struct {
    TrCommon *common;
    const TrNameKeys *names;
    TrEntityChanges *changes;
    TrSharedColumn *columns;
    size_t n_columns;
} Comparing;

static const TrEntity *entity_of(const Comparing *it, TrEdition edition, uint32_t entity)
{
    return &it->common->networks[edition]->names.entities[entity];
}

static TrStatus add(Comparing *it, const uint32_t *entities, const char *field, const char *old,
                    const char *new_one, TrError *err)
{
    TrEntityChanges *changes = it->changes;
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(changes->changed, changes->changed_room, changes->n_changed + 1, err));
    changes->changed[changes->n_changed++] =
        (TrEntityChange){{entities[TR_OLD], entities[TR_NEW]}, field, {old, new_one}};
out:
    return st;
}

static TrStatus compare_strings(Comparing *it, const uint32_t *entities, const char *field, uint32_t old,
                                uint32_t new_one, TrError *err)
{
    if (tr_common_number(it->common, TR_OLD, old) == tr_common_number(it->common, TR_NEW, new_one))
        return TR_OK;
    return add(it, entities, field, tr_network_text(it->common->networks[TR_OLD], old),
               tr_network_text(it->common->networks[TR_NEW], new_one), err);
}

static TrStatus compare_parents(Comparing *it, const uint32_t *entities, TrError *err)
{
    uint32_t old = entity_of(it, TR_OLD, entities[TR_OLD])->parent,
             new_one = entity_of(it, TR_NEW, entities[TR_NEW])->parent;
    const TrEntityChanges *changes = it->changes;
    bool same = old == new_one && old == TR_NO_ID;
    if (old != TR_NO_ID && new_one != TR_NO_ID)
        same = strcmp(tr_edition_name(it->common, TR_OLD, old),
                      tr_edition_name(it->common, TR_NEW, new_one)) == 0 ||
               changes->partner[TR_OLD][old] == new_one || changes->joins[TR_OLD][old] == new_one ||
               changes->joins[TR_NEW][new_one] == old;
    if (same)
        return TR_OK;
    return add(it, entities, "parent", old == TR_NO_ID ? "" : tr_edition_name(it->common, TR_OLD, old),
               new_one == TR_NO_ID ? "" : tr_edition_name(it->common, TR_NEW, new_one), err);
}

/* ---- aliases ---- */

static const char *aliases_of(const Comparing *it, TrEdition edition, uint32_t entity)
{
    uint32_t row = entity_of(it, edition, entity)->row;
    return row == TR_NO_ID
               ? ""
               : tr_input_cell(it->common->networks[edition]->input, TR_ENTITIES, row, TR_ENTITY_ALIASES);
}

/* Take the next alias of a list; false at its end. */
static bool next_alias(const char **list, TrSlice *alias)
{
    while (**list != '\0') {
        size_t length = strcspn(*list, "|");
        *alias = tr_text_trim((TrSlice){*list, length});
        *list += length + ((*list)[length] == '|');
        if (alias->length > 0)
            return true;
    }
    return false;
}

static TrStatus has_name(const Comparing *it, TrEdition edition, uint32_t entity, uint32_t key, bool *has,
                         TrError *err)
{
    const char *list = aliases_of(it, edition, entity);
    TrSlice alias;
    uint32_t other;
    TrStatus st = TR_OK;
    TR_TRY(tr_common_key(it->common, edition, entity_of(it, edition, entity)->name, &other, err));
    *has = other == key;
    while (!*has && next_alias(&list, &alias)) {
        TR_TRY(tr_common_key_of_text(it->common, alias, &other, err));
        *has = other == key;
    }
out:
    return st;
}

/* Whether a merge says it already: in the other edition the name is another's, who has no partner. */
static bool is_merged(const Comparing *it, TrEdition other, uint32_t key)
{
    uint32_t owner = key < it->names->n_keys ? it->names->entity[other][key] : 0;
    return owner != 0 && it->changes->joins[other][owner - 1] != TR_NO_ID;
}

/* Aliases listed in `edition` that are no name of the entity in the other. */
static TrStatus compare_aliases(Comparing *it, TrEdition edition, const uint32_t *entities, TrError *err)
{
    const char *list = aliases_of(it, edition, entities[edition]), *copy;
    TrEdition other = TR_OTHER(edition);
    TrSlice alias;
    uint32_t key;
    bool has;
    TrStatus st = TR_OK;
    while (next_alias(&list, &alias)) {
        TR_TRY(tr_common_key_of_text(it->common, alias, &key, err));
        TR_TRY(has_name(it, other, entities[other], key, &has, err));
        if (has || is_merged(it, other, key))
            continue;
        if ((copy = tr_arena_text(&it->changes->arena, alias.text, alias.length)) == NULL)
            TR_TRY(tr_fail_memory(err));
        TR_TRY(add(it, entities, "alias", edition == TR_OLD ? copy : NULL, edition == TR_NEW ? copy : NULL,
                   err));
    }
out:
    return st;
}

/* ---- the rest ---- */

static bool has_own_comparison(size_t column)
{
    return column == TR_ENTITY_NAME || column == TR_ENTITY_KIND || column == TR_ENTITY_ALIASES ||
           column == TR_ENTITY_PARENT;
}

static TrStatus compare_columns(Comparing *it, const uint32_t *entities, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t i = 0; i < it->n_columns; i++) {
        const char *texts[TR_N_EDITIONS];
        for (int edition = 0; edition < TR_N_EDITIONS; edition++) {
            uint32_t row = entity_of(it, (TrEdition)edition, entities[edition])->row;
            texts[edition] = row == TR_NO_ID ? ""
                                             : tr_common_cell(it->common, (TrEdition)edition, TR_ENTITIES,
                                                              row, &it->columns[i]);
        }
        if (!has_own_comparison(i) && strcmp(texts[TR_OLD], texts[TR_NEW]) != 0)
            TR_TRY(add(it, entities, it->columns[i].name, texts[TR_OLD], texts[TR_NEW], err));
    }
out:
    return st;
}

static TrStatus compare(Comparing *it, const uint32_t *entities, TrError *err)
{
    const TrEntity *old = entity_of(it, TR_OLD, entities[TR_OLD]),
                   *new_one = entity_of(it, TR_NEW, entities[TR_NEW]);
    TrStatus st = TR_OK;
    TR_TRY(compare_strings(it, entities, "name", old->name, new_one->name, err));
    TR_TRY(compare_strings(it, entities, "kind", old->kind, new_one->kind, err));
    TR_TRY(compare_aliases(it, TR_OLD, entities, err));
    TR_TRY(compare_aliases(it, TR_NEW, entities, err));
    TR_TRY(compare_parents(it, entities, err));
    if (old->row != TR_NO_ID || new_one->row != TR_NO_ID)
        TR_TRY(compare_columns(it, entities, err));
out:
    return st;
}

static int by_name(const void *a, const void *b, void *context)
{
    return strcmp(tr_edition_name(context, TR_NEW, *(const uint32_t *)a),
                  tr_edition_name(context, TR_NEW, *(const uint32_t *)b));
}

TrStatus tr_entities_compare(TrCommon *common, const TrNameKeys *names, TrEntityChanges *changes,
                             TrError *err)
{
    Comparing it = {.common = common, .names = names, .changes = changes};
    size_t n = 0, n_all = common->networks[TR_NEW]->names.n;
    uint32_t *order = NULL;
    TrStatus st = TR_OK;
    TR_TRY(tr_common_columns(common, TR_ENTITIES, &it.columns, &it.n_columns, err));
    TR_TRY(TR_ARRAY(order, n_all, err));
    for (uint32_t i = 0; i < n_all; i++)
        if (changes->partner[TR_NEW][i] != TR_NO_ID)
            order[n++] = i;
    if (n > 1)
        qsort_r(order, n, sizeof *order, by_name, common);
    for (size_t i = 0; i < n; i++) {
        uint32_t entities[] = {changes->partner[TR_NEW][order[i]], order[i]};
        TR_TRY(compare(&it, entities, err));
    }
out:
    tr_free(it.columns);
    tr_free(order);
    return st;
}
