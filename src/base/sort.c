/* SPDX-License-Identifier: MIT */
/* Least significant digit first, 11 bits a pass, 8 where keys are few; passes in which all keys agree are
 * skipped. */
#include "base/sort.h"

#include <string.h>

#include "base/memory.h"

enum { MOST_BY_INSERTION = 64, FEW = 4096, BITS_OF_FEW = 8, BITS = 11, N_BUCKETS = 1 << BITS };

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

/* One pass: from[0 .. n-1] to `to`, by the digit at `shift`. */
typedef struct {
    uint64_t *keys;
    uint32_t *values;
} Pairs;

static void sort_by_digit(Pairs from, Pairs to, size_t n, unsigned shift, size_t n_buckets)
{
    size_t at[N_BUCKETS] = {0}, start = 0;
    for (size_t i = 0; i < n; i++)
        at[from.keys[i] >> shift & (n_buckets - 1)]++;
    for (size_t digit = 0; digit < n_buckets; digit++) {
        size_t count = at[digit];
        at[digit] = start;
        start += count;
    }
    for (size_t i = 0; i < n; i++) {
        size_t place = at[from.keys[i] >> shift & (n_buckets - 1)]++;
        to.keys[place] = from.keys[i];
        to.values[place] = from.values[i];
    }
}

/* The bits in which not all keys agree. */
static uint64_t differing_bits(const uint64_t *keys, size_t n)
{
    uint64_t bits = 0;
    for (size_t i = 1; i < n; i++)
        bits |= keys[i] ^ keys[0];
    return bits;
}

TrStatus tr_sort_keys(uint64_t *keys, uint32_t *values, size_t n, TrError *err)
{
    Pairs from = {keys, values}, to = {NULL, NULL}, scratch = {NULL, NULL};
    unsigned width = n < FEW ? BITS_OF_FEW : BITS;
    uint64_t differing;
    TrStatus st = TR_OK;
    if (n < MOST_BY_INSERTION) {
        insertion_sort(keys, values, n);
        return TR_OK;
    }
    differing = differing_bits(keys, n);
    TR_TRY(TR_ARRAY(scratch.keys, n, err));
    TR_TRY(TR_ARRAY(scratch.values, n, err));
    to = scratch;
    for (unsigned shift = 0; shift < 64; shift += width) {
        Pairs swap = from;
        if ((differing >> shift & (((uint64_t)1 << width) - 1)) == 0)
            continue;
        sort_by_digit(from, to, n, shift, (size_t)1 << width);
        from = to;
        to = swap;
    }
    if (from.keys != keys) {
        memcpy(keys, from.keys, n * sizeof *keys);
        memcpy(values, from.values, n * sizeof *values);
    }
out:
    tr_free(scratch.keys);
    tr_free(scratch.values);
    return st;
}
