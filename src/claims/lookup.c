/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looking things up in what was read. */
#include "claims/input.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"

TrAccount tr_input_account(const TrInput *input)
{
    TrAccount sum = {0};
    for (size_t i = 0; i < input->n_files; i++) {
        const TrInputFile *file = &input->files[i];
        if (file->part != TR_CLAIMS)
            continue;
        sum.rows += file->account.rows;
        sum.claims += file->account.claims;
        sum.duplicates += file->account.duplicates;
        sum.rejected += file->account.rejected;
    }
    return sum;
}

const char *tr_input_cell(const TrInput *input, TrPart part, size_t row, size_t column)
{
    return tr_strings_text(input->strings, tr_table_cell(&input->tables[part], row, column));
}

uint32_t tr_input_row_of_id(const TrInput *input, TrPart part, uint32_t id)
{
    const TrIdIndex *ids = &input->ids[part];
    return id == 0 || id >= ids->room || ids->row[id] == 0 ? TR_NO_ID : ids->row[id] - 1;
}

TrPlace tr_input_place(const TrInput *input, TrPart part, size_t row)
{
    const TrTable *table = &input->tables[part];
    return (TrPlace){.file = input->files[table->file[row]].path, .line = table->line[row]};
}

const char *tr_input_file_name(const TrInput *input, TrPart part, size_t row)
{
    return input->files[input->tables[part].file[row]].name;
}

static const TrInputFile *file_at(const TrInput *input, const char *path)
{
    for (size_t i = 0; path != NULL && i < input->n_files; i++)
        if (input->files[i].path == path || strcmp(input->files[i].path, path) == 0)
            return &input->files[i];
    return NULL;
}

const char *tr_input_short_name(const TrInput *input, const char *path)
{
    const TrInputFile *file = file_at(input, path);
    return file == NULL ? path : file->name;
}

/* Row of `table` that begins at `line` of file number `file`, or TR_NO_ID. Rows stand in order of file and
 * line, as they were read. */
static uint32_t row_at(const TrTable *table, size_t file, unsigned long line)
{
    size_t from = 0, to = table->n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (table->file[middle] < file || (table->file[middle] == file && table->line[middle] < line))
            from = middle + 1;
        else
            to = middle;
    }
    return from < table->n && table->file[from] == file && table->line[from] == line ? (uint32_t)from
                                                                                     : TR_NO_ID;
}

bool tr_input_is_held_back(const TrInput *input, TrPlace place)
{
    static const int handling[TR_N_PARTS] = {[TR_CLAIMS] = TR_HANDLING,
                                             [TR_ENTITIES] = TR_ENTITY_HANDLING,
                                             [TR_SOURCES] = TR_SOURCE_HANDLING,
                                             [TR_ACTIONS] = -1,
                                             [TR_KINDS] = -1,
                                             [TR_MAPPING] = -1};
    const TrInputFile *file = file_at(input, place.file);
    uint32_t row;
    if (file == NULL || handling[file->part] < 0)
        return false;
    row = row_at(&input->tables[file->part], (size_t)(file - input->files), place.line);
    return row != TR_NO_ID &&
           tr_table_cell(&input->tables[file->part], row, (size_t)handling[file->part]) != 0;
}

TrStatus tr_input_warn(TrInput *input, TrPlace place, TrError *err, const char *format, ...)
{
    char message[512];
    va_list arguments;
    if (input->repeats)
        return TR_OK;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return tr_diagnose_kind(&input->diagnostics, TR_WARNING, format, place, err, message);
}

TrClaimStatus tr_claim_status(const TrInput *input, size_t claim)
{
    return (TrClaimStatus)tr_status_find(tr_input_cell(input, TR_CLAIMS, claim, TR_STATUS));
}

TrStance tr_claim_stance(const TrInput *input, size_t claim)
{
    return (TrStance)tr_stance_find(tr_input_cell(input, TR_CLAIMS, claim, TR_STANCE));
}

double tr_claim_number(const TrInput *input, size_t claim, TrClaimColumn column, double if_empty)
{
    double value;
    return tr_number_parse(tr_input_cell(input, TR_CLAIMS, claim, column), &value) ? value : if_empty;
}
