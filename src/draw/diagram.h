/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a diagram definition asks for: its trama_… attributes, as values. One more is one row in diagram.c. */
#ifndef TR_DRAW_DIAGRAM_H
#define TR_DRAW_DIAGRAM_H

#include "draw/attributes.h"

typedef enum { TR_LABEL_ALL, TR_LABEL_NODES } TrLabelling;

typedef struct {
    const char *path; /* as given, for messages */
    const char *name; /* of its file, without folder and extension */
    TrDotFile file;   /* what it says; graph attributes that do not begin with trama_ are Graphviz's own */
    TrAttributes graphviz; /* these, in order */
    const char *title, *caption;
    const char *kinds, *entities; /* where the picture starts from; both empty: everything */
    const char *without_kinds;    /* never shown */
    const char *layers;           /* empty: all */
    size_t hops;                  /* steps from there */
    size_t nodes;                 /* at most */
    const char *by;               /* the measure that sizes and chooses */
    TrLabelling labels;
} TrDiagram;

/* Read a definition from its text; `path` is for messages. An unknown trama_ attribute is an error with a
 * suggestion. Release with tr_diagram_release(). */
TrStatus tr_diagram_read(const char *renderer, const char *path, const char *text, size_t length,
                         TrDiagram *diagram, TrError *err);
void tr_diagram_release(TrDiagram *diagram);

/* Whether `word` is among the comma-separated `list`. */
bool tr_list_has(const char *list, const char *word);
/* The attributes there are, for the man page: a Markdown table. */
void tr_diagram_print_attributes(FILE *file);

#endif
