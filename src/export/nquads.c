/* SPDX-License-Identifier: GPL-2.0-or-later */
/* N-Quads (https://www.w3.org/TR/n-quads/). Each claim is a graph of its own, which holds the ties that it
 * makes: so nothing is asserted in the default graph but who is called what, and what each claim is, by
 * PROV-O (https://www.w3.org/TR/prov-o/): its words (prov:value), source (prov:hadPrimarySource), address
 * (prov:wasQuotedFrom), row of the input (prov:wasDerivedFrom), and every column. A denial makes no tie: its
 * graph stays empty, and it denies a claim. */
#include <string.h>
#include <strings.h>

#include "export/each.h"
#include "export/formats.h"
#include "export/quads.h"
#include "export/rows.h"
#include "network/sources.h"

#define RDF_TYPE   "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
#define RDFS_LABEL "<http://www.w3.org/2000/01/rdf-schema#label>"
#define RDFS_CLASS "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"
#define SEE_ALSO   "<http://www.w3.org/2000/01/rdf-schema#seeAlso>"
#define ALT_LABEL  "<http://www.w3.org/2004/02/skos/core#altLabel>"
#define PROV       "http://www.w3.org/ns/prov#"

/* ---- the whole ---- */

static void tell_metadata(void *context, const char *section, const char *name, const char *text,
                          double number)
{
    TrQuads *quads = context;
    tr_quads_put(quads, "<urn:trama:export> <urn:trama:");
    tr_quads_put(quads, section);
    tr_quads_put(quads, ":");
    tr_quads_put(quads, name);
    tr_quads_put(quads, "> ");
    if (text != NULL) {
        tr_quads_literal(quads, text);
    } else {
        (void)fprintf(quads->file, "\"%.0f\"^^<http://www.w3.org/2001/XMLSchema#integer>", number);
    }
    tr_quads_end(quads);
}

static void write_classes(TrQuads *quads)
{
    static const char *const classes[] = {"Claim", "Source"};
    for (size_t i = 0; i < 2; i++)
        (void)fprintf(quads->file, "<urn:trama:%s> " RDFS_CLASS " <" PROV "Entity> .\n", classes[i]);
    tr_quads_put(quads, "<urn:trama:export> " RDF_TYPE " <" PROV "Collection> .\n");
    tr_export_each_metadata(quads->export, tell_metadata, quads);
}

/* The rest of a statement, behind its subject: one cell of a column. */
static void end_with_cell(TrQuads *quads, const char *column, const char *cell)
{
    tr_quads_put(quads, " ");
    tr_quads_iri(quads, "urn:trama:column:", column);
    tr_quads_put(quads, " ");
    tr_quads_literal(quads, cell);
    tr_quads_end(quads);
}

/* ---- entities ---- */

static TrStatus write_node(TrExport *export, FILE *file, size_t node, TrError *err)
{
    TrQuads about = tr_quads_begin(export, file), *quads = &about;
    const TrExportColumns *columns = &export->columns[TR_ENTITIES];
    size_t n;
    const uint32_t *aliases = tr_export_aliases(export, node, &n);
    tr_quads_node(quads, node);
    tr_quads_put(quads, tr_node_is_event(export->network, node) ? " " RDF_TYPE " <urn:trama:Event>"
                                                                : " " RDF_TYPE " <urn:trama:Entity>");
    tr_quads_end(quads);
    tr_quads_tell_node(quads, node, " " RDFS_LABEL " ", tr_node_name(export->network, node));
    tr_quads_tell_node(quads, node, " <urn:trama:kind> ", tr_node_kind(export->network, node));
    tr_quads_tell_node(quads, node, " <urn:trama:sector> ", tr_node_sector(export->network, node));
    for (size_t i = 0; i < n; i++)
        tr_quads_tell_node(quads, node, " " ALT_LABEL " ", tr_network_text(export->network, aliases[i]));
    for (size_t i = 0; i < columns->n; i++) {
        const char *cell = tr_export_node_cell(export, node, &columns->items[i]);
        if (*cell == '\0')
            continue;
        tr_quads_node(quads, node);
        end_with_cell(quads, columns->items[i].name, cell);
    }
    return tr_quads_finish(quads, err);
}

/* ---- sources ---- */

static const char *source_key(const char *id, char key[TR_DIGEST_BYTES])
{
    return tr_digest(id, strlen(id), key);
}

static bool is_link(const char *text)
{
    return strncasecmp(text, "http://", 7) == 0 || strncasecmp(text, "https://", 8) == 0;
}

static TrStatus write_source(TrExport *export, FILE *file, size_t row, TrError *err)
{
    TrQuads about = tr_quads_begin(export, file), *quads = &about;
    const TrInput *input = export->network->input;
    const TrExportColumns *columns = &export->columns[TR_SOURCES];
    const char *url = tr_input_cell(input, TR_SOURCES, row, TR_SOURCE_URL);
    char key[TR_DIGEST_BYTES], subject[64];
    (void)source_key(tr_input_cell(input, TR_SOURCES, row, TR_SOURCE_ID), key);
    (void)snprintf(subject, sizeof subject, "<urn:trama:source:%s>", key);
    tr_quads_put(quads, subject);
    tr_quads_put(quads, " " RDF_TYPE " <urn:trama:Source>");
    tr_quads_end(quads);
    if (is_link(url)) {
        tr_quads_put(quads, subject);
        tr_quads_put(quads, " " SEE_ALSO " ");
        tr_quads_address(quads, url);
        tr_quads_end(quads);
    }
    for (size_t i = 0; i < columns->n; i++) {
        const char *cell = tr_input_cell(input, TR_SOURCES, row, columns->items[i].column);
        if (*cell == '\0')
            continue;
        tr_quads_put(quads, subject);
        end_with_cell(quads, columns->items[i].name, cell);
    }
    return tr_quads_finish(quads, err);
}

/* ---- claims ---- */

static void write_provenance(TrQuads *quads, uint32_t claim)
{
    const TrNetwork *network = quads->export->network;
    const char *source = tr_input_cell(network->input, TR_CLAIMS, claim, TR_SOURCE);
    const char *url = tr_source_url(network, claim);
    char key[TR_DIGEST_BYTES];
    if (*source != '\0') {
        tr_quads_claim(quads, quads->key);
        tr_quads_put(quads, " <" PROV "hadPrimarySource> <urn:trama:source:");
        tr_quads_put(quads, source_key(source, key));
        tr_quads_put(quads, ">");
        tr_quads_end(quads);
    }
    if (*url != '\0') {
        tr_quads_claim(quads, quads->key);
        tr_quads_put(quads, " <" PROV "wasQuotedFrom> ");
        tr_quads_address(quads, url);
        tr_quads_end(quads);
    }
    tr_quads_claim(quads, quads->key);
    tr_quads_put(quads, " <" PROV "wasDerivedFrom> ");
    tr_quads_build_iri(quads, "urn:trama:row:", tr_input_file_name(network->input, TR_CLAIMS, claim), "");
    if (!quads->iri->failed) {
        quads->iri->text[quads->iri->length - 1] = ':';
        tr_quads_put(quads, quads->iri->text);
    }
    tr_put_whole(quads->file, network->input->tables[TR_CLAIMS].line[claim]);
    tr_quads_put(quads, ">");
    tr_quads_end(quads);
}

static void write_parties(TrQuads *quads, uint32_t claim)
{
    static const struct {
        TrClaimColumn column;
        const char *predicate;
    } parties[] = {{TR_PERSON, " <urn:trama:person> "},
                   {TR_ORGANIZATION, " <urn:trama:organization> "},
                   {TR_TARGET, " <urn:trama:target> "},
                   {TR_RECIPIENT, " <urn:trama:recipient> "}};
    for (size_t i = 0; i < 4; i++) {
        uint32_t node = tr_export_party(quads->export, claim, parties[i].column);
        if (node == TR_NO_ID)
            continue;
        tr_quads_claim(quads, quads->key);
        tr_quads_put(quads, parties[i].predicate);
        tr_quads_node(quads, node);
        tr_quads_end(quads);
    }
}

/* Predicates of the columns are the same for all claims: the format keeps them. */
static TrStatus write_claim(TrExport *export, FILE *file, size_t row, TrError *err)
{
    TrQuads about = tr_quads_begin(export, file), *quads = &about;
    uint32_t claim = (uint32_t)row;
    const char *const *columns = export->format;
    const TrInput *input = export->network->input;
    const TrExportColumns *list = &export->columns[TR_CLAIMS];
    TrStatus st = TR_OK;
    TR_TRY(tr_export_claim_key(quads->export, claim, quads->text, quads->key, err));
    tr_quads_claim(quads, quads->key);
    tr_quads_put(quads, " " RDF_TYPE " <urn:trama:Claim>");
    tr_quads_end(quads);
    tr_build_clear(quads->text);
    tr_claim_words(quads->text, quads->export->network, claim);
    if (!quads->text->failed && quads->text->text != NULL)
        tr_quads_tell_claim(quads, " <" PROV "value> ", quads->text->text);
    write_provenance(quads, claim);
    write_parties(quads, claim);
    for (size_t i = 0; i < list->n; i++) {
        const char *cell = tr_input_cell(input, TR_CLAIMS, claim, list->items[i].column);
        if (*cell != '\0' && !tr_export_is_shown(export, claim, list->items[i].column))
            tr_quads_tell_claim(quads, columns[i], cell);
    }
    TR_TRY(tr_quads_finish(quads, err));
out:
    return st;
}

static TrStatus write_claims(TrQuads *quads, TrError *err)
{
    TrExport *export = quads->export;
    const TrExportColumns *list = &export->columns[TR_CLAIMS];
    const char **columns = NULL;
    TrStatus st = TR_OK;
    columns = tr_arena_alloc(&export->arena, (list->n + 1) * sizeof *columns);
    if (columns == NULL)
        TR_TRY(tr_fail_memory(err));
    for (size_t i = 0; i < list->n; i++) {
        tr_quads_build_iri(quads, "urn:trama:column:", list->items[i].name, "");
        tr_build_clear(quads->text);
        tr_build_text(quads->text, " ");
        tr_build_text(quads->text, quads->iri->failed ? "" : quads->iri->text);
        tr_build_text(quads->text, " ");
        TR_TRY(tr_quads_finish(quads, err));
        TR_TRY(tr_build_finish(quads->text, &export->arena, &columns[i], err));
    }
    export->format = columns;
    TR_TRY(tr_export_each_row(export, quads->file, TR_CLAIMS, write_claim, err));
out:
    return st;
}

static TrStatus write_answers(TrQuads *quads, TrError *err)
{
    const TrNetwork *network = quads->export->network;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < network->n_against; i++) {
        uint32_t answered = network->against[2 * i], answer = network->against[2 * i + 1];
        if (!tr_export_has_claim(quads->export, answered) || !tr_export_has_claim(quads->export, answer))
            continue;
        TR_TRY(tr_export_claim_key(quads->export, answer, quads->text, quads->key, err));
        tr_quads_claim(quads, quads->key);
        tr_quads_put(quads, tr_claim_stance(network->input, answer) == TR_DENIES ? " <urn:trama:denies> "
                                                                                 : " <urn:trama:corrects> ");
        TR_TRY(tr_export_claim_key(quads->export, answered, quads->text, quads->key, err));
        tr_quads_claim(quads, quads->key);
        tr_quads_end(quads);
    }
out:
    return st;
}

/* ---- ties ---- */

/* A tie, in the graph of each of its claims; one of no claim's, or of a projection, in the default graph. */
static TrStatus write_tie(TrExport *export, FILE *file, size_t number, TrError *err)
{
    TrQuads about = tr_quads_begin(export, file), *quads = &about;
    const TrNetwork *network = export->network;
    const TrTie *tie = &network->ties[number];
    bool bare = tie->n_claims == 0 || network->weave.mode != TR_MODE_TIES;
    TrStatus st = TR_OK;
    tr_quads_build_iri(quads, "urn:trama:layer:", network->layers[tie->layer], "");
    if (quads->iri->failed)
        TR_TRY(tr_fail_memory(err));
    for (uint32_t i = 0; i < (bare ? 1 : tie->n_claims); i++) {
        tr_quads_node(quads, tie->a);
        tr_quads_put(quads, " ");
        tr_quads_put(quads, quads->iri->text);
        tr_quads_put(quads, " ");
        tr_quads_node(quads, tie->b);
        if (!bare) {
            TR_TRY(tr_export_claim_key(quads->export, network->tie_claims[tie->first_claim + i], quads->text,
                                       quads->key, err));
            tr_quads_put(quads, " ");
            tr_quads_claim(quads, quads->key);
        }
        tr_quads_end(quads);
    }
out:
    return st;
}

TrStatus tr_nquads_write(TrExport *export, FILE *file, TrError *err)
{
    TrQuads quads = tr_quads_begin(export, file);
    TrStatus st = TR_OK;
    TR_TRY(tr_export_make_keys(export, err));
    write_classes(&quads);
    TR_TRY(tr_export_each_node(export, file, write_node, err));
    TR_TRY(tr_export_each_row(export, file, TR_SOURCES, write_source, err));
    TR_TRY(write_claims(&quads, err));
    TR_TRY(write_answers(&quads, err));
    TR_TRY(tr_export_each_tie(export, file, write_tie, err));
    TR_TRY(tr_quads_finish(&quads, err));
out:
    return st;
}
