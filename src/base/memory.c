/* SPDX-License-Identifier: MIT */
#include "base/memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

static atomic_ulong countdown; /* 0: never fail; 1: fail from now on */

void tr_memory_begin(void)
{
#ifdef M_MMAP_THRESHOLD
    (void)mallopt(M_MMAP_THRESHOLD, 4 << 20);
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

void *tr_malloc(size_t bytes)
{
    return fails() ? NULL : malloc(bytes > 0 ? bytes : 1);
}

void *tr_calloc(size_t n_items, size_t item_bytes)
{
    return fails() ? NULL : calloc(n_items > 0 ? n_items : 1, item_bytes);
}

void *tr_realloc(void *block, size_t bytes)
{
    return fails() ? NULL : realloc(block, bytes > 0 ? bytes : 1);
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
