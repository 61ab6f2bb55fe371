/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama diff: what changed between two editions of an input. Ends as diff does: 0 for nothing, 1 for
 * something, 2 for trouble. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/stages.h"
#include "commands/effort.h"
#include "commands/pictures.h"
#include "commands/stability.h"
#include "draw/process.h"
#include "report/diff_report.h"
#include "report/diff_union.h"

/* What is drawn unless -g names another definition; it takes the embedded style, or that of graphs. */
static const char definition[] = "digraph changes {\n"
                                 "    trama_title=\"What changed\"\n"
                                 "    trama_layout=force\n"
                                 "    trama_size=equal\n"
                                 "    trama_nodes=40\n"
                                 "}\n";

static const TrExit different = (TrExit)1;

/* ---- the question ---- */

typedef struct {
    TrFormat format;
    bool draws;
} Form;

static TrStatus find_form(const TrSettings *settings, Form *form, TrError *err)
{
    static const struct {
        const char *extension;
        Form form;
    } forms[] = {{"txt", {TR_FORMAT_TABLE, false}},
                 {"md", {TR_FORMAT_MD, false}},
                 {"json", {TR_FORMAT_JSON, false}},
                 {"csv", {TR_FORMAT_CSV, false}},
                 {"svg", {TR_FORMAT_TABLE, true}}};
    *form = (Form){(TrFormat)settings->format, false};
    if (settings->output == NULL || strcmp(settings->output, "-") == 0)
        return TR_OK;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (strcmp(tr_path_extension(settings->output), forms[i].extension) == 0) {
            *form = forms[i].form;
            return TR_OK;
        }
    }
    return tr_fail(err, TR_BAD_USAGE,
                   "cannot write '%.160s': expected a file that ends in .txt, .md, .json, .csv or .svg",
                   settings->output);
}

static TrStatus check_usage(const TrSettings *settings, TrError *err)
{
    if (settings->n_arguments != TR_N_EDITIONS)
        return tr_fail(err, TR_BAD_USAGE,
                       "expected two inputs, the older first, such as: trama diff input-before input; "
                       "there %s %zu",
                       settings->n_arguments == 1 ? "is" : "are", settings->n_arguments);
    if (strcmp(settings->arguments[TR_OLD], "-") == 0 && strcmp(settings->arguments[TR_NEW], "-") == 0)
        return tr_fail(err, TR_BAD_USAGE, "only one of the two inputs can be standard input");
    if (settings->rejected != NULL)
        return tr_fail(err, TR_BAD_USAGE,
                       "--rejected is of one input; 'trama check INPUT --rejected FILE' writes it");
    return TR_OK;
}

/* ---- the editions ---- */

/* Whether this is what build wrote. */
static bool is_output(const char *folder)
{
    char *path = tr_path_join(folder, "manifest.json");
    bool found = path != NULL && access(path, F_OK) == 0;
    tr_free(path);
    return found;
}

static TrStatus open_edition(TrCase *it, const TrSettings *settings, TrEdition edition, TrError *err)
{
    TrSettings one = *settings;
    const char *path = settings->arguments[edition];
    TrStatus st;
    one.arguments = &path;
    one.n_arguments = 1;
    st = tr_case_open(it, &one, err);
    tr_case_say(it, settings);
    if (st == TR_BAD_INPUT && it->input == NULL && is_output(path)) {
        *err = (TrError){.status = TR_OK};
        st = tr_fail(err, TR_BAD_INPUT,
                     "%.160s is what 'trama build' wrote, without the claims; expected the input it was "
                     "built from",
                     path);
    }
    return st;
}

/* ---- ranks ---- */

typedef struct {
    TrRanking rankings[TR_N_EDITIONS];
    TrCertainty certainties[TR_N_EDITIONS];
} Ranks;

static void say_without_interval(const TrCertainty *certainty, TrEdition edition, const TrSettings *settings)
{
    const char *between = "";
    for (size_t i = 0; i < certainty->n && !settings->quiet; i++) {
        if (certainty->measures[i].state != TR_SURE_TOO_COSTLY)
            continue;
        if (*between == '\0')
            (void)fprintf(stderr, "note: no intervals of %s, as they would take too long: ",
                          settings->arguments[edition]);
        (void)fprintf(stderr, "%s%s", between, certainty->measures[i].ranked->measure->name);
        between = ", ";
    }
    if (*between != '\0')
        (void)fputs("; --stability takes the time\n", stderr);
}

static TrStatus find_ranks(const TrCase *cases, const TrSettings *settings, Ranks *ranks,
                           TrDifference *difference, TrError *err)
{
    const TrRanking *const rankings[] = {&ranks->rankings[TR_OLD], &ranks->rankings[TR_NEW]};
    const TrCertainty *const certainties[] = {&ranks->certainties[TR_OLD], &ranks->certainties[TR_NEW]};
    const TrMeasure **measures = NULL;
    TrEffort effort;
    size_t n;
    TrStatus st = TR_OK;
    TR_TRY(tr_list_measures(settings->by, &measures, &n, err));
    TR_TRY(tr_effort_of(settings, &effort, err));
    for (int edition = 0; edition < TR_N_EDITIONS; edition++) {
        TR_TRY(tr_ranking_make_with(cases[edition].network, measures, n, &effort, &ranks->rankings[edition],
                                    err));
        tr_effort_say(&ranks->rankings[edition], settings);
        TR_TRY(tr_stability_make(&ranks->rankings[edition], settings, 0, settings->stability,
                                 &ranks->certainties[edition], err));
        say_without_interval(&ranks->certainties[edition], (TrEdition)edition, settings);
    }
    TR_TRY(tr_rank_moves_find(&difference->common, &difference->entities, rankings, certainties,
                              &difference->ranks, err));
out:
    tr_free(measures);
    return st;
}

static void release_ranks(Ranks *ranks)
{
    for (int edition = 0; edition < TR_N_EDITIONS; edition++) {
        tr_certainty_release(&ranks->certainties[edition]);
        tr_ranking_release(&ranks->rankings[edition]);
    }
}

/* ---- the picture ---- */

static TrStatus read_definition(const TrSettings *settings, const char *renderer, TrGallery *gallery,
                                TrDiagram *own, const TrDiagram **diagram, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_gallery_read_one(renderer, settings->graphs != NULL ? settings->graphs : "overview", gallery,
                               err));
    *diagram = &gallery->diagrams[0];
    if (settings->graphs != NULL)
        return TR_OK;
    TR_TRY(tr_diagram_read(renderer, "changes.gv", definition, strlen(definition), own, err));
    *diagram = own;
out:
    return st;
}

static TrStatus draw(const TrDifference *difference, const TrSettings *settings, FILE *file, TrError *err)
{
    const TrMeasure *measure = tr_measure_find("degree", err);
    const TrDiagram *diagram = NULL;
    TrDiagram own = {.path = NULL};
    TrGallery gallery = {.n = 0};
    TrRanking ranking = {.n = 0};
    TrUnion both = {.network = NULL};
    TrPicture picture = {.network = NULL};
    TrOutcome outcome = {.fell_back = false};
    char *renderer = NULL, date[TR_DATE_TEXT_BYTES];
    TrStatus st = TR_OK;
    TR_TRY(tr_renderer_find(settings->renderer, &renderer, err));
    TR_TRY(read_definition(settings, renderer, &gallery, &own, &diagram, err));
    TR_TRY(tr_union_make(difference, &both, err));
    TR_TRY(tr_ranking_make(both.network, &measure, 1, 0, &ranking, err));
    picture = (TrPicture){.network = both.network,
                          .style = &gallery.style,
                          .diagram = diagram,
                          .ranked = &ranking.measures[0],
                          .renderer = renderer,
                          .marks = &both.marks};
    TR_TRY(tr_date_to_print(settings, date, &picture.date, err));
    TR_TRY(tr_picture_make(&picture, err));
    TR_TRY(tr_picture_draw(&picture, file, &outcome, err));
    tr_picture_say(&picture, &outcome, settings);
out:
    tr_picture_release(&picture);
    tr_ranking_release(&ranking);
    tr_union_release(&both);
    tr_diagram_release(&own);
    tr_gallery_release(&gallery);
    tr_free(renderer);
    return st;
}

/* ---- all ---- */

static TrStatus write_it(const TrDifference *difference, const TrSettings *settings, const Form *form,
                         TrError *err)
{
    TrDiffView view = {
        .difference = difference, .format = form->format, .excel = settings->excel, .top = settings->top};
    TrFile out = {.file = NULL};
    TrStatus st = TR_OK;
    TR_TRY(tr_file_begin(&out, settings->output == NULL ? "-" : settings->output, err));
    TR_TRY(form->draws ? draw(difference, settings, out.file, err) : tr_diff_write(&view, out.file, err));
    TR_TRY(tr_file_commit(&out, err));
out:
    tr_file_abandon(&out);
    return st;
}

static void say_equal(const TrDifference *difference, const TrSettings *settings)
{
    if (settings->output != NULL && strcmp(settings->output, "-") != 0 && !settings->quiet)
        (void)fprintf(stderr, "note: nothing changed, so %s is not written\n", settings->output);
    if (settings->verbose && difference->claims.n_moved > 0)
        (void)fprintf(stderr, "note: claims that only stand at another file or line: %zu\n",
                      difference->claims.n_moved);
}

static TrStatus compare(TrCase *cases, const TrSettings *settings, const Form *form, bool *any, TrError *err)
{
    TrDifference difference = {.common = {.of_old = NULL}};
    Ranks ranks = {.rankings = {{.n = 0}, {.n = 0}}};
    TrStatus st = TR_OK;
    TR_TRY(tr_difference_find(cases[TR_OLD].network, cases[TR_NEW].network, &difference, err));
    tr_stage_done("compare");
    *any = tr_difference_any(&difference);
    if (*any && !form->draws)
        TR_TRY(find_ranks(cases, settings, &ranks, &difference, err));
    tr_stage_done("rank");
    if (*any && !settings->quiet && !form->draws && form->format == TR_FORMAT_TABLE)
        (void)fprintf(stderr, "%s\n", TR_PICTURE_CAVEAT);
    if (*any)
        TR_TRY(write_it(&difference, settings, form, err));
    else
        say_equal(&difference, settings);
    tr_stage_done("write");
out:
    tr_difference_release(&difference);
    release_ranks(&ranks);
    return st;
}

TrExit tr_run_diff(TrSettings *settings, TrError *err)
{
    TrCase cases[TR_N_EDITIONS] = {{.input = NULL}, {.input = NULL}};
    Form form;
    bool any = false;
    TrStatus st = TR_OK;
    settings->if_failed = TR_EXIT_USAGE; /* 1 says that there are differences */
    TR_TRY(check_usage(settings, err));
    TR_TRY(find_form(settings, &form, err));
    for (int edition = 0; edition < TR_N_EDITIONS; edition++)
        TR_TRY(open_edition(&cases[edition], settings, (TrEdition)edition, err));
    TR_TRY(compare(cases, settings, &form, &any, err));
out:
    for (int edition = 0; edition < TR_N_EDITIONS; edition++)
        tr_case_close(&cases[edition]);
    return any ? different : TR_EXIT_DONE;
}
