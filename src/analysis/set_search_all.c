/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/set_blocks.h"
#include "base/interrupt.h"

enum { MOST_BLOCKS = 256, SETS_BETWEEN = 64 };

double tr_set_count(size_t n, size_t k)
{
    double count = 1;
    if (k > n)
        return 0;
    k = k < n - k ? k : n - k;
    for (size_t i = 1; i <= k; i++)
        count = count * (double)(n - k + i) / (double)i; /* whole at each step */
    return count;
}

/* What a later block found. */
static void merge(TrSetResult *into, const TrSetResult *from, size_t k)
{
    into->n_scored += from->n_scored;
    if (from->score < into->score || from->n_best == 0)
        return;
    for (size_t i = 0; i < from->n_kept; i++)
        tr_set_keep(into, &from->sets[i * k], k, from->score);
    into->n_best += from->n_best - from->n_kept;
}

/* set = the one of that rank in lexicographic order. */
static void unrank(double rank, size_t n, size_t k, uint32_t *set)
{
    uint32_t candidate = 0;
    for (size_t i = 0; i < k; candidate++) {
        double with = tr_set_count(n - candidate - 1, k - i - 1);
        if (rank < with)
            set[i++] = candidate;
        else
            rank -= with;
    }
}

/* The next set in lexicographic order; returns how many members stay. */
static size_t step(uint32_t *set, size_t n, size_t k)
{
    size_t i = k - 1;
    while (i > 0 && set[i] == n - k + i)
        i--;
    set[i]++;
    for (size_t j = i + 1; j < k; j++)
        set[j] = set[j - 1] + 1;
    return i;
}

static double first_of_block(const TrSetSearch *search, size_t block)
{
    return (double)(uint64_t)(search->n_sets / (double)search->n_blocks * (double)block);
}

static void score_all(void *context, size_t at)
{
    TrSetSearch *search = context;
    TrSetBlock *block = &search->blocks[at];
    const TrSetProblem *problem = search->problem;
    size_t same = 0, n_unsaid = 0; /* sets that the bar does not know of yet */
    double rank = first_of_block(search, at),
           end = at + 1 == search->n_blocks ? search->n_sets : first_of_block(search, at + 1);
    if ((block->status = tr_set_block_begin(search, block)) == TR_OK && rank < end) {
        unrank(rank, problem->n, problem->k, block->set);
        for (;;) {
            tr_set_keep(&block->result, block->set, problem->k,
                        tr_set_score(block, block->set, problem->k, same));
            if (++n_unsaid == SETS_BETWEEN) {
                tr_progress_add(block->progress, n_unsaid);
                n_unsaid = 0;
            }
            if (++rank >= end || tr_interrupted() != 0)
                break;
            same = step(block->set, problem->n, problem->k);
        }
    }
    tr_set_block_end(block);
}

TrStatus tr_set_search_all(const TrSetProblem *problem, size_t n_threads, TrSetResult *result, TrError *err)
{
    TrSetSearch search = {.problem = problem, .n_sets = tr_set_count(problem->n, problem->k)};
    TrStatus st = TR_OK;
    search.n_blocks = search.n_sets < MOST_BLOCKS ? (size_t)search.n_sets : MOST_BLOCKS;
    TR_TRY(tr_set_blocks_run(&search, n_threads, score_all, search.n_sets, result, err));
    for (size_t i = 0; i < search.n_blocks; i++)
        merge(result, &search.blocks[i].result, problem->k);
out:
    tr_set_blocks_release(&search, st, result);
    return st;
}
