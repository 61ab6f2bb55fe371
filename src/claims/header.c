/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/header.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "claims/checks.h"
#include "claims/foreign.h"

enum { MOST_COLUMNS = 16384 }; /* as many as a spreadsheet can have; each takes room for some rows */

typedef struct {
    TrInput *input;
    TrInputFile *file;
    const TrRecord *record;
    const TrReadOptions *options;
    const TrForeign *foreign; /* whose table it is, or NULL */
    bool mapped;              /* some header has a meaning that was given */
} Header;

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
    char quoted[TR_QUOTED_BYTES];
    TrStatus st = TR_OK;
    if (near != NULL)
        TR_TRY(tr_input_warn(input, place_of(file, record, field), err,
                             "column '%s' is not known and kept as it is: did you mean '%s'?",
                             tr_cell_quote(text, quoted), near));
    else
        TR_TRY(tr_diagnose(&input->diagnostics, TR_DETAIL, place_of(file, record, field), err,
                           "column '%s' is not known and kept as it is", tr_cell_quote(text, quoted)));
    TR_TRY(tr_table_extra_column(&input->tables[file->part], name, column, err));
out:
    return st;
}

static TrStatus name_field(const Header *header, size_t field, TrSlice *name, TrError *err)
{
    const TrInputFile *file = header->file;
    char unnamed[32], quoted[TR_QUOTED_BYTES];
    TrSlice cell = tr_text_trim(header->record->cells[field]);
    int n =
        snprintf(unnamed, sizeof unnamed, "%s%zu", header->options->no_header ? "" : "column ", field + 1);
    if (header->options->no_header || cell.length == 0) {
        *name = header->options->no_header ? (TrSlice){"", 0} : cell;
        return tr_strings_add(header->input->strings, unnamed, (size_t)n, &file->header[field], NULL, err);
    }
    if (tr_utf8_first_bad(cell.text, cell.length) < cell.length ||
        memchr(cell.text, '\0', cell.length) != NULL)
        return tr_fail_at(err, TR_BAD_INPUT, place_of(file, header->record, field),
                          "the header is not valid UTF-8 text; expected a CSV file saved as UTF-8: '%s'",
                          tr_slice_quote(cell, quoted));
    *name = cell;
    return tr_strings_add(header->input->strings, cell.text, cell.length, &file->header[field], NULL, err);
}

/* ---- what a header means ---- */

/* What mapping.csv says of a header, or -1. */
static int saved_column(const TrInput *input, TrSlice header)
{
    for (size_t row = 0; row < input->tables[TR_MAPPING].n; row++) {
        const char *theirs = tr_input_cell(input, TR_MAPPING, row, TR_MAPPING_COLUMN);
        const char *ours = tr_input_cell(input, TR_MAPPING, row, TR_MAPPING_MEANS);
        if (strlen(theirs) == header.length && strncasecmp(theirs, header.text, header.length) == 0)
            return tr_column_find(TR_CLAIMS, (TrSlice){ours, strlen(ours)});
    }
    return -1;
}

static int given_column(const Header *header, size_t field)
{
    TrSlice cell = tr_text_trim(header->record->cells[field]);
    char number[24];
    int column;
    if (header->file->part != TR_CLAIMS)
        return -1;
    if (header->options->no_header)
        cell = (TrSlice){number, (size_t)snprintf(number, sizeof number, "%zu", field + 1)};
    column = tr_map_column(header->options->map, cell);
    return column >= 0 ? column : saved_column(header->input, cell);
}

static int meant_column(const Header *header, size_t field, TrSlice name)
{
    size_t n_ours = tr_part_info(header->file->part)->n_columns;
    int column = given_column(header, field);
    if (column >= 0)
        return column;
    if (header->options->no_header)
        return header->mapped || field >= n_ours ? -1 : (int)field;
    if (header->foreign != NULL)
        return tr_foreign_column(header->foreign, header->record, field);
    return tr_column_find(header->file->part, name);
}

/* Whose table it is: nobody's but ours if it has one of our four columns, or a mapping says what it holds. */
static void recognise(Header *header)
{
    bool ours = header->options->no_header || header->file->part != TR_CLAIMS;
    for (size_t i = 0; i < header->record->n_cells; i++) {
        int column = tr_column_find(TR_CLAIMS, tr_text_trim(header->record->cells[i]));
        header->mapped = header->mapped || given_column(header, i) >= 0;
        ours = ours || (column >= 0 && column <= TR_ACTION);
    }
    if (!ours && !header->mapped)
        header->foreign = tr_foreign_find(header->record);
}

/* Say how the table of another program is understood. */
static TrStatus say_foreign(const Header *header, const size_t *column_of, TrError *err)
{
    const TrPartInfo *part = tr_part_info(header->file->part);
    char list[300] = "", message[420];
    for (size_t i = 0; i < header->file->n_header; i++)
        if (column_of[i] < part->n_columns && strlen(list) < 200)
            (void)snprintf(list + strlen(list), sizeof list - strlen(list), "%s%.40s as %s",
                           *list != '\0' ? ", " : "",
                           tr_strings_text(header->input->strings, header->file->header[i]),
                           part->columns[column_of[i]].name);
    (void)snprintf(message, sizeof message, "the header is that of %s: %s", header->foreign->name, list);
    return tr_diagnose_kind(&header->input->diagnostics, TR_REMARK, "foreign",
                            place_of(header->file, header->record, (size_t)-1), err, message);
}

/* Every header that --map names must be there, unless the file has the column under its own name. */
static TrStatus require_mapped(const Header *header, const size_t *column_of, TrError *err)
{
    TrSlice column, theirs;
    char quoted[TR_QUOTED_BYTES], raw[TR_QUOTED_BYTES];
    for (size_t i = 0; tr_map_pair(header->options->map, i, &column, &theirs); i++) {
        int wanted = tr_column_find(TR_CLAIMS, column);
        bool found = header->file->part != TR_CLAIMS;
        for (size_t k = 0; k < header->file->n_header; k++)
            found = found || column_of[k] == (size_t)wanted;
        if (!found)
            return tr_fail_at(err, TR_BAD_INPUT, place_of(header->file, header->record, (size_t)-1),
                              "the header has no column '%s', which --map reads as '%.*s'; expected one of "
                              "its own: '%s'",
                              tr_slice_quote(theirs, quoted), (int)column.length, column.text,
                              tr_slice_quote(header->record->raw, raw));
    }
    return TR_OK;
}

static TrStatus refuse_twice(const TrInputFile *file, const TrRecord *record, const size_t *column_of,
                             size_t field, const char *name, TrError *err)
{
    char quoted[TR_QUOTED_BYTES];
    for (size_t i = 0; i < field; i++)
        if (column_of[i] == column_of[field])
            return tr_fail_at(err, TR_BAD_INPUT, place_of(file, record, field),
                              "column '%s' stands twice, as field %zu and field %zu; expected it once",
                              tr_cell_quote(name, quoted), i + 1, field + 1);
    return TR_OK;
}

static bool has_column(const Header *header, const size_t *column_of, size_t column)
{
    for (size_t i = 0; i < header->file->n_header; i++)
        if (column_of[i] == column)
            return true;
    return false;
}

/* A header near the column that is missing, for "did you mean". */
static const char *near_miss(const Header *header, const char *missing)
{
    for (size_t i = 0; i < header->file->n_header; i++) {
        const char *text = tr_strings_text(header->input->strings, header->file->header[i]);
        const char *near = tr_column_suggest(header->file->part, text);
        if (near != NULL && strcmp(near, missing) == 0)
            return text;
    }
    return NULL;
}

static TrStatus require_columns(const Header *header, const size_t *column_of, TrError *err)
{
    const TrPartInfo *part = tr_part_info(header->file->part);
    TrPlace place = place_of(header->file, header->record, (size_t)-1);
    char wanted[160] = "", quoted[TR_QUOTED_BYTES];
    const char *missing = NULL, *near;
    if (part == tr_part_info(TR_CLAIMS) && (header->foreign != NULL || header->mapped) &&
        (has_column(header, column_of, TR_PERSON) || has_column(header, column_of, TR_ORGANIZATION)))
        return TR_OK;
    for (size_t i = 0; i < part->n_columns; i++) {
        if (!part->columns[i].required)
            continue;
        if (missing == NULL && !has_column(header, column_of, i))
            missing = part->columns[i].name;
        (void)snprintf(wanted + strlen(wanted), sizeof wanted - strlen(wanted), "%s%s", *wanted ? ", " : "",
                       part->columns[i].name);
    }
    if (missing == NULL)
        return TR_OK;
    if ((near = near_miss(header, missing)) != NULL)
        return tr_fail_at(err, TR_BAD_INPUT, place,
                          "the header has no column '%s'; column '%s': did you mean '%s'?", missing,
                          tr_cell_quote(near, quoted), missing);
    return tr_fail_at(err, TR_BAD_INPUT, place,
                      "the header has no column '%s'; expected at least %s, separated by commas: '%s'; "
                      "--map says what other headers mean: --map %s=HEADER",
                      missing, wanted, tr_slice_quote(header->record->raw, quoted), missing);
}

static TrStatus take_field(Header *header, size_t field, size_t *column_of, TrError *err)
{
    TrInputFile *file = header->file;
    TrStrings *strings = header->input->strings;
    TrSlice name = {"", 0};
    const char *theirs;
    int known;
    TrStatus st = TR_OK;
    TR_TRY(name_field(header, field, &name, err));
    column_of[field] = TR_COLUMN_IGNORED;
    if (name.length >= 6 && strncasecmp(name.text, "trama_", 6) == 0)
        return TR_OK;
    theirs = tr_strings_text(strings, file->header[field]);
    if ((known = meant_column(header, field, name)) >= 0)
        column_of[field] = (size_t)known;
    else
        TR_TRY(take_extra(header->input, file, header->record, field, &column_of[field], err));
    TR_TRY(refuse_twice(file, header->record, column_of, field, theirs, err));
    TR_TRY(tr_table_use_column(&header->input->tables[file->part], column_of[field], err));
out:
    return st;
}

/* However a column of ours is spelt: rejected.csv holds each once. */
static TrStatus name_ours(const Header *header, const size_t *column_of, TrError *err)
{
    const TrPartInfo *part = tr_part_info(header->file->part);
    TrStatus st = TR_OK;
    for (size_t i = 0; i < header->file->n_header; i++)
        if (column_of[i] < part->n_columns)
            TR_TRY(tr_strings_add(header->input->strings, part->columns[column_of[i]].name,
                                  strlen(part->columns[column_of[i]].name), &header->file->header[i], NULL,
                                  err));
out:
    return st;
}

TrStatus tr_header_read(TrInput *input, TrInputFile *file, const TrRecord *record,
                        const TrReadOptions *options, size_t **column_of, TrError *err)
{
    Header header = {.input = input, .file = file, .record = record, .options = options};
    TrStatus st = TR_OK;
    if (record->n_cells > MOST_COLUMNS)
        return tr_fail_at(
            err, TR_BAD_INPUT, place_of(file, record, MOST_COLUMNS),
            "the header has %zu columns; expected at most %d, as many as a spreadsheet can have",
            record->n_cells, MOST_COLUMNS);
    TR_TRY(TR_ARRAY(file->header, record->n_cells, err));
    file->n_header = record->n_cells;
    TR_TRY(TR_ARRAY(*column_of, record->n_cells, err));
    recognise(&header);
    for (size_t i = 0; i < record->n_cells; i++)
        TR_TRY(take_field(&header, i, *column_of, err));
    TR_TRY(require_mapped(&header, *column_of, err));
    TR_TRY(require_columns(&header, *column_of, err));
    if (header.foreign != NULL)
        TR_TRY(say_foreign(&header, *column_of, err));
    TR_TRY(name_ours(&header, *column_of, err));
out:
    return st;
}
