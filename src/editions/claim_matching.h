/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the steps of matching claims share. */
#ifndef TR_EDITIONS_CLAIM_MATCHING_H
#define TR_EDITIONS_CLAIM_MATCHING_H

#include "editions/claim_changes.h"

/* What makes a claim the claim it is. */
enum { TR_N_ESSENCE = 7 };
extern const TrClaimColumn tr_essence[TR_N_ESSENCE];

typedef struct {
    TrCommon *common;
    TrClaimChanges *changes;
    uint64_t *hash[TR_N_EDITIONS]; /* by claim: over all its cells */
    uint64_t *keys;                /* of the step at hand, with the claims they are of */
    uint32_t *claims;              /* with a mark on those of NEW */
    size_t n;
    size_t *used; /* the columns in which any claim has a cell */
    size_t n_used;
    bool *is_same; /* by claim of NEW: in all cells */
    size_t column; /* of step 3: the one in which rows may differ */
} TrMatching;

/* Claims of both editions with equal keys. */
typedef struct {
    uint32_t *of[TR_N_EDITIONS];
    size_t n[TR_N_EDITIONS];
} TrLot;

const TrInput *tr_matching_input(const TrMatching *it, TrEdition edition);
/* The number of a cell's text, and the text. */
uint32_t tr_matching_cell(const TrMatching *it, TrEdition edition, uint32_t claim, size_t column);
const char *tr_matching_text(const TrMatching *it, TrEdition edition, uint32_t claim, size_t column);
/* Whether a claim takes part and has no partner yet. */
bool tr_matching_is_left(const TrMatching *it, TrEdition edition, uint32_t claim);
void tr_matching_pair(TrMatching *it, uint32_t old, uint32_t new_one);
/* In how many cells two claims differ; more than `most` is as good as all. */
size_t tr_matching_count(const TrMatching *it, uint32_t old, uint32_t new_one, size_t most);
/* Whether both have a claim_id, and not the same. */
bool tr_matching_other_ids(const TrMatching *it, uint32_t old, uint32_t new_one);
/* Step 4, for claims of one lot. */
TrStatus tr_matching_pair_nearest(TrMatching *it, TrLot *lot, TrError *err);

#endif
