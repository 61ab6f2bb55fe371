/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/content.h"

#include <string.h>
#include <strings.h>

#include "base/fold.h"
#include "base/memory.h"

static const TrClaimColumn parties[] = {TR_PERSON, TR_ORGANIZATION, TR_TARGET, TR_RECIPIENT};
enum { N_PARTIES = sizeof parties / sizeof *parties };

/* ---- columns ---- */

/* Names that our own attributes have, in one format or another. */
static const char *const reserved[TR_N_EXPORTED_PARTS][16] = {
    [TR_CLAIMS] = {"number", "file", "line", "person_id", "organization_id", "target_id", "recipient_id",
                   "source_number", "rank", "rowid", "claims_search"},
    [TR_ENTITIES] = {"id", "label", "kind_guessed", "sector", "evidence", "interval", "timeset", "number",
                     "event", "claims"},
    [TR_SOURCES] = {"number", "file", "line"},
};

static bool is_taken(const TrExportColumns *columns, TrPart part, const char *name)
{
    const TrPartInfo *info = tr_part_info(part);
    for (size_t i = 0; i < sizeof reserved[part] / sizeof *reserved[part] && reserved[part][i] != NULL; i++)
        if (strcasecmp(name, reserved[part][i]) == 0)
            return true;
    for (size_t i = 0; i < info->n_columns; i++)
        if (strcasecmp(name, info->columns[i].name) == 0)
            return true;
    for (size_t i = 0; i < columns->n; i++)
        if (strcasecmp(name, columns->items[i].name) == 0)
            return true;
    return false;
}

/* A header of theirs, with as many _ behind it as it takes to differ from all others. */
static TrStatus name_column(TrExport *export, TrPart part, const char *header, const char **name,
                            TrError *err)
{
    TrBuilder builder = {0};
    TrStatus st;
    tr_build_text(&builder, header);
    while (!builder.failed && is_taken(&export->columns[part], part, builder.text))
        tr_build_text(&builder, "_");
    st = tr_build_finish(&builder, &export->arena, name, err);
    tr_builder_release(&builder);
    return st;
}

/* Whether a column of ours is told in another way: by the node, or not at all. */
static bool is_told_otherwise(const TrExport *export, TrPart part, size_t column)
{
    bool internal = export->network->weave.internal;
    if (part == TR_ENTITIES)
        return column == TR_ENTITY_NAME || column == TR_ENTITY_KIND || column == TR_ENTITY_ALIASES ||
               (column == TR_ENTITY_HANDLING && !internal);
    return column == (size_t)(part == TR_CLAIMS ? (int)TR_HANDLING : (int)TR_SOURCE_HANDLING) && !internal;
}

static TrStatus list_columns(TrExport *export, TrPart part, TrError *err)
{
    const TrTable *table = &export->network->input->tables[part];
    const TrPartInfo *info = tr_part_info(part);
    TrExportColumns *columns = &export->columns[part];
    TrStatus st = TR_OK;
    for (size_t i = 0; i < table->n_columns; i++) {
        TrExportColumn column = {.column = i};
        if (table->columns[i].cells == NULL || (i < info->n_columns && is_told_otherwise(export, part, i)))
            continue;
        if (i < info->n_columns)
            column.name = info->columns[i].name;
        else
            TR_TRY(name_column(export, part, tr_network_text(export->network, table->columns[i].name),
                               &column.name, err));
        TR_TRY(TR_GROW(columns->items, columns->room, columns->n + 1, err));
        columns->items[columns->n++] = column;
    }
out:
    return st;
}

/* ---- rows ---- */

uint32_t tr_export_party(const TrExport *export, size_t claim, TrClaimColumn column)
{
    const TrNetwork *network = export->network;
    uint32_t spelling = tr_table_cell(&network->input->tables[TR_CLAIMS], claim, column), entity;
    if (spelling == 0 || (entity = tr_names_entity(&network->names, spelling)) == TR_NO_ID)
        return TR_NO_ID;
    return network->node_of[entity];
}

bool tr_export_is_shown(const TrExport *export, size_t claim, size_t column)
{
    const TrNetwork *network = export->network;
    uint32_t node;
    if (column != TR_PERSON && column != TR_ORGANIZATION && column != TR_TARGET && column != TR_RECIPIENT)
        return false;
    node = tr_export_party(export, claim, (TrClaimColumn)column);
    return node != TR_NO_ID &&
           network->nodes[node].name == tr_table_cell(&network->input->tables[TR_CLAIMS], claim, column);
}

/* The first entity of a claim that has a node, or TR_NO_ID. */
static uint32_t first_node(const TrExport *export, size_t claim)
{
    for (size_t i = 0; i < N_PARTIES; i++) {
        uint32_t node = tr_export_party(export, claim, parties[i]);
        if (node != TR_NO_ID)
            return node;
    }
    return TR_NO_ID;
}

bool tr_export_has_claim(const TrExport *export, size_t claim)
{
    return export->network->takes_part[claim] && first_node(export, claim) != TR_NO_ID;
}

bool tr_export_has_source(const TrExport *export, size_t row)
{
    return export->network->weave.internal ||
           tr_table_cell(&export->network->input->tables[TR_SOURCES], row, TR_SOURCE_HANDLING) == 0;
}

uint32_t tr_export_source_of(const TrExport *export, size_t claim)
{
    const TrInput *input = export->network->input;
    uint32_t row =
        tr_input_row_of_id(input, TR_SOURCES, tr_table_cell(&input->tables[TR_CLAIMS], claim, TR_SOURCE));
    return row != TR_NO_ID && tr_export_has_source(export, row) ? row : TR_NO_ID;
}

uint32_t tr_export_entity_row(const TrExport *export, size_t node)
{
    uint32_t entity = export->network->nodes[node].entity;
    return entity == TR_NO_ID ? TR_NO_ID : export->network->names.entities[entity].row;
}

const uint32_t *tr_export_aliases(const TrExport *export, size_t node, size_t *n)
{
    uint32_t entity = export->network->nodes[node].entity;
    *n = 0;
    if (entity == TR_NO_ID)
        return NULL;
    *n = export->spellings.first[entity + 1] - export->spellings.first[entity];
    return export->spellings.items + export->spellings.first[entity];
}

/* ---- claims of ties ---- */

static TrStatus add_answers(TrExport *export, uint32_t claim, uint32_t mark, size_t *n, TrError *err)
{
    const TrNetwork *network = export->network;
    size_t first, n_answers = tr_answers_to(network, claim, &first);
    TrStatus st = TR_OK;
    for (size_t k = first; k < first + n_answers; k++) {
        uint32_t answer = network->against[2 * k + 1];
        if (export->hand.seen_in[answer] == mark || !tr_export_has_claim(export, answer))
            continue;
        export->hand.seen_in[answer] = mark;
        TR_TRY(TR_GROW(export->hand.scratch, export->hand.scratch_room, *n + 1, err));
        export->hand.scratch[(*n)++] = answer;
    }
out:
    return st;
}

TrStatus tr_export_evidence(TrExport *export, size_t number, const uint32_t **claims, size_t *n, TrError *err)
{
    const TrTie *tie = &export->network->ties[number];
    uint32_t mark = (uint32_t)number + 1;
    TrStatus st = TR_OK;
    *claims = export->network->tie_claims + tie->first_claim;
    *n = tie->n_claims;
    if (tie->n_against == 0)
        return TR_OK;
    TR_TRY(TR_GROW(export->hand.scratch, export->hand.scratch_room, tie->n_claims, err));
    for (uint32_t i = 0; i < tie->n_claims; i++) {
        export->hand.scratch[i] = (*claims)[i];
        export->hand.seen_in[(*claims)[i]] = mark;
    }
    for (uint32_t i = 0; i < tie->n_claims; i++)
        TR_TRY(add_answers(export, (*claims)[i], mark, n, err));
    *claims = export->hand.scratch;
out:
    return st;
}

bool tr_export_span(TrExport *export, size_t tie, TrDate *span)
{
    if (export->hand.span_tie != tie + 1) {
        export->hand.has_span = tr_tie_span(export->network, &export->network->ties[tie], &export->hand.span);
        export->hand.span_tie = tie + 1;
    }
    *span = export->hand.span;
    return export->hand.has_span;
}

/* ---- claims of no tie ---- */

static TrStatus gather_loose(TrExport *export, TrError *err)
{
    const TrNetwork *network = export->network;
    size_t n_claims = network->input->tables[TR_CLAIMS].n, n = 0;
    bool *on_tie;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(export->on_tie, n_claims, err));
    on_tie = export->on_tie;
    TR_TRY(TR_ARRAY(export->loose_first, network->n_nodes + 2, err));
    for (size_t i = 0; i < network->n_tie_claims; i++)
        on_tie[network->tie_claims[i]] = true;
    for (size_t i = 0; i < network->n_against; i++) /* answers to a claim of a tie stand at that tie */
        if (on_tie[network->against[2 * i]])
            on_tie[network->against[2 * i + 1]] = true;
    for (size_t i = 0; i < n_claims; i++)
        if (!on_tie[i] && tr_export_has_claim(export, i))
            export->loose_first[first_node(export, i) + 2]++;
    for (size_t node = 0; node < network->n_nodes; node++) {
        n += export->loose_first[node + 2];
        export->loose_first[node + 2] = n;
    }
    TR_TRY(TR_ARRAY(export->loose, n, err));
    for (uint32_t i = 0; i < n_claims; i++)
        if (!on_tie[i] && tr_export_has_claim(export, i))
            export->loose[export->loose_first[first_node(export, i) + 1]++] = i;
out:
    return st;
}

const uint32_t *tr_export_loose(const TrExport *export, size_t node, size_t *n)
{
    *n = export->loose_first[node + 1] - export->loose_first[node];
    return export->loose + export->loose_first[node];
}

/* ---- keys ---- */

/* How the columns of claims are called in keys, with a separator behind the name. */
static TrStatus name_columns(TrExport *export, TrError *err)
{
    const TrTable *table = &export->network->input->tables[TR_CLAIMS];
    TrBuilder name = {0};
    TrStatus st = TR_OK;
    export->key_names = tr_arena_alloc(&export->arena, (table->n_columns + 1) * sizeof *export->key_names);
    if (export->key_names == NULL)
        TR_TRY(tr_fail_memory(err));
    for (size_t i = 0; i < table->n_columns; i++) {
        tr_build_clear(&name);
        tr_build_text(&name, i < TR_MOST_COLUMNS ? tr_part_info(TR_CLAIMS)->columns[i].name
                                                 : tr_network_text(export->network, table->columns[i].name));
        tr_build_bytes(&name, "\x1F", 1);
        TR_TRY(tr_build_finish(&name, &export->arena, &export->key_names[i], err));
    }
out:
    tr_builder_release(&name);
    return st;
}

TrStatus tr_export_make_keys(TrExport *export, TrError *err)
{
    const TrNetwork *network = export->network;
    TrFolder folder = {0};
    TrBuilder builder = {0};
    TrStatus st = TR_OK;
    if (export->node_keys != NULL)
        return TR_OK;
    TR_TRY(name_columns(export, err));
    TR_TRY(TR_ARRAY(export->node_keys, network->n_nodes, err));
    for (size_t i = 0; i < network->n_nodes; i++) {
        const char *name = tr_node_name(network, i);
        tr_build_clear(&builder);
        if (tr_node_is_event(network, i)) {
            tr_build_format(&builder, "event %zu ", i);
            tr_build_text(&builder, name);
        } else {
            TR_TRY(tr_fold(&folder, name, strlen(name), err));
            tr_build_text(&builder, "entity ");
            tr_build_text(&builder, folder.length > 0 ? folder.key : name);
        }
        if (builder.failed)
            TR_TRY(tr_fail_memory(err));
        (void)tr_digest(builder.text, builder.length, export->node_keys[i]);
    }
out:
    tr_folder_release(&folder);
    tr_builder_release(&builder);
    return st;
}

TrStatus tr_export_claim_key(const TrExport *export, size_t claim, TrBuilder *scratch,
                             char key[TR_DIGEST_BYTES], TrError *err)
{
    const TrInput *input = export->network->input;
    const TrTable *table = &input->tables[TR_CLAIMS];
    const char *id = tr_input_cell(input, TR_CLAIMS, claim, TR_CLAIM_ID);
    tr_build_clear(scratch);
    if (*id != '\0') {
        tr_build_text(scratch, "claim_id ");
        tr_build_text(scratch, id);
    } else {
        for (size_t i = 0; i < table->n_columns; i++) {
            uint32_t cell = tr_table_cell(table, claim, i);
            if (cell == 0)
                continue;
            tr_build_text(scratch, export->key_names[i]);
            tr_build_bytes(scratch, tr_strings_text(input->strings, cell),
                           tr_strings_length(input->strings, cell));
            tr_build_bytes(scratch, "\x1E", 1);
        }
    }
    if (scratch->failed)
        return tr_fail_memory(err);
    (void)tr_digest(scratch->text, scratch->length, key);
    return TR_OK;
}

void tr_export_put_place(FILE *file, const TrExport *export, TrPart part, size_t row,
                         void (*put)(FILE *file, const char *text))
{
    put(file, tr_input_file_name(export->network->input, part, row));
    (void)putc_unlocked(':', file);
    tr_put_whole(file, export->network->input->tables[part].line[row]);
}

/* ---- opening ---- */

TrStatus tr_export_open_hand(TrExport *export, TrError *err)
{
    TrStatus st = TR_OK;
    export->hand = (TrExportHand){0};
    TR_TRY(tr_strengths_begin(&export->hand.strengths, export->network, err));
    if (export->network->n_against > 0)
        TR_TRY(TR_ARRAY(export->hand.seen_in, export->network->input->tables[TR_CLAIMS].n, err));
out:
    return st;
}

void tr_export_close_hand(TrExport *export)
{
    tr_strengths_release(&export->hand.strengths);
    tr_free(export->hand.seen_in);
    tr_free(export->hand.scratch);
    tr_builder_release(&export->hand.cell);
    tr_builder_release(&export->hand.text);
    export->hand = (TrExportHand){0};
}

TrStatus tr_export_open(TrExport *export, const TrNetwork *network, TrError *err)
{
    TrStatus st = TR_OK;
    *export = (TrExport){.network = network};
    for (int part = 0; part < TR_N_EXPORTED_PARTS; part++)
        TR_TRY(list_columns(export, (TrPart)part, err));
    TR_TRY(tr_names_spellings(network->input, &network->names, &export->spellings, err));
    TR_TRY(gather_loose(export, err));
    TR_TRY(tr_export_open_hand(export, err));
out:
    return st;
}

void tr_export_close(TrExport *export)
{
    for (int part = 0; part < TR_N_EXPORTED_PARTS; part++)
        tr_free(export->columns[part].items);
    tr_spellings_release(&export->spellings);
    tr_free(export->on_tie);
    tr_free(export->loose_first);
    tr_free(export->loose);
    tr_free(export->node_keys);
    tr_free(export->buffer);
    tr_arena_release(&export->arena);
    tr_export_close_hand(export);
    *export = (TrExport){0};
}
