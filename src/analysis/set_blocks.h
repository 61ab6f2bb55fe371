/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the two ways to search for a set share: work in blocks, and the best of them. */
#ifndef TR_ANALYSIS_SET_BLOCKS_H
#define TR_ANALYSIS_SET_BLOCKS_H

#include "analysis/set_search.h"
#include "base/progress.h"

/* A block has its own room, result and error. */
typedef struct {
    const TrSetProblem *problem;
    void *room;
    uint32_t *set, *scratch; /* k candidates */
    bool *is_member;         /* by candidate */
    double *upper;           /* by candidate, where there are bounds */
    TrSetResult result;
    TrProgress *progress;
    TrError err;
    TrStatus status;
} TrSetBlock;

typedef struct {
    const TrSetProblem *problem;
    TrSetBlock *blocks;
    size_t n_blocks;
    TrProgress progress;
    double n_sets;         /* all: */
    const uint32_t *given; /* greedy: */
    size_t n_given;
    uint64_t seed;
} TrSetSearch;

/* Allocate what a block needs and make its room; its status says whether that worked. */
TrStatus tr_set_block_begin(TrSetSearch *search, TrSetBlock *block);
/* Release all but the result. */
void tr_set_block_end(TrSetBlock *block);
/* The score of a set, to 12 digits. */
double tr_set_score(TrSetBlock *block, const uint32_t *set, size_t size, size_t same);
/* Count this set if none so far is better; keep it if there is room. */
void tr_set_keep(TrSetResult *result, const uint32_t *set, size_t k, double score);
/* Run work(search, block) for search->n_blocks blocks on threads, with a bar of n_steps; `result` begins
 * empty. The first failure of a block is that of all. */
TrStatus tr_set_blocks_run(TrSetSearch *search, size_t n_threads, void (*work)(void *, size_t),
                           double n_steps, TrSetResult *result, TrError *err);
/* Release the blocks, and the result too unless `st` is TR_OK. */
void tr_set_blocks_release(TrSetSearch *search, TrStatus st, TrSetResult *result);

#endif
