/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/jaro.h"

/* The letters of `a` that `b` has within `window` places, each of b's used once: marks both, returns how
 * many. */
static unsigned mark_common(const TrLetters *a, const TrLetters *b, unsigned window, bool *in_a, bool *in_b)
{
    unsigned common = 0;
    for (unsigned i = 0; i < a->n; i++) {
        unsigned from = i > window ? i - window : 0, to = i + window < b->n ? i + window + 1 : b->n;
        for (unsigned j = from; j < to && !in_a[i]; j++)
            if (!in_b[j] && a->at[i] == b->at[j])
                in_a[i] = in_b[j] = true;
        common += in_a[i];
    }
    return common;
}

static unsigned count_out_of_order(const TrLetters *a, const TrLetters *b, const bool *in_a, const bool *in_b)
{
    unsigned n = 0, j = 0;
    for (unsigned i = 0; i < a->n; i++) {
        if (!in_a[i])
            continue;
        while (j < b->n && !in_b[j])
            j++;
        n += j < b->n && a->at[i] != b->at[j];
        j++;
    }
    return n;
}

double tr_jaro(const TrLetters *a, const TrLetters *b)
{
    bool in_a[TR_MOST_LETTERS] = {false}, in_b[TR_MOST_LETTERS] = {false};
    unsigned longer = a->n > b->n ? a->n : b->n;
    unsigned common = mark_common(a, b, longer / 2 > 0 ? longer / 2 - 1 : 0, in_a, in_b);
    double m = common;
    if (common == 0)
        return a->n == b->n && a->n == 0 ? 1 : 0;
    return (m / a->n + m / b->n + (m - count_out_of_order(a, b, in_a, in_b) / 2.0) / m) / 3;
}

double tr_jaro_winkler(const TrLetters *a, const TrLetters *b)
{
    double jaro = tr_jaro(a, b);
    unsigned beginning = 0;
    while (beginning < 4 && beginning < a->n && beginning < b->n && a->at[beginning] == b->at[beginning])
        beginning++;
    return jaro + 0.1 * beginning * (1 - jaro);
}
