/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/picture.h"

#include <math.h>

/* A rank that is only known to within more than this share of all ranks does not set a size. */
#define WIDE_SHARE 0.25

TrStatus tr_picture_make(TrPicture *picture, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_choice_make(picture->network, picture->diagram, picture->ranked, &picture->choice, err));
    picture->most_score = 0;
    for (size_t i = 0; i < picture->choice.n_nodes; i++)
        picture->most_score = fmax(picture->most_score, picture->ranked->scores[picture->choice.nodes[i]]);
out:
    return st;
}

void tr_picture_release(TrPicture *picture)
{
    tr_choice_release(&picture->choice);
}

static bool rank_is_wide(const TrPicture *picture, uint32_t node)
{
    if (picture->rank_low == NULL || picture->rank_high == NULL)
        return false;
    return picture->rank_high[node] - picture->rank_low[node] + 1 >
           WIDE_SHARE * (double)picture->ranked->n_ranked;
}

double tr_picture_scale(const TrPicture *picture, uint32_t node)
{
    double score = picture->ranked->scores[node];
    if (picture->diagram->equal_sizes || tr_node_is_event(picture->network, node) ||
        !(picture->most_score > 0) || !(score > 0) || rank_is_wide(picture, node))
        return 1;
    return sqrt(1 + 3 * score / picture->most_score);
}
