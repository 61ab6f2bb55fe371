/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/csv_reader.h"

#include <csv.h>
#include <string.h>

#include "base/memory.h"
#include "claims/filter.h"
#include "claims/source.h"

enum {
    READ_BYTES = 256 * 1024,
    FIELD_LIMIT = 1024 * 1024,       /* a longer field is taken for an unterminated quote */
    RECORD_LIMIT = 16 * 1024 * 1024, /* likewise a longer record; a longer line is no text */
    FIELD_STEP = 65536,              /* the default of 128 makes a long field quadratic */
    FIELD_ROOM = FIELD_LIMIT + FIELD_STEP,
};

struct TrCsvReader {
    TrSource source;
    TrDialect dialect;
    TrFilter filter;
    bool filtered;
    struct csv_parser parser;
    char *buffer;
    size_t room, start, at, end; /* the record begins at start, the next line to feed at `at` */
    bool at_end_of_file;
    unsigned long line;    /* number of the line at `at` */
    size_t first_line_end; /* end of the record's first line, its line end included */
    unsigned long first_line;
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
    reader->line = 1;
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
        tr_source_on_file(&reader->source, fd, name);
    return reader;
}

TrCsvReader *tr_csv_reader_on_text(const char *text, size_t length, const char *name, TrError *err)
{
    TrCsvReader *reader = new_reader(err);
    if (reader != NULL)
        tr_source_on_text(&reader->source, text, length, name);
    return reader;
}

void tr_csv_reader_free(TrCsvReader *reader)
{
    if (reader == NULL)
        return;
    csv_free(&reader->parser);
    tr_source_release(&reader->source);
    tr_filter_release(&reader->filter);
    tr_free(reader->buffer);
    tr_free(reader->text);
    tr_free(reader->cells);
    tr_free(reader);
}

/* Read more behind `end`, moving the record to the front of the buffer first. */
static TrStatus refill(TrCsvReader *reader, TrError *err)
{
    TrStatus st = TR_OK;
    size_t got;
    if (reader->start > 0) {
        memmove(reader->buffer, reader->buffer + reader->start, reader->end - reader->start);
        reader->at -= reader->start;
        reader->end -= reader->start;
        reader->first_line_end -= reader->start <= reader->first_line_end ? reader->start : 0;
        reader->start = 0;
    }
    TR_TRY(TR_GROW(reader->buffer, reader->room, reader->end + READ_BYTES, err));
    TR_TRY(tr_source_read(&reader->source, reader->buffer + reader->end, READ_BYTES, &got, err));
    reader->at_end_of_file = got == 0;
    reader->end += got;
out:
    return st;
}

/* Length of the line at `at` with its line end (LF, CR LF or CR); 0 if the buffer does not hold that. */
static size_t line_in_buffer(const TrCsvReader *reader, size_t searched)
{
    const char *line, *feed, *carriage;
    size_t n = reader->end - reader->at;
    if (n == 0)
        return 0;
    line = reader->buffer + reader->at;
    feed = memchr(line + searched, '\n', n - searched);
    carriage = memchr(line, '\r', feed == NULL ? n : (size_t)(feed - line));
    if (carriage != NULL && carriage + 1 != feed && (carriage + 1 < line + n || reader->at_end_of_file))
        return (size_t)(carriage - line) + 1;
    if (feed != NULL)
        return (size_t)(feed - line) + 1;
    return reader->at_end_of_file ? n : 0;
}

/* *length = the line at `at`, reading on as needed; 0 at the end of the file. Of a line over RECORD_LIMIT the
 * middle is dropped, so that memory stays bounded; it still comes back longer than the limit: *too_long. */
static TrStatus next_line(TrCsvReader *reader, size_t *length, bool *too_long, TrError *err)
{
    TrStatus st = TR_OK;
    size_t searched = 0;
    while ((*length = line_in_buffer(reader, searched)) == 0 && !reader->at_end_of_file) {
        char last = reader->end > reader->at ? reader->buffer[reader->end - 1] : '\0';
        if (reader->end - reader->at > RECORD_LIMIT + 1) {
            reader->end = reader->at + RECORD_LIMIT + 1;
            reader->buffer[reader->end - 1] = last;
        }
        searched = reader->end - reader->at - (last == '\r');
        TR_TRY(refill(reader, err));
    }
    *too_long = *length > RECORD_LIMIT;
out:
    return st;
}

static void fill_record(TrCsvReader *reader, TrRecord *record)
{
    const char *text = reader->text;
    for (size_t i = 0; i < reader->n_cells; i++) {
        reader->cells[i].text = text;
        text += reader->cells[i].length;
    }
    *record = (TrRecord){
        .kind = TR_RECORD,
        .line = reader->first_line,
        .n_lines = (unsigned)(reader->line - reader->first_line),
        .cells = reader->cells,
        .n_cells = reader->n_cells,
        .raw = tr_text_without_line_end(reader->buffer + reader->start, reader->at - reader->start),
    };
}

/* The record's first line is rejected; what follows it will be read anew. */
static TrStatus break_record(TrCsvReader *reader, TrBreak why, TrRecord *record, TrError *err)
{
    bool spans_lines = reader->line > reader->first_line;
    size_t field = spans_lines ? TR_LAST_FIELD : reader->n_cells + 1;
    if (reader->long_field > 0)
        field = reader->long_field;
    csv_free(&reader->parser);
    forget_cells(reader);
    reader->at = reader->first_line_end;
    reader->line = reader->first_line + 1;
    *record = (TrRecord){
        .kind = TR_BROKEN,
        .line = reader->first_line,
        .n_lines = 1,
        .raw =
            tr_text_without_line_end(reader->buffer + reader->start, reader->first_line_end - reader->start),
        .why = why,
        .field = (unsigned)field,
    };
    record->field_at = tr_field_start(&reader->dialect, record->raw, &record->field);
    return start_parser(reader, err);
}

void tr_csv_reader_resume_at(TrCsvReader *reader)
{
    reader->at = reader->start;
    reader->line = reader->first_line;
}

void tr_csv_reader_resume_after_first_line(TrCsvReader *reader, TrRecord *record)
{
    reader->at = reader->first_line_end;
    reader->line = reader->first_line + 1;
    record->n_lines = 1;
    record->raw =
        tr_text_without_line_end(reader->buffer + reader->start, reader->first_line_end - reader->start);
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
    const char *start = reader->buffer + reader->at;
    return reader->line == 1 && length >= 3 && memcmp(start, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

/* Feed the line at `at` to libcsv, through the filter if the dialect needs it. */
static TrStatus feed(TrCsvReader *reader, size_t length, bool *taken, TrError *err)
{
    const char *line = reader->buffer + reader->at;
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
    TrStatus st = TR_OK;
    bool too_long, taken;
    tr_filter_reset(&reader->filter);
    for (;;) {
        bool ends_here = tr_text_without_line_end(reader->buffer + reader->at, length).length == length;
        bool spans_lines = reader->line > reader->first_line;
        TR_TRY(feed(reader, length, &taken, err));
        if (is_out_of_memory(reader))
            return tr_fail_memory(err);
        if (!taken)
            return break_record(reader, reason_of(reader, spans_lines), record, err);
        reader->at += length;
        reader->line++;
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
        TR_TRY(next_line(reader, &length, &too_long, err));
        if (length == 0 || too_long || reader->at - reader->start > RECORD_LIMIT)
            return break_record(reader, reason_of(reader, true), record, err);
    }
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
        reader->start = reader->at;
        TR_TRY(next_line(reader, &length, &too_long, err));
        if (length == 0) {
            *record = (TrRecord){.kind = TR_END, .line = reader->line};
            return TR_OK;
        }
        mark = byte_order_mark(reader, length);
        reader->start = reader->at += mark;
        length -= mark;
        reader->first_line = reader->line;
        reader->first_line_end = reader->at + length;
        if (too_long)
            return break_record(reader, (TrBreak){"a line is longer than 16 MB", "text in lines"}, record,
                                err);
        if (tr_text_without_line_end(reader->buffer + reader->at, length).length > 0)
            return read_record(reader, length, record, err);
        reader->at += length; /* a blank line */
        reader->line++;
    }
out:
    return st;
}

const TrDialect *tr_csv_reader_dialect(const TrCsvReader *reader)
{
    return &reader->dialect;
}

const char *tr_csv_reader_encoding(const TrCsvReader *reader)
{
    return tr_source_encoding(&reader->source);
}

/* Past the lines before the table, and a first look at it. */
static TrStatus skip_lines(TrCsvReader *reader, size_t n, TrError *err)
{
    TrStatus st = TR_OK;
    size_t length;
    bool too_long;
    TR_TRY(refill(reader, err));
    for (; n > 0; n--) {
        reader->start = reader->at;
        TR_TRY(next_line(reader, &length, &too_long, err));
        if (length == 0)
            break;
        reader->at += length;
        reader->line++;
    }
    reader->start = reader->at;
    if (reader->end - reader->at < READ_BYTES / 2 && !reader->at_end_of_file)
        TR_TRY(refill(reader, err));
out:
    return st;
}

TrStatus tr_csv_reader_prepare(TrCsvReader *reader, const TrReadOptions *options, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_dialect_of_options(options, &reader->dialect, err));
    tr_source_convert(&reader->source, options->encoding);
    TR_TRY(skip_lines(reader, options->skip_lines, err));
    tr_dialect_find_out(&reader->dialect, reader->buffer + reader->at, reader->end - reader->at,
                        reader->at_end_of_file);
    reader->filtered = tr_filter_is_needed(&reader->dialect);
    reader->filter.dialect = reader->dialect;
    csv_free(&reader->parser);
    TR_TRY(start_parser(reader, err));
out:
    return st;
}
