/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A CSV file changed in a few cells, every other byte as it was: line ends, quoting, byte order mark, order.
 */
#ifndef TR_NAMES_CSV_EDIT_H
#define TR_NAMES_CSV_EDIT_H

#include "base/builder.h"
#include "base/text.h"

typedef struct {
    size_t from, to; /* bytes of the file, with its quotes */
    TrBuilder added; /* text to stand at the end of the cell, as it would be read */
} TrEditedCell;

typedef struct {
    unsigned long line;
    size_t first_cell, n_cells; /* in cells */
    size_t n_read;              /* of them, those that stand in the file */
    size_t end;                 /* where its line end begins */
} TrEditedRecord;

typedef struct {
    const char *text; /* the caller's */
    size_t length;
    char delimiter;
    const char *line_end;
    TrEditedRecord *records; /* the header first; blank lines are none */
    size_t n_records, records_room;
    TrEditedCell *cells;
    size_t n_cells, cells_room;
    TrBuilder header_added, appended; /* new columns; new rows */
    size_t n_new_columns, n_appended;
} TrCsvEdit;

/* Take text[0 .. length-1] apart, cells between `delimiter`, in double quotes where need be. Release with
 * tr_csv_edit_release(). */
TrStatus tr_csv_edit_begin(TrCsvEdit *edit, const char *text, size_t length, char delimiter, TrError *err);
/* The cell as it would be read, in `text`. */
void tr_csv_edit_cell(const TrCsvEdit *edit, size_t record, size_t cell, TrBuilder *text);
/* The record that begins on `line`, or 0. */
size_t tr_csv_edit_find(const TrCsvEdit *edit, unsigned long line);
/* Number of a new column called `name`, behind the others: every row gets an empty cell. */
TrStatus tr_csv_edit_new_column(TrCsvEdit *edit, const char *name, size_t *column, TrError *err);
/* Let `item` stand at the end of a cell, after a | if it is not empty. */
TrStatus tr_csv_edit_add(TrCsvEdit *edit, size_t record, size_t cell, const char *item, TrError *err);
/* A new row of n_cells at the end. */
TrStatus tr_csv_edit_append(TrCsvEdit *edit, const char *const *cells, size_t n_cells, TrError *err);
/* Add the text as it is now to `out`. */
void tr_csv_edit_build(const TrCsvEdit *edit, TrBuilder *out);
void tr_csv_edit_release(TrCsvEdit *edit);

#endif
