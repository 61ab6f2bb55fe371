/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The rules about entities: two kinds of one, several names of one person or group. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "checks/checking.h"

enum { KIND_BYTES = 64 };

/* ---- kinds ---- */

/* Where an entity stands: a claim of each column, the first by content; TR_NO_ID for none. */
typedef struct {
    uint32_t person, organization;
} Seen;

static void note_least(const TrInput *input, uint32_t *least, uint32_t claim)
{
    if (*least == TR_NO_ID || tr_claims_compare(input, claim, *least) < 0)
        *least = claim;
}

static bool is_open_row(const TrNetwork *network, uint32_t row)
{
    return network->weave.internal ||
           tr_table_cell(&network->input->tables[TR_ENTITIES], row, TR_ENTITY_HANDLING) == 0;
}

static TrStatus add_kinds(TrChecking *checking, uint32_t entity, const char *one, const char *other, TrSide a,
                          TrSide b, TrError *err)
{
    TrSentence what = {0};
    char line[200], cut[2][KIND_BYTES], plain[2][KIND_BYTES];
    TrStatus st;
    tr_text_one_line(tr_checking_name(checking, entity), line, sizeof line);
    (void)snprintf(cut[0], KIND_BYTES, "%.60s", one);
    (void)snprintf(cut[1], KIND_BYTES, "%.60s", other);
    for (int i = 0; i < TR_N_LANGUAGES; i++) {
        TrValue values[] = {{line, 0},
                            {tr_found_term((TrLanguage)i, cut[0], plain[0], KIND_BYTES), 0},
                            {tr_found_term((TrLanguage)i, cut[1], plain[1], KIND_BYTES), 0}};
        tr_form_put(&what.in[i], tr_found_phrases[TR_FOUND_TWO_KINDS][i], values);
    }
    st = tr_finding_add(checking, &what, a, b, err);
    tr_sentence_release(&what);
    return st;
}

/* Two rows of entities.csv that name one entity. */
static TrStatus compare_rows(TrChecking *checking, TrError *err)
{
    const TrNetwork *network = checking->network;
    const TrTable *table = &network->input->tables[TR_ENTITIES];
    TrStatus st = TR_OK;
    for (uint32_t row = 0; row < table->n; row++) {
        uint32_t kind = tr_table_cell(table, row, TR_ENTITY_KIND), entity, first, other;
        if (kind == 0 || !is_open_row(network, row))
            continue;
        entity = tr_names_entity(&network->names, tr_table_cell(table, row, TR_ENTITY_NAME));
        first = entity == TR_NO_ID ? TR_NO_ID : network->names.entities[entity].row;
        other = first == TR_NO_ID ? 0 : tr_table_cell(table, first, TR_ENTITY_KIND);
        if (first != row && other != 0 && other != kind)
            TR_TRY(add_kinds(checking, entity, tr_network_text(network, other),
                             tr_network_text(network, kind), (TrSide){TR_ENTITIES, &first, 1},
                             (TrSide){TR_ENTITIES, &row, 1}, err));
    }
out:
    return st;
}

static const char *stated_kind(const TrNetwork *network, uint32_t entity)
{
    uint32_t row = network->names.entities[entity].row;
    return row == TR_NO_ID ? "" : tr_input_cell(network->input, TR_ENTITIES, row, TR_ENTITY_KIND);
}

static bool may_be_person(const char *kind)
{
    return strcmp(kind, "person") == 0 || strcmp(kind, "group") == 0 || strcmp(kind, "unknown") == 0;
}

static bool claims_sources_differ(const TrNetwork *network, uint32_t a, uint32_t b)
{
    const TrTable *claims = &network->input->tables[TR_CLAIMS];
    uint32_t source = tr_table_cell(claims, a, TR_SOURCE);
    return source == 0 || source != tr_table_cell(claims, b, TR_SOURCE);
}

/* What entities.csv states against the column in which claims have it; without that, two sources' columns. */
static TrStatus compare_columns(TrChecking *checking, uint32_t entity, const Seen *seen, TrError *err)
{
    const TrNetwork *network = checking->network;
    const char *kind = stated_kind(network, entity);
    uint32_t row = network->names.entities[entity].row;
    if (strcmp(kind, "person") == 0 && seen->organization != TR_NO_ID)
        return add_kinds(checking, entity, kind, "organization", (TrSide){TR_ENTITIES, &row, 1},
                         (TrSide){TR_CLAIMS, &seen->organization, 1}, err);
    if (*kind != '\0' && !may_be_person(kind) && seen->person != TR_NO_ID)
        return add_kinds(checking, entity, kind, "person", (TrSide){TR_ENTITIES, &row, 1},
                         (TrSide){TR_CLAIMS, &seen->person, 1}, err);
    if (*kind == '\0' && seen->person != TR_NO_ID && seen->organization != TR_NO_ID &&
        claims_sources_differ(network, seen->person, seen->organization))
        return add_kinds(checking, entity, "person", "organization", (TrSide){TR_CLAIMS, &seen->person, 1},
                         (TrSide){TR_CLAIMS, &seen->organization, 1}, err);
    return TR_OK;
}

TrStatus tr_find_kinds(TrChecking *checking, TrError *err)
{
    const TrNetwork *network = checking->network;
    Seen *seen = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(seen, network->names.n, err));
    for (size_t e = 0; e < network->names.n; e++)
        seen[e] = (Seen){TR_NO_ID, TR_NO_ID};
    for (size_t i = 0; i < checking->n_said; i++) {
        const TrSaid *said = &checking->said[i];
        if (said->person != TR_NO_ID)
            note_least(network->input, &seen[said->person].person, said->claim);
        if (said->organization != TR_NO_ID)
            note_least(network->input, &seen[said->organization].organization, said->claim);
    }
    TR_TRY(compare_rows(checking, err));
    for (uint32_t e = 0; e < network->names.n; e++)
        TR_TRY(compare_columns(checking, e, &seen[e], err));
out:
    tr_free(seen);
    return st;
}

/* ---- names ---- */

/* Kinds whose names tell what a source takes them for, or who it is. Other spellings of a body are mostly its
 * short or translated name. */
static const char *const named_by_sources[] = {"person", "group"};

static bool is_named_by_sources(const TrNetwork *network, uint32_t entity)
{
    const char *kind = tr_network_text(network, network->names.entities[entity].kind);
    for (size_t i = 0; i < sizeof named_by_sources / sizeof *named_by_sources; i++)
        if (strcmp(kind, named_by_sources[i]) == 0)
            return true;
    return false;
}

static TrStatus take_name(TrChecking *checking, size_t i, TrClaimColumn column, uint32_t entity, TrError *err)
{
    const TrSaid *said = &checking->said[i];
    uint32_t words;
    TrStatus st = TR_OK;
    if (entity == TR_NO_ID || !is_named_by_sources(checking->network, entity))
        return TR_OK;
    TR_TRY(tr_checking_fold(checking, tr_checking_string(checking, said, column), &words, err));
    TR_TRY(tr_item_add(checking, &entity, 1, words, i, tr_checking_cell(checking, said, column), err));
out:
    return st;
}

static bool names_differ(const TrChecking *checking, const TrItem *a, const TrItem *b)
{
    return tr_sources_differ(&checking->said[a->said], &checking->said[b->said]);
}

/* Names are equal when folded: an accent left out is no difference. */
TrStatus tr_find_names(TrChecking *checking, TrError *err)
{
    static const TrComparison how = {.subject = tr_subject_entity, .conflict = names_differ, .once = true};
    TrStatus st = TR_OK;
    for (size_t i = 0; i < checking->n_said; i++) {
        const TrSaid *said = &checking->said[i];
        TR_TRY(take_name(checking, i, TR_PERSON, said->person, err));
        TR_TRY(take_name(checking, i, TR_ORGANIZATION, said->organization, err));
        TR_TRY(take_name(checking, i, TR_TARGET, said->target, err));
        TR_TRY(take_name(checking, i, TR_RECIPIENT, said->recipient, err));
    }
    TR_TRY(tr_items_compare(checking, &how, err));
out:
    return st;
}
