/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What `trama rank` does besides ranking: each is a file of its own. */
#ifndef TR_COMMANDS_RANKS_H
#define TR_COMMANDS_RANKS_H

#include "commands/case.h"

/* The first measure of --by, which orders the rows. */
TrStatus tr_leading_measure(const TrSettings *settings, const TrMeasure **measure, TrError *err);
/* The budget that --exact lifts; 0: none. What --why and --over take away or follow is never sampled. */
double tr_exact_budget(const TrSettings *settings);
/* --why NAME, of a case that is open. */
TrStatus tr_rank_why(const TrCase *it, const TrSettings *settings, FILE *file, TrError *err);
/* --over PERIOD: opens the case itself, as the window that it looks at follows from the claims. */
TrExit tr_rank_over(TrSettings *settings, TrError *err);

#endif
