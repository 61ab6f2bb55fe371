/* SPDX-License-Identifier: GPL-2.0-or-later */
/* GEXF 1.3 (https://gexf.net): a tie is there from the first day to the last that its claims span, and always
 * where none has a date. What tells parallel edges apart is their kind. Metadata and sources are the
 * description, as JSON: GEXF has no attributes of the graph. */
#include "base/number.h"
#include "export/each.h"
#include "export/formats.h"
#include "export/rows.h"
#include "export/xml_value.h"

static const char *const types[] = {
    [TR_ATTRIBUTE_TEXT] = "string",    [TR_ATTRIBUTE_NUMBER] = "double", [TR_ATTRIBUTE_WHOLE] = "integer",
    [TR_ATTRIBUTE_YES_NO] = "boolean", [TR_ATTRIBUTE_NAMES] = "string",  [TR_ATTRIBUTE_PLACES] = "string",
    [TR_ATTRIBUTE_CLAIMS] = "string",
};

static void write_attribute(FILE *file, size_t id, const char *title, const char *type)
{
    (void)fprintf(file, "<attribute id=\"%zu\" title=\"", id);
    tr_xml_text(file, title);
    (void)fprintf(file, "\" type=\"%s\"/>\n", type);
}

static void write_attributes(FILE *file, const TrExport *export)
{
    const TrExportColumns *columns = &export->columns[TR_ENTITIES];
    (void)fputs("<attributes class=\"node\" mode=\"static\">\n", file);
    for (size_t i = 0; i < tr_n_node_attributes; i++)
        write_attribute(file, i, tr_node_attributes[i].name, types[tr_node_attributes[i].type]);
    for (size_t i = 0; i < columns->n; i++)
        write_attribute(file, tr_n_node_attributes + i, columns->items[i].name, "string");
    (void)fputs("</attributes>\n<attributes class=\"edge\" mode=\"static\">\n", file);
    for (size_t i = 0; i < tr_n_edge_attributes; i++)
        write_attribute(file, i, tr_edge_attributes[i].name, types[tr_edge_attributes[i].type]);
    (void)fputs("</attributes>\n", file);
}

/* Between single quotes, so that JSON need not write its own as &quot;. */
static void write_value(FILE *file, const TrExport *export, size_t id, TrAttributeType type,
                        const TrValue *value)
{
    if (tr_value_is_empty(type, value))
        return;
    (void)fputs_unlocked("<attvalue for=\"", file);
    tr_put_whole(file, id);
    (void)fputs_unlocked("\" value='", file);
    tr_export_put_xml(file, export, type, value);
    (void)fputs_unlocked("'/>", file);
}

static TrStatus write_values(FILE *file, TrExport *export, const TrAttribute *attributes, size_t n,
                             size_t item, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t i = 0; i < n; i++) {
        TrValue value = {0};
        TR_TRY(attributes[i].get(export, item, &value, err));
        write_value(file, export, i, attributes[i].type, &value);
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
    (void)fputs_unlocked("\" label=\"", file);
    tr_xml_text(file, tr_node_name(export->network, node));
    (void)fputs_unlocked("\"><attvalues>", file);
    TR_TRY(write_values(file, export, tr_node_attributes, tr_n_node_attributes, node, err));
    for (size_t i = 0; i < columns->n; i++) {
        TrValue value = {.text = tr_export_node_cell(export, node, &columns->items[i])};
        write_value(file, export, tr_n_node_attributes + i, TR_ATTRIBUTE_TEXT, &value);
    }
    (void)fputs_unlocked("</attvalues></node>\n", file);
out:
    return st;
}

static void write_day(FILE *file, const char *name, int32_t day)
{
    char text[TR_DATE_TEXT_BYTES];
    (void)putc_unlocked(' ', file);
    (void)fputs_unlocked(name, file);
    (void)fputs_unlocked("=\"", file);
    (void)fputs_unlocked(tr_day_text(day, text), file);
    (void)putc_unlocked('"', file);
}

static TrStatus write_edge(TrExport *export, FILE *file, size_t number, TrError *err)
{
    const TrTie *tie = &export->network->ties[number];
    char weight[TR_NUMBER_BYTES];
    TrDate span;
    TrStatus st = TR_OK;
    (void)fputs_unlocked("<edge id=\"e", file);
    tr_put_whole(file, number);
    (void)fputs_unlocked("\" source=\"n", file);
    tr_put_whole(file, tie->a);
    (void)fputs_unlocked("\" target=\"n", file);
    tr_put_whole(file, tie->b);
    (void)fputs_unlocked(tie->directed ? "\" type=\"directed\" kind=\"" : "\" type=\"undirected\" kind=\"",
                         file);
    tr_export_put_layer(file, export, number, tr_xml_text);
    (void)fputs_unlocked("\" weight=\"", file);
    (void)fputs_unlocked(tr_number_text(tr_tie_strength(&export->hand.strengths, number), weight), file);
    (void)putc_unlocked('"', file);
    if (tr_export_span(export, number, &span)) {
        if (span.first_day != TR_DAY_OPEN_FIRST)
            write_day(file, "start", span.first_day);
        if (span.last_day != TR_DAY_OPEN_LAST)
            write_day(file, "end", span.last_day);
    }
    (void)fputs_unlocked("><attvalues>", file);
    TR_TRY(write_values(file, export, tr_edge_attributes, tr_n_edge_attributes, number, err));
    (void)fputs_unlocked("</attvalues></edge>\n", file);
out:
    return st;
}

static void write_description(FILE *file, const TrExport *export)
{
    TrJson json = {.file = file, .in_xml = true};
    (void)fputs("<meta><creator>trama " TRAMA_VERSION "</creator><description>", file);
    tr_json_begin(&json, '{');
    tr_json_key(&json, "metadata");
    tr_export_metadata_json(&json, export);
    tr_json_key(&json, "sources");
    tr_export_sources_json(&json, export);
    tr_json_end(&json, '}');
    (void)fputs("</description></meta>\n", file);
}

TrStatus tr_gexf_write(TrExport *export, FILE *file, TrError *err)
{
    const TrNetwork *network = export->network;
    TrStatus st = TR_OK;
    (void)fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                "xsi:schemaLocation=\"http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd\" version=\"1.3\">\n",
                file);
    write_description(file, export);
    (void)fprintf(file,
                  "<graph defaultedgetype=\"%s\" mode=\"dynamic\" timeformat=\"date\" "
                  "timerepresentation=\"interval\">\n",
                  tr_export_is_directed(export) ? "directed" : "undirected");
    write_attributes(file, export);
    (void)fprintf(file, "<nodes count=\"%zu\">\n", network->n_nodes);
    TR_TRY(tr_export_each_node(export, file, write_node, err));
    (void)fprintf(file, "</nodes>\n<edges count=\"%zu\">\n", network->n_ties);
    TR_TRY(tr_export_each_tie(export, file, write_edge, err));
    (void)fputs("</edges>\n</graph>\n</gexf>\n", file);
out:
    return st;
}
