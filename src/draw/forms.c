/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/figure.h"

TrStatus tr_figure_draw_form(const TrPicture *picture, const TrVariant *variant, TrDrawing *drawing,
                             TrError *err)
{
    if (picture->diagram->layout == TR_LAYOUT_MATRIX)
        return tr_matrix_draw(picture, drawing, err);
    if (picture->diagram->panels != TR_PANELS_NONE)
        return tr_panels_draw(picture, variant, drawing, err);
    return tr_drawing_of_picture(picture, variant, NULL, drawing, err);
}
