/* SPDX-License-Identifier: MIT */
/* Work in blocks on several threads. The blocks do not depend on the number of threads, so that sums made
 * block by block, and added up in order of the blocks, are the same to the last bit for any number. */
#ifndef TR_BASE_PARALLEL_H
#define TR_BASE_PARALLEL_H

#include "base/status.h"

/* Call work(context, block) for each block below n_blocks, on at most n_threads threads (0: one per core);
 * returns when all are done. `work` must not touch what another block writes; it may call this itself. The
 * threads are kept for the next call, and are ended when the program calls exit(). A child of a fork has none
 * of them and makes its own. */
void tr_parallel(size_t n_blocks, size_t n_threads, void (*work)(void *context, size_t block), void *context);

/* n_threads, or the number of cores for 0. */
size_t tr_thread_count(size_t n_threads);

#endif
