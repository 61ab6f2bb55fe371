/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama check: account for every row, and say what sources disagree on. */
#include "base/memory.h"
#include "base/stages.h"
#include "commands/case.h"
#include "network/infer.h"
#include "report/check_report.h"
#include "report/findings_report.h"

TrExit tr_run_check(TrSettings *settings, TrError *err)
{
    TrCase it = {0};
    TrSummary summary;
    TrFindings findings = {0};
    TrInferred *inferred = NULL;
    TrCheckReport report = {.summary = &summary, .findings = &findings};
    TrExit status = TR_EXIT_DONE;
    TrStatus st;
    if (settings->list)
        return tr_rules_write((TrFormat)settings->check_format, stdout, err) == TR_OK ? TR_EXIT_DONE
                                                                                      : TR_EXIT_FAILED;
    settings->weave.internal = true; /* check is where marked rows may be seen */
    st = tr_case_open(&it, settings, err);
    tr_case_say(&it, settings);
    TR_TRY(st);
    TR_TRY(tr_summary_make(it.network, settings->budget_seconds, &summary, err));
    if (summary.paths_left_out && !settings->quiet)
        (void)fprintf(stderr,
                      "note: distances and betweenness centralisation are left out, as they would take "
                      "longer than the budget of %g s\n",
                      settings->budget_seconds);
    tr_stage_done("summary");
    TR_TRY(tr_findings_make(it.network, &findings, err));
    if (findings.n_cut > 0 && !settings->quiet)
        (void)fprintf(
            stderr, "note: %zu statements have so many versions that not all were held against each other\n",
            findings.n_cut);
    TR_TRY(tr_infer_targets(it.network, &inferred, &report.n_inferred, err));
    tr_stage_done("checks");
    report.network = it.network;
    report.inferred = inferred;
    TR_TRY(tr_check_write(&report, (TrFormat)settings->check_format, stdout, err));
    status = tr_case_exit(&it);
out:
    tr_free(inferred);
    tr_findings_release(&findings);
    tr_case_close(&it);
    return status;
}
