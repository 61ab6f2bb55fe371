/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/mixing.h"

#include <math.h>

#include "analysis/measure_functions.h"
#include "base/interrupt.h"
#include "base/memory.h"
#include "base/parallel.h"
#include "base/progress.h"
#include "base/random.h"

static bool counts(const TrNetwork *network, const TrPair *pair)
{
    return !tr_node_is_event(network, pair->a) && !tr_node_is_event(network, pair->b);
}

/* (E - I)/(E + I) over v's own ties. NaN for an isolate, and for an event. O(n + m). */
TrStatus tr_ei_index(const TrMeasureInput *in, double *scores, TrError *err)
{
    const TrNetwork *network = in->network;
    double *degree = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(degree, network->n_nodes, err));
    for (size_t v = 0; v < network->n_nodes; v++)
        scores[v] = 0;
    for (size_t i = 0; i < network->n_pairs; i++) {
        const TrPair *pair = &network->pairs[i];
        int across = in->groups->group_of[pair->a] != in->groups->group_of[pair->b] ? 1 : -1;
        if (!counts(network, pair))
            continue;
        scores[pair->a] += across;
        scores[pair->b] += across;
        degree[pair->a]++;
        degree[pair->b]++;
    }
    for (size_t v = 0; v < network->n_nodes; v++)
        scores[v] = degree[v] > 0 ? scores[v] / degree[v] : NAN;
out:
    tr_free(degree);
    return st;
}

/* ---- the permutation test ---- */

/* Blocks of permutations, each with labels of its own to shuffle; block b makes permutations b, b + N, … */
enum { N_BLOCKS = 16 };
#define SECONDS_PER_SHUFFLED 1.5e-8 /* measured, a node or a pair, one core */

typedef struct {
    size_t n_entities, n_pairs;
    const uint32_t *group_of; /* by entity, in order of nodes */
    const uint32_t *ends;     /* two entities a pair */
    uint32_t *labels;         /* n_entities for each block */
    uint64_t seed;
    double expected, distance; /* of the E-I index: its mean, and how far from it the observed one is */
    size_t hits[N_BLOCKS];
    TrProgress progress;
} Shuffling;

static double ei_of(size_t external, size_t pairs)
{
    return (2 * (double)external - (double)pairs) / (double)pairs;
}

static void shuffle(uint32_t *labels, size_t n, TrRandom *random)
{
    for (size_t i = n; i > 1; i--) {
        size_t k = (size_t)tr_random_below(random, i);
        uint32_t swap = labels[i - 1];
        labels[i - 1] = labels[k];
        labels[k] = swap;
    }
}

static void permute(void *context, size_t block)
{
    Shuffling *s = context;
    uint32_t *labels = s->labels + block * s->n_entities;
    for (size_t permutation = block; permutation < TR_PERMUTATIONS && tr_interrupted() == 0;
         permutation += N_BLOCKS) {
        TrRandom random;
        size_t external = 0;
        for (size_t i = 0; i < s->n_entities; i++)
            labels[i] = s->group_of[i];
        tr_random_begin(&random, s->seed, permutation);
        shuffle(labels, s->n_entities, &random);
        for (size_t i = 0; i < s->n_pairs; i++)
            external += labels[s->ends[2 * i]] != labels[s->ends[2 * i + 1]];
        s->hits[block] += fabs(ei_of(external, s->n_pairs) - s->expected) >= s->distance - 1e-12;
        tr_progress_add(&s->progress, 1);
    }
}

static TrStatus test_by_permutation(const TrNetwork *network, Shuffling *s, double *p, TrError *err)
{
    size_t hits = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(s->labels, N_BLOCKS * s->n_entities, err));
    tr_progress_begin(&s->progress, "permuting groups", TR_PERMUTATIONS);
    tr_parallel(N_BLOCKS, network->weave.n_threads, permute, s);
    tr_progress_end(&s->progress);
    TR_TRY(tr_interrupt_check(err));
    for (size_t block = 0; block < N_BLOCKS; block++)
        hits += s->hits[block];
    *p = (1 + (double)hits) / (1 + TR_PERMUTATIONS);
out:
    tr_free(s->labels);
    return st;
}

/* ---- the network as a whole ---- */

/* Entities and the pairs between them, without events. */
typedef struct {
    uint32_t *group_of, *ends;
    size_t n_entities, n_pairs;
} Entities;

static TrStatus list_entities(const TrNetwork *network, const TrPartition *groups, Entities *list,
                              TrError *err)
{
    uint32_t *place = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(place, network->n_nodes, err));
    TR_TRY(TR_ARRAY(list->group_of, network->n_nodes, err));
    TR_TRY(TR_ARRAY(list->ends, 2 * network->n_pairs, err));
    for (size_t v = 0; v < network->n_nodes; v++) {
        if (tr_node_is_event(network, v))
            continue;
        place[v] = (uint32_t)list->n_entities;
        list->group_of[list->n_entities++] = groups->group_of[v];
    }
    for (size_t i = 0; i < network->n_pairs; i++) {
        if (!counts(network, &network->pairs[i]))
            continue;
        list->ends[2 * list->n_pairs] = place[network->pairs[i].a];
        list->ends[2 * list->n_pairs++ + 1] = place[network->pairs[i].b];
    }
out:
    tr_free(place);
    return st;
}

/* r = (sum of e_gg - sum of a_g²)/(1 - sum of a_g²), a_g the share of tie ends in group g. */
static TrStatus assortativity(const Entities *list, size_t n_groups, TrMixing *mixing, TrError *err)
{
    double *ends = NULL, squares = 0, n = 2 * (double)list->n_pairs;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(ends, n_groups, err));
    for (size_t i = 0; i < 2 * list->n_pairs; i++)
        ends[list->group_of[list->ends[i]]]++;
    for (size_t g = 0; g < n_groups; g++)
        squares += ends[g] * ends[g];
    if (squares < n * n)
        mixing->assortativity = (2 * (double)mixing->n_internal * n - squares) / (n * n - squares);
out:
    tr_free(ends);
    return st;
}

/* The mean over all ways to deal the groups out: a pair is as likely across as any two entities are. */
static TrStatus expected_ei(const Entities *list, size_t n_groups, double *expected, TrError *err)
{
    double *size = NULL, n = (double)list->n_entities, within = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(size, n_groups, err));
    for (size_t i = 0; i < list->n_entities; i++)
        size[list->group_of[i]]++;
    for (size_t g = 0; g < n_groups; g++)
        within += size[g] * (size[g] - 1);
    *expected = 1 - 2 * within / (n * (n - 1));
out:
    tr_free(size);
    return st;
}

TrStatus tr_mixing_make(const TrNetwork *network, const TrPartition *groups, double budget_seconds,
                        TrMixing *mixing, TrError *err)
{
    Entities list = {0};
    Shuffling s = {0};
    double cost;
    TrStatus st = TR_OK;
    *mixing = (TrMixing){.ei = NAN, .ei_expected = NAN, .ei_p = NAN, .assortativity = NAN};
    TR_TRY(list_entities(network, groups, &list, err));
    if (list.n_pairs == 0)
        goto out;
    for (size_t i = 0; i < list.n_pairs; i++)
        mixing->n_external += list.group_of[list.ends[2 * i]] != list.group_of[list.ends[2 * i + 1]];
    mixing->n_internal = list.n_pairs - mixing->n_external;
    mixing->ei = ei_of(mixing->n_external, list.n_pairs);
    TR_TRY(expected_ei(&list, groups->n_groups, &mixing->ei_expected, err));
    TR_TRY(assortativity(&list, groups->n_groups, mixing, err));
    cost = SECONDS_PER_SHUFFLED * TR_PERMUTATIONS * (double)(list.n_entities + list.n_pairs);
    if (budget_seconds > 0 && cost > budget_seconds)
        goto out;
    s.n_entities = list.n_entities;
    s.n_pairs = list.n_pairs;
    s.group_of = list.group_of;
    s.ends = list.ends;
    s.seed = network->weave.seed;
    s.expected = mixing->ei_expected;
    s.distance = fabs(mixing->ei - mixing->ei_expected);
    TR_TRY(test_by_permutation(network, &s, &mixing->ei_p, err));
out:
    tr_free(list.group_of);
    tr_free(list.ends);
    return st;
}
