/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama rank --why NAME: what carries a score, and what is lost without each tie and each origin. */
#include <string.h>

#include "base/memory.h"
#include "commands/ranks.h"
#include "network/find.h"
#include "report/rank_report.h"
#include "report/why_report.h"

enum { LONG_SECONDS = 10 };

TrStatus tr_leading_measure(const TrSettings *settings, const TrMeasure **measure, TrError *err)
{
    const TrMeasure **measures = NULL;
    size_t n;
    TrStatus st = TR_OK;
    TR_TRY(tr_list_measures(settings->by, &measures, &n, err));
    *measure = measures[0];
    if (n > 1 && settings->by != NULL && !settings->quiet)
        (void)fprintf(stderr, "note: of the measures of --by only the first is looked at: %s\n",
                      measures[0]->name);
out:
    tr_free(measures);
    return st;
}

double tr_exact_budget(const TrSettings *settings)
{
    return settings->exact ? 0 : settings->budget_seconds;
}

TrStatus tr_rank_why(const TrCase *it, const TrSettings *settings, FILE *file, TrError *err)
{
    TrWhy why = {0};
    TrWhyView view = {
        .why = &why, .format = (TrFormat)settings->format, .excel = settings->excel, .top = settings->top};
    const TrMeasure *measure;
    double seconds;
    uint32_t node;
    TrStatus st = TR_OK;
    TR_TRY(tr_leading_measure(settings, &measure, err));
    TR_TRY(tr_network_find(it->network, settings->why, "--why", &node, err));
    TR_TRY(tr_why_seconds(it->network, measure, node, &seconds, err));
    if (tr_exact_budget(settings) == 0 && seconds > LONG_SECONDS && !settings->quiet)
        (void)fprintf(stderr, "note: this will take about %.0f s for the ties, and more for the origins\n",
                      seconds);
    TR_TRY(tr_why_make(it->network, measure, node, tr_exact_budget(settings), &why, err));
    TR_TRY(tr_why_write(&view, file, err));
    if (view.format == TR_FORMAT_TABLE && !settings->quiet)
        (void)fprintf(stderr, "%s\n", TR_CAVEAT);
out:
    tr_why_release(&why);
    return st;
}
