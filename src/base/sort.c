/* SPDX-License-Identifier: MIT */
/* Least significant digit first, 11 bits a pass; passes in which all keys agree are skipped. */
#include "base/sort.h"

#include <string.h>

#include "base/memory.h"

enum { DIGIT_BITS = 11, N_BUCKETS = 1 << DIGIT_BITS, N_PASSES = (64 + DIGIT_BITS - 1) / DIGIT_BITS };

static void insertion_sort(uint64_t *keys, uint32_t *values, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        uint64_t key = keys[i];
        uint32_t value = values[i];
        size_t k = i;
        for (; k > 0 && keys[k - 1] > key; k--) {
            keys[k] = keys[k - 1];
            values[k] = values[k - 1];
        }
        keys[k] = key;
        values[k] = value;
    }
}

static size_t digit_of(uint64_t key, unsigned pass)
{
    return key >> (pass * DIGIT_BITS) & (N_BUCKETS - 1);
}

/* counts[digit] becomes where its first key goes; false if one digit holds every key. */
static bool start_of_buckets(size_t *counts, size_t n)
{
    size_t start = 0;
    for (size_t digit = 0; digit < N_BUCKETS; digit++) {
        size_t count = counts[digit];
        if (count == n)
            return false;
        counts[digit] = start;
        start += count;
    }
    return true;
}

TrStatus tr_sort_keys(uint64_t *keys, uint32_t *values, size_t n, TrError *err)
{
    size_t(*counts)[N_BUCKETS] = NULL;
    uint64_t *from = keys, *to = NULL, *scratch_keys = NULL;
    uint32_t *from_values = values, *to_values = NULL, *scratch_values = NULL;
    TrStatus st = TR_OK;
    if (n < 64) {
        insertion_sort(keys, values, n);
        return TR_OK;
    }
    TR_TRY(TR_ARRAY(counts, N_PASSES, err));
    TR_TRY(TR_ARRAY(scratch_keys, n, err));
    TR_TRY(TR_ARRAY(scratch_values, n, err));
    to = scratch_keys;
    to_values = scratch_values;
    for (size_t i = 0; i < n; i++)
        for (unsigned pass = 0; pass < N_PASSES; pass++)
            counts[pass][digit_of(keys[i], pass)]++;
    for (unsigned pass = 0; pass < N_PASSES; pass++) {
        if (!start_of_buckets(counts[pass], n))
            continue;
        for (size_t i = 0; i < n; i++) {
            size_t at = counts[pass][digit_of(from[i], pass)]++;
            to[at] = from[i];
            to_values[at] = from_values[i];
        }
        uint64_t *swap_keys = from;
        uint32_t *swap_values = from_values;
        from = to;
        from_values = to_values;
        to = swap_keys;
        to_values = swap_values;
    }
    if (from != keys) {
        memcpy(keys, from, n * sizeof *keys);
        memcpy(values, from_values, n * sizeof *values);
    }
out:
    tr_free(counts);
    tr_free(scratch_keys);
    tr_free(scratch_values);
    return st;
}
