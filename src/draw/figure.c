/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The finished figure: the picture drawn in whichever way its page shows largest, and set on its sheet. */
#include <string.h>

#include "base/memory.h"
#include "draw/figure.h"
#include "draw/keeping.h"

/* A figure in the making. */
typedef struct {
    const TrPicture *picture;
    TrOutcome outcome;
    TrDrawing drawing, legend_drawing;
    TrLegend legend;
    TrBuilder caption;
    TrSheet sheet;
    TrVariant variant; /* of the drawing */
    bool fresh;        /* its places were found by a layout, not kept */
    double merit;      /* of what is kept: larger letters and fewer crossings are better; 0: nothing is */
} Figure;

static bool has_drawing(const TrPicture *picture)
{
    return picture->choice.n_nodes > 0;
}

static TrSheetContent content_of(const Figure *figure, const TrDrawing *drawing)
{
    return (TrSheetContent){
        .picture = figure->picture,
        .drawing = has_drawing(figure->picture) ? drawing : NULL,
        .legend = &figure->legend,
        .legend_drawing = &figure->legend_drawing,
        .caption = figure->caption.text != NULL ? figure->caption.text : "",
    };
}

static TrStatus make_caption(Figure *figure, TrError *err)
{
    tr_build_clear(&figure->caption);
    return tr_picture_caption_of(figure->picture, &figure->outcome, &figure->caption, err);
}

/* The legend takes the width of the sheet. */
static TrStatus make_legend(Figure *figure, const TrSheet *sheet, TrError *err)
{
    tr_legend_release(&figure->legend);
    return tr_legend_make(figure->picture, tr_sheet_legend_width(sheet), &figure->legend, err);
}

/* ---- which way it shows largest ---- */

/* Set `drawing` on an upright or lying sheet; if it shows larger so than in any way before, keep both. */
static TrStatus try_sheet(Figure *figure, TrDrawing *drawing, bool lying, double ease, bool *kept,
                          TrError *err)
{
    TrSheet sheet = tr_sheet_begin(figure->picture->diagram->page, lying, drawing->width);
    TrSheetContent content;
    TrStatus st = TR_OK;
    TR_TRY(make_legend(figure, &sheet, err));
    content = content_of(figure, drawing);
    tr_sheet_arrange(&sheet, &content);
    *kept = sheet.scale * ease > figure->merit * 1.02;
    if (*kept) {
        figure->sheet = sheet;
        figure->merit = sheet.scale * ease;
    }
out:
    return st;
}

/* `alone`: there is no other way to compare it with, so its crossings, which take long to count, do not
 * matter. */
static TrStatus try_sheets(Figure *figure, TrDrawing *drawing, bool alone, TrError *err)
{
    const TrDiagram *diagram = figure->picture->diagram;
    bool turns = diagram->page.height > 0, any = false, kept;
    size_t n_crossings = 0;
    double ease;
    TrStatus st = TR_OK;
    if (!alone)
        TR_TRY(tr_drawing_count_crossings(drawing, &n_crossings, err));
    ease = 1 / (1 + (double)n_crossings / ((double)figure->picture->choice.n_ties + 5));
    for (int lying = 0; lying < 2; lying++) {
        bool given_lying = diagram->page.width > diagram->page.height;
        if (!turns && lying == 1)
            continue;
        if (turns && diagram->orientation != TR_ORIENTATION_AUTO &&
            (diagram->orientation == TR_LANDSCAPE) != (lying == 1))
            continue;
        if (turns && diagram->orientation == TR_ORIENTATION_AUTO && given_lying && lying == 0)
            continue; /* a slide lies */
        TR_TRY(try_sheet(figure, drawing, lying == 1, ease, &kept, err));
        any = any || kept;
    }
    if (any) {
        tr_drawing_release(&figure->drawing);
        figure->drawing = *drawing;
        *drawing = (TrDrawing){0};
    }
out:
    return st;
}

/* The layout that was asked for; if it fails, circular places, which cannot. */
static TrStatus draw_variant(Figure *figure, const TrVariant *variant, TrDrawing *drawing, TrError *err)
{
    TrError first = {0};
    TrStatus st = tr_figure_draw_form(figure->picture, variant, drawing, &first);
    if (st == TR_ANALYSIS) {
        tr_drawing_release(drawing); /* it may hold what is no SVG */
        figure->outcome.fell_back = true;
        st = tr_drawing_of_picture(figure->picture, variant, "circo", drawing, err);
    } else if (st != TR_OK && err->status == TR_OK) {
        tr_error_copy(err, &first);
    }
    return st;
}

static TrStatus draw_variants(Figure *figure, bool status_only, TrError *err)
{
    TrVariant variants[TR_MOST_VARIANTS];
    TrDrawing drawing = {0};
    size_t n = tr_plan_variants(figure->picture, variants);
    TrStatus st = TR_OK;
    for (size_t i = 0; i < n && !figure->outcome.fell_back; i++) {
        if (status_only && variants[i].wide_words)
            continue;
        if (status_only)
            variants[i].labels = TR_LABEL_STATUS;
        TR_TRY(draw_variant(figure, &variants[i], &drawing, err));
        if (figure->outcome.fell_back)
            TR_TRY(make_caption(figure, err));
        TR_TRY(try_sheets(figure, &drawing, n == 1, err));
        if (drawing.text == NULL) /* it is the best so far */
            figure->variant = variants[i];
        tr_drawing_release(&drawing);
    }
out:
    tr_drawing_release(&drawing);
    return st;
}

static double least_points(const Figure *figure)
{
    return tr_drawing_least_letters(&figure->drawing) * figure->sheet.scale;
}

/* Where the words on ties make all text too small for the page, only those stay that must. */
static TrStatus draw_anew(Figure *figure, TrError *err)
{
    TrStatus st = TR_OK;
    figure->fresh = true;
    figure->merit = 0;
    TR_TRY(make_caption(figure, err));
    TR_TRY(draw_variants(figure, false, err));
    if (least_points(figure) < TR_LEAST_POINTS && figure->picture->diagram->labels == TR_LABEL_ALL &&
        figure->picture->diagram->page.width > 0 && !figure->outcome.fell_back &&
        figure->picture->diagram->layout != TR_LAYOUT_MATRIX &&
        figure->picture->diagram->collapse == TR_BY_NONE) {
        figure->outcome.words_left_out = true;
        TR_TRY(make_caption(figure, err));
        figure->merit = 0;
        TR_TRY(draw_variants(figure, true, err));
    }
out:
    return st;
}

/* On the sheet of the last edition, at the same place of it. */
static TrStatus hold_sheet(Figure *figure, TrError *err)
{
    const TrPositions *last = figure->picture->last;
    bool kept;
    TrStatus st = TR_OK;
    TR_TRY(try_sheet(figure, &figure->drawing, last->lying, 1, &kept, err));
    if (!figure->fresh)
        tr_sheet_hold(&figure->sheet, &figure->drawing, last->left, last->top, last->scale);
out:
    return st;
}

/* With the places of the last edition; *done = whether it can be read so. */
static TrStatus draw_as_last(Figure *figure, bool *done, TrError *err)
{
    const TrPicture *picture = figure->picture;
    const TrPositions *last = picture->last;
    TrKeptHow how;
    TrStatus st = TR_OK;
    *done = false;
    if (last == NULL)
        return TR_OK;
    TR_TRY(tr_keeping_draw(picture, &figure->drawing, &figure->fresh, &how, err));
    if (how == TR_KEPT) {
        figure->variant = last->variant;
        figure->outcome.words_left_out =
            last->variant.labels == TR_LABEL_STATUS && picture->diagram->labels == TR_LABEL_ALL;
        TR_TRY(make_caption(figure, err));
        TR_TRY(hold_sheet(figure, err));
        if (!figure->fresh && least_points(figure) < TR_LEAST_POINTS &&
            least_points(figure) < last->least_points - 0.1)
            how = TR_KEPT_ILLEGIBLE;
    }
    *done = how == TR_KEPT;
    if (!*done) {
        figure->outcome.moved = tr_kept_words(how);
        figure->outcome.words_left_out = false;
        tr_drawing_release(&figure->drawing);
    }
out:
    return st;
}

static TrStatus draw(Figure *figure, TrError *err)
{
    bool done;
    TrStatus st = TR_OK;
    TR_TRY(draw_as_last(figure, &done, err));
    if (!done)
        TR_TRY(draw_anew(figure, err));
    figure->outcome.least_points = least_points(figure);
out:
    return st;
}

/* ---- the whole ---- */

static TrStatus finish(Figure *figure, FILE *file, TrError *err)
{
    TrSheetContent content;
    TrStatus st = TR_OK;
    TR_TRY(make_legend(figure, &figure->sheet, err));
    if (figure->legend.n > 0)
        TR_TRY(tr_drawing_of_legend(figure->picture, &figure->legend, &figure->legend_drawing, err));
    content = content_of(figure, &figure->drawing);
    TR_TRY(tr_sheet_write(&figure->sheet, &content, file, err));
    TR_TRY(tr_keeping_note(figure->picture, &figure->drawing, &figure->sheet, &figure->variant,
                           figure->fresh && !figure->outcome.fell_back, figure->outcome.least_points, err));
out:
    return st;
}

/* A page that says that there is nothing. */
static TrStatus draw_nothing(Figure *figure, TrError *err)
{
    bool kept;
    TrStatus st = TR_OK;
    TR_TRY(make_caption(figure, err));
    TR_TRY(try_sheet(figure, &figure->drawing, figure->picture->diagram->orientation == TR_LANDSCAPE, 1,
                     &kept, err));
out:
    return st;
}

TrStatus tr_picture_draw(const TrPicture *picture, FILE *file, TrOutcome *outcome, TrError *err)
{
    Figure figure = {.picture = picture, .variant = {.start = 1}};
    TrStatus st = TR_OK;
    TR_TRY(has_drawing(picture) ? draw(&figure, err) : draw_nothing(&figure, err));
    TR_TRY(finish(&figure, file, err));
    *outcome = figure.outcome;
out:
    tr_drawing_release(&figure.drawing);
    tr_drawing_release(&figure.legend_drawing);
    tr_legend_release(&figure.legend);
    tr_builder_release(&figure.caption);
    return st;
}

TrStatus tr_picture_write_svg(const TrPicture *picture, FILE *file, TrError *err)
{
    TrOutcome outcome;
    return tr_picture_draw(picture, file, &outcome, err);
}
