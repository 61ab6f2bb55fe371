/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama rank: who stands where, by which measure. */
#include "base/file.h"
#include "base/memory.h"
#include "base/stages.h"
#include "commands/effort.h"
#include "commands/ranks.h"
#include "commands/stability.h"
#include "network/components.h"
#include "report/broker_report.h"
#include "report/certainty_report.h"
#include "report/measure_list.h"
#include "report/rank_report.h"
#include "report/summary_report.h"
#include "report/tie_report.h"

/* What may mislead in these numbers. */
static TrStatus say_what_to_mind(const TrRanking *ranking, TrError *err)
{
    size_t n_components = 0; /* not counted yet */
    TrStatus st = TR_OK;
    for (size_t i = 0; i < ranking->n; i++) {
        const TrMeasure *measure = ranking->measures[i].measure;
        if (ranking->measures[i].scores == NULL || measure->if_disconnected == NULL)
            continue;
        if (n_components == 0)
            TR_TRY(tr_network_count_components(ranking->network, &n_components, err));
        if (n_components > 1)
            (void)fprintf(stderr, "note: the network has %zu components; %s %s\n", n_components,
                          measure->name, measure->if_disconnected);
    }
out:
    return st;
}

/* How sure it is: below the table, or beside data that goes to a program. */
static TrStatus write_certainty(const TrCertainty *certainty, const TrSettings *settings, TrFormat format,
                                FILE *file, TrError *err)
{
    TrStatus st = TR_OK;
    if (!settings->stability)
        return TR_OK;
    if (format == TR_FORMAT_TABLE || format == TR_FORMAT_MD) {
        (void)fputs("\n", file);
        TR_TRY(tr_certainty_write(certainty, false, format, file, err));
    } else if (format == TR_FORMAT_CSV && !settings->quiet) {
        TR_TRY(tr_certainty_write(certainty, false, TR_FORMAT_TABLE, stderr, err));
    }
out:
    return st;
}

/* Entities, or tied pairs, by the measures asked for. */
static TrStatus rank(const TrCase *it, const TrSettings *settings, TrRankView view, FILE *file, TrError *err)
{
    TrRanking ranking = {0};
    TrCertainty certainty = {0};
    TrEffort effort;
    const TrMeasure **measures = NULL;
    size_t n;
    TrStatus st = TR_OK;
    TR_TRY(settings->ties ? tr_list_tie_measures(settings->by, &measures, &n, err)
                          : tr_list_measures(settings->by, &measures, &n, err));
    TR_TRY(tr_effort_of(settings, &effort, err));
    TR_TRY(tr_ranking_make_with(it->network, measures, n, &effort, &ranking, err));
    tr_effort_say(&ranking, settings);
    if (!settings->quiet)
        TR_TRY(say_what_to_mind(&ranking, err));
    if (tr_ranking_leading(&ranking) == NULL)
        TR_TRY(tr_fail(err, TR_ANALYSIS,
                       "no measure is left to rank by: each would take longer than the budget of %g s",
                       settings->budget_seconds));
    if (settings->stability) {
        TR_TRY(tr_stability_make(&ranking, settings, view.top, true, &certainty, err));
        view.certainty = &certainty;
    }
    TR_TRY(settings->ties ? tr_tie_rank_write(&ranking, &view, file, err)
                          : tr_rank_write(&ranking, &view, file, err));
    TR_TRY(write_certainty(&certainty, settings, view.format, file, err));
out:
    tr_certainty_release(&certainty);
    tr_ranking_release(&ranking);
    tr_free(measures);
    return st;
}

static TrStatus summarise(const TrCase *it, const TrSettings *settings, FILE *file, TrError *err)
{
    TrSummary summary;
    TrStatus st = TR_OK;
    TR_TRY(tr_summary_make(it->network, settings->budget_seconds, &summary, err));
    TR_TRY(tr_summary_write(&summary, (TrFormat)settings->format, file, err));
out:
    return st;
}

static TrStatus write_it(const TrCase *it, const TrSettings *settings, FILE *file, TrError *err)
{
    TrRankView view = {.format = (TrFormat)settings->format, .excel = settings->excel, .top = settings->top};
    char *kinds = NULL;
    const char **kind_list = NULL;
    TrStatus st = TR_OK;
    if (settings->summary)
        return summarise(it, settings, file, err);
    TR_TRY(
        tr_list_split(settings->kind == NULL ? "" : settings->kind, &kinds, &kind_list, &view.n_kinds, err));
    view.kinds = kind_list;
    TR_TRY(settings->brokerage ? tr_broker_write(it->network, &view, file, err)
                               : rank(it, settings, view, file, err));
    if (view.format == TR_FORMAT_TABLE && !settings->quiet)
        (void)fprintf(stderr, "%s\n", TR_CAVEAT);
out:
    tr_free(kinds);
    tr_free(kind_list);
    return st;
}

static TrStatus check_question(const TrSettings *settings, TrError *err)
{
    int n = settings->ties + settings->brokerage + settings->summary + (settings->why != NULL) +
            (settings->over >= 0);
    if (n > 0 && settings->stability)
        return tr_fail(err, TR_BAD_USAGE,
                       "--stability is of the ranking of entities; expected it without "
                       "--ties, --brokerage, --summary, --why and --over");
    return n < 2 ? TR_OK
                 : tr_fail(err, TR_BAD_USAGE,
                           "--ties, --brokerage, --summary, --why and --over are questions of their own; "
                           "expected one of them");
}

TrExit tr_run_rank(TrSettings *settings, TrError *err)
{
    TrCase it = {0};
    TrFile out = {0};
    TrExit status = TR_EXIT_DONE;
    TrStatus st = TR_OK;
    if (settings->list)
        return tr_measure_list_write(stdout, (TrFormat)settings->format, err) == TR_OK ? TR_EXIT_DONE
                                                                                       : TR_EXIT_FAILED;
    TR_TRY(check_question(settings, err));
    if (settings->over >= 0)
        return tr_rank_over(settings, err);
    st = tr_case_open(&it, settings, err);
    tr_case_say(&it, settings);
    TR_TRY(st);
    TR_TRY(tr_file_begin(&out, settings->output == NULL ? "-" : settings->output, err));
    tr_stages_print_steps(true);
    TR_TRY((settings->why != NULL ? tr_rank_why : write_it)(&it, settings, out.file, err));
    TR_TRY(tr_file_commit(&out, err));
    tr_stage_done("write");
    status = tr_case_exit(&it);
out:
    tr_file_abandon(&out);
    tr_case_close(&it);
    return status;
}
