/* SPDX-License-Identifier: GPL-2.0-or-later */
/* GraphML (http://graphml.graphdrawing.org/specification.html): a node per entity or event, an edge per tie,
 * with typed keys. What GraphML has no type for is text: names between bars, claims as JSON. */
#include "export/each.h"
#include "export/formats.h"
#include "export/rows.h"
#include "export/xml_value.h"

static const char *const types[] = {
    [TR_ATTRIBUTE_TEXT] = "string",    [TR_ATTRIBUTE_NUMBER] = "double", [TR_ATTRIBUTE_WHOLE] = "int",
    [TR_ATTRIBUTE_YES_NO] = "boolean", [TR_ATTRIBUTE_NAMES] = "string",  [TR_ATTRIBUTE_PLACES] = "string",
    [TR_ATTRIBUTE_CLAIMS] = "string",
};

/* Keys are numbered: attributes of nodes, of edges, the graph's two, columns of entities.csv. */
static size_t edge_key(size_t attribute)
{
    return tr_n_node_attributes + attribute;
}

static size_t graph_key(size_t which)
{
    return tr_n_node_attributes + tr_n_edge_attributes + which;
}

static size_t column_key(size_t column)
{
    return graph_key(2) + column;
}

static void write_key(FILE *file, size_t key, const char *element, const char *name, const char *type)
{
    (void)fprintf(file, "<key id=\"k%zu\" for=\"%s\" attr.name=\"", key, element);
    tr_xml_text(file, name);
    (void)fprintf(file, "\" attr.type=\"%s\"/>\n", type);
}

static void write_keys(FILE *file, const TrExport *export)
{
    const TrExportColumns *columns = &export->columns[TR_ENTITIES];
    for (size_t i = 0; i < tr_n_node_attributes; i++)
        write_key(file, i, "node", tr_node_attributes[i].name, types[tr_node_attributes[i].type]);
    for (size_t i = 0; i < tr_n_edge_attributes; i++)
        write_key(file, edge_key(i), "edge", tr_edge_attributes[i].name, types[tr_edge_attributes[i].type]);
    write_key(file, graph_key(0), "graph", "metadata", "string");
    write_key(file, graph_key(1), "graph", "sources", "string");
    for (size_t i = 0; i < columns->n; i++)
        write_key(file, column_key(i), "node", columns->items[i].name, "string");
}

static void begin_data(FILE *file, size_t key)
{
    (void)fputs_unlocked("<data key=\"k", file);
    tr_put_whole(file, key);
    (void)fputs_unlocked("\">", file);
}

static void end_data(FILE *file)
{
    (void)fputs_unlocked("</data>", file);
}

static void write_value(FILE *file, const TrExport *export, size_t key, TrAttributeType type,
                        const TrValue *value)
{
    if (tr_value_is_empty(type, value))
        return;
    begin_data(file, key);
    tr_export_put_xml(file, export, type, value);
    end_data(file);
}

/* All attributes of one node or edge. */
static TrStatus write_values(FILE *file, TrExport *export, const TrAttribute *attributes, size_t n,
                             size_t first_key, size_t item, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t i = 0; i < n; i++) {
        TrValue value = {0};
        TR_TRY(attributes[i].get(export, item, &value, err));
        write_value(file, export, first_key + i, attributes[i].type, &value);
    }
out:
    return st;
}

static TrStatus write_node(TrExport *export, FILE *file, size_t node, TrError *err)
{
    const TrExportColumns *columns = &export->columns[TR_ENTITIES];
    TrStatus st = TR_OK;
    (void)fputs_unlocked("<node id=\"n", file);
    tr_put_whole(file, node);
    (void)fputs_unlocked("\">", file);
    TR_TRY(write_values(file, export, tr_node_attributes, tr_n_node_attributes, 0, node, err));
    for (size_t i = 0; i < columns->n; i++) {
        TrValue value = {.text = tr_export_node_cell(export, node, &columns->items[i])};
        write_value(file, export, column_key(i), TR_ATTRIBUTE_TEXT, &value);
    }
    (void)fputs_unlocked("</node>\n", file);
out:
    return st;
}

static TrStatus write_edge(TrExport *export, FILE *file, size_t number, TrError *err)
{
    const TrTie *tie = &export->network->ties[number];
    TrStatus st = TR_OK;
    (void)fputs_unlocked("<edge id=\"e", file);
    tr_put_whole(file, number);
    (void)fputs_unlocked("\" source=\"n", file);
    tr_put_whole(file, tie->a);
    (void)fputs_unlocked("\" target=\"n", file);
    tr_put_whole(file, tie->b);
    (void)fputs_unlocked("\">", file);
    TR_TRY(write_values(file, export, tr_edge_attributes, tr_n_edge_attributes, edge_key(0), number, err));
    (void)fputs_unlocked("</edge>\n", file);
out:
    return st;
}

/* networkx refuses a file of both directed and undirected edges, igraph drops what it says of single ones: so
 * the graph is directed if one tie is, and an edge's `directed` says whether its order means anything. */
static void begin_graph(FILE *file, const TrExport *export)
{
    TrJson json = {.file = file, .in_xml = true};
    (void)fprintf(file, "<graph id=\"trama\" edgedefault=\"%s\">\n",
                  tr_export_is_directed(export) ? "directed" : "undirected");
    begin_data(file, graph_key(0));
    tr_export_metadata_json(&json, export);
    end_data(file);
    (void)fputs("\n", file);
    if (export->network->input->tables[TR_SOURCES].n == 0)
        return;
    json = (TrJson){.file = file, .in_xml = true};
    begin_data(file, graph_key(1));
    tr_export_sources_json(&json, export);
    end_data(file);
    (void)fputs("\n", file);
}

TrStatus tr_graphml_write(TrExport *export, FILE *file, TrError *err)
{
    TrStatus st = TR_OK;
    (void)fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
                "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
                "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n",
                file);
    write_keys(file, export);
    begin_graph(file, export);
    TR_TRY(tr_export_each_node(export, file, write_node, err));
    TR_TRY(tr_export_each_tie(export, file, write_edge, err));
    (void)fputs("</graph>\n</graphml>\n", file);
out:
    return st;
}
