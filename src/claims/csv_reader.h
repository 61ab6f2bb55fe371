/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Records of a delimited file, one at a time, in bounded memory.
 *
 * libcsv is fed one physical line at a time: that gives each record its exact first line and, when a record
 * is broken, the exact place to resume: the line after the one on which the record began. So an unterminated
 * quote costs its own line and nothing else. */
#ifndef TR_CLAIMS_CSV_READER_H
#define TR_CLAIMS_CSV_READER_H

#include "claims/broken.h"
#include "claims/lines.h"

typedef struct TrCsvReader TrCsvReader;

typedef enum {
    TR_RECORD, /* a whole record */
    TR_BROKEN, /* one line that belongs to no valid record: `why` and `field` say why and where */
    TR_END
} TrRecordKind;

/* Valid until the next call. Blank lines are never records. */
typedef struct {
    TrRecordKind kind;
    unsigned long line; /* physical line on which it begins, from 1 */
    unsigned n_lines;
    size_t n_bytes; /* from the start of `raw` to where the next one is looked for */
    const TrSlice *cells;
    size_t n_cells;
    TrSlice raw;     /* its own bytes, without the line end */
    bool at_end;     /* of TR_BROKEN: the text ended within quotes, behind the end of a line */
    TrBreak why;     /* of TR_BROKEN */
    unsigned field;  /* of TR_BROKEN: the field in which it broke, from 1 */
    size_t field_at; /* and where in `raw` that begins */
} TrRecord;

enum { TR_FIELD_LIMIT = 1024 * 1024 }; /* bytes; a longer field is taken for an unterminated quote */

/* Read from `fd`, which stays the caller's, or from text in memory; `name` is for messages. */
TrCsvReader *tr_csv_reader_new(int fd, const char *name, TrError *err);
TrCsvReader *tr_csv_reader_on_text(const char *text, size_t length, const char *name, TrError *err);
/* Before the first record: take `options`, find out encoding and dialect where they do not say, and go to the
 * first line of the table. Without this call a file is UTF-8 and separated by commas. */
TrStatus tr_csv_reader_prepare(TrCsvReader *reader, const TrReadOptions *options, TrError *err);
const TrDialect *tr_csv_reader_dialect(const TrCsvReader *reader);
/* What the bytes read so far were converted from, or NULL. */
const char *tr_csv_reader_encoding(const TrCsvReader *reader);
TrStatus tr_csv_reader_next(TrCsvReader *reader, TrRecord *record, TrError *err);
/* Put the record just read back: the next call reads it again from its second line on. For a record that
 * spans several lines and proves to be no row: only its first line is to be rejected. */
void tr_csv_reader_resume_after_first_line(TrCsvReader *reader, TrRecord *record);
/* Put the record just read back whole. */
void tr_csv_reader_resume_at(TrCsvReader *reader);
void tr_csv_reader_free(TrCsvReader *reader);

/* ---- in pieces, for several threads ---- */

/* Number of the line that comes next. */
unsigned long tr_csv_reader_line(const TrCsvReader *reader);
/* Instead of reading records: the lines that come next. */
TrStatus tr_csv_reader_cut(TrCsvReader *reader, TrPiece *piece, TrError *err);
/* Whether all of the input has been read into memory already. */
bool tr_csv_reader_has_all(const TrCsvReader *reader);
/* Bytes of the file that were to be read when it was opened; 0 if that is not known. */
uint64_t tr_csv_reader_size(const TrCsvReader *reader);
/* How many bytes are read at a time, which is about what a piece holds. For tests. */
void tr_csv_reader_set_step(TrCsvReader *reader, size_t bytes);
/* A reader for pieces cut from `whole`, which it does not need any more. */
TrCsvReader *tr_csv_reader_of_pieces(const TrCsvReader *whole, TrError *err);
/* Go to piece->buffer[at], where a record begins, on line number `line`. */
void tr_csv_reader_lend(TrCsvReader *reader, const TrPiece *piece, size_t at, unsigned long line);

#endif
