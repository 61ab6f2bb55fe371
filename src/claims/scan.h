/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Rows that leave no doubt, split without libcsv, several times as fast: one line, each cell either without a
 * quote or wholly in quotes. Anything else is left to libcsv, which says the same of these rows. */
#ifndef TR_CLAIMS_SCAN_H
#define TR_CLAIMS_SCAN_H

#include "claims/dialect.h"

enum { TR_SCAN_PAST = 16 }; /* bytes that may be looked at behind the text */

typedef struct {
    unsigned char delimiter, quote;
} TrScanner;

typedef struct {
    TrSlice *cells;
    size_t n, room;
    char *unquoted;  /* where cells with doubled quotes are put; moved on. Room for the row's bytes */
    const char *end; /* behind the row's line end */
} TrScannedRow;

/* False if the dialect always needs libcsv. */
bool tr_scanner_of(const TrDialect *dialect, TrScanner *scanner);
/* Split the row that begins at `at`, in text that ends at `end` (behind which TR_SCAN_PAST bytes can be
 * read). False if it is not plain, has more than row->room cells, has no line end or is longer than a field
 * may be. */
bool tr_scan_row(const TrScanner *scanner, const char *at, const char *end, TrScannedRow *row);

#endif
