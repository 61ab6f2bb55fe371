/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/sqlite_schema.h"

static const char fixed_tables[] =
    "CREATE TABLE metadata (section TEXT NOT NULL, name TEXT NOT NULL, value, PRIMARY KEY (section, name)) "
    "WITHOUT ROWID;"
    "CREATE TABLE aliases (entity INTEGER NOT NULL REFERENCES entities (id), name TEXT NOT NULL, "
    "PRIMARY KEY (entity, name)) WITHOUT ROWID;"
    "CREATE TABLE tie_claims (tie INTEGER NOT NULL REFERENCES ties (id), "
    "claim INTEGER NOT NULL REFERENCES claims (number), stands TEXT NOT NULL, "
    "PRIMARY KEY (tie, claim)) WITHOUT ROWID;"
    "CREATE TABLE answers (answer INTEGER NOT NULL REFERENCES claims (number), "
    "answered INTEGER NOT NULL REFERENCES claims (number), stance TEXT NOT NULL, "
    "PRIMARY KEY (answered, answer)) WITHOUT ROWID;"
    "CREATE TABLE measures (name TEXT PRIMARY KEY, help TEXT NOT NULL, computed TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE scores (measure TEXT NOT NULL REFERENCES measures (name), "
    "entity INTEGER NOT NULL REFERENCES entities (id), score REAL, rank INTEGER, low REAL, high REAL, "
    "best INTEGER, worst INTEGER, PRIMARY KEY (measure, entity)) WITHOUT ROWID;";

static const char indices[] = "CREATE INDEX entities_name ON entities (name);"
                              "CREATE INDEX aliases_name ON aliases (name);"
                              "CREATE INDEX ties_from ON ties (from_id);"
                              "CREATE INDEX ties_to ON ties (to_id);"
                              "CREATE INDEX tie_claims_claim ON tie_claims (claim);"
                              "CREATE INDEX scores_rank ON scores (measure, rank);";

static const char views[] =
    "CREATE VIEW named_ties AS SELECT ties.id, f.name AS from_name, f.kind AS from_kind, t.name AS to_name, "
    "t.kind AS to_kind, ties.layer, ties.directed, ties.sign, ties.status, ties.counted, ties.weight, "
    "ties.origins, ties.claims, ties.against, ties.first_date, ties.last_date FROM ties "
    "JOIN entities AS f ON f.id = ties.from_id JOIN entities AS t ON t.id = ties.to_id;"
    "CREATE VIEW evidence AS SELECT tie_claims.tie, named_ties.from_name, named_ties.to_name, "
    "named_ties.layer, tie_claims.stands, claims.* FROM tie_claims "
    "JOIN named_ties ON named_ties.id = tie_claims.tie JOIN claims ON claims.number = tie_claims.claim;"
    "CREATE VIEW ranking AS SELECT scores.measure, scores.rank, entities.name, entities.kind, scores.score, "
    "scores.entity FROM scores JOIN entities ON entities.id = scores.entity "
    "WHERE scores.rank IS NOT NULL;";

/* A name as SQL quotes it. */
static void build_name(TrBuilder *sql, const char *name)
{
    tr_build_text(sql, "\"");
    for (; *name != '\0'; name++)
        tr_build_bytes(sql, *name == '"' ? "\"\"" : name, *name == '"' ? 2 : 1);
    tr_build_text(sql, "\"");
}

static void build_columns(TrBuilder *sql, const TrExport *export, TrPart part)
{
    for (size_t i = 0; i < export->columns[part].n; i++) {
        tr_build_text(sql, ", ");
        build_name(sql, export->columns[part].items[i].name);
        tr_build_text(sql, " TEXT");
    }
}

static TrStatus run(sqlite3 *database, const TrBuilder *sql, TrError *err)
{
    return sql->failed ? tr_fail_memory(err) : tr_database_run(database, sql->text, err);
}

TrStatus tr_sqlite_make_tables(sqlite3 *database, TrExport *export, TrError *err)
{
    static const char *const types[] = {[TR_ATTRIBUTE_TEXT] = "TEXT",
                                        [TR_ATTRIBUTE_NUMBER] = "REAL",
                                        [TR_ATTRIBUTE_WHOLE] = "INTEGER",
                                        [TR_ATTRIBUTE_YES_NO] = "INTEGER"};
    TrBuilder *sql = &export->hand.cell;
    TrStatus st = TR_OK;
    tr_build_clear(sql);
    tr_build_text(sql, "CREATE TABLE entities (id INTEGER PRIMARY KEY, name TEXT, kind TEXT, "
                       "kind_guessed INTEGER, sector TEXT, aliases TEXT");
    build_columns(sql, export, TR_ENTITIES);
    tr_build_text(sql, "); CREATE TABLE sources (number INTEGER PRIMARY KEY, file TEXT, line INTEGER");
    build_columns(sql, export, TR_SOURCES);
    tr_build_text(sql, "); CREATE TABLE claims (number INTEGER PRIMARY KEY, file TEXT, line INTEGER, "
                       "person_id INTEGER REFERENCES entities (id), "
                       "organization_id INTEGER REFERENCES entities (id), "
                       "target_id INTEGER REFERENCES entities (id), "
                       "recipient_id INTEGER REFERENCES entities (id), "
                       "source_number INTEGER REFERENCES sources (number)");
    build_columns(sql, export, TR_CLAIMS);
    tr_build_text(sql, "); CREATE TABLE ties (id INTEGER PRIMARY KEY, "
                       "from_id INTEGER NOT NULL REFERENCES entities (id), "
                       "to_id INTEGER NOT NULL REFERENCES entities (id)");
    for (size_t i = 0; i < tr_n_edge_attributes; i++)
        if (tr_edge_attributes[i].type <= TR_ATTRIBUTE_YES_NO)
            tr_build_format(sql, ", %s %s", tr_edge_attributes[i].name, types[tr_edge_attributes[i].type]);
    tr_build_text(sql, ");");
    tr_build_text(sql, fixed_tables);
    TR_TRY(run(database, sql, err));
out:
    return st;
}

/* ---- full-text search ---- */

bool tr_sqlite_is_searched(size_t column)
{
    switch (column) {
    case TR_DATE:
    case TR_URL:
    case TR_STATUS:
    case TR_STANCE:
    case TR_ABOUT:
    case TR_GRADE:
    case TR_CONFIDENCE:
    case TR_SIGN:
    case TR_WEIGHT:
    case TR_HANDLING:
    case TR_CLAIM_ID:
        return false;
    default:
        return true;
    }
}

size_t tr_sqlite_build_searched(TrBuilder *sql, const TrExport *export)
{
    const TrExportColumns *columns = &export->columns[TR_CLAIMS];
    size_t n = 0;
    for (size_t i = 0; i < columns->n; i++) {
        if (!tr_sqlite_is_searched(columns->items[i].column))
            continue;
        tr_build_text(sql, ", ");
        build_name(sql, columns->items[i].name);
        n++;
    }
    return n;
}

/* FTS5 over the tables themselves, so that no text stands twice; Datasette finds it by `content`. */
static TrStatus make_search(sqlite3 *database, TrExport *export, TrError *err)
{
    static const char tokens[] = "tokenize='unicode61 remove_diacritics 2'";
    TrBuilder *sql = &export->hand.cell, *columns = &export->hand.text;
    TrStatus st = TR_OK;
    tr_build_clear(columns);
    (void)tr_sqlite_build_searched(columns, export);
    if (columns->failed)
        TR_TRY(tr_fail_memory(err));
    tr_build_clear(sql);
    tr_build_format(sql,
                    "CREATE VIRTUAL TABLE entities_search USING fts5 (name, aliases, content='entities', "
                    "content_rowid='id', %s); CREATE VIRTUAL TABLE claims_search USING fts5 (",
                    tokens);
    tr_build_text(sql, columns->text + 2);
    tr_build_format(sql,
                    ", content='claims', content_rowid='number', %s);"
                    "INSERT INTO claims_search (claims_search, rank) VALUES ('hashsize', 33554432);",
                    tokens);
    TR_TRY(run(database, sql, err));
out:
    return st;
}

TrStatus tr_sqlite_make_indices(sqlite3 *database, TrExport *export, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_database_run(database, indices, err));
    TR_TRY(tr_database_run(database, views, err));
    TR_TRY(make_search(database, export, err));
out:
    return st;
}
