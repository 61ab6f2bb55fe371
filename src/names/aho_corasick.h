/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Many patterns sought in a text at once (Aho and Corasick 1975). */
#ifndef TR_NAMES_AHO_CORASICK_H
#define TR_NAMES_AHO_CORASICK_H

#include "base/text.h"

typedef struct TrAhoCorasick TrAhoCorasick;

typedef struct {
    size_t from, to; /* bytes of the text */
    uint32_t value;
} TrOccurrence;

/* An automaton of n patterns, none empty, each with its value; of equal patterns the lowest value counts. The
 * texts are not needed afterwards. Time and memory are linear in their bytes, but for sorting. */
TrAhoCorasick *tr_aho_corasick_new(const TrSlice *patterns, const uint32_t *values, size_t n, TrError *err);
void tr_aho_corasick_free(TrAhoCorasick *automaton);

/* The longest of the leftmost occurrences at `from` or later; false if there is none. Reads each byte once,
 * and beyond the occurrence at most as far as the longest pattern reaches. */
bool tr_aho_corasick_next(const TrAhoCorasick *automaton, const char *text, size_t length, size_t from,
                          TrOccurrence *found);

#endif
