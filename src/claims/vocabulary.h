/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The closed word lists of the input: statuses and stances. */
#ifndef TR_CLAIMS_VOCABULARY_H
#define TR_CLAIMS_VOCABULARY_H

#include "base/status.h"

typedef enum {
    TR_RUMOURED,
    TR_REPORTED,
    TR_ALLEGED,
    TR_UNDER_INVESTIGATION,
    TR_WANTED,
    TR_SANCTIONED,
    TR_CHARGED,
    TR_CONVICTED,
    TR_ACQUITTED,
    TR_DISMISSED,
    TR_OVERTURNED,
    TR_RETRACTED,
    TR_N_STATUSES
} TrClaimStatus;

/* How a tie of this status is drawn (after i2: confirmed, unconfirmed, tentative), and cleared ones apart. */
typedef enum {
    TR_LINE_CONFIRMED,
    TR_LINE_UNCONFIRMED,
    TR_LINE_TENTATIVE,
    TR_LINE_CLEARED,
    TR_N_LINES
} TrLine;

typedef struct {
    const char *name;  /* in the CSV */
    const char *words; /* in a sentence */
    TrLine line;
    int weight; /* the weakest stands where no date orders them; a clearing status is weakest of all */
} TrStatusInfo;

typedef enum { TR_SUPPORTS, TR_DENIES, TR_CORRECTS, TR_N_STANCES } TrStance;

const TrStatusInfo *tr_status_info(TrClaimStatus status);
const char *tr_stance_name(TrStance stance);
/* Index of `word` among the names, or -1. The empty word gives the default (reported, supports). */
int tr_status_find(const char *word);
int tr_stance_find(const char *word);
/* The nearest name, or NULL: for "did you mean". */
const char *tr_status_suggest(const char *word);
const char *tr_stance_suggest(const char *word);
/* True for the layers that trama makes itself, which actions.csv cannot name: affiliation, part_of, shared,
 * inferred. */
bool tr_layer_is_reserved(const char *layer);
/* True for acquitted, dismissed, overturned, retracted: such a tie is drawn, not counted. */
bool tr_status_clears(TrClaimStatus status);

#endif
