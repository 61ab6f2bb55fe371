/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sums that are the same to the last bit in whatever order their terms come, and so for any number of
 * threads: fixed point with 62 bits behind the point, so that adding is adding whole numbers. */
#ifndef TR_ANALYSIS_SUMS_H
#define TR_ANALYSIS_SUMS_H

#include <stdint.h>

/* whole + part · 2^-62; starts as {0}. */
typedef struct {
    uint64_t whole, part;
} TrSum;

#define TR_SUM_MASK ((UINT64_C(1) << 62) - 1)

/* Add x, 0 <= x < 2^62, to within 2^-62. */
static inline void tr_sum_add(TrSum *sum, double x)
{
    int64_t whole = (int64_t)x;
    uint64_t part = sum->part + (uint64_t)(int64_t)((x - (double)whole) * 0x1p62);
    sum->whole += (uint64_t)whole + (part >> 62);
    sum->part = part & TR_SUM_MASK;
}

static inline void tr_sum_add_sum(TrSum *sum, TrSum other)
{
    uint64_t part = sum->part + other.part;
    sum->whole += other.whole + (part >> 62);
    sum->part = part & TR_SUM_MASK;
}

static inline double tr_sum_value(TrSum sum)
{
    return (double)sum.whole + (double)sum.part * 0x1p-62;
}

#endif
