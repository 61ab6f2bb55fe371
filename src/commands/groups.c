/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama groups: who stands together in the network, and how surely. */
#include "base/file.h"
#include "base/stages.h"
#include "commands/case.h"
#include "report/groups_report.h"

static void say_what_to_mind(const TrGroups *groups, const TrSettings *settings)
{
    if (groups->n_runs > 0 && groups->n_runs < TR_FEW_RUNS && settings->n_runs == 0)
        (void)fprintf(
            stderr,
            "note: %zu runs instead of %d: each takes about %.1f s, and the budget is %g s; --seeds "
            "or --budget allows more\n",
            groups->n_runs, TR_MOST_RUNS, groups->seconds_per_run, settings->budget_seconds);
    if (settings->format == TR_FORMAT_CSV && groups->n_components > 1)
        (void)fprintf(stderr, "note: the network has %zu components; no group reaches over two of them\n",
                      groups->n_components);
    if (settings->format == TR_FORMAT_TABLE || settings->format == TR_FORMAT_CSV)
        (void)fprintf(stderr, "%s\n", TR_GROUPS_CAVEAT);
}

TrExit tr_run_groups(TrSettings *settings, TrError *err)
{
    TrCase it = {0};
    TrFile out = {0};
    TrGroups groups = {0};
    TrExit status = TR_EXIT_DONE;
    TrStatus st = tr_case_open(&it, settings, err);
    tr_case_say(&it, settings);
    TR_TRY(st);
    TR_TRY(tr_file_begin(&out, settings->output == NULL ? "-" : settings->output, err));
    TR_TRY(tr_groups_find(it.network, settings->n_runs, settings->budget_seconds, &groups, err));
    tr_stage_done("groups");
    TR_TRY(tr_groups_write(&groups, (TrFormat)settings->format, settings->excel, false, out.file, err));
    if (!settings->quiet)
        say_what_to_mind(&groups, settings);
    TR_TRY(tr_file_commit(&out, err));
    status = tr_case_exit(&it);
out:
    tr_groups_release(&groups);
    tr_file_abandon(&out);
    tr_case_close(&it);
    return status;
}
