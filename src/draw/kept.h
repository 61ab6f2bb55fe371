/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A picture whose entities stand where they stood in the last edition: see docs/decisions/025. */
#ifndef TR_DRAW_KEPT_H
#define TR_DRAW_KEPT_H

#include "draw/positions.h"

/* Where everything is to stand; which lines run as they did. Starts as {0}. */
typedef struct TrKept {
    TrStanding standing; /* routes that are to be found anew have no points */
    uint32_t *by_name;   /* stands in order of name */
    bool *loose;         /* by stand: what is to be put elsewhere, unless it is an old entity */
    unsigned attempt;    /* how often places were found before */
    bool sizing;         /* only to find out how large everything is: nothing has a place yet */
    double separation;   /* points that new lines keep from what they pass */
    size_t n_new;        /* entities that the last edition did not have */
} TrKept;

typedef enum {
    TR_KEPT,
    TR_KEPT_UNCHANGED,  /* the layout that found the places finds them again */
    TR_KEPT_OTHER_FORM, /* the definition has changed */
    TR_KEPT_MOSTLY_NEW, /* more than half of the entities are new */
    TR_KEPT_TOO_MANY,
    TR_KEPT_NO_ROOM,  /* there was none for something new */
    TR_KEPT_ILLEGIBLE /* lines through words, or letters that became too small */
} TrKeptHow;

/* Find out what `variant` of the picture shows, and how large everything is. Release in any case. */
TrStatus tr_kept_begin(const TrPicture *picture, const TrVariant *variant, TrKept *kept, TrError *err);
/* Give everything its place: what `last` has, where it has it. *how says whether that could be done. May be
 * called again, once tr_kept_count_faults() has found any: what it found in the way is put elsewhere, if it
 * is new or words. */
TrStatus tr_kept_place(const TrPicture *picture, const TrPositions *last, const TrVariant *variant,
                       TrKept *kept, TrKeptHow *how, TrError *err);
/* In what was drawn: lines that run through something else, of all or of those that were found anew. */
size_t tr_kept_count_faults(TrKept *kept, const TrStanding *drawn, bool all);
void tr_kept_release(TrKept *kept);
/* "more than half …", for a note. */
const char *tr_kept_words(TrKeptHow how);

/* More attributes, in brackets, of a node, of an edge with this id (NULL: none), and of a frame. */
void tr_kept_put_node(const TrKept *kept, char letter, size_t number, FILE *file);
void tr_kept_put_edge(const TrKept *kept, char tail, size_t a, char head, size_t b, const char *id,
                      FILE *file);
void tr_kept_put_frame(const TrKept *kept, size_t number, FILE *file);
/* Those of the graph, which win over the definition's. */
TrStatus tr_kept_set_graph(const TrKept *kept, TrAttributes *graph, TrArena *arena, TrError *err);

#endif
