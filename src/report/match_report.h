/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The list of names that may be the same entity. */
#ifndef TR_REPORT_MATCH_REPORT_H
#define TR_REPORT_MATCH_REPORT_H

#include "names/match.h"
#include "report/grid.h"

TrStatus tr_match_write(const TrMatches *matches, TrFormat format, FILE *file, TrError *err);

#endif
