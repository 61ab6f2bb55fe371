/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Records of a delimited file, one at a time, in bounded memory.
 *
 * libcsv is fed one physical line at a time: that gives each record its exact first line and, when a record
 * is broken, the exact place to resume: the line after the one on which the record began. So an unterminated
 * quote costs its own line and nothing else. */
#ifndef TR_CLAIMS_CSV_READER_H
#define TR_CLAIMS_CSV_READER_H

#include "claims/broken.h"

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
    const TrSlice *cells;
    size_t n_cells;
    TrSlice raw;     /* its own bytes, without the line end */
    TrBreak why;     /* of TR_BROKEN */
    unsigned field;  /* of TR_BROKEN: the field in which it broke, from 1 */
    size_t field_at; /* and where in `raw` that begins */
} TrRecord;

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

#endif
