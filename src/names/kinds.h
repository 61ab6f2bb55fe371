/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Kinds guessed from the words of a name, and the sectors that group kinds. Rules are the rows of kinds.csv.
 */
#ifndef TR_NAMES_KINDS_H
#define TR_NAMES_KINDS_H

#include "names/names.h"

typedef struct TrKindRules TrKindRules;

TrKindRules *tr_kind_rules_new(const TrInput *input, TrError *err);
/* String id of the kind of the longest rule whose words stand in `key` (a folded name), or 0. */
uint32_t tr_kind_guess(const TrKindRules *rules, const char *key);
void tr_kind_rules_free(TrKindRules *rules);

/* Give each entity its kind: that of its row of entities.csv, else that of the rules, else person,
 * organization or unknown by the columns in which it is named. */
TrStatus tr_kinds_settle(TrInput *input, TrNames *names, TrError *err);

/* The sector of a kind: that of the first rule that gives one, else "other". */
const char *tr_kind_sector(const TrInput *input, const char *kind);

#endif
