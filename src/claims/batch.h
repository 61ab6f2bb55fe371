/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Records in batches: one thread parses while another interns. The batches and what is in them are the same
 * for one thread or two. */
#ifndef TR_CLAIMS_BATCH_H
#define TR_CLAIMS_BATCH_H

#include "claims/csv_reader.h"

/* A cell, trimmed, with the hash of its text; around it stand the blanks that were trimmed. */
typedef struct {
    TrSlice text;
    uint64_t hash;
    uint32_t blanks_before, blanks_after; /* bytes */
} TrCell;

/* A record as in csv_reader.h, in memory of the batch's own. Empty fields at its end that the header has no
 * name for are not counted. */
typedef struct {
    TrRecordKind kind;
    unsigned long line;
    const TrCell *cells;
    size_t n_cells;
    TrSlice raw;
    TrBreak why;
    unsigned field;
    size_t field_at;
} TrBatchRecord;

typedef struct {
    TrBatchRecord *records;
    size_t n, room;
    /* where the above points into */
    TrCell *cells;
    size_t n_cells, cells_room;
    char *text;
    size_t text_length, text_room;
    TrStatus status; /* of the reader, after these records */
    TrError error;
    bool last;
} TrBatch;

/* The cell as it stood, with its blanks. */
TrSlice tr_cell_whole(const TrCell *cell);

typedef struct TrBatches TrBatches;

/* Puts the text of a cell of field `field` another way: the length written to out[0 .. TR_REWRITTEN_BYTES-1],
 * or 0 to leave the cell as it is. Called on the thread that parses. */
enum { TR_REWRITTEN_BYTES = 64 };
typedef struct {
    size_t (*rewrite)(const void *context, size_t field, TrSlice text, char out[TR_REWRITTEN_BYTES]);
    const void *context;
} TrRewriter;

/* Read the records that follow in `reader`, whose header has n_header fields, on a thread of their own if
 * `threaded`. A record over several lines with another number of fields is taken for an unclosed quote that
 * happened to meet another: only its first line is TR_BROKEN. */
TrBatches *tr_batches_new(TrCsvReader *reader, size_t n_header, bool threaded, TrError *err);
/* Likewise, with cells rewritten on the way. */
TrBatches *tr_batches_new_rewriting(TrCsvReader *reader, size_t n_header, TrRewriter rewriter, bool threaded,
                                    TrError *err);
/* The next batch, valid until the next call; *batch = NULL at the end. */
TrStatus tr_batches_next(TrBatches *batches, const TrBatch **batch, TrError *err);
/* Stop the thread, if there is one, and free the batches. */
void tr_batches_free(TrBatches *batches);

#endif
