/* SPDX-License-Identifier: MIT */
#include "base/memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { LARGE_BYTES = 2 << 20 };

static atomic_ulong countdown; /* 0: never fail; 1: fail from now on */

void tr_memory_begin(void)
{
#ifdef M_MMAP_THRESHOLD
    (void)mallopt(M_MMAP_THRESHOLD, LARGE_BYTES);
    (void)mallopt(M_TRIM_THRESHOLD, 64 << 20);
#endif
}

void tr_memory_fail_at(unsigned long n)
{
    atomic_store(&countdown, n);
}

static bool fails(void)
{
    unsigned long left = atomic_load_explicit(&countdown, memory_order_relaxed);
    if (left == 0)
        return false;
    if (left == 1)
        return true;
    atomic_store(&countdown, left - 1);
    return false;
}

/* ---- large blocks ----
 * One fault brings a huge page where 512 brought as much. A mapping begins at such a page if its size is a
 * multiple of theirs; the C library keeps a header before the block. What the last one would hold is only
 * asked for where it is nearly full. */

#if defined MADV_HUGEPAGE && !defined __SANITIZE_ADDRESS__

enum { HUGE_PAGE_BYTES = 2 << 20, PAGE_BYTES = 4096, HEADER_BYTES = 64 };

static size_t roomy(size_t bytes)
{
    if (bytes < LARGE_BYTES || bytes > SIZE_MAX / 2)
        return bytes > 0 ? bytes : 1;
    return (bytes + HEADER_BYTES + HUGE_PAGE_BYTES - 1) / HUGE_PAGE_BYTES * HUGE_PAGE_BYTES - HEADER_BYTES;
}

static void *in_huge_pages(void *block, size_t bytes)
{
    char *at = (char *)block - (uintptr_t)block % PAGE_BYTES;
    size_t before = (HUGE_PAGE_BYTES - (uintptr_t)at % HUGE_PAGE_BYTES) % HUGE_PAGE_BYTES;
    if (block != NULL && bytes >= LARGE_BYTES)
        (void)madvise(at + before, (bytes - before + HUGE_PAGE_BYTES / 4) / HUGE_PAGE_BYTES * HUGE_PAGE_BYTES,
                      MADV_HUGEPAGE);
    return block;
}

#else

static size_t roomy(size_t bytes)
{
    return bytes > 0 ? bytes : 1;
}

static void *in_huge_pages(void *block, size_t bytes)
{
    (void)bytes;
    return block;
}

#endif

void *tr_malloc(size_t bytes)
{
    return fails() ? NULL : in_huge_pages(malloc(roomy(bytes)), bytes);
}

void *tr_calloc(size_t n_items, size_t item_bytes)
{
    size_t bytes;
    if (fails() || __builtin_mul_overflow(n_items, item_bytes, &bytes))
        return NULL;
    return in_huge_pages(calloc(roomy(bytes), 1), bytes);
}

void *tr_realloc(void *block, size_t bytes)
{
    if (fails())
        return NULL;
#ifdef __GLIBC__
    if (block != NULL && bytes >= LARGE_BYTES && malloc_usable_size(block) < LARGE_BYTES) {
        size_t before = malloc_usable_size(block);
        void *moved = in_huge_pages(malloc(roomy(bytes)), bytes); /* asked for before the first is touched */
        if (moved != NULL) {
            memcpy(moved, block, before);
            free(block);
        }
        return moved;
    }
#endif
    return in_huge_pages(realloc(block, roomy(bytes)), bytes);
}

void tr_free(void *block)
{
    free(block);
}

void tr_memory_give_back(void)
{
#ifdef __GLIBC__
    (void)malloc_trim(0);
#endif
}

TrStatus tr_grow(void **items, size_t *capacity, size_t need, size_t item_bytes, TrError *err)
{
    size_t room = *capacity;
    void *grown;
    if (need <= room)
        return TR_OK;
    room = room + room / 2 + 16;
    if (room < need)
        room = need;
    if (room > SIZE_MAX / item_bytes || (grown = tr_realloc(*items, room * item_bytes)) == NULL)
        return tr_fail_memory(err);
    *items = grown;
    *capacity = room;
    return TR_OK;
}

TrStatus tr_grow_zeroed(void **items, size_t *capacity, size_t need, size_t item_bytes, TrError *err)
{
    size_t before = *capacity;
    TrStatus st = tr_grow(items, capacity, need, item_bytes, err);
    if (st == TR_OK && *capacity > before)
        memset((char *)*items + before * item_bytes, 0, (*capacity - before) * item_bytes);
    return st;
}

TrStatus tr_array(void **items, size_t n_items, size_t item_bytes, TrError *err)
{
    *items = tr_calloc(n_items, item_bytes);
    return *items == NULL ? tr_fail_memory(err) : TR_OK;
}
