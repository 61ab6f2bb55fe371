/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/columns_of.h"

#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/memory.h"
#include "claims/csv_reader.h"

typedef struct {
    const char *path;
    const TrWantedColumn *columns;
    size_t n_columns;
    int field[TR_MOST_COLUMNS_OF]; /* by column: its field, or -1 */
    TrWantedRows *rows;
    bool header_done;
} Reading;

static bool is_one_of(const char *names, TrSlice header)
{
    while (*names != '\0') {
        size_t length = strcspn(names, "|");
        if (length == header.length && strncasecmp(names, header.text, length) == 0)
            return true;
        names += length + (names[length] == '|');
    }
    return false;
}

static TrStatus take_header(Reading *it, const TrRecord *record, TrError *err)
{
    for (size_t c = 0; c < it->n_columns; c++) {
        it->field[c] = -1;
        for (size_t i = 0; i < record->n_cells && it->field[c] < 0; i++)
            if (is_one_of(it->columns[c].names, tr_text_trim(record->cells[i])))
                it->field[c] = (int)i;
        if (it->field[c] < 0 && it->columns[c].required)
            return tr_fail_at(err, TR_BAD_INPUT, ((TrPlace){.file = it->path, .line = record->line}),
                              "the column '%.*s' is missing", (int)strcspn(it->columns[c].names, "|"),
                              it->columns[c].names);
    }
    it->header_done = true;
    return TR_OK;
}

static TrStatus take_row(Reading *it, const TrRecord *record, TrError *err)
{
    TrWantedRows *rows = it->rows;
    TrWantedRow *row;
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(rows->rows, rows->room, rows->n + 1, err));
    row = &rows->rows[rows->n];
    *row = (TrWantedRow){.line = record->line};
    for (size_t c = 0; c < it->n_columns; c++) {
        TrSlice cell = {"", 0};
        if (it->field[c] >= 0 && (size_t)it->field[c] < record->n_cells)
            cell = tr_text_trim(record->cells[it->field[c]]);
        if (tr_utf8_first_bad(cell.text, cell.length) < cell.length)
            return tr_fail_at(err, TR_BAD_INPUT,
                              ((TrPlace){it->path, record->line, 0, (unsigned)it->field[c] + 1}),
                              "the cell is not valid UTF-8; expected text in one encoding");
        if ((row->cells[c] = tr_arena_text(&rows->arena, cell.text, cell.length)) == NULL)
            return tr_fail_memory(err);
    }
    rows->n++;
out:
    return st;
}

static TrStatus read_records(Reading *it, TrCsvReader *reader, TrError *err)
{
    TrRecord record;
    TrStatus st = TR_OK;
    for (;;) {
        TR_TRY(tr_csv_reader_next(reader, &record, err));
        if (record.kind == TR_END)
            break;
        if (record.kind == TR_BROKEN) {
            TrPlace place = {.file = it->path, .line = record.line, .field = record.field};
            char reason[256];
            tr_break_describe(record.why, record.raw, record.field_at, reason, sizeof reason);
            return tr_fail_at(err, TR_BAD_INPUT, place, "%s", reason);
        }
        TR_TRY(it->header_done ? take_row(it, &record, err) : take_header(it, &record, err));
    }
    if (!it->header_done)
        TR_TRY(tr_fail(err, TR_BAD_INPUT, "%s is empty", it->path));
out:
    return st;
}

TrStatus tr_columns_of(const char *path, const TrWantedColumn *columns, size_t n_columns, TrWantedRows *rows,
                       TrError *err)
{
    Reading it = {.path = path, .columns = columns, .n_columns = n_columns, .rows = rows};
    TrCsvReader *reader = NULL;
    char *text = NULL;
    size_t length;
    TrStatus st = TR_OK;
    *rows = (TrWantedRows){0};
    TR_TRY(tr_file_read(path, &text, &length, err));
    if ((reader = tr_csv_reader_on_text(text, length, path, err)) == NULL)
        TR_TRY(TR_MEMORY);
    TR_TRY(tr_csv_reader_prepare(reader, &(TrReadOptions){0}, err));
    TR_TRY(read_records(&it, reader, err));
out:
    tr_csv_reader_free(reader);
    tr_free(text);
    if (st != TR_OK)
        tr_wanted_rows_release(rows);
    return st;
}

void tr_wanted_rows_release(TrWantedRows *rows)
{
    tr_arena_release(&rows->arena);
    tr_free(rows->rows);
    *rows = (TrWantedRows){0};
}
