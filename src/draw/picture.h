/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A diagram of a network: chosen, styled, ready to be written as DOT or drawn as SVG. */
#ifndef TR_DRAW_PICTURE_H
#define TR_DRAW_PICTURE_H

#include "base/builder.h"
#include "draw/choice.h"
#include "draw/diagram.h"

/* What every picture must say. */
#define TR_PICTURE_CAVEAT                                                                                    \
    "A tie is a claim by a source, not a finding. Position in the reported network is not guilt, rank or "   \
    "power."

typedef struct {
    const TrNetwork *network;
    const TrDotFile *style;
    const TrDiagram *diagram;
    const TrRankedMeasure *ranked; /* of the diagram's measure */
    const char *renderer;
    const char *date; /* to print, or NULL */
    TrChoice choice;
} TrPicture;

/* Choose what the picture shows. Borrows all it is given. Release with tr_picture_release(). */
TrStatus tr_picture_make(TrPicture *picture, TrError *err);
void tr_picture_release(TrPicture *picture);

/* The picture as DOT, before layout; Graphviz's own dot draws it too. */
TrStatus tr_picture_write_dot(const TrPicture *picture, FILE *file, TrError *err);
/* The picture as SVG: laid out by trama-render, with title, legend and caption. If that layout fails or takes
 * too long, once more with the entities in circles, and the caption says so. */
TrStatus tr_picture_write_svg(const TrPicture *picture, FILE *file, TrError *err);

/* The caption's sentences, in plain text, separated by line ends. */
TrStatus tr_picture_caption(const TrPicture *picture, bool pinned, TrBuilder *caption, TrError *err);
/* The composed attributes of a node's kind and of a tie. */
TrStatus tr_style_node(const TrPicture *picture, const char *kind, TrAttributes *attributes, TrError *err);
TrStatus tr_style_tie(const TrPicture *picture, const TrTie *tie, TrAttributes *attributes, TrError *err);
/* How a tie is drawn: its status, and confirmed where it is reported by two origins or more. */
TrLine tr_style_line(const TrTie *tie);
const char *tr_style_line_name(TrLine line);

#endif
