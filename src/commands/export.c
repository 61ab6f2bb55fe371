/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama export: the whole network for another program. */
#include "export/export.h"
#include "base/memory.h"
#include "base/stages.h"
#include "commands/case.h"
#include "commands/effort.h"

static const char *shape(const TrExportFormat *format, char text[32])
{
    if (format->extension == NULL)
        return "folder";
    (void)snprintf(text, 32, ".%s", format->extension);
    return text;
}

static TrExit list_formats(void)
{
    char text[32];
    for (size_t i = 0; i < tr_n_export_formats; i++)
        (void)printf("%-10s %-11s %s\n", tr_export_formats[i].name, shape(&tr_export_formats[i], text),
                     tr_export_formats[i].help);
    return TR_EXIT_DONE;
}

void tr_export_print_markdown(FILE *file)
{
    char text[32];
    (void)fputs("| format | file | for |\n|---|---|---|\n", file);
    for (size_t i = 0; i < tr_n_export_formats; i++)
        (void)fprintf(file, "| `%s` | %s | %s |\n", tr_export_formats[i].name,
                      shape(&tr_export_formats[i], text), tr_export_formats[i].help);
}

/* Scores for a format that holds them: the measures of --by as `rank` computes them; without it those of the
 * five whose exact scores fit the budget. */
static TrStatus rank(const TrCase *it, const TrSettings *settings, TrRanking *ranking, TrError *err)
{
    const TrMeasure **measures = NULL;
    TrEffort effort;
    size_t n, kept = 0;
    TrStatus st = TR_OK;
    TR_TRY(tr_list_measures(settings->by, &measures, &n, err));
    TR_TRY(tr_effort_of(settings, &effort, err));
    for (size_t i = 0; i < n; i++) {
        double cost;
        TR_TRY(tr_measure_cost(measures[i], it->network, &cost, err));
        if (settings->by != NULL || settings->budget_seconds <= 0 || settings->exact ||
            settings->epsilon > 0 || cost <= settings->budget_seconds)
            measures[kept++] = measures[i];
        else if (!settings->quiet)
            (void)fprintf(stderr,
                          "note: no scores by %s, which would take about %.0f s; --by names those wanted\n",
                          measures[i]->name, cost);
    }
    TR_TRY(tr_ranking_make_with(it->network, measures, kept, &effort, ranking, err));
    tr_effort_say(ranking, settings);
out:
    tr_free(measures);
    return st;
}

/* Options that only some formats can heed. */
static TrStatus check_wish(const TrExportFormat *format, const TrSettings *settings, TrError *err)
{
    if (settings->by != NULL && !format->has_scores)
        return tr_fail(err, TR_BAD_USAGE, "%s holds no scores; expected --by with --format sqlite",
                       format->name);
    if (settings->excel && format->extension != NULL)
        return tr_fail(err, TR_BAD_USAGE, "--excel is for formats made of CSV, gephi and neo4j; %s is none",
                       format->name);
    return TR_OK;
}

TrExit tr_run_export(TrSettings *settings, TrError *err)
{
    TrCase it = {0};
    TrRanking ranking = {0};
    TrExportWish wish = {.excel = settings->excel, .n_threads = settings->weave.n_threads};
    const TrExportFormat *format;
    TrExit status = TR_EXIT_DONE;
    TrStatus st = TR_OK;
    if (settings->list)
        return list_formats();
    if (settings->output == NULL)
        TR_TRY(tr_fail(err, TR_BAD_USAGE,
                       "expected a file to write, such as: trama export input -o network.graphml"));
    if ((format = tr_export_find(settings->export_format, settings->output, err)) == NULL)
        TR_TRY(TR_BAD_USAGE);
    TR_TRY(check_wish(format, settings, err));
    st = tr_case_open(&it, settings, err);
    tr_case_say(&it, settings);
    TR_TRY(st);
    wish.network = it.network;
    if (format->has_scores) {
        TR_TRY(rank(&it, settings, &ranking, err));
        wish.ranking = &ranking;
        tr_stage_done("rank");
    }
    TR_TRY(tr_export_write(format, &wish, settings->output, err));
    tr_stage_done("export");
    status = tr_case_exit(&it);
out:
    tr_ranking_release(&ranking);
    tr_case_close(&it);
    return status;
}
