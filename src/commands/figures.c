/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "commands/figures.h"

#include "base/memory.h"
#include "base/parallel.h"
#include "commands/beside.h"

/* ---- drawing ---- */

/* With the places of the edition that stands in the folder. */
static TrStatus keep_places(TrSizedPicture *sized, const TrSettings *settings, TrError *err)
{
    TrBuilder path = {0};
    TrStatus st = TR_OK;
    tr_build_format(&path, "%s/%.120s" TR_POSITIONS, settings->output == NULL ? "out" : settings->output,
                    sized->picture.diagram->name);
    if (path.failed)
        TR_TRY(tr_fail_memory(err));
    TR_TRY(tr_sized_picture_keep(sized, settings, path.text, err));
out:
    tr_builder_release(&path);
    return st;
}

/* What was found for a picture before holds for every one of the same measure and network. */
static void share_intervals(TrFigures *figures, size_t i)
{
    TrSizedPicture *sized = &figures->figures[i].sized;
    for (size_t k = 0; k < i && sized->own == NULL && sized->picture.rank_low == NULL; k++) {
        const TrSizedPicture *before = &figures->figures[k].sized;
        if (before->own != NULL || before->picture.ranked->measure != sized->picture.ranked->measure)
            continue;
        sized->picture.rank_low = before->picture.rank_low;
        sized->picture.rank_high = before->picture.rank_high;
    }
}

static TrStatus choose_all(const TrCase *it, const TrSettings *settings, const TrGallery *gallery,
                           const char *renderer, const TrCertainty *certainty, const char *date,
                           TrFigures *figures, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t i = 0; i < figures->n; i++) {
        TrSizedPicture *sized = &figures->figures[i].sized;
        TR_TRY(tr_sized_picture_make(it, settings, gallery, &gallery->diagrams[i], renderer, sized, err));
        sized->picture.date = date;
        (void)snprintf(figures->figures[i].ties_name, TR_FIGURE_NAME_BYTES, "%.120s" TR_TIES_ENDING,
                       gallery->diagrams[i].name);
        sized->picture.ties_file = figures->figures[i].ties_name;
        sized->picture.positions = &sized->positions;
        if (settings->keep_positions)
            TR_TRY(keep_places(sized, settings, err));
        if (certainty != NULL)
            TR_TRY(tr_sized_picture_take_intervals(sized, certainty, err));
        share_intervals(figures, i);
        TR_TRY(tr_sized_picture_find_intervals(sized, settings, err));
    }
out:
    return st;
}

/* The pictures with most ties first: the last ones to be done should be small. */
static void order_by_size(TrFigures *figures)
{
    for (size_t i = 0; i < figures->n; i++) {
        size_t at = i, n = figures->figures[i].sized.picture.choice.n_ties;
        for (; at > 0 && figures->figures[figures->order[at - 1]].sized.picture.choice.n_ties < n; at--)
            figures->order[at] = figures->order[at - 1];
        figures->order[at] = i;
    }
}

static void draw_figure(void *context, size_t i)
{
    TrFigures *figures = context;
    TrFigure *figure = &figures->figures[figures->order[i]];
    TrTextStream *svg = &figure->svg;
    figure->st = tr_text_stream_begin(svg, &figure->err);
    if (figure->st == TR_OK)
        figure->st = tr_picture_draw(&figure->sized.picture, svg->file, &figure->outcome, &figure->err);
    figure->st = tr_text_stream_end(svg, figure->st, &figure->err);
}

static void describe(TrFigure *figure, TrReportFigure *reported)
{
    const TrPicture *picture = &figure->sized.picture;
    const char *name = picture->diagram->name;
    (void)snprintf(figure->svg_name, TR_FIGURE_NAME_BYTES, "%.120s.svg", name);
    (void)snprintf(figure->left_out_name, TR_FIGURE_NAME_BYTES, "%.120s.left-out.csv", name);
    *reported = (TrReportFigure){
        .file = figure->svg_name,
        .left_out_file = figure->left_out_name,
        .ties_file = figure->ties_name,
        .title = *picture->title != '\0' ? picture->title : name,
        .n_entities = picture->choice.n_entities,
        .n_ties = picture->choice.n_ties,
    };
}

TrStatus tr_figures_draw(const TrCase *it, const TrSettings *settings, const TrGallery *gallery,
                         const char *renderer, const TrCertainty *certainty, const char *date,
                         TrFigures *figures, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(figures->figures, gallery->n, err));
    TR_TRY(TR_ARRAY(figures->reported, gallery->n, err));
    figures->n = gallery->n;
    TR_TRY(choose_all(it, settings, gallery, renderer, certainty, date, figures, err));
    TR_TRY(TR_ARRAY(figures->order, gallery->n, err));
    order_by_size(figures);
    tr_parallel(figures->n, settings->weave.n_threads, draw_figure, figures);
    for (size_t i = 0; i < figures->n; i++) {
        TrFigure *figure = &figures->figures[i];
        if (figure->st != TR_OK) {
            tr_error_copy(err, &figure->err);
            return figure->st;
        }
        describe(figure, &figures->reported[i]);
    }
out:
    return st;
}

void tr_figures_release(TrFigures *figures)
{
    for (size_t i = 0; i < figures->n; i++) {
        tr_sized_picture_release(&figures->figures[i].sized);
        tr_text_stream_release(&figures->figures[i].svg);
    }
    tr_free(figures->figures);
    tr_free(figures->order);
    tr_free(figures->reported);
    *figures = (TrFigures){0};
}

/* ---- writing ---- */

static TrStatus close_file(TrFolderEdition *edition, const char *name, FILE *file, TrStatus st, TrError *err)
{
    TrStatus closed = tr_edition_close(edition, name, file, err);
    return st == TR_OK ? closed : st;
}

static TrStatus write_dot(const TrFigure *figure, TrFolderEdition *edition, TrError *err)
{
    const TrPicture *picture = &figure->sized.picture;
    char name[TR_FIGURE_NAME_BYTES];
    FILE *file;
    TrStatus st;
    (void)snprintf(name, sizeof name, "%.120s.dot", picture->diagram->name);
    if ((st = tr_edition_open(edition, name, &file, err)) != TR_OK)
        return st;
    return close_file(edition, name, file, tr_picture_write_dot(picture, file, err), err);
}

/* Whether all of it could be written shows when the file is closed. */
static TrStatus write_svg(const TrFigure *figure, TrFolderEdition *edition, TrError *err)
{
    FILE *file;
    TrStatus st;
    if ((st = tr_edition_open(edition, figure->svg_name, &file, err)) != TR_OK)
        return st;
    (void)fwrite(figure->svg.text, 1, figure->svg.length, file);
    return close_file(edition, figure->svg_name, file, TR_OK, err);
}

static TrStatus write_beside(const TrFigure *figure, const TrBeside *beside, const TrSettings *settings,
                             TrFolderEdition *edition, TrError *err)
{
    const TrPicture *picture = &figure->sized.picture;
    char name[TR_FIGURE_NAME_BYTES];
    FILE *file;
    TrStatus st;
    (void)snprintf(name, sizeof name, "%.120s%.30s", picture->diagram->name, beside->ending);
    if ((st = tr_edition_open(edition, name, &file, err)) != TR_OK)
        return st;
    return close_file(edition, name, file, beside->write(picture, settings, file, err), err);
}

static TrStatus say_empty(const TrFigures *figures, const TrSettings *settings, TrError *err)
{
    const TrPicture **pictures = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(pictures, figures->n, err));
    for (size_t i = 0; i < figures->n; i++)
        pictures[i] = &figures->figures[i].sized.picture;
    tr_pictures_say_empty(pictures, figures->n, settings);
out:
    tr_free(pictures);
    return st;
}

TrStatus tr_figures_write(const TrFigures *figures, const TrSettings *settings, TrFolderEdition *edition,
                          TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(say_empty(figures, settings, err));
    for (size_t i = 0; i < figures->n; i++) {
        const TrFigure *figure = &figures->figures[i];
        TR_TRY(write_dot(figure, edition, err));
        TR_TRY(write_svg(figure, edition, err));
        for (size_t k = 0; k < tr_n_beside; k++)
            TR_TRY(write_beside(figure, &tr_beside[k], settings, edition, err));
        tr_picture_say(&figure->sized.picture, &figure->outcome, settings);
    }
out:
    return st;
}
