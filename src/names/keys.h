/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The keys of many spellings, folded in blocks on several threads. */
#ifndef TR_NAMES_KEYS_H
#define TR_NAMES_KEYS_H

#include "base/strings.h"

/* Call take(context, spelling, key, err) for each of spellings[0 .. n-1], in that order: `key` is the id, in
 * `keys`, of the folded text of the string `spelling` of `strings`, added if it is new; of the text itself
 * where it is nothing but punctuation. Ends at the first failure. n_threads: 0 for one per core. */
TrStatus tr_keys_each(TrStrings *keys, const TrStrings *strings, const uint32_t *spellings, size_t n,
                      size_t n_threads,
                      TrStatus (*take)(void *context, uint32_t spelling, uint32_t key, TrError *err),
                      void *context, TrError *err);

#endif
