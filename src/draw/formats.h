/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The formats of a picture. One more is one row in formats.c and, if it is no other writer's, a function. */
#ifndef TR_DRAW_FORMATS_H
#define TR_DRAW_FORMATS_H

#include "draw/convert.h"

/* How it is written. */
typedef struct {
    bool inlined;          /* SVG without the XML prolog, to be pasted into HTML */
    size_t dpi;            /* of PNG */
    const char *converter; /* rsvg-convert; NULL where the format does without */
} TrFormatWish;

typedef struct {
    const char *name, *extensions, *help; /* extensions: separated by blanks, the first the usual one */
    bool drawn;                           /* made from the finished figure; else from the picture alone */
    bool converted;                       /* by rsvg-convert */
    /* `svg`: the finished figure; NULL where it is not `drawn`. */
    TrStatus (*write)(const TrPicture *picture, const TrSvg *svg, const TrFormatWish *wish, FILE *file,
                      TrError *err);
} TrPictureFormat;

extern const TrPictureFormat tr_picture_formats[];
extern const size_t tr_n_picture_formats;

/* The format called `name` or, where that is NULL, that of the extension of `path`; of "-", standard output,
 * SVG. NULL with TR_BAD_USAGE in `err`: a sentence that names those there are. */
const TrPictureFormat *tr_picture_format_find(const char *name, const char *path, TrError *err);
/* One line each: name, extension, what for. */
void tr_picture_formats_print(FILE *file, const char *before);

#endif
