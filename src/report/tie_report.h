/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A ranking of tied pairs. */
#ifndef TR_REPORT_TIE_REPORT_H
#define TR_REPORT_TIE_REPORT_H

#include "report/rank_report.h"

/* Write a ranking by measures of ties: a row a pair, with its strength, how many claims say so, and where the
 * first of them stand. Of view->kinds one end at least. */
TrStatus tr_tie_rank_write(const TrRanking *ranking, const TrRankView *view, FILE *file, TrError *err);

#endif
