/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Things sent to the ranks that own them, and answers sent back: each rank says how many go where, puts them
 * in place, and all are exchanged at once. */
#ifndef SHUFFLE_H
#define SHUFFLE_H

#include "spread.h"

/* Starts as {0}; counts are of items, or of bytes. */
typedef struct {
    int n_ranks;
    size_t *expected, *next;
    int *sent, *sent_at, *met, *met_at;
    size_t n_sent, n_met;
} Shuffle;

TrStatus shuffle_begin(Shuffle *shuffle, const Team *team, TrError *err);
void shuffle_expect(Shuffle *shuffle, int to, size_t n);
/* Every rank calls this, with what went wrong before. */
TrStatus shuffle_place(Shuffle *shuffle, const Team *team, TrStatus st, TrError *err);
/* Where the next n items for `to` go. */
size_t shuffle_next(Shuffle *shuffle, int to, size_t n);
/* Go through the same items once more. */
void shuffle_again(Shuffle *shuffle);
void shuffle_send(const Shuffle *shuffle, const void *sent, void *met, size_t item_bytes);
void shuffle_answer(const Shuffle *shuffle, const void *of_met, void *of_sent, size_t item_bytes);
void shuffle_release(Shuffle *shuffle);

#endif
