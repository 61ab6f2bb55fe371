/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "analysis/measure_functions.h"
#include "base/suggest.h"
#include "network/components.h"

/* In hops measured at 260,000 vertices and 1,375,000 edges, where exact betweenness takes half an hour and
 * harmonic one and a half minutes. Networks that fit into a core's cache take a third of it. By length, at
 * 7,800 vertices and 38,600 edges. What igraph does of all paths, at 200,000 vertices and 1,000,000 edges. */
static const TrSearchCost all_paths = {.in_hops = 5.7e-9, .by_length = 4e-8, .folds_trees = true};
static const TrSearchCost all_distances = {.in_hops = 3e-10, .by_length = 3e-8};
static const TrSearchCost paths_of_igraph = {.in_hops = 5e-8, .by_length = 5e-8};

const TrMeasure tr_measures[] = {
    /* A row a measure: name; what an analyst reads from it;
     * what weight means, runs on, low ranks first, by group, cost, function, what to mind where disconnected;
     * cost in words, reference, of ties */
    /* clang-format off */
    {"degree",
     "number of ties: who is seen with most others",
     TR_NO_WEIGHT,   TR_ON_ADJACENCY, false, false, NULL,             tr_degree, NULL,
     "m", "Freeman 1978", false},
    {"strength",
     "sum of tie strengths: whose ties are best attested",
     TR_IS_STRENGTH, TR_ON_ADJACENCY, false, false, NULL,             tr_strength, NULL,
     "m", "Barrat et al. 2004", false},
    {"betweenness",
     "shortest paths that run through: who stands between others",
     TR_IS_LENGTH,   TR_ON_ADJACENCY, false, false, &all_paths,       tr_betweenness, NULL,
     "n m", "Freeman 1977; Brandes 2001", false},
    {"harmonic",
     "mean of 1/distance to all others: who reaches others soonest",
     TR_IS_LENGTH,   TR_ON_ADJACENCY, false, false, &all_distances,   tr_harmonic, NULL,
     "n m", "Marchiori and Latora 2000; Rochat 2009", false},
    {"closeness",
     "1/mean distance within its component",
     TR_IS_LENGTH,   TR_ON_ADJACENCY, false, false, &all_distances,   tr_closeness, "compares entities of one component only",
     "n m", "Sabidussi 1966; Freeman 1978", false},
    {"closeness_wf",
     "closeness scaled by the share of the network reached",
     TR_IS_LENGTH,   TR_ON_ADJACENCY, false, false, &all_distances,   tr_closeness_wf, NULL,
     "n m", "Wasserman and Faust 1994, p. 201", false},
    {"eigenvector",
     "tied to those who are well tied; 0 outside the dominant component",
     TR_IS_STRENGTH, TR_ON_ADJACENCY, false, false, NULL,             tr_eigenvector, "is 0 outside the dominant one",
     "about 100 m", "Bonacich 1972", false},
    {"pagerank",
     "share of a random walker's time (damping 0.85): prestige",
     TR_IS_STRENGTH, TR_ON_ADJACENCY, false, false, NULL,             tr_pagerank, NULL,
     "about 50 m", "Brin and Page 1998", false},
    {"hub",
     "acts on those whom many act on, from action ties",
     TR_NO_WEIGHT,   TR_ON_ARCS,      false, false, NULL,             tr_hub, NULL,
     "about 100 m", "Kleinberg 1999", false},
    {"authority",
     "acted on by those who act on many, from action ties",
     TR_NO_WEIGHT,   TR_ON_ARCS,      false, false, NULL,             tr_authority, NULL,
     "about 100 m", "Kleinberg 1999", false},
    {"coreness",
     "depth in the cohesive core: the k of its k-core",
     TR_NO_WEIGHT,   TR_ON_ADJACENCY, false, false, NULL,             tr_coreness, NULL,
     "m", "Seidman 1983; Batagelj and Zaversnik 2003", false},
    {"constraint",
     "Burt's constraint: low for a broker between separate circles",
     TR_IS_STRENGTH, TR_ON_GRAPH,     true,  false, NULL,             tr_constraint, NULL,
     "sum of squared degrees", "Burt 1992, ch. 2", false},
    {"effective_size",
     "contacts who do not know each other: degree less the redundant part",
     TR_NO_WEIGHT,   TR_ON_ADJACENCY, false, false, NULL,             tr_effective_size, NULL,
     "m sqrt(m)", "Burt 1992, ch. 2; Borgatti 1997", false},
    {"articulation",
     "pieces that fall off without it: a single point of failure",
     TR_NO_WEIGHT,   TR_ON_ADJACENCY, false, false, NULL,             tr_articulation, NULL,
     "n + m", "Hopcroft and Tarjan 1973", false},
    {"brokerage",
     "go-between: a acts on it, it acts on b, a does not act on b; such pairs",
     TR_NO_WEIGHT,   TR_ON_DIRECTED,  false, true,  NULL,             tr_brokered, NULL,
     "m sqrt(m)", "Gould and Fernandez 1989", false},
    {"broker_coordinator",
     "brokerage where all three are of one group",
     TR_NO_WEIGHT,   TR_ON_DIRECTED,  false, true,  NULL,             tr_coordinator, NULL,
     "m sqrt(m)", "Gould and Fernandez 1989", false},
    {"broker_itinerant",
     "brokerage between two of one group that is not its own",
     TR_NO_WEIGHT,   TR_ON_DIRECTED,  false, true,  NULL,             tr_itinerant, NULL,
     "m sqrt(m)", "Gould and Fernandez 1989", false},
    {"broker_gatekeeper",
     "brokerage from another group to its own",
     TR_NO_WEIGHT,   TR_ON_DIRECTED,  false, true,  NULL,             tr_gatekeeper, NULL,
     "m sqrt(m)", "Gould and Fernandez 1989", false},
    {"broker_representative",
     "brokerage from its own group to another",
     TR_NO_WEIGHT,   TR_ON_DIRECTED,  false, true,  NULL,             tr_representative, NULL,
     "m sqrt(m)", "Gould and Fernandez 1989", false},
    {"broker_liaison",
     "brokerage between two other groups",
     TR_NO_WEIGHT,   TR_ON_DIRECTED,  false, true,  NULL,             tr_liaison, NULL,
     "m sqrt(m)", "Gould and Fernandez 1989", false},
    {"ei_index",
     "ties out of its group less those within, by their sum: 1 all out, -1 all in",
     TR_NO_WEIGHT,   TR_ON_PAIRS,     false, true,  NULL,             tr_ei_index, NULL,
     "m", "Krackhardt and Stern 1988", false},
    {"pn",
     "allies less rivals, and theirs, from signed ties: 1 is neutral",
     TR_NO_WEIGHT,   TR_ON_SIGNED,    false, false, NULL,             tr_pn, NULL,
     "about 30 m", "Everett and Borgatti 2014", false},
    {"balance",
     "share of its triangles of signed ties that are balanced: low where alliances strain",
     TR_NO_WEIGHT,   TR_ON_SIGNED,    false, false, NULL,             tr_balance, NULL,
     "m sqrt(m)", "Cartwright and Harary 1956", false},
    /* clang-format on */
};
const size_t tr_n_measures = sizeof tr_measures / sizeof *tr_measures;

const TrMeasure tr_tie_measures[] = {
    /* clang-format off */
    {"edge_betweenness",
     "shortest paths that run along it: which tie joins parts",
     TR_IS_LENGTH,   TR_ON_GRAPH,     false, false, &paths_of_igraph, tr_edge_betweenness, NULL,
     "n m", "Girvan and Newman 2002; Brandes 2008", true},
    {"bridge",
     "nodes that fall off without it: the smaller part, 0 if it is no bridge",
     TR_NO_WEIGHT,   TR_ON_ADJACENCY, false, false, NULL,             tr_bridge, NULL,
     "n + m", "Hopcroft and Tarjan 1973", true},
    /* clang-format on */
};
const size_t tr_n_tie_measures = sizeof tr_tie_measures / sizeof *tr_tie_measures;

static const char *measure_name(const void *table, size_t i)
{
    return ((const TrMeasure *)table)[i].name;
}

static const TrMeasure *find(const TrMeasure *table, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(table[i].name, name) == 0)
            return &table[i];
    return NULL;
}

/* The error for a name that is not in the table: it may be in the other one, or near one that is. */
static const TrMeasure *unknown(const TrMeasure *table, size_t n, const char *name, TrError *err)
{
    const char *near = tr_suggest(name, measure_name, table, n);
    if (table == tr_measures && find(tr_tie_measures, tr_n_tie_measures, name) != NULL)
        (void)tr_fail(err, TR_BAD_USAGE, "%s is a measure of ties, not of entities: 'trama rank --ties'",
                      name);
    else if (table == tr_tie_measures && find(tr_measures, tr_n_measures, name) != NULL)
        (void)tr_fail(err, TR_BAD_USAGE, "%s is a measure of entities, not of ties", name);
    else if (near != NULL)
        (void)tr_fail(err, TR_BAD_USAGE, "there is no measure '%.60s': did you mean '%s'?", name, near);
    else
        (void)tr_fail(err, TR_BAD_USAGE, "there is no measure '%.60s'; 'trama rank --list' names them", name);
    return NULL;
}

const TrMeasure *tr_measure_find(const char *name, TrError *err)
{
    const TrMeasure *found = find(tr_measures, tr_n_measures, name);
    return found != NULL ? found : unknown(tr_measures, tr_n_measures, name, err);
}

const TrMeasure *tr_tie_measure_find(const char *name, TrError *err)
{
    const TrMeasure *found = find(tr_tie_measures, tr_n_tie_measures, name);
    return found != NULL ? found : unknown(tr_tie_measures, tr_n_tie_measures, name, err);
}

size_t tr_measure_n_scores(const TrMeasure *measure, const TrNetwork *network)
{
    return measure->of_ties ? network->n_pairs : network->n_nodes;
}

static TrStatus search_cost(const TrSearchCost *cost, const TrNetwork *network, bool by_length,
                            double *seconds, TrError *err)
{
    double extent;
    TrStatus st = TR_OK;
    *seconds = 0;
    if (cost == NULL)
        return TR_OK;
    TR_TRY(tr_network_search_extent(network, cost->folds_trees, &extent, err));
    *seconds = (by_length ? cost->by_length : cost->in_hops) * extent;
out:
    return st;
}

TrStatus tr_measure_cost(const TrMeasure *measure, const TrNetwork *network, double *seconds, TrError *err)
{
    bool by_length = network->weave.inverse_lengths && !tr_network_has_unit_strengths(network);
    return search_cost(measure->search, network, by_length, seconds, err);
}

TrStatus tr_measure_cost_in_hops(const TrMeasure *measure, const TrNetwork *network, double *seconds,
                                 TrError *err)
{
    return search_cost(measure->search, network, false, seconds, err);
}

const char *tr_weight_meaning_name(TrWeightMeaning meaning)
{
    static const char *const names[] = {"not used", "strength", "length"};
    return names[meaning];
}

const char *tr_measure_base_name(TrMeasureBase base)
{
    static const char *const names[TR_N_BASES] = {
        [TR_ON_PAIRS] = "undirected",     [TR_ON_DIRECTED] = "directed", [TR_ON_SIGNED] = "signed",
        [TR_ON_ADJACENCY] = "undirected", [TR_ON_GRAPH] = "undirected",  [TR_ON_ARCS] = "directed"};
    return names[base];
}
