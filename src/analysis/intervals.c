/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/intervals.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

static double divergence(double a, double p)
{
    double sum = a > 0 ? a * log(a / p) : 0;
    return sum + (a < 1 ? (1 - a) * log((1 - a) / (1 - p)) : 0);
}

void tr_interval_of_draws(double mean, double n, double log_error, double *low, double *high)
{
    double least = 0, most = 1;
    *low = *high = mean;
    for (int i = 0; i < 100 && mean > 0; i++) { /* halving: least is refuted, low is not */
        double p = (least + *low) / 2;
        *(n * divergence(mean, p) > log_error ? &least : low) = p;
    }
    for (int i = 0; i < 100 && mean < 1; i++) {
        double p = (most + *high) / 2;
        *(n * divergence(mean, p) > log_error ? &most : high) = p;
    }
}

double tr_error_of_drawn(TrDrawn drawn, double log_error)
{
    double n = drawn.n, N = drawn.N, log_half = log_error + log(2), hoeffding, bernstein, rho;
    if (n >= N)
        return 0;
    if (n < 1)
        return drawn.range;
    rho = n <= N / 2 ? 1 - (n - 1) / N : (1 - n / N) * (1 + 1 / n);
    hoeffding = drawn.range * sqrt(rho * log_half / (2 * n));
    /* each side of theirs fails with five times exp(-x) */
    log_half += log(5);
    bernstein = sqrt(2 * rho * fmax(drawn.variance, 0) * log_half / n) +
                (7.0 / 3 + 3 / sqrt(2)) * drawn.range * log_half / n;
    return fmin(fmin(hoeffding, bernstein), drawn.range);
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* How many of the sorted values are below x, or, with `equal`, not above it. */
static size_t count_below(const double *values, size_t n, double x, bool equal)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (values[middle] < x || (equal && values[middle] <= x))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

TrStatus tr_ranks_left_open(const double *low, const double *high, size_t n, uint32_t *best, uint32_t *worst,
                            TrError *err)
{
    double *lows = NULL, *highs = NULL;
    size_t n_ranked = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(lows, n, err));
    TR_TRY(TR_ARRAY(highs, n, err));
    for (size_t i = 0; i < n; i++)
        if (!isnan(low[i])) {
            lows[n_ranked] = low[i];
            highs[n_ranked++] = high[i];
        }
    qsort(lows, n_ranked, sizeof *lows, compare);
    qsort(highs, n_ranked, sizeof *highs, compare);
    for (size_t i = 0; i < n; i++) {
        best[i] = isnan(low[i]) ? 0 : (uint32_t)(1 + n_ranked - count_below(lows, n_ranked, high[i], true));
        worst[i] = isnan(low[i]) ? 0 : (uint32_t)(n_ranked - count_below(highs, n_ranked, low[i], false));
    }
out:
    tr_free(lows);
    tr_free(highs);
    return st;
}
