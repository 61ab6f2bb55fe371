/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which tie of one edition is which of the other: of the same two entities, layer, sign and direction. */
#ifndef TR_EDITIONS_TIE_CHANGES_H
#define TR_EDITIONS_TIE_CHANGES_H

#include "editions/entity_changes.h"

typedef struct {
    uint32_t ties[TR_N_EDITIONS]; /* TR_NO_ID in OLD: added; in NEW: removed */
} TrTieChange;

/* What of a tie is compared; a status comes before all. */
typedef enum {
    TR_TIE_STATUS,
    TR_TIE_COUNTED,
    TR_TIE_CLAIMS,
    TR_TIE_ORIGINS,
    TR_TIE_AGAINST,
    TR_N_TIE_FIELDS
} TrTieField;

/* Starts as {0}. */
typedef struct {
    TrTieChange *changes; /* those changed and added in order of NEW, then those removed in order of OLD */
    size_t n, room;
    size_t n_added, n_removed, n_changed;
    size_t n_merged; /* ties that two merged entities had each, and are one now, or the other way round */
} TrTieChanges;

/* Entities that were merged or split count as one here: what only changed hands so is not added or removed.
 * Networks of ties, not projections, and without events. Release with tr_tie_changes_release() in any case.
 * O(ties). */
TrStatus tr_tie_changes_find(const TrCommon *common, const TrEntityChanges *entities, TrTieChanges *changes,
                             TrError *err);
void tr_tie_changes_release(TrTieChanges *changes);
/* "status", "counted", "claims", "origins", "against". */
const char *tr_tie_field_name(TrTieField field);
/* Whether two ties differ in it. */
bool tr_ties_differ(const TrTie *old, const TrTie *new_one, TrTieField field);

#endif
