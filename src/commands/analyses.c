/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "commands/analyses.h"

#include "base/memory.h"
#include "commands/effort.h"
#include "commands/stability.h"

enum { KEY_PLAYERS = 3 };

/* What is over the budget is left out; any other failure is one. */
static TrStatus unless_left_out(TrStatus status, TrError *why, TrError *err)
{
    if (status == TR_OK || status == TR_ANALYSIS)
        return TR_OK;
    tr_error_copy(err, why);
    return status;
}

/* Groups and key players; each may take a tenth of the budget. */
static TrStatus find_together(const TrNetwork *network, double budget, TrAnalyses *analyses, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(unless_left_out(tr_groups_find(network, 0, budget, &analyses->groups, &analyses->no_groups),
                           &analyses->no_groups, err));
    for (int goal = 0; goal < 2 && analyses->summary.n_entities > KEY_PLAYERS; goal++) {
        TrKeyQuestion question = {.goal = (TrKeyGoal)goal, .k = KEY_PLAYERS, .budget_seconds = budget};
        TrError *why = &analyses->no_players[goal];
        TR_TRY(unless_left_out(tr_key_players_find(network, &question, &analyses->key_players[goal], why),
                               why, err));
    }
out:
    return st;
}

TrStatus tr_analyses_make(const TrCase *it, const TrSettings *settings, TrAnalyses *analyses, TrError *err)
{
    const TrMeasure **measures = NULL;
    TrEffort effort;
    size_t n;
    TrStatus st = TR_OK;
    TR_TRY(tr_list_measures(settings->by, &measures, &n, err));
    TR_TRY(tr_effort_of(settings, &effort, err));
    TR_TRY(tr_ranking_make_with(it->network, measures, n, &effort, &analyses->ranking, err));
    tr_effort_say(&analyses->ranking, settings);
    TR_TRY(
        tr_stability_make(&analyses->ranking, settings, 0, settings->stability, &analyses->certainty, err));
    TR_TRY(tr_summary_make(it->network, settings->budget_seconds, &analyses->summary, err));
    TR_TRY(tr_findings_make(it->network, &analyses->findings, err));
    TR_TRY(find_together(it->network, settings->budget_seconds / 10, analyses, err));
out:
    tr_free(measures);
    return st;
}

static const char *reason(const TrError *err)
{
    return err->status == TR_OK ? NULL : err->message;
}

TrReport tr_analyses_report(const TrAnalyses *analyses, const TrCase *it)
{
    TrReport report = {
        .network = it->network,
        .ranking = &analyses->ranking,
        .certainty = &analyses->certainty,
        .summary = &analyses->summary,
        .findings = &analyses->findings,
        .groups = analyses->groups.network == NULL ? NULL : &analyses->groups,
        .groups_left_out = reason(&analyses->no_groups),
    };
    for (int goal = 0; goal < 2; goal++) {
        const TrKeyPlayers *players = &analyses->key_players[goal];
        report.key_players[goal] = players->network == NULL ? NULL : players;
        report.key_players_left_out[goal] = reason(&analyses->no_players[goal]);
    }
    return report;
}

void tr_analyses_release(TrAnalyses *analyses)
{
    tr_certainty_release(&analyses->certainty);
    tr_ranking_release(&analyses->ranking);
    tr_findings_release(&analyses->findings);
    tr_groups_release(&analyses->groups);
    tr_key_players_release(&analyses->key_players[TR_TO_REMOVE]);
    tr_key_players_release(&analyses->key_players[TR_TO_REACH]);
}
