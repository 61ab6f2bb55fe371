/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/set_blocks.h"

#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/parallel.h"

void tr_set_result_release(TrSetResult *result)
{
    tr_free(result->sets);
    *result = (TrSetResult){0};
}

/* ---- keeping the best ---- */

static TrStatus result_begin(TrSetResult *result, size_t k, TrError *err)
{
    *result = (TrSetResult){.score = -1};
    return TR_ARRAY(result->sets, TR_SETS_KEPT * k, err);
}

void tr_set_keep(TrSetResult *result, const uint32_t *set, size_t k, double score)
{
    if (score < result->score)
        return;
    if (score > result->score) {
        result->score = score;
        result->n_kept = 0;
        result->n_best = 0;
    }
    result->n_best++;
    if (result->n_kept < TR_SETS_KEPT)
        memcpy(&result->sets[result->n_kept++ * k], set, k * sizeof *set);
}

/* ---- one block of work ---- */

TrStatus tr_set_block_begin(TrSetSearch *search, TrSetBlock *block)
{
    const TrSetProblem *problem = search->problem;
    TrError *err = &block->err;
    TrStatus st = TR_OK;
    block->problem = problem;
    block->progress = &search->progress;
    TR_TRY(TR_ARRAY(block->set, problem->k, err));
    TR_TRY(TR_ARRAY(block->scratch, problem->k, err));
    TR_TRY(TR_ARRAY(block->is_member, problem->n, err));
    if (problem->bound != NULL)
        TR_TRY(TR_ARRAY(block->upper, problem->n, err));
    TR_TRY(result_begin(&block->result, problem->k, err));
    TR_TRY(problem->room_new(problem->data, &block->room, err));
out:
    return st;
}

/* All but the result. */
void tr_set_block_end(TrSetBlock *block)
{
    if (block->room != NULL)
        block->problem->room_free(block->room);
    block->room = NULL;
    tr_free(block->set);
    tr_free(block->scratch);
    tr_free(block->is_member);
    tr_free(block->upper);
    block->upper = NULL;
    block->set = block->scratch = NULL;
    block->is_member = NULL;
}

double tr_set_score(TrSetBlock *block, const uint32_t *set, size_t size, size_t same)
{
    const TrSetProblem *problem = block->problem;
    block->result.n_scored++;
    return tr_number_round(problem->score(problem->data, block->room, set, size, same));
}

/* Run all blocks, and join their results in order. */
TrStatus tr_set_blocks_run(TrSetSearch *search, size_t n_threads, void (*work)(void *, size_t),
                           double n_steps, TrSetResult *result, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(result_begin(result, search->problem->k, err));
    TR_TRY(TR_ARRAY(search->blocks, search->n_blocks, err));
    tr_progress_begin(&search->progress, "key players", n_steps < 1e18 ? (uint64_t)n_steps : 0);
    tr_parallel(search->n_blocks, n_threads, work, search);
    tr_progress_end(&search->progress);
    TR_TRY(tr_interrupt_check(err));
    for (size_t i = 0; i < search->n_blocks; i++)
        if (search->blocks[i].status != TR_OK)
            TR_TRY(tr_fail(err, search->blocks[i].status, "%s", search->blocks[i].err.message));
out:
    return st;
}

void tr_set_blocks_release(TrSetSearch *search, TrStatus st, TrSetResult *result)
{
    for (size_t i = 0; search->blocks != NULL && i < search->n_blocks; i++)
        tr_set_result_release(&search->blocks[i].result);
    tr_free(search->blocks);
    if (st != TR_OK)
        tr_set_result_release(result);
}
