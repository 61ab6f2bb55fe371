/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What build and report find out about a network before they draw it. */
#ifndef TR_COMMANDS_ANALYSES_H
#define TR_COMMANDS_ANALYSES_H

#include "commands/case.h"
#include "report/report_md.h"

/* Starts as {0}. What took longer than its share of the budget is empty (its `network` is NULL), and says
 * why. */
typedef struct {
    TrRanking ranking;
    TrCertainty certainty;
    TrSummary summary;
    TrFindings findings;
    TrGroups groups;
    TrKeyPlayers key_players[2]; /* by TrKeyGoal */
    TrError no_groups, no_players[2];
} TrAnalyses;

/* Rank by --by, see how sure that is, and look for contradictions, groups and key players. Borrows `it`.
 * Release with tr_analyses_release() in any case. */
TrStatus tr_analyses_make(const TrCase *it, const TrSettings *settings, TrAnalyses *analyses, TrError *err);
/* What a report says of them, without figures and date; borrows both. */
TrReport tr_analyses_report(const TrAnalyses *analyses, const TrCase *it);
void tr_analyses_release(TrAnalyses *analyses);

#endif
