/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/check_report.h"

#include <string.h>

#include "report/findings_report.h"
#include "report/inferred_report.h"
#include "report/summary_report.h"

/* ---- accounting ---- */

static TrStatus put_account(TrGrid *grid, const char *name, const char *part, TrAccount account, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_grid_text(grid, name, err));
    TR_TRY(tr_grid_text(grid, part, err));
    TR_TRY(tr_grid_number(grid, (double)account.rows, err));
    TR_TRY(tr_grid_number(grid, (double)account.claims, err));
    TR_TRY(tr_grid_number(grid, (double)account.duplicates, err));
    TR_TRY(tr_grid_number(grid, (double)account.rejected, err));
out:
    return st;
}

TrStatus tr_accounts_write(const TrInput *input, TrFormat format, FILE *file, TrError *err)
{
    static const char *const numbers[] = {"rows", "kept", "duplicates", "rejected"};
    TrGrid *grid = tr_grid_new(file, format, err);
    TrStatus st = grid == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    TR_TRY(tr_grid_column(grid, "file", false, err));
    TR_TRY(tr_grid_column(grid, "part", false, err));
    for (size_t i = 0; i < 4; i++)
        TR_TRY(tr_grid_column(grid, numbers[i], true, err));
    for (size_t i = 0; i < input->n_files; i++)
        if (!input->files[i].embedded)
            TR_TRY(put_account(grid, input->files[i].name, tr_part_info(input->files[i].part)->name,
                               input->files[i].account, err));
    TR_TRY(put_account(grid, "all claims", "claims", tr_input_account(input), err));
out:
    tr_grid_end(grid);
    return st;
}

/* ---- guesses ---- */

static TrStatus put_guesses(const TrNetwork *network, TrFormat format, FILE *file, size_t *n, TrError *err)
{
    TrGrid *grid = tr_grid_new(file, format, err);
    TrStatus st = grid == NULL ? TR_MEMORY : TR_OK;
    *n = 0;
    TR_TRY(st);
    TR_TRY(tr_grid_column(grid, "guessed: name", false, err));
    TR_TRY(tr_grid_column(grid, "kind", false, err));
    for (size_t i = 0; i < network->n_nodes; i++) {
        uint32_t entity = network->nodes[i].entity;
        if (entity == TR_NO_ID || !network->names.entities[entity].kind_guessed)
            continue;
        TR_TRY(tr_grid_text(grid, tr_node_name(network, i), err));
        TR_TRY(tr_grid_text(grid, tr_node_kind(network, i), err));
        ++*n;
    }
out:
    tr_grid_end(grid);
    return st;
}

static size_t count_guesses(const TrNetwork *network)
{
    size_t n = 0;
    for (size_t i = 0; i < network->n_nodes; i++)
        n += network->nodes[i].entity != TR_NO_ID &&
             network->names.entities[network->nodes[i].entity].kind_guessed;
    return n;
}

/* ---- JSON ---- */

static void put_number(TrJson *json, const char *key, double value)
{
    tr_json_key(json, key);
    tr_json_number(json, value);
}

static void put_files(TrJson *json, const TrInput *input)
{
    tr_json_key(json, "files");
    tr_json_begin(json, '[');
    for (size_t i = 0; i < input->n_files; i++) {
        const TrInputFile *file = &input->files[i];
        if (file->embedded)
            continue;
        tr_json_begin(json, '{');
        tr_json_key(json, "file");
        tr_json_text(json, file->name);
        tr_json_key(json, "part");
        tr_json_text(json, tr_part_info(file->part)->name);
        put_number(json, "rows", (double)file->account.rows);
        put_number(json, file->part == TR_CLAIMS ? "claims" : "kept", (double)file->account.claims);
        put_number(json, "duplicates", (double)file->account.duplicates);
        put_number(json, "rejected", (double)file->account.rejected);
        tr_json_end(json, '}');
    }
    tr_json_end(json, ']');
}

static void put_json_guesses(TrJson *json, const TrNetwork *network)
{
    tr_json_key(json, "guesses");
    tr_json_begin(json, '[');
    for (size_t i = 0; i < network->n_nodes; i++) {
        uint32_t entity = network->nodes[i].entity;
        if (entity == TR_NO_ID || !network->names.entities[entity].kind_guessed)
            continue;
        tr_json_begin(json, '{');
        tr_json_key(json, "name");
        tr_json_text(json, tr_node_name(network, i));
        tr_json_key(json, "kind");
        tr_json_text(json, tr_node_kind(network, i));
        tr_json_end(json, '}');
    }
    tr_json_end(json, ']');
}

static void put_diagnostics(TrJson *json, const TrDiagnostics *diagnostics)
{
    tr_json_key(json, "diagnostics");
    tr_json_begin(json, '[');
    for (size_t i = 0; i < diagnostics->n; i++) {
        const TrDiagnostic *item = &diagnostics->items[i];
        tr_json_begin(json, '{');
        tr_json_key(json, "severity");
        tr_json_text(json, tr_severity_name(item->severity));
        if (item->place.file != NULL) {
            tr_json_key(json, "file");
            tr_json_text(json, item->place.file);
            put_number(json, "line", (double)item->place.line);
            put_number(json, "field", (double)item->place.field);
        }
        tr_json_key(json, "message");
        tr_json_text(json, item->message);
        tr_json_end(json, '}');
    }
    tr_json_end(json, ']');
}

static TrStatus write_json(const TrCheckReport *report, FILE *file, TrError *err)
{
    const TrNetwork *network = report->network;
    const TrSummary *summary = report->summary;
    TrJson json = {.file = file};
    TrAccount account = tr_input_account(network->input);
    TrStatus st = TR_OK;
    tr_json_begin(&json, '{');
    put_number(&json, "rows", (double)account.rows);
    put_number(&json, "claims", (double)account.claims);
    put_number(&json, "duplicates", (double)account.duplicates);
    put_number(&json, "rejected", (double)account.rejected);
    put_number(&json, "entities", (double)summary->n_entities);
    put_number(&json, "ties", (double)summary->n_ties);
    tr_json_key(&json, "network");
    tr_summary_write_json(summary, &json);
    put_files(&json, network->input);
    put_json_guesses(&json, network);
    tr_inferred_write_json(network, report->inferred, report->n_inferred, &json);
    TR_TRY(tr_findings_write_json(network, report->findings, TR_ENGLISH, &json, err));
    put_diagnostics(&json, &network->input->diagnostics);
    tr_json_end(&json, '}');
    tr_json_newline(&json);
out:
    return st;
}

/* ---- all of it ---- */

static TrStatus write_guesses(const TrNetwork *network, TrFormat format, FILE *file, TrError *err)
{
    size_t n;
    TrStatus st = TR_OK;
    if (count_guesses(network) == 0)
        return TR_OK;
    (void)fputc('\n', file);
    TR_TRY(put_guesses(network, format, file, &n, err));
    (void)fprintf(file, "\n%zu kind%s guessed; entities.csv (name,kind) settles %s\n", n,
                  n == 1 ? " was" : "s were", n == 1 ? "it" : "them");
out:
    return st;
}

TrStatus tr_check_write(const TrCheckReport *report, TrFormat format, FILE *file, TrError *err)
{
    const TrNetwork *network = report->network;
    TrAccount account = tr_input_account(network->input);
    TrStatus st = TR_OK;
    if (format == TR_FORMAT_JSON)
        return write_json(report, file, err);
    TR_TRY(tr_accounts_write(network->input, format, file, err));
    if (format == TR_FORMAT_CSV) /* one table a file: the accounts */
        return TR_OK;
    (void)fprintf(file, "\n%lu rows = %lu claims + %lu duplicates + %lu rejected\n\n", account.rows,
                  account.claims, account.duplicates, account.rejected);
    TR_TRY(tr_summary_write(report->summary, format, file, err));
    TR_TRY(tr_findings_write(network, report->findings, format, file, err));
    TR_TRY(tr_inferred_write(network, report->inferred, report->n_inferred, format, file, err));
    TR_TRY(write_guesses(network, format, file, err));
out:
    return st;
}
