/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/attempts.h"

#include "base/parallel.h"
#include "draw/figure.h"
#include "draw/tries.h"

typedef struct {
    const TrPicture *picture;
    TrAttempt *attempts;
} Making;

static void make(void *context, size_t i)
{
    const Making *making = context;
    TrAttempt *it = &making->attempts[i];
    TrStatus st = TR_OK;
    if (it->finds_places)
        TR_TRY(tr_tries_place(making->picture, &it->variant, &it->spots, &it->err));
    TR_TRY(tr_figure_draw_form(making->picture, &it->variant, &it->drawing, &it->err));
out:
    it->failed = st == TR_ANALYSIS;
    it->st = it->failed ? TR_OK : st;
}

size_t tr_attempts_at_once(const TrPicture *picture)
{
    size_t n = tr_thread_count(picture->network->weave.n_threads);
    return n < TR_MOST_ATTEMPTS ? n : TR_MOST_ATTEMPTS;
}

TrStatus tr_attempts_make(const TrPicture *picture, TrAttempt *attempts, size_t n, TrError *err)
{
    tr_parallel(n, n, make, &(Making){picture, attempts});
    for (size_t i = 0; i < n; i++)
        if (attempts[i].st != TR_OK) {
            tr_error_copy(err, &attempts[i].err);
            return attempts[i].st;
        }
    return TR_OK;
}

void tr_attempts_release(TrAttempt *attempts, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        tr_spots_release(&attempts[i].spots);
        tr_drawing_release(&attempts[i].drawing);
    }
}
