/* SPDX-License-Identifier: MIT */
/* Every allocation of ours goes through here, so that a test can make the n-th one fail. */
#ifndef TR_BASE_MEMORY_H
#define TR_BASE_MEMORY_H

#include "base/status.h"

#define tr_free tr_memory_free /* Check's library has a tr_free */

void *tr_malloc(size_t bytes);
void *tr_calloc(size_t n_items, size_t item_bytes);
void *tr_realloc(void *block, size_t bytes);
void tr_free(void *block);

/* Give memory that was freed back to the system: at the end of a stage that needed much for itself. */
void tr_memory_give_back(void);
/* Once, before the first allocation: blocks of 2 MB and more are mapped each by itself, so that what is freed
 * goes back to the system at once and an array that grows is moved without being copied. By itself the C
 * library raises that bound with each such block freed, and a run of a million claims kept 40 MB in holes.
 * Smaller ones stay with the process, up to 64 MB: a thread that gives memory back makes the others wait, and
 * each page taken again is a fault. Such blocks begin at a huge page and ask for huge pages: a fault costs
 * some three microseconds (system time by number) where the system is itself a guest, and there were 76,000.
 */
void tr_memory_begin(void);

/* Make the n-th allocation from now fail, and every one after it; 0 means none. For tests. */
void tr_memory_fail_at(unsigned long n);

/* Ensure room for `need` items in *items, growing by half; *capacity counts items. */
TrStatus tr_grow(void **items, size_t *capacity, size_t need, size_t item_bytes, TrError *err);

/* Likewise, with the new items zeroed. */
TrStatus tr_grow_zeroed(void **items, size_t *capacity, size_t need, size_t item_bytes, TrError *err);

/* *items = an array of n items (at least one), zeroed. */
TrStatus tr_array(void **items, size_t n_items, size_t item_bytes, TrError *err);

#define TR_GROW(vector, capacity, need, err)                                                                 \
    tr_grow((void **)&(vector), &(capacity), (need), sizeof *(vector), (err))
#define TR_GROW_ZEROED(vector, capacity, need, err)                                                          \
    tr_grow_zeroed((void **)&(vector), &(capacity), (need), sizeof *(vector), (err))
#define TR_ARRAY(vector, n, err) tr_array((void **)&(vector), (n), sizeof *(vector), (err))

#endif
