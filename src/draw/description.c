/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The picture in a few sentences, for those who do not see it: what it is, who has most ties, of which status
 * they are, how many are contested, and where they stand as a table. */
#include "draw/description.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "draw/collapse.h"
#include "draw/labels.h"
#include "draw/panels.h"
#include "network/sources.h"

typedef struct {
    const TrPicture *picture;
    TrLanguage language;
    TrBuilder *text;
} Description;

static const TrTie *tie_at(const TrPicture *picture, size_t i)
{
    return &picture->network->ties[picture->choice.ties[i]];
}

static void say(Description *it, TrPhrase phrase, const TrValue *values)
{
    tr_phrase_put(it->text, it->language, phrase, values);
}

/* Of a phrase that ends a sentence: a blank comes after it. */
static void say_sentence(Description *it, TrPhrase phrase, const TrValue *values)
{
    say(it, phrase, values);
    tr_build_text(it->text, " ");
}

/* ---- what it is ---- */

static TrStatus say_form(Description *it, TrError *err)
{
    const TrDiagram *diagram = it->picture->diagram;
    TrPeriodsShown periods = {.n = 0};
    TrCollapsed collapsed;
    TrStatus st = TR_OK;
    if (diagram->panels != TR_PANELS_NONE)
        tr_panels_find(it->picture, &periods);
    if (diagram->collapse != TR_BY_NONE && periods.n == 0 && diagram->layout != TR_LAYOUT_MATRIX) {
        TR_TRY(tr_collapsed_make(it->picture, &collapsed, err));
        say(it, TR_SAY_GROUPS, &(TrValue){NULL, collapsed.groups.n});
        tr_collapsed_release(&collapsed);
        return TR_OK;
    }
    say(it,
        periods.n > 0                         ? TR_SAY_PERIODS
        : diagram->layout == TR_LAYOUT_MATRIX ? TR_SAY_A_MATRIX
                                              : TR_SAY_A_NETWORK,
        NULL);
out:
    return st;
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

/* Claims behind the ties shown, each once, and their sources. */
static TrStatus count_claims(const TrPicture *picture, size_t *n_claims, size_t *n_sources, TrError *err)
{
    const TrNetwork *network = picture->network;
    uint32_t *claims = NULL;
    const char **sources = NULL;
    size_t n = 0;
    TrStatus st = TR_OK;
    *n_claims = *n_sources = 0;
    for (size_t i = 0; i < picture->choice.n_ties; i++)
        n += tie_at(picture, i)->n_claims;
    TR_TRY(TR_ARRAY(claims, n, err));
    TR_TRY(TR_ARRAY(sources, n, err));
    n = 0;
    for (size_t i = 0; i < picture->choice.n_ties; i++)
        for (uint32_t k = 0; k < tie_at(picture, i)->n_claims; k++)
            claims[n++] = network->tie_claims[tie_at(picture, i)->first_claim + k];
    if (n > 1)
        qsort(claims, n, sizeof *claims, by_number);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || claims[i] != claims[i - 1])
            sources[(*n_claims)++] = tr_source_name(network, claims[i]);
    if (*n_claims > 1)
        qsort(sources, *n_claims, sizeof *sources, by_text);
    for (size_t i = 0; i < *n_claims; i++)
        *n_sources += i == 0 || strcmp(sources[i], sources[i - 1]) != 0;
out:
    tr_free(claims);
    tr_free(sources);
    return st;
}

static TrStatus say_what(Description *it, TrError *err)
{
    TrValue values[4] = {{NULL, it->picture->choice.n_entities}, {NULL, it->picture->choice.n_ties}};
    TrStatus st = TR_OK;
    TR_TRY(say_form(it, err));
    TR_TRY(count_claims(it->picture, &values[2].number, &values[3].number, err));
    say_sentence(it, TR_SAY_DESCRIPTION, values);
out:
    return st;
}

/* ---- who ---- */

/* The names with most ties in the picture, at most three, each with their number. */
static void put_most_tied(const TrPicture *picture, TrBuilder *names, size_t *n_ties)
{
    for (size_t i = 0; i < picture->choice.n_ties; i++) {
        n_ties[tie_at(picture, i)->a]++;
        n_ties[tie_at(picture, i)->b]++;
    }
    for (int k = 0; k < 3; k++) {
        uint32_t best = TR_NO_ID;
        for (size_t i = 0; i < picture->choice.n_nodes; i++) {
            uint32_t node = picture->choice.nodes[i];
            if (n_ties[node] > 0 && (best == TR_NO_ID || n_ties[node] > n_ties[best]))
                best = node;
        }
        if (best == TR_NO_ID)
            break;
        tr_build_text(names, names->length > 0 ? "; " : "");
        tr_plain_put(names, tr_node_name(picture->network, best), TR_MOST_CHARACTERS);
        tr_build_format(names, " (%zu)", n_ties[best]);
        n_ties[best] = 0;
    }
}

static TrStatus say_who(Description *it, TrError *err)
{
    TrBuilder names = {0};
    size_t *n_ties = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(n_ties, it->picture->network->n_nodes, err));
    put_most_tied(it->picture, &names, n_ties);
    if (names.failed)
        TR_TRY(tr_fail_memory(err));
    if (names.length > 0)
        say_sentence(it, TR_SAY_DESCRIPTION_MOST, &(TrValue){names.text, 0});
out:
    tr_free(n_ties);
    tr_builder_release(&names);
    return st;
}

/* ---- how sure ---- */

/* Ties that entities.csv gives have no status. */
static TrStatus say_how_sure(Description *it, TrError *err)
{
    size_t by_status[TR_N_STATUSES] = {0}, n_contested = 0;
    TrBuilder list = {0};
    TrStatus st = TR_OK;
    for (size_t i = 0; i < it->picture->choice.n_ties; i++) {
        const TrTie *tie = tie_at(it->picture, i);
        by_status[tie->standing] += tie->layer != TR_LAYER_PART_OF;
        n_contested += tr_tie_is_contested(tie);
    }
    for (int status = 0; status < TR_N_STATUSES; status++) {
        char plain[64];
        if (by_status[status] > 0)
            tr_build_format(
                &list, "%s%s %zu", list.length > 0 ? ", " : "",
                tr_word(it->language, tr_status_info((TrClaimStatus)status)->words, plain, sizeof plain),
                by_status[status]);
    }
    if (list.failed)
        TR_TRY(tr_fail_memory(err));
    if (list.length > 0)
        say_sentence(it, TR_SAY_TIES_BY_STATUS, &(TrValue){list.text, 0});
    if (n_contested > 0)
        say_sentence(it, TR_SAY_TIES_CONTESTED, &(TrValue){NULL, n_contested});
out:
    tr_builder_release(&list);
    return st;
}

TrStatus tr_picture_describe(const TrPicture *picture, TrBuilder *text, TrError *err)
{
    Description it = {picture, picture->diagram->language, text};
    TrStatus st = TR_OK;
    if (picture->choice.n_nodes == 0) {
        say_sentence(&it, TR_SAY_NOTHING_MATCHES, NULL);
    } else {
        TR_TRY(say_what(&it, err));
        TR_TRY(say_who(&it, err));
        TR_TRY(say_how_sure(&it, err));
    }
    if (picture->ties_file != NULL)
        say_sentence(&it, TR_SAY_AS_A_TABLE, &(TrValue){picture->ties_file, 0});
    say(&it, TR_SAY_CAVEAT, NULL);
    if (text->failed)
        TR_TRY(tr_fail_memory(err));
out:
    return st;
}
