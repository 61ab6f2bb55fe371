/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama keyplayers: the set whose removal fragments the network most, or that reaches most of it. */
#include "base/file.h"
#include "base/memory.h"
#include "base/stages.h"
#include "commands/case.h"
#include "report/key_players_report.h"
#include "report/rank_report.h"

static TrStatus ask(const TrSettings *settings, TrKeyQuestion *question, TrError *err)
{
    bool remove = settings->remove != TR_NOT_GIVEN, reach = settings->reach != TR_NOT_GIVEN;
    if (remove == reach)
        return tr_fail(
            err, TR_BAD_USAGE,
            "%s: expected --remove K, the set whose removal fragments the network most, or --reach "
            "K, the set that is nearest to all others",
            remove ? "both --remove and --reach are given" : "neither --remove nor --reach is given");
    *question = (TrKeyQuestion){.goal = remove ? TR_TO_REMOVE : TR_TO_REACH,
                                .k = remove ? settings->remove : settings->reach,
                                .budget_seconds = settings->budget_seconds};
    return TR_OK;
}

static void say_what_to_mind(const TrKeyPlayers *players, const TrSettings *settings)
{
    if (settings->weave.inverse_lengths)
        (void)fputs("note: key players count steps, whatever --lengths says\n", stderr);
    if (players->by_betweenness.nodes == NULL)
        (void)fprintf(stderr,
                      "note: the set with most betweenness is left out, as that would take longer than the "
                      "budget of %g s\n",
                      settings->budget_seconds);
    if (settings->format == TR_FORMAT_TABLE || settings->format == TR_FORMAT_CSV)
        (void)fprintf(stderr, "%s\n", TR_CAVEAT);
}

TrExit tr_run_keyplayers(TrSettings *settings, TrError *err)
{
    TrCase it = {0};
    TrFile out = {0};
    TrKeyQuestion question;
    TrKeyPlayers players = {0};
    char *kinds = NULL;
    const char **kind_list = NULL;
    TrExit status = TR_EXIT_DONE;
    TrStatus st = TR_OK;
    TR_TRY(ask(settings, &question, err));
    TR_TRY(tr_list_split(settings->kind == NULL ? "" : settings->kind, &kinds, &kind_list, &question.n_kinds,
                         err));
    question.kinds = kind_list;
    st = tr_case_open(&it, settings, err);
    tr_case_say(&it, settings);
    TR_TRY(st);
    TR_TRY(tr_file_begin(&out, settings->output == NULL ? "-" : settings->output, err));
    TR_TRY(tr_key_players_find(it.network, &question, &players, err));
    tr_stage_done("key players");
    TR_TRY(tr_key_players_write(&players, (TrFormat)settings->format, settings->excel, false, out.file, err));
    if (!settings->quiet)
        say_what_to_mind(&players, settings);
    TR_TRY(tr_file_commit(&out, err));
    status = tr_case_exit(&it);
out:
    tr_key_players_release(&players);
    tr_free(kinds);
    tr_free(kind_list);
    tr_file_abandon(&out);
    tr_case_close(&it);
    return status;
}
