/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a diagram definition asks for: its trama_… attributes, as values. One more is one row in diagram.c. */
#ifndef TR_DRAW_DIAGRAM_H
#define TR_DRAW_DIAGRAM_H

#include "claims/date.h"
#include "draw/attributes.h"
#include "draw/page.h"
#include "draw/palette.h"
#include "draw/words.h"

/* Which words stand on ties: all; only the status where it is not plainly reported; none. */
typedef enum { TR_LABEL_ALL, TR_LABEL_STATUS, TR_LABEL_NODES } TrLabelling;

typedef enum {
    TR_LAYOUT_OWN, /* as the definition's Graphviz attributes say */
    TR_LAYOUT_LAYERED,
    TR_LAYOUT_FORCE,
    TR_LAYOUT_RADIAL,
    TR_LAYOUT_CIRCULAR,
    TR_LAYOUT_COLUMNS,
    TR_LAYOUT_CLUSTERS,
    TR_LAYOUT_NESTED,
    TR_LAYOUT_MATRIX
} TrLayout;

/* What makes a group: of columns, clusters, a ring's arcs, and of what is collapsed. */
typedef enum { TR_BY_NONE, TR_BY_KIND, TR_BY_SECTOR, TR_BY_PARENT, TR_BY_COUNTRY } TrGrouping;

typedef enum { TR_DRAW_TIES, TR_DRAW_PEOPLE, TR_DRAW_ORGANIZATIONS } TrDrawn; /* as TrMode */

typedef enum { TR_PANELS_NONE, TR_PANELS_YEAR, TR_PANELS_MONTH } TrPanels;

typedef struct {
    const char *path; /* as given, for messages */
    const char *name; /* of its file, without folder and extension */
    TrDotFile file;   /* what it says; graph attributes that do not begin with trama_ are Graphviz's own */
    TrAttributes graphviz; /* these, in order */
    const char *title, *title_es, *caption, *credit, *date;
    const char *id;                         /* begins all ids; empty: the name does */
    const char *kinds, *entities;           /* where the picture starts from; both empty: everything */
    const char *path_ends;                  /* "A|B": what lies on the shortest paths between them */
    const char *without_kinds;              /* never shown */
    const char *layers;                     /* empty: all */
    const char *statuses, *signs, *sources; /* of ties; empty: all */
    const char *since, *until;              /* of ties; empty: all; each a date */
    TrDate first, last;                     /* these as dates */
    size_t hops;                            /* steps from there */
    size_t top;                             /* start from that many, the highest; 0: all */
    size_t core;                            /* only those with so many ties among one another; 0: all */
    double alpha;                           /* of the disparity filter; 0: none */
    size_t nodes;                           /* at most */
    const char *by;                         /* the measure that sizes and chooses */
    TrGrouping collapse, groups;
    TrPanels panels;
    TrLayout layout;
    TrLabelling labels;
    bool equal_sizes, letters_by_rank, acronyms, without_isolated, without_links;
    TrDrawn network; /* what is drawn: ties, or people or bodies tied by what they share */
    size_t wrap;     /* characters of a line of a name */
    TrPage page;
    TrOrientation orientation;
    TrLanguage language;
    TrPalette palette;
} TrDiagram;

/* Read a definition from its text; `path` is for messages. An unknown trama_ attribute, or a word that is not
 * one of its values, is an error with a suggestion. Release with tr_diagram_release(). */
TrStatus tr_diagram_read(const char *renderer, const char *path, const char *text, size_t length,
                         TrDiagram *diagram, TrError *err);
/* Likewise from `printed`, what trama-render says of the definition; `text` is for line numbers. */
TrStatus tr_diagram_take(const char *path, const char *text, const char *printed, size_t length,
                         TrDiagram *diagram, TrError *err);
void tr_diagram_release(TrDiagram *diagram);

/* Whether `word` is among the comma-separated `list`. */
bool tr_list_has(const char *list, const char *word);
/* Take the next item of a list separated by vertical bars, without blanks around it; false at its end. */
bool tr_bar_list_next(const char **list, char *item, size_t bytes);
/* The attributes there are, for the man page: a Markdown table. */
void tr_diagram_print_attributes(FILE *file);

#endif
