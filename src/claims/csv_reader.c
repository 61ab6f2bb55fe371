/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/csv_reader.h"

#include <csv.h>
#include <string.h>

#include "base/memory.h"
#include "claims/filter.h"
#include "claims/lines.h"

enum {
    FIELD_LIMIT = TR_FIELD_LIMIT,
    FIELD_STEP = 65536, /* the default of 128 makes a long field quadratic */
    FIELD_ROOM = FIELD_LIMIT + FIELD_STEP,
};

struct TrCsvReader {
    TrLines lines;
    TrDialect dialect;
    TrFilter filter;
    bool filtered;
    struct csv_parser parser;
    unsigned long first_line; /* of the record */
    size_t first_line_bytes;  /* its line end included */
    /* cells of the record so far: offsets into `text`, turned into slices when it is complete */
    char *text;
    size_t text_length, text_room;
    TrSlice *cells;
    size_t n_cells, cells_room;
    bool complete, out_of_memory;
    size_t long_field; /* number of a cell over FIELD_LIMIT, or 0 */
};

/* libcsv asks for a field's buffer through this; refusing is how a field stays below its limit. */
static void *limited_realloc(void *block, size_t bytes)
{
    return bytes > FIELD_ROOM ? NULL : tr_realloc(block, bytes);
}

static void take_cell(void *text, size_t length, void *context)
{
    TrCsvReader *reader = context;
    if (TR_GROW(reader->text, reader->text_room, reader->text_length + length + 1, NULL) != TR_OK ||
        TR_GROW(reader->cells, reader->cells_room, reader->n_cells + 1, NULL) != TR_OK) {
        reader->out_of_memory = true;
        return;
    }
    if (length > 0)
        memcpy(reader->text + reader->text_length, text, length);
    reader->cells[reader->n_cells++] = (TrSlice){NULL, length};
    if (length > FIELD_LIMIT && reader->long_field == 0)
        reader->long_field = reader->n_cells;
    reader->text_length += length;
}

static void take_row_end(int terminator, void *context)
{
    (void)terminator;
    ((TrCsvReader *)context)->complete = true;
}

static int is_never_space(__attribute__((unused)) unsigned char c)
{
    return 0;
}

static TrStatus start_parser(TrCsvReader *reader, TrError *err)
{
    if (csv_init(&reader->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        return tr_fail_memory(err);
    csv_set_space_func(&reader->parser, is_never_space); /* blanks are the caller's to trim */
    csv_set_quote(&reader->parser, reader->dialect.quote);
    csv_set_delim(&reader->parser,
                  reader->filtered ? TR_FILTER_DELIMITER : (unsigned char)reader->dialect.delimiter[0]);
    csv_set_realloc_func(&reader->parser, limited_realloc);
    csv_set_free_func(&reader->parser, tr_free);
    csv_set_blk_size(&reader->parser, FIELD_STEP);
    return TR_OK;
}

static void forget_cells(TrCsvReader *reader)
{
    reader->text_length = reader->n_cells = 0;
    reader->complete = false;
    reader->long_field = 0;
}

static TrCsvReader *new_reader(TrError *err)
{
    TrCsvReader *reader = tr_calloc(1, sizeof *reader);
    if (reader == NULL) {
        tr_fail_memory(err);
        return NULL;
    }
    tr_lines_begin(&reader->lines);
    reader->dialect = tr_dialect_plain();
    if (start_parser(reader, err) != TR_OK) {
        tr_free(reader);
        return NULL;
    }
    return reader;
}

TrCsvReader *tr_csv_reader_new(int fd, const char *name, TrError *err)
{
    TrCsvReader *reader = new_reader(err);
    if (reader != NULL)
        tr_source_on_file(&reader->lines.source, fd, name);
    return reader;
}

TrCsvReader *tr_csv_reader_on_text(const char *text, size_t length, const char *name, TrError *err)
{
    TrCsvReader *reader = new_reader(err);
    if (reader != NULL)
        tr_source_on_text(&reader->lines.source, text, length, name);
    return reader;
}

void tr_csv_reader_free(TrCsvReader *reader)
{
    if (reader == NULL)
        return;
    csv_free(&reader->parser);
    tr_lines_release(&reader->lines);
    tr_filter_release(&reader->filter);
    tr_free(reader->text);
    tr_free(reader->cells);
    tr_free(reader);
}

static void fill_record(TrCsvReader *reader, TrRecord *record)
{
    const TrLines *lines = &reader->lines;
    const char *text = reader->text;
    for (size_t i = 0; i < reader->n_cells; i++) {
        reader->cells[i].text = text;
        text += reader->cells[i].length;
    }
    *record = (TrRecord){
        .kind = TR_RECORD,
        .line = reader->first_line,
        .n_lines = (unsigned)(lines->line - reader->first_line),
        .n_bytes = lines->at - lines->start,
        .cells = reader->cells,
        .n_cells = reader->n_cells,
        .raw = tr_text_without_line_end(lines->buffer + lines->start, lines->at - lines->start),
    };
}

/* Only the first line of the record counts, as `record`; what follows it will be read anew. */
static void keep_first_line(TrCsvReader *reader, TrRecord *record)
{
    TrLines *lines = &reader->lines;
    lines->at = lines->start + reader->first_line_bytes;
    lines->line = reader->first_line + 1;
    record->n_lines = 1;
    record->n_bytes = reader->first_line_bytes;
    record->raw = tr_text_without_line_end(lines->buffer + lines->start, reader->first_line_bytes);
}

/* The record's first line is rejected. */
static TrStatus break_record(TrCsvReader *reader, TrBreak why, TrRecord *record, TrError *err)
{
    bool spans_lines = reader->lines.line > reader->first_line;
    size_t field = spans_lines ? TR_LAST_FIELD : reader->n_cells + 1;
    if (reader->long_field > 0)
        field = reader->long_field;
    csv_free(&reader->parser);
    forget_cells(reader);
    *record = (TrRecord){.kind = TR_BROKEN, .line = reader->first_line, .why = why, .field = (unsigned)field};
    keep_first_line(reader, record);
    record->field_at = tr_field_start(&reader->dialect, record->raw, &record->field);
    return start_parser(reader, err);
}

void tr_csv_reader_resume_at(TrCsvReader *reader)
{
    reader->lines.at = reader->lines.start;
    reader->lines.line = reader->first_line;
}

void tr_csv_reader_resume_after_first_line(TrCsvReader *reader, TrRecord *record)
{
    keep_first_line(reader, record);
}

/* A field's buffer that could not grow, though it is below its limit. */
static bool is_out_of_memory(TrCsvReader *reader)
{
    return reader->out_of_memory ||
           (csv_error(&reader->parser) == CSV_ENOMEM && csv_get_buffer_size(&reader->parser) < FIELD_ROOM);
}

static TrBreak reason_of(TrCsvReader *reader, bool spans_lines)
{
    int error = csv_error(&reader->parser);
    return tr_break_in_field(reader->long_field > 0 || error == CSV_ENOMEM || error == CSV_ETOOBIG,
                             spans_lines);
}

/* A byte order mark at the start of the file belongs to no cell, quoted or not. */
static size_t byte_order_mark(const TrCsvReader *reader, size_t length)
{
    const char *start = reader->lines.buffer + reader->lines.at;
    return reader->lines.line == 1 && length >= 3 && memcmp(start, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

/* Feed the line at `at` to libcsv, through the filter if the dialect needs it. */
static TrStatus feed(TrCsvReader *reader, size_t length, bool *taken, TrError *err)
{
    const char *line = reader->lines.buffer + reader->lines.at;
    TrStatus st = TR_OK;
    if (reader->filtered) {
        TR_TRY(tr_filter_line(&reader->filter, line, length, err));
        line = reader->filter.out;
        length = reader->filter.n;
    }
    *taken = csv_parse(&reader->parser, line, length, take_cell, take_row_end, reader) == length;
out:
    return st;
}

/* Feed lines until the parser reports the end of a row. */
static TrStatus read_record(TrCsvReader *reader, size_t length, TrRecord *record, TrError *err)
{
    TrLines *lines = &reader->lines;
    TrStatus st = TR_OK;
    bool too_long, taken;
    tr_filter_reset(&reader->filter);
    for (;;) {
        bool ends_here = tr_text_without_line_end(lines->buffer + lines->at, length).length == length;
        bool spans_lines = lines->line > reader->first_line;
        TR_TRY(feed(reader, length, &taken, err));
        if (is_out_of_memory(reader))
            return tr_fail_memory(err);
        if (!taken)
            return break_record(reader, reason_of(reader, spans_lines), record, err);
        lines->at += length;
        lines->line++;
        if (!reader->complete && ends_here && csv_fini(&reader->parser, take_cell, take_row_end, reader) != 0)
            return break_record(reader, reason_of(reader, true), record, err);
        if (reader->long_field > 0)
            return break_record(reader, reason_of(reader, true), record, err);
        if (is_out_of_memory(reader))
            return tr_fail_memory(err);
        if (reader->complete) {
            fill_record(reader, record);
            return TR_OK;
        }
        TR_TRY(tr_lines_next(lines, &length, &too_long, err));
        if (length == 0 || too_long || lines->at - lines->start > TR_RECORD_LIMIT)
            break;
    }
    TR_TRY(break_record(reader, reason_of(reader, true), record, err));
    record->at_end = length == 0;
out:
    return st;
}

TrStatus tr_csv_reader_next(TrCsvReader *reader, TrRecord *record, TrError *err)
{
    TrStatus st = TR_OK;
    size_t length, mark;
    bool too_long;
    for (;;) {
        forget_cells(reader);
        reader->lines.start = reader->lines.at;
        TR_TRY(tr_lines_next(&reader->lines, &length, &too_long, err));
        if (length == 0) {
            *record = (TrRecord){.kind = TR_END, .line = reader->lines.line};
            return TR_OK;
        }
        mark = byte_order_mark(reader, length);
        reader->lines.start = reader->lines.at += mark;
        length -= mark;
        reader->first_line = reader->lines.line;
        reader->first_line_bytes = length;
        if (too_long)
            return break_record(reader, (TrBreak){"a line is longer than 16 MB", "text in lines"}, record,
                                err);
        if (tr_text_without_line_end(reader->lines.buffer + reader->lines.at, length).length > 0)
            return read_record(reader, length, record, err);
        reader->lines.at += length; /* a blank line */
        reader->lines.line++;
    }
out:
    return st;
}

/* ---- in pieces ---- */

TrStatus tr_csv_reader_cut(TrCsvReader *reader, TrPiece *piece, TrError *err)
{
    return tr_lines_cut(&reader->lines, piece, err);
}

bool tr_csv_reader_has_all(const TrCsvReader *reader)
{
    return reader->lines.source.ended;
}

uint64_t tr_csv_reader_size(const TrCsvReader *reader)
{
    return reader->lines.source.size;
}

void tr_csv_reader_set_step(TrCsvReader *reader, size_t bytes)
{
    reader->lines.read_bytes = bytes;
}

TrCsvReader *tr_csv_reader_of_pieces(const TrCsvReader *whole, TrError *err)
{
    TrCsvReader *reader = new_reader(err);
    if (reader == NULL)
        return NULL;
    reader->lines.source.fd = -1;
    reader->dialect = reader->filter.dialect = whole->dialect;
    reader->filtered = whole->filtered;
    csv_free(&reader->parser);
    if (start_parser(reader, err) == TR_OK)
        return reader;
    tr_csv_reader_free(reader);
    return NULL;
}

void tr_csv_reader_lend(TrCsvReader *reader, const TrPiece *piece, size_t at, unsigned long line)
{
    tr_lines_lend(&reader->lines, piece, at, line);
}

unsigned long tr_csv_reader_line(const TrCsvReader *reader)
{
    return reader->lines.line;
}

/* ---- what was found out ---- */

const TrDialect *tr_csv_reader_dialect(const TrCsvReader *reader)
{
    return &reader->dialect;
}

const char *tr_csv_reader_encoding(const TrCsvReader *reader)
{
    return tr_source_encoding(&reader->lines.source);
}

/* Past the lines before the table, and a first look at it. */
static TrStatus skip_lines(TrCsvReader *reader, size_t n, TrError *err)
{
    TrStatus st = TR_OK;
    size_t length;
    bool too_long;
    TR_TRY(tr_lines_refill(&reader->lines, err));
    for (; n > 0; n--) {
        reader->lines.start = reader->lines.at;
        TR_TRY(tr_lines_next(&reader->lines, &length, &too_long, err));
        if (length == 0)
            break;
        reader->lines.at += length;
        reader->lines.line++;
    }
    reader->lines.start = reader->lines.at;
    if (reader->lines.end - reader->lines.at < reader->lines.read_bytes / 2 && !reader->lines.at_end)
        TR_TRY(tr_lines_refill(&reader->lines, err));
out:
    return st;
}

TrStatus tr_csv_reader_prepare(TrCsvReader *reader, const TrReadOptions *options, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_dialect_of_options(options, &reader->dialect, err));
    tr_source_convert(&reader->lines.source, options->encoding);
    TR_TRY(skip_lines(reader, options->skip_lines, err));
    tr_dialect_find_out(&reader->dialect, reader->lines.buffer + reader->lines.at,
                        reader->lines.end - reader->lines.at, reader->lines.at_end);
    reader->filtered = tr_filter_is_needed(&reader->dialect);
    reader->filter.dialect = reader->dialect;
    csv_free(&reader->parser);
    TR_TRY(start_parser(reader, err));
out:
    return st;
}
