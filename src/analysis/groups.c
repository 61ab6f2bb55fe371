/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/groups.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/group_runs.h"
#include "base/interrupt.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/progress.h"
#include "base/random.h"
#include "network/components.h"
#include "network/graph.h"

/* Later iterations rarely move anybody; the number must be positive, or igraph returns at once. */
enum { N_ITERATIONS = 4 };
#define RANDOMNESS       0.01 /* of the refinement; igraph's and the authors' default */
#define SECONDS_PER_TIE  4e-6 /* of a run, measured on one core */
#define SECONDS_AT_LEAST 2e-5
#define SEED_OF_GROUPS   0x67726f7570730000u

typedef struct {
    const TrNetwork *network;
    igraph_t graph;
    igraph_vector_t strengths, node_strengths;
    igraph_vector_int_t membership;
    bool has_graph, has_strengths, has_node_strengths, has_membership;
    double total; /* strength of all ties */
    TrGroupRuns runs;
    double *sums; /* by cluster */
} Leiden;

/* ---- one run ---- */

static TrStatus leiden_begin(Leiden *it, TrError *err)
{
    const TrNetwork *network = it->network;
    TrStatus st = TR_OK;
    TR_TRY(tr_graph_make(network, &it->graph, err));
    it->has_graph = true;
    TR_TRY(tr_graph_strengths(network, &it->strengths, err));
    it->has_strengths = true;
    TR_TRY_IGRAPH(igraph_vector_init(&it->node_strengths, (igraph_integer_t)network->n_nodes), "groups", err);
    it->has_node_strengths = true;
    TR_TRY_IGRAPH(igraph_vector_int_init(&it->membership, 0), "groups", err);
    it->has_membership = true;
    for (size_t i = 0; i < network->n_pairs; i++) {
        const TrPair *pair = &network->pairs[i];
        VECTOR(it->node_strengths)[pair->a] += pair->strength;
        VECTOR(it->node_strengths)[pair->b] += pair->strength;
        it->total += pair->strength;
    }
    TR_TRY(TR_ARRAY(it->sums, network->n_nodes, err));
out:
    return st;
}

static void leiden_end(Leiden *it)
{
    if (it->has_membership)
        igraph_vector_int_destroy(&it->membership);
    if (it->has_node_strengths)
        igraph_vector_destroy(&it->node_strengths);
    if (it->has_strengths)
        igraph_vector_destroy(&it->strengths);
    if (it->has_graph)
        igraph_destroy(&it->graph);
    tr_free(it->sums);
    tr_free(it->runs.clusters);
}

/* Q = sum over clusters of (strength within / m) - (strength of its nodes / 2m)^2, with m the strength of all
 * ties. */
static double modularity_of(const Leiden *it, const uint32_t *clusters)
{
    size_t n = it->network->n_nodes;
    double within = 0, expected = 0;
    memset(it->sums, 0, n * sizeof *it->sums);
    for (size_t v = 0; v < n; v++)
        it->sums[clusters[v]] += VECTOR(it->node_strengths)[v];
    for (size_t i = 0; i < it->network->n_pairs; i++)
        if (clusters[it->network->pairs[i].a] == clusters[it->network->pairs[i].b])
            within += it->network->pairs[i].strength;
    for (size_t c = 0; c < n; c++)
        expected += it->sums[c] / (2 * it->total) * (it->sums[c] / (2 * it->total));
    return tr_number_round(within / it->total - expected);
}

static TrStatus run_once(Leiden *it, size_t run, double *modularity, TrError *err)
{
    uint64_t seed = it->network->weave.seed + SEED_OF_GROUPS;
    uint32_t *clusters = it->runs.clusters + run * it->runs.n_nodes;
    igraph_integer_t n_clusters;
    TrRandom random;
    TrStatus st = TR_OK;
    tr_random_begin(&random, seed, run);
    (void)igraph_rng_seed(igraph_rng_default(), (igraph_uint_t)(tr_random_next(&random) >> 32));
    TR_TRY_IGRAPH(igraph_community_leiden(&it->graph, &it->strengths, &it->node_strengths,
                                          1 / (2 * it->total), RANDOMNESS, false, N_ITERATIONS,
                                          &it->membership, &n_clusters, NULL),
                  "groups", err);
    for (size_t v = 0; v < it->runs.n_nodes; v++)
        clusters[v] = (uint32_t)VECTOR(it->membership)[v];
    *modularity = modularity_of(it, clusters);
    TR_TRY(tr_interrupt_check(err));
out:
    return st;
}

/* ---- from clusters to groups ---- */

/* A cluster on its way to be a group. */
typedef struct {
    uint32_t cluster, first_node;
    size_t size;
} Candidate;

static int by_size_then_name(const void *x, const void *y)
{
    const Candidate *a = x, *b = y;
    if (a->size != b->size)
        return a->size < b->size ? 1 : -1;
    return (a->first_node > b->first_node) - (a->first_node < b->first_node);
}

static void count_ties(TrGroups *groups)
{
    const TrNetwork *network = groups->network;
    for (size_t i = 0; i < network->n_pairs; i++) {
        TrGroupMember *a = &groups->members[network->pairs[i].a], *b = &groups->members[network->pairs[i].b];
        bool internal = a->group == b->group;
        *(internal ? &a->n_internal : &a->n_external) += 1;
        *(internal ? &b->n_internal : &b->n_external) += 1;
        if (internal && a->group != TR_NO_ID)
            groups->groups[a->group].n_internal++;
        if (!internal && a->group != TR_NO_ID)
            groups->groups[a->group].n_external++;
        if (!internal && b->group != TR_NO_ID)
            groups->groups[b->group].n_external++;
    }
}

/* Numbers for the clusters that hold an entity with a tie. */
static TrStatus number_groups(const uint32_t *clusters, TrGroups *groups, TrError *err)
{
    size_t n = groups->network->n_nodes;
    Candidate *candidates = NULL;
    uint32_t *number = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(candidates, n, err));
    TR_TRY(TR_ARRAY(number, n, err));
    for (uint32_t c = 0; c < n; c++)
        candidates[c] = (Candidate){.cluster = c, .first_node = TR_NO_ID};
    for (uint32_t v = 0; v < n; v++) {
        Candidate *candidate = &candidates[clusters[v]];
        number[v] = TR_NO_ID;
        if (groups->members[v].n_external == 0 || tr_node_is_event(groups->network, v))
            continue; /* external: counted before anybody had a group */
        candidate->size++;
        candidate->first_node = v < candidate->first_node ? v : candidate->first_node;
    }
    if (n > 0)
        qsort(candidates, n, sizeof *candidates, by_size_then_name);
    while (groups->n < n && candidates[groups->n].size > 0)
        groups->n++;
    TR_TRY(TR_ARRAY(groups->groups, groups->n, err));
    for (uint32_t g = 0; g < groups->n; g++) {
        number[candidates[g].cluster] = g;
        groups->groups[g] = (TrGroup){.size = candidates[g].size, .density = NAN, .nearest = TR_NO_ID};
    }
    for (size_t v = 0; v < n; v++)
        if (groups->members[v].n_external > 0)
            groups->members[v].group = number[clusters[v]];
out:
    tr_free(candidates);
    tr_free(number);
    return st;
}

static TrStatus put_in_order(TrGroups *groups, TrError *err)
{
    size_t n = groups->network->n_nodes, at = 0, *next = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(groups->order, n, err));
    TR_TRY(TR_ARRAY(next, groups->n, err));
    for (size_t g = 0; g < groups->n; g++) {
        groups->groups[g].first = next[g] = at;
        at += groups->groups[g].size;
    }
    groups->n_ordered = at;
    for (uint32_t v = 0; v < n; v++) {
        if (tr_node_is_event(groups->network, v))
            continue;
        if (groups->members[v].group != TR_NO_ID) {
            groups->order[next[groups->members[v].group]++] = v;
            continue;
        }
        groups->order[groups->n_ordered++] = v;
        groups->n_alone++;
    }
out:
    tr_free(next);
    return st;
}

static TrStatus measure_density(TrGroups *groups, TrError *err)
{
    size_t *n_nodes = NULL; /* events too: ties run to them */
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(n_nodes, groups->n, err));
    for (size_t v = 0; v < groups->network->n_nodes; v++)
        if (groups->members[v].group != TR_NO_ID)
            n_nodes[groups->members[v].group]++;
    for (size_t g = 0; g < groups->n; g++)
        if (n_nodes[g] > 1)
            groups->groups[g].density = tr_number_round(2 * (double)groups->groups[g].n_internal /
                                                        ((double)n_nodes[g] * ((double)n_nodes[g] - 1)));
out:
    tr_free(n_nodes);
    return st;
}

static TrStatus take_partition(const uint32_t *clusters, TrGroups *groups, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t i = 0; i < groups->network->n_pairs; i++) { /* who has a tie at all */
        groups->members[groups->network->pairs[i].a].n_external = 1;
        groups->members[groups->network->pairs[i].b].n_external = 1;
    }
    TR_TRY(number_groups(clusters, groups, err));
    for (size_t v = 0; v < groups->network->n_nodes; v++)
        groups->members[v].n_external = 0;
    count_ties(groups);
    TR_TRY(put_in_order(groups, err));
    TR_TRY(measure_density(groups, err));
out:
    return st;
}

/* ---- all of it ---- */

/* How many runs, from what was asked and what is allowed. */
static TrStatus plan_runs(TrGroups *groups, size_t n_runs, double budget, TrError *err)
{
    double seconds = SECONDS_AT_LEAST + SECONDS_PER_TIE * (double)groups->network->n_pairs;
    groups->seconds_per_run = seconds;
    groups->n_runs = n_runs > 0 ? n_runs : TR_MOST_RUNS;
    if (n_runs > 0 || budget <= 0 || seconds * TR_MOST_RUNS <= budget)
        return TR_OK;
    if (seconds > budget)
        return tr_fail(err, TR_ANALYSIS,
                       "groups: one run would take about %.*g s, over the budget of %g s; --budget allows "
                       "more, 0 any time",
                       seconds < 10 ? 2 : 9, seconds < 10 ? seconds : round(seconds), budget);
    groups->n_runs = (size_t)(budget / seconds);
    return TR_OK;
}

static TrStatus run_all(Leiden *it, TrGroups *groups, size_t *best, TrError *err)
{
    TrProgress progress;
    TrStatus st = TR_OK;
    it->runs = (TrGroupRuns){.n_nodes = it->network->n_nodes, .n_runs = groups->n_runs};
    if (groups->n_runs > SIZE_MAX / sizeof *it->runs.clusters / (it->runs.n_nodes + 1))
        return tr_fail_memory(err);
    TR_TRY(TR_ARRAY(it->runs.clusters, it->runs.n_nodes * groups->n_runs, err));
    TR_TRY(leiden_begin(it, err));
    tr_progress_begin(&progress, "groups", groups->n_runs);
    for (size_t run = 0; run < groups->n_runs && st == TR_OK; run++) {
        double modularity = 0;
        st = run_once(it, run, &modularity, err);
        if (run == 0 || modularity > groups->modularity) {
            groups->modularity = modularity;
            groups->n_best = 0;
            *best = run;
        }
        if (run == 0 || modularity < groups->lowest)
            groups->lowest = modularity;
        groups->n_best += modularity == groups->modularity;
        tr_progress_add(&progress, 1);
    }
    tr_progress_end(&progress);
out:
    return st;
}

TrStatus tr_groups_find(const TrNetwork *network, size_t n_runs, double budget_seconds, TrGroups *groups,
                        TrError *err)
{
    Leiden it = {.network = network};
    size_t best = 0;
    TrStatus st = TR_OK;
    *groups = (TrGroups){.network = network, .modularity = NAN, .lowest = NAN};
    TR_TRY(TR_ARRAY(groups->members, network->n_nodes, err));
    for (size_t v = 0; v < network->n_nodes; v++)
        groups->members[v] =
            (TrGroupMember){.group = TR_NO_ID, .with_group = NAN, .together = NAN, .otherwise = TR_NO_ID};
    TR_TRY(tr_network_count_components(network, &groups->n_components, err));
    if (network->n_pairs == 0) { /* modularity is not defined */
        TR_TRY(put_in_order(groups, err));
        goto out;
    }
    TR_TRY(plan_runs(groups, n_runs, budget_seconds, err));
    TR_TRY(run_all(&it, groups, &best, err));
    TR_TRY(take_partition(it.runs.clusters + best * network->n_nodes, groups, err));
    TR_TRY(tr_group_runs_compare(&it.runs, groups, err));
out:
    leiden_end(&it);
    if (st != TR_OK)
        tr_groups_release(groups);
    return st;
}

void tr_groups_release(TrGroups *groups)
{
    tr_free(groups->groups);
    tr_free(groups->members);
    tr_free(groups->order);
    *groups = (TrGroups){0};
}

TrStatus tr_groups_partition(const TrGroups *groups, TrPartition *partition, TrError *err)
{
    size_t n = groups->network->n_nodes, n_groups = groups->n;
    char name[24];
    TrStatus st = TR_OK;
    for (size_t v = 0; v < n && n_groups == groups->n; v++)
        n_groups += groups->members[v].group == TR_NO_ID;
    TR_TRY(tr_partition_new(n, n_groups, partition, err));
    for (size_t g = 0; g < groups->n; g++) {
        int length = snprintf(name, sizeof name, "%zu", g + 1);
        if ((partition->names[g] = tr_arena_text(&partition->text, name, (size_t)length)) == NULL)
            TR_TRY(tr_fail_memory(err));
    }
    if (n_groups > groups->n)
        partition->names[groups->n] = TR_NO_GROUP;
    for (size_t v = 0; v < n; v++)
        partition->group_of[v] =
            groups->members[v].group == TR_NO_ID ? (uint32_t)groups->n : groups->members[v].group;
out:
    if (st != TR_OK)
        tr_partition_release(partition);
    return st;
}

TrStatus tr_partition_by_ties(const TrNetwork *network, TrPartition *partition, TrError *err)
{
    enum { SECONDS = 10 }; /* the default budget, whatever else it is given for */
    TrGroups groups = {0};
    TrStatus st = TR_OK;
    *partition = (TrPartition){0};
    TR_TRY(tr_groups_find(network, 0, SECONDS, &groups, err));
    TR_TRY(tr_groups_partition(&groups, partition, err));
out:
    tr_groups_release(&groups);
    return st;
}
