/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/header.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"

static TrPlace place_of(const TrInputFile *file, const TrRecord *record, size_t field)
{
    return (TrPlace){.file = file->path, .line = record->line, .field = (unsigned)field + 1};
}

/* A column of theirs: kept under its name; a name near one of ours is worth a warning. */
static TrStatus take_extra(TrInput *input, TrInputFile *file, const TrRecord *record, size_t field,
                           size_t *column, TrError *err)
{
    uint32_t name = file->header[field];
    const char *text = tr_strings_text(input->strings, name);
    const char *near = tr_column_suggest(file->part, text);
    TrStatus st = TR_OK;
    if (near != NULL)
        TR_TRY(tr_input_warn(input, place_of(file, record, field), err,
                             "column '%s' is not known and kept as it is: did you mean '%s'?", text, near));
    TR_TRY(tr_table_extra_column(&input->tables[file->part], name, column, err));
out:
    return st;
}

static TrStatus name_field(TrInput *input, TrInputFile *file, const TrRecord *record, size_t field,
                           TrSlice *name, TrError *err)
{
    char unnamed[32];
    TrSlice cell = tr_text_trim(record->cells[field]);
    if (tr_utf8_first_bad(cell.text, cell.length) < cell.length ||
        memchr(cell.text, '\0', cell.length) != NULL)
        return tr_fail_at(err, TR_BAD_INPUT, place_of(file, record, field),
                          "the header is not valid UTF-8 text; expected a CSV file saved as UTF-8");
    *name = cell;
    if (cell.length == 0) {
        int n = snprintf(unnamed, sizeof unnamed, "column %zu", field + 1);
        return tr_strings_add(input->strings, unnamed, (size_t)n, &file->header[field], NULL, err);
    }
    return tr_strings_add(input->strings, cell.text, cell.length, &file->header[field], NULL, err);
}

static TrStatus refuse_twice(const TrInputFile *file, const TrRecord *record, const size_t *column_of,
                             size_t field, const char *name, TrError *err)
{
    for (size_t i = 0; i < field; i++)
        if (column_of[i] == column_of[field])
            return tr_fail_at(err, TR_BAD_INPUT, place_of(file, record, field),
                              "column '%s' stands twice, as field %zu and field %zu; expected it once", name,
                              i + 1, field + 1);
    return TR_OK;
}

static TrStatus require_columns(const TrInputFile *file, const TrRecord *record, const size_t *column_of,
                                TrError *err)
{
    const TrPartInfo *part = tr_part_info(file->part);
    char wanted[160] = "";
    const char *missing = NULL;
    for (size_t i = 0; i < part->n_columns; i++) {
        bool found = false;
        if (!part->columns[i].required)
            continue;
        for (size_t k = 0; k < file->n_header; k++)
            found = found || column_of[k] == i;
        if (!found && missing == NULL)
            missing = part->columns[i].name;
        (void)snprintf(wanted + strlen(wanted), sizeof wanted - strlen(wanted), "%s%s", *wanted ? ", " : "",
                       part->columns[i].name);
    }
    if (missing == NULL)
        return TR_OK;
    if (record->n_cells == 1 && memchr(record->cells[0].text, ';', record->cells[0].length) != NULL)
        return tr_fail_at(err, TR_BAD_INPUT, place_of(file, record, (size_t)-1),
                          "the header is separated by semicolons; expected commas: save the table as CSV "
                          "(comma delimited)");
    return tr_fail_at(err, TR_BAD_INPUT, place_of(file, record, (size_t)-1),
                      "the header has no column '%s'; expected at least %s, separated by commas", missing,
                      wanted);
}

TrStatus tr_header_read(TrInput *input, TrInputFile *file, const TrRecord *record, size_t **column_of,
                        TrError *err)
{
    const TrPartInfo *part = tr_part_info(file->part);
    TrTable *table = &input->tables[file->part];
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(file->header, record->n_cells, err));
    file->n_header = record->n_cells;
    TR_TRY(TR_ARRAY(*column_of, record->n_cells, err));
    for (size_t i = 0; i < record->n_cells; i++) {
        TrSlice name = {"", 0};
        int known;
        TR_TRY(name_field(input, file, record, i, &name, err));
        (*column_of)[i] = TR_COLUMN_IGNORED;
        if (name.length >= 6 && strncasecmp(name.text, "trama_", 6) == 0)
            continue;
        if ((known = tr_column_find(file->part, name)) >= 0)
            (*column_of)[i] = (size_t)known;
        else
            TR_TRY(take_extra(input, file, record, i, &(*column_of)[i], err));
        TR_TRY(
            refuse_twice(file, record, *column_of, i, tr_strings_text(input->strings, file->header[i]), err));
        if (known >= 0) /* however it is spelt: rejected.csv holds each column once */
            TR_TRY(tr_strings_add(input->strings, part->columns[known].name,
                                  strlen(part->columns[known].name), &file->header[i], NULL, err));
        TR_TRY(tr_table_use_column(table, (*column_of)[i], err));
    }
    TR_TRY(require_columns(file, record, *column_of, err));
out:
    return st;
}
