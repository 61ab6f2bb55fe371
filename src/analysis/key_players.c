/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/key_players.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/key_sets.h"
#include "analysis/ranking.h"
#include "base/memory.h"
#include "base/number.h"

enum {
    N_SOURCES = 1024,
    MOST_STARTS = TR_SETS_KEPT,
    FEW_STARTS = 5,
    FEWEST_STARTS = 3,
    FEW = 50,
    FEWEST = 10
};
#define MOST_SETS           1e9   /* that are all tried where no budget is set */
#define MOST_DISTANCES      2.5e8 /* that are kept in memory: 500 MB */
#define SEED_OF_KEY_PLAYERS 0x6b65790000000000u

typedef struct {
    const TrNetwork *network;
    TrKeyPlayers *players;
    TrKeyProblem full, sampled;
    TrRanking ranking;         /* by degree, and by betweenness if it can be afforded */
    uint32_t *eligible;        /* nodes */
    uint32_t *candidates;      /* nodes */
    TrKeyCost full_cost, cost; /* seconds to score one set: with all distances, and as the search does */
    TrKeyProblem *searching;   /* full or sampled */
} Finding;

static bool is_eligible(const TrNetwork *network, const TrKeyQuestion *question, size_t node)
{
    if (tr_node_is_event(network, node))
        return false;
    for (size_t i = 0; i < question->n_kinds; i++)
        if (strcmp(tr_node_kind(network, node), question->kinds[i]) == 0)
            return true;
    return question->n_kinds == 0;
}

static TrStatus choose_eligible(Finding *it, TrError *err)
{
    const TrKeyQuestion *question = &it->players->question;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(it->eligible, it->network->n_nodes, err));
    for (uint32_t i = 0; i < it->network->n_nodes; i++)
        if (is_eligible(it->network, question, i))
            it->eligible[it->players->n_eligible++] = i;
    it->players->n_entities = tr_network_count_entities(it->network);
    if (it->players->n_eligible == 0)
        return tr_fail(err, TR_BAD_USAGE, "there is no entity%s to choose from",
                       question->n_kinds > 0 ? " of these kinds" : "");
    if (question->k == 0 || question->k > it->players->n_eligible)
        return tr_fail(err, TR_BAD_USAGE,
                       "a set of %zu cannot be chosen: expected 1 to %zu, the number of entities%s",
                       question->k, it->players->n_eligible, question->n_kinds > 0 ? " of these kinds" : "");
out:
    return st;
}

/* ---- the first k by degree and by betweenness ---- */

static TrStatus make_ranking(Finding *it, TrError *err)
{
    const TrMeasure *measures[2] = {tr_measure_find("degree", err), tr_measure_find("betweenness", err)};
    return tr_ranking_make(it->network, measures, 2, it->players->question.budget_seconds, &it->ranking, err);
}

static int compare_nodes(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    return (a > b) - (a < b);
}

static void sort_nodes(uint32_t *nodes, size_t n)
{
    if (n > 0)
        qsort(nodes, n, sizeof *nodes, compare_nodes);
}

static TrStatus take_first(const Finding *it, size_t measure, TrKeySet *set, TrError *err)
{
    const TrRankedMeasure *ranked = &it->ranking.measures[measure];
    const TrKeyQuestion *question = &it->players->question;
    size_t n = 0;
    TrStatus st = TR_OK;
    if (ranked->scores == NULL)
        return TR_OK;
    TR_TRY(TR_ARRAY(set->nodes, question->k, err));
    for (size_t i = 0; i < ranked->n_places && n < question->k; i++)
        if (is_eligible(it->network, question, ranked->places[i]))
            set->nodes[n++] = ranked->places[i];
    sort_nodes(set->nodes, n);
out:
    return st;
}

/* ---- the plan ---- */

/* What is tried in turn until one fits the budget. */
typedef struct {
    size_t n_sources; /* 0: all */
    size_t n_starts;
    size_t least; /* candidates; 0: all, always */
} Search;

static const Search removals[] = {{0, MOST_STARTS, 0}, {0, 10, 0},   {0, 5, 0},   {1024, MOST_STARTS, 0},
                                  {1024, 5, 0},        {1024, 3, 0}, {256, 5, 0}, {256, 3, 0},
                                  {256, 1, 0}};
/* Distances are not sampled, but candidates may be few. */
static const Search reaches[] = {{0, MOST_STARTS, 0}, {0, 5, 50}, {0, 3, 10}};

static double seconds_for(const Finding *it, size_t n_candidates, size_t n_starts)
{
    return it->cost.ready * (double)n_candidates +
           tr_set_search_steps(it->players->question.k, n_starts) *
               (it->cost.one_step + it->cost.one_candidate * (double)n_candidates);
}

static bool fits_memory(const Finding *it, size_t n_candidates)
{
    return it->players->question.goal == TR_TO_REMOVE ||
           (double)n_candidates * (double)it->network->n_nodes <= MOST_DISTANCES;
}

static bool fits_budget(const Finding *it, double seconds)
{
    return it->players->question.budget_seconds <= 0 || seconds <= it->players->question.budget_seconds;
}

/* Take as many candidates as the budget and memory allow; false if those are too few. */
static bool plan_candidates(Finding *it, const Search *search)
{
    TrKeyPlayers *players = it->players;
    size_t n = players->n_eligible, k = players->question.k, least = search->least;
    if (least > 0 && !fits_budget(it, seconds_for(it, n, search->n_starts)))
        n = (size_t)(players->question.budget_seconds / seconds_for(it, 1, search->n_starts));
    if (!fits_memory(it, n))
        n = (size_t)(MOST_DISTANCES / (double)it->network->n_nodes);
    least = least > 2 * k ? least : 2 * k;
    if ((n < players->n_eligible && (n < least || search->least == 0)) ||
        !fits_budget(it, seconds_for(it, n, search->n_starts)))
        return false;
    players->n_candidates = n;
    players->n_starts = search->n_starts;
    return true;
}

static TrStatus use_sources(Finding *it, size_t n_sources, TrError *err)
{
    TrKeyPlayers *players = it->players;
    TrStatus st = TR_OK;
    if (n_sources == players->n_sources)
        return TR_OK;
    tr_key_problem_release(&it->sampled);
    TR_TRY(tr_key_problem_make(it->network, TR_TO_REMOVE, players->question.k, &it->sampled, err));
    tr_waves_sample(&it->sampled.waves, n_sources, it->network->weave.seed + SEED_OF_KEY_PLAYERS);
    it->searching = &it->sampled;
    players->n_sources = n_sources;
    TR_TRY(tr_key_problem_cost(it->searching, &it->cost, err));
out:
    return st;
}

static TrStatus plan_search(Finding *it, TrError *err)
{
    bool remove = it->players->question.goal == TR_TO_REMOVE;
    const Search *searches = remove ? removals : reaches;
    size_t n = remove ? sizeof removals / sizeof *removals : sizeof reaches / sizeof *reaches;
    double least;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < n; i++) {
        if (searches[i].n_sources >= it->players->n_entities)
            continue;
        TR_TRY(use_sources(it, searches[i].n_sources, err));
        if (plan_candidates(it, &searches[i]))
            return TR_OK;
    }
    least = seconds_for(it, remove ? 0 : 10, remove ? 1 : 3);
    st = tr_fail(err, TR_ANALYSIS,
                 "key players: even the shortest search would take about %.*g s, over the budget of %g s; "
                 "--budget allows more, 0 any time",
                 least < 10 ? 2 : 9, least < 10 ? least : round(least), it->players->question.budget_seconds);
out:
    return st;
}

static TrStatus plan(Finding *it, TrError *err)
{
    TrKeyPlayers *players = it->players;
    double n_sets = tr_set_count(players->n_eligible, players->question.k);
    TrStatus st = TR_OK;
    TR_TRY(tr_key_problem_cost(&it->full, &it->full_cost, err));
    it->searching = &it->full;
    it->cost = it->full_cost;
    players->n_candidates = players->n_eligible;
    players->seconds = n_sets * it->cost.one_set + it->cost.ready * (double)players->n_eligible;
    players->exact =
        fits_memory(it, players->n_eligible) && n_sets <= MOST_SETS && fits_budget(it, players->seconds);
    if (players->exact)
        return TR_OK;
    TR_TRY(plan_search(it, err));
    players->seconds = seconds_for(it, players->n_candidates, players->n_starts);
out:
    return st;
}

/* The eligible, or the first of them by degree and by betweenness in turn. */
static TrStatus choose_candidates(Finding *it, TrError *err)
{
    TrKeyPlayers *players = it->players;
    bool *is_taken = NULL;
    size_t n = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(it->candidates, players->n_eligible, err));
    TR_TRY(TR_ARRAY(is_taken, it->network->n_nodes, err));
    if (players->n_candidates == players->n_eligible) {
        memcpy(it->candidates, it->eligible, players->n_eligible * sizeof *it->eligible);
        goto out;
    }
    for (size_t i = 0; i < it->ranking.measures[0].n_places; i++)
        for (size_t m = 0; m < 2 && n < players->n_candidates; m++) {
            uint32_t node;
            if (it->ranking.measures[m].scores == NULL)
                continue;
            node = it->ranking.measures[m].places[i];
            if (is_taken[node] || !is_eligible(it->network, &players->question, node))
                continue;
            is_taken[node] = true;
            it->candidates[n++] = node;
        }
    sort_nodes(it->candidates, n);
out:
    tr_free(is_taken);
    return st;
}

/* ---- the search ---- */

static uint32_t number_of(const Finding *it, uint32_t node)
{
    const uint32_t *at =
        bsearch(&node, it->candidates, it->players->n_candidates, sizeof node, compare_nodes);
    return at == NULL ? TR_NO_ID : (uint32_t)(at - it->candidates);
}

/* given = the sets by degree and betweenness, as candidates; those that are none are left out. */
static void fill_given(const Finding *it, uint32_t *given, size_t *n_given)
{
    const TrKeySet *const sets[] = {&it->players->by_degree, &it->players->by_betweenness};
    size_t k = it->players->question.k;
    for (size_t s = 0; s < 2; s++) {
        bool all = sets[s]->nodes != NULL;
        for (size_t i = 0; i < k && all; i++)
            all = (given[*n_given * k + i] = number_of(it, sets[s]->nodes[i])) != TR_NO_ID;
        *n_given += all;
    }
}

static TrStatus search(Finding *it, TrError *err)
{
    TrKeyPlayers *players = it->players;
    size_t k = players->question.k, n_threads = it->network->weave.n_threads, n_given = 0;
    uint32_t *given = NULL;
    TrSetProblem problem;
    TrStatus st = TR_OK;
    TR_TRY(choose_candidates(it, err));
    TR_TRY(tr_key_problem_candidates(it->searching, it->candidates, players->n_candidates, err));
    problem = tr_key_set_problem(it->searching);
    TR_TRY(TR_ARRAY(given, 2 * k, err));
    if (players->exact) {
        TR_TRY(tr_set_search_all(&problem, n_threads, &players->search, err));
    } else {
        if (players->n_starts > 2)
            fill_given(it, given, &n_given);
        TR_TRY(tr_set_search_greedy(&problem, players->n_starts, given, n_given,
                                    it->network->weave.seed + SEED_OF_KEY_PLAYERS, n_threads,
                                    &players->search, err));
    }
    for (size_t i = 0; i < players->search.n_kept * k; i++)
        players->search.sets[i] = it->candidates[players->search.sets[i]];
    TR_TRY(TR_ARRAY(players->found.nodes, k, err));
    memcpy(players->found.nodes, players->search.sets, k * sizeof *players->search.sets);
out:
    tr_free(given);
    return st;
}

/* ---- what the sets do ---- */

static TrStatus describe(const Finding *it, const TrKeyProblem *problem, TrError *err)
{
    TrKeyPlayers *players = it->players;
    size_t k = players->question.k;
    TrKeySet without = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_key_set_describe(problem, k, &players->found, err));
    if (players->by_degree.nodes != NULL)
        TR_TRY(tr_key_set_describe(problem, k, &players->by_degree, err));
    if (players->by_betweenness.nodes != NULL)
        TR_TRY(tr_key_set_describe(problem, k, &players->by_betweenness, err));
    TR_TRY(tr_key_set_describe(problem, 0, &players->nobody, err));
    TR_TRY(TR_ARRAY(players->losses, k, err));
    TR_TRY(TR_ARRAY(without.nodes, k, err));
    for (size_t i = 0; i < k; i++) {
        memcpy(without.nodes, players->found.nodes, i * sizeof *without.nodes);
        memcpy(without.nodes + i, players->found.nodes + i + 1, (k - 1 - i) * sizeof *without.nodes);
        TR_TRY(tr_key_set_describe(problem, k - 1, &without, err));
        players->losses[i] = tr_number_round(players->found.score - without.score);
    }
out:
    tr_free(without.nodes);
    return st;
}

TrStatus tr_key_players_find(const TrNetwork *network, const TrKeyQuestion *question, TrKeyPlayers *players,
                             TrError *err)
{
    Finding it = {.network = network, .players = players};
    double budget = question->budget_seconds;
    TrStatus st = TR_OK;
    *players = (TrKeyPlayers){.network = network, .question = *question};
    TR_TRY(choose_eligible(&it, err));
    TR_TRY(make_ranking(&it, err));
    TR_TRY(take_first(&it, 0, &players->by_degree, err));
    TR_TRY(take_first(&it, 1, &players->by_betweenness, err));
    TR_TRY(tr_key_problem_make(network, question->goal, question->k, &it.full, err));
    TR_TRY(plan(&it, err));
    TR_TRY(search(&it, err));
    players->scores_are_sampled =
        players->n_sources > 0 && budget > 0 && it.full_cost.one_set * ((double)question->k + 4) > budget;
    TR_TRY(describe(&it, players->scores_are_sampled ? &it.sampled : &it.full, err));
out:
    tr_key_problem_release(&it.full);
    tr_key_problem_release(&it.sampled);
    tr_ranking_release(&it.ranking);
    tr_free(it.eligible);
    tr_free(it.candidates);
    if (st != TR_OK)
        tr_key_players_release(players);
    return st;
}

void tr_key_players_release(TrKeyPlayers *players)
{
    tr_free(players->found.nodes);
    tr_free(players->by_degree.nodes);
    tr_free(players->by_betweenness.nodes);
    tr_free(players->losses);
    tr_set_result_release(&players->search);
    *players = (TrKeyPlayers){0};
}
