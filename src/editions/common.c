/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "editions/common.h"

#include <string.h>

#include "base/memory.h"

TrStatus tr_common_make(const TrNetwork *old, const TrNetwork *new_one, TrCommon *common, TrError *err)
{
    const TrStrings *old_strings = old->input->strings, *new_strings = new_one->input->strings;
    TrStatus st = TR_OK;
    *common = (TrCommon){.networks = {old, new_one},
                         .n_strings = {tr_strings_count(old_strings), tr_strings_count(new_strings)}};
    if (common->n_strings[TR_OLD] + common->n_strings[TR_NEW] >= TR_NO_ID)
        return tr_fail(err, TR_BAD_INPUT, "more than 4 billion different texts in the two editions");
    TR_TRY(TR_ARRAY(common->of_old, common->n_strings[TR_OLD], err));
    TR_TRY(TR_ARRAY(common->key_of, common->n_strings[TR_OLD] + common->n_strings[TR_NEW], err));
    if ((common->keys = tr_strings_new(err)) == NULL)
        TR_TRY(TR_MEMORY);
    for (uint32_t i = 0; i < common->n_strings[TR_OLD]; i++) {
        uint32_t found =
            tr_strings_find(new_strings, tr_strings_text(old_strings, i), tr_strings_length(old_strings, i));
        common->of_old[i] = found != TR_NO_ID ? found : (uint32_t)common->n_strings[TR_NEW] + i;
    }
out:
    return st;
}

void tr_common_release(TrCommon *common)
{
    tr_free(common->of_old);
    tr_free(common->key_of);
    tr_strings_free(common->keys);
    tr_folder_release(&common->folder);
    *common = (TrCommon){.of_old = NULL};
}

uint32_t tr_common_number(const TrCommon *common, TrEdition edition, uint32_t string)
{
    return edition == TR_NEW ? string : common->of_old[string];
}

TrStatus tr_common_key_of_text(TrCommon *common, TrSlice text, uint32_t *key, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_fold(&common->folder, text.text, text.length, err));
    if (common->folder.length > 0)
        TR_TRY(tr_strings_add(common->keys, common->folder.key, common->folder.length, key, NULL, err));
    else
        TR_TRY(tr_strings_add(common->keys, text.text, text.length, key, NULL, err));
out:
    return st;
}

TrStatus tr_common_key(TrCommon *common, TrEdition edition, uint32_t string, uint32_t *key, TrError *err)
{
    const TrStrings *strings = common->networks[edition]->input->strings;
    uint32_t number = tr_common_number(common, edition, string);
    TrStatus st = TR_OK;
    if (common->key_of[number] == 0) {
        TR_TRY(tr_common_key_of_text(
            common, (TrSlice){tr_strings_text(strings, string), tr_strings_length(strings, string)}, key,
            err));
        common->key_of[number] = *key + 1;
    }
    *key = common->key_of[number] - 1;
out:
    return st;
}

const char *tr_common_cell(const TrCommon *common, TrEdition edition, TrPart part, size_t row,
                           const TrSharedColumn *column)
{
    if (column->at[edition] == TR_NO_COLUMN)
        return "";
    return tr_input_cell(common->networks[edition]->input, part, row, column->at[edition]);
}

uint32_t tr_common_cell_number(const TrCommon *common, TrEdition edition, TrPart part, size_t row,
                               const TrSharedColumn *column)
{
    if (column->at[edition] == TR_NO_COLUMN)
        return 0;
    return tr_common_number(
        common, edition,
        tr_table_cell(&common->networks[edition]->input->tables[part], row, column->at[edition]));
}

static size_t find_column(const TrCommon *common, const TrTable *table, TrPart part, TrEdition edition,
                          uint32_t number)
{
    for (size_t i = tr_part_info(part)->n_columns; i < table->n_columns; i++)
        if (tr_common_number(common, edition, table->columns[i].name) == number)
            return i;
    return TR_NO_COLUMN;
}

TrStatus tr_common_columns(const TrCommon *common, TrPart part, TrSharedColumn **columns, size_t *n,
                           TrError *err)
{
    const TrPartInfo *info = tr_part_info(part);
    const TrTable *tables[] = {&common->networks[TR_OLD]->input->tables[part],
                               &common->networks[TR_NEW]->input->tables[part]};
    TrStatus st = TR_OK;
    *n = 0;
    TR_TRY(TR_ARRAY(*columns, tables[TR_OLD]->n_columns + tables[TR_NEW]->n_columns, err));
    for (; *n < info->n_columns; (*n)++)
        (*columns)[*n] = (TrSharedColumn){info->columns[*n].name, {*n, *n}};
    for (int edition = TR_NEW; edition >= TR_OLD; edition--) {
        const TrTable *table = tables[edition], *other = tables[TR_OTHER(edition)];
        for (size_t i = info->n_columns; i < table->n_columns; i++) {
            uint32_t name = table->columns[i].name,
                     number = tr_common_number(common, (TrEdition)edition, name);
            size_t there = find_column(common, other, part, TR_OTHER(edition), number);
            TrSharedColumn *column = &(*columns)[*n];
            if (edition == TR_OLD && there != TR_NO_COLUMN)
                continue; /* it came with NEW */
            column->name = tr_network_text(common->networks[edition], name);
            column->at[edition] = i;
            column->at[TR_OTHER(edition)] = there;
            (*n)++;
        }
    }
out:
    return st;
}
