/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Two tables for Gephi's "Import spreadsheet" (https://docs.gephi.org, "CSV"): nodes by Id and Label, edges
 * by Source, Target, Type, Kind, Id, Label and Weight; all else are attributes. Parallel edges differ in
 * Kind. Claims have a table of their own beside them: edges and nodes name theirs by number. */
#include "export/csv_cells.h"
#include "export/each.h"
#include "export/formats.h"

/* What has a column of Gephi's own. */
static bool is_gephis(const TrAttribute *attribute)
{
    return attribute == &tr_node_attributes[0] || attribute == tr_edge_attribute("weight");
}

static void write_header(FILE *file, const TrExport *export, const TrAttribute *attributes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!is_gephis(&attributes[i]))
            tr_export_csv_text(file, export, attributes[i].name, false);
}

static TrStatus write_values(FILE *file, TrExport *export, const TrAttribute *attributes, size_t n,
                             size_t item, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t i = 0; i < n; i++)
        if (!is_gephis(&attributes[i]))
            TR_TRY(tr_export_csv_value(file, export, &attributes[i], item, err));
out:
    return st;
}

static TrStatus write_node(TrExport *export, FILE *file, size_t node, TrError *err)
{
    const TrExportColumns *columns = &export->columns[TR_ENTITIES];
    TrStatus st = TR_OK;
    tr_export_csv_id(file, "n", node, true);
    tr_export_csv_text(file, export, tr_node_name(export->network, node), false);
    TR_TRY(write_values(file, export, tr_node_attributes, tr_n_node_attributes, node, err));
    for (size_t i = 0; i < columns->n; i++)
        tr_export_csv_text(file, export, tr_export_node_cell(export, node, &columns->items[i]), false);
    tr_csv_end_row(file);
out:
    return st;
}

TrStatus tr_gephi_write_nodes(TrExport *export, FILE *file, TrError *err)
{
    const TrExportColumns *columns = &export->columns[TR_ENTITIES];
    TrStatus st = TR_OK;
    tr_export_csv_begin(file, export);
    tr_csv_text(file, "Id", true);
    tr_csv_text(file, "Label", false);
    write_header(file, export, tr_node_attributes, tr_n_node_attributes);
    for (size_t i = 0; i < columns->n; i++)
        tr_export_csv_text(file, export, columns->items[i].name, false);
    tr_csv_end_row(file);
    TR_TRY(tr_export_each_node(export, file, write_node, err));
out:
    return st;
}

static TrStatus write_edge(TrExport *export, FILE *file, size_t number, TrError *err)
{
    const TrTie *tie = &export->network->ties[number];
    TrStatus st = TR_OK;
    tr_export_csv_id(file, "n", tie->a, true);
    tr_export_csv_id(file, "n", tie->b, false);
    tr_csv_text(file, tie->directed ? "Directed" : "Undirected", false);
    TR_TRY(tr_export_csv_layer(file, export, number, err)); /* Kind */
    tr_export_csv_id(file, "e", number, false);
    TR_TRY(tr_export_csv_layer(file, export, number, err)); /* Label */
    tr_export_csv_number(file, tr_tie_strength(&export->hand.strengths, number), false);
    TR_TRY(write_values(file, export, tr_edge_attributes, tr_n_edge_attributes, number, err));
    tr_csv_end_row(file);
out:
    return st;
}

TrStatus tr_gephi_write_edges(TrExport *export, FILE *file, TrError *err)
{
    static const char *const header[] = {"Source", "Target", "Type", "Kind", "Id", "Label", "Weight"};
    TrStatus st = TR_OK;
    tr_export_csv_begin(file, export);
    for (size_t i = 0; i < sizeof header / sizeof *header; i++)
        tr_csv_text(file, header[i], i == 0);
    write_header(file, export, tr_edge_attributes, tr_n_edge_attributes);
    tr_csv_end_row(file);
    TR_TRY(tr_export_each_tie(export, file, write_edge, err));
out:
    return st;
}
