/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The finished figure: the picture drawn in whichever way its page shows largest, and set on its sheet. */
#include <string.h>

#include "base/memory.h"
#include "draw/figure.h"
#include "draw/keeping.h"
#include "draw/tries.h"

#define LETTERS_ON_PAGE 6.6 /* points of a name beside a mark */

/* A figure in the making. */
typedef struct {
    const TrPicture *picture;
    TrOutcome outcome;
    TrDrawing drawing, legend_drawing;
    TrMany many;
    bool lying;
    TrLegend legend;
    TrBuilder caption;
    TrSheet sheet;
    TrVariant variant; /* of the drawing */
    bool fresh;        /* its places were found by a layout, not kept */
    double merit; /* of the best so far: larger letters and fewer crossings are better; 0: there is none */
    size_t n_crossings, n_through; /* of the best so far */
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
static TrStatus try_sheet(Figure *figure, TrDrawing *drawing, bool lying, size_t n_crossings,
                          size_t n_through, bool *kept, TrError *err)
{
    TrSheet sheet = tr_sheet_begin(figure->picture->diagram->page, lying, drawing->width);
    TrSheetContent content;
    double merit;
    TrStatus st = TR_OK;
    TR_TRY(make_legend(figure, &sheet, err));
    content = content_of(figure, drawing);
    tr_sheet_arrange(&sheet, &content);
    merit = tr_tries_merit(figure->picture, sheet.scale, sheet.scale * tr_drawing_least_letters(drawing),
                           n_crossings, n_through);
    *kept = merit > figure->merit * 1.02;
    if (*kept) {
        figure->sheet = sheet;
        figure->lying = lying;
        figure->merit = merit;
        figure->n_crossings = n_crossings;
        figure->n_through = n_through;
    }
out:
    return st;
}

/* `alone`: there is no other way to compare it with, so its crossings, which take long to count, do not
 * matter. */
static TrStatus try_sheets(Figure *figure, const TrVariant *variant, TrDrawing *drawing, bool alone,
                           TrError *err)
{
    const TrDiagram *diagram = figure->picture->diagram;
    bool turns = diagram->page.height > 0, any = false, kept;
    size_t n_crossings = 0, n_through = 0;
    TrStatus st = TR_OK;
    if (!alone)
        TR_TRY(tr_drawing_count_crossings(drawing, &n_crossings, &n_through, err));
    for (int lying = 0; lying < 2; lying++) {
        bool given_lying = diagram->page.width > diagram->page.height;
        if (!turns && lying == 1)
            continue;
        if (turns && diagram->orientation != TR_ORIENTATION_AUTO &&
            (diagram->orientation == TR_LANDSCAPE) != (lying == 1))
            continue;
        if (turns && diagram->orientation == TR_ORIENTATION_AUTO && given_lying && lying == 0)
            continue; /* a slide lies */
        TR_TRY(try_sheet(figure, drawing, lying == 1, n_crossings, n_through, &kept, err));
        any = any || kept;
    }
    if (any) {
        tr_drawing_release(&figure->drawing);
        figure->drawing = *drawing;
        figure->variant = *variant;
        *drawing = (TrDrawing){0};
    }
out:
    return st;
}

/* The layout that was asked for; if it fails, places of our own. */
static TrStatus draw_variant(Figure *figure, const TrVariant *variant, TrDrawing *drawing, TrError *err)
{
    TrError first = {0};
    TrVariant pinned = {.pinned = true, .labels = variant->labels};
    TrStatus st = tr_figure_draw_form(figure->picture, variant, drawing, &first);
    if (st == TR_ANALYSIS) {
        tr_drawing_release(drawing); /* it may hold what is no SVG */
        figure->outcome.fell_back = true;
        st = tr_drawing_of_picture(figure->picture, &pinned, "nop2", drawing, err);
    } else if (st != TR_OK && err->status == TR_OK) {
        tr_error_copy(err, &first);
    }
    return st;
}

static TrStatus draw_these(Figure *figure, const TrVariant *variants, size_t n, bool alone, TrError *err)
{
    TrDrawing drawing = {0};
    TrStatus st = TR_OK;
    for (size_t i = 0; i < n && !figure->outcome.fell_back; i++) {
        TR_TRY(draw_variant(figure, &variants[i], &drawing, err));
        if (figure->outcome.fell_back)
            TR_TRY(make_caption(figure, err));
        TR_TRY(try_sheets(figure, &variants[i], &drawing, alone, err));
        tr_drawing_release(&drawing);
    }
out:
    tr_drawing_release(&drawing);
    return st;
}

/* With the status alone on ties, wide and narrow words are the same. */
static size_t keep_status(TrVariant *variants, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!variants[i].wide_words) {
            variants[kept] = variants[i];
            variants[kept++].labels = TR_LABEL_STATUS;
        }
    return kept;
}

/* A try that fails is not kept, and no reason to fall back: there is a drawing already. */
static TrStatus try_further(Figure *figure, const TrVariant *basic, size_t n, TrError *err)
{
    TrVariant tries[TR_MOST_TRIES];
    size_t n_tries = tr_tries_further(figure->picture, basic, n, tries);
    TrSpots spots = {.threads = NULL};
    TrDrawing drawing = {0};
    TrStatus st = TR_OK;
    for (size_t i = 0;
         i < n_tries && !tr_tries_are_enough(figure->picture, figure->n_crossings, figure->n_through); i++) {
        TrError failed = {0};
        TR_TRY(tr_tries_place(figure->picture, &tries[i], &spots, err));
        st = tr_figure_draw_form(figure->picture, &tries[i], &drawing, &failed);
        if (st == TR_OK) {
            TR_TRY(try_sheets(figure, &tries[i], &drawing, false, err));
        } else if (st != TR_ANALYSIS) {
            tr_error_copy(err, &failed);
            goto out;
        }
        st = TR_OK;
        tr_drawing_release(&drawing);
    }
out:
    tr_spots_release(&spots);
    tr_drawing_release(&drawing);
    return st;
}

/* ---- of many ---- */

/* Marks drawn by ourselves: no layout of Graphviz's that could take long or fail. Names are chosen for the
 * size that the sheet shows them at. */
static TrStatus draw_many(Figure *figure, TrError *err)
{
    const TrPage page = figure->picture->diagram->page;
    TrDrawing drawing = {.many = &figure->many};
    TrSheetContent content;
    TrStatus st = TR_OK;
    TR_TRY(tr_many_make(figure->picture, &figure->many, err));
    TR_TRY(tr_many_name(&figure->many, TR_MANY_POINTS, err));
    drawing.width = figure->many.width;
    drawing.height = figure->many.height;
    tr_many_report(&figure->many, &figure->outcome);
    TR_TRY(make_caption(figure, err));
    figure->merit = 0;
    TR_TRY(try_sheets(figure, &(TrVariant){.start = 1}, &drawing, true, err));
    if (page.width > 0) {
        TR_TRY(tr_many_name(&figure->many, LETTERS_ON_PAGE / figure->sheet.scale, err));
        tr_many_report(&figure->many, &figure->outcome);
        TR_TRY(make_caption(figure, err));
        figure->sheet = tr_sheet_begin(page, figure->lying, drawing.width);
        TR_TRY(make_legend(figure, &figure->sheet, err));
        content = content_of(figure, &figure->drawing);
        tr_sheet_arrange(&figure->sheet, &content);
    }
    figure->outcome.least_points = figure->many.n_names > 0 ? figure->many.points * figure->sheet.scale : 0;
out:
    return st;
}

/* ---- of few ---- */

static double least_points(const Figure *figure)
{
    return tr_drawing_least_letters(&figure->drawing) * figure->sheet.scale;
}

static TrStatus draw_variants(Figure *figure, bool status_only, TrError *err)
{
    TrVariant variants[TR_MOST_VARIANTS];
    TrSpots spots = {.threads = NULL};
    size_t n = tr_plan_variants(figure->picture, variants);
    TrStatus st = TR_OK;
    if (status_only)
        n = keep_status(variants, n);
    TR_TRY(tr_tries_begin(figure->picture, variants, n, &spots, err));
    TR_TRY(draw_these(figure, variants, n, n == 1 && !tr_tries_any(figure->picture), err));
    if (!figure->outcome.fell_back && (status_only || least_points(figure) >= TR_LEAST_POINTS))
        TR_TRY(try_further(figure, variants, n, err));
out:
    tr_spots_release(&spots);
    return st;
}

/* All ways to draw it; if Graphviz cannot even draw at places of ours, marks without it. */
static TrStatus draw_somehow(Figure *figure, bool status_only, TrError *err)
{
    TrError first = {0};
    TrStatus st = draw_variants(figure, status_only, &first);
    if (st == TR_ANALYSIS && figure->outcome.fell_back)
        return draw_many(figure, err);
    if (st != TR_OK)
        tr_error_copy(err, &first);
    return st;
}

/* Where the words on ties make all text too small for the page, only those stay that must. */
static TrStatus draw_anew(Figure *figure, TrError *err)
{
    TrStatus st = TR_OK;
    figure->fresh = true;
    figure->merit = 0;
    if (tr_picture_is_many(figure->picture))
        return draw_many(figure, err);
    TR_TRY(make_caption(figure, err));
    TR_TRY(draw_somehow(figure, false, err));
    if (least_points(figure) < TR_LEAST_POINTS && tr_plan_labels(figure->picture) == TR_LABEL_ALL &&
        figure->picture->diagram->page.width > 0 && !figure->outcome.fell_back && !figure->outcome.many &&
        figure->picture->diagram->layout != TR_LAYOUT_MATRIX &&
        figure->picture->diagram->collapse == TR_BY_NONE) {
        figure->outcome.words_left_out = true;
        TR_TRY(make_caption(figure, err));
        figure->merit = 0;
        TR_TRY(draw_somehow(figure, true, err));
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
    TR_TRY(try_sheet(figure, &figure->drawing, last->lying, 0, 0, &kept, err));
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
    if (tr_picture_is_many(picture)) {
        figure->outcome.moved = tr_kept_words(TR_KEPT_TOO_MANY);
        return TR_OK;
    }
    TR_TRY(tr_keeping_draw(picture, &figure->drawing, &how, err));
    *done = how == TR_KEPT_UNCHANGED;
    if (*done) { /* laid out once more, it comes out the same */
        TR_TRY(draw_anew(figure, err));
        goto out;
    }
    if (how == TR_KEPT) {
        figure->variant = last->variant;
        figure->outcome.words_left_out =
            last->variant.labels == TR_LABEL_STATUS && picture->diagram->labels == TR_LABEL_ALL;
        TR_TRY(make_caption(figure, err));
        TR_TRY(hold_sheet(figure, err));
        if (least_points(figure) < TR_LEAST_POINTS && least_points(figure) < last->least_points - 0.1)
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
    if (!figure->outcome.many)
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
    TR_TRY(try_sheet(figure, &figure->drawing, figure->picture->diagram->orientation == TR_LANDSCAPE, 0, 0,
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
    tr_many_release(&figure.many);
    tr_legend_release(&figure.legend);
    tr_builder_release(&figure.caption);
    return st;
}

TrStatus tr_picture_write_svg(const TrPicture *picture, FILE *file, TrError *err)
{
    TrOutcome outcome;
    return tr_picture_draw(picture, file, &outcome, err);
}
