/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The rows of a file in blocks, split on several threads and taken one after another, in the order of the
 * file. What is taken does not depend on the number of threads, nor on where the blocks are cut. */
#ifndef TR_CLAIMS_BLOCKS_H
#define TR_CLAIMS_BLOCKS_H

#include "claims/block.h"

/* Given each block in turn, by one thread at a time; `first_line` and `n_likely` are set. */
typedef TrStatus (*TrTakeBlock)(void *context, TrBlock *block, TrError *err);

/* Split what follows in `reader` into rows of `form`, on n_threads threads (at least 1). Stops at the first
 * error: what stands before it has been taken, nothing behind it. */
TrStatus tr_blocks_take(TrCsvReader *reader, const TrRowForm *form, size_t n_threads, TrTakeBlock take,
                        void *context, TrError *err);

#endif
