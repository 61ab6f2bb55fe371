/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama report: everything on one page, to hand over. */
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/stages.h"
#include "commands/page.h"
#include "draw/process.h"

typedef struct {
    TrCase it;
    TrGallery gallery;
    TrAnalyses found;
    TrFigures figures;
    TrFile out;
    char *renderer;
    char date_text[TR_DATE_TEXT_BYTES];
    const char *date; /* to print, or NULL */
} Reporting;

/* Rank, look and draw; nothing is written yet. */
static TrStatus find_out(Reporting *r, const TrSettings *settings, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_gallery_read(r->renderer, settings->graphs, &r->gallery, err));
    tr_gallery_speak(&r->gallery, (TrLanguage)settings->language);
    TR_TRY(tr_analyses_make(&r->it, settings, &r->found, err));
    tr_stage_done("analyse");
    TR_TRY(tr_figures_draw(&r->it, settings, &r->gallery, r->renderer, &r->found.certainty, r->date,
                           &r->figures, err));
    for (size_t i = 0; i < r->figures.n; i++)
        tr_picture_say(&r->figures.figures[i].sized.picture, &r->figures.figures[i].outcome, settings);
    tr_stage_done("draw");
out:
    return st;
}

TrExit tr_run_report(TrSettings *settings, TrError *err)
{
    Reporting r = {0};
    const char *path = settings->output == NULL ? "report.html" : settings->output;
    TrExit status = TR_EXIT_DONE;
    TrStatus st = TR_OK;
    TR_TRY(tr_renderer_find(settings->renderer, &r.renderer, err));
    TR_TRY(tr_date_to_print(settings, r.date_text, &r.date, err));
    st = tr_case_open(&r.it, settings, err);
    tr_case_say(&r.it, settings);
    TR_TRY(st);
    TR_TRY(tr_file_begin(&r.out, path, err));
    TR_TRY(find_out(&r, settings, err));
    TR_TRY(tr_page_write(&r.it, settings, &r.found, &r.figures, r.date, r.out.file, err));
    TR_TRY(tr_file_commit(&r.out, err));
    tr_stage_done("write");
    if (!settings->quiet && strcmp(path, "-") != 0)
        (void)printf("%s: %zu diagrams, %zu entities, %zu ties; open it in a browser\n", path, r.figures.n,
                     r.found.summary.n_entities, r.found.summary.n_ties);
    status = tr_case_exit(&r.it);
out:
    tr_file_abandon(&r.out);
    tr_figures_release(&r.figures);
    tr_gallery_release(&r.gallery);
    tr_analyses_release(&r.found);
    tr_free(r.renderer);
    tr_case_close(&r.it);
    return status;
}
