/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/rows.h"

/* ---- rows ---- */

void tr_export_row_json(TrJson *json, const TrExport *export, TrPart part, size_t row)
{
    const TrInput *input = export->network->input;
    const TrExportColumns *columns = &export->columns[part];
    tr_json_begin(json, '{');
    tr_json_key(json, "number");
    tr_json_number(json, (double)row + 1);
    tr_json_key(json, "file");
    tr_json_text(json, tr_input_file_name(input, part, row));
    tr_json_key(json, "line");
    tr_json_number(json, input->tables[part].line[row]);
    for (size_t i = 0; i < columns->n; i++) {
        uint32_t cell = tr_table_cell(&input->tables[part], row, columns->items[i].column);
        if (cell == 0)
            continue;
        tr_json_key(json, columns->items[i].name);
        tr_json_text(json, tr_strings_text(input->strings, cell));
    }
    tr_json_end(json, '}');
}

void tr_export_claims_json(TrJson *json, const TrExport *export, const TrValue *claims)
{
    tr_json_begin(json, '[');
    for (size_t i = 0; i < claims->n; i++)
        tr_export_row_json(json, export, TR_CLAIMS, claims->items[i]);
    tr_json_end(json, ']');
}

void tr_export_sources_json(TrJson *json, const TrExport *export)
{
    tr_json_begin(json, '[');
    for (size_t i = 0; i < export->network->input->tables[TR_SOURCES].n; i++)
        if (tr_export_has_source(export, i))
            tr_export_row_json(json, export, TR_SOURCES, i);
    tr_json_end(json, ']');
}

/* ---- metadata ---- */

static size_t count_aliases(const TrExport *export)
{
    size_t sum = 0, n;
    for (size_t i = 0; i < export->network->n_nodes; i++) {
        (void)tr_export_aliases(export, i, &n);
        sum += n;
    }
    return sum;
}

static void tell_counts(const TrExport *export, TrMetadataSink sink, void *context)
{
    const TrNetwork *network = export->network;
    size_t n_entities = tr_network_count_entities(network), n_claims = 0, n_sources = 0;
    for (size_t i = 0; i < network->input->tables[TR_CLAIMS].n; i++)
        n_claims += tr_export_has_claim(export, i);
    for (size_t i = 0; i < network->input->tables[TR_SOURCES].n; i++)
        n_sources += tr_export_has_source(export, i);
    sink(context, "counts", "entities", NULL, (double)n_entities);
    sink(context, "counts", "events", NULL, (double)(network->n_nodes - n_entities));
    sink(context, "counts", "aliases", NULL, (double)count_aliases(export));
    sink(context, "counts", "ties", NULL, (double)network->n_ties);
    sink(context, "counts", "claims", NULL, (double)n_claims);
    sink(context, "counts", "sources", NULL, (double)n_sources);
    sink(context, "counts", "undated_claims_left_out", NULL, (double)network->n_undated);
}

void tr_export_each_metadata(const TrExport *export, TrMetadataSink sink, void *context)
{
    static const char *const weights[] = {"origins", "claims", "confidence", "weight", "none"};
    static const char *const modes[] = {"ties", "people", "organizations"};
    const TrWeave *weave = &export->network->weave;
    sink(context, "network", "weights", weights[weave->weights], 0);
    sink(context, "network", "lengths", weave->inverse_lengths ? "inverse" : "hops", 0);
    sink(context, "network", "count", weave->count_all ? "all" : "standing", 0);
    sink(context, "network", "sign", weave->sign == 0 ? "all" : weave->sign == '+' ? "+" : "-", 0);
    sink(context, "network", "actions", weave->action_nodes ? "nodes" : "ties", 0);
    sink(context, "network", "infer_targets", weave->infer_targets ? "yes" : "no", 0);
    sink(context, "network", "network", modes[weave->mode], 0);
    sink(context, "network", "internal", weave->internal ? "yes" : "no", 0);
    if (weave->since != NULL)
        sink(context, "network", "since", weave->since, 0);
    if (weave->until != NULL)
        sink(context, "network", "until", weave->until, 0);
    if (weave->without != NULL)
        sink(context, "network", "without", weave->without, 0);
    tell_counts(export, sink, context);
}

typedef struct {
    TrJson *json;
    const char *section;
} Telling;

static void tell_json(void *context, const char *section, const char *name, const char *text, double number)
{
    Telling *telling = context;
    if (section != telling->section) {
        if (telling->section != NULL)
            tr_json_end(telling->json, '}');
        tr_json_key(telling->json, section);
        tr_json_begin(telling->json, '{');
        telling->section = section;
    }
    tr_json_key(telling->json, name);
    if (text != NULL)
        tr_json_text(telling->json, text);
    else
        tr_json_number(telling->json, number);
}

void tr_export_metadata_json(TrJson *json, const TrExport *export)
{
    Telling telling = {.json = json};
    tr_json_begin(json, '{');
    tr_json_key(json, "made_by");
    tr_json_text(json, "trama " TRAMA_VERSION);
    tr_export_each_metadata(export, tell_json, &telling);
    tr_json_end(json, '}');
    tr_json_end(json, '}');
}

TrStatus tr_export_metadata_file(TrExport *export, FILE *file, TrError *err)
{
    TrJson json = {.file = file};
    (void)err;
    tr_export_metadata_json(&json, export);
    tr_json_newline(&json);
    return TR_OK;
}
