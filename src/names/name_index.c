/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/name_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

TrStatus tr_name_index_make(TrNameIndex *index, const TrInput *input, const TrNames *names, TrError *err)
{
    TrStatus st = TR_OK;
    *index = (TrNameIndex){.input = input, .names = names};
    if ((index->keys = tr_strings_new(err)) == NULL)
        return TR_MEMORY;
    for (uint32_t s = 0; s < names->n_strings; s++) {
        uint32_t key;
        if (names->entity_of[s] == 0)
            continue;
        TR_TRY(tr_fold(&index->folder, tr_strings_text(input->strings, s),
                       tr_strings_length(input->strings, s), err));
        if (index->folder.length == 0) /* nothing but punctuation is known by its bytes */
            continue;
        TR_TRY(tr_strings_add(index->keys, index->folder.key, index->folder.length, &key, NULL, err));
        TR_TRY(TR_GROW(index->entity, index->room, key + 1, err));
        index->entity[key] = names->entity_of[s] - 1;
    }
out:
    return st;
}

TrStatus tr_name_index_find(TrNameIndex *index, TrSlice name, uint32_t *entity, TrError *err)
{
    uint32_t found = tr_strings_find(index->input->strings, name.text, name.length);
    TrStatus st = TR_OK;
    *entity = found == TR_NO_ID ? TR_NO_ID : tr_names_entity(index->names, found);
    if (*entity != TR_NO_ID)
        return TR_OK;
    TR_TRY(tr_fold(&index->folder, name.text, name.length, err));
    found = index->folder.length == 0 ? TR_NO_ID
                                      : tr_strings_find(index->keys, index->folder.key, index->folder.length);
    *entity = found == TR_NO_ID ? TR_NO_ID : index->entity[found];
out:
    return st;
}

void tr_name_index_release(TrNameIndex *index)
{
    tr_strings_free(index->keys);
    tr_free(index->entity);
    tr_folder_release(&index->folder);
    *index = (TrNameIndex){0};
}

/* ---- distinct ---- */

static int by_pair(const void *x, const void *y)
{
    const TrDistinct *a = x, *b = y;
    if (a->entity != b->entity)
        return a->entity < b->entity ? -1 : 1;
    return a->other < b->other ? -1 : a->other > b->other;
}

static int by_pair_and_row(const void *x, const void *y)
{
    const TrDistinct *a = x, *b = y;
    int order = by_pair(a, b);
    return order != 0 ? order : a->row < b->row ? -1 : a->row > b->row;
}

static TrStatus take_row(TrDistincts *distincts, TrNameIndex *index, uint32_t row, TrError *err)
{
    const TrInput *input = index->input;
    const char *list = tr_input_cell(input, TR_ENTITIES, row, TR_ENTITY_DISTINCT_FROM);
    uint32_t entity =
        tr_names_entity(index->names, tr_table_cell(&input->tables[TR_ENTITIES], row, TR_ENTITY_NAME));
    TrStatus st = TR_OK;
    while (*list != '\0' && entity != TR_NO_ID) {
        size_t length = strcspn(list, "|");
        TrSlice name = tr_text_trim((TrSlice){list, length});
        uint32_t other = TR_NO_ID;
        if (name.length > 0)
            TR_TRY(tr_name_index_find(index, name, &other, err));
        if (other != TR_NO_ID && other != entity) { /* a name that nobody uses needs no decision */
            TR_TRY(TR_GROW(distincts->items, distincts->room, distincts->n + 1, err));
            distincts->items[distincts->n++] =
                (TrDistinct){row, entity < other ? entity : other, entity < other ? other : entity};
        }
        list += length + (list[length] == '|');
    }
out:
    return st;
}

TrStatus tr_distincts_make(TrDistincts *distincts, const TrInput *input, const TrNames *names, TrError *err)
{
    TrNameIndex index = {0};
    size_t n = 0;
    TrStatus st = TR_OK;
    *distincts = (TrDistincts){0};
    if (input->tables[TR_ENTITIES].columns[TR_ENTITY_DISTINCT_FROM].cells == NULL)
        return TR_OK;
    TR_TRY(tr_name_index_make(&index, input, names, err));
    for (uint32_t row = 0; row < input->tables[TR_ENTITIES].n; row++)
        TR_TRY(take_row(distincts, &index, row, err));
    if (distincts->n > 0)
        qsort(distincts->items, distincts->n, sizeof *distincts->items, by_pair_and_row);
    for (size_t i = 0; i < distincts->n; i++)
        if (n == 0 || by_pair(&distincts->items[n - 1], &distincts->items[i]) != 0)
            distincts->items[n++] = distincts->items[i];
    distincts->n = n;
out:
    tr_name_index_release(&index);
    if (st != TR_OK)
        tr_distincts_release(distincts);
    return st;
}

bool tr_distincts_hold(const TrDistincts *distincts, uint32_t a, uint32_t b)
{
    TrDistinct pair = {0, a < b ? a : b, a < b ? b : a};
    return distincts->n > 0 && bsearch(&pair, distincts->items, distincts->n, sizeof pair, by_pair) != NULL;
}

void tr_distincts_release(TrDistincts *distincts)
{
    tr_free(distincts->items);
    *distincts = (TrDistincts){0};
}
