/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/block.h"

#include <string.h>

#include "base/arena.h"
#include "base/memory.h"
#include "claims/checks.h"
#include "claims/encoding.h"
#include "claims/header.h"
#include "claims/table.h"

/* Rows wait in groups until they are numbered, so that the cache misses of many cells overlap. */
enum { WAITING_CELLS = 256, AHEAD = 16 };

typedef struct {
    TrSlice text; /* trimmed */
    uint64_t hash;
} Cell;

typedef struct TrBlockWork {
    TrCsvReader *reader; /* libcsv, for what the scanner leaves to it */
    TrScanner scanner;
    bool scans;
    TrCheck *check;  /* by field */
    TrSlice *slices; /* of one row */
    size_t slices_room;
    Cell *waiting; /* cells of the last n_waiting rows; AHEAD more can be looked at */
    size_t n_waiting, most_waiting;
    size_t n_expected; /* texts that may be new */
    char *unquoted;
    size_t unquoted_room;
    TrArena rewritten;
} Work;

static TrStatus set_checks(const TrRowForm *form, Work *work, TrError *err)
{
    const TrPartInfo *part = tr_part_info(form->part);
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(work->check, form->n_fields, err));
    for (size_t i = 0; i < form->n_fields; i++)
        work->check[i] =
            form->column_of[i] < part->n_columns ? part->columns[form->column_of[i]].check : TR_CHECK_TEXT;
out:
    return st;
}

TrStatus tr_block_begin(TrBlock *block, const TrCsvReader *reader, TrError *err)
{
    size_t n_fields = block->form->n_fields;
    Work *work;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(block->work, 1, err));
    work = block->work;
    work->most_waiting = WAITING_CELLS > n_fields ? WAITING_CELLS / (n_fields + 1) + 1 : 1;
    work->scans = tr_scanner_of(tr_csv_reader_dialect(reader), &work->scanner);
    if ((work->reader = tr_csv_reader_of_pieces(reader, err)) == NULL)
        return TR_MEMORY;

    TR_TRY(set_checks(block->form, work, err));
    TR_TRY(TR_GROW(work->slices, work->slices_room, n_fields, err));
    TR_TRY(TR_ARRAY(work->waiting, n_fields * work->most_waiting + AHEAD, err));
out:
    return st;
}

void tr_block_release(TrBlock *block)
{
    Work *work = block->work;
    if (work != NULL) {
        tr_csv_reader_free(work->reader);
        tr_arena_release(&work->rewritten);
        tr_free(work->check);
        tr_free(work->slices);
        tr_free(work->waiting);
        tr_free(work->unquoted);
    }
    tr_free(work);
    tr_free(block->cells);
    tr_free(block->rows);
    tr_free(block->piece.buffer);
}

/* ---- numbering cells ---- */

/* Whether nothing at all is to be said of the text; `text` ends in NUL. */
static bool is_good(TrCheck check, const char *text, size_t length)
{
    char reason[TR_QUOTED_BYTES * 2], mended[5];
    size_t at;
    if (memchr(text, '\0', length) != NULL || tr_utf8_first_bad(text, length) < length)
        return false;
    if (check == TR_CHECK_TEXT)
        return !tr_text_looks_misread(text, length, &at, mended);
    return tr_cell_check(check, text, reason, sizeof reason) == TR_CELL_GOOD;
}

/* Marks of a text: what was asked of it, and of what the answer is that something is to be said. */
enum { IS_ODD = 16 };
_Static_assert((int)TR_N_CHECKS <= (int)IS_ODD, "a text has a mark for each check, twice");

/* Each text is looked at once per check; by two threads if they meet it at once, which does no harm. */
static bool is_odd(TrCheck check, TrMetText *met)
{
    unsigned asked = 1U << check, odd = asked << IS_ODD;
    unsigned marks = atomic_load_explicit(&met->marks, memory_order_relaxed);
    if ((marks & asked) == 0) {
        marks = is_good(check, met->text, met->length) ? asked : asked | odd;
        (void)atomic_fetch_or_explicit(&met->marks, marks, memory_order_relaxed);
    }
    return (marks & odd) != 0;
}

static TrStatus number_cell(TrBlock *block, size_t field, const Cell *cell, uint32_t *number, bool *odd,
                            TrError *err)
{
    TrStrings *strings = block->form->strings;
    TrMetText *met;
    uint32_t place;
    bool added;
    TrStatus st = TR_OK;
    TR_TRY(tr_strings_meet(strings, &block->room, cell->text, cell->hash, &place, &added, err));
    block->work->n_expected -= added;
    met = tr_strings_met(strings, place);
    *odd = is_odd(block->work->check[field], met) || *odd;
    *number = atomic_load_explicit(&met->number, memory_order_relaxed);
    *number = *number == 0 ? place | TR_CELL_IS_NEW : *number - 1;
out:
    return st;
}

static TrStatus number_row(TrBlock *block, const Cell *cells, TrBlockRow *row, uint32_t *numbers,
                           TrError *err)
{
    size_t n = block->form->n_fields;
    bool odd = false;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < n; i++) {
        if (cells[i + AHEAD].text.length > 0)
            tr_strings_announce_text(block->form->strings, cells[i + AHEAD].hash);
        numbers[i] = 0;
        if (cells[i].text.length > 0)
            TR_TRY(number_cell(block, i, &cells[i], &numbers[i], &odd, err));
    }
    row->kind = odd ? TR_ROW_ODD : TR_ROW_GOOD;
out:
    return st;
}

/* Number the cells of the rows that wait, the last ones of the block. */
static TrStatus number_waiting(TrBlock *block, TrError *err)
{
    Work *work = block->work;
    size_t n_fields = block->form->n_fields, first = block->n - work->n_waiting;
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(block->cells, block->cells_room, block->n * n_fields, err));
    TR_TRY(tr_strings_expect(block->form->strings, work->n_waiting * n_fields, err));
    work->n_expected = work->n_waiting * n_fields;
    for (size_t i = 0; i < work->n_waiting; i++)
        TR_TRY(number_row(block, work->waiting + i * n_fields, &block->rows[first + i],
                          block->cells + (first + i) * n_fields, err));
    work->n_waiting = 0;
out:
    tr_strings_expect_no_more(block->form->strings, work->n_expected);
    work->n_expected = 0;
    return st;
}

/* ---- taking rows ---- */

static TrStatus add_row(TrBlock *block, TrBlockRow row, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(block->rows, block->rows_room, block->n + 1, err));
    block->rows[block->n++] = row;
out:
    return st;
}

/* No blank is cut from most cells, which one look at either end can tell. */
static TrSlice trimmed(TrSlice cell)
{
    unsigned char first = (unsigned char)cell.text[0], last = (unsigned char)cell.text[cell.length - 1];
    bool maybe =
        first <= ' ' || first == 0xC2 || first == 0xEF || last <= ' ' || last == 0xA0 || last == 0xBF;
    return maybe ? tr_text_trim(cell) : cell;
}

static TrStatus rewrite(TrBlock *block, size_t field, TrSlice *cell, TrError *err)
{
    const TrRewriter *rewriter = &block->form->rewriter;
    char rewritten[TR_REWRITTEN_BYTES];
    size_t length = rewriter->rewrite(rewriter->context, field, tr_text_trim(*cell), rewritten);
    if (length == 0)
        return TR_OK;
    *cell = (TrSlice){tr_arena_text(&block->work->rewritten, rewritten, length), length};
    return cell->text == NULL ? tr_fail_memory(err) : TR_OK;
}

/* Let a row with as many cells as the header wait for its numbers. */
static TrStatus await_numbers(TrBlock *block, TrBlockRow row, const TrSlice *slices, TrError *err)
{
    const TrRowForm *form = block->form;
    Work *work = block->work;
    Cell *cells = work->waiting + work->n_waiting * form->n_fields;
    uint64_t hash;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < form->n_fields; i++) {
        TrSlice cell = slices[i];
        cells[i] = (Cell){{"", 0}, 0};
        if (cell.length == 0 || form->column_of[i] == TR_COLUMN_IGNORED)
            continue;
        if (form->rewriter.rewrite != NULL)
            TR_TRY(rewrite(block, i, &cell, err));
        if ((cell = trimmed(cell)).length == 0)
            continue;
        hash = tr_strings_hash(cell.text, cell.length);
        row.hash += tr_row_hash_cell(form->column_of[i], hash);
        cells[i] = (Cell){cell, hash};
        tr_strings_announce(form->strings, hash);
    }
    TR_TRY(add_row(block, row, err));
    if (++work->n_waiting == work->most_waiting)
        TR_TRY(number_waiting(block, err));
out:
    return st;
}

/* The record that the reader comes to, as tr_block_record() says. */
static TrStatus read_record(TrBlock *block, TrRecord *record, TrError *err)
{
    TrCsvReader *reader = block->work->reader;
    TrStatus st = TR_OK;
    TR_TRY(tr_csv_reader_next(reader, record, err));
    if (record->kind != TR_RECORD)
        return TR_OK;
    while (record->n_cells > block->form->n_fields &&
           tr_text_trim(record->cells[record->n_cells - 1]).length == 0)
        record->n_cells--;
    if (record->n_lines == 1 || record->n_cells == block->form->n_fields)
        return TR_OK;
    tr_csv_reader_resume_after_first_line(reader, record);
    record->kind = TR_BROKEN;
    record->n_cells = 0;
    record->why = tr_break_unclosed();
    record->field = TR_LAST_FIELD;
    record->field_at = tr_field_start(tr_csv_reader_dialect(reader), record->raw, &record->field);
out:
    return st;
}

/* Take what begins at *at as libcsv has it. */
static TrStatus take_record(TrBlock *block, const char **at, TrError *err)
{
    Work *work = block->work;
    TrRecord record;
    TrBlockRow row = {.kind = TR_ROW_ASKEW};
    TrStatus st = TR_OK;
    tr_csv_reader_lend(work->reader, &block->piece, (size_t)(*at - block->piece.buffer),
                       block->first_line + block->n_lines);
    TR_TRY(read_record(block, &record, err));
    if (record.kind == TR_END) { /* only a byte order mark was there */
        *at = block->piece.buffer + block->piece.end;
        return TR_OK;
    }
    row.at = (uint32_t)(record.raw.text - block->piece.buffer);
    if (record.at_end && !block->piece.last) {
        block->rest = row.at;
        return TR_OK;
    }
    row.n_bytes = (uint32_t)record.n_bytes;
    row.line = (uint32_t)(record.line - block->first_line);
    block->n_lines = row.line + record.n_lines;
    *at = record.raw.text + record.n_bytes;
    if (record.kind == TR_RECORD && record.n_cells == block->form->n_fields) {
        TR_TRY(await_numbers(block, row, record.cells, err));
        return number_waiting(block, err); /* its cells go with the next record */
    }
    TR_TRY(number_waiting(block, err));
    TR_TRY(add_row(block, row, err));
out:
    return st;
}

static TrStatus take_row(TrBlock *block, const char **at, TrScannedRow *scanned, TrError *err)
{
    Work *work = block->work;
    const char *buffer = block->piece.buffer, *end = buffer + block->piece.end;
    bool first = block->first_line + block->n_lines == 1; /* there may be a byte order mark */
    TrBlockRow row = {.at = (uint32_t)(*at - buffer), .line = (uint32_t)block->n_lines};
    if (first || !work->scans || !tr_scan_row(&work->scanner, *at, end, scanned) ||
        scanned->n != block->form->n_fields)
        return take_record(block, at, err);
    row.n_bytes = (uint32_t)(scanned->end - *at);
    block->n_lines++;
    *at = scanned->end;
    return await_numbers(block, row, scanned->cells, err);
}

static TrStatus split(TrBlock *block, TrError *err)
{
    Work *work = block->work;
    const TrPiece *piece = &block->piece;
    const char *at = piece->buffer + piece->start, *end = piece->buffer + piece->end;
    TrScannedRow scanned = {.cells = work->slices, .room = block->form->n_fields};
    TrStatus st = TR_OK;
    block->n = block->n_lines = work->n_waiting = 0;
    block->rest = piece->end;
    tr_arena_release(&work->rewritten);
    TR_TRY(TR_GROW(work->unquoted, work->unquoted_room, piece->end - piece->start, err));
    scanned.unquoted = work->unquoted;
    while (at < end && block->rest == piece->end) {
        if (*at == '\n' || *at == '\r') { /* a blank line */
            at += *at == '\r' && at + 1 < end && at[1] == '\n' ? 2 : 1;
            block->n_lines++;
        } else {
            TR_TRY(take_row(block, &at, &scanned, err));
        }
    }
    TR_TRY(number_waiting(block, err));
out:
    return st;
}

TrStatus tr_block_split(TrBlock *block, TrError *err)
{
    TrStatus st;
    tr_strings_hold(block->form->strings);
    st = split(block, err);
    tr_strings_let_go(block->form->strings);
    return st;
}

/* ---- once more ---- */

TrStatus tr_block_record(TrBlock *block, const TrBlockRow *row, TrRecord *record, TrError *err)
{
    Work *work = block->work;
    TrStatus st = TR_OK;
    tr_csv_reader_lend(work->reader, &block->piece, row->at, 2); /* where no byte order mark stands */
    TR_TRY(read_record(block, record, err));
    record->line = block->first_line + row->line;
    if (record->kind != TR_RECORD || block->form->rewriter.rewrite == NULL)
        return TR_OK;
    TR_TRY(TR_GROW(work->slices, work->slices_room, record->n_cells, err));
    for (size_t i = 0; i < record->n_cells; i++) {
        work->slices[i] = record->cells[i];
        TR_TRY(rewrite(block, i, &work->slices[i], err));
    }
    record->cells = work->slices;
out:
    return st;
}
