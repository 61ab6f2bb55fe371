/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The best set of k out of n, by any score: all sets where they are few enough, otherwise greedy with swaps
 * from several starts. On threads; what comes out does not depend on their number. */
#ifndef TR_ANALYSIS_SET_SEARCH_H
#define TR_ANALYSIS_SET_SEARCH_H

#include "base/status.h"

typedef struct {
    size_t n, k; /* choose k, 1 <= k <= n, of the candidates 0 .. n - 1 */
    const void *data;
    /* What one thread needs to score. */
    TrStatus (*room_new)(const void *data, void **room, TrError *err);
    void (*room_free)(void *room);
    /* The score of set[0 .. size-1], higher is better. Its first `same` members are those of the call before
     * in this room. */
    double (*score)(const void *data, void *room, const uint32_t *set, size_t size, size_t same);
    /* For the greedy search, or NULL: upper[candidate] = the most that the score of set[0 .. size-1] and the
     * candidate can be. Candidates whose most is less than the best so far are not scored. */
    void (*bound)(const void *data, void *room, const uint32_t *set, size_t size, double *upper);
} TrSetProblem;

enum { TR_SETS_KEPT = 20 };

/* Scores are compared at 12 significant digits. */
typedef struct {
    double score;
    uint32_t *sets; /* n_kept of them in lexicographic order, k candidates each, ascending */
    size_t n_kept;
    uint64_t n_best;  /* sets with this score: of all, or, if not exact, of those where a start ended */
    size_t n_reached; /* starts that ended there, if not exact */
    uint64_t n_scored;
} TrSetResult;

/* How many sets there are: n over k; infinite where a double cannot tell. */
double tr_set_count(size_t n, size_t k);

/* Score every set. For at most 2^53 of them. Release with tr_set_result_release(). */
TrStatus tr_set_search_all(const TrSetProblem *problem, size_t n_threads, TrSetResult *result, TrError *err);

/* The first start is empty and grows by the best candidate; the next `n_given` are given, k candidates each;
 * the others are drawn by `seed`. From each, members are exchanged for better ones until none is (Borgatti
 * 2006). 1 + n_given <= n_starts <= TR_SETS_KEPT. */
TrStatus tr_set_search_greedy(const TrSetProblem *problem, size_t n_starts, const uint32_t *given,
                              size_t n_given, uint64_t seed, size_t n_threads, TrSetResult *result,
                              TrError *err);
/* How often tr_set_search_greedy() may look for the best candidate to add, about. */
double tr_set_search_steps(size_t k, size_t n_starts);
void tr_set_result_release(TrSetResult *result);

#endif
