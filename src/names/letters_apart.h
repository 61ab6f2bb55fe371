/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How far apart two words are, in letters: Damerau–Levenshtein distance (restricted: no letter takes part in
 * two edits) in which the slips that names really suffer cost half a letter: a vowel for a vowel, letters of
 * one sound (b v w, s z, c k q, i y j, d t, …), a letter doubled or not, h, a final s, a vowel beside
 * another.
 *
 * Damerau 1964, Levenshtein 1966; half costs after Zobel & Dart's Editex (1996). O(|a| · |b|), symmetric. */
#ifndef TR_NAMES_LETTERS_APART_H
#define TR_NAMES_LETTERS_APART_H

#include "names/letters.h"

/* In half letters, so that sums are exact; if it is more than `most`, some number above it. */
unsigned tr_half_letters_apart(const TrLetters *a, const TrLetters *b, unsigned most);
/* Likewise with every edit one letter: for reasons in words. */
unsigned tr_letters_apart(const TrLetters *a, const TrLetters *b);
/* How many letters of each of sixteen classes occur, as a row of ones up to four: two words' tallies differ
 * in no more bits than the words are half letters apart. */
uint64_t tr_letters_tally(const TrLetters *letters);

#endif
