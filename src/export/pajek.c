/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pajek's .net (http://mrvar.fdv.uni-lj.si/pajek/): vertices by label, arcs for ties with a direction, edges
 * for the others, each with its strength and its layer as label. Pajek holds no more; everything else stands
 * in comments before the vertices, a JSON object a line, which Pajek, igraph and networkx pass over. */
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "export/each.h"
#include "export/formats.h"
#include "export/rows.h"

/* A label between quotes cannot hold one, nor a backslash at its end; readers tell vertices by their labels,
 * so one that was changed, and events, which may share a name, have their number behind them. */
static void write_label(FILE *file, const char *text, bool number_it, size_t number)
{
    size_t length = strlen(text);
    (void)putc_unlocked('"', file);
    for (size_t at = 0; at < length;) {
        uint32_t c;
        at += tr_text_next(text + at, length - at, &c);
        if (c == '"' || c == '\\' || c == '\n' || c == '\r' || c == '\t') {
            c = c == '"' ? '\'' : c == '\\' ? '/' : ' ';
            number_it = true;
        }
        if (c != 0)
            tr_put_character(file, c);
    }
    if (number_it)
        (void)fprintf(file, " [%zu]", number);
    (void)putc_unlocked('"', file);
}

static void end_comment(TrJson *json)
{
    tr_json_end(json, '}');
    tr_json_newline(json);
}

static void begin_comment(TrJson *json, FILE *file)
{
    *json = (TrJson){.file = file};
    (void)fputs("% ", file);
    tr_json_begin(json, '{');
}

static TrStatus write_node_comment(TrExport *export, FILE *file, size_t node, TrError *err)
{
    const TrExportColumns *columns = &export->columns[TR_ENTITIES];
    size_t n;
    const uint32_t *aliases = tr_export_aliases(export, node, &n);
    TrJson json;
    (void)err;
    begin_comment(&json, file);
    tr_json_key(&json, "vertex");
    tr_json_number(&json, (double)node + 1);
    tr_json_key(&json, "label");
    tr_json_text(&json, tr_node_name(export->network, node));
    tr_json_key(&json, "kind");
    tr_json_text(&json, tr_node_kind(export->network, node));
    tr_json_key(&json, "sector");
    tr_json_text(&json, tr_node_sector(export->network, node));
    if (n > 0) {
        tr_json_key(&json, "aliases");
        tr_json_begin(&json, '[');
        for (size_t i = 0; i < n; i++)
            tr_json_text(&json, tr_network_text(export->network, aliases[i]));
        tr_json_end(&json, ']');
    }
    for (size_t i = 0; i < columns->n; i++) {
        const char *cell = tr_export_node_cell(export, node, &columns->items[i]);
        if (*cell == '\0')
            continue;
        tr_json_key(&json, columns->items[i].name);
        tr_json_text(&json, cell);
    }
    end_comment(&json);
    return TR_OK;
}

static void write_row_comment(TrExport *export, FILE *file, TrPart part, size_t row)
{
    TrJson json;
    begin_comment(&json, file);
    tr_json_key(&json, part == TR_CLAIMS ? "claim" : "source");
    tr_export_row_json(&json, export, part, row);
    end_comment(&json);
}

static TrStatus write_claim_comment(TrExport *export, FILE *file, size_t row, TrError *err)
{
    (void)err;
    write_row_comment(export, file, TR_CLAIMS, row);
    return TR_OK;
}

static TrStatus write_source_comment(TrExport *export, FILE *file, size_t row, TrError *err)
{
    (void)err;
    write_row_comment(export, file, TR_SOURCES, row);
    return TR_OK;
}

static TrStatus write_comments(FILE *file, TrExport *export, TrError *err)
{
    TrJson json = {.file = file};
    TrStatus st = TR_OK;
    (void)fputs("% ", file);
    tr_export_metadata_json(&json, export);
    (void)fputs("\n", file);
    TR_TRY(tr_export_each_node(export, file, write_node_comment, err));
    TR_TRY(tr_export_each_row(export, file, TR_CLAIMS, write_claim_comment, err));
    TR_TRY(tr_export_each_row(export, file, TR_SOURCES, write_source_comment, err));
out:
    return st;
}

static TrStatus write_vertex(TrExport *export, FILE *file, size_t node, TrError *err)
{
    (void)err;
    tr_put_whole(file, (uint64_t)node + 1);
    (void)putc_unlocked(' ', file);
    write_label(file, tr_node_name(export->network, node), tr_node_is_event(export->network, node), node + 1);
    (void)putc_unlocked('\n', file);
    return TR_OK;
}

/* The line of a tie, if it has a direction as the lines at hand have, or none. */
static TrStatus write_line(TrExport *export, FILE *file, size_t number, TrError *err)
{
    const TrNetwork *network = export->network;
    const TrTie *tie = &network->ties[number];
    const bool *directed = export->format;
    char weight[TR_NUMBER_BYTES];
    (void)err;
    if (tie->directed != *directed)
        return TR_OK;
    tr_put_whole(file, (uint64_t)tie->a + 1);
    (void)putc_unlocked(' ', file);
    tr_put_whole(file, (uint64_t)tie->b + 1);
    (void)putc_unlocked(' ', file);
    (void)fputs_unlocked(tr_number_text(tr_tie_strength(&export->hand.strengths, number), weight), file);
    (void)fputs_unlocked(" l ", file);
    write_label(file, network->layers[tie->layer], false, 0);
    (void)putc_unlocked('\n', file);
    return TR_OK;
}

/* Lines of the ties that have a direction, or of those that have none. */
static TrStatus write_lines(FILE *file, TrExport *export, bool directed, TrError *err)
{
    const TrNetwork *network = export->network;
    TrStatus st = TR_OK;
    size_t first = 0;
    while (first < network->n_ties && network->ties[first].directed != directed)
        first++;
    if (first == network->n_ties)
        return TR_OK;
    (void)fputs(directed ? "*Arcs\n" : "*Edges\n", file);
    export->format = &directed;
    TR_TRY(tr_export_each_tie(export, file, write_line, err));
out:
    export->format = NULL;
    return st;
}

TrStatus tr_pajek_write(TrExport *export, FILE *file, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(write_comments(file, export, err));
    (void)fprintf(file, "*Vertices %zu\n", export->network->n_nodes);
    TR_TRY(tr_export_each_node(export, file, write_vertex, err));
    TR_TRY(write_lines(file, export, true, err));
    TR_TRY(write_lines(file, export, false, err));
out:
    return st;
}
