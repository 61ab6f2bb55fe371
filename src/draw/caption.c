/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The sentences below a picture: how much is shown and why, sources, dates, credit, and the caveat. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "draw/grouping.h"
#include "draw/labels.h"
#include "draw/layout.h"
#include "draw/picture.h"
#include "network/selection.h"
#include "network/sources.h"

typedef struct {
    const TrPicture *picture;
    TrLanguage language;
    TrBuilder *text;
} Caption;

static void put(Caption *caption, TrPhrase phrase, const TrValue *values)
{
    tr_phrase_put(caption->text, caption->language, phrase, values);
}

static void end_line(Caption *caption)
{
    tr_build_text(caption->text, "\n");
}

/* ---- sources and dates ---- */

typedef struct {
    const char **names;
    size_t n, room;
    TrDate span;
    bool dated;
} Sources;

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sources and dates of the ties shown. */
static TrStatus collect_sources(const TrPicture *picture, Sources *sources, TrError *err)
{
    const TrNetwork *network = picture->network;
    size_t n = 0;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < picture->choice.n_ties; i++) {
        const TrTie *tie = &network->ties[picture->choice.ties[i]];
        TrDate span;
        for (uint32_t k = 0; k < tie->n_claims; k++) {
            TR_TRY(TR_GROW(sources->names, sources->room, sources->n + 1, err));
            sources->names[sources->n++] = tr_source_name(network, network->tie_claims[tie->first_claim + k]);
        }
        if (!tr_tie_span(network, tie, &span))
            continue;
        if (!sources->dated || span.first_day < sources->span.first_day)
            sources->span.first_day = span.first_day;
        if (!sources->dated || span.last_day > sources->span.last_day)
            sources->span.last_day = span.last_day;
        sources->dated = true;
    }
    if (sources->n > 1)
        qsort(sources->names, sources->n, sizeof *sources->names, by_text);
    for (size_t i = 0; i < sources->n; i++)
        if (i == 0 || strcmp(sources->names[i], sources->names[n - 1]) != 0)
            sources->names[n++] = sources->names[i];
    sources->n = n;
out:
    return st;
}

/* The span in the picture's language: tr_span_text() gives "A", "A to B", "from A on" or "until B". */
static void span_words(TrLanguage language, TrDate span, TrBuilder *words)
{
    char text[3 * TR_DATE_TEXT_BYTES], first[TR_DATE_TEXT_BYTES] = "", last[TR_DATE_TEXT_BYTES] = "";
    const TrValue dates[] = {{first, 0}, {last, 0}};
    (void)tr_span_text(span, text);
    if (sscanf(text, "from %31s on", first) == 1)
        tr_phrase_put(words, language, TR_SAY_SPAN_FROM, dates);
    else if (sscanf(text, "until %31s", first) == 1)
        tr_phrase_put(words, language, TR_SAY_SPAN_UNTIL, dates);
    else if (sscanf(text, "%31s to %31s", first, last) == 2)
        tr_phrase_put(words, language, TR_SAY_SPAN_TO, dates);
    else
        tr_build_text(words, text);
}

/* A phrase with a span, and perhaps a number, in it. */
static void put_span(Caption *caption, TrPhrase phrase, TrDate span, size_t number)
{
    TrBuilder words = {0};
    span_words(caption->language, span, &words);
    put(caption, phrase, (const TrValue[]){{words.text != NULL ? words.text : "", 0}, {NULL, number}});
    caption->text->failed = caption->text->failed || words.failed;
    tr_builder_release(&words);
}

/* What --since and --until show and leave out of the whole network: as tr_window_words() says it, in the
 * picture's language. */
static void put_window(Caption *caption)
{
    const TrNetwork *network = caption->picture->network;
    TrDate window;
    if ((network->weave.since == NULL && network->weave.until == NULL) ||
        tr_selection_window(&network->weave, &window, NULL) != TR_OK)
        return;
    put_span(caption, TR_SAY_WINDOW, window, network->n_undated);
    end_line(caption);
}

static TrStatus put_sources(Caption *caption, TrError *err)
{
    enum { MOST_NAMED = 12 };
    Sources sources = {0};
    TrStatus st = TR_OK;
    TR_TRY(collect_sources(caption->picture, &sources, err));
    if (sources.n > 0)
        put(caption, TR_SAY_SOURCES, NULL);
    for (size_t i = 0; i < sources.n && i < MOST_NAMED; i++) {
        tr_build_text(caption->text, i > 0 ? "; " : "");
        tr_plain_put(caption->text, sources.names[i], SIZE_MAX);
    }
    if (sources.n > MOST_NAMED)
        put(caption, TR_SAY_AND_MORE, &(TrValue){NULL, sources.n - MOST_NAMED});
    if (sources.n > 0)
        tr_build_text(caption->text, ". ");
    if (sources.dated)
        put_span(caption, TR_SAY_DATES, sources.span, 0);
    if (sources.n > 0 || sources.dated)
        end_line(caption);
out:
    tr_free(sources.names);
    return st;
}

/* ---- how much is shown, and why ---- */

static void put_counts(Caption *caption)
{
    const TrChoice *choice = &caption->picture->choice;
    size_t all = tr_network_count_entities(caption->picture->network);
    const TrValue some[] = {{NULL, choice->n_entities},
                            {NULL, all},
                            {NULL, choice->n_ties},
                            {NULL, caption->picture->network->n_ties}};
    if (choice->n_entities == 0)
        put(caption, TR_SAY_NOTHING_MATCHES, NULL);
    else
        put(caption, choice->n_entities < all ? TR_SAY_SOME_SHOWN : TR_SAY_ALL_SHOWN,
            choice->n_entities < all ? some : some + 1);
}

static void put_one_filter(Caption *caption, TrBuilder *text, TrPhrase phrase, const char *what)
{
    if (*what == '\0')
        return;
    tr_build_text(text, text->length > 0 ? "; " : "");
    tr_phrase_put(text, caption->language, phrase, &(TrValue){what, 0});
}

/* What the definition lets in: statuses in the picture's language, signs, sources, dates. */
static void put_filter(Caption *caption)
{
    const TrDiagram *diagram = caption->picture->diagram;
    TrBuilder text = {0}, statuses = {0};
    char plain[64], dates[100] = "";
    for (int i = 0; i < TR_N_STATUSES; i++) {
        const TrStatusInfo *info = tr_status_info((TrClaimStatus)i);
        if (tr_list_has(diagram->statuses, info->name))
            tr_build_format(&statuses, "%s%s", statuses.length > 0 ? ", " : "",
                            tr_word(caption->language, info->words, plain, sizeof plain));
    }
    if (*diagram->since != '\0' || *diagram->until != '\0')
        (void)snprintf(dates, sizeof dates, "%.40s–%.40s", diagram->since, diagram->until);
    put_one_filter(caption, &text, TR_SAY_BY_STATUS, statuses.length > 0 ? statuses.text : "");
    put_one_filter(caption, &text, TR_SAY_BY_SIGN, diagram->signs);
    put_one_filter(caption, &text, TR_SAY_BY_SOURCE, diagram->sources);
    put_one_filter(caption, &text, TR_SAY_BY_DATE, dates);
    if (text.length > 0) {
        tr_build_text(caption->text, " ");
        put(caption, TR_SAY_FILTERED, &(TrValue){text.text, 0});
    }
    caption->text->failed = caption->text->failed || text.failed || statuses.failed;
    tr_builder_release(&text);
    tr_builder_release(&statuses);
}

static void put_cut(Caption *caption, const char *measure)
{
    const TrChoice *choice = &caption->picture->choice;
    const TrValue highest[] = {{NULL, choice->n_cut}, {measure, 0}};
    tr_build_text(caption->text, choice->cut == TR_CUT_NONE ? "" : " ");
    if (choice->cut == TR_CUT_NEIGHBOURHOODS)
        put(caption, TR_SAY_NEIGHBOURHOODS, highest);
    else if (choice->cut == TR_CUT_CORE)
        put(caption, TR_SAY_CORE, highest);
    else if (choice->cut == TR_CUT_NEAREST && choice->path_steps == 0)
        put(caption, TR_SAY_NEAREST, &highest[1]);
}

static void put_left_out(Caption *caption, TrPhrase phrase, size_t n)
{
    if (n == 0)
        return;
    tr_build_text(caption->text, " ");
    put(caption, phrase, &(TrValue){NULL, n});
}

static void put_why(Caption *caption, const char *measure)
{
    const TrDiagram *diagram = caption->picture->diagram;
    const TrChoice *choice = &caption->picture->choice;
    char alpha[TR_NUMBER_BYTES];
    if (*diagram->path_ends != '\0') {
        tr_build_text(caption->text, " ");
        put(caption,
            choice->path_steps == 0         ? TR_SAY_NO_PATH
            : choice->cut == TR_CUT_NEAREST ? TR_SAY_SOME_PATHS
                                            : TR_SAY_PATH,
            &(TrValue){NULL, choice->path_steps});
    }
    put_cut(caption, measure);
    if (choice->n_disparity > 0) {
        const TrValue values[] = {{tr_number_text(diagram->alpha, alpha), 0}, {NULL, choice->n_disparity}};
        tr_build_text(caption->text, " ");
        put(caption, TR_SAY_DISPARITY, values);
    }
    if (tr_filter_is_set(diagram))
        put_filter(caption);
    put_left_out(caption, TR_SAY_LEFT_OUT_CONTESTED, choice->n_contested_out);
    put_left_out(caption, TR_SAY_LEFT_OUT_CHARGED, choice->n_charged_out);
}

/* What the form of the picture means. */
static void put_form(Caption *caption, const TrOutcome *outcome, const char *measure)
{
    const TrDiagram *diagram = caption->picture->diagram;
    if (diagram->layout == TR_LAYOUT_MATRIX) {
        put(caption, TR_SAY_MATRIX, NULL);
    } else if (diagram->collapse != TR_BY_NONE) {
        put(caption, TR_SAY_BUNDLE_LINES, NULL); /* the groups say their numbers themselves */
    } else {
        if (!outcome->many || !diagram->equal_sizes)
            put(caption,
                outcome->many          ? TR_SAY_AREA_MARKS
                : diagram->equal_sizes ? TR_SAY_AREA_EQUAL
                                       : TR_SAY_AREA,
                &(TrValue){measure, 0});
        if (!diagram->equal_sizes && tr_picture_count_unsure(caption->picture) > 0) {
            tr_build_text(caption->text, " ");
            put(caption, TR_SAY_AREA_UNSURE, &(TrValue){NULL, tr_picture_count_unsure(caption->picture)});
        }
        if (diagram->letters_by_rank && !outcome->many) {
            tr_build_text(caption->text, " ");
            put(caption, TR_SAY_LETTERS, &(TrValue){measure, 0});
        }
    }
    if (diagram->layout == TR_LAYOUT_NESTED && !outcome->not_as_asked) {
        tr_build_text(caption->text, " ");
        put(caption, TR_SAY_NESTED, NULL);
    }
    if (diagram->panels != TR_PANELS_NONE) {
        tr_build_text(caption->text, " ");
        put(caption, TR_SAY_PANELS, NULL);
    }
}

/* Where ties do not say all that is claimed: what they say. A matrix and groups have marks and counts. */
static void put_labelling(Caption *caption, const TrOutcome *outcome, const char *measure)
{
    const TrDiagram *diagram = caption->picture->diagram;
    TrLabelling labels = tr_plan_labels(caption->picture);
    bool status = outcome->words_left_out || labels == TR_LABEL_STATUS;
    if (outcome->many) {
        end_line(caption);
        put(caption, TR_SAY_MANY,
            (const TrValue[]){{NULL, outcome->n_names}, {NULL, outcome->n_candidates}, {measure, 0}});
        return;
    }
    if (diagram->layout == TR_LAYOUT_MATRIX || diagram->collapse != TR_BY_NONE ||
        (!status && labels == TR_LABEL_ALL && diagram->panels == TR_PANELS_NONE))
        return;
    tr_build_text(caption->text, " ");
    put(caption, status && diagram->panels == TR_PANELS_NONE ? TR_SAY_STATUS_ONLY : TR_SAY_WORDS_LEFT_OUT,
        NULL);
}

/* How much changed between two editions, and how much of that is shown. */
static void put_changes(Caption *caption)
{
    const TrPicture *picture = caption->picture;
    const size_t *n = picture->marks->n_ties;
    const size_t n_all = n[TR_MARK_ADDED] + n[TR_MARK_REMOVED] + n[TR_MARK_CHANGED];
    const TrValue counts[] = {
        {NULL, n[TR_MARK_ADDED]}, {NULL, n[TR_MARK_REMOVED]}, {NULL, n[TR_MARK_CHANGED]}};
    size_t n_shown = 0, n_alike;
    for (size_t i = 0; i < picture->choice.n_ties; i++)
        n_shown += picture->marks->ties[picture->choice.ties[i]] != TR_MARK_NONE;
    n_alike = n[TR_MARK_NONE] - (picture->choice.n_ties - n_shown);
    put(caption, TR_SAY_CHANGES, counts);
    if (n_shown < n_all) {
        tr_build_text(caption->text, " ");
        put(caption, TR_SAY_CHANGES_MORE, (const TrValue[]){{NULL, n_shown}, {NULL, n_all}});
    }
    put_left_out(caption, TR_SAY_ALIKE_LEFT_OUT, n_alike);
}

static void put_form_and_outcome(Caption *caption, const TrOutcome *outcome)
{
    const TrPicture *picture = caption->picture;
    char plain[64];
    const char *measure = tr_word(caption->language, picture->ranked->measure->name, plain, sizeof plain);
    if (picture->marks != NULL && picture->choice.n_entities > 0)
        put_changes(caption);
    else
        put_counts(caption);
    if (picture->choice.n_entities > 0) {
        put_why(caption, measure);
        tr_build_text(caption->text, " ");
        put_form(caption, outcome, measure);
    } else if (*picture->diagram->path_ends != '\0') {
        tr_build_text(caption->text, " ");
        put(caption, TR_SAY_NO_PATH, NULL);
    }
    if (picture->network->weave.mode != TR_MODE_TIES) {
        tr_build_text(caption->text, " ");
        put(caption,
            picture->network->weave.mode == TR_MODE_PEOPLE ? TR_SAY_PROJECTED_PEOPLE
                                                           : TR_SAY_PROJECTED_ORGANIZATIONS,
            NULL);
    }
    put_labelling(caption, outcome, measure);
    end_line(caption);
    put_window(caption);
    if (outcome->fell_back) {
        put(caption, TR_SAY_FELL_BACK, NULL);
        end_line(caption);
    } else if (outcome->not_as_asked) {
        put(caption, TR_SAY_NOT_AS_ASKED, NULL);
        end_line(caption);
    }
}

TrStatus tr_picture_caption_of(const TrPicture *picture, const TrOutcome *outcome, TrBuilder *text,
                               TrError *err)
{
    const TrDiagram *diagram = picture->diagram;
    Caption caption = {picture, diagram->language, text};
    const char *date = *diagram->date != '\0' ? diagram->date : picture->date;
    TrStatus st = TR_OK;
    if (*diagram->caption != '\0') {
        tr_plain_put(text, diagram->caption, SIZE_MAX);
        end_line(&caption);
    }
    put_form_and_outcome(&caption, outcome);
    TR_TRY(put_sources(&caption, err));
    if (*diagram->credit != '\0') {
        TrBuilder whom = {0};
        tr_plain_put(&whom, diagram->credit, TR_MOST_CHARACTERS);
        put(&caption, TR_SAY_CREDIT, &(TrValue){whom.text != NULL ? whom.text : "", 0});
        tr_build_text(text, " ");
        text->failed = text->failed || whom.failed;
        tr_builder_release(&whom);
    }
    if (date != NULL) {
        tr_plain_put(text, date, 60);
        tr_build_text(text, ". ");
    }
    put(&caption, TR_SAY_CAVEAT, NULL);
    if (text->failed)
        st = tr_fail_memory(err);
out:
    return st;
}

TrStatus tr_picture_caption(const TrPicture *picture, bool pinned, TrBuilder *caption, TrError *err)
{
    return tr_picture_caption_of(picture, &(TrOutcome){.fell_back = pinned}, caption, err);
}
