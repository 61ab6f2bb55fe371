/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How a word sounds in Spanish, so that spellings of one sound fall together: h silent (ch and ph apart),
 * b = v = w, s = z = c before e and i, k = qu = c elsewhere, ll = y, j = x = g before e and i, n = m before b
 * and p, double letters single. Letters of other scripts stand for themselves.
 *
 * After Mosquera et al., "The Use of Spanish Metaphone" (2012), with the equivalences that Mexican surnames
 * need (Ximénez = Jiménez = Giménez, Valdez = Baldés). */
#ifndef TR_NAMES_PHONETIC_H
#define TR_NAMES_PHONETIC_H

#include "names/letters.h"

/* The code, as letters. At most as long as the word. */
void tr_phonetic_code(const TrLetters *word, TrLetters *code);
/* The first seven consonants of a code, with 'a' for a vowel at its beginning: what most slips leave as it
 * is. */
void tr_phonetic_skeleton(const TrLetters *code, TrLetters *skeleton);

#endif
