/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The list of names that may be the same entity. */
#ifndef TR_REPORT_MATCH_REPORT_H
#define TR_REPORT_MATCH_REPORT_H

#include "names/decisions.h"
#include "report/grid.h"

/* In a table (not in CSV or JSON) at most ten questions about one name, the best, and how many more there
 * are. */
TrStatus tr_match_write(const TrMatches *matches, TrFormat format, bool excel, FILE *file, TrError *err);
/* What became of each decision. */
TrStatus tr_decisions_write(const TrDecisions *decisions, TrFormat format, FILE *file, TrError *err);

#endif
