/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The diagram definitions at hand: those of a folder, or those embedded in the program; and the style. */
#ifndef TR_DRAW_GALLERY_H
#define TR_DRAW_GALLERY_H

#include "draw/diagram.h"

typedef struct {
    TrDotFile style;
    TrDiagram *diagrams; /* in order of name */
    size_t n, room;
} TrGallery;

/* Read every definition of `folder` (each .gv file but style.gv). Where folder is NULL, of the folder graphs
 * if there is one, else the embedded ones. Release with tr_gallery_release(). */
TrStatus tr_gallery_read(const char *renderer, const char *folder, TrGallery *gallery, TrError *err);
/* Read one definition: a file; or else a name ("cartel"), of a file in the folder graphs or of an embedded
 * one. The style is the style.gv beside it, else the embedded one. */
TrStatus tr_gallery_read_one(const char *renderer, const char *wanted, TrGallery *gallery, TrError *err);
/* Diagrams whose definitions name no language of their own are drawn in this one. */
void tr_gallery_speak(TrGallery *gallery, TrLanguage language);
void tr_gallery_release(TrGallery *gallery);

#endif
