/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A SQLite database in the making: statements that fail into our error, rows bound cell by cell. */
#ifndef TR_EXPORT_DATABASE_H
#define TR_EXPORT_DATABASE_H

#include <sqlite3.h>

#include "base/status.h"

/* Open an empty file, so that the same content gives the same bytes, with no journal: the file is thrown away
 * if anything fails. Close it with tr_database_close(), also after a failure. */
TrStatus tr_database_open(const char *path, sqlite3 **database, TrError *err);
/* Run statements without results. */
TrStatus tr_database_run(sqlite3 *database, const char *sql, TrError *err);
/* Make the tables of another file known as `name`.table; outside of a transaction. */
TrStatus tr_database_attach(sqlite3 *database, const char *path, const char *name, TrError *err);
/* Close *database, which is NULL then; harmless if it was. `err` may be NULL. */
TrStatus tr_database_close(sqlite3 **database, TrError *err);

/* Rows of one table. Starts as {0}. */
typedef struct {
    sqlite3 *database;
    sqlite3_stmt *statement;
    int n; /* cells bound so far */
    bool failed;
} TrRows;

/* INSERT INTO `table` VALUES (?, …), n_columns of them. `table` may have names of columns behind it. */
TrStatus tr_rows_begin(TrRows *rows, sqlite3 *database, const char *table, size_t n_columns, TrError *err);
/* Bind the next cell; text must last until tr_rows_put(). An empty text is NULL. */
void tr_rows_text(TrRows *rows, const char *text);
void tr_rows_whole(TrRows *rows, int64_t number);
void tr_rows_number(TrRows *rows, double number); /* NaN: NULL */
void tr_rows_null(TrRows *rows);
/* Insert the row. */
TrStatus tr_rows_put(TrRows *rows, TrError *err);
void tr_rows_end(TrRows *rows);

#endif
