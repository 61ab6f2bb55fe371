/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The trials of one measure, and what they come to. */
#include "analysis/sure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/trial.h"
#include "base/memory.h"

#define CS_CORRELATION 0.7
#define CS_PROBABILITY 0.95

enum {
    PART = 256,      /* origins left out in one go */
    CS_STEPS = 20,   /* shares of 5 % */
    LEAST_DRAWS = 20 /* fewer cannot tell 95 % */
};

const double tr_drop_shares[TR_N_DROPS] = {0.02, 0.05, 0.10};

/* One measure at work. */
typedef struct {
    TrCertainty *certainty;
    TrSureMeasure *sure;
    TrRanks ranks; /* of the whole network */
    TrWatch watch;
    uint64_t seed;
    size_t n_fewer; /* draws where fewer will do */
} Work;

/* ---- sorting out ---- */

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The middle of values[0 .. n-1], and what all but a twentieth reach. Sorts them; NaN stay out. */
static void summarise(double *values, size_t n, double *middle, double *least)
{
    size_t kept = 0;
    *middle = *least = NAN;
    for (size_t i = 0; i < n; i++)
        if (!isnan(values[i]))
            values[kept++] = values[i];
    if (kept == 0)
        return;
    qsort(values, kept, sizeof *values, by_value);
    *middle = (values[(kept - 1) / 2] + values[kept / 2]) / 2;
    *least = values[(size_t)floor((1 - CS_PROBABILITY) * (double)kept)];
}

static void take_agreement(TrTrial *trial, TrAgreement *agreement)
{
    agreement->n = trial->n;
    summarise(trial->tau, trial->n, &agreement->tau, &agreement->least_tau);
    summarise(trial->jaccard, trial->n, &agreement->jaccard, &agreement->least_jaccard);
}

/* ---- the trials ---- */

static TrStatus draw_origins(Work *work, TrError *err)
{
    size_t n_origins = work->certainty->resampling.n_origins;
    TrReplicatePlan plan = {.kind = TR_ORIGINS_AGAIN, .n = (n_origins + 1) / 2, .seed = work->seed};
    unsigned wanted = TR_WANT_RANKS | (work->certainty->ranks_only ? 0 : TR_WANT_TAU);
    TrTrial trial = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_trial_run(&work->watch, &plan, work->certainty->n_replicates, wanted, &trial, err));
    TR_TRY(
        tr_rank_intervals_make(&trial, work->sure->top, work->watch.n_threads, &work->sure->interval, err));
    if (!work->certainty->ranks_only)
        take_agreement(&trial, &work->sure->origins);
out:
    tr_trial_release(&trial);
    return st;
}

/* The ranks of everyone watched without origin `origin`, the trial's draw `d`. */
static void take_ranks_without(Work *work, const TrTrial *trial, size_t d, uint32_t origin)
{
    TrSureMeasure *sure = work->sure;
    for (size_t i = 0; i < sure->n_watched; i++) {
        uint32_t rank = work->ranks.low[work->watch.watched[i]], now = trial->low[d * sure->n_watched + i];
        uint32_t moved = now > rank ? now - rank : rank - now, before = sure->rank_without[i];
        uint32_t most = sure->origin[i] == TR_NO_ID ? 0 : before > rank ? before - rank : rank - before;
        if (moved > most) {
            sure->origin[i] = origin;
            sure->rank_without[i] = now;
        }
    }
}

static TrStatus leave_origins_out(Work *work, TrError *err)
{
    size_t n = work->certainty->resampling.n_origins;
    TrSureMeasure *sure = work->sure;
    TrTrial all = {.n = n}, part = {0};
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(all.tau, n, err));
    TR_TRY(TR_ARRAY(all.jaccard, n, err));
    for (size_t from = 0; from < n; from += PART) {
        TrReplicatePlan plan = {.kind = TR_WITHOUT_ONE_ORIGIN, .seed = work->seed, .first = from};
        TR_TRY(tr_trial_run(&work->watch, &plan, n - from < PART ? n - from : PART,
                            TR_WANT_RANKS | TR_WANT_TAU, &part, err));
        for (size_t d = 0; d < part.n; d++) {
            all.tau[from + d] = part.tau[d];
            all.jaccard[from + d] = part.jaccard[d];
            take_ranks_without(work, &part, d, (uint32_t)(from + d));
        }
        tr_trial_release(&part);
    }
    sure->worst_tau = NAN;
    for (size_t o = 0; o < n; o++)
        if (!isnan(all.tau[o]) && (isnan(sure->worst_tau) || all.tau[o] < sure->worst_tau)) {
            sure->worst_tau = all.tau[o];
            sure->worst_origin = o;
        }
    take_agreement(&all, &sure->one_left_out);
out:
    tr_trial_release(&part);
    tr_trial_release(&all);
    return st;
}

static TrStatus draw_claims(Work *work, TrError *err)
{
    TrReplicatePlan plan = {.kind = TR_CLAIMS_BY_CONFIDENCE, .seed = work->seed};
    TrTrial trial = {0};
    TrStatus st = TR_OK;
    if (work->certainty->resampling.certain)
        return TR_OK;
    TR_TRY(tr_trial_run(&work->watch, &plan, work->certainty->n_replicates, TR_WANT_TAU, &trial, err));
    take_agreement(&trial, &work->sure->confidence);
out:
    tr_trial_release(&trial);
    return st;
}

static TrStatus drop_entities(Work *work, TrError *err)
{
    size_t n = work->certainty->resampling.n_entities;
    TrTrial trial = {0};
    TrStatus st = TR_OK;
    for (size_t i = 0; i < TR_N_DROPS; i++) {
        TrReplicatePlan plan = {.kind = TR_FEWER_ENTITIES,
                                .n = n - (size_t)ceil(tr_drop_shares[i] * (double)n),
                                .seed = work->seed};
        TR_TRY(tr_trial_run(&work->watch, &plan, work->n_fewer, TR_WANT_TAU, &trial, err));
        take_agreement(&trial, &work->sure->dropped[i]);
        tr_trial_release(&trial);
    }
out:
    tr_trial_release(&trial);
    return st;
}

/* Whether the correlation holds in most draws of n of those. */
static TrStatus holds(Work *work, TrReplicateKind kind, size_t n, bool *yes, TrError *err)
{
    TrReplicatePlan plan = {.kind = kind, .n = n, .seed = work->seed};
    TrTrial trial = {0};
    size_t good = 0;
    TrStatus st = TR_OK;
    *yes = false;
    if (n == 0)
        return TR_OK;
    TR_TRY(tr_trial_run(&work->watch, &plan, work->n_fewer, TR_WANT_RHO, &trial, err));
    for (size_t d = 0; d < trial.n; d++)
        good += trial.rho[d] >= CS_CORRELATION;
    *yes = (double)good >= CS_PROBABILITY * (double)trial.n;
out:
    tr_trial_release(&trial);
    return st;
}

/* Correlation stability (Costenbader and Valente 2003; Epskamp, Borsboom and Fried 2018,
 * doi:10.3758/s13428-017-0862-1): by halving, in steps of 5 %, as what holds for a share holds for less. */
static TrStatus find_cs(Work *work, TrReplicateKind kind, size_t of, double *cs, TrError *err)
{
    size_t good = 0, bad = CS_STEPS;
    TrStatus st = TR_OK;
    *cs = 0;
    while (bad - good > 1) {
        size_t step = (good + bad) / 2, dropped = (size_t)ceil((double)(step * of) / CS_STEPS);
        bool yes;
        TR_TRY(holds(work, kind, of - dropped, &yes, err));
        if (yes) {
            good = step;
            *cs = (double)dropped / (double)of;
        } else {
            bad = step;
        }
    }
out:
    return st;
}

/* ---- merges ---- */

static TrStatus undo_merge(Work *work, size_t i, double *scores, uint32_t *nodes, TrRanks *ranks,
                           TrError *err)
{
    const TrResampling *resampling = &work->certainty->resampling;
    const TrMerges *merges = &work->certainty->merges;
    const TrMeasure *measure = work->watch.measure;
    TrUndone *undone = &work->sure->undone[i];
    uint32_t node = merges->merges[i].node, alias = (uint32_t)resampling->network->n_nodes;
    size_t n = resampling->n_entities, both = 0, either = 0;
    TrAdjacency adjacency;
    TrStatus st = TR_OK;
    TR_TRY(tr_merges_undo(merges, i, resampling, &adjacency, err));
    TR_TRY(tr_measure_on(measure, resampling->network, &adjacency, scores, err));
    nodes[n] = alias;
    TR_TRY(tr_ranks_fill(ranks, scores, nodes, n + 1, measure->low_ranks_first, err));
    undone->rank = work->ranks.low[node];
    undone->rank_without = ranks->low[node];
    undone->alias_rank = ranks->low[alias];
    for (size_t e = 0; e <= n; e++) {
        bool was = e < n && work->ranks.low[nodes[e]] <= work->sure->top;
        bool is = ranks->low[nodes[e]] <= work->sure->top;
        both += was && is;
        either += was || is;
    }
    undone->jaccard = either == 0 ? 1 : (double)both / (double)either;
    tr_progress_add(work->watch.progress, 1);
out:
    tr_adjacency_release(&adjacency);
    return st;
}

static TrStatus undo_merges(Work *work, TrError *err)
{
    const TrResampling *resampling = &work->certainty->resampling;
    size_t n = resampling->network->n_nodes + 1;
    TrRanks ranks = {0};
    double *scores = NULL;
    uint32_t *nodes = NULL;
    TrStatus st = TR_OK;
    if (work->certainty->merges.n == 0)
        return TR_OK;
    TR_TRY(TR_ARRAY(work->sure->undone, work->certainty->merges.n, err));
    TR_TRY(TR_ARRAY(scores, n, err));
    TR_TRY(TR_ARRAY(nodes, n, err));
    TR_TRY(tr_ranks_init(&ranks, n, err));
    memcpy(nodes, resampling->entities, resampling->n_entities * sizeof *nodes);
    for (size_t i = 0; i < work->certainty->merges.n; i++)
        TR_TRY(undo_merge(work, i, scores, nodes, &ranks, err));
out:
    tr_ranks_release(&ranks);
    tr_free(scores);
    tr_free(nodes);
    return st;
}

/* ---- a measure ---- */

/* All but the intervals of ranks. */
static TrStatus look_further(Work *work, TrError *err)
{
    const TrResampling *resampling = &work->certainty->resampling;
    TrSureMeasure *sure = work->sure;
    TrStatus st = TR_OK;
    TR_TRY(leave_origins_out(work, err));
    TR_TRY(draw_claims(work, err));
    TR_TRY(drop_entities(work, err));
    TR_TRY(find_cs(work, TR_FEWER_ENTITIES, resampling->n_entities, &sure->cs_entities, err));
    TR_TRY(find_cs(work, TR_FEWER_ORIGINS, resampling->n_origins, &sure->cs_origins, err));
    TR_TRY(undo_merges(work, err));
out:
    return st;
}

static TrStatus make_room(TrSureMeasure *sure, size_t n_nodes, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(sure->place_of, n_nodes, err));
    TR_TRY(TR_ARRAY(sure->origin, sure->n_watched, err));
    TR_TRY(TR_ARRAY(sure->rank_without, sure->n_watched, err));
    for (size_t v = 0; v < n_nodes; v++)
        sure->place_of[v] = TR_NO_ID;
    for (uint32_t i = 0; i < sure->n_watched; i++) {
        sure->origin[i] = TR_NO_ID;
        sure->place_of[sure->ranked->places[i]] = i;
    }
out:
    return st;
}

TrStatus tr_sure_make(TrCertainty *certainty, TrSureMeasure *sure, TrProgress *progress, TrError *err)
{
    const TrResampling *resampling = &certainty->resampling;
    const TrNetwork *network = resampling->network;
    Work work = {.certainty = certainty, .sure = sure, .seed = network->weave.seed};
    TrStatus st = TR_OK;
    work.n_fewer = tr_sure_fewer(certainty->n_replicates);
    work.watch = (TrWatch){.resampling = resampling,
                           .measure = sure->ranked->measure,
                           .scores = sure->ranked->scores,
                           .ranks = &work.ranks,
                           .watched = sure->ranked->places,
                           .n_watched = sure->n_watched,
                           .top = sure->top,
                           .n_threads = network->weave.n_threads,
                           .progress = progress};
    TR_TRY(make_room(sure, network->n_nodes, err));
    TR_TRY(tr_ranks_init(&work.ranks, network->n_nodes, err));
    TR_TRY(tr_ranks_fill(&work.ranks, sure->ranked->scores, resampling->entities, resampling->n_entities,
                         sure->ranked->measure->low_ranks_first, err));
    TR_TRY(draw_origins(&work, err));
    if (!certainty->ranks_only)
        TR_TRY(look_further(&work, err));
    sure->state = TR_SURE_DONE;
out:
    tr_ranks_release(&work.ranks);
    return st;
}

size_t tr_sure_fewer(size_t n_replicates)
{
    return n_replicates / 10 < LEAST_DRAWS ? LEAST_DRAWS : n_replicates / 10;
}

size_t tr_sure_draws(const TrCertainty *certainty)
{
    size_t kinds = certainty->resampling.certain ? 1 : 2, halvings = 5; /* of CS_STEPS */
    if (certainty->ranks_only)
        return certainty->n_replicates;
    return kinds * certainty->n_replicates + certainty->resampling.n_origins +
           (TR_N_DROPS + 2 * halvings) * tr_sure_fewer(certainty->n_replicates) + certainty->merges.n;
}

void tr_sure_release(TrSureMeasure *sure)
{
    tr_rank_intervals_release(&sure->interval);
    tr_free(sure->place_of);
    tr_free(sure->origin);
    tr_free(sure->rank_without);
    tr_free(sure->undone);
}
