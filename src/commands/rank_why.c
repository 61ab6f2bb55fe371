/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama rank --why NAME: what carries a score, and what is lost without each tie and each origin. */
#include <string.h>

#include "base/memory.h"
#include "commands/ranks.h"
#include "network/find.h"
#include "report/rank_report.h"
#include "report/why_report.h"

TrStatus tr_leading_measure(const TrSettings *settings, const TrMeasure **measure, TrError *err)
{
    const TrMeasure **measures = NULL;
    TrSettings defaults;
    size_t n;
    TrStatus st = TR_OK;
    TR_TRY(tr_list_measures(settings->by, &measures, &n, err));
    *measure = measures[0];
    tr_settings_init(&defaults);
    if (n > 1 && strcmp(settings->by, defaults.by) != 0 && !settings->quiet)
        (void)fprintf(stderr, "note: of the measures of --by only the first is looked at: %s\n",
                      measures[0]->name);
out:
    tr_free(measures);
    return st;
}

TrStatus tr_rank_why(const TrCase *it, const TrSettings *settings, FILE *file, TrError *err)
{
    TrWhy why = {0};
    TrWhyView view = {
        .why = &why, .format = (TrFormat)settings->format, .excel = settings->excel, .top = settings->top};
    const TrMeasure *measure;
    uint32_t node;
    TrStatus st = TR_OK;
    TR_TRY(tr_leading_measure(settings, &measure, err));
    TR_TRY(tr_network_find(it->network, settings->why, "--why", &node, err));
    TR_TRY(tr_why_make(it->network, measure, node, settings->budget_seconds, &why, err));
    TR_TRY(tr_why_write(&view, file, err));
    if (view.format == TR_FORMAT_TABLE && !settings->quiet)
        (void)fprintf(stderr, "%s\n", TR_CAVEAT);
out:
    tr_why_release(&why);
    return st;
}
