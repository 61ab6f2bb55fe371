/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/why.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/progress.h"
#include "network/reduced.h"
#include "network/sources.h"

/* Seconds that a measure of about linear cost takes for a node or the end of a pair, the copy included. */
#define LINEAR 1e-7

typedef struct {
    const TrNetwork *network;
    const TrNetwork *ties; /* what origins are taken from: the network before any projection */
    TrNetwork *woven;      /* that, where it had to be woven */
    TrWhy *why;
    double *scores;  /* of the whole network */
    double *reduced; /* scratch */
    bool *gone;      /* scratch, by pair */
    TrProgress progress;
} Asking;

/* ---- score and rank ---- */

static bool is_better(const TrMeasure *measure, double a, double b)
{
    return measure->low_ranks_first ? a < b : a > b;
}

/* As tr_ranking_make() ranks: one more than there are better entities. */
static uint32_t rank_of(const Asking *asking, const double *scores, size_t *n_ranked)
{
    uint32_t rank = 1;
    *n_ranked = 0;
    for (size_t i = 0; i < asking->network->n_nodes; i++) {
        if (tr_node_is_event(asking->network, i) || isnan(scores[i]))
            continue;
        ++*n_ranked;
        rank += is_better(asking->why->measure, scores[i], scores[asking->why->node]);
    }
    return isnan(scores[asking->why->node]) ? 0 : rank;
}

static TrStatus measure_network(const TrNetwork *network, const TrMeasure *measure, double *scores,
                                TrError *err)
{
    TrMeasuring *measuring = tr_measuring_new(network, err);
    TrStatus st = measuring == NULL ? TR_MEMORY : tr_measuring_compute(measuring, measure, scores, err);
    tr_measuring_free(measuring);
    return st;
}

static TrStatus take_score(Asking *asking, const TrNetwork *reduced, TrLoss *loss, TrError *err)
{
    const TrWhy *why = asking->why;
    size_t n_ranked;
    TrStatus st = TR_OK;
    TR_TRY(tr_interrupt_check(err));
    TR_TRY(measure_network(reduced, why->measure, asking->reduced, err));
    loss->score = asking->reduced[why->node];
    loss->rank = rank_of(asking, asking->reduced, &n_ranked);
    loss->loss = why->measure->low_ranks_first ? loss->score - why->score : why->score - loss->score;
    loss->loss = isnan(loss->score) ? (double)INFINITY : tr_number_round(loss->loss);
    loss->computed = true;
    tr_progress_add(&asking->progress, 1);
out:
    return st;
}

/* ---- what can be taken away ---- */

static bool ends_at(const TrPair *pair, uint32_t node)
{
    return pair->a == node || pair->b == node;
}

static TrStatus list_ties(Asking *asking, TrError *err)
{
    const TrNetwork *network = asking->network;
    TrWhy *why = asking->why;
    TrEvidencing evidencing = {0};
    size_t n = 0;
    TrStatus st = TR_OK;
    TR_TRY(tr_evidencing_begin(&evidencing, network, err));
    for (size_t i = 0; i < network->n_pairs; i++)
        n += ends_at(&network->pairs[i], why->node);
    TR_TRY(TR_ARRAY(why->ties, n, err));
    for (size_t i = 0; i < network->n_pairs; i++) {
        const TrPair *pair = &network->pairs[i];
        if (!ends_at(pair, why->node))
            continue;
        why->ties[why->n_ties++] = (TrLoss){.pair = pair,
                                            .other = pair->a == why->node ? pair->b : pair->a,
                                            .evidence = tr_evidence_of(&evidencing, pair)};
    }
out:
    tr_evidencing_end(&evidencing);
    return st;
}

/* Every origin of a tie's claims; slot[origin] = its place among the origins plus one. */
static TrStatus list_origins_of(Asking *asking, const TrLoss *tie, uint32_t *slot, size_t *room, TrError *err)
{
    const TrNetwork *network = asking->network;
    TrWhy *why = asking->why;
    size_t mark = (size_t)(tie - why->ties) + 1;
    TrStatus st = TR_OK;
    for (uint32_t t = tie->pair->first_tie; t < tie->pair->first_tie + tie->pair->n_ties; t++) {
        const TrTie *it = &network->ties[t];
        for (uint32_t i = 0; it->counted && i < it->n_claims; i++) {
            uint32_t claim = network->tie_claims[it->first_claim + i];
            uint32_t origin = network->origins.origin_of[claim];
            TrLoss *loss;
            if (slot[origin] == 0) {
                TR_TRY(TR_GROW(why->origins, *room, why->n_origins + 1, err));
                why->origins[why->n_origins++] = (TrLoss){.origin = origin, .claim = claim};
                slot[origin] = (uint32_t)why->n_origins;
            }
            loss = &why->origins[slot[origin] - 1];
            if (loss->other == mark) /* seen in this tie */
                continue;
            loss->other = (uint32_t)mark;
            loss->n_ties++;
            loss->n_alone += tie->evidence.n_origins == 1;
        }
    }
out:
    return st;
}

static TrStatus list_origins(Asking *asking, TrError *err)
{
    uint32_t *slot = NULL;
    size_t room = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(slot, asking->network->origins.n, err));
    for (size_t i = 0; i < asking->why->n_ties; i++)
        TR_TRY(list_origins_of(asking, &asking->why->ties[i], slot, &room, err));
out:
    tr_free(slot);
    return st;
}

/* ---- order ---- */

static int compare(double a, double b)
{
    return (a > b) - (a < b);
}

static const char *name_of(const TrNetwork *network, const TrLoss *loss)
{
    return loss->pair != NULL ? tr_node_name(network, loss->other) : tr_origin_name(network, loss->claim);
}

/* Before anything is computed: ties to the best placed, origins of most ties. */
static int by_promise(const void *a, const void *b, void *context)
{
    const Asking *asking = context;
    const TrLoss *x = a, *y = b;
    int order = compare((double)y->n_ties, (double)x->n_ties);
    if (order == 0 && x->pair != NULL)
        order = is_better(asking->why->measure, asking->scores[y->other], asking->scores[x->other]) -
                is_better(asking->why->measure, asking->scores[x->other], asking->scores[y->other]);
    return order != 0 ? order : strcmp(name_of(asking->network, x), name_of(asking->network, y));
}

/* Not ranked is worse than any rank. */
static double rank_value(const TrLoss *loss)
{
    return loss->rank == 0 ? (double)INFINITY : loss->rank;
}

static int by_loss(const void *a, const void *b, void *context)
{
    const Asking *asking = context;
    const TrLoss *x = a, *y = b;
    int order = (int)y->computed - (int)x->computed;
    if (order == 0)
        order = compare(y->loss, x->loss);
    if (order == 0)
        order = compare(rank_value(y), rank_value(x));
    return order != 0 ? order : strcmp(name_of(asking->network, x), name_of(asking->network, y));
}

/* ---- taking away ---- */

static TrStatus without_ties(Asking *asking, const bool *gone, TrLoss *loss, TrError *err)
{
    TrReduced reduced = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_reduced_without_pairs(asking->network, gone, &reduced, err));
    TR_TRY(take_score(asking, &reduced.network, loss, err));
out:
    tr_reduced_release(&reduced);
    return st;
}

static TrStatus without_tie(Asking *asking, TrLoss *tie, TrError *err)
{
    size_t at = (size_t)(tie->pair - asking->network->pairs);
    TrStatus st;
    asking->gone[at] = true;
    st = without_ties(asking, asking->gone, tie, err);
    asking->gone[at] = false;
    return st;
}

static TrStatus without_origin(Asking *asking, TrLoss *origin, TrError *err)
{
    TrReduced reduced = {0};
    TrStatus st = TR_OK;
    TR_TRY(
        tr_reduced_without_origin(asking->ties, origin->origin, asking->network->weave.mode, &reduced, err));
    TR_TRY(take_score(asking, &reduced.network, origin, err));
out:
    tr_reduced_release(&reduced);
    return st;
}

/* All ties that rest on one origin each, whichever it is. */
static TrStatus without_single(Asking *asking, TrError *err)
{
    TrWhy *why = asking->why;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < why->n_ties; i++) {
        asking->gone[why->ties[i].pair - asking->network->pairs] = why->ties[i].evidence.n_origins == 1;
        why->single.n_ties += why->ties[i].evidence.n_origins == 1;
    }
    if (why->single.n_ties > 0)
        TR_TRY(without_ties(asking, asking->gone, &why->single, err));
    for (size_t i = 0; i < why->n_ties; i++)
        asking->gone[why->ties[i].pair - asking->network->pairs] = false;
out:
    return st;
}

/* A projection's origins are taken from the ties that it was made of. */
static TrStatus find_ties(Asking *asking, TrError *err)
{
    TrWeave weave = asking->network->weave;
    asking->ties = asking->network;
    if (weave.mode == TR_MODE_TIES)
        return TR_OK;
    weave.mode = TR_MODE_TIES;
    asking->ties = asking->woven = tr_network_build(asking->network->input, &weave, err);
    return asking->woven == NULL ? err->status : TR_OK;
}

static TrStatus take_away(Asking *asking, size_t most_ties, size_t most_origins, TrError *err)
{
    TrWhy *why = asking->why;
    TrStatus st = TR_OK;
    tr_progress_begin(&asking->progress, why->measure->name, most_ties + most_origins + 1);
    TR_TRY(without_single(asking, err));
    for (size_t i = 0; i < most_ties; i++)
        TR_TRY(without_tie(asking, &why->ties[i], err));
    if (most_origins > 0)
        TR_TRY(find_ties(asking, err));
    for (size_t i = 0; i < most_origins; i++)
        TR_TRY(without_origin(asking, &why->origins[i], err));
    why->n_left_out = why->n_ties - most_ties + why->n_origins - most_origins;
out:
    tr_progress_end(&asking->progress);
    return st;
}

static size_t at_most(double share, size_t n)
{
    double some = floor(share * (double)n);
    return some < (double)n ? (size_t)some : n;
}

static TrStatus ask(Asking *asking, double cost, double budget_seconds, TrError *err)
{
    TrWhy *why = asking->why;
    double share;
    TrStatus st = TR_OK;
    TR_TRY(measure_network(asking->network, why->measure, asking->scores, err));
    why->score = asking->scores[why->node];
    why->rank = rank_of(asking, asking->scores, &why->n_ranked);
    TR_TRY(list_ties(asking, err));
    TR_TRY(list_origins(asking, err));
    why->seconds = cost * (double)(why->n_ties + why->n_origins + 2);
    share = budget_seconds > 0 ? budget_seconds / why->seconds : 1;
    qsort_r(why->ties, why->n_ties, sizeof *why->ties, by_promise, asking);
    if (why->n_origins > 1)
        qsort_r(why->origins, why->n_origins, sizeof *why->origins, by_promise, asking);
    TR_TRY(take_away(asking, at_most(share, why->n_ties), at_most(share, why->n_origins), err));
    qsort_r(why->ties, why->n_ties, sizeof *why->ties, by_loss, asking);
    if (why->n_origins > 1)
        qsort_r(why->origins, why->n_origins, sizeof *why->origins, by_loss, asking);
out:
    return st;
}

/* What the measure takes, and with what is done once more each time. */
static TrStatus estimate(const TrNetwork *network, const TrMeasure *measure, double *once, double *each,
                         TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_measure_cost(measure, network, once, err));
    *each = *once + LINEAR * ((double)network->n_nodes + 2 * (double)network->n_pairs);
out:
    return st;
}

TrStatus tr_why_seconds(const TrNetwork *network, const TrMeasure *measure, uint32_t node, double *seconds,
                        TrError *err)
{
    size_t n = 2;
    double once;
    TrStatus st = TR_OK;
    TR_TRY(estimate(network, measure, &once, seconds, err));
    for (size_t i = 0; i < network->n_pairs; i++)
        n += ends_at(&network->pairs[i], node);
    *seconds *= (double)n;
out:
    return st;
}

TrStatus tr_why_make(const TrNetwork *network, const TrMeasure *measure, uint32_t node, double budget_seconds,
                     TrWhy *why, TrError *err)
{
    Asking asking = {.network = network, .why = why};
    double once, each;
    TrStatus st = TR_OK;
    *why = (TrWhy){.network = network, .measure = measure, .node = node};
    TR_TRY(estimate(network, measure, &once, &each, err));
    if (budget_seconds > 0 && once > budget_seconds)
        TR_TRY(
            tr_fail(err, TR_ANALYSIS,
                    "%s would take about %.0f s, over the budget of %g s; --exact computes it all the same",
                    measure->name, once, budget_seconds));
    TR_TRY(TR_ARRAY(asking.scores, network->n_nodes, err));
    TR_TRY(TR_ARRAY(asking.reduced, network->n_nodes, err));
    TR_TRY(TR_ARRAY(asking.gone, network->n_pairs, err));
    TR_TRY(ask(&asking, each, budget_seconds, err));
out:
    tr_network_free(asking.woven);
    tr_free(asking.scores);
    tr_free(asking.reduced);
    tr_free(asking.gone);
    if (st != TR_OK)
        tr_why_release(why);
    return st;
}

void tr_why_release(TrWhy *why)
{
    tr_free(why->ties);
    tr_free(why->origins);
    *why = (TrWhy){0};
}
