/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A SQLite database (https://sqlite.org): tables, views with names in them, full-text search. Written in
 * order of ids; no time stands in it, so equal input gives equal bytes. SQLite writes a database on one
 * thread: half of it is made on another, in a database of its own that is copied at the end (sqlite_aside.h).
 */
#include <math.h>

#include "base/file.h"
#include "base/interrupt.h"
#include "base/parallel.h"
#include "export/formats.h"
#include "export/rows.h"
#include "export/sqlite_aside.h"
#include "export/sqlite_schema.h"

typedef struct {
    TrExport *export;
    sqlite3 *database;
} Writing;

static void put_columns(TrRows *rows, const TrExport *export, TrPart part, size_t row)
{
    const TrExportColumns *columns = &export->columns[part];
    for (size_t i = 0; i < columns->n; i++)
        tr_rows_text(rows, row == TR_NO_ID
                               ? ""
                               : tr_input_cell(export->network->input, part, row, columns->items[i].column));
}

static void put_node(TrRows *rows, uint32_t node)
{
    if (node == TR_NO_ID)
        tr_rows_null(rows);
    else
        tr_rows_whole(rows, node);
}

/* ---- entities ---- */

static TrStatus put_value(TrRows *rows, TrExport *export, const TrAttribute *attribute, size_t item,
                          TrValue *value, TrError *err)
{
    TrStatus st = TR_OK;
    *value = (TrValue){0};
    TR_TRY(attribute->get(export, item, value, err));
    if (attribute->type == TR_ATTRIBUTE_TEXT)
        tr_rows_text(rows, value->text);
    else if (attribute->type == TR_ATTRIBUTE_NUMBER)
        tr_rows_number(rows, value->number);
    else
        tr_rows_whole(rows, (int64_t)value->number);
out:
    return st;
}

static TrStatus write_entities(Writing *writing, TrError *err)
{
    TrExport *export = writing->export;
    TrRows rows = {0};
    TrValue values[8];
    TrStatus st = TR_OK;
    TR_TRY(tr_rows_begin(&rows, writing->database, "entities", 6 + export->columns[TR_ENTITIES].n, err));
    for (size_t node = 0; node < export->network->n_nodes; node++) {
        if (node % TR_SQLITE_LOOK_EVERY == 0)
            TR_TRY(tr_interrupt_check(err));
        tr_rows_whole(&rows, (int64_t)node);
        for (size_t i = 0, k = 0; i < tr_n_node_attributes; i++)
            if (tr_node_attributes[i].type <= TR_ATTRIBUTE_YES_NO)
                TR_TRY(put_value(&rows, export, &tr_node_attributes[i], node, &values[k++], err));
        TR_TRY(tr_sqlite_put_aliases(&rows, export, node, err));
        put_columns(&rows, export, TR_ENTITIES, tr_export_entity_row(export, node));
        TR_TRY(tr_rows_put(&rows, err));
    }
out:
    tr_rows_end(&rows);
    return st;
}

static TrStatus write_aliases(Writing *writing, TrError *err)
{
    const TrExport *export = writing->export;
    TrRows rows = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_rows_begin(&rows, writing->database, "aliases", 2, err));
    for (size_t node = 0; node < export->network->n_nodes; node++) {
        size_t n;
        const uint32_t *aliases = tr_export_aliases(export, node, &n);
        for (size_t i = 0; i < n; i++) {
            tr_rows_whole(&rows, (int64_t)node);
            tr_rows_text(&rows, tr_network_text(export->network, aliases[i]));
            TR_TRY(tr_rows_put(&rows, err));
        }
    }
out:
    tr_rows_end(&rows);
    return st;
}

/* ---- sources and claims ---- */

static TrStatus write_sources(Writing *writing, TrError *err)
{
    const TrExport *export = writing->export;
    const TrInput *input = export->network->input;
    TrRows rows = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_rows_begin(&rows, writing->database, "sources", 3 + export->columns[TR_SOURCES].n, err));
    for (size_t i = 0; i < input->tables[TR_SOURCES].n; i++) {
        if (!tr_export_has_source(export, i))
            continue;
        tr_rows_whole(&rows, (int64_t)i + 1);
        tr_rows_text(&rows, tr_input_file_name(input, TR_SOURCES, i));
        tr_rows_whole(&rows, input->tables[TR_SOURCES].line[i]);
        put_columns(&rows, export, TR_SOURCES, i);
        TR_TRY(tr_rows_put(&rows, err));
    }
out:
    tr_rows_end(&rows);
    return st;
}

static TrStatus write_claims(Writing *writing, TrError *err)
{
    static const TrClaimColumn parties[] = {TR_PERSON, TR_ORGANIZATION, TR_TARGET, TR_RECIPIENT};
    const TrExport *export = writing->export;
    const TrInput *input = export->network->input;
    TrRows rows = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_rows_begin(&rows, writing->database, "claims", 8 + export->columns[TR_CLAIMS].n, err));
    for (size_t i = 0; i < input->tables[TR_CLAIMS].n; i++) {
        uint32_t source = tr_export_source_of(export, i);
        tr_export_fetch_rows(export, TR_CLAIMS, i);
        if (i % TR_SQLITE_LOOK_EVERY == 0)
            TR_TRY(tr_interrupt_check(err));
        if (!tr_export_has_claim(export, i))
            continue;
        tr_rows_whole(&rows, (int64_t)i + 1);
        tr_rows_text(&rows, tr_input_file_name(input, TR_CLAIMS, i));
        tr_rows_whole(&rows, input->tables[TR_CLAIMS].line[i]);
        for (size_t k = 0; k < 4; k++)
            put_node(&rows, tr_export_party(export, i, parties[k]));
        if (source == TR_NO_ID)
            tr_rows_null(&rows);
        else
            tr_rows_whole(&rows, (int64_t)source + 1);
        put_columns(&rows, export, TR_CLAIMS, i);
        TR_TRY(tr_rows_put(&rows, err));
    }
out:
    tr_rows_end(&rows);
    return st;
}

static TrStatus write_answers(Writing *writing, TrError *err)
{
    const TrExport *export = writing->export;
    const TrNetwork *network = export->network;
    TrRows rows = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_rows_begin(&rows, writing->database, "answers", 3, err));
    for (size_t i = 0; i < network->n_against; i++) {
        uint32_t answered = network->against[2 * i], answer = network->against[2 * i + 1];
        if (!tr_export_has_claim(export, answered) || !tr_export_has_claim(export, answer))
            continue;
        tr_rows_whole(&rows, (int64_t)answer + 1);
        tr_rows_whole(&rows, (int64_t)answered + 1);
        tr_rows_text(&rows, tr_stance_name(tr_claim_stance(network->input, answer)));
        TR_TRY(tr_rows_put(&rows, err));
    }
out:
    tr_rows_end(&rows);
    return st;
}

/* ---- ties ---- */

static TrStatus write_ties(Writing *writing, TrError *err)
{
    TrExport *export = writing->export;
    TrRows rows = {0};
    TrValue values[16];
    size_t n_columns = 3;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < tr_n_edge_attributes; i++)
        n_columns += tr_edge_attributes[i].type <= TR_ATTRIBUTE_YES_NO;
    TR_TRY(tr_rows_begin(&rows, writing->database, "ties", n_columns, err));
    for (size_t t = 0; t < export->network->n_ties; t++) {
        if (t % TR_SQLITE_LOOK_EVERY == 0)
            TR_TRY(tr_interrupt_check(err));
        tr_export_fetch_spans(export, t);
        tr_rows_whole(&rows, (int64_t)t);
        tr_rows_whole(&rows, export->network->ties[t].a);
        tr_rows_whole(&rows, export->network->ties[t].b);
        for (size_t i = 0, k = 0; i < tr_n_edge_attributes; i++)
            if (tr_edge_attributes[i].type <= TR_ATTRIBUTE_YES_NO)
                TR_TRY(put_value(&rows, export, &tr_edge_attributes[i], t, &values[k++], err));
        TR_TRY(tr_rows_put(&rows, err));
    }
out:
    tr_rows_end(&rows);
    return st;
}

/* ---- scores ---- */

static const char *how_computed(const TrRankedMeasure *ranked)
{
    return ranked->scores == NULL ? "left out" : ranked->n_samples > 0 ? "sampled" : "exactly";
}

static TrStatus write_measures(Writing *writing, const TrRanking *ranking, TrError *err)
{
    TrRows rows = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_rows_begin(&rows, writing->database, "measures", 3, err));
    for (size_t m = 0; m < ranking->n; m++) {
        tr_rows_text(&rows, ranking->measures[m].measure->name);
        tr_rows_text(&rows, ranking->measures[m].measure->help);
        tr_rows_text(&rows, how_computed(&ranking->measures[m]));
        TR_TRY(tr_rows_put(&rows, err));
    }
out:
    tr_rows_end(&rows);
    return st;
}

/* An interval only where scores were sampled: then they and the ranks lie between these with 95 %. */
static void put_score(TrRows *rows, const TrRankedMeasure *ranked, size_t node)
{
    bool sampled = ranked->n_samples > 0;
    tr_rows_text(rows, ranked->measure->name);
    tr_rows_whole(rows, (int64_t)node);
    tr_rows_number(rows, ranked->scores[node]);
    tr_rows_number(rows, ranked->ranks[node] == 0 ? (double)NAN : ranked->ranks[node]);
    tr_rows_number(rows, sampled ? ranked->low[node] : (double)NAN);
    tr_rows_number(rows, sampled ? ranked->high[node] : (double)NAN);
    tr_rows_number(rows, sampled ? ranked->best[node] : (double)NAN);
    tr_rows_number(rows, sampled ? ranked->worst[node] : (double)NAN);
}

static TrStatus write_scores(Writing *writing, TrError *err)
{
    const TrRanking *ranking = writing->export->ranking;
    TrRows rows = {0};
    TrStatus st = TR_OK;
    if (ranking == NULL)
        return TR_OK;
    TR_TRY(write_measures(writing, ranking, err));
    TR_TRY(tr_rows_begin(&rows, writing->database, "scores", 8, err));
    for (size_t m = 0; m < ranking->n; m++) {
        for (size_t node = 0; ranking->measures[m].scores != NULL && node < ranking->network->n_nodes;
             node++) {
            if (node % TR_SQLITE_LOOK_EVERY == 0)
                TR_TRY(tr_interrupt_check(err));
            put_score(&rows, &ranking->measures[m], node);
            TR_TRY(tr_rows_put(&rows, err));
        }
    }
out:
    tr_rows_end(&rows);
    return st;
}

/* ---- the whole ---- */

typedef struct {
    TrRows rows;
    TrStatus status;
    TrError *err;
} Telling;

static void tell(void *context, const char *section, const char *name, const char *text, double number)
{
    Telling *telling = context;
    if (telling->status != TR_OK)
        return;
    tr_rows_text(&telling->rows, section);
    tr_rows_text(&telling->rows, name);
    if (text != NULL)
        tr_rows_text(&telling->rows, text);
    else
        tr_rows_whole(&telling->rows, (int64_t)number);
    telling->status = tr_rows_put(&telling->rows, telling->err);
}

static TrStatus write_metadata(Writing *writing, TrError *err)
{
    Telling telling = {.err = err};
    TrStatus st = TR_OK;
    TR_TRY(tr_rows_begin(&telling.rows, writing->database, "metadata", 3, err));
    tell(&telling, "program", "made_by", "trama " TRAMA_VERSION, 0);
    tr_export_each_metadata(writing->export, tell, &telling);
    st = telling.status;
out:
    tr_rows_end(&telling.rows);
    return st;
}

/* Both halves, each by a thread of its own where there are two. */
typedef struct {
    Writing main, aside;
    TrExport hand; /* the other half's: all else in it is shared */
    TrStatus status[2];
    TrError err[2];
} Halves;

static TrStatus write_main(Writing *writing, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_sqlite_make_tables(writing->database, writing->export, err));
    TR_TRY(write_metadata(writing, err));
    TR_TRY(write_entities(writing, err));
    TR_TRY(write_aliases(writing, err));
    TR_TRY(write_sources(writing, err));
    TR_TRY(write_claims(writing, err));
    TR_TRY(write_answers(writing, err));
    TR_TRY(write_ties(writing, err));
    TR_TRY(write_scores(writing, err));
    TR_TRY(tr_sqlite_make_indices(writing->database, writing->export, err));
    TR_TRY(tr_database_run(writing->database, "COMMIT;", err));
out:
    return st;
}

static TrStatus write_aside(Writing *writing, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_sqlite_write_aside(writing->export, writing->database, err));
    TR_TRY(tr_database_close(&writing->database, err));
out:
    return st;
}

static void write_half(void *context, size_t half)
{
    Halves *halves = context;
    halves->status[half] = half == 0 ? write_main(&halves->main, &halves->err[half])
                                     : write_aside(&halves->aside, &halves->err[half]);
}

static TrStatus write_halves(Halves *halves, TrError *err)
{
    tr_parallel(2, halves->main.export->n_threads, write_half, halves);
    for (size_t i = 0; i < 2; i++) {
        if (halves->status[i] == TR_OK)
            continue;
        *err = halves->err[i];
        return halves->status[i];
    }
    return TR_OK;
}

TrStatus tr_sqlite_write(TrExport *export, const char *path, TrError *err)
{
    Halves halves = {.main.export = export, .hand = *export, .aside.export = &halves.hand};
    TrFile aside = {0};
    TrStatus st = TR_OK;
    halves.hand.hand = (TrExportHand){0};
    TR_TRY(tr_export_open_hand(&halves.hand, err));
    TR_TRY(tr_file_begin(&aside, path, err));
    TR_TRY(tr_database_open(path, &halves.main.database, err));
    TR_TRY(tr_database_open(aside.temporary, &halves.aside.database, err));
    TR_TRY(write_halves(&halves, err));
    TR_TRY(tr_sqlite_copy_aside(halves.main.database, aside.temporary, err));
    TR_TRY(tr_database_close(&halves.main.database, err));
out:
    (void)tr_database_close(&halves.main.database, NULL);
    (void)tr_database_close(&halves.aside.database, NULL);
    tr_export_close_hand(&halves.hand);
    tr_file_abandon(&aside);
    return st;
}
