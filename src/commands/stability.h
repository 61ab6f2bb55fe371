/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What rank, build and draw share of --stability. */
#ifndef TR_COMMANDS_STABILITY_H
#define TR_COMMANDS_STABILITY_H

#include "analysis/certainty.h"
#include "commands/commands.h"

/* How sure `ranking` is, `top` (0: no limit) being how many rows are printed of it. Asked for by --stability,
 * a measure may take thirty times the budget, and one that takes longer than the budget is announced; not
 * `asked` for, the cheapest measures that together keep to it are computed. */
TrStatus tr_stability_make(const TrRanking *ranking, const TrSettings *settings, size_t top, bool asked,
                           TrCertainty *certainty, TrError *err);
/* Only the intervals of the ranks, for a picture: of each measure by itself, within the budget, or thirty
 * times that where --stability asks for it. */
TrStatus tr_stability_of_ranks(const TrRanking *ranking, const TrSettings *settings, TrCertainty *certainty,
                               TrError *err);

#endif
