/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What measures may cost, and what is said of those that were too dear: rank and build. */
#ifndef TR_COMMANDS_EFFORT_H
#define TR_COMMANDS_EFFORT_H

#include "analysis/ranking.h"
#include "commands/commands.h"

/* What --budget, --epsilon and --exact ask for. TR_BAD_USAGE where they contradict each other. */
TrStatus tr_effort_of(const TrSettings *settings, TrEffort *effort, TrError *err);
/* On standard error, unless --quiet: which measures were left out or sampled, how exact that is, and which
 * option computes them all the same. */
void tr_effort_say(const TrRanking *ranking, const TrSettings *settings);

#endif
