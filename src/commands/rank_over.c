/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama rank --over month|quarter|year: the ranks of the top entities in each period. */
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/stages.h"
#include "commands/ranks.h"
#include "draw/small_multiples.h"
#include "network/selection.h"
#include "report/over_report.h"
#include "report/rank_report.h"

enum { LONG_SECONDS = 10 };

/* Everything on the way; starts as {0}. */
typedef struct {
    TrCase it;
    TrSettings *settings;
    const TrMeasure *measure;
    TrPeriod *periods;
    size_t n_periods;
    uint32_t *nodes; /* whom to follow */
    size_t n_nodes;
    TrTrajectory trajectory;
} Over;

/* The periods that the dated claims touch; from now on, undated ones are left out. */
static TrStatus find_periods(Over *over, TrError *err)
{
    TrWeave *weave = &over->settings->weave;
    TrDate window, span;
    TrStatus st = TR_OK;
    TR_TRY(tr_selection_window(weave, &window, err));
    if (!tr_trajectory_span(over->it.input, weave, window, &span))
        TR_TRY(tr_fail(err, TR_BAD_INPUT,
                       weave->since != NULL || weave->until != NULL
                           ? "no claim has a date from --since to --until: there is nothing to show over time"
                           : "no claim has a date: there is nothing to show over time; expected a column "
                             "'date', such as 2025-08"));
    TR_TRY(tr_periods_make(span, window, (TrPeriodUnit)over->settings->over, &over->periods, &over->n_periods,
                           err));
    weave->since = over->periods[0].since;
    weave->until = over->periods[over->n_periods - 1].until;
out:
    return st;
}

static bool is_wanted(const TrNetwork *network, uint32_t node, const char *const *kinds, size_t n_kinds)
{
    for (size_t i = 0; i < n_kinds; i++)
        if (strcmp(tr_node_kind(network, node), kinds[i]) == 0)
            return true;
    return n_kinds == 0;
}

/* The top entities of the whole time. */
static TrStatus choose_nodes(Over *over, TrError *err)
{
    const TrSettings *settings = over->settings;
    double budget = tr_exact_budget(settings), seconds;
    TrRanking ranking = {0};
    const TrRankedMeasure *ranked;
    char *kinds = NULL;
    const char **list = NULL;
    size_t n_kinds;
    TrStatus st = TR_OK;
    TR_TRY(tr_list_split(settings->kind == NULL ? "" : settings->kind, &kinds, &list, &n_kinds, err));
    TR_TRY(tr_measure_cost(over->measure, over->it.network, &seconds, err));
    if (budget > 0 && seconds > budget)
        TR_TRY(
            tr_fail(err, TR_ANALYSIS,
                    "%s would take about %.0f s, over the budget of %g s; --exact computes it all the same",
                    over->measure->name, seconds, budget));
    TR_TRY(tr_ranking_make(over->it.network, &over->measure, 1, 0, &ranking, err));
    ranked = &ranking.measures[0];
    TR_TRY(TR_ARRAY(over->nodes, ranked->n_places, err));
    for (size_t i = 0; i < ranked->n_ranked && (settings->top == 0 || over->n_nodes < settings->top); i++)
        if (is_wanted(over->it.network, ranked->places[i], list, n_kinds))
            over->nodes[over->n_nodes++] = ranked->places[i];
out:
    tr_ranking_release(&ranking);
    tr_free(kinds);
    tr_free(list);
    return st;
}

static void say_what_to_mind(const Over *over)
{
    size_t n = over->trajectory.n_spread;
    if (n > 0)
        (void)fprintf(
            stderr,
            "note: claims whose date spans more than one %s, counted in each that it may belong to: "
            "%zu\n",
            tr_period_unit_name((TrPeriodUnit)over->settings->over), n);
}

static bool wants_drawing(const TrSettings *settings)
{
    return settings->output != NULL && strcmp(tr_path_extension(settings->output), "svg") == 0;
}

static TrStatus write_over(const Over *over, FILE *file, TrError *err)
{
    const TrSettings *settings = over->settings;
    TrOverView view = {.whole = over->it.network,
                       .trajectory = &over->trajectory,
                       .unit = (TrPeriodUnit)settings->over,
                       .format = (TrFormat)settings->format,
                       .excel = settings->excel};
    TrSmallMultiples drawing = {view.whole, view.trajectory, view.unit};
    TrStatus st = TR_OK;
    if (wants_drawing(settings))
        return tr_small_multiples_write(&drawing, file, err);
    TR_TRY(tr_over_write(&view, file, err));
    if (view.format == TR_FORMAT_TABLE && !settings->quiet)
        (void)fprintf(stderr, "%s\n", TR_CAVEAT);
out:
    return st;
}

static TrStatus follow(Over *over, TrError *err)
{
    double seconds;
    TrStatus st = TR_OK;
    TR_TRY(tr_leading_measure(over->settings, &over->measure, err));
    TR_TRY(choose_nodes(over, err));
    if (wants_drawing(over->settings) && over->n_nodes > TR_MOST_PANELS)
        TR_TRY(tr_fail(err, TR_BAD_USAGE, "%zu small charts are too many for a page; expected --top 1 to %d",
                       over->n_nodes, TR_MOST_PANELS));
    TR_TRY(tr_measure_cost(over->measure, over->it.network, &seconds, err));
    seconds *= (double)over->n_periods;
    if (tr_exact_budget(over->settings) == 0 && seconds > LONG_SECONDS && !over->settings->quiet)
        (void)fprintf(stderr, "note: this will take at most about %.0f s\n", seconds);
    TR_TRY(tr_trajectory_make(over->it.network, over->measure, over->periods, over->n_periods, over->nodes,
                              over->n_nodes, tr_exact_budget(over->settings), &over->trajectory, err));
    if (!over->settings->quiet)
        say_what_to_mind(over);
out:
    return st;
}

TrExit tr_rank_over(TrSettings *settings, TrError *err)
{
    Over over = {.settings = settings};
    TrFile out = {0};
    TrExit status = TR_EXIT_DONE;
    TrStatus st = tr_case_read(&over.it, settings, err);
    if (st != TR_OK)
        tr_case_say(&over.it, settings);
    TR_TRY(st);
    TR_TRY(find_periods(&over, err));
    st = tr_case_weave(&over.it, settings, err);
    tr_case_say(&over.it, settings);
    TR_TRY(st);
    TR_TRY(follow(&over, err));
    TR_TRY(tr_file_begin(&out, settings->output == NULL ? "-" : settings->output, err));
    TR_TRY(write_over(&over, out.file, err));
    tr_stage_done("rank");
    TR_TRY(tr_file_commit(&out, err));
    status = tr_case_exit(&over.it);
out:
    tr_file_abandon(&out);
    tr_trajectory_release(&over.trajectory);
    tr_free(over.nodes);
    tr_case_close(&over.it);
    tr_free(over.periods);
    return status;
}
