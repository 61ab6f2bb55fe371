/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All pictures of a gallery, drawn at the same time, each in processes of its own. */
#ifndef TR_COMMANDS_FIGURES_H
#define TR_COMMANDS_FIGURES_H

#include "base/folder.h"
#include "base/text_stream.h"
#include "commands/pictures.h"
#include "report/report_md.h"

enum { TR_FIGURE_NAME_BYTES = 160 };

/* A picture on its way: chosen one after the other, as measures share a library that knows no threads; drawn
 * at the same time; written in order. */
typedef struct {
    TrSizedPicture sized;
    TrTextStream svg;
    TrOutcome outcome;
    TrStatus st;
    TrError err;
    char svg_name[TR_FIGURE_NAME_BYTES], left_out_name[TR_FIGURE_NAME_BYTES], ties_name[TR_FIGURE_NAME_BYTES];
} TrFigure;

/* Starts as {0}. */
typedef struct {
    TrFigure *figures;
    size_t *order;            /* of drawing: their numbers */
    TrReportFigure *reported; /* each for the report, borrowed from its figure */
    size_t n;
} TrFigures;

/* Choose and draw every diagram of `gallery`; sizes say only what `certainty` (may be NULL) is sure of.
 * `date` is printed, or NULL. The case, the gallery and the renderer's path are borrowed. A picture that
 * failed fails all, with its own message. Release with tr_figures_release() in any case. */
TrStatus tr_figures_draw(const TrCase *it, const TrSettings *settings, const TrGallery *gallery,
                         const char *renderer, const TrCertainty *certainty, const char *date,
                         TrFigures *figures, TrError *err);
/* Write each as NAME.dot, NAME.svg and what stands beside it, and say what a reader should know. */
TrStatus tr_figures_write(const TrFigures *figures, const TrSettings *settings, TrFolderEdition *edition,
                          TrError *err);
void tr_figures_release(TrFigures *figures);

#endif
