/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Ranks over time, drawn: a small chart for each entity, all on one scale, with rank 1 at the top; and how
 * many claims each period has, without which a rank says little. Tufte 1983. */
#ifndef TR_DRAW_SMALL_MULTIPLES_H
#define TR_DRAW_SMALL_MULTIPLES_H

#include "analysis/trajectory.h"

/* What every ranking must say; also in report/rank_report.h, which draw/ does not see. */
#define TR_CHART_CAVEAT "Position in the reported network, not guilt, rank or power."

enum { TR_MOST_PANELS = 60 };

typedef struct {
    const TrNetwork *whole; /* of all the periods */
    const TrTrajectory *trajectory;
    TrPeriodUnit unit;
} TrSmallMultiples;

/* Write it as SVG, as wide as A4. TR_BAD_USAGE for more than TR_MOST_PANELS entities. */
TrStatus tr_small_multiples_write(const TrSmallMultiples *it, FILE *file, TrError *err);

#endif
