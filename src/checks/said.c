/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The claims as the rules see them, and what two of them may have to do with each other. */
#include <string.h>

#include "base/memory.h"
#include "checks/checking.h"

const char *tr_checking_cell(const TrChecking *checking, const TrSaid *said, TrClaimColumn column)
{
    return tr_input_cell(checking->network->input, TR_CLAIMS, said->claim, column);
}

uint32_t tr_checking_string(const TrChecking *checking, const TrSaid *said, TrClaimColumn column)
{
    return tr_table_cell(&checking->network->input->tables[TR_CLAIMS], said->claim, column);
}

const char *tr_checking_name(const TrChecking *checking, uint32_t entity)
{
    return tr_names_shown(checking->network->input, &checking->network->names, entity);
}

const char *tr_checking_words(const TrChecking *checking, uint32_t id)
{
    return tr_strings_text(checking->words, id);
}

TrStatus tr_checking_fold(TrChecking *checking, uint32_t string, uint32_t *id, TrError *err)
{
    const TrStrings *strings = checking->network->input->strings;
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW_ZEROED(checking->folded, checking->folded_room, string + 1, err));
    if (checking->folded[string] == 0) {
        TR_TRY(tr_fold(&checking->folder, tr_strings_text(strings, string),
                       tr_strings_length(strings, string), err));
        TR_TRY(tr_strings_add(checking->words, checking->folder.key, checking->folder.length, id, NULL, err));
        checking->folded[string] = *id + 1;
    }
    *id = checking->folded[string] - 1;
out:
    return st;
}

TrStatus tr_checking_layer(TrChecking *checking, const TrSaid *said, uint8_t *layer, TrError *err)
{
    TrActionMeaning meaning = {.layer = TR_LAYER_ACTION};
    TrStatus st = TR_OK;
    if (checking->rules == NULL &&
        (checking->rules = tr_action_rules_new(checking->network->input, err)) == NULL)
        return TR_MEMORY;
    TR_TRY(tr_action_meaning(checking->rules, tr_checking_string(checking, said, TR_ACTION), &meaning, err));
out:
    *layer = meaning.layer;
    return st;
}

/* ---- making ---- */

static uint32_t entity_in(const TrNetwork *network, uint32_t claim, TrClaimColumn column)
{
    uint32_t cell = tr_table_cell(&network->input->tables[TR_CLAIMS], claim, column);
    return cell == 0 ? TR_NO_ID : tr_names_entity(&network->names, cell);
}

static TrStatus take_claim(TrChecking *checking, uint32_t claim, TrError *err)
{
    const TrNetwork *network = checking->network;
    const char *date = tr_input_cell(network->input, TR_CLAIMS, claim, TR_DATE);
    TrSaid *said = &checking->said[checking->n_said];
    char problem[200];
    TrStatus st = TR_OK;
    *said = (TrSaid){
        .claim = claim,
        .person = entity_in(network, claim, TR_PERSON),
        .organization = entity_in(network, claim, TR_ORGANIZATION),
        .target = entity_in(network, claim, TR_TARGET),
        .recipient = entity_in(network, claim, TR_RECIPIENT),
    };
    said->actor = said->person != TR_NO_ID ? said->person : said->organization;
    said->dated = *date != '\0' && tr_date_parse(date, &said->date, problem, sizeof problem);
    if (!said->dated)
        said->date = (TrDate){TR_DAY_OPEN_FIRST, TR_DAY_OPEN_LAST};
    TR_TRY(tr_checking_fold(checking, tr_checking_string(checking, said, TR_SOURCE), &said->source, err));
    checking->n_said++;
out:
    return st;
}

TrStatus tr_checking_begin(TrChecking *checking, const TrNetwork *network, TrFindings *findings, TrError *err)
{
    size_t n_claims = network->input->tables[TR_CLAIMS].n;
    TrStatus st = TR_OK;
    *checking = (TrChecking){.network = network, .findings = findings};
    if ((checking->words = tr_strings_new(err)) == NULL)
        return TR_MEMORY;
    TR_TRY(TR_ARRAY(checking->said, n_claims, err));
    for (uint32_t i = 0; i < n_claims; i++)
        if (network->takes_part[i] && tr_claim_stance(network->input, i) != TR_DENIES)
            TR_TRY(take_claim(checking, i, err));
out:
    return st;
}

void tr_checking_end(TrChecking *checking)
{
    tr_strings_free(checking->words);
    tr_action_rules_free(checking->rules);
    tr_distincts_release(&checking->distincts);
    tr_folder_release(&checking->folder);
    tr_free(checking->said);
    tr_free(checking->folded);
    tr_free(checking->items);
}

/* ---- two claims ---- */

bool tr_sources_differ(const TrSaid *a, const TrSaid *b)
{
    return a->source == 0 || a->source != b->source;
}

bool tr_dates_meet(const TrSaid *a, const TrSaid *b)
{
    return a->date.first_day <= b->date.last_day && b->date.first_day <= a->date.last_day;
}

static bool is_within(const TrNames *names, uint32_t inner, uint32_t outer)
{
    while (inner != TR_NO_ID && inner != outer)
        inner = names->entities[inner].parent;
    return inner == outer;
}

bool tr_are_related(const TrChecking *checking, uint32_t a, uint32_t b)
{
    const TrNames *names = &checking->network->names;
    return a == TR_NO_ID || b == TR_NO_ID || is_within(names, a, b) || is_within(names, b, a);
}

int tr_claims_compare(const TrInput *input, uint32_t a, uint32_t b)
{
    const TrTable *claims = &input->tables[TR_CLAIMS];
    int order = 0;
    for (size_t i = 0; order == 0 && a != b && i < claims->n_columns; i++)
        order = strcmp(tr_input_cell(input, TR_CLAIMS, a, i), tr_input_cell(input, TR_CLAIMS, b, i));
    return order;
}

bool tr_words_within(const char *a, const char *b)
{
    while (*a != '\0') {
        size_t n = strcspn(a, " ");
        const char *at = b;
        while (*at != '\0' && !(strncmp(at, a, n) == 0 && (at[n] == ' ' || at[n] == '\0'))) {
            at += strcspn(at, " ");
            at += *at == ' ';
        }
        if (*at == '\0')
            return false;
        a += n + (a[n] == ' ');
    }
    return true;
}
