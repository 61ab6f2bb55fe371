/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Colours of a picture: as style.gv gives them, in greys of the same lightness, or on a dark ground. */
#ifndef TR_DRAW_PALETTE_H
#define TR_DRAW_PALETTE_H

#include "base/arena.h"
#include "draw/attributes.h"

typedef enum { TR_PALETTE_OKABE_ITO, TR_PALETTE_GREYSCALE, TR_PALETTE_DARK } TrPalette;

enum { TR_COLOUR_BYTES = 8 };

/* `colour` (#RRGGBB) as the palette shows it, into `out`; what is no such colour stays as it is. `fill`: it
 * is a ground on which text stands. Lines and text keep a contrast of 3:1 and 4.5:1 with what is under them
 * wherever the colours of style.gv have it on white. */
const char *tr_palette_colour(TrPalette palette, const char *colour, bool fill, char out[TR_COLOUR_BYTES]);
/* Turn the colours among `attributes`; the new values live in `arena`. */
TrStatus tr_palette_apply(TrPalette palette, TrAttributes *attributes, TrArena *arena, TrError *err);
/* Relative luminance by WCAG 2.1 of a colour #RRGGBB, 0 to 1; -1 if it is none. */
double tr_colour_luminance(const char *colour);

#endif
