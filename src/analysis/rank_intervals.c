/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/rank_intervals.h"

#include <math.h>

#include "base/memory.h"
#include "base/parallel.h"

#define TAIL 0.025 /* at each end */
enum { PLACES_IN_A_BLOCK = 256 };

/* The k-th smallest (from 0) of values[0 .. n-1], which are left in another order (Hoare 1961). */
static uint32_t select_kth(uint32_t *values, size_t n, size_t k)
{
    size_t from = 0, to = n - 1;
    while (from < to) {
        uint32_t pivot = values[from + (to - from) / 2];
        size_t i = from, j = to;
        while (i <= j) {
            while (values[i] < pivot)
                i++;
            while (values[j] > pivot)
                j--;
            if (i <= j) {
                uint32_t swap = values[i];
                values[i++] = values[j];
                values[j] = swap;
                if (j == 0)
                    break;
                j--;
            }
        }
        if (k <= j && j < to)
            to = j;
        else if (k >= i)
            from = i;
        else
            return values[k];
    }
    return values[from];
}

typedef struct {
    const TrTrial *trial;
    uint32_t top;
    TrRankIntervals *out;
    TrStatus *status; /* by block */
} Work;

static void interval_of(const Work *work, size_t place, uint32_t *column)
{
    const TrTrial *trial = work->trial;
    double n = (double)trial->n;
    size_t k = (size_t)floor(TAIL * (n + 1)), in_top = 0;
    k -= k > 0;
    for (size_t d = 0; d < trial->n; d++) {
        column[d] = trial->low[d * trial->n_watched + place];
        in_top += column[d] <= work->top;
    }
    work->out->p_top[place] = (double)in_top / n;
    work->out->low[place] = select_kth(column, trial->n, k);
    for (size_t d = 0; d < trial->n; d++)
        column[d] = trial->high[d * trial->n_watched + place];
    work->out->high[place] = select_kth(column, trial->n, trial->n - 1 - k);
}

static void intervals_of_block(void *context, size_t block)
{
    const Work *work = context;
    size_t n = work->trial->n_watched, to = (block + 1) * PLACES_IN_A_BLOCK;
    uint32_t *column = NULL;
    TrError err = {0};
    work->status[block] = TR_ARRAY(column, work->trial->n, &err);
    for (size_t place = block * PLACES_IN_A_BLOCK; column != NULL && place < to && place < n; place++)
        interval_of(work, place, column);
    tr_free(column);
}

TrStatus tr_rank_intervals_make(const TrTrial *trial, uint32_t top, size_t n_threads,
                                TrRankIntervals *intervals, TrError *err)
{
    Work work = {.trial = trial, .top = top, .out = intervals};
    size_t n = trial->n_watched, n_blocks = (n + PLACES_IN_A_BLOCK - 1) / PLACES_IN_A_BLOCK;
    TrStatus st = TR_OK;
    *intervals = (TrRankIntervals){0};
    TR_TRY(TR_ARRAY(work.status, n_blocks, err));
    TR_TRY(TR_ARRAY(intervals->low, n, err));
    TR_TRY(TR_ARRAY(intervals->high, n, err));
    TR_TRY(TR_ARRAY(intervals->p_top, n, err));
    tr_parallel(n_blocks, n_threads, intervals_of_block, &work);
    for (size_t block = 0; block < n_blocks; block++)
        if (work.status[block] != TR_OK)
            TR_TRY(tr_fail_memory(err));
out:
    tr_free(work.status);
    if (st != TR_OK)
        tr_rank_intervals_release(intervals);
    return st;
}

void tr_rank_intervals_release(TrRankIntervals *intervals)
{
    tr_free(intervals->low);
    tr_free(intervals->high);
    tr_free(intervals->p_top);
    *intervals = (TrRankIntervals){0};
}
