/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama match: names that may be the same entity; and the analyst's decisions, written into entities.csv. */
#include "names/match.h"
#include "base/file.h"
#include "commands/case.h"
#include "report/match_report.h"

static TrStatus write_matches(const TrMatches *matches, const TrSettings *settings, TrError *err)
{
    TrFile out = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_file_begin(&out, settings->output == NULL ? "-" : settings->output, err));
    TR_TRY(tr_match_write(matches, (TrFormat)settings->format, out.file, err));
    TR_TRY(tr_file_commit(&out, err));
out:
    tr_file_abandon(&out);
    return st;
}

static TrExit compare_pairs(const TrSettings *settings, TrError *err)
{
    TrMatches matches = {0};
    TrStatus st = tr_match_pairs(settings->pairs, &matches, err);
    if (st == TR_OK)
        st = write_matches(&matches, settings, err);
    tr_matches_release(&matches);
    return st == TR_OK ? TR_EXIT_DONE : TR_EXIT_FAILED;
}

static TrStatus find_matches(TrCase *it, const TrSettings *settings, TrNames *names, TrMatches *matches,
                             TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_names_resolve(it->input, settings->weave.internal, names, err));
    tr_case_stage(it, settings, "names");
    TR_TRY(tr_match_names(it->input, names, matches, err));
    tr_case_stage(it, settings, "match");
out:
    return st;
}

TrExit tr_run_match(TrSettings *settings, TrError *err)
{
    TrCase it = {0};
    TrNames names = {0};
    TrMatches matches = {0};
    TrExit status = TR_EXIT_DONE;
    TrStatus st = TR_OK;
    if (settings->pairs != NULL)
        return compare_pairs(settings, err);
    st = tr_case_read(&it, settings, err);
    if (st == TR_OK)
        st = find_matches(&it, settings, &names, &matches, err);
    tr_case_say(&it, settings);
    TR_TRY(st);
    TR_TRY(write_matches(&matches, settings, err));
    status = tr_case_exit(&it);
out:
    tr_matches_release(&matches);
    tr_names_release(&names);
    tr_case_close(&it);
    return status;
}
