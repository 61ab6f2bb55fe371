/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables for "neo4j-admin database import" (https://neo4j.com/docs/operations-manual/current/import/): nodes
 * are entities (and events), other names, claims and sources, each with ids of their own; relationships are
 * ties, and what joins the four. Other names are nodes because an array cannot hold a name with its ;. */
#include <ctype.h>
#include <string.h>

#include "export/csv_cells.h"
#include "export/each.h"
#include "export/formats.h"

/* A colon in a header begins a type. */
static TrStatus write_heading(FILE *file, TrExport *export, const char *name, size_t number, TrError *err)
{
    TrBuilder *cell = &export->hand.cell;
    tr_build_clear(cell);
    tr_build_text(cell, name);
    if (strchr(name, ':') != NULL)
        tr_build_format(cell, "_%zu", number + 1);
    if (cell->failed)
        return tr_fail_memory(err);
    for (char *at = cell->text; *at != '\0'; at++)
        if (*at == ':')
            *at = '_';
    tr_export_csv_text(file, export, cell->text, false);
    return TR_OK;
}

static TrStatus write_columns(FILE *file, TrExport *export, TrPart part, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t i = 0; i < export->columns[part].n; i++)
        TR_TRY(write_heading(file, export, export->columns[part].items[i].name, i, err));
out:
    return st;
}

/* ---- nodes ---- */

/* Entity, and its kind where that is a plain word: ; would begin another label. */
static void write_labels(FILE *file, const TrExport *export, size_t node)
{
    const char *kind = tr_node_kind(export->network, node);
    (void)fputs_unlocked(tr_node_is_event(export->network, node) ? ",Event" : ",Entity", file);
    if (!tr_node_is_event(export->network, node) && isalpha((unsigned char)*kind) &&
        kind[strspn(kind, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")] == '\0') {
        (void)putc_unlocked(';', file);
        (void)putc_unlocked(toupper((unsigned char)*kind), file);
        (void)fputs_unlocked(kind + 1, file);
    }
    tr_csv_end_row(file);
}

/* Other names and claims have tables of their own. */
static TrStatus write_entity(TrExport *export, FILE *file, size_t node, TrError *err)
{
    const TrExportColumns *columns = &export->columns[TR_ENTITIES];
    TrStatus st = TR_OK;
    tr_export_csv_id(file, "n", node, true);
    for (size_t i = 0; i < tr_n_node_attributes; i++)
        if (tr_node_attributes[i].type == TR_ATTRIBUTE_TEXT ||
            tr_node_attributes[i].type == TR_ATTRIBUTE_YES_NO)
            TR_TRY(tr_export_csv_value(file, export, &tr_node_attributes[i], node, err));
    for (size_t i = 0; i < columns->n; i++)
        tr_export_csv_text(file, export, tr_export_node_cell(export, node, &columns->items[i]), false);
    write_labels(file, export, node);
out:
    return st;
}

TrStatus tr_neo4j_write_entities(TrExport *export, FILE *file, TrError *err)
{
    TrStatus st = TR_OK;
    tr_export_csv_begin(file, export);
    (void)fputs("id:ID(Entity),label,kind,kind_guessed:boolean,sector", file);
    TR_TRY(write_columns(file, export, TR_ENTITIES, err));
    (void)fputs(",:LABEL\n", file);
    TR_TRY(tr_export_each_node(export, file, write_entity, err));
out:
    return st;
}

TrStatus tr_neo4j_write_names(TrExport *export, FILE *file, TrError *err)
{
    size_t number = 0, n;
    (void)err;
    tr_export_csv_begin(file, export);
    (void)fputs("id:ID(Name),name,:LABEL\n", file);
    for (size_t node = 0; node < export->network->n_nodes; node++) {
        const uint32_t *names = tr_export_aliases(export, node, &n);
        for (size_t i = 0; i < n; i++) {
            tr_export_csv_id(file, "a", number++, true);
            tr_export_csv_text(file, export, tr_network_text(export->network, names[i]), false);
            (void)fputs_unlocked(",Name\n", file);
        }
    }
    return TR_OK;
}

static TrStatus write_claim(TrExport *export, FILE *file, size_t row, TrError *err)
{
    (void)err;
    tr_export_csv_row(file, export, TR_CLAIMS, row);
    (void)fputs_unlocked(",Claim\n", file);
    return TR_OK;
}

static TrStatus write_source(TrExport *export, FILE *file, size_t row, TrError *err)
{
    (void)err;
    tr_export_csv_row(file, export, TR_SOURCES, row);
    (void)fputs_unlocked(",Source\n", file);
    return TR_OK;
}

static TrStatus write_rows(TrExport *export, FILE *file, TrPart part, const char *label, TrExportItem write,
                           TrError *err)
{
    TrStatus st = TR_OK;
    tr_export_csv_begin(file, export);
    (void)fprintf(file, "number:ID(%s),file,line:int", label);
    TR_TRY(write_columns(file, export, part, err));
    (void)fputs(",:LABEL\n", file);
    TR_TRY(tr_export_each_row(export, file, part, write, err));
out:
    return st;
}

TrStatus tr_neo4j_write_claims(TrExport *export, FILE *file, TrError *err)
{
    return write_rows(export, file, TR_CLAIMS, "Claim", write_claim, err);
}

TrStatus tr_neo4j_write_sources(TrExport *export, FILE *file, TrError *err)
{
    return write_rows(export, file, TR_SOURCES, "Source", write_source, err);
}

/* ---- relationships ---- */

/* A layer as types are written: part_of is PART_OF. What is no plain letter becomes _; bytes of others stay.
 */
static TrStatus write_type(FILE *file, TrExport *export, const char *layer, TrError *err)
{
    TrBuilder *cell = &export->hand.cell;
    tr_build_clear(cell);
    tr_build_text(cell, layer);
    if (cell->failed)
        return tr_fail_memory(err);
    for (char *at = cell->text; *at != '\0'; at++)
        if ((unsigned char)*at < 128)
            *at = (char)(isalnum((unsigned char)*at) ? toupper((unsigned char)*at) : '_');
    tr_export_csv_text(file, export, cell->text, false);
    return TR_OK;
}

static TrStatus write_tie(TrExport *export, FILE *file, size_t number, TrError *err)
{
    const TrTie *tie = &export->network->ties[number];
    TrStatus st = TR_OK;
    tr_export_csv_id(file, "n", tie->a, true);
    tr_export_csv_id(file, "n", tie->b, false);
    tr_export_csv_id(file, "e", number, false);
    for (size_t i = 0; i < tr_n_edge_attributes; i++)
        TR_TRY(tr_export_csv_value(file, export, &tr_edge_attributes[i], number, err));
    TR_TRY(write_type(file, export, export->network->layers[tie->layer], err));
    tr_csv_end_row(file);
out:
    return st;
}

TrStatus tr_neo4j_write_ties(TrExport *export, FILE *file, TrError *err)
{
    static const char *const types[] = {
        [TR_ATTRIBUTE_TEXT] = "",           [TR_ATTRIBUTE_NUMBER] = ":double", [TR_ATTRIBUTE_WHOLE] = ":int",
        [TR_ATTRIBUTE_YES_NO] = ":boolean", [TR_ATTRIBUTE_NAMES] = "",         [TR_ATTRIBUTE_PLACES] = "",
        [TR_ATTRIBUTE_CLAIMS] = ":long[]",
    };
    TrStatus st = TR_OK;
    tr_export_csv_begin(file, export);
    (void)fputs(":START_ID(Entity),:END_ID(Entity),id", file);
    for (size_t i = 0; i < tr_n_edge_attributes; i++)
        (void)fprintf(file, ",%s%s", tr_edge_attributes[i].name, types[tr_edge_attributes[i].type]);
    (void)fputs(",:TYPE\n", file);
    TR_TRY(tr_export_each_tie(export, file, write_tie, err));
out:
    return st;
}

static void write_link(FILE *file, const char *from_prefix, size_t from, const char *to_prefix, size_t to,
                       const char *type)
{
    tr_export_csv_id(file, from_prefix, from, true);
    tr_export_csv_id(file, to_prefix, to, false);
    (void)putc_unlocked(',', file);
    (void)fputs_unlocked(type, file);
    tr_csv_end_row(file);
}

TrStatus tr_neo4j_write_known_as(TrExport *export, FILE *file, TrError *err)
{
    size_t number = 0, n;
    (void)err;
    tr_export_csv_begin(file, export);
    (void)fputs(":START_ID(Entity),:END_ID(Name),:TYPE\n", file);
    for (size_t node = 0; node < export->network->n_nodes; node++) {
        (void)tr_export_aliases(export, node, &n);
        for (size_t i = 0; i < n; i++)
            write_link(file, "n", node, "a", number++, "KNOWN_AS");
    }
    return TR_OK;
}

static TrStatus write_parties(TrExport *export, FILE *file, size_t claim, TrError *err)
{
    static const struct {
        TrClaimColumn column;
        const char *type;
    } parties[] = {{TR_PERSON, "PERSON"},
                   {TR_ORGANIZATION, "ORGANIZATION"},
                   {TR_TARGET, "TARGET"},
                   {TR_RECIPIENT, "RECIPIENT"}};
    (void)err;
    for (size_t i = 0; i < sizeof parties / sizeof *parties; i++) {
        uint32_t node = tr_export_party(export, claim, parties[i].column);
        if (node != TR_NO_ID)
            write_link(file, "", claim + 1, "n", node, parties[i].type);
    }
    return TR_OK;
}

TrStatus tr_neo4j_write_parties(TrExport *export, FILE *file, TrError *err)
{
    tr_export_csv_begin(file, export);
    (void)fputs(":START_ID(Claim),:END_ID(Entity),:TYPE\n", file);
    return tr_export_each_row(export, file, TR_CLAIMS, write_parties, err);
}

static TrStatus write_from(TrExport *export, FILE *file, size_t claim, TrError *err)
{
    uint32_t source = tr_export_source_of(export, claim);
    (void)err;
    if (source != TR_NO_ID)
        write_link(file, "", claim + 1, "", (size_t)source + 1, "FROM");
    return TR_OK;
}

TrStatus tr_neo4j_write_from(TrExport *export, FILE *file, TrError *err)
{
    tr_export_csv_begin(file, export);
    (void)fputs(":START_ID(Claim),:END_ID(Source),:TYPE\n", file);
    return tr_export_each_row(export, file, TR_CLAIMS, write_from, err);
}

TrStatus tr_neo4j_write_answers(TrExport *export, FILE *file, TrError *err)
{
    const TrNetwork *network = export->network;
    (void)err;
    tr_export_csv_begin(file, export);
    (void)fputs(":START_ID(Claim),:END_ID(Claim),:TYPE\n", file);
    for (size_t i = 0; i < network->n_against; i++) {
        uint32_t answered = network->against[2 * i], answer = network->against[2 * i + 1];
        if (tr_export_has_claim(export, answered) && tr_export_has_claim(export, answer))
            write_link(file, "", answer + 1, "", answered + 1,
                       tr_claim_stance(network->input, answer) == TR_DENIES ? "DENIES" : "CORRECTS");
    }
    return TR_OK;
}
