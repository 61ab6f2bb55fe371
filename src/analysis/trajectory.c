/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/trajectory.h"

#include <math.h>

#include "analysis/ranking.h"
#include "base/interrupt.h"
#include "base/memory.h"
#include "base/progress.h"
#include "network/selection.h"

typedef struct {
    const TrNetwork *whole;
    TrTrajectory *trajectory;
    uint32_t *slot; /* by entity: its place among the entities followed plus one */
    double budget_seconds, cost;
} Following;

static bool date_of(const TrInput *input, size_t claim, TrDate *date)
{
    char problem[200];
    const char *text = tr_input_cell(input, TR_CLAIMS, claim, TR_DATE);
    return *text != '\0' && tr_date_parse(text, date, problem, sizeof problem);
}

/* The days that are known of it, within the window. */
static TrDate known_days(TrDate date, TrDate window)
{
    if (date.first_day == TR_DAY_OPEN_FIRST)
        date.first_day = date.last_day;
    if (date.last_day == TR_DAY_OPEN_LAST)
        date.last_day = date.first_day;
    if (date.first_day < window.first_day)
        date.first_day = window.first_day;
    if (date.last_day > window.last_day)
        date.last_day = window.last_day;
    return date;
}

bool tr_trajectory_span(const TrInput *input, const TrWeave *weave, TrDate window, TrDate *span)
{
    bool any = false;
    for (size_t i = 0; i < input->tables[TR_CLAIMS].n; i++) {
        TrDate date;
        if (!tr_claim_is_open(input, i, weave->internal) || !date_of(input, i, &date) ||
            !tr_date_meets(date, window))
            continue;
        date = known_days(date, window);
        if (date.first_day > date.last_day) /* open, and known only outside the window */
            date.first_day = date.last_day =
                date.last_day < window.first_day ? window.first_day : date.last_day;
        if (!any || date.first_day < span->first_day)
            span->first_day = date.first_day;
        if (!any || date.last_day > span->last_day)
            span->last_day = date.last_day;
        any = true;
    }
    return any;
}

/* ---- counting ---- */

static size_t count_spread(const Following *following)
{
    const TrTrajectory *it = following->trajectory;
    const TrNetwork *whole = following->whole;
    size_t n_spread = 0;
    for (size_t i = 0; i < whole->input->tables[TR_CLAIMS].n; i++) {
        size_t n = 0;
        TrDate date;
        if (!whole->takes_part[i] || !date_of(whole->input, i, &date))
            continue;
        for (size_t k = 0; k < it->n_periods && n < 2; k++)
            n += tr_date_meets(date, it->periods[k].days);
        n_spread += n > 1;
    }
    return n_spread;
}

/* One more claim for everyone followed whom it names. */
static void count_claim(const Following *following, size_t k, size_t claim)
{
    static const TrClaimColumn columns[] = {TR_PERSON, TR_ORGANIZATION, TR_TARGET, TR_RECIPIENT};
    const TrNetwork *whole = following->whole;
    TrTrajectory *it = following->trajectory;
    uint32_t named[4];
    for (size_t c = 0; c < 4; c++) {
        uint32_t cell = tr_table_cell(&whole->input->tables[TR_CLAIMS], claim, columns[c]);
        bool before = false;
        named[c] = cell == 0 ? 0 : following->slot[tr_names_entity(&whole->names, cell)];
        for (size_t i = 0; i < c; i++)
            before = before || named[i] == named[c];
        if (named[c] != 0 && !before)
            it->points[(named[c] - 1) * it->n_periods + k].n_claims++;
    }
}

static void take_period(const Following *following, size_t k, const TrRanking *ranking)
{
    const TrNetwork *network = ranking->network;
    const TrRankedMeasure *ranked = &ranking->measures[0];
    TrTrajectory *it = following->trajectory;
    it->counts[k].n_entities = tr_network_count_entities(network);
    for (size_t i = 0; i < network->input->tables[TR_CLAIMS].n; i++) {
        if (!network->takes_part[i])
            continue;
        it->counts[k].n_claims++;
        count_claim(following, k, i);
    }
    for (size_t i = 0; i < it->n_entities; i++) {
        TrTrajectoryPoint *point = &it->points[i * it->n_periods + k];
        uint32_t node = network->node_of[it->entities[i]];
        point->score = node == TR_NO_ID ? (double)NAN : ranked->scores[node];
        point->rank = node == TR_NO_ID ? 0 : ranked->ranks[node];
    }
}

/* ---- a period ---- */

static TrStatus check_cost(Following *following, const TrNetwork *network, size_t k, TrError *err)
{
    const TrTrajectory *it = following->trajectory;
    double seconds;
    TrStatus st = TR_OK;
    TR_TRY(tr_measure_cost(it->measure, network, &seconds, err));
    following->cost += seconds;
    if (following->budget_seconds > 0 && following->cost > following->budget_seconds)
        st = tr_fail(err, TR_ANALYSIS,
                     "%s of %zu periods would take longer than the budget of %g s (at %s: %.0f s); --exact "
                     "computes it all the same",
                     it->measure->name, it->n_periods, following->budget_seconds, it->periods[k].name,
                     following->cost);
out:
    return st;
}

static TrStatus follow_period(Following *following, size_t k, TrError *err)
{
    const TrTrajectory *it = following->trajectory;
    TrWeave weave = following->whole->weave;
    TrNetwork *network = NULL;
    TrRanking ranking = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_interrupt_check(err));
    weave.since = it->periods[k].since;
    weave.until = it->periods[k].until;
    if ((network = tr_network_build(following->whole->input, &weave, err)) == NULL)
        return err->status;
    TR_TRY(check_cost(following, network, k, err));
    TR_TRY(tr_ranking_make(network, &it->measure, 1, 0, &ranking, err));
    take_period(following, k, &ranking);
out:
    tr_ranking_release(&ranking);
    tr_network_free(network);
    return st;
}

TrStatus tr_trajectory_make(const TrNetwork *whole, const TrMeasure *measure, const TrPeriod *periods,
                            size_t n_periods, const uint32_t *nodes, size_t n, double budget_seconds,
                            TrTrajectory *trajectory, TrError *err)
{
    Following following = {.whole = whole, .trajectory = trajectory, .budget_seconds = budget_seconds};
    TrProgress progress;
    TrStatus st = TR_OK;
    *trajectory =
        (TrTrajectory){.measure = measure, .periods = periods, .n_periods = n_periods, .n_entities = n};
    tr_progress_begin(&progress, "periods", n_periods);
    TR_TRY(TR_ARRAY(trajectory->entities, n, err));
    TR_TRY(TR_ARRAY(trajectory->points, n * n_periods, err));
    TR_TRY(TR_ARRAY(trajectory->counts, n_periods, err));
    TR_TRY(TR_ARRAY(following.slot, whole->names.n, err));
    for (size_t i = 0; i < n; i++) {
        trajectory->entities[i] = whole->nodes[nodes[i]].entity;
        following.slot[trajectory->entities[i]] = (uint32_t)i + 1;
    }
    trajectory->n_spread = count_spread(&following);
    for (size_t k = 0; k < n_periods; k++) {
        TR_TRY(follow_period(&following, k, err));
        tr_progress_add(&progress, 1);
    }
out:
    tr_progress_end(&progress);
    tr_free(following.slot);
    if (st != TR_OK)
        tr_trajectory_release(trajectory);
    return st;
}

void tr_trajectory_release(TrTrajectory *trajectory)
{
    tr_free(trajectory->entities);
    tr_free(trajectory->points);
    tr_free(trajectory->counts);
    *trajectory = (TrTrajectory){0};
}
