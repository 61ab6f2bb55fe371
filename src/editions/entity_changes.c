/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "editions/entity_changes.h"

#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "editions/entity_matching.h"

bool tr_entity_is_there(const TrNetwork *network, uint32_t entity)
{
    return network->node_of[entity] != TR_NO_ID || network->names.entities[entity].row != TR_NO_ID;
}

const char *tr_edition_name(const TrCommon *common, TrEdition edition, uint32_t entity)
{
    const TrNetwork *network = common->networks[edition];
    return tr_names_shown(network->input, &network->names, entity);
}

uint32_t tr_merge_row(const TrCommon *common, const TrMergeChange *merge)
{
    return common->networks[TR_OTHER(merge->two)]->names.entities[merge->one].row;
}

/* The keys of all names first: so it is known how many there are. */
static TrStatus list_keys(TrCommon *common, TrNameKeys *names, TrError *err)
{
    uint32_t key;
    TrStatus st = TR_OK;
    for (int round = 0; round < 2; round++) {
        for (int edition = 0; edition < TR_N_EDITIONS; edition++) {
            const TrNetwork *network = common->networks[edition];
            for (uint32_t i = 0; i < common->n_strings[edition]; i++) {
                uint32_t entity = tr_names_entity(&network->names, i);
                if (entity == TR_NO_ID || !tr_entity_is_there(network, entity))
                    continue;
                TR_TRY(tr_common_key(common, (TrEdition)edition, i, &key, err));
                if (round == 1)
                    names->entity[edition][key] = entity + 1;
            }
        }
        if (round == 1)
            break;
        names->n_keys = tr_strings_count(common->keys);
        TR_TRY(TR_ARRAY(names->entity[TR_OLD], names->n_keys, err));
        TR_TRY(TR_ARRAY(names->entity[TR_NEW], names->n_keys, err));
    }
out:
    return st;
}

typedef struct {
    const TrCommon *common;
    TrEdition edition;
} Ordering;

static int by_name(const void *a, const void *b, void *context)
{
    const Ordering *it = context;
    return strcmp(tr_edition_name(it->common, it->edition, *(const uint32_t *)a),
                  tr_edition_name(it->common, it->edition, *(const uint32_t *)b));
}

static TrStatus list_alone(const TrCommon *common, TrEdition edition, TrEntityChanges *changes, TrError *err)
{
    const TrNetwork *network = common->networks[edition];
    uint32_t *alone;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(changes->alone[edition], network->names.n, err));
    alone = changes->alone[edition];
    for (uint32_t i = 0; i < network->names.n; i++)
        if (tr_entity_is_there(network, i) && changes->partner[edition][i] == TR_NO_ID &&
            changes->joins[edition][i] == TR_NO_ID)
            alone[changes->n_alone[edition]++] = i;
    if (changes->n_alone[edition] > 1)
        qsort_r(alone, changes->n_alone[edition], sizeof *alone, by_name, &(Ordering){common, edition});
out:
    return st;
}

TrStatus tr_entity_changes_find(TrCommon *common, TrEntityChanges *changes, TrError *err)
{
    TrNameKeys names = {.n_keys = 0};
    TrStatus st = TR_OK;
    TR_TRY(list_keys(common, &names, err));
    TR_TRY(tr_interrupt_check(err));
    TR_TRY(tr_entities_match(common, &names, changes, err));
    TR_TRY(list_alone(common, TR_OLD, changes, err));
    TR_TRY(list_alone(common, TR_NEW, changes, err));
    TR_TRY(tr_entities_compare(common, &names, changes, err));
out:
    tr_free(names.entity[TR_OLD]);
    tr_free(names.entity[TR_NEW]);
    return st;
}

void tr_entity_changes_release(TrEntityChanges *changes)
{
    for (int edition = 0; edition < TR_N_EDITIONS; edition++) {
        tr_free(changes->partner[edition]);
        tr_free(changes->joins[edition]);
        tr_free(changes->alone[edition]);
    }
    tr_free(changes->changed);
    tr_free(changes->merges);
    tr_arena_release(&changes->arena);
    *changes = (TrEntityChanges){.changed = NULL};
}
