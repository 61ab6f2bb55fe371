/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "commands/stability.h"

#include <stdio.h>

enum {
    FIRST = 10,       /* the k of the first k */
    ASKED_FACTOR = 30 /* who asks for it, waits */
};

static void announce(const TrCertainty *certainty, const TrSettings *settings)
{
    for (size_t i = 0; i < certainty->n; i++) {
        const TrSureMeasure *sure = &certainty->measures[i];
        if (sure->state == TR_SURE_DONE && sure->cost > settings->budget_seconds)
            (void)fprintf(stderr, "note: how sure %s is will take about %.0f s on one core\n",
                          sure->ranked->measure->name, sure->cost);
    }
}

TrStatus tr_stability_make(const TrRanking *ranking, const TrSettings *settings, size_t top, bool asked,
                           TrCertainty *certainty, TrError *err)
{
    TrCertaintyWish wish = {.n_replicates = settings->replicates,
                            .top = top > 0 && top < FIRST ? top : FIRST,
                            .budget_seconds = settings->budget_seconds * (asked ? ASKED_FACTOR : 1),
                            .together = !asked};
    TrStatus st = TR_OK;
    TR_TRY(tr_certainty_plan(ranking, &wish, certainty, err));
    if (asked && !settings->quiet && settings->budget_seconds > 0)
        announce(certainty, settings);
    TR_TRY(tr_certainty_compute(certainty, err));
out:
    return st;
}

TrStatus tr_stability_of_ranks(const TrRanking *ranking, const TrSettings *settings, TrCertainty *certainty,
                               TrError *err)
{
    TrCertaintyWish wish = {.n_replicates = settings->replicates,
                            .top = FIRST,
                            .budget_seconds =
                                settings->budget_seconds * (settings->stability ? ASKED_FACTOR : 1),
                            .ranks_only = true};
    TrStatus st = TR_OK;
    TR_TRY(tr_certainty_plan(ranking, &wish, certainty, err));
    TR_TRY(tr_certainty_compute(certainty, err));
out:
    return st;
}
