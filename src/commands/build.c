/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama build: everything into one folder, swapped in whole. */
#include <stdlib.h>
#include <string.h>

#include "base/folder.h"
#include "base/memory.h"
#include "base/parallel.h"
#include "commands/effort.h"
#include "commands/pictures.h"
#include "commands/stability.h"
#include "draw/process.h"
#include "draw/stability_charts.h"
#include "export/export.h"
#include "report/certainty_report.h"
#include "report/groups_report.h"
#include "report/rank_report.h"
#include "report/report_md.h"

enum { NAME_BYTES = 160, KEY_PLAYERS = 3 };

typedef struct {
    TrCase it;
    TrSettings *settings;
    TrGallery gallery;
    TrRanking ranking;
    TrCertainty certainty;
    TrSummary summary;
    TrFindings findings;
    TrGroups groups;
    TrKeyPlayers key_players[2];      /* by TrKeyGoal */
    TrError no_groups, no_players[2]; /* why they are left out, if they are */
    TrFolderEdition edition;
    char *renderer;
    struct Figure *drawn; /* one for each diagram */
    TrReportFigure *figures;
    char (*names)[2][NAME_BYTES]; /* of each figure: its SVG, and what it leaves out */
    char date_text[TR_DATE_TEXT_BYTES];
    const char *date; /* to print, or NULL */
} Building;

/* A picture on its way: chosen one after the other, as measures share a library that knows no threads; drawn
 * at the same time, each in processes of its own; written in order. */
struct Figure {
    TrSizedPicture sized;
    char *svg;
    size_t length;
    TrOutcome outcome;
    TrStatus st;
    TrError err;
};

typedef TrStatus (*WriteFile)(Building *building, const void *what, FILE *file, TrError *err);

static TrStatus write_file(Building *building, const char *name, WriteFile write, const void *what,
                           TrError *err)
{
    FILE *file;
    TrStatus st = tr_edition_open(&building->edition, name, &file, err), closed;
    if (st != TR_OK)
        return st;
    st = write(building, what, file, err);
    closed = tr_edition_close(&building->edition, name, file, err);
    return st == TR_OK ? closed : st;
}

/* ---- what goes into the files ---- */

static TrStatus put_dot(Building *building, const void *picture, FILE *file, TrError *err)
{
    (void)building;
    return tr_picture_write_dot(picture, file, err);
}

static TrStatus put_svg(Building *building, const void *figure, FILE *file, TrError *err)
{
    const struct Figure *it = figure;
    (void)building;
    (void)err;
    (void)fwrite(it->svg, 1, it->length, file); /* whether it could be written shows when it is closed */
    return TR_OK;
}

static TrStatus put_left_out(Building *building, const void *what, FILE *file, TrError *err)
{
    const TrPicture *picture = what;
    return tr_choice_write_left_out(picture->network, picture->diagram, &picture->choice,
                                    building->settings->excel, file, err);
}

static TrStatus put_ranking(Building *building, const void *view, FILE *file, TrError *err)
{
    return tr_rank_write(&building->ranking, view, file, err);
}

static TrStatus put_stability(Building *building, const void *what, FILE *file, TrError *err)
{
    (void)what;
    return tr_certainty_write_entities(&building->certainty, building->settings->excel, file, err);
}

static TrStatus put_stability_measures(Building *building, const void *what, FILE *file, TrError *err)
{
    (void)what;
    return tr_certainty_write_measures(&building->certainty, building->settings->excel, file, err);
}

static TrStatus put_rank_intervals(Building *building, const void *what, FILE *file, TrError *err)
{
    (void)what;
    (void)err;
    tr_chart_rank_intervals(&building->certainty, building->date, file);
    return TR_OK;
}

static TrStatus put_visible_broker(Building *building, const void *what, FILE *file, TrError *err)
{
    (void)what;
    return tr_chart_visible_broker(&building->ranking, building->date, file, err);
}

static TrStatus put_graphml(Building *building, const void *what, FILE *file, TrError *err)
{
    (void)what;
    return tr_export_graphml(building->it.network, file, err);
}

static TrStatus put_rejected(Building *building, const void *what, FILE *file, TrError *err)
{
    (void)what;
    return tr_rejected_write(&building->it.input->rejected, building->it.input->strings, file, err);
}

static TrStatus put_groups(Building *building, const void *what, FILE *file, TrError *err)
{
    (void)what;
    return tr_groups_write(&building->groups, TR_FORMAT_CSV, building->settings->excel, false, file, err);
}

static const char *reason(const TrError *err)
{
    return err->status == TR_OK ? NULL : err->message;
}

static TrStatus put_report(Building *building, const void *what, FILE *file, TrError *err)
{
    TrReport report = {
        .network = building->it.network,
        .ranking = &building->ranking,
        .certainty = &building->certainty,
        .summary = &building->summary,
        .findings = &building->findings,
        .groups = building->groups.network == NULL ? NULL : &building->groups,
        .groups_left_out = reason(&building->no_groups),
        .figures = building->figures,
        .n_figures = building->gallery.n,
        .date = building->date,
    };
    for (int goal = 0; goal < 2; goal++) {
        report.key_players[goal] =
            building->key_players[goal].network == NULL ? NULL : &building->key_players[goal];
        report.key_players_left_out[goal] = reason(&building->no_players[goal]);
    }
    (void)what;
    return tr_report_md_write(&report, file, err);
}

/* ---- the steps ---- */

static void draw_figure(void *context, size_t i)
{
    Building *building = context;
    struct Figure *figure = &building->drawn[i];
    FILE *file = open_memstream(&figure->svg, &figure->length);
    if (file == NULL) {
        figure->st = tr_fail_memory(&figure->err);
        return;
    }
    figure->st = tr_picture_draw(&figure->sized.picture, file, &figure->outcome, &figure->err);
    if (fclose(file) != 0 && figure->st == TR_OK)
        figure->st = tr_fail_memory(&figure->err);
}

static TrStatus write_figure(Building *building, size_t i, TrError *err)
{
    struct Figure *figure = &building->drawn[i];
    const TrPicture *picture = &figure->sized.picture;
    const TrDiagram *diagram = picture->diagram;
    char name[NAME_BYTES], *svg = building->names[i][0], *left_out = building->names[i][1];
    TrStatus st = TR_OK;
    if (figure->st != TR_OK) {
        tr_error_copy(err, &figure->err);
        return figure->st;
    }
    (void)snprintf(name, NAME_BYTES, "%.120s.dot", diagram->name);
    (void)snprintf(svg, NAME_BYTES, "%.120s.svg", diagram->name);
    (void)snprintf(left_out, NAME_BYTES, "%.120s.left-out.csv", diagram->name);
    TR_TRY(write_file(building, name, put_dot, picture, err));
    TR_TRY(write_file(building, svg, put_svg, figure, err));
    TR_TRY(write_file(building, left_out, put_left_out, picture, err));
    tr_picture_say(picture, &figure->outcome, building->settings);
    building->figures[i] = (TrReportFigure){
        .file = svg,
        .left_out_file = left_out,
        .title = *picture->title != '\0' ? picture->title : diagram->name,
        .n_entities = picture->choice.n_entities,
        .n_ties = picture->choice.n_ties,
    };
out:
    return st;
}

static TrStatus draw_diagrams(Building *building, TrError *err)
{
    size_t n = building->gallery.n;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(building->figures, n, err));
    TR_TRY(TR_ARRAY(building->names, n, err));
    TR_TRY(TR_ARRAY(building->drawn, n, err));
    for (size_t i = 0; i < n; i++) {
        TrSizedPicture *sized = &building->drawn[i].sized;
        TR_TRY(tr_sized_picture_make(&building->it, building->settings, &building->gallery,
                                     &building->gallery.diagrams[i], building->renderer, sized, err));
        sized->picture.date = building->date;
        TR_TRY(tr_sized_picture_take_intervals(sized, &building->certainty, err));
    }
    tr_parallel(n, building->settings->weave.n_threads, draw_figure, building);
    for (size_t i = 0; i < n; i++)
        TR_TRY(write_figure(building, i, err));
out:
    return st;
}

static void release_drawn(Building *building)
{
    for (size_t i = 0; building->drawn != NULL && i < building->gallery.n; i++) {
        tr_sized_picture_release(&building->drawn[i].sized);
        free(building->drawn[i].svg);
    }
    tr_free(building->drawn);
    building->drawn = NULL;
}

/* What is over the budget is left out; any other failure is one. */
static TrStatus unless_left_out(TrStatus status, TrError *why, TrError *err)
{
    if (status == TR_OK || status == TR_ANALYSIS)
        return TR_OK;
    tr_error_copy(err, why);
    return status;
}

/* Groups and key players; each may take a tenth of the budget. */
static TrStatus find_together(Building *building, TrError *err)
{
    const TrNetwork *network = building->it.network;
    double budget = building->settings->budget_seconds / 10;
    TrStatus st = TR_OK;
    TR_TRY(unless_left_out(tr_groups_find(network, 0, budget, &building->groups, &building->no_groups),
                           &building->no_groups, err));
    for (int goal = 0; goal < 2 && building->summary.n_entities > KEY_PLAYERS; goal++) {
        TrKeyQuestion question = {.goal = (TrKeyGoal)goal, .k = KEY_PLAYERS, .budget_seconds = budget};
        TrError *why = &building->no_players[goal];
        TR_TRY(unless_left_out(tr_key_players_find(network, &question, &building->key_players[goal], why),
                               why, err));
    }
out:
    return st;
}

static TrStatus analyse(Building *building, TrError *err)
{
    const TrSettings *settings = building->settings;
    const TrMeasure **measures = NULL;
    TrEffort effort;
    size_t n;
    TrStatus st = TR_OK;
    TR_TRY(tr_list_measures(settings->by, &measures, &n, err));
    TR_TRY(tr_effort_of(settings, &effort, err));
    TR_TRY(tr_ranking_make_with(building->it.network, measures, n, &effort, &building->ranking, err));
    tr_effort_say(&building->ranking, settings);
    TR_TRY(
        tr_stability_make(&building->ranking, settings, 0, settings->stability, &building->certainty, err));
    TR_TRY(tr_summary_make(building->it.network, settings->budget_seconds, &building->summary, err));
    TR_TRY(tr_findings_make(building->it.network, &building->findings, err));
    TR_TRY(find_together(building, err));
out:
    tr_free(measures);
    return st;
}

static TrStatus write_edition(Building *building, TrError *err)
{
    TrRankView csv = {.format = TR_FORMAT_CSV, .excel = building->settings->excel},
               md = {.format = TR_FORMAT_MD, .top = 0};
    TrStatus st = TR_OK;
    TR_TRY(draw_diagrams(building, err));
    tr_case_stage(&building->it, building->settings, "draw");
    TR_TRY(write_file(building, "rankings.csv", put_ranking, &csv, err));
    TR_TRY(write_file(building, "rankings.md", put_ranking, &md, err));
    if (building->groups.network != NULL)
        TR_TRY(write_file(building, "groups.csv", put_groups, NULL, err));
    if (tr_certainty_any(&building->certainty)) {
        TR_TRY(write_file(building, "stability.csv", put_stability, NULL, err));
        TR_TRY(write_file(building, "stability-measures.csv", put_stability_measures, NULL, err));
    }
    if (tr_chart_has_rank_intervals(&building->certainty))
        TR_TRY(write_file(building, TR_RANK_INTERVALS, put_rank_intervals, NULL, err));
    if (tr_chart_has_visible_broker(&building->ranking))
        TR_TRY(write_file(building, TR_VISIBLE_BROKER, put_visible_broker, NULL, err));
    if (building->it.input->rejected.n > 0)
        TR_TRY(write_file(building, "rejected.csv", put_rejected, NULL, err));
    TR_TRY(write_file(building, "network.graphml", put_graphml, NULL, err));
    TR_TRY(write_file(building, "report.md", put_report, NULL, err));
    tr_case_stage(&building->it, building->settings, "write");
out:
    return st;
}

/* The rejected rows come out even where there is not one claim to build from; what an earlier build left
 * stays. */
static TrStatus write_only_rejected(Building *building, const char *out, TrError *err)
{
    TrError second = {0};
    if (building->it.input == NULL || building->it.input->rejected.n == 0)
        return err->status;
    if (tr_edition_begin(&building->edition, out, &second) == TR_OK &&
        write_file(building, "rejected.csv", put_rejected, NULL, &second) == TR_OK &&
        tr_edition_keep_old(&building->edition, &second) == TR_OK)
        (void)tr_edition_commit(&building->edition, &second);
    return err->status;
}

static void say_what_was_written(const Building *building, const char *out)
{
    TrAccount account = tr_input_account(building->it.input);
    (void)printf("%s: %zu diagrams, rankings.csv, rankings.md, %s%snetwork.graphml, report.md%s\n", out,
                 building->gallery.n, building->groups.network != NULL ? "groups.csv, " : "",
                 tr_certainty_any(&building->certainty) ? "stability.csv, " : "",
                 building->it.input->rejected.n > 0 ? ", rejected.csv" : "");
    for (size_t i = 0; i < building->gallery.n; i++)
        (void)printf("  %s/%s\t%s: %zu entities, %zu ties\n", out, building->figures[i].file,
                     building->figures[i].title, building->figures[i].n_entities,
                     building->figures[i].n_ties);
    (void)printf("%lu rows = %lu claims + %lu duplicates + %lu rejected; %zu entities, %zu ties\n",
                 account.rows, account.claims, account.duplicates, account.rejected,
                 building->summary.n_entities, building->summary.n_ties);
    (void)printf("Begin with %s/report.md\n", out);
}

TrExit tr_run_build(TrSettings *settings, TrError *err)
{
    Building building = {.settings = settings, .edition.lock_fd = -1};
    const char *out = settings->output == NULL ? "out" : settings->output;
    TrExit status = TR_EXIT_DONE;
    TrStatus st = TR_OK;
    TR_TRY(tr_renderer_find(settings->renderer, &building.renderer, err));
    TR_TRY(tr_date_to_print(settings, building.date_text, &building.date, err));
    st = tr_case_open(&building.it, settings, err);
    tr_case_say(&building.it, settings);
    if (st != TR_OK) {
        (void)write_only_rejected(&building, out, err);
        goto out;
    }
    TR_TRY(tr_gallery_read(building.renderer, settings->graphs, &building.gallery, err));
    TR_TRY(analyse(&building, err));
    tr_case_stage(&building.it, settings, "analyse");
    TR_TRY(tr_edition_begin(&building.edition, out, err));
    TR_TRY(write_edition(&building, err));
    TR_TRY(tr_edition_commit(&building.edition, err));
    if (!settings->quiet)
        say_what_was_written(&building, out);
    status = tr_case_exit(&building.it);
out:
    tr_edition_abandon(&building.edition);
    release_drawn(&building);
    tr_gallery_release(&building.gallery);
    tr_certainty_release(&building.certainty);
    tr_ranking_release(&building.ranking);
    tr_findings_release(&building.findings);
    tr_groups_release(&building.groups);
    tr_key_players_release(&building.key_players[TR_TO_REMOVE]);
    tr_key_players_release(&building.key_players[TR_TO_REACH]);
    tr_free(building.figures);
    tr_free(building.names);
    tr_free(building.renderer);
    tr_case_close(&building.it);
    return status;
}
