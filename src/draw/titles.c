/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stands behind what is drawn: the texts that show under the mouse. */
#include "draw/labels.h"
#include "network/sources.h"

enum { MOST_LINES = 12 };

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

void tr_title_node(TrBuilder *title, const TrNetwork *network, size_t node, const TrRankedMeasure *ranked,
                   TrLanguage language)
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
    if (ranked->ranks[node] > 0) {
        const TrValue values[] = {{tr_word(language, ranked->measure->name, word, sizeof word), 0},
                                  {NULL, ranked->ranks[node]},
                                  {NULL, ranked->n_ranked}};
        tr_build_text(title, "\n");
        tr_phrase_put(title, language, TR_SAY_RANK, values);
    }
}

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

void tr_title_tie(TrBuilder *title, const TrNetwork *network, const TrTie *tie, TrLanguage language)
{
    char word[64];
    tr_plain_put(title, tr_node_name(network, tie->a), TR_MOST_CHARACTERS);
    tr_build_text(title, tie->directed ? " → " : " – ");
    tr_plain_put(title, tr_node_name(network, tie->b), TR_MOST_CHARACTERS);
    tr_build_format(title, " (%.60s)", tr_word(language, network->layers[tie->layer], word, sizeof word));
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
