/* SPDX-License-Identifier: MIT */
/* "Did you mean …?" */
#ifndef TR_BASE_SUGGEST_H
#define TR_BASE_SUGGEST_H

#include "base/status.h"

/* The candidate nearest to `word` by Damerau–Levenshtein distance (restricted; ASCII case ignored), if it is
 * near enough to be a slip: at most a third of the word's letters. NULL if none is. The i-th candidate is
 * name_of(table, i). */
const char *tr_suggest(const char *word, const char *(*name_of)(const void *table, size_t i),
                       const void *table, size_t n);

/* Edit distance as above, or `most` + 1 if it is greater. */
unsigned tr_edit_distance(const char *a, const char *b, unsigned most);

#endif
