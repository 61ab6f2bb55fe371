/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How wide text is in Arial (and in Liberation Sans and Helvetica, which share its widths), without a font.
 */
#ifndef TR_DRAW_METRICS_H
#define TR_DRAW_METRICS_H

#include <stddef.h>

/* Width of text[0 .. length-1] in points at `points` size. Letters with accents are as wide as without,
 * accents of their own take no room; letters outside Latin are taken for 0.6 em, East Asian ones for 1 em. */
double tr_text_width(const char *text, size_t length, double points);

/* Where to end the first line of `text` so that it has at most `width` points: the bytes of the line, and in
 * *skip the blanks after it. A word longer than the line is cut. */
size_t tr_text_break(const char *text, double width, double points, size_t *skip);

#endif
