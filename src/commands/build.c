/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama build: everything into one folder, swapped in whole. */
#include "base/folder.h"
#include "base/memory.h"
#include "base/stages.h"
#include "commands/analyses.h"
#include "commands/figures.h"
#include "commands/page.h"
#include "draw/process.h"
#include "draw/stability_charts.h"
#include "export/export.h"
#include "report/certainty_report.h"
#include "report/groups_report.h"
#include "report/rank_report.h"

typedef struct {
    TrCase it;
    TrSettings *settings;
    TrGallery gallery;
    TrAnalyses found;
    TrFigures figures;
    TrFolderEdition edition;
    char *renderer;
    char date_text[TR_DATE_TEXT_BYTES];
    const char *date; /* to print, or NULL */
} Building;

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

static TrStatus put_ranking(Building *building, const void *view, FILE *file, TrError *err)
{
    return tr_rank_write(&building->found.ranking, view, file, err);
}

static TrStatus put_stability(Building *building, const void *what, FILE *file, TrError *err)
{
    (void)what;
    return tr_certainty_write_entities(&building->found.certainty, building->settings->excel, file, err);
}

static TrStatus put_stability_measures(Building *building, const void *what, FILE *file, TrError *err)
{
    (void)what;
    return tr_certainty_write_measures(&building->found.certainty, building->settings->excel, file, err);
}

static TrStatus put_rank_intervals(Building *building, const void *what, FILE *file, TrError *err)
{
    (void)what;
    return tr_chart_rank_intervals(&building->found.certainty, (TrLanguage)building->settings->language,
                                   building->date, file, err);
}

static TrStatus put_visible_broker(Building *building, const void *what, FILE *file, TrError *err)
{
    (void)what;
    return tr_chart_visible_broker(&building->found.ranking, (TrLanguage)building->settings->language,
                                   building->date, file, err);
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
    return tr_groups_write(&building->found.groups, TR_FORMAT_CSV, building->settings->excel, false, file,
                           err);
}

static TrStatus put_report(Building *building, const void *what, FILE *file, TrError *err)
{
    TrReport report = tr_analyses_report(&building->found, &building->it);
    report.figures = building->figures.reported;
    report.n_figures = building->figures.n;
    report.date = building->date;
    (void)what;
    return tr_report_md_write(&report, file, err);
}

static TrStatus put_page(Building *building, const void *what, FILE *file, TrError *err)
{
    (void)what;
    return tr_page_write(&building->it, building->settings, &building->found, &building->figures,
                         building->date, file, err);
}

/* ---- the steps ---- */

static TrStatus write_edition(Building *building, TrError *err)
{
    TrRankView csv = {.format = TR_FORMAT_CSV, .excel = building->settings->excel},
               md = {.format = TR_FORMAT_MD, .top = 0};
    TrStatus st = TR_OK;
    TR_TRY(tr_figures_draw(&building->it, building->settings, &building->gallery, building->renderer,
                           &building->found.certainty, building->date, &building->figures, err));
    TR_TRY(tr_figures_write(&building->figures, building->settings, &building->edition, err));
    tr_stage_done("draw");
    TR_TRY(write_file(building, "rankings.csv", put_ranking, &csv, err));
    TR_TRY(write_file(building, "rankings.md", put_ranking, &md, err));
    if (building->found.groups.network != NULL)
        TR_TRY(write_file(building, "groups.csv", put_groups, NULL, err));
    if (tr_certainty_any(&building->found.certainty)) {
        TR_TRY(write_file(building, "stability.csv", put_stability, NULL, err));
        TR_TRY(write_file(building, "stability-measures.csv", put_stability_measures, NULL, err));
    }
    if (tr_chart_has_rank_intervals(&building->found.certainty))
        TR_TRY(write_file(building, TR_RANK_INTERVALS, put_rank_intervals, NULL, err));
    if (tr_chart_has_visible_broker(&building->found.ranking))
        TR_TRY(write_file(building, TR_VISIBLE_BROKER, put_visible_broker, NULL, err));
    if (building->it.input->rejected.n > 0)
        TR_TRY(write_file(building, "rejected.csv", put_rejected, NULL, err));
    TR_TRY(write_file(building, "network.graphml", put_graphml, NULL, err));
    TR_TRY(write_file(building, "report.md", put_report, NULL, err));
    TR_TRY(write_file(building, "report.html", put_page, NULL, err));
    tr_stage_done("write");
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

static const char *ties_word(size_t n)
{
    return n == 1 ? "tie" : "ties";
}

static const char *entities_word(size_t n)
{
    return n == 1 ? "entity" : "entities";
}

static void say_what_was_written(const Building *building, const char *out)
{
    TrAccount account = tr_input_account(building->it.input);
    (void)printf("%s: %zu diagrams, rankings.csv, rankings.md, %s%snetwork.graphml, report.md, "
                 "report.html%s\n",
                 out, building->gallery.n, building->found.groups.network != NULL ? "groups.csv, " : "",
                 tr_certainty_any(&building->found.certainty) ? "stability.csv, " : "",
                 building->it.input->rejected.n > 0 ? ", rejected.csv" : "");
    for (size_t i = 0; i < building->gallery.n; i++) {
        const TrReportFigure *figure = &building->figures.reported[i];
        (void)printf("  %s/%s\t%s: %zu %s, %zu %s\n", out, figure->file, figure->title, figure->n_entities,
                     entities_word(figure->n_entities), figure->n_ties, ties_word(figure->n_ties));
    }
    (void)printf("%lu rows = %lu claims + %lu duplicates + %lu rejected; %zu %s, %zu %s\n", account.rows,
                 account.claims, account.duplicates, account.rejected, building->found.summary.n_entities,
                 entities_word(building->found.summary.n_entities), building->found.summary.n_ties,
                 ties_word(building->found.summary.n_ties));
    (void)printf("Begin with %s/report.html\n", out);
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
    tr_gallery_speak(&building.gallery, (TrLanguage)settings->language);
    TR_TRY(tr_analyses_make(&building.it, settings, &building.found, err));
    tr_stage_done("analyse");
    TR_TRY(tr_edition_begin(&building.edition, out, err));
    TR_TRY(write_edition(&building, err));
    TR_TRY(tr_edition_commit(&building.edition, err));
    if (!settings->quiet)
        say_what_was_written(&building, out);
    status = tr_case_exit(&building.it);
out:
    tr_edition_abandon(&building.edition);
    tr_figures_release(&building.figures);
    tr_gallery_release(&building.gallery);
    tr_analyses_release(&building.found);
    tr_free(building.renderer);
    tr_case_close(&building.it);
    return status;
}
