/* SPDX-License-Identifier: MIT */
/* The single words of ours that stand in data: kinds, sectors, layers, statuses, measures, rules, parts. */
#ifndef TR_BASE_TERMS_H
#define TR_BASE_TERMS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/language.h"

/* The word that `language` has for one of ours; a word that is not ours stays, with blanks for underscores,
 * in `buffer`. */
const char *tr_word(TrLanguage language, const char *word, char *buffer, size_t bytes);
/* Whether `word` is one of ours; and the nearest of these to it, or NULL. */
bool tr_word_is_ours(const char *word);
const char *tr_word_suggest(const char *word);
/* The i-th word in `language`, or NULL where there are no more: for tests. */
const char *tr_word_at(size_t i, TrLanguage language);

#endif
