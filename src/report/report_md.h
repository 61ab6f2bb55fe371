/* SPDX-License-Identifier: GPL-2.0-or-later */
/* report.md: the diagrams, the ranking, the accounting and the sources on one page. */
#ifndef TR_REPORT_REPORT_MD_H
#define TR_REPORT_REPORT_MD_H

#include "analysis/certainty.h"
#include "analysis/groups.h"
#include "analysis/key_players.h"
#include "analysis/summary.h"
#include "checks/disagreements.h"

/* A figure to embed: its file stands beside the report. */
typedef struct {
    const char *file, *left_out_file, *ties_file, *title;
    size_t n_entities, n_ties;
} TrReportFigure;

typedef struct {
    const TrNetwork *network;
    const TrRanking *ranking;
    const TrCertainty *certainty; /* or NULL */
    const TrSummary *summary;
    const TrFindings *findings;
    const TrGroups *groups;                                /* or NULL: groups_left_out says why */
    const TrKeyPlayers *key_players[2];                    /* by TrKeyGoal; NULL: left out */
    const char *groups_left_out, *key_players_left_out[2]; /* a sentence; NULL: there is nothing to say */
    const TrReportFigure *figures;
    size_t n_figures;
    const char *date; /* or NULL */
} TrReport;

TrStatus tr_report_md_write(const TrReport *report, FILE *file, TrError *err);

#endif
