/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The size of the sheet a picture is set on. */
#ifndef TR_DRAW_PAGE_H
#define TR_DRAW_PAGE_H

#include <stdbool.h>

/* In points; both 0: as large as the picture needs. A height of 0 alone: as high as it needs. */
typedef struct {
    double width, height;
} TrPage;

typedef enum { TR_ORIENTATION_AUTO, TR_PORTRAIT, TR_LANDSCAPE } TrOrientation;

/* No text on a page may be smaller than this, in points. */
#define TR_LEAST_POINTS 6.0

/* "A4", "A5", "column", "slide", or WIDTHxHEIGHT with mm, cm, in or pt behind it (pt if there is none); false
 * if `text` is none of them, or not between 100 and 14400 points. */
bool tr_page_parse(const char *text, TrPage *page);
/* The sizes there are by name, for messages. */
const char *tr_page_names(void);

#endif
