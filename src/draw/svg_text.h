/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a finished figure says of itself, read back from its SVG: so that what stands beside it agrees. */
#ifndef TR_DRAW_SVG_TEXT_H
#define TR_DRAW_SVG_TEXT_H

#include "base/builder.h"

/* A finished figure, NUL-terminated, as tr_picture_draw() writes it. */
typedef struct {
    const char *text;
    size_t length;
} TrSvg;

/* Where its <svg> begins, behind the XML prolog. */
const char *tr_svg_root(const TrSvg *svg);
/* Width and height of its page in points; TR_ANALYSIS if it has none. */
TrStatus tr_svg_size(const TrSvg *svg, double *width, double *height, TrError *err);
/* Add the text of its own <title> or <desc>, as plain text in one line; nothing where it has none. */
void tr_svg_put_element(const TrSvg *svg, const char *element, TrBuilder *text);

#endif
