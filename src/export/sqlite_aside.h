/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The half of a SQLite export that a second thread makes, in a database of its own: claims of ties,
 * full-text search. It takes about as long as the rest; copying it takes little. */
#ifndef TR_EXPORT_SQLITE_ASIDE_H
#define TR_EXPORT_SQLITE_ASIDE_H

#include "export/attributes.h"
#include "export/database.h"

enum { TR_SQLITE_LOOK_EVERY = 8192 }; /* rows between two looks for a signal */

/* Make that half. `export` is the thread's own: its hand is used. */
TrStatus tr_sqlite_write_aside(TrExport *export, sqlite3 *database, TrError *err);
/* Copy it from the closed database at `path` into `database`, which has the tables and is in no transaction.
 */
TrStatus tr_sqlite_copy_aside(sqlite3 *database, const char *path, TrError *err);

/* Bind a node's other names, between bars, as one cell, for the search. It is in the hand until the next. */
TrStatus tr_sqlite_put_aliases(TrRows *rows, TrExport *export, size_t node, TrError *err);

#endif
