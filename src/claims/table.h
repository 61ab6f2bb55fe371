/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Rows of one part of the input, by columns of interned cells; and a set that finds equal rows. */
#ifndef TR_CLAIMS_TABLE_H
#define TR_CLAIMS_TABLE_H

#include "base/strings.h"
#include "claims/columns.h"

/* A column of ours that the file has, or one of theirs that is kept. */
typedef struct {
    uint32_t name;   /* string id of the header, for theirs */
    uint32_t *cells; /* string ids, room for `room` rows; NULL: no file has the column */
} TrColumn;

/* Starts as {.part = …}. Columns of ours stand at their number in columns.h, theirs behind them. */
typedef struct {
    TrPart part;
    size_t n, room;    /* rows */
    TrColumn *columns; /* n_columns of them, ours first */
    size_t n_columns, columns_room;
    uint32_t *line; /* physical line of each row */
    uint16_t *file; /* index of its file */
} TrTable;

TrStatus tr_table_init(TrTable *table, TrPart part, TrError *err);
/* Index of the column of theirs called by string id `name`, added if it is new. */
TrStatus tr_table_extra_column(TrTable *table, uint32_t name, size_t *column, TrError *err);
/* Make column `column` hold cells from now on; earlier rows are empty. */
TrStatus tr_table_use_column(TrTable *table, size_t column, TrError *err);
/* Room for n more rows behind table->n, all cells empty. Where the table has to grow, it grows to what
 * `likely` more rows need, but at most eightfold. */
TrStatus tr_table_reserve(TrTable *table, size_t n, size_t likely, TrError *err);
/* Room for one more row, which stands at index table->n, empty; it counts once n is raised. */
TrStatus tr_table_prepare_row(TrTable *table, TrError *err);
/* String id of a cell; 0 (the empty string) where the table has no such column. */
static inline uint32_t tr_table_cell(const TrTable *table, size_t row, size_t column)
{
    const uint32_t *cells = table->columns[column].cells;
    return cells == NULL ? 0 : cells[row];
}

/* Whether two rows are equal in every cell. */
bool tr_table_rows_equal(const TrTable *table, uint32_t a, uint32_t b);
void tr_table_release(TrTable *table);

/* A set of rows, equal when every cell is. Starts as {0}. */
typedef struct {
    struct TrRowSlot *slots;
    size_t n, mask;
    size_t likely; /* rows that it is likely to hold in the end; where it grows, it grows to that, at most
                      eightfold */
} TrRowSet;

/* What a cell adds to the hash of its row. Empty cells add nothing, and the order of columns does not matter,
 * so that rows of files with other headers can be equal. */
static inline uint64_t tr_row_hash_cell(size_t column, uint64_t text_hash)
{
    uint64_t mixed = (text_hash ^ (column + 1) * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
    return mixed ^ mixed >> 32;
}

/* Ask for the memory that tr_row_set_add() with this hash will look at. */
void tr_row_set_announce(const TrRowSet *set, uint64_t hash);
/* Add row `row`, whose cells' hashes add up to `hash`; *earlier = the equal row already there, or `row`
 * itself. */
TrStatus tr_row_set_add(TrRowSet *set, const TrTable *table, uint32_t row, uint64_t hash, uint32_t *earlier,
                        TrError *err);
void tr_row_set_release(TrRowSet *set);

#endif
