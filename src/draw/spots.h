/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where entities and words stand in a drawing, and better places for them. */
#ifndef TR_DRAW_SPOTS_H
#define TR_DRAW_SPOTS_H

#include "draw/drawing.h"
#include "draw/untangle.h"

/* Of a picture's shown entities, in order, and then of those of its ties that have words. */
struct TrSpots {
    TrTangle tangle;
    TrThread *threads;
    uint32_t *word_of; /* by tie of the network: the body of its words, or TR_NO_ID */
};

/* Read the boxes of entities and words from `drawing`, which is `picture` in `variant` (its order 0). *found
 * is false where they are not all there. Starts as {0}; release with tr_spots_release(). */
TrStatus tr_spots_read(const TrPicture *picture, const TrVariant *variant, const TrDrawing *drawing,
                       TrSpots *spots, bool *found, TrError *err);
void tr_spots_release(TrSpots *spots);

#endif
