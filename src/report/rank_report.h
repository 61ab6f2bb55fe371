/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A ranking as table, CSV, JSON or Markdown. */
#ifndef TR_REPORT_RANK_REPORT_H
#define TR_REPORT_RANK_REPORT_H

#include "analysis/certainty.h"
#include "report/grid.h"

/* What every ranking must say. */
#define TR_CAVEAT "Position in the reported network, not guilt, rank or power."

typedef struct {
    TrFormat format;
    bool excel;               /* CSV for Excel */
    size_t top;               /* rows; 0: all */
    const char *const *kinds; /* rows of these kinds only; ranks stay those of the whole network */
    size_t n_kinds;
    const TrCertainty *certainty; /* or NULL: more columns, of how sure the ranks are */
} TrRankView;

/* Write `ranking` in the order of its leading measure. */
TrStatus tr_rank_write(const TrRanking *ranking, const TrRankView *view, FILE *file, TrError *err);

/* Whether the view shows rows of this node's kind. */
bool tr_rank_shows(const TrNetwork *network, const TrRankView *view, uint32_t node);

#endif
