/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a row must hold as a whole, each cell being good by itself. */
#ifndef TR_CLAIMS_RULES_H
#define TR_CLAIMS_RULES_H

#include "claims/table.h"

typedef struct {
    TrSlice raw;   /* the row as it stands, to be quoted */
    size_t column; /* out: the column that is wrong or missing */
    char *reason;  /* out: a sentence of at most bytes - 1 */
    size_t bytes;
} TrRowRule;

/* Whether the row that is being filled, number table->n, may stand; if not, `rule` says why. */
bool tr_row_is_whole(TrPart part, const TrTable *table, const TrStrings *strings, TrRowRule *rule);

#endif
