/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/sqlite_aside.h"

#include "base/interrupt.h"
#include "export/rows.h"
#include "export/sqlite_schema.h"

static TrStatus write_tie_claims(TrExport *export, sqlite3 *database, TrError *err)
{
    TrRows rows = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_rows_begin(&rows, database, "tie_claims", 3, err));
    for (size_t t = 0; t < export->network->n_ties; t++) {
        const uint32_t *claims;
        size_t n;
        if (t % TR_SQLITE_LOOK_EVERY == 0)
            TR_TRY(tr_interrupt_check(err));
        TR_TRY(tr_export_evidence(export, t, &claims, &n, err));
        for (size_t i = 0; i < n; i++) {
            tr_rows_whole(&rows, (int64_t)t);
            tr_rows_whole(&rows, (int64_t)claims[i] + 1);
            tr_rows_text(&rows, i < export->network->ties[t].n_claims ? "for" : "against");
            TR_TRY(tr_rows_put(&rows, err));
        }
    }
out:
    tr_rows_end(&rows);
    return st;
}

/* ---- search ---- */

TrStatus tr_sqlite_put_aliases(TrRows *rows, TrExport *export, size_t node, TrError *err)
{
    size_t n;
    const uint32_t *aliases = tr_export_aliases(export, node, &n);
    tr_build_clear(&export->hand.cell);
    for (size_t i = 0; i < n; i++) {
        tr_build_text(&export->hand.cell, i > 0 ? "|" : "");
        tr_build_text(&export->hand.cell, tr_network_text(export->network, aliases[i]));
    }
    if (export->hand.cell.failed)
        return tr_fail_memory(err);
    tr_rows_text(rows, n == 0 ? "" : export->hand.cell.text);
    return TR_OK;
}

static TrStatus search_entities(TrExport *export, sqlite3 *database, TrError *err)
{
    TrRows rows = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_rows_begin(&rows, database, "entities_search (rowid, name, aliases)", 3, err));
    for (size_t node = 0; node < export->network->n_nodes; node++) {
        if (node % TR_SQLITE_LOOK_EVERY == 0)
            TR_TRY(tr_interrupt_check(err));
        tr_rows_whole(&rows, (int64_t)node);
        tr_rows_text(&rows, tr_node_name(export->network, node));
        TR_TRY(tr_sqlite_put_aliases(&rows, export, node, err));
        TR_TRY(tr_rows_put(&rows, err));
    }
out:
    tr_rows_end(&rows);
    return st;
}

/* The columns of claims_search are those of claims that are searched, in the same order. */
static TrStatus search_claims(TrExport *export, sqlite3 *database, TrError *err)
{
    const TrExportColumns *columns = &export->columns[TR_CLAIMS];
    const TrInput *input = export->network->input;
    TrBuilder *table = &export->hand.cell;
    size_t n_columns = 1;
    TrRows rows = {0};
    TrStatus st = TR_OK;
    tr_build_clear(table);
    tr_build_text(table, "claims_search (rowid");
    n_columns += tr_sqlite_build_searched(table, export);
    tr_build_text(table, ")");
    if (table->failed)
        TR_TRY(tr_fail_memory(err));
    TR_TRY(tr_rows_begin(&rows, database, table->text, n_columns, err));
    for (size_t i = 0; i < input->tables[TR_CLAIMS].n; i++) {
        tr_export_fetch_rows(export, TR_CLAIMS, i);
        if (i % TR_SQLITE_LOOK_EVERY == 0)
            TR_TRY(tr_interrupt_check(err));
        if (!tr_export_has_claim(export, i))
            continue;
        tr_rows_whole(&rows, (int64_t)i + 1);
        for (size_t k = 0; k < columns->n; k++)
            if (tr_sqlite_is_searched(columns->items[k].column))
                tr_rows_text(&rows, tr_input_cell(input, TR_CLAIMS, i, columns->items[k].column));
        TR_TRY(tr_rows_put(&rows, err));
    }
out:
    tr_rows_end(&rows);
    return st;
}

/* ---- the whole ---- */

TrStatus tr_sqlite_write_aside(TrExport *export, sqlite3 *database, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_sqlite_make_tables(database, export, err));
    TR_TRY(write_tie_claims(export, database, err));
    TR_TRY(tr_sqlite_make_indices(database, export, err));
    TR_TRY(search_entities(export, database, err));
    TR_TRY(search_claims(export, database, err));
    TR_TRY(tr_database_run(database, "COMMIT;", err));
out:
    return st;
}

/* Whole tables of the same columns and indices: SQLite copies their records as they are
 * (https://sqlite.org/src/file/src/insert.c, xferOptimization). A search is its four tables
 * (https://sqlite.org/fts5.html#fts5_data_structures), whose settings are the same in both. */
TrStatus tr_sqlite_copy_aside(sqlite3 *database, const char *path, TrError *err)
{
    static const char copy[] =
        "BEGIN;"
        "INSERT INTO main.tie_claims SELECT * FROM aside.tie_claims;"
        "DELETE FROM main.entities_search_data;"
        "INSERT INTO main.entities_search_data SELECT * FROM aside.entities_search_data;"
        "INSERT INTO main.entities_search_idx SELECT * FROM aside.entities_search_idx;"
        "INSERT INTO main.entities_search_docsize "
        "SELECT * FROM aside.entities_search_docsize;"
        "DELETE FROM main.claims_search_data;"
        "INSERT INTO main.claims_search_data SELECT * FROM aside.claims_search_data;"
        "INSERT INTO main.claims_search_idx SELECT * FROM aside.claims_search_idx;"
        "INSERT INTO main.claims_search_docsize "
        "SELECT * FROM aside.claims_search_docsize;"
        "COMMIT;";
    TrStatus st = TR_OK;
    TR_TRY(tr_database_attach(database, path, "aside", err));
    TR_TRY(tr_database_run(database, copy, err));
out:
    return st;
}
