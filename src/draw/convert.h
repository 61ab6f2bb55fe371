/* SPDX-License-Identifier: GPL-2.0-or-later */
/* PNG and PDF of a finished figure, by librsvg's program rsvg-convert. */
#ifndef TR_DRAW_CONVERT_H
#define TR_DRAW_CONVERT_H

#include "draw/picture.h"
#include "draw/svg_text.h"

enum { TR_LEAST_DPI = 30, TR_USUAL_DPI = 300, TR_MOST_DPI = 1200 };

/* The path of rsvg-convert, which the caller frees with tr_free(); where it is missing, TR_IO with the name
 * of its package. */
TrStatus tr_converter_find(char **path, TrError *err);

/* Write the figure as PNG with `dpi` pixels per inch of its page, and say so in it. TR_BAD_USAGE where that
 * are more pixels than anybody can open; TR_ANALYSIS where rsvg-convert fails or takes too long. */
TrStatus tr_convert_to_png(const char *converter, const TrPicture *picture, const TrSvg *svg, size_t dpi,
                           FILE *file, TrError *err);
/* Write the figure as a PDF of one page, its text as text, its fonts inside. Its day of creation is the date
 * that the picture prints, else the first day of 1970: the same input gives the same bytes on any day. */
TrStatus tr_convert_to_pdf(const char *converter, const TrPicture *picture, const TrSvg *svg, FILE *file,
                           TrError *err);

#endif
