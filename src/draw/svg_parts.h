/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Groups of SVG that we write ourselves, as trama-render writes those of Graphviz: id, class, title, link. */
#ifndef TR_DRAW_SVG_PARTS_H
#define TR_DRAW_SVG_PARTS_H

#include "draw/picture.h"

/* What a group says of itself; texts are plain, `title` and `link` may be NULL or "". */
typedef struct {
    const char *id, *class, *title;
    const char *link; /* as tr_link_put() makes it */
} TrSvgPart;

/* <g>, its title, and <a> where it has a link. */
void tr_svg_part_open(FILE *file, const TrSvgPart *part);
void tr_svg_part_close(FILE *file, const TrSvgPart *part);

#endif
