/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Kinds guessed from the words of a name, and the sectors that group kinds. Rules are the rows of kinds.csv.
 */
#ifndef TR_NAMES_KINDS_H
#define TR_NAMES_KINDS_H

#include "claims/input.h"

typedef struct TrKindRules TrKindRules;

TrKindRules *tr_kind_rules_new(const TrInput *input, TrError *err);
/* String id of the kind of the longest rule whose words stand in `key` (a folded name), or 0. */
uint32_t tr_kind_guess(const TrKindRules *rules, const char *key);
void tr_kind_rules_free(TrKindRules *rules);

/* The sector of a kind: that of the first rule that gives one, else "other". */
const char *tr_kind_sector(const TrInput *input, const char *kind);

#endif
