/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tables of the SQLite export. */
#ifndef TR_EXPORT_SQLITE_SCHEMA_H
#define TR_EXPORT_SQLITE_SCHEMA_H

#include "export/attributes.h"
#include "export/database.h"

/* Make the tables, empty. */
TrStatus tr_sqlite_make_tables(sqlite3 *database, TrExport *export, TrError *err);
/* Once they are full: indices, views; full-text search, empty. */
TrStatus tr_sqlite_make_indices(sqlite3 *database, TrExport *export, TrError *err);

/* Whether somebody would look for the words of a column of claims. */
bool tr_sqlite_is_searched(size_t column);
/* `, "name"` for each of these columns; returns how many there are. */
size_t tr_sqlite_build_searched(TrBuilder *sql, const TrExport *export);

#endif
