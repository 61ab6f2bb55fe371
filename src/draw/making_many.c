/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A figure of many entities, as small marks; where they stood in the last edition, if that is asked for. */
#include "draw/making.h"
#include "draw/many_kept.h"

#define LETTERS_ON_PAGE 6.6 /* points of a name beside a mark */

/* On its sheet, or on that of the last edition at the same place. */
static TrStatus set_many(TrMaking *figure, TrDrawing *drawing, bool held, TrError *err)
{
    const TrPositions *last = figure->picture->last;
    bool kept;
    TrStatus st = TR_OK;
    drawing->width = figure->many.width;
    drawing->height = figure->many.height;
    drawing->origin_x = figure->many.shift_x;
    drawing->origin_y = figure->many.height - figure->many.shift_y;
    figure->merit = 0;
    if (!held)
        return tr_making_try_sheets(figure, &(TrVariant){.start = 1}, drawing, true, err);
    TR_TRY(tr_making_try_sheet(figure, drawing, last->lying, 0, 0, &kept, err));
    figure->drawing = *drawing;
    tr_sheet_hold(&figure->sheet, drawing, last->left, last->top, last->scale);
out:
    return st;
}

/* Once more, as the caption has other words now. */
static TrStatus set_many_again(TrMaking *figure, TrError *err)
{
    const TrPositions *last = figure->picture->last;
    TrSheetContent content;
    TrStatus st = TR_OK;
    figure->sheet = tr_sheet_begin(figure->picture->diagram->page, figure->lying, figure->drawing.width);
    TR_TRY(tr_making_legend(figure, &figure->sheet, err));
    content = tr_making_content(figure, &figure->drawing);
    tr_sheet_arrange(&figure->sheet, &content);
    if (!figure->fresh)
        tr_sheet_hold(&figure->sheet, &figure->drawing, last->left, last->top, last->scale);
out:
    return st;
}

/* Put the marks where they stood. Where nothing has changed, the layout has found these places already. */
static TrStatus keep(TrMaking *figure, TrKeptHow *how, TrError *err)
{
    bool form, fingerprint;
    TrStatus st = TR_OK;
    TR_TRY(tr_keeping_compare(figure->picture, &form, &fingerprint, err));
    *how = form ? TR_KEPT_OTHER_FORM : TR_KEPT_UNCHANGED;
    if (!form && fingerprint)
        TR_TRY(tr_many_keep(&figure->many, figure->picture->last, how, err));
    if (*how != TR_KEPT && *how != TR_KEPT_UNCHANGED)
        figure->outcome.moved = tr_kept_words(*how);
out:
    return st;
}

/* Marks drawn by ourselves: no layout of Graphviz's that could take long or fail. Names are chosen for the
 * size that the sheet shows them at. */
TrStatus tr_making_draw_many(TrMaking *figure, TrError *err)
{
    const TrPositions *last = figure->picture->last;
    TrDrawing drawing = {.many = &figure->many};
    TrKeptHow how = TR_KEPT;
    TrStatus st = TR_OK;
    TR_TRY(tr_many_make(figure->picture, &figure->many, err));
    if (last != NULL)
        TR_TRY(keep(figure, &how, err));
    figure->fresh = last == NULL || how != TR_KEPT;
    TR_TRY(tr_many_name(&figure->many, TR_MANY_POINTS, err));
    tr_many_report(&figure->many, &figure->outcome);
    TR_TRY(tr_making_caption(figure, err));
    TR_TRY(set_many(figure, &drawing, !figure->fresh, err));
    if (figure->picture->diagram->page.width > 0) {
        TR_TRY(tr_many_name(&figure->many, LETTERS_ON_PAGE / figure->sheet.scale, err));
        tr_many_report(&figure->many, &figure->outcome);
        TR_TRY(tr_making_caption(figure, err));
        TR_TRY(set_many_again(figure, err));
    }
    figure->outcome.least_points = figure->many.n_names > 0 ? figure->many.points * figure->sheet.scale : 0;
out:
    return st;
}
