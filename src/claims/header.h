/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the first record of a file says about its columns. */
#ifndef TR_CLAIMS_HEADER_H
#define TR_CLAIMS_HEADER_H

#include "claims/csv_reader.h"
#include "claims/input.h"

#define TR_COLUMN_IGNORED SIZE_MAX

/* Fill the file's header and column_of[i] = the table's column for the i-th field, or TR_COLUMN_IGNORED.
 * A header means, in this order: what options->map says, what the input's mapping.csv says, what it means in
 * the table of another program (foreign.h), a column of ours. With options->no_header, `record` is a row, and
 * the columns are called 1, 2, 3 …; where nothing maps those, they are ours in the order of columns.h.
 * Fails when a required column is missing or one is named twice. The caller frees *column_of. */
TrStatus tr_header_read(TrInput *input, TrInputFile *file, const TrRecord *record,
                        const TrReadOptions *options, size_t **column_of, TrError *err);

#endif
