/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/making.h"

#include "draw/tries.h"

bool tr_making_has_drawing(const TrPicture *picture)
{
    return picture->choice.n_nodes > 0;
}

TrSheetContent tr_making_content(const TrMaking *figure, const TrDrawing *drawing)
{
    return (TrSheetContent){
        .picture = figure->picture,
        .drawing = tr_making_has_drawing(figure->picture) ? drawing : NULL,
        .legend = &figure->legend,
        .legend_drawing = &figure->legend_drawing,
        .caption = figure->caption.text != NULL ? figure->caption.text : "",
    };
}

TrStatus tr_making_caption(TrMaking *figure, TrError *err)
{
    tr_build_clear(&figure->caption);
    return tr_picture_caption_of(figure->picture, &figure->outcome, &figure->caption, err);
}

/* The legend takes the width of the sheet. */
TrStatus tr_making_legend(TrMaking *figure, const TrSheet *sheet, TrError *err)
{
    tr_legend_release(&figure->legend);
    return tr_legend_make(figure->picture, tr_sheet_legend_width(sheet), &figure->legend, err);
}

/* ---- which way it shows largest ---- */

/* Set `drawing` on an upright or lying sheet; if it shows larger so than in any way before, keep both. */
TrStatus tr_making_try_sheet(TrMaking *figure, TrDrawing *drawing, bool lying, size_t n_crossings,
                             size_t n_through, bool *kept, TrError *err)
{
    TrSheet sheet = tr_sheet_begin(figure->picture->diagram->page, lying, drawing->width);
    TrSheetContent content;
    double merit;
    TrStatus st = TR_OK;
    TR_TRY(tr_making_legend(figure, &sheet, err));
    content = tr_making_content(figure, drawing);
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
TrStatus tr_making_try_sheets(TrMaking *figure, const TrVariant *variant, TrDrawing *drawing, bool alone,
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
        TR_TRY(tr_making_try_sheet(figure, drawing, lying == 1, n_crossings, n_through, &kept, err));
        any = any || kept;
    }
    if (any) {
        tr_drawing_release(&figure->drawing);
        figure->drawing = *drawing;
        figure->variant = *variant;
        figure->variant.spots = NULL; /* the caller's */
        *drawing = (TrDrawing){0};
    }
out:
    return st;
}
