/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The two scores of key player sets, for the search and for one set in full. */
#ifndef TR_ANALYSIS_KEY_SETS_H
#define TR_ANALYSIS_KEY_SETS_H

#include "analysis/key_players.h"
#include "analysis/waves.h"

/* What the search scores sets of. Starts as {0}; release with tr_key_problem_release(). */
typedef struct {
    const TrNetwork *network;
    TrKeyGoal goal;
    const uint32_t *candidates; /* nodes */
    size_t n_candidates, k;
    TrWaves waves;
    uint16_t *distances; /* to reach: of each candidate, by place */
    double *inverse;     /* 1/d by distance */
} TrKeyProblem;

/* `candidates` is borrowed. */
TrStatus tr_key_problem_make(const TrNetwork *network, TrKeyGoal goal, size_t k, TrKeyProblem *problem,
                             TrError *err);
/* Set the candidates; to reach, find their distances, on threads. */
TrStatus tr_key_problem_candidates(TrKeyProblem *problem, const uint32_t *candidates, size_t n, TrError *err);
/* The same as the search sees it. */
TrSetProblem tr_key_set_problem(const TrKeyProblem *problem);
/* Estimated seconds on one core. */
typedef struct {
    double one_set; /* to score one set */
    double one_step,
        one_candidate; /* to find the best to add among n candidates: one_step + n one_candidate */
    double ready;      /* to make ready for one candidate */
} TrKeyCost;
TrStatus tr_key_problem_cost(const TrKeyProblem *problem, TrKeyCost *cost, TrError *err);
/* Everything about the set of set->nodes[0 .. size-1]. */
TrStatus tr_key_set_describe(const TrKeyProblem *problem, size_t size, TrKeySet *set, TrError *err);
void tr_key_problem_release(TrKeyProblem *problem);

#endif
