/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/names.h"

#include <string.h>

#include "base/fold.h"
#include "base/memory.h"
#include "names/keys.h"
#include "names/kinds.h"
#include "names/parents.h"
#include "names/warnings.h"

typedef struct {
    TrInput *input;
    TrNames *names;
    bool internal;
    TrFolder folder;
    TrStrings *keys;
    uint32_t *entity_of_key; /* by key id: the entity plus one */
    size_t key_room, entity_room, spelling_room, uses_room;
} Resolver;

static const uint8_t seen_in[] = {[TR_PERSON] = TR_SEEN_PERSON,
                                  [TR_ORGANIZATION] = TR_SEEN_ORGANIZATION,
                                  [TR_TARGET] = TR_SEEN_PARTY,
                                  [TR_RECIPIENT] = TR_SEEN_PARTY};
static const TrClaimColumn name_columns[] = {TR_PERSON, TR_ORGANIZATION, TR_TARGET, TR_RECIPIENT};
enum { N_NAME_COLUMNS = sizeof name_columns / sizeof *name_columns };

bool tr_claim_is_open(const TrInput *input, size_t claim, bool internal)
{
    return internal || tr_table_cell(&input->tables[TR_CLAIMS], claim, TR_HANDLING) == 0;
}

static bool entity_row_is_open(const Resolver *resolver, size_t row)
{
    return resolver->internal ||
           tr_table_cell(&resolver->input->tables[TR_ENTITIES], row, TR_ENTITY_HANDLING) == 0;
}

const char *tr_names_shown(const TrInput *input, const TrNames *names, uint32_t entity)
{
    return tr_strings_text(input->strings, names->entities[entity].name);
}

/* ---- keys ---- */

static TrStatus slot_of_key(Resolver *resolver, uint32_t key, uint32_t **slot, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW_ZEROED(resolver->entity_of_key, resolver->key_room, key + 1, err));
    *slot = &resolver->entity_of_key[key];
out:
    return st;
}

/* The slot of a spelling's key. A name of nothing but punctuation is its own key. */
static TrStatus key_slot(Resolver *resolver, const char *text, size_t length, uint32_t **slot, TrError *err)
{
    uint32_t key;
    TrStatus st = TR_OK;
    TR_TRY(tr_fold(&resolver->folder, text, length, err));
    if (resolver->folder.length > 0)
        TR_TRY(
            tr_strings_add(resolver->keys, resolver->folder.key, resolver->folder.length, &key, NULL, err));
    else
        TR_TRY(tr_strings_add(resolver->keys, text, length, &key, NULL, err));
    TR_TRY(slot_of_key(resolver, key, slot, err));
out:
    return st;
}

static TrStatus note_spelling(Resolver *resolver, uint32_t spelling, uint32_t entity, TrError *err)
{
    TrNames *names = resolver->names;
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW_ZEROED(names->entity_of, resolver->spelling_room, spelling + 1, err));
    TR_TRY(TR_GROW_ZEROED(names->uses, resolver->uses_room, spelling + 1, err));
    names->n_strings =
        resolver->spelling_room < resolver->uses_room ? resolver->spelling_room : resolver->uses_room;
    names->entity_of[spelling] = entity + 1;
out:
    return st;
}

/* The entity of a key, a new one if its slot is empty. */
static TrStatus entity_of_slot(Resolver *resolver, uint32_t *slot, uint32_t spelling, uint32_t *entity,
                               TrError *err)
{
    TrNames *names = resolver->names;
    TrStatus st = TR_OK;
    if (*slot == 0) {
        TR_TRY(TR_GROW(names->entities, resolver->entity_room, names->n + 1, err));
        names->entities[names->n] = (TrEntity){.name = spelling, .row = TR_NO_ID, .parent = TR_NO_ID};
        *slot = (uint32_t)++names->n;
    }
    *entity = *slot - 1;
    TR_TRY(note_spelling(resolver, spelling, *entity, err));
out:
    return st;
}

/* The entity that `spelling` names, a new one if its key is new. */
static TrStatus entity_of_spelling(Resolver *resolver, uint32_t spelling, uint32_t *entity, TrError *err)
{
    TrNames *names = resolver->names;
    uint32_t *slot;
    TrStatus st = TR_OK;
    if (spelling < names->n_strings && names->entity_of[spelling] != 0) {
        *entity = names->entity_of[spelling] - 1;
        return TR_OK;
    }
    TR_TRY(key_slot(resolver, tr_strings_text(resolver->input->strings, spelling),
                    tr_strings_length(resolver->input->strings, spelling), &slot, err));
    TR_TRY(entity_of_slot(resolver, slot, spelling, entity, err));
out:
    return st;
}

/* ---- entities.csv ---- */

static TrStatus take_entity_names(Resolver *resolver, TrError *err)
{
    TrInput *input = resolver->input;
    const TrTable *table = &input->tables[TR_ENTITIES];
    TrStatus st = TR_OK;
    for (size_t row = 0; row < table->n; row++) {
        uint32_t name = tr_table_cell(table, row, TR_ENTITY_NAME), entity;
        TrEntity *it;
        if (!entity_row_is_open(resolver, row))
            continue;
        TR_TRY(entity_of_spelling(resolver, name, &entity, err));
        it = &resolver->names->entities[entity];
        if (it->row != TR_NO_ID) {
            TrPlace earlier = tr_input_place(input, TR_ENTITIES, it->row);
            bool other_kind =
                tr_table_cell(table, row, TR_ENTITY_KIND) != 0 &&
                tr_table_cell(table, row, TR_ENTITY_KIND) != tr_table_cell(table, it->row, TR_ENTITY_KIND);
            TR_TRY(tr_input_warn(input, tr_input_place(input, TR_ENTITIES, row), err,
                                 "'%.80s' has a row already, at %s:%lu%s: that one stands",
                                 tr_strings_text(input->strings, name), earlier.file, earlier.line,
                                 other_kind ? ", of another kind" : ""));
            continue;
        }
        it->row = (uint32_t)row;
        it->name = name;
    }
out:
    return st;
}

/* Whether the row of `other` lists an alias that is `entity`: an alias cycle. */
static TrStatus list_each_other(Resolver *resolver, const TrEntity *other, uint32_t entity, bool *both,
                                TrError *err)
{
    const char *list = other->row == TR_NO_ID
                           ? ""
                           : tr_input_cell(resolver->input, TR_ENTITIES, other->row, TR_ENTITY_ALIASES);
    TrStatus st = TR_OK;
    for (*both = false; *list != '\0' && !*both;) {
        size_t length = strcspn(list, "|");
        TrSlice alias = tr_text_trim((TrSlice){list, length});
        uint32_t *slot;
        TR_TRY(key_slot(resolver, alias.text, alias.length, &slot, err));
        *both = alias.length > 0 && *slot == entity + 1;
        list += length + (list[length] == '|');
    }
out:
    return st;
}

/* Row `row` lists `alias`: the entity's other name, unless it is another entity's already. */
static TrStatus take_alias(Resolver *resolver, size_t row, TrSlice alias, TrError *err)
{
    TrInput *input = resolver->input;
    uint32_t entity, spelling, *slot;
    TrStatus st = TR_OK;
    TR_TRY(entity_of_spelling(resolver, tr_table_cell(&input->tables[TR_ENTITIES], row, TR_ENTITY_NAME),
                              &entity, err));
    TR_TRY(tr_strings_add(input->strings, alias.text, alias.length, &spelling, NULL, err));
    TR_TRY(key_slot(resolver, alias.text, alias.length, &slot, err));
    if (*slot != 0 && *slot != entity + 1) {
        const TrEntity *other = &resolver->names->entities[*slot - 1];
        TrPlace place = tr_input_place(input, TR_ENTITIES, other->row == TR_NO_ID ? row : other->row);
        bool both;
        TR_TRY(list_each_other(resolver, other, entity, &both, err));
        if (both && other->row < row)
            return TR_OK; /* said at that row */
        if (both)
            return tr_input_warn(
                input, tr_input_place(input, TR_ENTITIES, row), err,
                "alias '%.80s' is '%.80s', which lists this one as its alias, at %s:%lu: they "
                "stay two, as each would be the other",
                tr_strings_text(input->strings, spelling), tr_strings_text(input->strings, other->name),
                place.file, place.line);
        TR_TRY(tr_input_warn(input, tr_input_place(input, TR_ENTITIES, row), err,
                             "alias '%.80s' names '%.80s' already, at %s:%lu: it stays with that one",
                             tr_strings_text(input->strings, spelling),
                             tr_strings_text(input->strings, other->name), place.file, place.line));
        return TR_OK;
    }
    *slot = entity + 1;
    TR_TRY(note_spelling(resolver, spelling, entity, err));
out:
    return st;
}

static TrStatus take_aliases(Resolver *resolver, TrError *err)
{
    const TrInput *input = resolver->input;
    TrStatus st = TR_OK;
    for (size_t row = 0; row < input->tables[TR_ENTITIES].n; row++) {
        const char *list = tr_input_cell(input, TR_ENTITIES, row, TR_ENTITY_ALIASES);
        while (entity_row_is_open(resolver, row) && *list != '\0') {
            size_t length = strcspn(list, "|");
            TrSlice alias = tr_text_trim((TrSlice){list, length});
            if (alias.length > 0)
                TR_TRY(take_alias(resolver, row, alias, err));
            list += length + (list[length] == '|');
        }
    }
out:
    return st;
}

static TrStatus take_parents(Resolver *resolver, TrError *err)
{
    const TrTable *table = &resolver->input->tables[TR_ENTITIES];
    TrNames *names = resolver->names;
    TrStatus st = TR_OK;
    for (size_t row = 0; row < table->n; row++) {
        uint32_t parent = tr_table_cell(table, row, TR_ENTITY_PARENT), entity, above;
        if (parent == 0 || !entity_row_is_open(resolver, row))
            continue;
        TR_TRY(entity_of_spelling(resolver, tr_table_cell(table, row, TR_ENTITY_NAME), &entity, err));
        TR_TRY(entity_of_spelling(resolver, parent, &above, err));
        if (names->entities[entity].row == row)
            names->entities[entity].parent = above;
    }
out:
    return st;
}

/* ---- claims ---- */

/* How often each spelling is used, and in which columns: one pass over the cells that touches one number
 * each. */
static void count_uses(const Resolver *resolver, uint8_t *seen)
{
    const TrTable *claims = &resolver->input->tables[TR_CLAIMS];
    uint32_t *uses = resolver->names->uses;
    bool all_open = resolver->internal || claims->columns[TR_HANDLING].cells == NULL;
    for (size_t k = 0; k < N_NAME_COLUMNS; k++) {
        const uint32_t *cells = claims->columns[name_columns[k]].cells;
        for (size_t i = 0; cells != NULL && i < claims->n; i++) {
            if (cells[i] == 0 || (!all_open && !tr_claim_is_open(resolver->input, i, false)))
                continue;
            uses[cells[i]]++;
            seen[cells[i]] |= seen_in[name_columns[k]];
        }
    }
}

typedef struct {
    Resolver *resolver;
    const uint8_t *seen;
} Taking;

static TrStatus take_spelling(void *context, uint32_t spelling, uint32_t key, TrError *err)
{
    const Taking *taking = context;
    TrNames *names = taking->resolver->names;
    uint32_t entity, *slot;
    TrStatus st = TR_OK;
    TR_TRY(slot_of_key(taking->resolver, key, &slot, err));
    TR_TRY(entity_of_slot(taking->resolver, slot, spelling, &entity, err));
    names->entities[entity].n_uses += names->uses[spelling];
    names->entities[entity].seen |= taking->seen[spelling];
out:
    return st;
}

/* The entities of the claims, by distinct spelling. */
static TrStatus take_claims(Resolver *resolver, TrError *err)
{
    TrNames *names = resolver->names;
    size_t n_strings = tr_strings_count(resolver->input->strings), n = 0;
    uint8_t *seen = NULL;
    uint32_t *spellings = NULL;
    Taking taking = {.resolver = resolver};
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(seen, n_strings, err));
    TR_TRY(TR_ARRAY(spellings, n_strings, err));
    TR_TRY(TR_GROW_ZEROED(names->uses, resolver->uses_room, n_strings, err));
    count_uses(resolver, seen);
    taking.seen = seen;
    for (uint32_t spelling = 0; spelling < n_strings; spelling++)
        if (names->uses[spelling] != 0)
            spellings[n++] = spelling;
    TR_TRY(tr_keys_each(resolver->keys, resolver->input->strings, spellings, n, resolver->input->n_threads,
                        take_spelling, &taking, err));
out:
    tr_free(seen);
    tr_free(spellings);
    return st;
}

/* Whether spelling a shows an entity better than b: more frequent, else longer, else first in byte order. */
static bool shows_better(const Resolver *resolver, uint32_t a, uint32_t b)
{
    const TrStrings *strings = resolver->input->strings;
    const uint32_t *uses = resolver->names->uses;
    if (uses[a] != uses[b])
        return uses[a] > uses[b];
    if (tr_strings_length(strings, a) != tr_strings_length(strings, b))
        return tr_strings_length(strings, a) > tr_strings_length(strings, b);
    return strcmp(tr_strings_text(strings, a), tr_strings_text(strings, b)) < 0;
}

static void choose_shown_names(Resolver *resolver)
{
    TrNames *names = resolver->names;
    for (uint32_t spelling = 0; spelling < names->n_strings; spelling++) {
        TrEntity *entity;
        if (names->entity_of[spelling] == 0)
            continue;
        entity = &names->entities[names->entity_of[spelling] - 1];
        if (entity->row == TR_NO_ID && shows_better(resolver, spelling, entity->name))
            entity->name = spelling;
    }
}

TrStatus tr_names_resolve(TrInput *input, bool internal, TrNames *names, TrError *err)
{
    Resolver resolver = {.input = input, .names = names, .internal = internal};
    TrStatus st = TR_OK;
    *names = (TrNames){0};
    input->repeats = input->resolved;
    if ((resolver.keys = tr_strings_new(err)) == NULL)
        return TR_MEMORY;
    TR_TRY(take_entity_names(&resolver, err));
    TR_TRY(take_aliases(&resolver, err));
    TR_TRY(take_parents(&resolver, err));
    TR_TRY(tr_names_cut_cycles(input, names, err));
    TR_TRY(take_claims(&resolver, err));
    choose_shown_names(&resolver);
    TR_TRY(tr_kinds_settle(input, names, err));
    TR_TRY(tr_names_warn(input, internal, names, err));
    input->resolved = true;
out:
    tr_strings_free(resolver.keys);
    tr_folder_release(&resolver.folder);
    tr_free(resolver.entity_of_key);
    if (st != TR_OK)
        tr_names_release(names);
    return st;
}

void tr_names_release(TrNames *names)
{
    tr_free(names->entities);
    tr_free(names->entity_of);
    tr_free(names->uses);
    *names = (TrNames){0};
}

uint32_t tr_names_entity(const TrNames *names, uint32_t string)
{
    return string < names->n_strings && names->entity_of[string] != 0 ? names->entity_of[string] - 1
                                                                      : TR_NO_ID;
}
