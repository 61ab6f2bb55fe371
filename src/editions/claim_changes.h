/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which claim of one edition is which of the other. Only claims that take part are compared: those held back
 * by handling, or outside --since and --until, are not there.
 *
 * In this order, each step on what the earlier ones left over:
 * 1. rows that are equal in all cells, wherever they stand, are the same claim;
 * 2. rows with the same claim_id are;
 * 3. rows that differ in one cell only are, unless that cell is one of those that make the claim: person,
 *    role, organization, action, target, recipient, source. A cell of status comes before all others;
 * 4. rows that differ in two or three cells are, if those seven fold to the same; the least different first.
 * Two rows that both have a claim_id, and not the same, are never the same claim. No step asks which edition
 * is the older, so that the comparison the other way round gives the same pairs. Steps 1 to 3 are linear;
 * step 4 leaves alone what has more than LARGEST_LOT ways to pair. */
#ifndef TR_EDITIONS_CLAIM_CHANGES_H
#define TR_EDITIONS_CLAIM_CHANGES_H

#include "editions/common.h"

typedef struct {
    uint32_t claims[TR_N_EDITIONS];
} TrClaimPair;

/* Starts as {0}. */
typedef struct {
    TrSharedColumn *columns;
    size_t n_columns;
    uint32_t *partner[TR_N_EDITIONS]; /* by claim: the same one in the other edition, or TR_NO_ID */
    TrClaimPair *changed;             /* the same claim with other cells, in order of NEW */
    size_t n_changed, changed_room;
    uint32_t *alone[TR_N_EDITIONS]; /* of OLD: removed; of NEW: added; in order */
    size_t n_alone[TR_N_EDITIONS];
    size_t n_claims[TR_N_EDITIONS]; /* that take part */
    size_t n_moved;                 /* equal in all cells, at another file or line */
} TrClaimChanges;

/* Release with tr_claim_changes_release() in any case. */
TrStatus tr_claim_changes_find(TrCommon *common, TrClaimChanges *changes, TrError *err);
void tr_claim_changes_release(TrClaimChanges *changes);
/* Whether the two differ in a column; and whether in their status, as it is read: an empty cell is reported.
 */
bool tr_claims_differ(const TrCommon *common, const TrClaimPair *pair, const TrSharedColumn *column);
bool tr_claims_differ_in_status(const TrCommon *common, const TrClaimPair *pair);

#endif
