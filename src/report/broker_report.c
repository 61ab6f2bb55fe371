/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/broker_report.h"

#include <math.h>
#include <string.h>

#include "analysis/brokerage.h"
#include "base/number.h"

typedef struct {
    const TrNetwork *network;
    const TrRankView *view;
    TrPartition groups;
    TrBrokerage brokerage;
    TrGrid *grid;
} Writing;

static double count_of(const Writing *w, uint32_t node, TrBrokerRole role)
{
    return w->brokerage.count[(size_t)node * TR_N_BROKER_ROLES + role];
}

/* All of it first, then the roles. */
static const TrBrokerRole order[TR_N_BROKER_ROLES] = {TR_ALL_ROLES,  TR_COORDINATOR,    TR_ITINERANT,
                                                      TR_GATEKEEPER, TR_REPRESENTATIVE, TR_LIAISON};

static bool for_people(const Writing *w)
{
    return w->view->format == TR_FORMAT_TABLE || w->view->format == TR_FORMAT_MD;
}

static TrStatus put_row(const Writing *w, double rank, const char *name, const char *group, TrBrokerRole role,
                        const double numbers[3], TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_grid_number(w->grid, rank, err));
    TR_TRY(tr_grid_text(w->grid, name, err));
    TR_TRY(tr_grid_text(w->grid, group, err));
    TR_TRY(tr_grid_text(w->grid, tr_broker_role_name(role), err));
    for (int i = 0; i < 3; i++) /* people need no twelve digits of what chance would give */
        TR_TRY(tr_grid_number(
            w->grid, i > 0 && for_people(w) ? round(numbers[i] * 1000) / 1000 : tr_number_round(numbers[i]),
            err));
out:
    return st;
}

static TrStatus put_network(const Writing *w, TrError *err)
{
    TrStatus st = TR_OK;
    for (int i = 0; i < TR_N_BROKER_ROLES; i++) {
        double sums[3] = {0, 0, NAN}, expected, deviation;
        for (uint32_t v = 0; v < w->network->n_nodes; v++) {
            if (tr_node_is_event(w->network, v))
                continue;
            tr_brokerage_expect(&w->brokerage, &w->groups, w->groups.group_of[v], order[i], &expected,
                                &deviation);
            sums[0] += count_of(w, v, order[i]);
            sums[1] += expected;
        }
        if (!for_people(w) || sums[0] > 0 || i == 0)
            TR_TRY(put_row(w, NAN, "(network)", "", order[i], sums, err));
    }
out:
    return st;
}

static TrStatus put_broker(const Writing *w, double rank, uint32_t node, TrError *err)
{
    uint32_t group = w->groups.group_of[node];
    TrStatus st = TR_OK;
    for (int i = 0; i < TR_N_BROKER_ROLES; i++) {
        double numbers[3] = {count_of(w, node, order[i])}, deviation;
        if (for_people(w) && numbers[0] == 0)
            continue;
        tr_brokerage_expect(&w->brokerage, &w->groups, group, order[i], &numbers[1], &deviation);
        numbers[2] = deviation > 0 ? (numbers[0] - numbers[1]) / deviation : NAN;
        TR_TRY(
            put_row(w, rank, tr_node_name(w->network, node), w->groups.names[group], order[i], numbers, err));
    }
out:
    return st;
}

static TrStatus put_columns(TrGrid *grid, TrError *err)
{
    static const struct {
        const char *name;
        bool number;
    } columns[] = {{"rank", true},  {"name", false},    {"group", false}, {"role", false},
                   {"count", true}, {"expected", true}, {"z", true}};
    TrStatus st = TR_OK;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        TR_TRY(tr_grid_column(grid, columns[i].name, columns[i].number, err));
out:
    return st;
}

static TrStatus put_brokers(const Writing *w, const TrRankedMeasure *ranked, TrError *err)
{
    size_t n = 0;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < ranked->n_places && (w->view->top == 0 || n < w->view->top); i++) {
        uint32_t node = ranked->places[i];
        if (!tr_rank_shows(w->network, w->view, node) || (for_people(w) && ranked->scores[node] == 0))
            continue;
        TR_TRY(put_broker(w, tr_ranked_rank(ranked, node), node, err));
        n++;
    }
out:
    return st;
}

TrStatus tr_broker_write(const TrNetwork *network, const TrRankView *view, FILE *file, TrError *err)
{
    const TrMeasure *all = tr_measure_find("brokerage", err);
    Writing w = {.network = network, .view = view, .grid = tr_grid_new(file, view->format, err)};
    TrRanking ranking = {0};
    TrStatus st = w.grid == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    if (view->excel)
        tr_grid_for_excel(w.grid);
    if (view->format == TR_FORMAT_MD)
        (void)fprintf(file, "*%s*\n\n", TR_CAVEAT);
    TR_TRY(tr_ranking_make(network, &all, 1, 0, &ranking, err));
    TR_TRY(tr_partition_by(network, network->weave.groups, &w.groups, err));
    TR_TRY(tr_brokerage_make(network, &w.groups, &w.brokerage, err));
    TR_TRY(put_columns(w.grid, err));
    TR_TRY(put_network(&w, err));
    TR_TRY(put_brokers(&w, &ranking.measures[0], err));
out:
    tr_ranking_release(&ranking);
    tr_partition_release(&w.groups);
    tr_brokerage_release(&w.brokerage);
    tr_grid_end(w.grid);
    return st;
}
