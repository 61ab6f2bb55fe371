/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is new, gone or otherwise in a picture of two editions. Each change is marked in the width of a line,
 * in its colour and in words; what is gone also in long dashes. The dashes and dots of a status stay. */
#ifndef TR_DRAW_MARKS_H
#define TR_DRAW_MARKS_H

#include "draw/attributes.h"
#include "draw/words.h"
#include "network/network.h"

typedef enum { TR_MARK_NONE, TR_MARK_ADDED, TR_MARK_REMOVED, TR_MARK_CHANGED, TR_N_MARKS } TrMark;

typedef struct {
    const uint8_t *ties, *nodes; /* TrMark, by tie and by node of the network drawn */
    const TrTie *was;            /* by tie: as one that changed stood in the old edition */
    size_t n_ties[TR_N_MARKS];   /* by mark, in the two editions, drawn or not; NONE: those that are alike */
} TrMarks;

/* "none", "added", "removed", "changed". */
const char *tr_mark_name(TrMark mark);
/* How a tie, and a node, with that mark is drawn, over what its layer, status and kind ask for. */
TrStatus tr_mark_tie(TrMark mark, TrAttributes *attributes, TrError *err);
TrStatus tr_mark_node(TrMark mark, TrAttributes *attributes, TrError *err);
/* What stands before a marked name: "+ ", "− " or nothing. */
const char *tr_mark_before_name(TrMark mark);
/* The first line of a marked tie's label: "+ new", "− gone", "alleged → charged", "1 → 3 claims". */
void tr_mark_words(TrBuilder *label, const TrMarks *marks, const TrNetwork *network, uint32_t tie,
                   TrLanguage language);
/* The words of the legend for ties of that mark. */
TrPhrase tr_mark_phrase(TrMark mark);
/* In an SVG of trama-render's: the dashes of what is gone, in place, longer than those of a status. */
void tr_marks_lengthen_dashes(char *svg);

#endif
