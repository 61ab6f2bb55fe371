/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any delimited file as plain RFC 4180 CSV, cell for cell. */
#ifndef TR_CLAIMS_CLEAN_H
#define TR_CLAIMS_CLEAN_H

#include <stdio.h>

#include "base/diagnostics.h"
#include "claims/csv_reader.h"
#include "claims/rejected.h"

/* What came of a file: rows read = rows written + rejected + left out before the table. */
typedef struct {
    unsigned long rows, written, rejected, left_out;
    unsigned long mended, ragged; /* of those written: split with good will; with another number of cells */
    TrRejected rejected_rows;     /* with what was left out */
    TrDiagnostics diagnostics;
} TrCleaning;

/* Write every row of `reader`, which is prepared, to `out`. `path` and `name` are the file's in diagnostics
 * and in rejected.csv. Unless `options` say how the file is to be read, good will is used on rows that are no
 * RFC 4180, and lines of one cell before a wider table are left out; docs/decisions/014 has the rules.
 * *cleaning starts as {0}; release it in any case. */
TrStatus tr_clean(TrCsvReader *reader, const TrReadOptions *options, const char *path, const char *name,
                  FILE *out, TrCleaning *cleaning, TrError *err);
void tr_cleaning_release(TrCleaning *cleaning);

#endif
