/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama match: names that may be the same entity; and the analyst's decisions, written into entities.csv. */
#include "names/match.h"
#include "names/decisions.h"
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/stages.h"
#include "commands/case.h"
#include "report/match_report.h"

static TrStatus write_matches(const TrMatches *matches, const TrSettings *settings, TrError *err)
{
    TrFile out = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_file_begin(&out, settings->output == NULL ? "-" : settings->output, err));
    TR_TRY(tr_match_write(matches, (TrFormat)settings->format, settings->excel, out.file, err));
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

/* The folder in which an entities.csv belongs: the first input that is one, or where the first file stands.
 */
static TrStatus folder_of_input(const TrSettings *settings, char **folder, TrError *err)
{
    const char *first = settings->n_arguments > 0 ? settings->arguments[0] : "input";
    struct stat status;
    size_t length = (size_t)(tr_path_base(first) - first);
    if (strcmp(first, "-") == 0)
        return tr_fail(err, TR_BAD_USAGE,
                       "--accept needs a folder or file as input, to put entities.csv beside");
    if (stat(first, &status) == 0 && S_ISDIR(status.st_mode))
        *folder = tr_text_copy(first);
    else
        *folder = length == 0 ? tr_text_copy(".") : tr_text_copy(first);
    if (*folder != NULL && length > 0 && !(stat(first, &status) == 0 && S_ISDIR(status.st_mode)))
        (*folder)[length - (length > 1)] = '\0';
    return *folder == NULL ? tr_fail_memory(err) : TR_OK;
}

static TrStatus accept_decisions(const TrCase *it, const TrNames *names, const TrSettings *settings,
                                 TrError *err)
{
    TrDecisions decisions = {0};
    char *folder = NULL;
    TrStatus st = TR_OK;
    TR_TRY(folder_of_input(settings, &folder, err));
    TR_TRY(tr_decisions_accept(it->input, names, folder, settings->accept, &decisions, err));
    TR_TRY(tr_decisions_write(&decisions, (TrFormat)settings->format, stdout, err));
    if (!settings->quiet)
        (void)fprintf(stderr, "%s: decisions written: %zu\n", decisions.path, decisions.n_written);
out:
    tr_decisions_release(&decisions);
    tr_free(folder);
    return st;
}

static TrStatus list_matches(TrCase *it, const TrNames *names, const TrSettings *settings, TrError *err)
{
    TrMatches matches = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_match_names(it->input, names, settings->weave.n_threads, &matches, err));
    tr_stage_done("match");
    TR_TRY(write_matches(&matches, settings, err));
out:
    tr_matches_release(&matches);
    return st;
}

TrExit tr_run_match(TrSettings *settings, TrError *err)
{
    TrCase it = {0};
    TrNames names = {0};
    TrExit status = TR_EXIT_DONE;
    TrStatus st = TR_OK;
    if (settings->pairs != NULL)
        return compare_pairs(settings, err);
    st = tr_case_read(&it, settings, err);
    if (st == TR_OK)
        st = tr_names_resolve(it.input, settings->weave.internal || settings->accept != NULL, &names, err);
    tr_stage_done("names");
    tr_case_say(&it, settings);
    TR_TRY(st);
    TR_TRY(settings->accept != NULL ? accept_decisions(&it, &names, settings, err)
                                    : list_matches(&it, &names, settings, err));
    status = tr_case_exit(&it);
out:
    tr_names_release(&names);
    tr_case_close(&it);
    return status;
}
