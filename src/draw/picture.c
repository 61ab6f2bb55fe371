/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/picture.h"

#include <math.h>

#include "base/file.h"
#include "base/memory.h"

/* A rank that is only known to within more than this share of all ranks does not set a size. */
#define WIDE_SHARE 0.25

/* {1} and {2}: the ends of the path, or the first whom the definition names. */
TrStatus tr_picture_title(const TrPicture *picture, TrLanguage language, char **title, TrError *err)
{
    const TrChoice *choice = &picture->choice;
    const TrDiagram *diagram = picture->diagram;
    bool spanish = language == TR_SPANISH && *diagram->title_es != '\0';
    uint32_t named[] = {choice->path_ends[0] != TR_NO_ID ? choice->path_ends[0] : choice->middle,
                        choice->path_ends[1]};
    TrBuilder text = {0};
    tr_build_text(&text, "");
    for (const char *at = spanish ? diagram->title_es : diagram->title; *at != '\0';) {
        if (at[0] == '{' && (at[1] == '1' || at[1] == '2') && at[2] == '}') {
            uint32_t node = named[at[1] - '1'];
            tr_build_text(&text, node != TR_NO_ID ? tr_node_name(picture->network, node) : "…");
            at += 3;
        } else {
            tr_build_bytes(&text, at++, 1);
        }
    }
    *title = text.failed ? NULL : tr_text_copy(text.text != NULL ? text.text : "");
    tr_builder_release(&text);
    return *title == NULL ? tr_fail_memory(err) : TR_OK;
}

TrStatus tr_picture_make(TrPicture *picture, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_choice_make(picture->network, picture->diagram, picture->ranked, &picture->choice, err));
    TR_TRY(tr_picture_title(picture, picture->diagram->language, &picture->title, err));
    picture->most_score = 0;
    for (size_t i = 0; i < picture->choice.n_nodes; i++)
        picture->most_score = fmax(picture->most_score, picture->ranked->scores[picture->choice.nodes[i]]);
out:
    if (st != TR_OK)
        tr_picture_release(picture);
    return st;
}

void tr_picture_release(TrPicture *picture)
{
    tr_free(picture->title);
    picture->title = NULL;
    tr_choice_release(&picture->choice);
}

static bool rank_is_wide(const TrPicture *picture, uint32_t node)
{
    if (picture->rank_low == NULL || picture->rank_high == NULL)
        return false;
    return picture->rank_high[node] - picture->rank_low[node] + 1 >
           WIDE_SHARE * (double)picture->ranked->n_ranked;
}

size_t tr_picture_count_unsure(const TrPicture *picture)
{
    size_t n = 0;
    for (size_t i = 0; i < picture->choice.n_nodes; i++)
        n += rank_is_wide(picture, picture->choice.nodes[i]) &&
             picture->ranked->scores[picture->choice.nodes[i]] > 0;
    return n;
}

double tr_picture_scale(const TrPicture *picture, uint32_t node)
{
    double score = picture->ranked->scores[node];
    if (picture->diagram->equal_sizes || tr_node_is_event(picture->network, node) ||
        !(picture->most_score > 0) || !(score > 0) || rank_is_wide(picture, node))
        return 1;
    return sqrt(1 + 3 * score / picture->most_score);
}
