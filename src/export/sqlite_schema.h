/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tables of the SQLite export. */
#ifndef TR_EXPORT_SQLITE_SCHEMA_H
#define TR_EXPORT_SQLITE_SCHEMA_H

#include "export/attributes.h"
#include "export/database.h"

/* Make the tables, empty. */
TrStatus tr_sqlite_make_tables(sqlite3 *database, TrExport *export, TrError *err);
/* Once they are full: indices, views, full-text search. */
TrStatus tr_sqlite_finish(sqlite3 *database, TrExport *export, TrError *err);

#endif
