/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/labels.h"

#include <string.h>

#include "base/fold.h"
#include "base/text.h"
#include "draw/metrics.h"

#define LABEL_POINTS  10
#define CHARACTER_EMS 0.46 /* width of a letter on average, in names */
enum { MOST_PHRASES = 3, MOST_KNOWN = 64 };

/* ---- text ---- */

void tr_plain_put(TrBuilder *plain, const char *text, size_t most)
{
    size_t length = strlen(text);
    for (size_t at = 0, n = 0; at < length; n++) {
        uint32_t c;
        char bytes[4];
        at += tr_text_next(text + at, length - at, &c);
        if (c == 0)
            break;
        if (n == most) {
            tr_build_text(plain, "…");
            break;
        }
        if (c == '\n' || c == '\r' || c == '\t')
            c = ' ';
        tr_build_bytes(plain, bytes, tr_utf8_encode(c, bytes));
    }
}

/* DOT reads \ as the start of an escape and & as that of an entity. */
static void put_escaped(TrBuilder *label, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\\')
            tr_build_text(label, "\\\\");
        else if (text[i] == '&')
            tr_build_text(label, "&amp;");
        else
            tr_build_bytes(label, text + i, 1);
    }
}

void tr_label_put(TrBuilder *label, const char *text, double width)
{
    TrBuilder plain = {0};
    tr_plain_put(&plain, text, TR_MOST_CHARACTERS);
    for (const char *at = plain.text; at != NULL && *at != '\0';) {
        size_t skip, n = tr_text_break(at, width, LABEL_POINTS, &skip);
        if (at != plain.text)
            tr_build_text(label, "\\n");
        put_escaped(label, at, n);
        at += n + skip;
    }
    label->failed = label->failed || plain.failed;
    tr_builder_release(&plain);
}

/* ---- what a tie says ---- */

typedef struct {
    const char *text[MOST_KNOWN];
    unsigned n_times[MOST_KNOWN];
    size_t n;
    TrFolder folder, other;
} Phrases;

static bool same_words(Phrases *phrases, const char *a, const char *b)
{
    return tr_fold(&phrases->folder, a, strlen(a), NULL) == TR_OK &&
           tr_fold(&phrases->other, b, strlen(b), NULL) == TR_OK &&
           strcmp(phrases->folder.key, phrases->other.key) == 0;
}

/* Each wording once, however it is capitalised, with how often it stands. */
static void add_phrase(Phrases *phrases, const char *text)
{
    for (size_t i = 0; i < phrases->n; i++) {
        if (same_words(phrases, phrases->text[i], text)) {
            phrases->n_times[i]++;
            return;
        }
    }
    if (*text == '\0' || phrases->n == MOST_KNOWN)
        return;
    phrases->text[phrases->n] = text;
    phrases->n_times[phrases->n++] = 1;
}

/* From `from` on, the most frequent first; those as frequent stay in order. */
static void order_phrases(Phrases *phrases, size_t from)
{
    for (size_t i = from + 1; i < phrases->n; i++) {
        const char *text = phrases->text[i];
        unsigned n_times = phrases->n_times[i];
        size_t k = i;
        for (; k > from && phrases->n_times[k - 1] < n_times; k--) {
            phrases->text[k] = phrases->text[k - 1];
            phrases->n_times[k] = phrases->n_times[k - 1];
        }
        phrases->text[k] = text;
        phrases->n_times[k] = n_times;
    }
}

/* Roles, then actions. An action without a target is shown on the affiliation that it belongs to; a tie to an
 * event says nothing that the event's name does not. */
static void collect_phrases(const TrNetwork *network, const TrTie *tie, Phrases *phrases)
{
    const TrInput *input = network->input;
    bool affiliation = tie->layer == TR_LAYER_AFFILIATION;
    size_t n_roles;
    if (tr_node_is_event(network, tie->a) || tr_node_is_event(network, tie->b))
        return;
    for (uint32_t i = 0; affiliation && i < tie->n_claims; i++)
        add_phrase(phrases,
                   tr_input_cell(input, TR_CLAIMS, network->tie_claims[tie->first_claim + i], TR_ROLE));
    order_phrases(phrases, 0);
    n_roles = phrases->n;
    for (uint32_t i = 0; i < tie->n_claims; i++) {
        uint32_t claim = network->tie_claims[tie->first_claim + i];
        bool has_target = *tr_input_cell(input, TR_CLAIMS, claim, TR_TARGET) != '\0';
        const TrInferred *inferred = tie->layer == TR_LAYER_INFERRED ? tr_inferred_of(network, claim) : NULL;
        if (inferred != NULL)
            add_phrase(phrases, tr_network_text(network, inferred->words));
        else if (!affiliation || (!has_target && !network->weave.action_nodes))
            add_phrase(phrases, tr_input_cell(input, TR_CLAIMS, claim, TR_ACTION));
    }
    order_phrases(phrases, n_roles);
}

/* A label that grows by lines of `width` points, in a language. */
typedef struct {
    TrBuilder *text;
    double width;
    TrLanguage language;
} TieLabel;

static void put_line(TieLabel *label, const char *text)
{
    if (label->text->length > 0)
        tr_build_text(label->text, "\\n");
    tr_label_put(label->text, text, label->width);
}

static void put_phrase(TieLabel *label, TrPhrase phrase, const TrValue *values)
{
    TrBuilder text = {0};
    tr_phrase_put(&text, label->language, phrase, values);
    if (text.text != NULL)
        put_line(label, text.text);
    label->text->failed = label->text->failed || text.failed;
    tr_builder_release(&text);
}

static void put_counts(TieLabel *label, const TrTie *tie)
{
    const TrValue claims[] = {{NULL, tie->n_claims}, {NULL, tie->n_origins}},
                  answers[] = {{NULL, tie->n_claims}, {NULL, tie->n_against}};
    if (tie->n_against == 0 && tie->n_claims > 1)
        put_phrase(label, TR_SAY_CLAIMS_ORIGINS, claims);
    if (tie->n_against == 0)
        return;
    put_phrase(label, TR_SAY_FOR_AGAINST, answers);
    if (tie->n_origins > 1)
        put_phrase(label, TR_SAY_ORIGINS, &claims[1]);
}

/* A status that ends a prosecution, from a claim that does not decide the standing one; TR_REPORTED: none. */
static TrClaimStatus clearing_claim(const TrNetwork *network, const TrTie *tie)
{
    for (uint32_t i = 0; i < tie->n_claims && !tr_status_clears(tie->standing); i++) {
        TrClaimStatus status = tr_claim_status(network->input, network->tie_claims[tie->first_claim + i]);
        if (tr_status_clears(status))
            return status;
    }
    return TR_REPORTED;
}

/* The standing status, unless the words say it already. */
static void put_status(TieLabel *label, const TrNetwork *network, const TrTie *tie, const char *said)
{
    char plain[64], line[80];
    const char *word = tr_word(label->language, tr_status_info(tie->standing)->words, plain, sizeof plain);
    TrClaimStatus cleared = clearing_claim(network, tie);
    if (tie->standing != TR_REPORTED && (said == NULL || strstr(said, word) == NULL)) {
        (void)snprintf(line, sizeof line, "(%s)", word);
        put_line(label, line);
    }
    if (cleared != TR_REPORTED)
        put_phrase(
            label, TR_SAY_ALSO,
            &(TrValue){tr_word(label->language, tr_status_info(cleared)->words, plain, sizeof plain), 0});
}

static void join_phrases(TrBuilder *joined, const TrNetwork *network, const TrTie *tie)
{
    Phrases phrases = {.n = 0};
    collect_phrases(network, tie, &phrases);
    for (size_t i = 0; i < phrases.n && i < MOST_PHRASES; i++) {
        tr_build_text(joined, i > 0 ? "\u00A0· " : ""); /* a line may end after the dot, not before it */
        tr_build_text(joined, phrases.text[i]);
    }
    if (phrases.n > MOST_PHRASES)
        tr_build_format(joined, " +%zu", phrases.n - MOST_PHRASES);
    tr_folder_release(&phrases.folder);
    tr_folder_release(&phrases.other);
}

void tr_label_tie(TrBuilder *label, const TrNetwork *network, const TrTie *tie, TrLabelling labelling,
                  TrLanguage language, double width)
{
    TieLabel lines = {label, width, language};
    TrBuilder joined = {0};
    bool plain = tie->standing == TR_REPORTED && tie->n_against == 0 && tie->layer != TR_LAYER_INFERRED &&
                 clearing_claim(network, tie) == TR_REPORTED;
    if (labelling == TR_LABEL_NODES || (labelling == TR_LABEL_STATUS && plain))
        return;
    if (labelling == TR_LABEL_ALL)
        join_phrases(&joined, network, tie);
    if (joined.length > 0)
        put_line(&lines, joined.text);
    put_status(&lines, network, tie, joined.text);
    if (tie->layer == TR_LAYER_INFERRED) /* what keeps a guess from reading as a claim */
        put_phrase(&lines, TR_SAY_GUESS, NULL);
    if (labelling == TR_LABEL_ALL || tie->n_against > 0)
        put_counts(&lines, tie);
    label->failed = label->failed || joined.failed;
    tr_builder_release(&joined);
}

/* ---- names ---- */

/* Two to eight capitals: "CJNG", "DOJ", "D.E.A.". */
static bool is_acronym(const char *text, size_t length)
{
    size_t capitals = 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] >= 'A' && text[i] <= 'Z')
            capitals++;
        else if (text[i] != '.')
            return false;
    }
    return capitals >= 2 && length <= 8;
}

/* The first acronym among the aliases of entities.csv, unless the name holds it already. */
static void put_acronym(TrBuilder *name, const TrNetwork *network, size_t node)
{
    uint32_t entity = network->nodes[node].entity, row;
    const char *list;
    char alias[64];
    if (entity == TR_NO_ID || (row = network->names.entities[entity].row) == TR_NO_ID)
        return;
    list = tr_input_cell(network->input, TR_ENTITIES, row, TR_ENTITY_ALIASES);
    while (tr_bar_list_next(&list, alias, sizeof alias)) {
        if (!is_acronym(alias, strlen(alias)) || strstr(tr_node_name(network, node), alias) != NULL ||
            is_acronym(tr_node_name(network, node), strlen(tr_node_name(network, node))))
            continue;
        tr_build_format(name, " (%s)", alias);
        return;
    }
}

void tr_label_node(TrBuilder *label, const TrNetwork *network, size_t node, const TrDiagram *diagram)
{
    TrBuilder name = {0};
    double width = (double)diagram->wrap * LABEL_POINTS * CHARACTER_EMS;
    tr_build_text(&name, tr_node_name(network, node));
    if (diagram->acronyms)
        put_acronym(&name, network, node);
    if (name.text != NULL)
        tr_label_put(label, name.text, width);
    label->failed = label->failed || name.failed;
    tr_builder_release(&name);
}
