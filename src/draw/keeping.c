/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/keeping.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/text_stream.h"
#include "draw/dot.h"
#include "draw/figure.h"
#include "draw/many_kept.h"

#define MARGIN 4.0 /* of a drawing, as Graphviz leaves it */
/* Of larger pictures only where the entities stand is noted: their lines are straight. */
enum { MOST_TRACED = 2000 };

/* What of a variant an edition hands on: neither places nor the order of a try, which end with it. */
static TrVariant plain_variant(const TrVariant *variant)
{
    return (TrVariant){.top_down = variant->top_down,
                       .wide_words = variant->wide_words,
                       .start = variant->start <= TR_MOST_STARTS ? variant->start : 1,
                       .labels = variant->labels};
}

/* Of what the layout is given, in a variant of the picture. */
static TrStatus take_fingerprint(const TrPicture *picture, const TrVariant *variant, TrPositions *positions,
                                 TrError *err)
{
    TrVariant plain = plain_variant(variant);
    TrTextStream dot = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_text_stream_begin(&dot, err));
    TR_TRY(tr_text_stream_end(&dot, tr_picture_write_dot_as(picture, &plain, dot.file, err), err));
    tr_positions_set_fingerprint(positions, dot.text, dot.length);
out:
    tr_text_stream_release(&dot);
    return st;
}

/* ---- drawing ---- */

TrStatus tr_keeping_compare(const TrPicture *picture, bool *form, bool *fingerprint, TrError *err)
{
    const TrPositions *last = picture->last;
    TrPositions now = {.form = NULL};
    TrStatus st = TR_OK;
    TR_TRY(tr_positions_set_form(&now, picture->diagram, err));
    *form = strcmp(now.form, last->form) != 0;
    *fingerprint = true;
    if (!*form && last->fresh && *last->fingerprint != '\0') {
        TR_TRY(take_fingerprint(picture, &last->variant, &now, err));
        *fingerprint = strcmp(now.fingerprint, last->fingerprint) != 0;
    }
out:
    tr_positions_release(&now);
    return st;
}

/* Only what there is, without what Graphviz adds round lines. */
static void crop(TrDrawing *drawing, const TrStanding *standing)
{
    TrBox box = tr_standing_extent(standing);
    drawing->left = drawing->origin_x + box.left - MARGIN;
    drawing->top = drawing->origin_y - box.top - MARGIN;
    drawing->width = box.right - box.left + 2 * MARGIN;
    drawing->height = box.top - box.bottom + 2 * MARGIN;
}

/* Once, with these places or freely; *n_faults = how many lines then run where they should not. */
static TrStatus draw_once(const TrPicture *picture, TrKept *kept, bool freely, TrDrawing *drawing,
                          size_t *n_faults, TrError *err)
{
    TrVariant variant = picture->last->variant;
    TrStanding standing = {.n = 0};
    TrStatus st = TR_OK;
    variant.kept = freely ? NULL : kept;
    tr_drawing_release(drawing);
    TR_TRY(tr_figure_draw_form(picture, &variant, drawing, err));
    TR_TRY(tr_standing_read(picture, drawing, &standing, err));
    if (picture->diagram->panels == TR_PANELS_NONE)
        crop(drawing, &standing);
    *n_faults = tr_kept_count_faults(kept, &standing, freely);
out:
    tr_standing_release(&standing);
    return st;
}

/* Words and new entities that are in the way get another place, a few times. Where that does not help, the
 * places are kept all the same, unless the layout would do better. */
static TrStatus draw_pinned(const TrPicture *picture, TrDrawing *drawing, TrKeptHow *how, TrError *err)
{
    enum { MOST_ATTEMPTS = 3 };
    const TrPositions *last = picture->last;
    TrKept kept = {.by_name = NULL};
    TrDrawing free_drawing = {0};
    size_t n_faults = 1, n_free = 0;
    TrStatus st = TR_OK;
    TR_TRY(tr_kept_begin(picture, &last->variant, &kept, err));
    for (; n_faults > 0 && kept.attempt < MOST_ATTEMPTS; kept.attempt++) {
        TR_TRY(tr_kept_place(picture, last, &last->variant, &kept, how, err));
        if (*how != TR_KEPT)
            goto out;
        TR_TRY(draw_once(picture, &kept, false, drawing, &n_faults, err));
    }
    if (n_faults > 0)
        TR_TRY(draw_once(picture, &kept, true, &free_drawing, &n_free, err));
    *how = n_free < n_faults ? TR_KEPT_ILLEGIBLE : TR_KEPT;
out:
    if (*how != TR_KEPT)
        tr_drawing_release(drawing);
    tr_drawing_release(&free_drawing);
    tr_kept_release(&kept);
    return st;
}

TrStatus tr_keeping_draw(const TrPicture *picture, TrDrawing *drawing, TrKeptHow *how, TrError *err)
{
    bool form, fingerprint;
    TrError first = {0};
    TrStatus st = TR_OK;
    *how = TR_KEPT_OTHER_FORM;
    TR_TRY(tr_keeping_compare(picture, &form, &fingerprint, err));
    if (form)
        goto out;
    *how = fingerprint ? TR_KEPT : TR_KEPT_UNCHANGED;
    if (!fingerprint)
        goto out;
    if (picture->diagram->layout == TR_LAYOUT_MATRIX)
        st = tr_figure_draw_form(picture, &picture->last->variant, drawing, &first);
    else
        st = draw_pinned(picture, drawing, how, &first);
    if (st == TR_ANALYSIS) { /* Graphviz failed */
        *how = TR_KEPT_ILLEGIBLE;
        tr_drawing_release(drawing);
        st = TR_OK;
    } else if (st != TR_OK && err->status == TR_OK) {
        tr_error_copy(err, &first);
    }
out:
    return st;
}

/* ---- noting ---- */

/* As in the SVG: so that edition after edition says the same, to the last digit. */
static double hundredths(double points)
{
    return round(points * 100) / 100;
}

TrStatus tr_keeping_note(const TrPicture *picture, const TrDrawing *drawing, const TrSheet *sheet,
                         const TrVariant *variant, bool fresh, double least_points, TrError *err)
{
    TrPositions *p = picture->positions;
    TrStatus st = TR_OK;
    if (p == NULL)
        return TR_OK;
    TR_TRY(drawing->many != NULL ? tr_many_standing(drawing->many, &p->standing, err)
                                 : tr_standing_read(picture, drawing, &p->standing, err));
    TR_TRY(tr_positions_set_form(p, picture->diagram, err));
    if (p->standing.n > MOST_TRACED)
        p->standing.n_routes = 0;
    else if (fresh)
        TR_TRY(take_fingerprint(picture, variant, p, err));
    p->fresh = fresh;
    p->variant = plain_variant(variant);
    p->page_width = sheet->width;
    p->page_height = sheet->height;
    p->lying = sheet->width > sheet->height;
    p->scale = floor(sheet->scale * 1e6) / 1e6; /* never more than there is room for */
    p->left = hundredths(sheet->picture_left + sheet->scale * (drawing->origin_x - drawing->left));
    p->top = hundredths(sheet->picture_top + sheet->scale * (drawing->origin_y - drawing->top));
    p->least_points = hundredths(least_points);
out:
    return st;
}
