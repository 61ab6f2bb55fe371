/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What changed between two editions of an input: claims, entities, ties, sources, rejected rows, ranks. */
#ifndef TR_EDITIONS_EDITIONS_H
#define TR_EDITIONS_EDITIONS_H

#include "editions/claim_changes.h"
#include "editions/rank_moves.h"
#include "editions/source_changes.h"
#include "editions/tie_changes.h"

/* Starts as {0}. Borrows the networks; the rank moves are the caller's to find, and borrow their rankings. */
typedef struct {
    TrCommon common;
    TrClaimChanges claims;
    TrEntityChanges entities;
    TrTieChanges ties;
    TrSourceChanges sources;
    TrRankMoves ranks;
} TrDifference;

/* Compare two networks of ties, woven with the same options. Release with tr_difference_release() in any
 * case. TR_BAD_USAGE for projections and networks with events. O(cells). */
TrStatus tr_difference_find(const TrNetwork *old, const TrNetwork *new_one, TrDifference *difference,
                            TrError *err);
/* Whether anything differs but the places of rows. Where nothing does, no rank can have moved. */
bool tr_difference_any(const TrDifference *difference);
void tr_difference_release(TrDifference *difference);

#endif
