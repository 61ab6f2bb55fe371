/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The two halves of tr_entity_changes_find(): who is who, and what then differs. */
#ifndef TR_EDITIONS_ENTITY_MATCHING_H
#define TR_EDITIONS_ENTITY_MATCHING_H

#include "editions/entity_changes.h"

/* By key of common.h: the entity of each edition that has it as a name, plus one. Keys from n_keys on belong
 * to nobody. */
typedef struct {
    uint32_t *entity[TR_N_EDITIONS];
    size_t n_keys;
} TrNameKeys;

/* Fill partner, joins and merges. */
TrStatus tr_entities_match(TrCommon *common, const TrNameKeys *names, TrEntityChanges *changes, TrError *err);
/* Fill changed. */
TrStatus tr_entities_compare(TrCommon *common, const TrNameKeys *names, TrEntityChanges *changes,
                             TrError *err);

#endif
