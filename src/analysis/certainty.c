/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/certainty.h"

#include <string.h>

#include "analysis/measure_functions.h"
#include "analysis/sure.h"
#include "base/memory.h"

/* Measured on one core, per node and pair: a draw with its ranks and tau_b; and PageRank. */
#define SECONDS_OF_A_DRAW       1.5e-8
#define SECONDS_OF_AN_ITERATION 7e-8

enum {
    MOST_CELLS = 32000000, /* ranks kept at a time: 256 MB with both ends */
    MOST_REPLICATES = 1000000
};

/* Those whose interval held the true rank in 90 % of the cases or more in each of the simulated regimes of
 * docs/certainty.md, of all entities and of the first ten. */
static const char *const covered[] = {"degree", "strength", "betweenness", "pagerank"};

const char *tr_interval_name(const TrMeasure *measure)
{
    for (size_t i = 0; i < sizeof covered / sizeof *covered; i++)
        if (strcmp(measure->name, covered[i]) == 0)
            return "95 % interval";
    return "resampling interval";
}

static bool looks_once(const TrMeasure *measure)
{
    return measure->compute == tr_degree || measure->compute == tr_strength ||
           measure->compute == tr_coreness;
}

static TrStatus estimate_cost(const TrCertainty *certainty, TrSureMeasure *sure, TrError *err)
{
    const TrNetwork *network = certainty->resampling.network;
    const TrMeasure *measure = sure->ranked->measure;
    double size = (double)(network->n_nodes + network->n_pairs), once;
    TrStatus st = TR_OK;
    TR_TRY(tr_measure_cost(measure, network, &once, err));
    once += SECONDS_OF_A_DRAW * size + (looks_once(measure) ? 0 : SECONDS_OF_AN_ITERATION * size);
    sure->cost = once * (double)tr_sure_draws(certainty);
out:
    return st;
}

/* What cannot be told of any measure; TR_SURE_DONE: it can. */
static TrSureState state_of_all(const TrCertainty *certainty)
{
    if (certainty->ranking->network->weave.mode != TR_MODE_TIES)
        return TR_SURE_PROJECTION;
    if (certainty->resampling.n_origins == 0)
        return TR_SURE_NO_TIES;
    return certainty->resampling.n_origins == 1 ? TR_SURE_ONE_ORIGIN : TR_SURE_DONE;
}

static TrStatus plan_measure(const TrCertainty *certainty, const TrCertaintyWish *wish, TrSureMeasure *sure,
                             TrError *err)
{
    TrStatus st = TR_OK;
    TrSureState state = state_of_all(certainty);
    size_t half = (sure->ranked->n_places + 1) / 2, most = MOST_CELLS / wish->n_replicates;
    sure->top = (uint32_t)(wish->top < half ? wish->top : half);
    sure->n_watched = sure->ranked->n_places < most ? sure->ranked->n_places : most;
    if (sure->ranked->scores == NULL)
        sure->state = TR_SURE_NO_SCORES;
    else if (state != TR_SURE_DONE)
        sure->state = state;
    else if (!tr_trial_can(sure->ranked->measure))
        sure->state = TR_SURE_NOT_DRAWN;
    if (sure->state != TR_SURE_DONE)
        return TR_OK;
    TR_TRY(estimate_cost(certainty, sure, err));
    if (wish->budget_seconds > 0 && sure->cost > wish->budget_seconds)
        sure->state = TR_SURE_TOO_COSTLY;
out:
    return st;
}

/* The budget is for all together: from the cheapest on, until it is spent. */
static void share_budget(TrCertainty *certainty, const TrCertaintyWish *wish)
{
    double spent = 0;
    for (size_t round = 0; round < certainty->n; round++) {
        TrSureMeasure *cheapest = NULL;
        for (size_t i = 0; i < certainty->n; i++) {
            TrSureMeasure *it = &certainty->measures[i];
            bool open = it->state == TR_SURE_DONE && it->n_watched > 0 && !it->afforded;
            if (open && (cheapest == NULL || it->cost < cheapest->cost))
                cheapest = it;
        }
        if (cheapest == NULL)
            return;
        spent += cheapest->cost;
        cheapest->afforded = true;
        if (spent > wish->budget_seconds)
            cheapest->state = TR_SURE_TOO_COSTLY;
    }
}

static TrStatus compute(TrCertainty *certainty, TrSureMeasure *sure, TrError *err)
{
    TrProgress progress;
    char what[80];
    TrStatus st;
    (void)snprintf(what, sizeof what, "how sure: %.20s", sure->ranked->measure->name);
    tr_progress_begin(&progress, what, tr_sure_draws(certainty));
    st = tr_sure_make(certainty, sure, &progress, err);
    tr_progress_end(&progress);
    return st;
}

TrStatus tr_certainty_plan(const TrRanking *ranking, const TrCertaintyWish *wish, TrCertainty *certainty,
                           TrError *err)
{
    TrStatus st = TR_OK;
    *certainty =
        (TrCertainty){.ranking = ranking, .n_replicates = wish->n_replicates, .ranks_only = wish->ranks_only};
    if (wish->n_replicates == 0 || wish->n_replicates > MOST_REPLICATES)
        return tr_fail(err, TR_BAD_USAGE, "--replicates is how often to draw: from 1 to %d", MOST_REPLICATES);
    if (ranking->network->weave.mode == TR_MODE_TIES) {
        TR_TRY(tr_resampling_make(ranking->network, &certainty->resampling, err));
        if (!wish->ranks_only)
            TR_TRY(tr_merges_find(&certainty->resampling, &certainty->merges, err));
    }
    TR_TRY(TR_ARRAY(certainty->measures, ranking->n, err));
    certainty->n = ranking->n;
    for (size_t i = 0; i < ranking->n; i++) {
        certainty->measures[i].ranked = &ranking->measures[i];
        TR_TRY(plan_measure(certainty, wish, &certainty->measures[i], err));
    }
    if (wish->together && wish->budget_seconds > 0)
        share_budget(certainty, wish);
out:
    if (st != TR_OK)
        tr_certainty_release(certainty);
    return st;
}

TrStatus tr_certainty_compute(TrCertainty *certainty, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t i = 0; i < certainty->n; i++)
        if (certainty->measures[i].state == TR_SURE_DONE)
            TR_TRY(compute(certainty, &certainty->measures[i], err));
out:
    return st;
}

void tr_certainty_release(TrCertainty *certainty)
{
    for (size_t i = 0; i < certainty->n; i++)
        tr_sure_release(&certainty->measures[i]);
    tr_free(certainty->measures);
    tr_merges_release(&certainty->merges);
    tr_resampling_release(&certainty->resampling);
    *certainty = (TrCertainty){0};
}

const TrSureMeasure *tr_certainty_leading(const TrCertainty *certainty)
{
    for (size_t i = 0; i < certainty->n; i++)
        if (certainty->measures[i].state != TR_SURE_NO_SCORES)
            return &certainty->measures[i];
    return NULL;
}

bool tr_certainty_any(const TrCertainty *certainty)
{
    for (size_t i = 0; i < certainty->n; i++)
        if (certainty->measures[i].state == TR_SURE_DONE)
            return true;
    return false;
}

bool tr_sure_apart(const TrSureMeasure *sure, size_t i, size_t j)
{
    return sure->interval.high[i] < sure->interval.low[j];
}
