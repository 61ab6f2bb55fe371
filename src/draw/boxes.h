/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The nodes of a finished drawing, as boxes. */
#ifndef TR_DRAW_BOXES_H
#define TR_DRAW_BOXES_H

#include "draw/drawing.h"
#include "draw/untangle.h"

typedef struct {
    TrBody body;   /* in points, counted upwards as in DOT */
    bool is_label; /* words on a tie, else an entity */
} TrBox;

/* The boxes of all nodes of `drawing`, in its order: that in which they were written. Free with tr_free(). */
TrStatus tr_boxes_read(const TrDrawing *drawing, TrBox **boxes, size_t *n, TrError *err);

#endif
