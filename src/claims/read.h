/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One file into its table: header, rows, checks, accounting. */
#ifndef TR_CLAIMS_READ_H
#define TR_CLAIMS_READ_H

#include "claims/blocks.h"
#include "claims/input.h"

/* What reading remembers from file to file. Starts as {0}. */
typedef struct {
    size_t n_threads; /* at least 1 */
    TrReadOptions options;
    uint16_t *good; /* by string id: bit c is set when the text has passed check c */
    size_t good_room;
    TrRowSet rows[TR_N_PARTS];
} TrReadState;

/* Read every record of `reader` into the table of file number `file`. Rows that cannot be kept are rejected
 * with a diagnostic; a header that cannot be used fails. */
TrStatus tr_read_file(TrInput *input, size_t file, TrCsvReader *reader, TrReadState *state, TrError *err);
void tr_read_state_release(TrReadState *state);

#endif
