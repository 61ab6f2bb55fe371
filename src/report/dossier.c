/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/dossier.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/memory.h"
#include "network/adjacency.h"
#include "network/sources.h"

const TrClaimStatus tr_dossier_groups[TR_N_STATUSES] = {
    TR_CONVICTED, TR_CHARGED,  TR_SANCTIONED, TR_WANTED,    TR_UNDER_INVESTIGATION, TR_ALLEGED,
    TR_RUMOURED,  TR_REPORTED, TR_ACQUITTED,  TR_DISMISSED, TR_OVERTURNED,          TR_RETRACTED};

/* ---- replies ---- */

/* How the cell begins, folded. A reply that begins like this by chance is still printed in full. */
static const struct {
    const char *opening;
    TrReply means;
} replies[] = {
    {"sought", TR_REPLY_SOUGHT},          {"asked", TR_REPLY_SOUGHT},
    {"requested", TR_REPLY_SOUGHT},       {"pending", TR_REPLY_SOUGHT},
    {"no reply", TR_REPLY_SOUGHT},        {"no answer", TR_REPLY_SOUGHT},
    {"no response", TR_REPLY_SOUGHT},     {"solicitad", TR_REPLY_SOUGHT},
    {"se solicito", TR_REPLY_SOUGHT},     {"sin respuesta", TR_REPLY_SOUGHT},
    {"pendiente", TR_REPLY_SOUGHT},       {"declined", TR_REPLY_REFUSED},
    {"refused", TR_REPLY_REFUSED},        {"no comment", TR_REPLY_REFUSED},
    {"declino", TR_REPLY_REFUSED},        {"se nego", TR_REPLY_REFUSED},
    {"sin comentario", TR_REPLY_REFUSED},
};

TrReply tr_reply_of(const char *text)
{
    TrFolder folder = {0};
    TrError ignored = {0};
    TrReply reply = TR_REPLY_RECEIVED;
    /* without memory to fold it, it counts as a reply: it is printed in full whatever it is */
    if (tr_fold(&folder, text, strlen(text), &ignored) != TR_OK)
        return reply;
    if (folder.length == 0)
        reply = TR_REPLY_NONE;
    for (size_t i = 0; i < sizeof replies / sizeof *replies && folder.length > 0; i++)
        if (strncmp(folder.key, replies[i].opening, strlen(replies[i].opening)) == 0) {
            reply = replies[i].means;
            break;
        }
    tr_folder_release(&folder);
    return reply;
}

/* ---- its claims ---- */

static bool column_names(const TrDossier *dossier, uint32_t claim, TrClaimColumn column)
{
    uint32_t name = tr_table_cell(&dossier->network->input->tables[TR_CLAIMS], claim, column);
    return name != 0 && tr_names_entity(&dossier->network->names, name) == dossier->entity;
}

bool tr_dossier_names(const TrDossier *dossier, uint32_t claim)
{
    static const TrClaimColumn parties[] = {TR_PERSON, TR_ORGANIZATION, TR_TARGET, TR_RECIPIENT};
    const TrInferred *inferred = tr_inferred_of(dossier->network, claim);
    for (size_t i = 0; i < sizeof parties / sizeof *parties; i++)
        if (column_names(dossier, claim, parties[i]))
            return true;
    return inferred != NULL &&
           (inferred->target == dossier->entity || inferred->recipient == dossier->entity);
}

static unsigned group_of(TrClaimStatus status)
{
    unsigned group = 0;
    while (tr_dossier_groups[group] != status)
        group++;
    return group;
}

static TrStatus words_of(TrDossier *dossier, uint32_t claim, TrBuilder *builder, const char **words,
                         TrError *err)
{
    tr_build_clear(builder);
    tr_claim_words(builder, dossier->network, claim);
    return tr_build_finish(builder, &dossier->arena, words, err);
}

static TrStatus list_claims(TrDossier *dossier, TrError *err)
{
    const TrNetwork *network = dossier->network;
    size_t n = network->input->tables[TR_CLAIMS].n, room = 0, answers_room = 0;
    TrBuilder builder = {0};
    TrStatus st = TR_OK;
    for (uint32_t claim = 0; claim < n; claim++) {
        TrDossierClaim it = {.claim = claim};
        if (!network->takes_part[claim] || !tr_dossier_names(dossier, claim))
            continue;
        if (tr_claim_stance(network->input, claim) != TR_SUPPORTS) {
            TR_TRY(TR_GROW(dossier->answers, answers_room, dossier->n_answers + 1, err));
            dossier->answers[dossier->n_answers++] = claim;
            continue;
        }
        it.group = group_of(tr_claim_status(network->input, claim));
        TR_TRY(words_of(dossier, claim, &builder, &it.words, err));
        TR_TRY(TR_GROW(dossier->claims, room, dossier->n_claims + 1, err));
        dossier->claims[dossier->n_claims++] = it;
    }
out:
    tr_builder_release(&builder);
    return st;
}

static int by_text(const TrInput *input, uint32_t a, uint32_t b, TrClaimColumn column)
{
    return strcmp(tr_input_cell(input, TR_CLAIMS, a, column), tr_input_cell(input, TR_CLAIMS, b, column));
}

/* By group, then date (those without one last), then what is said and by whom; the place in the files comes
 * last, so that the order of rows decides nothing but between equal ones. */
static int in_order(const void *left, const void *right, void *context)
{
    const TrDossierClaim *a = left, *b = right;
    const TrInput *input = context;
    bool dated_a = *tr_input_cell(input, TR_CLAIMS, a->claim, TR_DATE) != '\0',
         dated_b = *tr_input_cell(input, TR_CLAIMS, b->claim, TR_DATE) != '\0';
    int order = (a->group > b->group) - (a->group < b->group);
    if (order == 0)
        order = (int)dated_b - (int)dated_a;
    if (order == 0)
        order = by_text(input, a->claim, b->claim, TR_DATE);
    if (order == 0)
        order = strcmp(a->words, b->words);
    if (order == 0)
        order = by_text(input, a->claim, b->claim, TR_SOURCE);
    if (order == 0)
        order = by_text(input, a->claim, b->claim, TR_LOCATOR);
    return order != 0 ? order : (a->claim > b->claim) - (a->claim < b->claim);
}

/* ---- what says the same ---- */

typedef struct {
    const char *key; /* its words, folded */
    uint32_t group, place;
} Statement;

static int by_key(const void *left, const void *right)
{
    const Statement *a = left, *b = right;
    int order = (a->group > b->group) - (a->group < b->group);
    if (order == 0)
        order = strcmp(a->key, b->key);
    return order != 0 ? order : (a->place > b->place) - (a->place < b->place);
}

/* Who is named, whatever the spelling, and the words. */
static TrStatus key_of(const TrDossier *dossier, uint32_t claim, TrFolder *folder, TrBuilder *key,
                       TrError *err)
{
    static const TrClaimColumn parties[] = {TR_PERSON, TR_ORGANIZATION, TR_TARGET, TR_RECIPIENT},
                               words[] = {TR_ROLE, TR_ACTION, TR_PLACE};
    const TrNetwork *network = dossier->network;
    TrStatus st = TR_OK;
    tr_build_clear(key);
    for (size_t i = 0; i < sizeof parties / sizeof *parties; i++)
        tr_build_format(key, "%u ",
                        tr_names_entity(&network->names, tr_table_cell(&network->input->tables[TR_CLAIMS],
                                                                       claim, parties[i])));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *text = tr_input_cell(network->input, TR_CLAIMS, claim, words[i]);
        TR_TRY(tr_fold(folder, text, strlen(text), err));
        tr_build_text(key, folder->key);
        tr_build_text(key, "|");
    }
out:
    return st;
}

/* Claims of one group that fold to the same are one statement; its number is the place of its first
 * claim. */
static TrStatus find_statements(TrDossier *dossier, TrError *err)
{
    Statement *statements = NULL;
    TrFolder folder = {0};
    TrBuilder key = {0};
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(statements, dossier->n_claims, err));
    for (uint32_t i = 0; i < dossier->n_claims; i++) {
        TR_TRY(key_of(dossier, dossier->claims[i].claim, &folder, &key, err));
        TR_TRY(tr_build_finish(&key, &dossier->arena, &statements[i].key, err));
        statements[i].group = dossier->claims[i].group;
        statements[i].place = i;
    }
    qsort(statements, dossier->n_claims, sizeof *statements, by_key);
    for (size_t i = 0; i < dossier->n_claims; i++) {
        const Statement *it = &statements[i], *before = i > 0 ? it - 1 : NULL;
        bool same = before != NULL && before->group == it->group && strcmp(before->key, it->key) == 0;
        dossier->claims[it->place].statement = same ? dossier->claims[before->place].statement : it->place;
        dossier->n_statements += !same;
    }
out:
    tr_folder_release(&folder);
    tr_builder_release(&key);
    tr_free(statements);
    return st;
}

/* ---- where they come from ---- */

static int by_string(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static TrStatus count_distinct(const TrDossier *dossier,
                               const char *(*name_of)(const TrNetwork *network, uint32_t claim), size_t *n,
                               TrError *err)
{
    const char **names = NULL;
    TrStatus st = TR_OK;
    *n = 0;
    TR_TRY(TR_ARRAY(names, dossier->n_claims, err));
    for (size_t i = 0; i < dossier->n_claims; i++)
        names[i] = name_of(dossier->network, dossier->claims[i].claim);
    qsort(names, dossier->n_claims, sizeof *names, by_string);
    for (size_t i = 0; i < dossier->n_claims; i++)
        *n += i == 0 || strcmp(names[i - 1], names[i]) != 0;
out:
    tr_free(names);
    return st;
}

/* ---- denials that stand alone ---- */

/* Keep only those that answer none of the listed claims: the others stand under what they answer. */
static TrStatus drop_answers_shown(TrDossier *dossier, TrError *err)
{
    const TrNetwork *network = dossier->network;
    bool *shown = NULL;
    size_t n = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(shown, network->input->tables[TR_CLAIMS].n, err));
    for (size_t i = 0; i < dossier->n_claims; i++) {
        size_t first, count = tr_answers_to(network, dossier->claims[i].claim, &first);
        for (size_t k = first; k < first + count; k++)
            shown[network->against[2 * k + 1]] = true;
    }
    for (size_t i = 0; i < dossier->n_answers; i++)
        if (!shown[dossier->answers[i]])
            dossier->answers[n++] = dossier->answers[i];
    dossier->n_answers = n;
out:
    tr_free(shown);
    return st;
}

/* ---- who is near ---- */

static uint32_t other_end(const TrDossier *dossier, uint32_t tie)
{
    const TrTie *it = &dossier->network->ties[tie];
    return it->a == dossier->node ? it->b : it->a;
}

static int by_other_end(const void *left, const void *right, void *context)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    uint32_t end_a = other_end(context, a), end_b = other_end(context, b);
    if (end_a != end_b)
        return end_a < end_b ? -1 : 1;
    return (a > b) - (a < b);
}

static TrStatus list_ties(TrDossier *dossier, TrError *err)
{
    const TrNetwork *network = dossier->network;
    size_t room = 0;
    TrStatus st = TR_OK;
    for (uint32_t t = 0; t < network->n_ties; t++) {
        if (network->ties[t].a != dossier->node && network->ties[t].b != dossier->node)
            continue;
        TR_TRY(TR_GROW(dossier->ties, room, dossier->n_ties + 1, err));
        dossier->ties[dossier->n_ties++] = t;
    }
    if (dossier->n_ties > 1)
        qsort_r(dossier->ties, dossier->n_ties, sizeof *dossier->ties, by_other_end, dossier);
out:
    return st;
}

static int by_ways(const void *left, const void *right)
{
    const TrSecondStep *a = left, *b = right;
    if (a->n_ways != b->n_ways)
        return a->n_ways > b->n_ways ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

/* Count each node beyond a neighbour, by the neighbours that lead there, through ties that count. */
static TrStatus list_second_steps(TrDossier *dossier, TrError *err)
{
    const TrNetwork *network = dossier->network;
    TrAdjacency adjacency = {0};
    TrSecondStep *steps = NULL;
    const size_t *first;
    TrStatus st = TR_OK;
    TR_TRY(tr_adjacency_make(network, &adjacency, err));
    TR_TRY(TR_ARRAY(steps, network->n_nodes, err));
    first = adjacency.first;
    for (size_t i = first[dossier->node]; i < first[dossier->node + 1]; i++) {
        uint32_t via = adjacency.neighbour[i];
        for (size_t k = first[via]; k < first[via + 1]; k++) {
            TrSecondStep *step = &steps[adjacency.neighbour[k]];
            step->via = step->n_ways++ == 0 ? via : step->via;
        }
    }
    for (size_t i = first[dossier->node]; i < first[dossier->node + 1]; i++)
        steps[adjacency.neighbour[i]].n_ways = 0;
    steps[dossier->node].n_ways = 0;
    for (uint32_t node = 0; node < network->n_nodes; node++) {
        steps[node].node = node;
        if (steps[node].n_ways > 0 && !tr_node_is_event(network, node))
            steps[dossier->n_second++] = steps[node];
    }
    qsort(steps, dossier->n_second, sizeof *steps, by_ways);
    dossier->second = steps;
    steps = NULL;
out:
    tr_free(steps);
    tr_adjacency_release(&adjacency);
    return st;
}

/* ---- the whole ---- */

TrStatus tr_dossier_make(const TrNetwork *network, uint32_t node, TrDossier *dossier, TrError *err)
{
    TrStatus st = TR_OK;
    dossier->network = network;
    dossier->node = node;
    dossier->entity = network->nodes[node].entity;
    TR_TRY(list_claims(dossier, err));
    if (dossier->n_claims > 1)
        qsort_r(dossier->claims, dossier->n_claims, sizeof *dossier->claims, in_order, network->input);
    TR_TRY(find_statements(dossier, err));
    TR_TRY(count_distinct(dossier, tr_origin_name, &dossier->n_origins, err));
    TR_TRY(count_distinct(dossier, tr_source_name, &dossier->n_sources, err));
    TR_TRY(drop_answers_shown(dossier, err));
    TR_TRY(list_ties(dossier, err));
    TR_TRY(list_second_steps(dossier, err));
out:
    return st;
}

void tr_dossier_release(TrDossier *dossier)
{
    tr_free(dossier->claims);
    tr_free(dossier->answers);
    tr_free(dossier->ties);
    tr_free(dossier->second);
    tr_arena_release(&dossier->arena);
    *dossier = (TrDossier){0};
}
