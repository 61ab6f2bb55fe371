/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/report_md.h"

#include <inttypes.h>

#include "draw/stability_charts.h"
#include "network/selection.h"
#include "report/certainty_report.h"
#include "report/check_report.h"
#include "report/findings_report.h"
#include "report/groups_report.h"
#include "report/inferred_report.h"
#include "report/key_players_report.h"
#include "report/rank_report.h"
#include "report/summary_report.h"

enum { TOP = 20 };

/* Sources in order of their file, with what hangs on each. */
static TrStatus write_sources(const TrNetwork *network, FILE *file, TrError *err)
{
    static const char *const columns[] = {"id", "title", "publisher", "date", "url"};
    static const TrSourceColumn cells[] = {TR_SOURCE_ID, TR_SOURCE_TITLE, TR_SOURCE_PUBLISHER, TR_SOURCE_DATE,
                                           TR_SOURCE_URL};
    const TrInput *input = network->input;
    const TrTable *claims = &input->tables[TR_CLAIMS];
    TrGrid *grid = tr_grid_new(file, TR_FORMAT_MD, err);
    TrStatus st = grid == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    for (size_t i = 0; i < 5; i++)
        TR_TRY(tr_grid_column(grid, columns[i], false, err));
    TR_TRY(tr_grid_column(grid, "claims", true, err));
    for (size_t row = 0; row < input->tables[TR_SOURCES].n; row++) {
        size_t n = 0;
        if (!network->weave.internal &&
            tr_table_cell(&input->tables[TR_SOURCES], row, TR_SOURCE_HANDLING) != 0)
            continue;
        for (size_t i = 0; i < claims->n; i++)
            n += network->takes_part[i] &&
                 tr_input_row_of_id(input, TR_SOURCES, tr_table_cell(claims, i, TR_SOURCE)) == row;
        for (size_t i = 0; i < 5; i++)
            TR_TRY(tr_grid_text(grid, tr_input_cell(input, TR_SOURCES, row, cells[i]), err));
        TR_TRY(tr_grid_number(grid, (double)n, err));
    }
out:
    tr_grid_end(grid);
    return st;
}

static void write_figures(const TrReport *report, FILE *file)
{
    (void)fputs("## Diagrams\n\n", file);
    for (size_t i = 0; i < report->n_figures; i++) {
        const TrReportFigure *figure = &report->figures[i];
        (void)fputs("![", file);
        tr_md_text(file, figure->title);
        (void)fprintf(file, ": %zu %s, %zu %s](%s)\n\n", figure->n_entities,
                      figure->n_entities == 1 ? "entity" : "entities", figure->n_ties,
                      figure->n_ties == 1 ? "tie" : "ties", figure->file);
        (void)fprintf(file, "Its ties as a table: [%s](%s). What it leaves out: [%s](%s)\n\n",
                      figure->ties_file, figure->ties_file, figure->left_out_file, figure->left_out_file);
    }
}

static TrStatus write_ranking(const TrReport *report, FILE *file, TrError *err)
{
    TrRankView view = {.format = TR_FORMAT_MD, .top = TOP, .certainty = report->certainty};
    TrStatus st = TR_OK;
    (void)fputs("## Ranking\n\n", file);
    if (tr_ranking_leading(report->ranking) == NULL) {
        (void)fputs("No measure could be computed within the budget of time.\n\n", file);
        return TR_OK;
    }
    TR_TRY(tr_rank_write(report->ranking, &view, file, err));
    (void)fputs("\nAll of them: [rankings.csv](rankings.csv)\n\n", file);
    if (tr_chart_has_visible_broker(report->ranking))
        (void)fputs("![Degree against betweenness: visible or broker](" TR_VISIBLE_BROKER ")\n\n", file);
    for (size_t i = 0; i < report->ranking->n; i++) {
        const TrRankedMeasure *ranked = &report->ranking->measures[i];
        if (ranked->scores == NULL)
            (void)fprintf(file, "%s was left out: it would have taken about %.0f s.\n\n",
                          ranked->measure->name, ranked->cost);
        else if (ranked->n_samples > 0)
            (void)fprintf(file,
                          "%s is sampled, from %" PRIu64
                          " %s: with 95 %% probability all its intervals hold at "
                          "once. Ranks whose intervals overlap cannot be told apart.\n\n",
                          ranked->measure->name, ranked->n_samples, ranked->samples);
    }
out:
    return st;
}

static void write_left_out(const char *why, FILE *file)
{
    (void)fputs("Left out. ", file);
    tr_md_text(file, why);
    (void)fputs("\n\n", file);
}

static TrStatus write_groups(const TrReport *report, FILE *file, TrError *err)
{
    TrStatus st = TR_OK;
    if (report->groups == NULL && report->groups_left_out == NULL)
        return TR_OK;
    (void)fputs("## Groups\n\n", file);
    if (report->groups == NULL) {
        write_left_out(report->groups_left_out, file);
        return TR_OK;
    }
    TR_TRY(tr_groups_write(report->groups, TR_FORMAT_MD, false, true, file, err));
    (void)fputs("\nWho is in which, and how surely: [groups.csv](groups.csv)\n\n", file);
out:
    return st;
}

static TrStatus write_key_players(const TrReport *report, FILE *file, TrError *err)
{
    bool any = false;
    TrStatus st = TR_OK;
    for (int goal = 0; goal < 2; goal++) {
        const TrKeyPlayers *players = report->key_players[goal];
        const char *left_out = report->key_players_left_out[goal];
        if (players == NULL && left_out == NULL)
            continue;
        (void)fputs(any ? "" : "## Key players\n\n", file);
        any = true;
        if (players == NULL)
            write_left_out(left_out, file);
        else
            TR_TRY(tr_key_players_write(players, TR_FORMAT_MD, false, true, file, err));
    }
out:
    return st;
}

static TrStatus write_certainty(const TrReport *report, FILE *file, TrError *err)
{
    const TrCertainty *certainty = report->certainty;
    TrStatus st = TR_OK;
    if (certainty == NULL || tr_ranking_leading(report->ranking) == NULL)
        return TR_OK;
    (void)fputs("## How sure\n\n", file);
    if (tr_chart_has_rank_intervals(certainty))
        (void)fputs("![Each rank with its interval](" TR_RANK_INTERVALS ")\n\n", file);
    if (tr_certainty_any(certainty))
        (void)fputs("All of it: [stability.csv](stability.csv), "
                    "[stability-measures.csv](stability-measures.csv)\n\n",
                    file);
    TR_TRY(tr_certainty_write(certainty, true, TR_FORMAT_MD, file, err));
out:
    return st;
}

/* A warning that may leave, with the file's short name: the folder it stands in is nobody's business. */
static bool is_open_warning(const TrNetwork *network, const TrDiagnostic *item)
{
    return item->severity == TR_WARNING &&
           (network->weave.internal || !tr_input_is_held_back(network->input, item->place));
}

static void write_warnings(const TrNetwork *network, FILE *file)
{
    const TrDiagnostics *diagnostics = &network->input->diagnostics;
    bool any = false;
    for (size_t i = 0; i < diagnostics->n; i++) {
        TrDiagnostic item = diagnostics->items[i];
        if (!is_open_warning(network, &item))
            continue;
        (void)fputs(any ? "" : "## Warnings\n\n```\n", file);
        any = true;
        item.place.file = tr_input_short_name(network->input, item.place.file);
        tr_diagnostic_print(file, &item);
    }
    (void)fputs(any ? "```\n\n" : "", file);
}

static TrStatus write_window(const TrNetwork *network, FILE *file, TrError *err)
{
    TrBuilder words = {0};
    TrStatus st = TR_OK;
    tr_window_words(&words, network);
    if (words.failed)
        st = tr_fail_memory(err);
    else if (words.length > 0)
        (void)fprintf(file, "%s\n\n", words.text);
    tr_builder_release(&words);
    return st;
}

TrStatus tr_report_md_write(const TrReport *report, FILE *file, TrError *err)
{
    const TrInput *input = report->network->input;
    TrAccount account = tr_input_account(input);
    TrStatus st = TR_OK;
    (void)fputs("# Relationship report\n\n", file);
    if (report->date != NULL)
        (void)fprintf(file, "%s\n\n", report->date);
    (void)fputs(
        "Every tie below is a claim by a source, not a finding. Allegations are drawn as allegations.\n\n",
        file);
    TR_TRY(write_window(report->network, file, err));
    write_figures(report, file);
    TR_TRY(write_ranking(report, file, err));
    TR_TRY(write_certainty(report, file, err));
    TR_TRY(write_groups(report, file, err));
    TR_TRY(write_key_players(report, file, err));
    (void)fputs("## The network\n\n", file);
    TR_TRY(tr_summary_write(report->summary, TR_FORMAT_MD, file, err));
    if (report->findings->n > 0) {
        (void)fputs("\n## What sources disagree on\n", file);
        TR_TRY(tr_findings_write(report->network, report->findings, TR_FORMAT_MD, file, err));
    }
    if (report->network->n_inferred > 0) {
        (void)fputs("\n## Guessed targets\n", file);
        TR_TRY(tr_inferred_write(report->network, report->network->inferred, report->network->n_inferred,
                                 TR_FORMAT_MD, file, err));
    }
    (void)fprintf(file, "\n## Accounting\n\n%lu rows = %lu claims + %lu duplicates + %lu rejected\n\n",
                  account.rows, account.claims, account.duplicates, account.rejected);
    TR_TRY(tr_accounts_write(input, TR_FORMAT_MD, file, err));
    if (input->rejected.n > 0)
        (void)fputs("\nRejected rows, with the reason: [rejected.csv](rejected.csv)\n", file);
    (void)fputs("\n", file);
    if (input->tables[TR_SOURCES].n > 0) {
        (void)fputs("## Sources\n\n", file);
        TR_TRY(write_sources(report->network, file, err));
        (void)fputs("\n", file);
    }
    write_warnings(report->network, file);
    (void)fputs("Network for other programs: [network.graphml](network.graphml)\n", file);
out:
    return st;
}
