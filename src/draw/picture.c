/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/picture.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "draw/labels.h"
#include "network/selection.h"
#include "network/sources.h"

TrStatus tr_picture_make(TrPicture *picture, TrError *err)
{
    return tr_choice_make(picture->network, picture->diagram, picture->ranked, &picture->choice, err);
}

void tr_picture_release(TrPicture *picture)
{
    tr_choice_release(&picture->choice);
}

/* ---- caption ---- */

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

static void put_plain_line(TrBuilder *caption, const char *text)
{
    size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        uint32_t c;
        char bytes[4];
        at += tr_text_next(text + at, length - at, &c);
        if (c == 0)
            break;
        if (c == '\n' || c == '\r' || c == '\t')
            c = ' ';
        tr_build_bytes(caption, bytes, tr_utf8_encode(c, bytes));
    }
}

static void put_sources(TrBuilder *caption, const Sources *sources)
{
    enum { MOST_NAMED = 12 };
    if (sources->n > 0)
        tr_build_text(caption, "Sources: ");
    for (size_t i = 0; i < sources->n && i < MOST_NAMED; i++) {
        tr_build_text(caption, i > 0 ? "; " : "");
        put_plain_line(caption, sources->names[i]);
    }
    if (sources->n > MOST_NAMED)
        tr_build_format(caption, "; and %zu more", sources->n - MOST_NAMED);
    if (sources->n > 0)
        tr_build_text(caption, ". ");
    if (sources->dated) {
        char span[3 * TR_DATE_TEXT_BYTES];
        tr_build_format(caption, "Dates of claims: %s.", tr_span_text(sources->span, span));
    }
    if (sources->n > 0 || sources->dated)
        tr_build_text(caption, "\n");
}

static void put_counts(TrBuilder *caption, const TrPicture *picture)
{
    size_t all = tr_network_count_entities(picture->network);
    if (picture->choice.n_entities == 0)
        tr_build_text(caption, "Nothing in this input matches the diagram's definition.\n");
    else if (picture->choice.n_entities < all)
        tr_build_format(caption, "%zu of %zu entities and %zu of %zu ties are shown.",
                        picture->choice.n_entities, all, picture->choice.n_ties, picture->network->n_ties);
    else
        tr_build_format(caption, "All %zu entities and %zu of %zu ties are shown.", all,
                        picture->choice.n_ties, picture->network->n_ties);
    if (picture->choice.n_entities > 0)
        tr_build_format(caption, " Area grows with %s, at most fourfold; a long name widens a shape.\n",
                        picture->ranked->measure->name);
}

TrStatus tr_picture_caption(const TrPicture *picture, bool pinned, TrBuilder *caption, TrError *err)
{
    Sources sources = {0};
    size_t before;
    TrStatus st = TR_OK;
    TR_TRY(collect_sources(picture, &sources, err));
    if (*picture->diagram->caption != '\0') {
        put_plain_line(caption, picture->diagram->caption);
        tr_build_text(caption, "\n");
    }
    put_counts(caption, picture);
    before = caption->length;
    tr_window_words(caption, picture->network);
    tr_build_text(caption, caption->length > before ? "\n" : "");

    if (pinned)
        tr_build_text(caption,
                      "The usual layout failed or took too long; entities stand in circles instead.\n");
    put_sources(caption, &sources);
    if (picture->date != NULL)
        tr_build_format(caption, "%.60s. ", picture->date);
    tr_build_text(caption, TR_PICTURE_CAVEAT);
    if (caption->failed)
        st = tr_fail_memory(err);
out:
    tr_free(sources.names);
    return st;
}
