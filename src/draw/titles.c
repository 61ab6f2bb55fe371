/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "draw/addresses.h"
#include "draw/labels.h"
#include "draw/titles.h"
#include "network/sources.h"

enum { MOST_LINES = 12, MOST_ROLES = 8, MOST_NAMED = 8, MOST_APART = 64 };

void tr_claim_line(TrBuilder *line, const TrNetwork *network, uint32_t claim, TrLanguage language)
{
    static const TrClaimColumn what[] = {TR_ROLE, TR_ACTION};
    const TrInput *input = network->input;
    const char *date = tr_input_cell(input, TR_CLAIMS, claim, TR_DATE),
               *locator = tr_input_cell(input, TR_CLAIMS, claim, TR_LOCATOR);
    const char *between = "";
    char word[64];
    for (size_t i = 0; i < 2; i++) {
        const char *text = tr_input_cell(input, TR_CLAIMS, claim, what[i]);
        if (*text == '\0')
            continue;
        tr_build_text(line, between);
        tr_plain_put(line, text, TR_MOST_CHARACTERS);
        between = " · ";
    }
    tr_build_format(
        line, "%s(%s", *between != '\0' ? " " : "",
        tr_word(language, tr_status_info(tr_claim_status(input, claim))->words, word, sizeof word));
    tr_build_format(line, "%s%.40s) — ", *date != '\0' ? ", " : "", date);
    tr_plain_put(line, tr_source_name(network, claim), TR_MOST_CHARACTERS);
    tr_build_text(line, *locator != '\0' ? " " : "");
    tr_plain_put(line, locator, TR_MOST_CHARACTERS);
    tr_build_text(line, ", ");
    tr_plain_put(line, tr_input_file_name(input, TR_CLAIMS, claim), TR_MOST_CHARACTERS);
    tr_build_format(line, ":%u", input->tables[TR_CLAIMS].line[claim]);
}

/* ---- addresses ---- */

static void put_addresses(TrBuilder *title, TrLanguage language, const char *const *addresses, size_t n)
{
    for (size_t i = 0; i < n && i < MOST_LINES; i++) {
        tr_build_text(title, "\n");
        if (i == 0)
            tr_phrase_put(title, language, n == 1 ? TR_SAY_ADDRESS : TR_SAY_ADDRESSES, NULL);
        tr_build_text(title, n > 1 && i == 0 ? "\n  " : n > 1 ? "  " : "");
        tr_plain_put(title, addresses[i], TR_MOST_CHARACTERS);
    }
    if (n > MOST_LINES)
        tr_phrase_put(title, language, TR_SAY_AND_MORE, &(TrValue){NULL, n - MOST_LINES});
}

/* ---- entities ---- */

/* What is said of an entity: its roles, and the claims behind its ties. */
typedef struct {
    uint32_t role, body; /* string id, node */
    size_t n_claims;
} Role;

typedef struct {
    Role roles[MOST_APART];
    size_t n_roles, n_more; /* more: roles beyond those told apart */
    uint32_t *claims;
    size_t n_claims, n_origins;
    const char **sources;
    size_t n_sources;
} Said;

static void add_role(Said *said, uint32_t role, uint32_t body)
{
    size_t i = 0;
    while (i < said->n_roles && (said->roles[i].role != role || said->roles[i].body != body))
        i++;
    if (i == MOST_APART) {
        said->n_more++;
        return;
    }
    if (i == said->n_roles)
        said->roles[said->n_roles++] = (Role){.role = role, .body = body};
    said->roles[i].n_claims++;
}

static int by_number(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sort, and leave each once; returns how many. */
static size_t distinct_numbers(uint32_t *items, size_t n)
{
    size_t kept = 0;
    if (n > 1)
        qsort(items, n, sizeof *items, by_number);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || items[i] != items[kept - 1])
            items[kept++] = items[i];
    return kept;
}

static size_t distinct_texts(const char **items, size_t n)
{
    size_t kept = 0;
    if (n > 1)
        qsort(items, n, sizeof *items, by_text);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || strcmp(items[i], items[kept - 1]) != 0)
            items[kept++] = items[i];
    return kept;
}

/* A claim of a person's place in two bodies, or with a target too, is behind several ties and counts once. */
static TrStatus collect(const TrNetwork *network, const TrIncidence *of, uint32_t node, Said *said,
                        TrError *err)
{
    const TrTable *table = &network->input->tables[TR_CLAIMS];
    uint32_t *origins = NULL;
    size_t n = 0;
    TrStatus st = TR_OK;
    for (size_t i = of->first[node]; i < of->first[node + 1]; i++)
        n += network->ties[of->ties[i]].n_claims;
    TR_TRY(TR_ARRAY(said->claims, n, err));
    TR_TRY(TR_ARRAY(said->sources, n, err));
    TR_TRY(TR_ARRAY(origins, n, err));
    for (size_t i = of->first[node]; i < of->first[node + 1]; i++) {
        const TrTie *tie = &network->ties[of->ties[i]];
        for (uint32_t k = 0; k < tie->n_claims; k++) {
            uint32_t claim = network->tie_claims[tie->first_claim + k],
                     role = tr_table_cell(table, claim, TR_ROLE);
            said->claims[said->n_claims++] = claim;
            if (tie->layer == TR_LAYER_AFFILIATION && tie->a == node && role != 0)
                add_role(said, role, tie->b);
        }
    }
    said->n_claims = distinct_numbers(said->claims, said->n_claims);
    for (size_t i = 0; i < said->n_claims; i++) {
        origins[i] = network->origins.origin_of[said->claims[i]];
        said->sources[i] = tr_source_name(network, said->claims[i]);
    }
    said->n_origins = distinct_numbers(origins, said->n_claims);
    said->n_sources = distinct_texts(said->sources, said->n_claims);
out:
    tr_free(origins);
    return st;
}

/* "treasurer, Alfa: 3 claims", those with most claims first. */
static void put_roles(TrBuilder *title, const TrNetwork *network, TrLanguage language, Said *said)
{
    for (size_t i = 0; i < said->n_roles && i < MOST_ROLES; i++) {
        TrBuilder words = {0};
        size_t best = i;
        Role role;
        for (size_t k = i + 1; k < said->n_roles; k++)
            best = said->roles[k].n_claims > said->roles[best].n_claims ? k : best;
        role = said->roles[best];
        memmove(&said->roles[i + 1], &said->roles[i], (best - i) * sizeof role);
        tr_plain_put(&words, tr_network_text(network, role.role), TR_MOST_CHARACTERS);
        tr_build_text(&words, ", ");
        tr_plain_put(&words, tr_node_name(network, role.body), TR_MOST_CHARACTERS);
        tr_build_text(title, "\n");
        tr_phrase_put(title, language, TR_SAY_ROLE,
                      (const TrValue[]){{words.text != NULL ? words.text : "", 0}, {NULL, role.n_claims}});
        title->failed = title->failed || words.failed;
        tr_builder_release(&words);
    }
    if (said->n_roles > MOST_ROLES && said->n_more == 0) {
        tr_build_text(title, "\n");
        tr_phrase_put(title, language, TR_SAY_MORE_ROLES, &(TrValue){NULL, said->n_roles - MOST_ROLES});
    }
}

static void put_sources(TrBuilder *title, TrLanguage language, const Said *said)
{
    const TrValue counts[] = {{NULL, said->n_claims}, {NULL, said->n_origins}};
    if (said->n_claims == 0)
        return;
    tr_build_text(title, "\n");
    tr_phrase_put(title, language, TR_SAY_CLAIMS_ORIGINS, counts);
    tr_build_text(title, "\n");
    tr_phrase_put(title, language, TR_SAY_SOURCES, NULL);
    for (size_t i = 0; i < said->n_sources && i < MOST_NAMED; i++) {
        tr_build_text(title, i > 0 ? "; " : "");
        tr_plain_put(title, said->sources[i], TR_MOST_CHARACTERS);
    }
    if (said->n_sources > MOST_NAMED)
        tr_phrase_put(title, language, TR_SAY_AND_MORE, &(TrValue){NULL, said->n_sources - MOST_NAMED});
}

static void put_rank(TrBuilder *title, const TrPicture *picture, uint32_t node)
{
    const TrRankedMeasure *ranked = picture->ranked;
    TrLanguage language = picture->diagram->language;
    bool between = !picture->diagram->equal_sizes && picture->rank_low != NULL &&
                   picture->rank_high != NULL &&
                   picture->rank_low[node] > 0; /* of equal sizes, draw does not look it up */
    char word[64];
    TrValue values[5] = {{tr_word(language, ranked->measure->name, word, sizeof word), 0},
                         {NULL, ranked->ranks[node]},
                         {NULL, ranked->n_ranked}};
    if (ranked->ranks[node] == 0)
        return;
    if (between) {
        values[3].number = picture->rank_low[node];
        values[4].number = picture->rank_high[node];
    }
    tr_build_text(title, "\n");
    tr_phrase_put(title, language, between ? TR_SAY_RANK_BETWEEN : TR_SAY_RANK, values);
}

static void put_name(TrBuilder *title, const TrNetwork *network, uint32_t node, TrLanguage language)
{
    const TrNames *names = &network->names;
    uint32_t entity = network->nodes[node].entity;
    char word[64];
    tr_plain_put(title, tr_node_name(network, node), TR_MOST_CHARACTERS);
    tr_build_text(title, " (");
    tr_plain_put(title, tr_word(language, tr_node_kind(network, node), word, sizeof word),
                 TR_MOST_CHARACTERS);
    tr_build_text(title, ")");
    if (entity != TR_NO_ID && names->entities[entity].row != TR_NO_ID) {
        const char *description =
            tr_input_cell(network->input, TR_ENTITIES, names->entities[entity].row, TR_ENTITY_DESCRIPTION);
        tr_build_text(title, *description != '\0' ? "\n" : "");
        tr_plain_put(title, description, TR_MOST_CHARACTERS);
    }
}

TrStatus tr_title_node(TrBuilder *title, const TrPicture *picture, const TrIncidence *of, uint32_t node,
                       TrError *err)
{
    TrLanguage language = picture->diagram->language;
    const char *addresses[] = {tr_node_address(picture->network, node)};
    Said said = {.n_roles = 0};
    TrStatus st = TR_OK;
    TR_TRY(collect(picture->network, of, node, &said, err));
    put_name(title, picture->network, node, language);
    put_rank(title, picture, node);
    put_roles(title, picture->network, language, &said);
    put_sources(title, language, &said);
    put_addresses(title, language, addresses, *addresses[0] != '\0');
out:
    tr_free(said.claims);
    tr_free(said.sources);
    return st;
}

/* ---- ties ---- */

static void put_against(TrBuilder *title, const TrNetwork *network, uint32_t claim, TrLanguage language)
{
    size_t first, n = tr_answers_to(network, claim, &first);
    for (size_t i = 0; i < n; i++) {
        uint32_t answer = network->against[2 * (first + i) + 1];
        bool corrects = tr_claim_stance(network->input, answer) == TR_CORRECTS;
        tr_build_text(title, "\n  ");
        tr_phrase_put(title, language, corrects ? TR_SAY_CORRECTED : TR_SAY_DENIED, NULL);
        tr_claim_line(title, network, answer, language);
    }
}

static void put_claims(TrBuilder *title, const TrNetwork *network, const TrTie *tie, TrLanguage language)
{
    for (uint32_t i = 0; i < tie->n_claims && i < MOST_LINES; i++) {
        uint32_t claim = network->tie_claims[tie->first_claim + i];
        tr_build_text(title, "\n");
        tr_claim_line(title, network, claim, language);
        put_against(title, network, claim, language);
    }
    if (tie->n_claims > MOST_LINES) {
        tr_build_text(title, "\n");
        tr_phrase_put(title, language, TR_SAY_MORE_CLAIMS, &(TrValue){NULL, tie->n_claims - MOST_LINES});
    }
    if (tie->layer == TR_LAYER_PART_OF) {
        tr_build_text(title, "\n");
        tr_phrase_put(title, language, TR_SAY_FROM_ENTITIES, NULL);
    }
}

TrStatus tr_title_tie(TrBuilder *title, const TrNetwork *network, const TrTie *tie, TrLanguage language,
                      TrError *err)
{
    const char **addresses = NULL;
    size_t n = 0;
    char word[64];
    TrStatus st = TR_OK;
    TR_TRY(tr_tie_addresses(network, tie, &addresses, &n, err));
    tr_plain_put(title, tr_node_name(network, tie->a), TR_MOST_CHARACTERS);
    tr_build_text(title, tie->directed ? " → " : " – ");
    tr_plain_put(title, tr_node_name(network, tie->b), TR_MOST_CHARACTERS);
    tr_build_format(title, " (%.60s)", tr_word(language, network->layers[tie->layer], word, sizeof word));
    put_claims(title, network, tie, language);
    put_addresses(title, language, addresses, n);
out:
    tr_free(addresses);
    return st;
}
