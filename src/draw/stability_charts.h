/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How sure a ranking is, as two charts for print. */
#ifndef TR_DRAW_STABILITY_CHARTS_H
#define TR_DRAW_STABILITY_CHARTS_H

#include <stdio.h>

#include "analysis/certainty.h"
#include "base/language.h"

/* Names of the files. */
#define TR_RANK_INTERVALS "rank-intervals.svg"
#define TR_VISIBLE_BROKER "visible-broker.svg"

/* The first 25 of the leading measure, each rank with its interval. `date`: to print, or NULL; names are as
 * the input has them, all other words in `language`. Only where it can be drawn: something was computed of
 * that measure. */
bool tr_chart_has_rank_intervals(const TrCertainty *certainty);
TrStatus tr_chart_rank_intervals(const TrCertainty *certainty, TrLanguage language, const char *date,
                                 FILE *file, TrError *err);

/* Degree against betweenness, the first of both by name: who is seen with many, and who stands between others
 * (Morselli 2010, doi:10.1177/1043986210377105). Only where it can be drawn: the ranking has both, and there
 * are ties. */
bool tr_chart_has_visible_broker(const TrRanking *ranking);
TrStatus tr_chart_visible_broker(const TrRanking *ranking, TrLanguage language, const char *date, FILE *file,
                                 TrError *err);

#endif
