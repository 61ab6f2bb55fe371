/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Paths between two entities, each step with its claims and their sources, the weakest link named. */
#ifndef TR_REPORT_PATH_REPORT_H
#define TR_REPORT_PATH_REPORT_H

#include "analysis/paths_between.h"
#include "base/builder.h"
#include "report/grid.h"

/* What every path must say. */
#define TR_PATH_CAVEAT                                                                                       \
    "A tie is a claim by a source, not a finding; a path is no contact between those at its ends."

typedef struct {
    const TrNetwork *network;
    const TrPathQuestion *question;
    const TrPaths *paths;
    TrFormat format;
    bool excel; /* CSV for Excel */
} TrPathView;

/* Write the paths. CSV has a row for each claim of each step; where there is no path it has only its head,
 * the other formats say why. */
TrStatus tr_paths_write(const TrPathView *view, FILE *file, TrError *err);
/* Why there is no path, in a sentence or two. */
void tr_paths_why_none(const TrPathView *view, TrBuilder *text);

#endif
