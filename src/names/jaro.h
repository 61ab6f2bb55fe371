/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Jaro and Jaro–Winkler similarity of two words.
 *
 * Jaro (1989): with m letters in common (equal, and at most max(|a|, |b|)/2 - 1 places apart) of which t
 * stand in another order, (m/|a| + m/|b| + (m - t/2)/m) / 3; 0 if m is 0. Winkler (1990) adds
 * 0.1 · l · (1 - jaro) for a common beginning of l <= 4 letters. Both lie in 0..1, are symmetric, and are 1
 * only for equal words. Of whole names they are no evidence: a father and a son are alike by .96. */
#ifndef TR_NAMES_JARO_H
#define TR_NAMES_JARO_H

#include "names/letters.h"

double tr_jaro(const TrLetters *a, const TrLetters *b);
double tr_jaro_winkler(const TrLetters *a, const TrLetters *b);

#endif
