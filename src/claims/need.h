/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether there is memory enough for an input, before it is read. */
#ifndef TR_CLAIMS_NEED_H
#define TR_CLAIMS_NEED_H

#include "base/status.h"

/* What files of claims hold and what to weave them takes, estimated. */
typedef struct {
    uint64_t file_bytes, claims, memory_bytes;
} TrNeed;

/* From the sizes of the files named, or of the claims*.csv in a folder, and the first rows of the largest.
 * All 0 where they are too small to matter (64 MB), are pipes, or cannot be read: whoever reads them says so.
 */
TrStatus tr_need_of(const char *const *paths, size_t n_paths, TrNeed *need, TrError *err);
/* TR_MEMORY, with a sentence that says what is needed, what is there and what to do, where `need` is more
 * than a quarter above `available_bytes` (see tr_memory_available()); the estimate is no better than that. */
TrStatus tr_need_check(const TrNeed *need, uint64_t available_bytes, TrError *err);

#endif
