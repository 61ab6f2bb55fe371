/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/claim_lines.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "network/sources.h"
#include "report/document.h"

/* ---- which claims ---- */

/* Whether the claim at `at` of tie `t` stands earlier in the pair already. */
static bool came_before(const TrNetwork *network, const TrPair *pair, uint32_t t, uint32_t at)
{
    uint32_t claim = network->tie_claims[network->ties[t].first_claim + at];
    for (uint32_t k = pair->first_tie; k <= t; k++) {
        const TrTie *tie = &network->ties[k];
        for (uint32_t i = 0; i < (k == t ? at : tie->n_claims); i++)
            if (network->tie_claims[tie->first_claim + i] == claim)
                return true;
    }
    return false;
}

TrStatus tr_pair_claims(const TrNetwork *network, const TrPair *pair, TrPutClaim put, void *context,
                        TrError *err)
{
    TrStatus st = TR_OK;
    for (uint32_t t = pair->first_tie; t < pair->first_tie + pair->n_ties; t++) {
        TrPairClaim it = {.network = network, .tie = &network->ties[t]};
        for (uint32_t i = 0; i < it.tie->n_claims; i++) {
            size_t first, n;
            if (came_before(network, pair, t, i))
                continue;
            it.claim = network->tie_claims[it.tie->first_claim + i];
            it.answers = TR_NO_ID;
            TR_TRY(put(context, &it, err));
            it.answers = it.claim;
            n = tr_answers_to(network, it.answers, &first);
            for (size_t k = first; k < first + n; k++) {
                it.claim = network->against[2 * k + 1];
                TR_TRY(put(context, &it, err));
            }
        }
    }
out:
    return st;
}

/* ---- for people ---- */

void tr_put_plain(FILE *file, const char *text, bool markdown)
{
    size_t length = strlen(text);
    if (markdown) {
        tr_md_text(file, text);
        return;
    }
    for (size_t at = 0; at < length;) {
        uint32_t c;
        at += tr_text_next(text + at, length - at, &c);
        if (c == 0)
            break;
        tr_put_character(file, c == '\n' || c == '\r' || c == '\t' ? ' ' : c);
    }
}

typedef struct {
    FILE *file;
    bool markdown;
    int indent;
} Lines;

static const char *answer_word(const TrPairClaim *it)
{
    return tr_claim_stance(it->network->input, it->claim) == TR_CORRECTS ? "corrected" : "denied";
}

/* What must not be overlooked of the tie: a guess, or one that does not count. */
static void put_marks(TrBuilder *line, const TrPairClaim *it)
{
    if (it->tie->layer == TR_LAYER_INFERRED)
        tr_build_text(line, "a guess from its words, ");
    if (!it->tie->counted)
        tr_build_text(line, "not counted, ");
}

static void put_where(TrBuilder *line, const TrPairClaim *it)
{
    const TrInput *input = it->network->input;
    const char *source = tr_source_name(it->network, it->claim);
    const char *origin = tr_origin_name(it->network, it->claim);
    const char *locator = tr_input_cell(input, TR_CLAIMS, it->claim, TR_LOCATOR);
    tr_build_text(line, source);
    tr_build_text(line, *locator != '\0' ? ", " : "");
    tr_build_text(line, locator);
    if (strcmp(origin, source) != 0) {
        tr_build_text(line, "; origin: ");
        tr_build_text(line, origin);
    }
    tr_build_format(line, "; %s:%u", tr_input_file_name(input, TR_CLAIMS, it->claim),
                    input->tables[TR_CLAIMS].line[it->claim]);
}

/* Two lines: what is claimed; where. */
static TrStatus put_lines(void *context, const TrPairClaim *it, TrError *err)
{
    const Lines *lines = context;
    const TrInput *input = it->network->input;
    const char *date = tr_input_cell(input, TR_CLAIMS, it->claim, TR_DATE), *url;
    TrBuilder what = {0}, where = {0};
    bool answer = it->answers != TR_NO_ID, failed;
    int indent = lines->indent + (answer ? 2 : 0);
    TrClaimStatus status = tr_claim_status(input, it->claim);

    put_marks(&what, it);
    tr_build_text(&what, answer ? answer_word(it) : tr_status_info(status)->words);
    if (answer && status != TR_REPORTED)
        tr_build_format(&what, ", %s", tr_status_info(status)->words);
    tr_build_format(&what, "%s%.40s: ", *date != '\0' ? ", " : "", date);
    tr_claim_words(&what, it->network, it->claim);
    put_where(&where, it);
    failed = what.failed || where.failed;
    if (!failed) {
        (void)fprintf(lines->file, "%*s%s", indent, "", lines->markdown ? "- " : "");
        tr_put_plain(lines->file, what.text, lines->markdown);
        if (lines->markdown)
            (void)fputs(" — ", lines->file);
        else
            (void)fprintf(lines->file, "\n%*s", indent + 2, "");
        tr_put_plain(lines->file, where.text, lines->markdown);
        url = tr_source_url(it->network, it->claim);
        (void)fputs(*url != '\0' ? "; " : "", lines->file);
        if (lines->markdown && *url != '\0')
            tr_md_link(lines->file, url);
        else
            tr_put_plain(lines->file, url, false);

        (void)fputc('\n', lines->file);
    }
    tr_builder_release(&what);
    tr_builder_release(&where);
    return failed ? tr_fail_memory(err) : TR_OK;
}

TrStatus tr_claim_lines_write(const TrNetwork *network, const TrPair *pair, bool markdown, int indent,
                              FILE *file, TrError *err)
{
    Lines lines = {file, markdown, indent};
    return tr_pair_claims(network, pair, put_lines, &lines, err);
}

void tr_evidence_words(TrBuilder *words, const TrNetwork *network, const TrEvidence *evidence)
{
    char number[TR_NUMBER_BYTES];
    tr_build_format(words, "%u claim%s of %u origin%s", evidence->n_claims,
                    evidence->n_claims == 1 ? "" : "s", evidence->n_origins,
                    evidence->n_origins == 1 ? "" : "s");
    if (evidence->n_origins == 1 && evidence->claim != TR_NO_ID) {
        tr_build_text(words, " (");
        tr_build_text(words, tr_origin_name(network, evidence->claim));
        tr_build_text(words, ")");
    }
    if (evidence->status != TR_REPORTED)
        tr_build_format(words, ", %s", tr_status_info(evidence->status)->words);
    if (evidence->confidence < 1)
        tr_build_format(words, ", confidence %s", tr_number_text(evidence->confidence, number));
    if (evidence->n_against > 0)
        tr_build_format(words, ", %u against", evidence->n_against);
}

/* ---- for programs ---- */

/* The texts of a claim, in the order of the names. */
enum { N_TEXTS = 12 };
static const char *const text_names[N_TEXTS] = {"layer",  "counted", "stance",  "status", "date",     "claim",
                                                "source", "origin",  "locator", "url",    "claim_id", "file"};

static void collect_texts(const TrPairClaim *it, const char *words, const char *texts[N_TEXTS])
{
    const TrNetwork *network = it->network;
    const TrInput *input = network->input;
    texts[0] = network->layers[it->tie->layer];
    texts[1] = it->tie->counted ? "yes" : "no";
    texts[2] = tr_stance_name(tr_claim_stance(input, it->claim));
    texts[3] = tr_status_info(tr_claim_status(input, it->claim))->name;
    texts[4] = tr_input_cell(input, TR_CLAIMS, it->claim, TR_DATE);
    texts[5] = words;
    texts[6] = tr_source_name(network, it->claim);
    texts[7] = tr_origin_name(network, it->claim);
    texts[8] = tr_input_cell(input, TR_CLAIMS, it->claim, TR_LOCATOR);
    texts[9] = tr_source_url(network, it->claim);
    texts[10] = tr_input_cell(input, TR_CLAIMS, it->claim, TR_CLAIM_ID);
    texts[11] = tr_input_file_name(input, TR_CLAIMS, it->claim);
}

TrStatus tr_claim_columns(TrGrid *grid, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t i = 0; i < N_TEXTS; i++)
        TR_TRY(tr_grid_column(grid, text_names[i], false, err));
    TR_TRY(tr_grid_column(grid, "line", true, err));
out:
    return st;
}

TrStatus tr_claim_cells(TrGrid *grid, const TrPairClaim *it, TrError *err)
{
    const char *texts[N_TEXTS];
    TrBuilder words = {0};
    TrStatus st = TR_OK;
    tr_claim_words(&words, it->network, it->claim);
    if (words.failed || words.text == NULL)
        TR_TRY(tr_fail_memory(err));
    collect_texts(it, words.text, texts);
    for (size_t i = 0; i < N_TEXTS; i++)
        TR_TRY(tr_grid_text(grid, texts[i], err));
    TR_TRY(tr_grid_number(grid, it->network->input->tables[TR_CLAIMS].line[it->claim], err));
out:
    tr_builder_release(&words);
    return st;
}

static TrStatus put_json(void *context, const TrPairClaim *it, TrError *err)
{
    TrJson *json = context;
    const char *texts[N_TEXTS];
    TrBuilder words = {0};
    TrStatus st = TR_OK;
    tr_claim_words(&words, it->network, it->claim);
    if (words.failed || words.text == NULL)
        TR_TRY(tr_fail_memory(err));
    collect_texts(it, words.text, texts);
    tr_json_newline(json);
    tr_json_begin(json, '{');
    for (size_t i = 0; i < N_TEXTS; i++) {
        tr_json_key(json, text_names[i]);
        if (i == 1)
            tr_json_bool(json, it->tie->counted);
        else
            tr_json_text(json, texts[i]);
    }
    tr_json_key(json, "line");
    tr_json_number(json, it->network->input->tables[TR_CLAIMS].line[it->claim]);
    tr_json_end(json, '}');
out:
    tr_builder_release(&words);
    return st;
}

TrStatus tr_claims_json(TrJson *json, const TrNetwork *network, const TrPair *pair, TrError *err)
{
    TrStatus st = TR_OK;
    tr_json_key(json, "claims");
    tr_json_begin(json, '[');
    TR_TRY(tr_pair_claims(network, pair, put_json, json, err));
    tr_json_end(json, ']');
out:
    return st;
}
