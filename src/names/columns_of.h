/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Some columns of a CSV file that is no part of an input: a list of pairs, a list of decisions. */
#ifndef TR_NAMES_COLUMNS_OF_H
#define TR_NAMES_COLUMNS_OF_H

#include "base/arena.h"

enum { TR_MOST_COLUMNS_OF = 4 };

typedef struct {
    const char *names; /* the headers that it may have, separated by |, in lower case */
    bool required;
} TrWantedColumn;

typedef struct {
    unsigned long line;
    const char *cells[TR_MOST_COLUMNS_OF]; /* trimmed; "" where there is none */
} TrWantedRow;

typedef struct {
    TrArena arena;
    TrWantedRow *rows;
    size_t n, room;
} TrWantedRows;

/* Read the n_columns wanted columns of all rows, in whatever encoding and with whatever delimiter. A broken
 * record or a missing column fails. Release with tr_wanted_rows_release(). */
TrStatus tr_columns_of(const char *path, const TrWantedColumn *columns, size_t n_columns, TrWantedRows *rows,
                       TrError *err);
void tr_wanted_rows_release(TrWantedRows *rows);

#endif
