/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/ranking.h"

#include <math.h>

#include "analysis/ranks.h"
#include "base/memory.h"
#include "base/sort.h"

static TrStatus rank_nodes(const TrNetwork *network, TrRankedMeasure *ranked, TrError *err)
{
    uint64_t *keys = NULL;
    uint32_t *places = NULL;
    size_t n = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(keys, network->n_nodes, err));
    TR_TRY(TR_ARRAY(places, network->n_nodes, err));
    TR_TRY(TR_ARRAY(ranked->ranks, network->n_nodes, err));
    for (uint32_t i = 0; i < network->n_nodes; i++) {
        if (tr_node_is_event(network, i))
            continue;
        keys[n] = tr_rank_key(ranked->scores[i], ranked->measure->low_ranks_first);
        places[n++] = i;
    }
    TR_TRY(tr_sort_keys(keys, places, n, err)); /* stable, and nodes stand in order of name */
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
        TR_TRY(TR_ARRAY(ranked->scores, network->n_nodes, err));
        TR_TRY(tr_measuring_compute(measuring, measures[i], ranked->scores, err));
        TR_TRY(rank_nodes(network, ranked, err));
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
