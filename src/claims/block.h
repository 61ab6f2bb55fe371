/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A block of a file: some whole lines, split into rows whose cells are numbered, on any thread. What says the
 * same of every block (which row comes first, what a text's number is in the end) is left to who takes the
 * blocks in order. */
#ifndef TR_CLAIMS_BLOCK_H
#define TR_CLAIMS_BLOCK_H

#include "base/strings.h"
#include "claims/columns.h"
#include "claims/csv_reader.h"
#include "claims/scan.h"

/* Puts the text of a cell of field `field` another way: the length written to out[0 .. TR_REWRITTEN_BYTES-1],
 * or 0 to leave the cell as it is. Called on any thread. */
enum { TR_REWRITTEN_BYTES = 64 };
typedef struct {
    size_t (*rewrite)(const void *context, size_t field, TrSlice text, char out[TR_REWRITTEN_BYTES]);
    const void *context;
} TrRewriter;

/* What the rows of a file are to be. */
typedef struct {
    TrPart part;
    const size_t *column_of; /* by field; TR_COLUMN_IGNORED */
    size_t n_fields;
    TrRewriter rewriter;
    TrStrings *strings; /* where texts are put, without an id */
} TrRowForm;

#define TR_CELL_IS_NEW 0x80000000u

typedef enum {
    TR_ROW_GOOD,  /* as many cells as the header, and each may stand */
    TR_ROW_ODD,   /* as many, but one of them is to be looked at again */
    TR_ROW_ASKEW, /* no row; tr_block_record() says why */
} TrRowKind;

typedef struct {
    uint64_t hash;    /* of its cells, tr_row_hash_cell() */
    uint32_t at;      /* where it begins in the buffer */
    uint32_t n_bytes; /* its line end included */
    uint32_t line;    /* lines of the block before it */
    TrRowKind kind;
} TrBlockRow;

/* One of these takes many blocks, one after another. Starts as {.form = …}, with `piece` the first lines. */
typedef struct {
    const TrRowForm *form;
    TrPiece piece;
    TrBlockRow *rows;
    size_t n, rows_room;
    uint32_t *cells; /* n_fields for each row: 0 for an empty cell, else the id of its text, or if that has
                        none yet, its place in the strings with TR_CELL_IS_NEW */
    size_t cells_room;
    size_t n_likely; /* rows that the file is likely to have from this block on; set with first_line */
    unsigned long first_line, n_lines;
    size_t rest; /* what begins here needs lines behind the block; == piece.end if nothing does */
    TrStringsRoom room;
    struct TrBlockWork *work;
} TrBlock;

TrStatus tr_block_begin(TrBlock *block, const TrCsvReader *reader, TrError *err);
/* Split the lines of `piece`, the first of which begins a row. */
TrStatus tr_block_split(TrBlock *block, TrError *err);
/* A row of the block once more, in full, with its lines as the file counts them once `first_line` is set.
 * Empty fields at its end that the header has no name for are not counted, and cells are rewritten. Valid
 * until the next call. A record over several lines with another number of fields than the header is taken for
 * an unclosed quote that happened to meet another: only its first line is TR_BROKEN. */
TrStatus tr_block_record(TrBlock *block, const TrBlockRow *row, TrRecord *record, TrError *err);
void tr_block_release(TrBlock *block);

#endif
