/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Ways to draw one picture, drawn side by side: each waits for a renderer of its own most of the time. */
#ifndef TR_DRAW_ATTEMPTS_H
#define TR_DRAW_ATTEMPTS_H

#include "draw/spots.h"

enum { TR_MOST_ATTEMPTS = 8 }; /* at the same time */

/* Starts as {.variant = …}; not to be moved once it is made. Release with tr_attempts_release(). */
typedef struct {
    TrVariant variant;
    bool finds_places; /* as tr_tries_place() does, first */
    TrSpots spots;
    TrDrawing drawing;
    bool failed; /* the renderer gave no drawing: err says why */
    TrError err;
    TrStatus st;
} TrAttempt;

/* How many at once: as many as there are threads. */
size_t tr_attempts_at_once(const TrPicture *picture);
/* Make them all. Fails where one of them fails otherwise than by the renderer, such as without memory. */
TrStatus tr_attempts_make(const TrPicture *picture, TrAttempt *attempts, size_t n, TrError *err);
void tr_attempts_release(TrAttempt *attempts, size_t n);

#endif
