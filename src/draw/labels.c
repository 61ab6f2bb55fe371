/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/labels.h"

#include <string.h>

#include "base/fold.h"
#include "base/text.h"
#include "draw/metrics.h"
#include "network/sources.h"

#define LABEL_POINTS 10
#define TIE_WIDTH    88 /* points of a line on a tie */
enum { MOST_CHARACTERS = 200, MOST_PHRASES = 3, MOST_LINES = 12, MOST_KNOWN = 64 };

/* ---- text ---- */

/* Sanitised text without line ends, cut after `most` characters, into `plain`. */
static void put_plain(TrBuilder *plain, const char *text, size_t most)
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
    put_plain(&plain, text, MOST_CHARACTERS);
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

void tr_slug(TrBuilder *slug, const char *text)
{
    TrFolder folder = {0};
    if (tr_fold(&folder, text, strlen(text), NULL) != TR_OK)
        slug->failed = true;
    for (size_t i = 0; i < folder.length; i++) {
        char c = folder.key[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain)
            tr_build_bytes(slug, &c, 1);
        else if (c == ' ')
            tr_build_text(slug, "-");
        else if (c == '[' || c == ']') /* "X [Sonora]" is not "X Sonora" */
            tr_build_text(slug, "_");
        else if ((unsigned char)c >= 0x80) /* letters without a plain form: their bytes */
            tr_build_format(slug, "%02x", (unsigned char)c);
    }
    tr_folder_release(&folder);
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

static void put_line(TrBuilder *label, const char *text)
{
    if (label->length > 0)
        tr_build_text(label, "\\n");
    tr_label_put(label, text, TIE_WIDTH);
}

/* What keeps a guess from reading as a claim. */
static void put_mark(TrBuilder *label, const TrTie *tie)
{
    if (tie->layer == TR_LAYER_INFERRED)
        put_line(label, "(a guess)");
}

static void put_counts(TrBuilder *label, const TrTie *tie)
{
    char text[120];
    if (tie->n_against > 0)
        (void)snprintf(text, sizeof text, "%u for, %u against", tie->n_claims, tie->n_against);
    else if (tie->n_claims > 1)
        (void)snprintf(text, sizeof text, "%u claims, %u origin%s", tie->n_claims, tie->n_origins,
                       tie->n_origins == 1 ? "" : "s");
    else
        return;
    put_line(label, text);
}

void tr_label_tie(TrBuilder *label, const TrNetwork *network, const TrTie *tie)
{
    TrBuilder joined = {0};
    Phrases phrases = {.n = 0};
    collect_phrases(network, tie, &phrases);
    for (size_t i = 0; i < phrases.n && i < MOST_PHRASES; i++) {
        tr_build_text(&joined, i > 0 ? "\u00A0· " : ""); /* a line may end after the dot, not before it */
        tr_build_text(&joined, phrases.text[i]);
    }
    if (phrases.n > MOST_PHRASES)
        tr_build_format(&joined, " +%zu", phrases.n - MOST_PHRASES);
    if (joined.length > 0)
        put_line(label, joined.text);
    if (tie->standing != TR_REPORTED &&
        (joined.length == 0 || strstr(joined.text, tr_status_info(tie->standing)->words) == NULL)) {
        tr_build_clear(&joined);
        tr_build_format(&joined, "(%s)", tr_status_info(tie->standing)->words);
        put_line(label, joined.text != NULL ? joined.text : "");
    }
    put_mark(label, tie);
    put_counts(label, tie);
    label->failed = label->failed || joined.failed;
    tr_builder_release(&joined);
    tr_folder_release(&phrases.folder);
    tr_folder_release(&phrases.other);
}

/* ---- what stands behind it ---- */

void tr_claim_line(TrBuilder *line, const TrNetwork *network, uint32_t claim)
{
    static const TrClaimColumn what[] = {TR_ROLE, TR_ACTION};
    const TrInput *input = network->input;
    const char *date = tr_input_cell(input, TR_CLAIMS, claim, TR_DATE),
               *locator = tr_input_cell(input, TR_CLAIMS, claim, TR_LOCATOR);
    const char *between = "";
    for (size_t i = 0; i < 2; i++) {
        const char *text = tr_input_cell(input, TR_CLAIMS, claim, what[i]);
        if (*text == '\0')
            continue;
        tr_build_text(line, between);
        put_plain(line, text, MOST_CHARACTERS);
        between = " · ";
    }
    tr_build_format(line, "%s(%s", *between != '\0' ? " " : "",
                    tr_status_info(tr_claim_status(input, claim))->words);
    tr_build_format(line, "%s%.40s) — ", *date != '\0' ? ", " : "", date);
    put_plain(line, tr_source_name(network, claim), MOST_CHARACTERS);
    tr_build_text(line, *locator != '\0' ? " " : "");
    put_plain(line, locator, MOST_CHARACTERS);
    tr_build_text(line, ", ");
    put_plain(line, tr_input_file_name(input, TR_CLAIMS, claim), MOST_CHARACTERS);
    tr_build_format(line, ":%u", input->tables[TR_CLAIMS].line[claim]);
}

void tr_title_node(TrBuilder *title, const TrNetwork *network, size_t node, const TrRankedMeasure *ranked)
{
    const TrNames *names = &network->names;
    uint32_t entity = network->nodes[node].entity;
    put_plain(title, tr_node_name(network, node), MOST_CHARACTERS);
    tr_build_text(title, " (");
    put_plain(title, tr_node_kind(network, node), MOST_CHARACTERS);
    tr_build_text(title, ")");
    if (entity != TR_NO_ID && names->entities[entity].row != TR_NO_ID) {
        const char *description =
            tr_input_cell(network->input, TR_ENTITIES, names->entities[entity].row, TR_ENTITY_DESCRIPTION);
        tr_build_text(title, *description != '\0' ? "\n" : "");
        put_plain(title, description, MOST_CHARACTERS);
    }
    if (ranked->ranks[node] > 0)
        tr_build_format(title, "\n%s: rank %u of %zu", ranked->measure->name, ranked->ranks[node],
                        ranked->n_ranked);
}

static void put_against(TrBuilder *title, const TrNetwork *network, uint32_t claim)
{
    size_t first, n = tr_answers_to(network, claim, &first);
    for (size_t i = 0; i < n; i++) {
        uint32_t answer = network->against[2 * (first + i) + 1];
        tr_build_text(title, tr_claim_stance(network->input, answer) == TR_CORRECTS ? "\n  corrected: "
                                                                                    : "\n  denied: ");
        tr_claim_line(title, network, answer);
    }
}

void tr_title_tie(TrBuilder *title, const TrNetwork *network, const TrTie *tie)
{
    put_plain(title, tr_node_name(network, tie->a), MOST_CHARACTERS);
    tr_build_text(title, tie->directed ? " → " : " – ");
    put_plain(title, tr_node_name(network, tie->b), MOST_CHARACTERS);
    tr_build_format(title, " (%.60s)", network->layers[tie->layer]);
    for (uint32_t i = 0; i < tie->n_claims && i < MOST_LINES; i++) {
        uint32_t claim = network->tie_claims[tie->first_claim + i];
        tr_build_text(title, "\n");
        tr_claim_line(title, network, claim);
        put_against(title, network, claim);
    }
    if (tie->n_claims > MOST_LINES)
        tr_build_format(title, "\n+%u more claims", tie->n_claims - MOST_LINES);
    if (tie->layer == TR_LAYER_PART_OF)
        tr_build_text(title, "\nfrom entities.csv");
}
