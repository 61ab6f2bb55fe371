/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/database.h"

#include <math.h>

#include "base/builder.h"

static TrStatus fails(sqlite3 *database, TrError *err)
{
    int code = sqlite3_errcode(database);
    if (code == SQLITE_NOMEM)
        return tr_fail_memory(err);
    return tr_fail(err, code == SQLITE_TOOBIG || code == SQLITE_ERROR ? TR_BAD_INPUT : TR_IO,
                   "cannot write the database: %s", sqlite3_errmsg(database));
}

TrStatus tr_database_open(const char *path, sqlite3 **database, TrError *err)
{
    static const char settings[] = "PRAGMA page_size = 8192;"
                                   "PRAGMA encoding = 'UTF-8';"
                                   "PRAGMA journal_mode = OFF;"
                                   "PRAGMA synchronous = OFF;"
                                   "PRAGMA locking_mode = EXCLUSIVE;"
                                   "PRAGMA cache_size = -16384;" /* KB */
                                   "PRAGMA application_id = 1953653101;"
                                   "BEGIN;";
    TrStatus st = TR_OK;
    /* One thread each, and nobody asks how much memory is in use: without locks it takes a fifth less. */
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    if (sqlite3_open_v2(path, database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
        TR_TRY(fails(*database, err));
    TR_TRY(tr_database_run(*database, settings, err));
out:
    return st;
}

TrStatus tr_database_run(sqlite3 *database, const char *sql, TrError *err)
{
    return sqlite3_exec(database, sql, NULL, NULL, NULL) == SQLITE_OK ? TR_OK : fails(database, err);
}

TrStatus tr_database_attach(sqlite3 *database, const char *path, const char *name, TrError *err)
{
    sqlite3_stmt *statement = NULL;
    bool attached = sqlite3_prepare_v2(database, "ATTACH ? AS ?", -1, &statement, NULL) == SQLITE_OK &&
                    sqlite3_bind_text(statement, 1, path, -1, SQLITE_STATIC) == SQLITE_OK &&
                    sqlite3_bind_text(statement, 2, name, -1, SQLITE_STATIC) == SQLITE_OK &&
                    sqlite3_step(statement) == SQLITE_DONE;
    TrStatus st = attached ? TR_OK : fails(database, err);
    (void)sqlite3_finalize(statement);
    return st;
}

TrStatus tr_database_close(sqlite3 **database, TrError *err)
{
    sqlite3 *closed = *database;
    *database = NULL;
    return sqlite3_close(closed) == SQLITE_OK ? TR_OK : tr_fail(err, TR_IO, "cannot close the database");
}

TrStatus tr_rows_begin(TrRows *rows, sqlite3 *database, const char *table, size_t n_columns, TrError *err)
{
    TrBuilder sql = {0};
    TrStatus st = TR_OK;
    *rows = (TrRows){.database = database};
    tr_build_text(&sql, "INSERT INTO ");
    tr_build_text(&sql, table);
    tr_build_text(&sql, " VALUES (?");
    for (size_t i = 1; i < n_columns; i++)
        tr_build_text(&sql, ",?");
    tr_build_text(&sql, ")");
    if (sql.failed)
        TR_TRY(tr_fail_memory(err));
    if (sqlite3_prepare_v3(database, sql.text, -1, SQLITE_PREPARE_PERSISTENT, &rows->statement, NULL) !=
        SQLITE_OK)
        TR_TRY(fails(database, err));
out:
    tr_builder_release(&sql);
    return st;
}

/* Of a text with its end SQLite knows that it ends: one whose length it is told it copies to put a NUL there,
 * whenever somebody asks for it as text, as the search does. */
void tr_rows_text(TrRows *rows, const char *text)
{
    if (*text == '\0')
        tr_rows_null(rows);
    else
        rows->failed |= sqlite3_bind_text(rows->statement, ++rows->n, text, -1, SQLITE_STATIC) != SQLITE_OK;
}

void tr_rows_whole(TrRows *rows, int64_t number)
{
    rows->failed |= sqlite3_bind_int64(rows->statement, ++rows->n, number) != SQLITE_OK;
}

void tr_rows_number(TrRows *rows, double number)
{
    if (isnan(number))
        tr_rows_null(rows);
    else
        rows->failed |= sqlite3_bind_double(rows->statement, ++rows->n, number) != SQLITE_OK;
}

void tr_rows_null(TrRows *rows)
{
    rows->failed |= sqlite3_bind_null(rows->statement, ++rows->n) != SQLITE_OK;
}

TrStatus tr_rows_put(TrRows *rows, TrError *err)
{
    if (rows->failed || sqlite3_step(rows->statement) != SQLITE_DONE)
        return fails(rows->database, err);
    rows->n = 0;
    return sqlite3_reset(rows->statement) == SQLITE_OK ? TR_OK : fails(rows->database, err);
}

void tr_rows_end(TrRows *rows)
{
    (void)sqlite3_finalize(rows->statement);
    *rows = (TrRows){0};
}
