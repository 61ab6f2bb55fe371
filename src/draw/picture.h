/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A diagram of a network: chosen, styled, ready to be written as DOT or drawn as SVG. */
#ifndef TR_DRAW_PICTURE_H
#define TR_DRAW_PICTURE_H

#include "base/builder.h"
#include "draw/choice.h"
#include "draw/diagram.h"
#include "draw/marks.h"

/* What every picture must say; in Spanish too: TR_SAY_CAVEAT of words.h. */
#define TR_PICTURE_CAVEAT                                                                                    \
    "A tie is a claim by a source, not a finding. Position in the reported network is not guilt, rank or "   \
    "power."

typedef struct {
    const TrNetwork *network;
    const TrDotFile *style;
    const TrDiagram *diagram;
    const TrRankedMeasure *ranked; /* of the diagram's measure */
    const uint32_t *rank_low,
        *rank_high; /* by node: the interval of its rank; NULL where it was not computed */
    const char *renderer;
    unsigned deadline_seconds; /* of one layout; 0: a minute */
    const char *date;          /* to print, or NULL */
    const char *ties_file;     /* what the table of its ties is called; NULL: there is none beside it */
    const TrMarks *marks;      /* of a picture of two editions; else NULL */
    TrChoice choice;
    double most_score; /* of those shown */
    char *title;       /* the definition's, in its language, with names for {1} and {2} */
    const struct TrPositions
        *last; /* where everything stood in the last edition, to be kept; NULL: it is not */
    struct TrPositions *positions; /* takes where everything stands once it is drawn, or NULL */
} TrPicture;

/* What became of a picture on its way to the page: for its caption and for a note. */
typedef struct {
    bool fell_back;               /* the layout failed: places of our own instead */
    bool many;                    /* small marks, as there are too many for shapes with names in them */
    bool not_as_asked;            /* too many for the layout that was asked for: placed by forces */
    size_t n_names, n_candidates; /* of many: who has a name, of those who would */
    bool words_left_out;          /* the page is too small for the words on ties */
    double least_points;          /* the smallest text on the page */
    const char
        *moved; /* why the last edition's places could not be kept; NULL: they were, or it was not asked */
} TrOutcome;

/* Choose what the picture shows. Borrows all it is given. Release with tr_picture_release(). */
TrStatus tr_picture_make(TrPicture *picture, TrError *err);
void tr_picture_release(TrPicture *picture);

/* The picture as DOT, before layout; Graphviz's own dot draws it too. */
TrStatus tr_picture_write_dot(const TrPicture *picture, FILE *file, TrError *err);
/* The picture as SVG: laid out by trama-render, with title, legend and caption. If that layout fails or takes
 * too long, once more with the entities in circles, and the caption says so. */
TrStatus tr_picture_write_svg(const TrPicture *picture, FILE *file, TrError *err);
/* Likewise, and say how it went. */
TrStatus tr_picture_draw(const TrPicture *picture, FILE *file, TrOutcome *outcome, TrError *err);

/* *title = the definition's title in `language`, with names for {1} and {2}; free with tr_free(). */
TrStatus tr_picture_title(const TrPicture *picture, TrLanguage language, char **title, TrError *err);
/* The caption's sentences, in plain text, separated by line ends. */
TrStatus tr_picture_caption(const TrPicture *picture, bool pinned, TrBuilder *caption, TrError *err);
/* Likewise, of a picture that was drawn. */
TrStatus tr_picture_caption_of(const TrPicture *picture, const TrOutcome *outcome, TrBuilder *caption,
                               TrError *err);
/* The composed attributes of a node's kind and of a tie; and what a person charged over a tie to a cartel has
 * instead of the neutral colour. */
TrStatus tr_style_node(const TrPicture *picture, const char *kind, TrAttributes *attributes, TrError *err);
TrStatus tr_style_charged(const TrPicture *picture, TrAttributes *attributes, TrError *err);
TrStatus tr_style_tie(const TrPicture *picture, const TrTie *tie, TrAttributes *attributes, TrError *err);
/* How a tie is drawn: its status, and confirmed where it is reported by two origins or more. */
TrLine tr_style_line(const TrTie *tie);
const char *tr_style_line_name(TrLine line);

/* The ids of a node and of a tie in the SVG, after the diagram's name: stable between editions, and no two
 * the same on one page. More of them in ids.h. */
void tr_node_id(TrBuilder *id, const TrPicture *picture, uint32_t node);
void tr_tie_id(TrBuilder *id, const TrPicture *picture, const TrTie *tie);

/* By how much a node is enlarged, 1 to 2 along each side: the area grows with the score, at most fourfold. 1
 * where its rank is not known to within a quarter of all, where sizes are equal, and for events. */
double tr_picture_scale(const TrPicture *picture, uint32_t node);
/* How many of the entities shown have a rank that is too unsure to set their size. */
size_t tr_picture_count_unsure(const TrPicture *picture);

#endif
