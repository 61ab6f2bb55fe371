/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Two editions as one network to draw: the ties that changed, those that stayed alike between the same
 * entities, and marks that say which is which. */
#ifndef TR_REPORT_DIFF_UNION_H
#define TR_REPORT_DIFF_UNION_H

#include "draw/marks.h"
#include "editions/editions.h"

/* Starts as {0}. Claims of ties that are gone are those of OLD, all others of NEW; each keeps its file and
 * line. */
typedef struct {
    TrInput input;      /* a shell around that of NEW: its strings, sources, kinds; claims of both */
    TrNetwork *network; /* for a picture: its origins are not known */
    TrMarks marks;
    uint8_t *tie_marks, *node_marks;
    TrTie *was;
} TrUnion;

/* Borrows the networks of `difference`; adds strings to NEW's input, so compare before. Release with
 * tr_union_release() in any case, before the inputs go. */
TrStatus tr_union_make(const TrDifference *difference, TrUnion *both, TrError *err);
void tr_union_release(TrUnion *both);

#endif
