/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Key player sets (Borgatti 2006, doi:10.1007/s10588-006-7084-x): the k entities whose removal fragments the
 * network most (KPP-Neg), or who together reach most of it (KPP-Pos). A set is more than its best members:
 * two who bridge the same gap are worth little more than one. Ties count as one step each, without weights.
 */
#ifndef TR_ANALYSIS_KEY_PLAYERS_H
#define TR_ANALYSIS_KEY_PLAYERS_H

#include "analysis/set_search.h"
#include "network/network.h"

typedef enum { TR_TO_REMOVE, TR_TO_REACH } TrKeyGoal;

/* What one set does. Events are not counted in any of these; paths run through them. */
typedef struct {
    uint32_t *nodes; /* k of them, ascending */
    /* TR_TO_REMOVE: D_F = 1 - (sum over ordered pairs of 1/d) / (n (n - 1)) over the n who are left, 0 where
     * everyone is tied to everyone, 1 where nobody is. TR_TO_REACH: D_R = (sum over j of 1/d(S, j)) / n,
     * where members count 1: 1 where everyone is a member or tied to one. */
    double score;
    /* TR_TO_REMOVE: F = 1 - sum over components s (s - 1) / (n (n - 1)): the share of pairs that are not
     * connected. 1 where fewer than two are left. */
    double fragmentation;
    size_t n_left, n_components, largest;
    size_t n_within_one, n_within_two, n_unreached; /* TR_TO_REACH: who is no member and 1, 1 or 2 steps away,
                                                       or without a path */
} TrKeySet;

typedef struct {
    TrKeyGoal goal;
    size_t k;
    const char *const *kinds; /* members are of these kinds only */
    size_t n_kinds;
    double budget_seconds; /* of estimated time on one core; 0: none */
} TrKeyQuestion;

/* Starts as {0}. */
typedef struct {
    const TrNetwork *network;
    TrKeyQuestion question;
    size_t n_entities, n_eligible, n_candidates; /* eligible: of the kinds; candidates: tried */
    TrKeySet found;                              /* of several with one score the first by name */
    TrKeySet by_degree, by_betweenness;          /* the k first of these; nodes NULL where left out */
    TrKeySet nobody;                             /* TR_TO_REMOVE: the network as it is */
    double *losses;                              /* by member of found: the score that is lost without it */
    bool exact;                                  /* every set was tried */
    TrSetResult search;                          /* its sets hold nodes */
    size_t n_starts;
    size_t n_sources;        /* distances were taken from a sample of so many entities; 0: from all */
    bool scores_are_sampled; /* in the printed scores too; else only while searching */
    double seconds;          /* estimated */
} TrKeyPlayers;

/* Find them. Exact where every set can be tried within the budget, otherwise greedy with swaps; where that is
 * too much, with sampled distances, and then with fewer candidates: those with most ties and, where it could
 * be computed, most betweenness. TR_BAD_USAGE where k is 0 or more than there are to choose from; TR_ANALYSIS
 * where even that is over the budget. What is done depends on the network and the budget, never on the
 * machine. */
TrStatus tr_key_players_find(const TrNetwork *network, const TrKeyQuestion *question, TrKeyPlayers *players,
                             TrError *err);
void tr_key_players_release(TrKeyPlayers *players);

#endif
