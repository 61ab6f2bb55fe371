/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/entities_file.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "claims/dialect.h"

const char *const tr_edited_columns[TR_N_EDITED] = {"name", "aliases", "distinct_from"};
static const TrEntityColumn entity_columns[] = {TR_ENTITY_NAME, TR_ENTITY_ALIASES, TR_ENTITY_DISTINCT_FROM};

static int number_of_file(const TrInput *input)
{
    for (size_t i = 0; i < input->n_files; i++)
        if (input->files[i].part == TR_ENTITIES && !input->files[i].embedded)
            return (int)i;
    return -1;
}

static TrStatus find_columns(TrEntitiesFile *file, TrError *err)
{
    TrBuilder cell = {0};
    TrStatus st = TR_OK;
    for (int c = 0; c < TR_N_EDITED; c++) {
        file->column[c] = TR_NO_COLUMN;
        for (size_t i = 0; i < file->edit.records[0].n_cells; i++) {
            tr_csv_edit_cell(&file->edit, 0, i, &cell);
            if (cell.failed)
                TR_TRY(tr_fail_memory(err));
            if (tr_column_find(TR_ENTITIES, (TrSlice){cell.text, cell.length}) == (int)entity_columns[c])
                file->column[c] = i;
        }
    }
    if (file->column[TR_EDIT_NAME] == TR_NO_COLUMN)
        st = tr_fail(err, TR_BAD_INPUT,
                     "%s has no column 'name' that can be changed where it stands; expected that header",
                     file->path);
out:
    tr_builder_release(&cell);
    return st;
}

/* Commas and the like between cells and double quotes around them can be edited where they stand. */
static TrStatus find_delimiter(const TrEntitiesFile *file, char *delimiter, TrError *err)
{
    TrDialect dialect = tr_dialect_detect(file->text.text, file->text.length, true);
    if ((dialect.n_delimiter != 1 && (dialect.n_delimiter != 2 || dialect.delimiter[1] != ' ')) ||
        dialect.quote != '"' || dialect.escape != 0 || dialect.n_before > 0)
        return tr_fail(
            err, TR_BAD_INPUT,
            "%s cannot be changed where it stands, as it is no plain CSV with a header in its first "
            "line; nothing was written: rewrite it with 'trama clean', and accept again",
            file->path);
    *delimiter = dialect.delimiter[0];
    return TR_OK;
}

static TrStatus read_text(TrEntitiesFile *file, TrError *err)
{
    static const char fresh[] = "name,kind,aliases,distinct_from\n";
    TrStatus st = TR_OK;
    if (file->number >= 0)
        return tr_text_file_read(file->path, &file->text, err);
    if (access(file->path, F_OK) == 0)
        return tr_fail(err, TR_BAD_USAGE, "%s is there, but was not read: give it, or its folder, as input",
                       file->path);
    file->text.length = sizeof fresh - 1;
    if ((file->text.text = tr_text_copy(fresh)) == NULL)
        st = tr_fail_memory(err);
    return st;
}

TrStatus tr_entities_file_open(TrEntitiesFile *file, const TrInput *input, const char *folder, TrError *err)
{
    char delimiter = ',';
    TrStatus st = TR_OK;
    *file = (TrEntitiesFile){.input = input, .number = number_of_file(input)};
    file->path = file->number >= 0 ? tr_text_copy(input->files[file->number].path)
                                   : tr_path_join(folder, "entities.csv");
    if (file->path == NULL)
        TR_TRY(tr_fail_memory(err));
    TR_TRY(read_text(file, err));
    if (file->number >= 0)
        TR_TRY(find_delimiter(file, &delimiter, err));
    TR_TRY(tr_csv_edit_begin(&file->edit, file->text.text, file->text.length, delimiter, err));
    TR_TRY(find_columns(file, err));
out:
    return st;
}

/* ---- writing ---- */

/* Whether a row is kept with all its cells, but for what was added to the lists. */
static bool is_row_still(const TrInput *before, size_t a, const TrInput *after, size_t b)
{
    for (size_t c = 0; c < tr_part_info(TR_ENTITIES)->n_columns; c++) {
        const char *old = tr_input_cell(before, TR_ENTITIES, a, c);
        const char *new = tr_input_cell(after, TR_ENTITIES, b, c);
        bool grows = c == TR_ENTITY_ALIASES || c == TR_ENTITY_DISTINCT_FROM;
        if (grows ? strncmp(old, new, strlen(old)) != 0 : strcmp(old, new) != 0)
            return false;
    }
    return true;
}

/* Whether the file as it is to be has all rows that it has, and those that are new. Of two equal rows one
 * was kept until now, which may have changed. */
static bool has_all_rows(const TrEntitiesFile *file, const TrInput *after)
{
    const TrTable *rows = &file->input->tables[TR_ENTITIES];
    TrAccount before = {0}, now = after->files[0].account;
    size_t at = 0, n = after->tables[TR_ENTITIES].n;
    if (file->number >= 0)
        before = file->input->files[file->number].account;
    for (size_t i = 0; i < rows->n; i++) {
        if ((int)rows->file[i] != file->number)
            continue;
        while (at < n && !is_row_still(file->input, i, after, at))
            at++;
        if (at++ == n)
            return false;
    }
    return now.rows == before.rows + file->edit.n_appended && now.rejected == before.rejected;
}

/* Where rows are broken, their neighbours are found by rules that a change may upset. */
static TrStatus check_rows(const TrEntitiesFile *file, const TrBuilder *bytes, TrError *err)
{
    TrInput *after = NULL;
    TrError why = {0};
    TrStatus st = tr_input_read_text(bytes->text, bytes->length, TR_ENTITIES, file->path, &after, &why);
    if (st == TR_MEMORY)
        st = tr_fail_memory(err);
    else if (st != TR_OK || !has_all_rows(file, after))
        st = tr_fail(err, TR_BAD_INPUT,
                     "%s cannot take what was decided: as some of its rows are broken, others would then be "
                     "read otherwise than they are now; nothing was written: mend those that 'trama check' "
                     "names, and accept again",
                     file->path);
    tr_input_free(after);
    return st;
}

TrStatus tr_entities_file_write(const TrEntitiesFile *file, TrError *err)
{
    TrFile out = {0};
    TrBuilder text = {0}, bytes = {0};
    TrStatus st = TR_OK;
    tr_csv_edit_build(&file->edit, &text);
    if (text.failed)
        TR_TRY(tr_fail_memory(err));
    TR_TRY(tr_text_file_encode(&file->text, file->path, &text, &bytes, err));
    TR_TRY(check_rows(file, &bytes, err));
    TR_TRY(tr_file_begin(&out, file->path, err));
    (void)fwrite(bytes.text, 1, bytes.length, out.file);
    TR_TRY(tr_file_commit(&out, err));
out:
    tr_file_abandon(&out);
    tr_builder_release(&text);
    tr_builder_release(&bytes);
    return st;
}

void tr_entities_file_release(TrEntitiesFile *file)
{
    tr_free(file->path);
    tr_csv_edit_release(&file->edit);
    tr_text_file_release(&file->text);
    *file = (TrEntitiesFile){0};
}
