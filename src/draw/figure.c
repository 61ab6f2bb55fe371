/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The finished figure: the picture drawn in whichever way its page shows largest, and set on its sheet. */
#include <string.h>

#include "base/memory.h"
#include "draw/attempts.h"
#include "draw/figure.h"
#include "draw/making.h"
#include "draw/tries.h"

/* The layout that was asked for cannot be drawn: places of our own, and no other way is tried. */
static TrStatus fall_back(TrMaking *figure, const TrVariant *variant, TrDrawing *drawing, TrError *err)
{
    TrVariant pinned = {.pinned = true, .labels = variant->labels};
    TrStatus st = TR_OK;
    tr_drawing_release(drawing); /* it may hold what is no SVG */
    figure->outcome.fell_back = true;
    TR_TRY(tr_drawing_of_picture(figure->picture, &pinned, "nop2", drawing, err));
    TR_TRY(tr_making_caption(figure, err));
out:
    return st;
}

/* Ways to draw it. Of further ones, beside a drawing that is there already, as few are looked at as it takes,
 * and one that fails is no reason to fall back. */
typedef struct {
    const TrVariant *variants;
    size_t n;
    bool further, alone;
} Ways;

static bool is_enough(const TrMaking *figure, const Ways *ways)
{
    return ways->further ? tr_tries_are_enough(figure->picture, figure->n_crossings, figure->n_through)
                         : figure->outcome.fell_back;
}

static TrStatus look_at(TrMaking *figure, const Ways *ways, TrAttempt *attempt, TrError *err)
{
    TrStatus st = TR_OK;
    if (attempt->failed && ways->further)
        return TR_OK;
    if (attempt->failed)
        TR_TRY(fall_back(figure, &attempt->variant, &attempt->drawing, err));
    TR_TRY(tr_making_try_sheets(figure, &attempt->variant, &attempt->drawing, ways->alone, err));
out:
    return st;
}

/* Some at once, of which one after the other is looked at: more may be drawn than are needed, but which are
 * looked at depends on none of them. */
static TrStatus draw_at_once(TrMaking *figure, const Ways *ways, size_t from, size_t n, TrError *err)
{
    TrAttempt attempts[TR_MOST_ATTEMPTS] = {{.variant = {0}}};
    TrStatus st = TR_OK;
    for (size_t i = 0; i < n; i++) {
        attempts[i].variant = ways->variants[from + i];
        attempts[i].finds_places = ways->further;
    }
    TR_TRY(tr_attempts_make(figure->picture, attempts, n, err));
    for (size_t i = 0; i < n && !is_enough(figure, ways); i++)
        TR_TRY(look_at(figure, ways, &attempts[i], err));
out:
    tr_attempts_release(attempts, n);
    return st;
}

static TrStatus draw_these(TrMaking *figure, const Ways *ways, TrError *err)
{
    size_t at_once = tr_attempts_at_once(figure->picture);
    TrStatus st = TR_OK;
    for (size_t from = 0; from < ways->n && !is_enough(figure, ways); from += at_once) {
        size_t left = ways->n - from;
        TR_TRY(draw_at_once(figure, ways, from, left < at_once ? left : at_once, err));
    }
out:
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

static TrStatus try_further(TrMaking *figure, const TrVariant *basic, size_t n, TrError *err)
{
    TrVariant tries[TR_MOST_TRIES];
    size_t n_tries = tr_tries_further(figure->picture, basic, n, tries);
    return draw_these(figure, &(Ways){tries, n_tries, .further = true}, err);
}

/* ---- of few ---- */

static double least_points(const TrMaking *figure)
{
    return tr_drawing_least_letters(&figure->drawing) * figure->sheet.scale;
}

static TrStatus draw_variants(TrMaking *figure, bool status_only, TrError *err)
{
    TrVariant variants[TR_MOST_VARIANTS];
    TrSpots spots = {.threads = NULL};
    size_t n = tr_plan_variants(figure->picture, variants);
    TrStatus st = TR_OK;
    if (status_only)
        n = keep_status(variants, n);
    TR_TRY(tr_tries_begin(figure->picture, variants, n, &spots, err));
    TR_TRY(draw_these(figure, &(Ways){variants, n, .alone = n == 1 && !tr_tries_any(figure->picture)}, err));
    if (!figure->outcome.fell_back && (status_only || least_points(figure) >= TR_LEAST_POINTS))
        TR_TRY(try_further(figure, variants, n, err));
out:
    tr_spots_release(&spots);
    return st;
}

/* All ways to draw it; if Graphviz cannot even draw at places of ours, marks without it. */
static TrStatus draw_somehow(TrMaking *figure, bool status_only, TrError *err)
{
    TrError first = {0};
    TrStatus st = draw_variants(figure, status_only, &first);
    if (st == TR_ANALYSIS && figure->outcome.fell_back)
        return tr_making_draw_many(figure, err);
    if (st != TR_OK)
        tr_error_copy(err, &first);
    return st;
}

/* Where the words on ties make all text too small for the page, only those stay that must. */
static TrStatus draw_anew(TrMaking *figure, TrError *err)
{
    TrStatus st = TR_OK;
    figure->fresh = true;
    figure->merit = 0;
    if (tr_picture_is_many(figure->picture))
        return tr_making_draw_many(figure, err);
    TR_TRY(tr_making_caption(figure, err));
    TR_TRY(draw_somehow(figure, false, err));
    if (least_points(figure) < TR_LEAST_POINTS && tr_plan_labels(figure->picture) == TR_LABEL_ALL &&
        figure->picture->diagram->page.width > 0 && !figure->outcome.fell_back && !figure->outcome.many &&
        figure->picture->diagram->layout != TR_LAYOUT_MATRIX &&
        figure->picture->diagram->collapse == TR_BY_NONE) {
        figure->outcome.words_left_out = true;
        TR_TRY(tr_making_caption(figure, err));
        figure->merit = 0;
        TR_TRY(draw_somehow(figure, true, err));
    }
out:
    return st;
}

/* On the sheet of the last edition, at the same place of it. */
static TrStatus hold_sheet(TrMaking *figure, TrError *err)
{
    const TrPositions *last = figure->picture->last;
    bool kept;
    TrStatus st = TR_OK;
    TR_TRY(tr_making_try_sheet(figure, &figure->drawing, last->lying, 0, 0, &kept, err));
    tr_sheet_hold(&figure->sheet, &figure->drawing, last->left, last->top, last->scale);
out:
    return st;
}

/* With the places of the last edition; *done = whether it can be read so. */
static TrStatus draw_as_last(TrMaking *figure, bool *done, TrError *err)
{
    const TrPicture *picture = figure->picture;
    const TrPositions *last = picture->last;
    TrKeptHow how;
    TrStatus st = TR_OK;
    *done = false;
    if (last == NULL)
        return TR_OK;
    if (tr_picture_is_many(picture)) { /* tr_making_draw_many() sees to it */
        *done = false;
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
        TR_TRY(tr_making_caption(figure, err));
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

static TrStatus draw(TrMaking *figure, TrError *err)
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

static TrStatus finish(TrMaking *figure, FILE *file, TrError *err)
{
    TrSheetContent content;
    TrStatus st = TR_OK;
    TR_TRY(tr_making_legend(figure, &figure->sheet, err));
    if (figure->legend.n > 0)
        TR_TRY(tr_drawing_of_legend(figure->picture, &figure->legend, &figure->legend_drawing, err));
    content = tr_making_content(figure, &figure->drawing);
    TR_TRY(tr_sheet_write(&figure->sheet, &content, file, err));
    TR_TRY(tr_keeping_note(figure->picture, &figure->drawing, &figure->sheet, &figure->variant,
                           figure->fresh && !figure->outcome.fell_back, figure->outcome.least_points, err));
out:
    return st;
}

/* A page that says that there is nothing. */
static TrStatus draw_nothing(TrMaking *figure, TrError *err)
{
    bool kept;
    TrStatus st = TR_OK;
    TR_TRY(tr_making_caption(figure, err));
    TR_TRY(tr_making_try_sheet(figure, &figure->drawing,
                               figure->picture->diagram->orientation == TR_LANDSCAPE, 0, 0, &kept, err));
out:
    return st;
}

TrStatus tr_picture_draw(const TrPicture *picture, FILE *file, TrOutcome *outcome, TrError *err)
{
    TrMaking figure = {.picture = picture, .variant = {.start = 1}};
    TrStatus st = TR_OK;
    TR_TRY(tr_making_has_drawing(picture) ? draw(&figure, err) : draw_nothing(&figure, err));
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
