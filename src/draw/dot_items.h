/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Nodes and ties of a picture as lines of DOT. */
#ifndef TR_DRAW_DOT_ITEMS_H
#define TR_DRAW_DOT_ITEMS_H

#include "draw/layout.h"

/* What is being written. `arena` holds the texts of one item at a time. */
typedef struct {
    const TrPicture *picture;
    const TrVariant *variant;
    const TrPlan *plan;
    FILE *file;
    TrArena arena;
    TrBuilder builder;
    uint32_t *place_of; /* by node: its place among those shown */
    size_t tie_at;      /* of the tie that is being written, among those shown */
} TrDotWriting;

/* The attributes of the node at place `i` of those shown, and of a tie without its words; texts live in the
 * arena. */
TrStatus tr_dot_node_attributes(TrDotWriting *w, size_t i, TrAttributes *attributes, TrError *err);
TrStatus tr_dot_tie_attributes(TrDotWriting *w, const TrTie *tie, TrAttributes *attributes, TrError *err);
/* The node at place `i` of those shown. */
TrStatus tr_dot_write_node(TrDotWriting *w, size_t i, TrError *err);
/* A tie: one line, or with words two, from its first party to the words and from these to its second. */
TrStatus tr_dot_write_tie(TrDotWriting *w, uint32_t tie, TrError *err);
/* Whether the tie's words make a node of their own: t with the tie's number behind it. */
bool tr_dot_tie_has_words(TrDotWriting *w, uint32_t tie);
/* Whether a frame says what the tie would: a body within the one that it is part of. */
bool tr_dot_tie_is_nesting(const TrPicture *picture, const TrTie *tie);
/* Places of our own for all that is shown, into `plan`: entities, and behind them the words of each tie. */
TrStatus tr_dot_pin(TrDotWriting *w, TrPlan *plan, TrError *err);
/* Set `key` to what was built, copied into the arena. */
TrStatus tr_dot_set_built(TrDotWriting *w, TrAttributes *attributes, const char *key, TrError *err);

#endif
