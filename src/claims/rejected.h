/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Rows that could not be kept, whole, with the reason. */
#ifndef TR_CLAIMS_REJECTED_H
#define TR_CLAIMS_REJECTED_H

#include <stdio.h>

#include "base/arena.h"
#include "base/strings.h"
#include "claims/csv_reader.h"

typedef struct {
    const char *file; /* as the file is called in outputs */
    unsigned long line;
    const char *reason;
    TrSlice raw;
    const uint32_t *header; /* string ids of the file's header, n_header of them */
    size_t n_header;
    const TrSlice *cells; /* n_cells of them; none where the row's structure is broken */
    size_t n_cells;       /* at most n_header */
} TrRejectedRow;

/* Starts as {0}. */
typedef struct {
    TrArena arena;
    TrRejectedRow *rows;
    size_t n, room;
} TrRejected;

/* Keep a copy of `row` with the first row.n_cells of `cells`; its file and header must live as long as
 * `rejected`. */
TrStatus tr_reject(TrRejected *rejected, TrRejectedRow row, const TrSlice *cells, TrError *err);
/* Write rejected.csv: the original columns of all files concerned, then trama_file, trama_line, trama_reason,
 * trama_raw. A row mended in place can be fed back: readers ignore columns called trama_…. */
TrStatus tr_rejected_write(const TrRejected *rejected, const TrStrings *strings, FILE *file, TrError *err);
void tr_rejected_release(TrRejected *rejected);

#endif
