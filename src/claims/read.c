/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/read.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "claims/adapt.h"
#include "claims/checks.h"
#include "claims/header.h"
#include "claims/rules.h"

enum { REASON_BYTES = 512 };

typedef struct {
    TrInput *input;
    TrReadState *state;
    TrInputFile *file;
    TrTable *table;
    size_t file_number;
    size_t *column_of; /* by field of the file */
    size_t bad_field;  /* of the row at hand, from 1; 0: the row as a whole */
    TrReadOptions options;
    const char *kind; /* of what is wrong with it, for counting */
    char reason[REASON_BYTES];
} Reading;

/* ---- one cell ---- */

/* The reason why bytes are no text, if they are not. */
static bool is_text(TrSlice cell, Reading *reading)
{
    size_t bad = tr_utf8_first_bad(cell.text, cell.length);
    const char *nul = memchr(cell.text, '\0', cell.length);
    char *reason = reading->reason, quoted[TR_QUOTED_BYTES];
    reading->kind = "not text";
    if (nul != NULL)
        (void)snprintf(reason, REASON_BYTES, "the cell holds a NUL byte; expected text: '%s'",
                       tr_slice_quote(cell, quoted));
    else if (bad < cell.length)
        (void)snprintf(reason, REASON_BYTES,
                       "byte 0x%02X is not valid UTF-8; expected a file saved as UTF-8: '%s'",
                       (unsigned char)cell.text[bad], tr_slice_quote(cell, quoted));
    return nul == NULL && bad == cell.length;
}

static TrCheck check_of(const Reading *reading, size_t column)
{
    const TrPartInfo *part = tr_part_info(reading->file->part);
    return column < part->n_columns ? part->columns[column].check : TR_CHECK_TEXT;
}

/* Whether the cell may stand; each distinct text is looked at once per kind of check. */
static TrStatus check_cell(Reading *reading, size_t field, uint32_t id, unsigned long line, bool *good,
                           TrError *err)
{
    TrReadState *state = reading->state;
    const TrStrings *strings = reading->input->strings;
    TrSlice cell = {tr_strings_text(strings, id), tr_strings_length(strings, id)};
    TrCheck check = check_of(reading, reading->column_of[field]);
    TrVerdict verdict = TR_CELL_GOOD;
    TrStatus st = TR_OK;
    *good = true;
    if (id < state->good_room && (state->good[id] >> check & 1) != 0)
        return TR_OK;
    if (!is_text(cell, reading)) {
        verdict = TR_CELL_BAD;
    } else if (check != TR_CHECK_TEXT) {
        reading->kind = tr_part_info(reading->file->part)->columns[reading->column_of[field]].name;
        verdict = tr_cell_check(check, cell.text, reading->reason, REASON_BYTES);
    } else {
        TrPlace place = {.file = reading->file->path, .line = line, .field = (unsigned)field + 1};
        TR_TRY(tr_warn_of_misreading(reading->input, place, cell, err));
    }
    if (verdict == TR_CELL_BAD) {
        reading->bad_field = field + 1;
        *good = false;
        return TR_OK;
    }
    if (verdict == TR_CELL_ODD) {
        TrPlace place = {.file = reading->file->path, .line = line, .field = (unsigned)field + 1};
        TR_TRY(tr_diagnose_kind(&reading->input->diagnostics, TR_WARNING, reading->kind, place, err,
                                reading->reason));
    }
    TR_TRY(TR_GROW_ZEROED(state->good, state->good_room, id + 1, err));
    state->good[id] |= (uint16_t)(1u << check);
out:
    return st;
}

/* Fill the row behind the last one, which may hold what a row that was refused left there. */
static TrStatus take_cells(Reading *reading, TrBlock *block, size_t row, bool *good, TrError *err)
{
    size_t n = reading->file->n_header;
    const TrBlockRow *of_block = &block->rows[row];
    const uint32_t *numbers = block->cells + row * n;
    TrStrings *strings = reading->input->strings;
    TrTable *table = reading->table;
    TrStatus st = TR_OK;
    *good = true;
    for (size_t i = 0; i < n && *good; i++) {
        uint32_t id = numbers[i];
        if (reading->column_of[i] == TR_COLUMN_IGNORED)
            continue;
        if ((id & TR_CELL_IS_NEW) != 0)
            TR_TRY(tr_strings_number(strings, tr_strings_met(strings, id & ~TR_CELL_IS_NEW), &id, err));
        if (of_block->kind == TR_ROW_ODD && id != 0)
            TR_TRY(check_cell(reading, i, id, block->first_line + of_block->line, good, err));
        table->columns[reading->column_of[i]].cells[table->n] = id;
    }
out:
    return st;
}

/* ---- one row ---- */

static void name_bad_column(Reading *reading, size_t column)
{
    for (size_t i = 0; i < reading->file->n_header && reading->bad_field == 0; i++)
        if (reading->column_of[i] == column)
            reading->bad_field = i + 1;
}

/* Take the row's id, if its part has one; *earlier = the row that has it already, or TR_NO_ID. */
static TrStatus take_id(Reading *reading, uint32_t *earlier, TrError *err)
{
    TrPart part = reading->file->part;
    TrIdIndex *ids = &reading->input->ids[part];
    int column = tr_part_info(part)->id_column;
    uint32_t id = column < 0 ? 0 : tr_table_cell(reading->table, reading->table->n, (size_t)column);
    TrStatus st = TR_OK;
    *earlier = TR_NO_ID;
    if (id == 0)
        return TR_OK;
    TR_TRY(TR_GROW_ZEROED(ids->row, ids->room, id + 1, err));
    if (ids->row[id] == 0)
        ids->row[id] = (uint32_t)reading->table->n + 1;
    else
        *earlier = ids->row[id] - 1;
out:
    return st;
}

static void explain_id_clash(Reading *reading, uint32_t earlier)
{
    const TrPartInfo *part = tr_part_info(reading->file->part);
    TrPlace place = tr_input_place(reading->input, reading->file->part, earlier);
    uint32_t id = tr_table_cell(reading->table, earlier, (size_t)part->id_column);
    char quoted[TR_QUOTED_BYTES];
    name_bad_column(reading, (size_t)part->id_column);
    (void)snprintf(reading->reason, REASON_BYTES,
                   "%s '%s' stands for another row already, at %s:%lu; expected an id of its own",
                   part->columns[part->id_column].name,
                   tr_cell_quote(tr_strings_text(reading->input->strings, id), quoted), place.file,
                   place.line);
}

static TrStatus reject_record(Reading *reading, const TrRecord *record, TrError *err)
{
    TrInputFile *file = reading->file;
    TrPlace place = {.file = file->path, .line = record->line, .field = (unsigned)reading->bad_field};
    bool fits = record->kind == TR_RECORD && record->n_cells <= file->n_header;
    TrRejectedRow row = {
        .file = file->name,
        .line = record->line,
        .reason = reading->reason,
        .raw = record->raw,
        .header = file->header,
        .n_header = file->n_header,
        .n_cells = fits ? record->n_cells : 0,
    };
    TrStatus st = TR_OK;
    file->account.rejected++;
    TR_TRY(
        tr_diagnose_kind(&reading->input->diagnostics, TR_ERROR, reading->kind, place, err, reading->reason));
    TR_TRY(tr_reject(&reading->input->rejected, row, record->cells, err));
out:
    return st;
}

static TrStatus reject_row(Reading *reading, TrBlock *block, const TrBlockRow *row, TrError *err)
{
    TrRecord record;
    TrStatus st = TR_OK;
    TR_TRY(tr_block_record(block, row, &record, err));
    TR_TRY(reject_record(reading, &record, err));
out:
    return st;
}

static TrStatus keep_row(Reading *reading, TrBlock *block, size_t i, TrError *err)
{
    const TrBlockRow *of_block = &block->rows[i];
    TrTable *table = reading->table;
    TrAccount *account = &reading->file->account;
    TrRowRule rule = {.raw = tr_text_without_line_end(block->piece.buffer + of_block->at, of_block->n_bytes),
                      .reason = reading->reason,
                      .bytes = REASON_BYTES};
    uint32_t row = (uint32_t)table->n, earlier;
    bool good;
    TrStatus st = TR_OK;
    TR_TRY(take_cells(reading, block, i, &good, err));
    if (!good)
        return reject_row(reading, block, of_block, err);
    reading->kind = "row";
    if (!tr_row_is_whole(reading->file->part, table, reading->input->strings, &rule)) {
        name_bad_column(reading, rule.column);
        return reject_row(reading, block, of_block, err);
    }
    table->line[row] = (uint32_t)(block->first_line + of_block->line);
    table->file[row] = (uint16_t)reading->file_number;
    TR_TRY(take_id(reading, &earlier, err));
    if (earlier != TR_NO_ID && !tr_table_rows_equal(table, earlier, row)) {
        reading->kind = "id";
        explain_id_clash(reading, earlier);
        return reject_row(reading, block, of_block, err);
    }
    TR_TRY(tr_row_set_add(&reading->state->rows[reading->file->part], table, row, of_block->hash, &earlier,
                          err));
    if (earlier == row) {
        table->n++;
        account->claims++;
    } else {
        account->duplicates++;
    }
out:
    return st;
}

/* What is no row: say why. */
static TrStatus explain_record(Reading *reading, TrBlock *block, const TrBlockRow *row, TrError *err)
{
    size_t n, n_header = reading->file->n_header;
    char quoted[TR_QUOTED_BYTES];
    TrRecord record;
    TrStatus st = TR_OK;
    TR_TRY(tr_block_record(block, row, &record, err));
    n = record.n_cells;
    if (record.kind == TR_BROKEN) {
        reading->bad_field = record.field;
        reading->kind = "broken";
        tr_break_describe(record.why, record.raw, record.field_at, reading->reason, REASON_BYTES);
    } else {
        reading->bad_field = (n < n_header ? n : n_header) + 1;
        reading->kind = "fields";
        (void)snprintf(reading->reason, REASON_BYTES,
                       "the row has %zu field%s; expected %zu, as in the header: '%s'", n, n == 1 ? "" : "s",
                       n_header, tr_slice_quote(record.raw, quoted));
    }
    TR_TRY(reject_record(reading, &record, err));
out:
    return st;
}

/* The rows of a block. Each is announced a few rows ahead, so that its cache misses overlap. */
static TrStatus take_block(void *context, TrBlock *block, TrError *err)
{
    enum { AHEAD = 8 };
    Reading *reading = context;
    TrStatus st = TR_OK;
    TR_TRY(tr_table_reserve(reading->table, block->n, block->n_likely, err));
    reading->state->rows[reading->file->part].likely = reading->table->n + block->n_likely;
    for (size_t i = 0; i < block->n + AHEAD; i++) {
        if (i < block->n)
            tr_row_set_announce(&reading->state->rows[reading->file->part], block->rows[i].hash);
        if (i < AHEAD)
            continue;
        reading->file->account.rows++;
        reading->bad_field = 0;
        if (block->rows[i - AHEAD].kind == TR_ROW_ASKEW)
            TR_TRY(explain_record(reading, block, &block->rows[i - AHEAD], err));
        else
            TR_TRY(keep_row(reading, block, i - AHEAD, err));
    }
out:
    return st;
}

/* ---- one file ---- */

static TrStatus read_header(Reading *reading, TrCsvReader *reader, TrError *err)
{
    TrRecord record;
    TrStatus st = TR_OK;
    TrPlace place = {.file = reading->file->path, .line = 1};
    TR_TRY(tr_csv_reader_next(reader, &record, err));
    place.line = record.kind == TR_END ? 1 : record.line;
    if (record.kind == TR_END)
        return tr_fail_at(err, TR_BAD_INPUT, place,
                          "the file is empty; expected a header such as person,role,organization,action");
    if (record.kind == TR_BROKEN) {
        place.field = record.field;
        tr_break_describe(record.why, record.raw, record.field_at, reading->reason, REASON_BYTES);
        return tr_fail_at(err, TR_BAD_INPUT, place, "the header cannot be read: %s", reading->reason);
    }
    TR_TRY(
        tr_header_read(reading->input, reading->file, &record, &reading->options, &reading->column_of, err));
    if (reading->options.no_header)
        tr_csv_reader_resume_at(reader);
out:
    return st;
}

static TrStatus read_rows(Reading *reading, TrCsvReader *reader, TrError *err)
{
    const TrDialect *dialect = tr_csv_reader_dialect(reader);
    TrAdapting adapting = {
        .part = reading->file->part,
        .column_of = reading->column_of,
        .n_fields = reading->file->n_header,
        .dates = reading->options.dates,
        .decimal_comma = dialect->n_delimiter == 1 && dialect->delimiter[0] == ';',
    };
    TrRowForm form = {
        .part = reading->file->part,
        .column_of = reading->column_of,
        .n_fields = reading->file->n_header,
        .rewriter = tr_adapting_rewriter(&adapting),
        .strings = reading->input->strings,
    };
    return tr_blocks_take(reader, &form, reading->state->n_threads, take_block, reading, err);
}

TrStatus tr_read_file(TrInput *input, size_t file, TrCsvReader *reader, TrReadState *state, TrError *err)
{
    Reading reading = {.input = input, .state = state, .file = &input->files[file], .file_number = file};
    size_t before = input->diagnostics.n;
    TrStatus st = TR_OK;
    reading.table = &input->tables[reading.file->part];
    /* the options are of the claims; what stands beside them is ours */
    if (reading.file->part == TR_CLAIMS)
        reading.options = state->options;
    reading.options.dates = state->options.dates;
    TR_TRY(read_header(&reading, reader, err));
    TR_TRY(reading.column_of == NULL ? TR_MEMORY : read_rows(&reading, reader, err));
    TR_TRY(tr_say_how_read(input, reading.file, reader, before, err));
out:
    tr_free(reading.column_of);
    return st;
}

void tr_read_state_release(TrReadState *state)
{
    for (int part = 0; part < TR_N_PARTS; part++)
        tr_row_set_release(&state->rows[part]);
    tr_free(state->good);
    *state = (TrReadState){0};
}
