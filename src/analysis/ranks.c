/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/ranks.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/sort.h"

uint64_t tr_rank_key(double score, bool low_first)
{
    uint64_t bits;
    double value = low_first ? -score : score;
    if (isnan(score))
        return UINT64_MAX;
    if (value == 0)
        value = 0; /* -0 and 0 are one score */
    memcpy(&bits, &value, sizeof bits);
    return ~(bits >> 63 ? ~bits : bits | 0x8000000000000000u);
}

TrStatus tr_ranks_init(TrRanks *ranks, size_t n, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(ranks->low, n, err));
    TR_TRY(TR_ARRAY(ranks->high, n, err));
    TR_TRY(TR_ARRAY(ranks->keys, n, err));
    TR_TRY(TR_ARRAY(ranks->order, n, err));
out:
    if (st != TR_OK)
        tr_ranks_release(ranks);
    return st;
}

void tr_ranks_release(TrRanks *ranks)
{
    tr_free(ranks->low);
    tr_free(ranks->high);
    tr_free(ranks->keys);
    tr_free(ranks->order);
    *ranks = (TrRanks){0};
}

TrStatus tr_ranks_fill(TrRanks *ranks, const double *scores, const uint32_t *nodes, size_t n, bool low_first,
                       TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t i = 0; i < n; i++) {
        ranks->order[i] = nodes[i];
        ranks->keys[i] = tr_rank_key(scores[nodes[i]], low_first);
    }
    TR_TRY(tr_sort_keys(ranks->keys, ranks->order, n, err));
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && ranks->keys[to] == ranks->keys[from]; to++)
            continue;
        for (size_t i = from; i < to; i++) {
            ranks->low[ranks->order[i]] = (uint32_t)from + 1;
            ranks->high[ranks->order[i]] = (uint32_t)to;
        }
    }
out:
    return st;
}

/* ---- agreement ---- */

static uint64_t pairs_of(uint64_t n)
{
    return n * (n - (n > 0)) / 2;
}

/* Pairs of equal keys in a sorted array, looking only at the bits of `mask`. */
static uint64_t tied_pairs(const uint64_t *keys, size_t n, uint64_t mask)
{
    uint64_t sum = 0;
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && (keys[to] & mask) == (keys[from] & mask); to++)
            continue;
        sum += pairs_of(to - from);
    }
    return sum;
}

/* Sort values[0 .. n-1] and count how many pairs stood in the wrong order. */
static uint64_t sort_counting(uint64_t *values, uint64_t *scratch, size_t n)
{
    uint64_t wrong = 0;
    for (size_t width = 1; width < n; width *= 2) {
        for (size_t from = 0; from < n; from += 2 * width) {
            size_t middle = from + width < n ? from + width : n,
                   end = middle + width < n ? middle + width : n;
            size_t left = from, right = middle;
            for (size_t at = from; at < end; at++) {
                if (right >= end || (left < middle && values[left] <= values[right])) {
                    scratch[at] = values[left++];
                } else {
                    scratch[at] = values[right++];
                    wrong += middle - left;
                }
            }
        }
        memcpy(values, scratch, n * sizeof *values);
    }
    return wrong;
}

TrStatus tr_tau_b(const uint32_t *x, const uint32_t *y, size_t n, double *tau, TrError *err)
{
    uint64_t *keys = NULL, *scratch = NULL, all = pairs_of(n), tied_x, tied_y, tied_both, wrong;
    uint32_t *unused = NULL;
    double scale;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(keys, n, err));
    TR_TRY(TR_ARRAY(scratch, n, err));
    TR_TRY(TR_ARRAY(unused, n, err));
    for (size_t i = 0; i < n; i++)
        keys[i] = (uint64_t)x[i] << 32 | y[i];
    TR_TRY(tr_sort_keys(keys, unused, n, err));
    tied_x = tied_pairs(keys, n, (uint64_t)UINT32_MAX << 32);
    tied_both = tied_pairs(keys, n, UINT64_MAX);
    for (size_t i = 0; i < n; i++)
        keys[i] &= UINT32_MAX;
    wrong = sort_counting(keys, scratch, n);
    tied_y = tied_pairs(keys, n, UINT64_MAX);
    scale = sqrt((double)(all - tied_x)) * sqrt((double)(all - tied_y));
    *tau = scale > 0 ? ((double)(all - tied_x) - (double)(tied_y - tied_both) - 2 * (double)wrong) / scale
                     : (double)NAN;
out:
    tr_free(keys);
    tr_free(scratch);
    tr_free(unused);
    return st;
}

double tr_rho(const uint32_t *x_low, const uint32_t *x_high, const uint32_t *y_low, const uint32_t *y_high,
              size_t n)
{
    double mean = (double)n + 1, xy = 0, xx = 0, yy = 0; /* of low + high */
    for (size_t i = 0; i < n; i++) {
        double x = (double)x_low[i] + x_high[i] - mean, y = (double)y_low[i] + y_high[i] - mean;
        xy += x * y;
        xx += x * x;
        yy += y * y;
    }
    return xx > 0 && yy > 0 ? xy / (sqrt(xx) * sqrt(yy)) : 0;
}

double tr_top_jaccard(const uint32_t *x, const uint32_t *y, size_t n, uint32_t k)
{
    size_t both = 0, either = 0;
    for (size_t i = 0; i < n; i++) {
        both += x[i] <= k && y[i] <= k;
        either += x[i] <= k || y[i] <= k;
    }
    return either == 0 ? 1 : (double)both / (double)either;
}
