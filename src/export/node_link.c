/* SPDX-License-Identifier: GPL-2.0-or-later */
/* JSON node-link, as networkx.node_link_graph(…, edges="edges") reads it. Each claim stands once, in the
 * graph's attributes; edges and nodes name theirs by number. */
#include "export/each.h"
#include "export/formats.h"
#include "export/rows.h"

static void write_list(TrJson *json, const TrExport *export, TrAttributeType type, const TrValue *value)
{
    const TrInput *input = export->network->input;
    tr_json_begin(json, '[');
    for (size_t i = 0; i < value->n; i++) {
        if (type == TR_ATTRIBUTE_NAMES)
            tr_json_text(json, tr_network_text(export->network, value->items[i]));
        else if (type == TR_ATTRIBUTE_CLAIMS)
            tr_json_number(json, (double)value->items[i] + 1);
        else
            tr_json_place(json, tr_input_file_name(input, TR_CLAIMS, value->items[i]),
                          input->tables[TR_CLAIMS].line[value->items[i]]);
    }
    tr_json_end(json, ']');
}

static void write_value(TrJson *json, const TrExport *export, const char *name, TrAttributeType type,
                        const TrValue *value)
{
    if (tr_value_is_empty(type, value))
        return;
    tr_json_key(json, name);
    switch (type) {
    case TR_ATTRIBUTE_TEXT:
        tr_json_text(json, value->text);
        break;
    case TR_ATTRIBUTE_NUMBER:
    case TR_ATTRIBUTE_WHOLE:
        tr_json_number(json, value->number);
        break;
    case TR_ATTRIBUTE_YES_NO:
        tr_json_bool(json, value->number > 0);
        break;
    case TR_ATTRIBUTE_NAMES:
    case TR_ATTRIBUTE_PLACES:
    case TR_ATTRIBUTE_CLAIMS:
        write_list(json, export, type, value);
        break;
    }
}

static TrStatus write_values(TrJson *json, TrExport *export, const TrAttribute *attributes, size_t n,
                             size_t item, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t i = 0; i < n; i++) {
        TrValue value = {0};
        TR_TRY(attributes[i].get(export, item, &value, err));
        write_value(json, export, attributes[i].name, attributes[i].type, &value);
    }
out:
    return st;
}

static TrStatus write_node(TrExport *export, FILE *file, size_t node, TrError *err)
{
    TrJson item = {.file = file, .full = {node > 0}}, *json = &item;
    const TrExportColumns *columns = &export->columns[TR_ENTITIES];
    TrStatus st = TR_OK;
    tr_json_newline(json);
    tr_json_begin(json, '{');
    tr_json_key(json, "id");
    tr_json_number(json, (double)node);
    TR_TRY(write_values(json, export, tr_node_attributes, tr_n_node_attributes, node, err));
    for (size_t i = 0; i < columns->n; i++) {
        TrValue value = {.text = tr_export_node_cell(export, node, &columns->items[i])};
        write_value(json, export, columns->items[i].name, TR_ATTRIBUTE_TEXT, &value);
    }
    tr_json_end(json, '}');
out:
    return st;
}

static TrStatus write_edge(TrExport *export, FILE *file, size_t number, TrError *err)
{
    TrJson item = {.file = file, .full = {number > 0}}, *json = &item;
    const TrTie *tie = &export->network->ties[number];
    TrStatus st = TR_OK;
    tr_json_newline(json);
    tr_json_begin(json, '{');
    tr_json_key(json, "source");
    tr_json_number(json, tie->a);
    tr_json_key(json, "target");
    tr_json_number(json, tie->b);
    tr_json_key(json, "key");
    tr_json_number(json, (double)number);
    TR_TRY(write_values(json, export, tr_edge_attributes, tr_n_edge_attributes, number, err));
    tr_json_end(json, '}');
out:
    return st;
}

/* A comma stands before all claims but the first that leaves. */
static TrStatus write_claim(TrExport *export, FILE *file, size_t claim, TrError *err)
{
    const size_t *first = export->format;
    TrJson json = {.file = file, .full = {claim > *first}};
    (void)err;
    tr_json_newline(&json);
    tr_export_row_json(&json, export, TR_CLAIMS, claim);
    return TR_OK;
}

/* The attributes of the graph: what it was made with, sources, claims. */
static TrStatus write_graph(TrJson *json, TrExport *export, TrError *err)
{
    size_t first = 0;
    TrStatus st = TR_OK;
    tr_json_begin(json, '{');
    tr_json_key(json, "edges_key");
    tr_json_text(json, "edges");
    tr_json_key(json, "metadata");
    tr_export_metadata_json(json, export);
    tr_json_key(json, "sources");
    tr_export_sources_json(json, export);
    tr_json_key(json, "claims");
    tr_json_begin(json, '[');
    while (first < export->network->input->tables[TR_CLAIMS].n && !tr_export_has_claim(export, first))
        first++;
    export->format = &first;
    TR_TRY(tr_export_each_row(export, json->file, TR_CLAIMS, write_claim, err));
    tr_json_end(json, ']');
    tr_json_end(json, '}');
out:
    export->format = NULL;
    return st;
}

TrStatus tr_node_link_write(TrExport *export, FILE *file, TrError *err)
{
    TrJson json = {.file = file};
    TrStatus st = TR_OK;
    tr_json_begin(&json, '{');
    tr_json_key(&json, "directed");
    tr_json_bool(&json, tr_export_is_directed(export));
    tr_json_key(&json, "multigraph");
    tr_json_bool(&json, true);
    tr_json_key(&json, "graph");
    TR_TRY(write_graph(&json, export, err));
    tr_json_key(&json, "nodes");
    tr_json_begin(&json, '[');
    TR_TRY(tr_export_each_node(export, file, write_node, err));
    tr_json_end(&json, ']');
    tr_json_key(&json, "edges");
    tr_json_begin(&json, '[');
    TR_TRY(tr_export_each_tie(export, file, write_edge, err));
    tr_json_end(&json, ']');
    tr_json_end(&json, '}');
    tr_json_newline(&json);
out:
    return st;
}
