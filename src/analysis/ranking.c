/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/ranking.h"

#include <math.h>

#include "analysis/intervals.h"
#include "analysis/ranks.h"
#include "analysis/sampling.h"
#include "base/memory.h"
#include "base/parallel.h"
#include "base/sort.h"
#include "base/stages.h"

/* Without a budget, what takes longer is announced. */
#define LONG_SECONDS 10

/* Nodes, or pairs: both stand in order of name. */
static TrStatus rank_scores(const TrNetwork *network, TrRankedMeasure *ranked, TrError *err)
{
    uint64_t *keys = NULL;
    uint32_t *places = NULL;
    size_t n = 0, n_scores = tr_measure_n_scores(ranked->measure, network);
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(keys, n_scores, err));
    TR_TRY(TR_ARRAY(places, n_scores, err));
    TR_TRY(TR_ARRAY(ranked->ranks, n_scores, err));
    for (uint32_t i = 0; i < n_scores; i++) {
        if (!ranked->measure->of_ties && tr_node_is_event(network, i))
            continue;
        keys[n] = tr_rank_key(ranked->scores[i], ranked->measure->low_ranks_first);
        places[n++] = i;
    }
    TR_TRY(tr_sort_keys(keys, places, n, err)); /* stable */
    for (size_t i = 0; i < n && !isnan(ranked->scores[places[i]]); i++) {
        bool same = i > 0 && keys[i] == keys[i - 1];
        ranked->ranks[places[i]] = same ? ranked->ranks[places[i - 1]] : (uint32_t)i + 1;
        ranked->n_ranked++;
    }
    ranked->n_places = n;
    ranked->places = places;
    places = NULL;
out:
    tr_free(keys);
    tr_free(places);
    return st;
}

/* Sample the measure. With enough samples that all paths would take less, n_samples stays 0. */
static TrStatus sample(TrMeasuring *measuring, const TrEffort *effort, size_t n_nodes,
                       TrRankedMeasure *ranked, TrError *err)
{
    TrSamplingPlan plan = {.seconds = effort->budget_seconds,
                           .epsilon = effort->epsilon,
                           .exact_seconds = ranked->cost,
                           .say = effort->epsilon > 0 ? effort->say : NULL,
                           .most_seconds = effort->budget_seconds};
    TrSampled sampled = {.scores = ranked->scores};
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(sampled.low, n_nodes, err));
    TR_TRY(TR_ARRAY(sampled.high, n_nodes, err));
    TR_TRY(tr_measuring_sample(measuring, ranked->measure, &plan, &sampled, err));
    if (sampled.n_samples == 0)
        goto out;
    ranked->n_samples = sampled.n_samples;
    ranked->samples = sampled.samples;
    ranked->low = sampled.low;
    ranked->high = sampled.high;
    sampled.low = sampled.high = NULL;
out:
    tr_free(sampled.low);
    tr_free(sampled.high);
    return st;
}

/* The ranks left open; events are not ranked. */
static TrStatus leave_open(const TrNetwork *network, TrRankedMeasure *ranked, TrError *err)
{
    size_t n = network->n_nodes;
    double *low = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(low, n, err));
    TR_TRY(TR_ARRAY(ranked->best, n, err));
    TR_TRY(TR_ARRAY(ranked->worst, n, err));
    for (size_t i = 0; i < n; i++)
        low[i] = ranked->ranks[i] > 0 ? ranked->low[i] : NAN;
    TR_TRY(tr_ranks_left_open(low, ranked->high, n, ranked->best, ranked->worst, err));
out:
    tr_free(low);
    return st;
}

static TrStatus make_one(TrMeasuring *measuring, const TrNetwork *network, const TrEffort *effort,
                         TrRankedMeasure *ranked, TrError *err)
{
    bool over = effort->budget_seconds > 0 && ranked->cost > effort->budget_seconds;
    bool sampled = over && !effort->exact && tr_measure_can_be_sampled(ranked->measure);
    TrStatus st = TR_OK;
    if (over && !effort->exact && !sampled)
        return TR_OK;
    TR_TRY(TR_ARRAY(ranked->scores, tr_measure_n_scores(ranked->measure, network), err));
    if (sampled)
        TR_TRY(sample(measuring, effort, network->n_nodes, ranked, err));
    if (ranked->n_samples == 0) {
        if (ranked->cost > (effort->budget_seconds > 0 ? effort->budget_seconds : LONG_SECONDS) &&
            effort->say != NULL)
            effort->say(ranked->measure, ranked->cost);
        TR_TRY(tr_measuring_compute(measuring, ranked->measure, ranked->scores, err));
    }
    tr_step_done(ranked->measure->name);
out:
    return st;
}

/* The ranks of one measure: a sort gains nothing from a second thread, two sorts do. */
typedef struct {
    const TrNetwork *network;
    TrRankedMeasure *ranked;
    TrStatus st;
    TrError err;
} Placing;

static void place(void *context, size_t i)
{
    Placing *placing = (Placing *)context + i;
    TrStatus st = TR_OK;
    if (placing->ranked->scores == NULL)
        goto out;
    TR_TRY(rank_scores(placing->network, placing->ranked, &placing->err));
    if (placing->ranked->n_samples > 0)
        TR_TRY(leave_open(placing->network, placing->ranked, &placing->err));
out:
    placing->st = st;
}

static TrStatus place_all(const TrNetwork *network, TrRanking *ranking, TrError *err)
{
    Placing *placing = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(placing, ranking->n, err));
    for (size_t i = 0; i < ranking->n; i++)
        placing[i] = (Placing){.network = network, .ranked = &ranking->measures[i]};
    tr_parallel(ranking->n, network->weave.n_threads, place, placing);
    for (size_t i = 0; i < ranking->n && st == TR_OK; i++)
        if ((st = placing[i].st) != TR_OK)
            tr_error_copy(err, &placing[i].err);
    tr_step_done("ranks");
out:
    tr_free(placing);
    return st;
}

TrStatus tr_ranking_make_with(const TrNetwork *network, const TrMeasure *const *measures, size_t n,
                              const TrEffort *effort, TrRanking *ranking, TrError *err)
{
    TrMeasuring *measuring = tr_measuring_new(network, err);
    TrStatus st = measuring == NULL ? TR_MEMORY : TR_OK;
    *ranking = (TrRanking){.network = network};
    TR_TRY(st);
    TR_TRY(TR_ARRAY(ranking->measures, n, err));
    ranking->n = n;
    for (size_t i = 0; i < n; i++) {
        ranking->measures[i].measure = measures[i];
        TR_TRY(tr_measure_cost(measures[i], network, &ranking->measures[i].cost, err));
        TR_TRY(make_one(measuring, network, effort, &ranking->measures[i], err));
    }
    tr_measuring_free(measuring); /* what it holds is not needed any more, and sorting needs room */
    measuring = NULL;
    TR_TRY(place_all(network, ranking, err));
out:
    tr_measuring_free(measuring);
    if (st != TR_OK)
        tr_ranking_release(ranking);
    return st;
}

TrStatus tr_ranking_make(const TrNetwork *network, const TrMeasure *const *measures, size_t n,
                         double budget_seconds, TrRanking *ranking, TrError *err)
{
    return tr_ranking_make_with(network, measures, n, &(TrEffort){.budget_seconds = budget_seconds}, ranking,
                                err);
}

const TrRankedMeasure *tr_ranking_leading(const TrRanking *ranking)
{
    for (size_t i = 0; i < ranking->n; i++)
        if (ranking->measures[i].scores != NULL)
            return &ranking->measures[i];
    return NULL;
}

double tr_ranked_rank(const TrRankedMeasure *ranked, uint32_t item)
{
    return ranked->ranks[item] == 0 ? NAN : (double)ranked->ranks[item];
}

void tr_ranking_release(TrRanking *ranking)
{
    for (size_t i = 0; i < ranking->n; i++) {
        tr_free(ranking->measures[i].scores);
        tr_free(ranking->measures[i].ranks);
        tr_free(ranking->measures[i].places);
        tr_free(ranking->measures[i].low);
        tr_free(ranking->measures[i].high);
        tr_free(ranking->measures[i].best);
        tr_free(ranking->measures[i].worst);
    }
    tr_free(ranking->measures);
    *ranking = (TrRanking){0};
}
