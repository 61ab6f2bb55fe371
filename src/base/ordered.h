/* SPDX-License-Identifier: MIT */
/* A long text made piece by piece on several threads and written in order: its bytes are the same for any
 * number of them, and no more of it is in memory than a buffer for each. */
#ifndef TR_BASE_ORDERED_H
#define TR_BASE_ORDERED_H

#include <stdio.h>

#include "base/status.h"

typedef struct {
    FILE *file;       /* write errors stay in it: whoever closes it checks (see file.h) */
    size_t n_items;   /* of the whole */
    size_t per_block; /* items that one thread writes at a time */
    size_t n_workers; /* how many threads, at least 1 */
    /* Write items first … end - 1 into `file`, which is not that above. `worker` counts from 0: no two
     * threads are the same worker at a time. */
    TrStatus (*write)(void *context, size_t worker, FILE *file, size_t first, size_t end, TrError *err);
    void *context;
} TrOrdered;

/* Write all items. Of blocks that fail the first counts, nothing behind it is written. A signal ends it with
 * TR_INTERRUPTED. After a write error the rest is left out and the call succeeds. */
TrStatus tr_ordered_write(const TrOrdered *ordered, TrError *err);

#endif
