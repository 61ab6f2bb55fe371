/* SPDX-License-Identifier: GPL-2.0-or-later */
/* FollowTheMoney (https://followthemoney.tech), an entity a line: first who is in the network, then a link
 * for each claim of each tie, then what makes no link (denials, actions without a target) as notes, then
 * sources. What the schema has no property for stands as "column: value" in description or notes. */
#include <ctype.h>
#include <string.h>

#include "export/each.h"
#include "export/formats.h"
#include "export/ftm_schema.h"
#include "export/rows.h"
#include "network/sources.h"

/* One entity in the making. */
typedef struct {
    TrExport *export;
    TrJson json;
    TrBuilder *words, *text; /* of the export's hand */
} Ftm;

static Ftm begin(TrExport *export, FILE *file)
{
    return (Ftm){
        .export = export, .json.file = file, .words = &export->hand.cell, .text = &export->hand.text};
}

/* Texts that could not be built were left out. */
static TrStatus end(const Ftm *ftm, TrError *err)
{
    return ftm->words->failed || ftm->text->failed ? tr_fail_memory(err) : TR_OK;
}

static void begin_entity(Ftm *ftm, const char *id, const char *schema)
{
    tr_json_begin(&ftm->json, '{');
    tr_json_key(&ftm->json, "id");
    tr_json_text(&ftm->json, id);
    tr_json_key(&ftm->json, "schema");
    tr_json_text(&ftm->json, schema);
    tr_json_key(&ftm->json, "properties");
    tr_json_begin(&ftm->json, '{');
}

static void end_entity(Ftm *ftm)
{
    tr_json_end(&ftm->json, '}');
    tr_json_end(&ftm->json, '}');
    tr_json_newline(&ftm->json);
    ftm->json.full[0] = false;
}

static void property(Ftm *ftm, const char *name, const char *text)
{
    if (*text == '\0')
        return;
    tr_json_key(&ftm->json, name);
    tr_json_begin(&ftm->json, '[');
    tr_json_text(&ftm->json, text);
    tr_json_end(&ftm->json, ']');
}

/* "column: value", one text among others. */
static void told(Ftm *ftm, const char *name, const char *value)
{
    if (*value == '\0')
        return;
    tr_build_clear(ftm->text);
    tr_build_text(ftm->text, name);
    tr_build_text(ftm->text, ": ");
    tr_build_text(ftm->text, value);
    if (!ftm->text->failed)
        tr_json_text(&ftm->json, ftm->text->text);
}

/* ---- who ---- */

/* FollowTheMoney's codes of countries are those of ISO 3166, two letters. */
static void write_country(Ftm *ftm, const char *country)
{
    char code[3] = {0};
    if (strlen(country) != 2 || !isalpha((unsigned char)country[0]) || !isalpha((unsigned char)country[1]))
        return;
    code[0] = (char)tolower((unsigned char)country[0]);
    code[1] = (char)tolower((unsigned char)country[1]);
    property(ftm, "country", code);
}

static const char *entity_cell(const Ftm *ftm, size_t node, TrEntityColumn column)
{
    uint32_t row = tr_export_entity_row(ftm->export, node);
    return row == TR_NO_ID ? "" : tr_input_cell(ftm->export->network->input, TR_ENTITIES, row, column);
}

static void write_aliases(Ftm *ftm, size_t node)
{
    size_t n;
    const uint32_t *aliases = tr_export_aliases(ftm->export, node, &n);
    if (n == 0)
        return;
    tr_json_key(&ftm->json, "alias");
    tr_json_begin(&ftm->json, '[');
    for (size_t i = 0; i < n; i++)
        tr_json_text(&ftm->json, tr_network_text(ftm->export->network, aliases[i]));
    tr_json_end(&ftm->json, ']');
}

/* A topic says something of somebody: only where the kind was given, not guessed from words of the name. */
static TrStatus write_thing(TrExport *export, FILE *file, size_t node, TrError *err)
{
    Ftm thing = begin(export, file), *ftm = &thing;
    const TrNetwork *network = export->network;
    const TrExportColumns *columns = &export->columns[TR_ENTITIES];
    const char *name = tr_node_name(network, node), *kind = tr_node_kind(network, node);
    const TrFtmKind *row = tr_ftm_kind(kind);
    uint32_t entity = network->nodes[node].entity;
    begin_entity(ftm, ftm->export->node_keys[node], row->schema);
    property(ftm, "name", name);
    if (strcmp(row->schema, "Address") == 0)
        property(ftm, "full", name);
    write_aliases(ftm, node);
    if (row->topic != NULL && entity != TR_NO_ID && !network->names.entities[entity].kind_guessed)
        property(ftm, "topics", row->topic);
    write_country(ftm, entity_cell(ftm, node, TR_ENTITY_COUNTRY));
    property(ftm, "description", entity_cell(ftm, node, TR_ENTITY_DESCRIPTION));
    if (strncasecmp(entity_cell(ftm, node, TR_ENTITY_URL), "http", 4) == 0)
        property(ftm, "sourceUrl", entity_cell(ftm, node, TR_ENTITY_URL));
    tr_json_key(&ftm->json, "notes");
    tr_json_begin(&ftm->json, '[');
    told(ftm, "kind", kind);
    told(ftm, "sector", tr_node_sector(network, node));
    for (size_t i = 0; i < columns->n; i++)
        if (columns->items[i].column != TR_ENTITY_DESCRIPTION)
            told(ftm, columns->items[i].name, tr_export_node_cell(export, node, &columns->items[i]));
    tr_json_end(&ftm->json, ']');
    end_entity(ftm);
    return end(ftm, err);
}

/* ---- what was claimed ---- */

static const char *claim_cell(const Ftm *ftm, uint32_t claim, size_t column)
{
    return tr_input_cell(ftm->export->network->input, TR_CLAIMS, claim, column);
}

/* 2025-08 is a date, 2025-08/2025-10 begins and ends, 2025/.. only begins. */
static void write_dates(Ftm *ftm, const char *date)
{
    const char *slash = strchr(date, '/');
    char start[16] = "";
    if (slash == NULL) {
        property(ftm, "date", date);
        return;
    }
    if (date[0] != '.' && (size_t)(slash - date) < sizeof start) {
        memcpy(start, date, (size_t)(slash - date));
        property(ftm, "startDate", start);
    }
    if (slash[1] != '.')
        property(ftm, "endDate", slash + 1);
}

static void write_record_id(Ftm *ftm, uint32_t claim)
{
    const TrInput *input = ftm->export->network->input;
    tr_json_key(&ftm->json, "recordId");
    tr_json_begin(&ftm->json, '[');
    if (*claim_cell(ftm, claim, TR_CLAIM_ID) != '\0')
        tr_json_text(&ftm->json, claim_cell(ftm, claim, TR_CLAIM_ID));
    else
        tr_json_place(&ftm->json, tr_input_file_name(input, TR_CLAIMS, claim),
                      input->tables[TR_CLAIMS].line[claim]);
    tr_json_end(&ftm->json, ']');
}

/* Whether a cell says nothing that the link does not: a name as it is shown, or what is a property. */
static bool is_told(const Ftm *ftm, uint32_t claim, size_t column, size_t role)
{
    return column == role || column == TR_DATE || column == TR_STATUS || column == TR_CLAIM_ID ||
           tr_export_is_shown(ftm->export, claim, column);
}

static void write_source(Ftm *ftm, uint32_t claim)
{
    property(ftm, "sourceUrl", tr_source_url(ftm->export->network, claim));
    if (*claim_cell(ftm, claim, TR_SOURCE) != '\0')
        property(ftm, "publisher", tr_source_name(ftm->export->network, claim));
}

static void write_words(Ftm *ftm, const char *name, const char *before, uint32_t claim)
{
    tr_build_clear(ftm->words);
    tr_build_text(ftm->words, before);
    tr_claim_words(ftm->words, ftm->export->network, claim);
    if (!ftm->words->failed)
        property(ftm, name, ftm->words->text);
}

/* All columns of a claim that `role` (a column, or TR_MOST_COLUMNS) and the other properties do not tell. */
static void write_columns(Ftm *ftm, const char *name, uint32_t claim, size_t role, bool all)
{
    const TrExportColumns *columns = &ftm->export->columns[TR_CLAIMS];
    bool any = false;
    for (size_t i = 0; i < columns->n; i++) {
        size_t column = columns->items[i].column;
        if (*claim_cell(ftm, claim, column) == '\0' || (!all && is_told(ftm, claim, column, role)))
            continue;
        if (!any) {
            tr_json_key(&ftm->json, name);
            tr_json_begin(&ftm->json, '[');
        }
        any = true;
        told(ftm, columns->items[i].name, claim_cell(ftm, claim, column));
    }
    if (any)
        tr_json_end(&ftm->json, ']');
}

/* The id of a link: of the claim (NULL: the tie as a whole) and of what the tie is. */
static TrStatus link_id(Ftm *ftm, const TrTie *tie, const char *claim_key, char id[TR_DIGEST_BYTES],
                        TrError *err)
{
    TrBuilder *text = ftm->text;
    tr_build_clear(text);
    tr_build_text(text, "link ");
    tr_build_text(text, claim_key);
    tr_build_bytes(text, tie->sign > 0 ? "+" : tie->sign < 0 ? "-" : " ", 1);
    tr_build_text(text, ftm->export->node_keys[tie->a]);
    tr_build_bytes(text, tie->directed ? ">" : "-", 1);
    tr_build_text(text, ftm->export->node_keys[tie->b]);
    tr_build_text(text, ftm->export->network->layers[tie->layer]);
    if (text->failed)
        return tr_fail_memory(err);
    (void)tr_digest(text->text, text->length, id);
    return TR_OK;
}

static TrStatus begin_link(Ftm *ftm, const TrTie *tie, const char *claim_key, TrError *err)
{
    const TrNetwork *network = ftm->export->network;
    const TrFtmLink *link =
        tr_ftm_link(tr_ftm_kind(tr_node_kind(network, tie->a)), tr_ftm_kind(tr_node_kind(network, tie->b)),
                    tie->layer == TR_LAYER_AFFILIATION);
    char id[TR_DIGEST_BYTES];
    TrStatus st = TR_OK;
    TR_TRY(link_id(ftm, tie, claim_key, id, err));
    begin_entity(ftm, id, link->schema);
    property(ftm, link->from, ftm->export->node_keys[tie->a]);
    property(ftm, link->to, ftm->export->node_keys[tie->b]);
out:
    return st;
}

static TrStatus write_claim_link(Ftm *ftm, const TrTie *tie, uint32_t claim, TrError *err)
{
    TrClaimColumn role = tie->layer == TR_LAYER_AFFILIATION ? TR_ROLE : TR_ACTION;
    char key[TR_DIGEST_BYTES];
    TrStatus st = TR_OK;
    TR_TRY(tr_export_claim_key(ftm->export, claim, ftm->text, key, err));
    TR_TRY(begin_link(ftm, tie, key, err));
    property(ftm, "role", claim_cell(ftm, claim, role));
    property(ftm, "status", tr_status_info(tr_claim_status(ftm->export->network->input, claim))->name);
    write_dates(ftm, claim_cell(ftm, claim, TR_DATE));
    write_record_id(ftm, claim);
    write_source(ftm, claim);
    write_words(ftm, "summary", "", claim);
    write_columns(ftm, "description", claim, role, false);
    end_entity(ftm);
out:
    return st;
}

/* A tie that is no claim's: part of, or shared in a projection. */
static TrStatus write_bare_link(Ftm *ftm, const TrTie *tie, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(begin_link(ftm, tie, "", err));
    property(ftm, "role",
             tie->layer == TR_LAYER_PART_OF ? "part of" : ftm->export->network->layers[tie->layer]);
    end_entity(ftm);
out:
    return st;
}

static TrStatus write_links(TrExport *export, FILE *file, size_t number, TrError *err)
{
    Ftm ftm = begin(export, file);
    const TrNetwork *network = export->network;
    const TrTie *tie = &network->ties[number];
    bool whole = network->weave.mode != TR_MODE_TIES;
    TrStatus st = TR_OK;
    if (whole || tie->n_claims == 0)
        TR_TRY(write_bare_link(&ftm, tie, err));
    for (uint32_t i = 0; !whole && i < tie->n_claims; i++)
        TR_TRY(write_claim_link(&ftm, tie, network->tie_claims[tie->first_claim + i], err));
    TR_TRY(end(&ftm, err));
out:
    return st;
}

/* ---- what makes no link ---- */

static TrStatus write_note(Ftm *ftm, uint32_t claim, TrError *err)
{
    static const TrClaimColumn parties[] = {TR_PERSON, TR_ORGANIZATION, TR_TARGET, TR_RECIPIENT};
    TrStance stance = tr_claim_stance(ftm->export->network->input, claim);
    char key[TR_DIGEST_BYTES];
    TrStatus st = TR_OK;
    TR_TRY(tr_export_claim_key(ftm->export, claim, ftm->text, key, err));
    begin_entity(ftm, key, "Note");
    tr_json_key(&ftm->json, "entity");
    tr_json_begin(&ftm->json, '[');
    for (size_t i = 0; i < 4; i++) {
        uint32_t node = tr_export_party(ftm->export, claim, parties[i]);
        if (node != TR_NO_ID)
            tr_json_text(&ftm->json, ftm->export->node_keys[node]);
    }
    tr_json_end(&ftm->json, ']');
    write_words(ftm, "description", stance == TR_DENIES ? "denied: " : "", claim);
    write_source(ftm, claim);
    write_columns(ftm, "notes", claim, TR_MOST_COLUMNS, true);
    end_entity(ftm);
out:
    return st;
}

static TrStatus write_if_note(TrExport *export, FILE *file, size_t claim, TrError *err)
{
    Ftm ftm = begin(export, file);
    TrStatus st = TR_OK;
    if (export->network->weave.mode == TR_MODE_TIES && export->on_tie[claim] &&
        tr_claim_stance(export->network->input, claim) != TR_DENIES)
        return TR_OK;
    TR_TRY(write_note(&ftm, (uint32_t)claim, err));
    TR_TRY(end(&ftm, err));
out:
    return st;
}

static TrStatus write_document(TrExport *export, FILE *file, size_t row, TrError *err)
{
    Ftm document = begin(export, file), *ftm = &document;
    const TrInput *input = export->network->input;
    const TrExportColumns *columns = &export->columns[TR_SOURCES];
    const char *id = tr_input_cell(input, TR_SOURCES, row, TR_SOURCE_ID),
               *title = tr_input_cell(input, TR_SOURCES, row, TR_SOURCE_TITLE),
               *url = tr_input_cell(input, TR_SOURCES, row, TR_SOURCE_URL),
               *date = tr_input_cell(input, TR_SOURCES, row, TR_SOURCE_DATE);
    char key[TR_DIGEST_BYTES];
    tr_build_clear(ftm->text);
    tr_build_text(ftm->text, "source ");
    tr_build_text(ftm->text, id);
    if (ftm->text->failed)
        return tr_fail_memory(err);
    begin_entity(ftm, tr_digest(ftm->text->text, ftm->text->length, key), "Document");
    property(ftm, "fileName", *title != '\0' ? title : id);
    property(ftm, "title", title);
    property(ftm, "publisher", tr_input_cell(input, TR_SOURCES, row, TR_SOURCE_PUBLISHER));
    if (strchr(date, '/') == NULL) /* a range is among the notes */
        property(ftm, "date", date);
    if (strncasecmp(url, "http", 4) == 0)
        property(ftm, "sourceUrl", url);
    tr_json_key(&ftm->json, "notes");
    tr_json_begin(&ftm->json, '[');
    for (size_t i = 0; i < columns->n; i++)
        told(ftm, columns->items[i].name, tr_input_cell(input, TR_SOURCES, row, columns->items[i].column));
    tr_json_end(&ftm->json, ']');
    end_entity(ftm);
    return end(ftm, err);
}

TrStatus tr_ftm_write(TrExport *export, FILE *file, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_export_make_keys(export, err));
    TR_TRY(tr_export_each_node(export, file, write_thing, err));
    TR_TRY(tr_export_each_tie(export, file, write_links, err));
    TR_TRY(tr_export_each_row(export, file, TR_CLAIMS, write_if_note, err));
    TR_TRY(tr_export_each_row(export, file, TR_SOURCES, write_document, err));
out:
    return st;
}
