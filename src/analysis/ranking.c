/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/ranking.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/sort.h"

/* A number that orders as the score does, best first; NaN comes last. */
static uint64_t sort_key(double score, bool low_first)
{
    uint64_t bits;
    double value = low_first ? -score : score;
    if (isnan(score))
        return UINT64_MAX;
    if (value == 0)
        value = 0; /* -0 and 0 are one score */
    memcpy(&bits, &value, sizeof bits);
    return ~(bits >> 63 ? ~bits : bits | 0x8000000000000000u);
}

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
        keys[n] = sort_key(ranked->scores[i], ranked->measure->low_ranks_first);
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

TrStatus tr_ranking_make(const TrNetwork *network, const TrMeasure *const *measures, size_t n,
                         double budget_seconds, TrRanking *ranking, TrError *err)
{
    TrMeasuring *measuring = tr_measuring_new(network, err);
    TrStatus st = measuring == NULL ? TR_MEMORY : TR_OK;
    *ranking = (TrRanking){.network = network};
    TR_TRY(st);
    TR_TRY(TR_ARRAY(ranking->measures, n, err));
    ranking->n = n;
    for (size_t i = 0; i < n; i++) {
        TrRankedMeasure *ranked = &ranking->measures[i];
        ranked->measure = measures[i];
        ranked->cost = tr_measure_cost(measures[i], network);
        if (budget_seconds > 0 && ranked->cost > budget_seconds)
            continue;
        TR_TRY(TR_ARRAY(ranked->scores, tr_measure_n_scores(measures[i], network), err));
        TR_TRY(tr_measuring_compute(measuring, measures[i], ranked->scores, err));
        TR_TRY(rank_scores(network, ranked, err));
    }
out:
    tr_measuring_free(measuring);
    if (st != TR_OK)
        tr_ranking_release(ranking);
    return st;
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
    }
    tr_free(ranking->measures);
    *ranking = (TrRanking){0};
}
