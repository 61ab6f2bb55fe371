/* SPDX-License-Identifier: GPL-2.0-or-later */
/* NAME.positions.json: where everything stands in a finished picture, so that the next edition can keep it.
 */
#ifndef TR_DRAW_POSITIONS_H
#define TR_DRAW_POSITIONS_H

#include "draw/standing.h"

#define TR_POSITIONS_FORMAT "trama positions 1"

/* Starts as {0}. */
typedef struct TrPositions {
    TrStanding standing;  /* of a file: no names, frames nor ends of routes */
    const char *form;     /* what of the definition sets the places: where it has changed, nothing is kept */
    char fingerprint[17]; /* of what was laid out */
    bool fresh;           /* laid out freely, not kept */
    TrVariant variant;
    bool lying;
    double page_width, page_height; /* points */
    double scale, left, top; /* on the page, from its left and top, is (left + scale x, top - scale y) */
    double least_points;
} TrPositions;

void tr_positions_release(TrPositions *positions);
/* What must be the same in two editions for places to be kept: layout, page, what stands on ties. In the
 * positions' arena. */
TrStatus tr_positions_set_form(TrPositions *positions, const TrDiagram *diagram, TrError *err);
void tr_positions_set_fingerprint(TrPositions *positions, const char *text, size_t length);

/* Write as JSON: UTF-8, a line for each thing that stands somewhere. */
TrStatus tr_positions_write(const TrPositions *positions, FILE *file, TrError *err);
/* Read the text of such a file; `path` is for messages. What is no such file, or holds a number out of all
 * bounds, is TR_BAD_INPUT with the line and column. Release in any case. */
TrStatus tr_positions_parse(const char *path, const char *text, size_t length, TrPositions *positions,
                            TrError *err);
/* Likewise from a file. *there = false, and nothing read, where there is none. */
TrStatus tr_positions_read(const char *path, TrPositions *positions, bool *there, TrError *err);

#endif
