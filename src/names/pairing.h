/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which word of one name answers which of another, whatever their order: equal words first, then words
 * written together ("Good Will", "Goodwill") or abbreviated ("US", "United States"), then the assignment in
 * which the likenesses add up to most. */
#ifndef TR_NAMES_PAIRING_H
#define TR_NAMES_PAIRING_H

#include "names/form.h"
#include "names/likeness.h"

typedef struct {
    unsigned a, b; /* places of the words, the first of several */
    TrLikeness likeness;
} TrWordPair;

typedef struct {
    TrWordPair pairs[TR_MOST_WORDS];
    unsigned n;
    unsigned left_a[TR_MOST_WORDS], left_b[TR_MOST_WORDS]; /* places of words without a partner: of one */
    unsigned n_left_a, n_left_b;                           /* name only, the one with more words */
    bool in_order, rotated; /* the pairs stand in one order; in one order but for where it begins */
} TrPairing;

/* Remembers likenesses, since names share words. */
typedef struct TrLikenessMemo TrLikenessMemo;
TrLikenessMemo *tr_likeness_memo_new(TrError *err);
void tr_likeness_memo_free(TrLikenessMemo *memo);
/* Likeness of two words by number. */
TrLikeness tr_likeness_recall(TrLikenessMemo *memo, const TrWords *words, uint32_t a, uint32_t b, bool body);

void tr_pair_words(TrLikenessMemo *memo, const TrWords *words, const TrNameForm *a, const TrNameForm *b,
                   bool body, TrPairing *pairing);

/* Whether `word` may be the words j and j + 1 of `form` written as one, of five letters at least: "Good
 * Will", "Goodwill"; with a slip, if it is long. */
bool tr_written_together(const TrWords *words, const TrNameForm *form, unsigned j, const TrWord *word);

/* Product of the Jaro–Winkler similarities of the words that the best assignment pairs; words that are left
 * over do not count. The "token JW" of the literature on record linkage, for tests and for other programs. */
double tr_token_jaro_winkler(const TrWords *words, const TrNameForm *a, const TrNameForm *b);

#endif
