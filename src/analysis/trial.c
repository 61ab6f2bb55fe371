/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/trial.h"

#include <math.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/parallel.h"

enum { MOST_BLOCKS = 64 };

/* What a thread needs to compute one draw after the other. */
typedef struct {
    TrReplicate replicate;
    TrRanks ranks, before; /* before: the whole network's, among those who are left */
    double *scores;
    uint32_t *column[4]; /* ranks in order of the entities: before low, high, now low, high */
} Bench;

typedef struct {
    const TrWatch *watch;
    const TrReplicatePlan *plan;
    TrTrial *trial;
    size_t n_blocks;
    TrError *errors; /* by block */
} Work;

bool tr_trial_can(const TrMeasure *measure)
{
    return measure->base == TR_ON_ADJACENCY;
}

static TrStatus bench_init(Bench *bench, const TrResampling *resampling, TrError *err)
{
    size_t n = resampling->network->n_nodes;
    TrStatus st = TR_OK;
    TR_TRY(tr_replicate_init(&bench->replicate, resampling, err));
    TR_TRY(tr_ranks_init(&bench->ranks, n, err));
    TR_TRY(tr_ranks_init(&bench->before, n, err));
    TR_TRY(TR_ARRAY(bench->scores, n, err));
    for (size_t i = 0; i < 4; i++)
        TR_TRY(TR_ARRAY(bench->column[i], n, err));
out:
    return st;
}

static void bench_release(Bench *bench)
{
    tr_replicate_release(&bench->replicate);
    tr_ranks_release(&bench->ranks);
    tr_ranks_release(&bench->before);
    tr_free(bench->scores);
    for (size_t i = 0; i < 4; i++)
        tr_free(bench->column[i]);
}

/* The ranks of those who are left, before and now, in columns. */
static TrStatus put_columns(const Work *work, Bench *bench, TrError *err)
{
    const TrWatch *watch = work->watch;
    const TrReplicate *it = &bench->replicate;
    const TrRanks *before = watch->ranks;
    TrStatus st = TR_OK;
    if (work->plan->kind == TR_FEWER_ENTITIES) {
        TR_TRY(tr_ranks_fill(&bench->before, watch->scores, it->entities, it->n_entities,
                             watch->measure->low_ranks_first, err));
        before = &bench->before;
    }
    for (size_t i = 0; i < it->n_entities; i++) {
        uint32_t node = it->entities[i];
        bench->column[0][i] = before->low[node];
        bench->column[1][i] = before->high[node];
        bench->column[2][i] = bench->ranks.low[node];
        bench->column[3][i] = bench->ranks.high[node];
    }
out:
    return st;
}

static TrStatus note(const Work *work, Bench *bench, size_t draw, TrError *err)
{
    const TrWatch *watch = work->watch;
    TrTrial *trial = work->trial;
    uint32_t **column = bench->column;
    size_t n = bench->replicate.n_entities;
    TrStatus st = TR_OK;
    for (size_t i = 0; trial->low != NULL && i < watch->n_watched; i++) {
        trial->low[draw * watch->n_watched + i] = bench->ranks.low[watch->watched[i]];
        trial->high[draw * watch->n_watched + i] = bench->ranks.high[watch->watched[i]];
    }
    if (trial->tau == NULL && trial->rho == NULL)
        return TR_OK;
    TR_TRY(put_columns(work, bench, err));
    if (trial->tau != NULL) {
        TR_TRY(tr_tau_b(column[0], column[2], n, &trial->tau[draw], err));
        trial->jaccard[draw] = tr_top_jaccard(column[0], column[2], n, watch->top);
    }
    if (trial->rho != NULL)
        trial->rho[draw] = tr_rho(column[0], column[1], column[2], column[3], n);
out:
    return st;
}

static TrStatus compute(const Work *work, Bench *bench, size_t draw, TrError *err)
{
    const TrWatch *watch = work->watch;
    TrReplicate *it = &bench->replicate;
    TrStatus st = TR_OK;
    TR_TRY(tr_interrupt_check(err));
    tr_replicate_draw(watch->resampling, work->plan, work->plan->first + draw, it);
    TR_TRY(tr_measure_on(watch->measure, watch->resampling->network, &it->adjacency, bench->scores, err));
    TR_TRY(tr_ranks_fill(&bench->ranks, bench->scores, it->entities, it->n_entities,
                         watch->measure->low_ranks_first, err));
    TR_TRY(note(work, bench, draw, err));
    tr_progress_add(watch->progress, 1);
out:
    return st;
}

static void run_block(void *context, size_t block)
{
    Work *work = context;
    Bench bench = {0};
    TrError *err = &work->errors[block];
    size_t from = block * work->trial->n / work->n_blocks, to = (block + 1) * work->trial->n / work->n_blocks;
    if (bench_init(&bench, work->watch->resampling, err) == TR_OK)
        for (size_t draw = from; draw < to && compute(work, &bench, draw, err) == TR_OK; draw++)
            continue;
    bench_release(&bench);
}

static TrStatus make_room(TrTrial *trial, unsigned wants, TrError *err)
{
    TrStatus st = TR_OK;
    if (wants & TR_WANT_RANKS) {
        TR_TRY(TR_ARRAY(trial->low, trial->n * trial->n_watched, err));
        TR_TRY(TR_ARRAY(trial->high, trial->n * trial->n_watched, err));
    }
    if (wants & TR_WANT_TAU) {
        TR_TRY(TR_ARRAY(trial->tau, trial->n, err));
        TR_TRY(TR_ARRAY(trial->jaccard, trial->n, err));
    }
    if (wants & TR_WANT_RHO)
        TR_TRY(TR_ARRAY(trial->rho, trial->n, err));
out:
    return st;
}

TrStatus tr_trial_run(const TrWatch *watch, const TrReplicatePlan *plan, size_t n, unsigned wants,
                      TrTrial *trial, TrError *err)
{
    Work work = {.watch = watch, .plan = plan, .trial = trial};
    TrStatus st = TR_OK;
    *trial = (TrTrial){.n = n, .n_watched = watch->n_watched};
    work.n_blocks = n < MOST_BLOCKS ? n : MOST_BLOCKS;
    TR_TRY(TR_ARRAY(work.errors, work.n_blocks, err));
    TR_TRY(make_room(trial, wants, err));
    tr_parallel(work.n_blocks, tr_measure_calls_igraph(watch->measure) ? 1 : watch->n_threads, run_block,
                &work);
    for (size_t block = 0; block < work.n_blocks; block++)
        if (work.errors[block].status != TR_OK) {
            tr_error_copy(err, &work.errors[block]);
            TR_TRY(work.errors[block].status);
        }
out:
    tr_free(work.errors);
    if (st != TR_OK)
        tr_trial_release(trial);
    return st;
}

void tr_trial_release(TrTrial *trial)
{
    tr_free(trial->low);
    tr_free(trial->high);
    tr_free(trial->tau);
    tr_free(trial->jaccard);
    tr_free(trial->rho);
    *trial = (TrTrial){0};
}
