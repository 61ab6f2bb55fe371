/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The list of names that may be the same entity. */
#ifndef TR_REPORT_MATCH_REPORT_H
#define TR_REPORT_MATCH_REPORT_H

#include "names/decisions.h"
#include "report/grid.h"

TrStatus tr_match_write(const TrMatches *matches, TrFormat format, FILE *file, TrError *err);
/* What became of each decision. */
TrStatus tr_decisions_write(const TrDecisions *decisions, TrFormat format, FILE *file, TrError *err);

#endif
