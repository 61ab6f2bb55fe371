/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pajek's .net (http://mrvar.fdv.uni-lj.si/pajek/): vertices by label, arcs for ties with a direction, edges
 * for the others, each with its strength and its layer as label. Pajek holds no more; everything else stands
 * in comments before the vertices, a JSON object a line, which Pajek, igraph and networkx pass over. */
#include <string.h>

#include "base/interrupt.h"
#include "base/number.h"
#include "base/text.h"
#include "export/formats.h"
#include "export/rows.h"

enum { LOOK_EVERY = 8192 };

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

static void write_node_comment(FILE *file, const TrExport *export, size_t node)
{
    const TrExportColumns *columns = &export->columns[TR_ENTITIES];
    size_t n;
    const uint32_t *aliases = tr_export_aliases(export, node, &n);
    TrJson json;
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
}

static TrStatus write_comments(FILE *file, const TrExport *export, TrError *err)
{
    const TrInput *input = export->network->input;
    TrJson json = {.file = file};
    TrStatus st = TR_OK;
    (void)fputs("% ", file);
    tr_export_metadata_json(&json, export);
    (void)fputs("\n", file);
    for (size_t i = 0; i < export->network->n_nodes; i++)
        write_node_comment(file, export, i);
    for (int part = 0; part < TR_N_EXPORTED_PARTS; part++) {
        if (part == TR_ENTITIES)
            continue;
        for (size_t i = 0; i < input->tables[part].n; i++) {
            if (i % LOOK_EVERY == 0)
                TR_TRY(tr_interrupt_check(err));
            if (part == TR_CLAIMS ? !tr_export_has_claim(export, i) : !tr_export_has_source(export, i))
                continue;
            begin_comment(&json, file);
            tr_json_key(&json, part == TR_CLAIMS ? "claim" : "source");
            tr_export_row_json(&json, export, (TrPart)part, i);
            end_comment(&json);
        }
    }
out:
    return st;
}

/* Lines of the ties that have a direction, or of those that have none. */
static TrStatus write_lines(FILE *file, TrExport *export, bool directed, TrError *err)
{
    const TrNetwork *network = export->network;
    char weight[TR_NUMBER_BYTES];
    bool begun = false;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < network->n_ties; i++) {
        const TrTie *tie = &network->ties[i];
        if (i % LOOK_EVERY == 0)
            TR_TRY(tr_interrupt_check(err));
        if (tie->directed != directed)
            continue;
        if (!begun)
            (void)fputs(directed ? "*Arcs\n" : "*Edges\n", file);
        begun = true;
        tr_export_fetch_ties(export, i);
        tr_put_whole(file, (uint64_t)tie->a + 1);
        (void)putc_unlocked(' ', file);
        tr_put_whole(file, (uint64_t)tie->b + 1);
        (void)putc_unlocked(' ', file);
        (void)fputs_unlocked(tr_number_text(tr_tie_strength(&export->strengths, i), weight), file);
        (void)fputs_unlocked(" l ", file);
        write_label(file, network->layers[tie->layer], false, 0);
        (void)putc_unlocked('\n', file);
    }
out:
    return st;
}

TrStatus tr_pajek_write(TrExport *export, FILE *file, TrError *err)
{
    const TrNetwork *network = export->network;
    TrStatus st = TR_OK;
    TR_TRY(write_comments(file, export, err));
    (void)fprintf(file, "*Vertices %zu\n", network->n_nodes);
    for (size_t i = 0; i < network->n_nodes; i++) {
        tr_put_whole(file, (uint64_t)i + 1);
        (void)putc_unlocked(' ', file);
        write_label(file, tr_node_name(network, i), tr_node_is_event(network, i), i + 1);
        (void)putc_unlocked('\n', file);
    }
    TR_TRY(write_lines(file, export, true, err));
    TR_TRY(write_lines(file, export, false, err));
out:
    return st;
}
