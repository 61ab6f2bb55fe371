/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The key to a picture: only what occurs in it, drawn by the same renderer from the same style. */
#ifndef TR_DRAW_LEGEND_H
#define TR_DRAW_LEGEND_H

#include "draw/picture.h"

typedef enum { TR_SAMPLE_HEADING, TR_SAMPLE_NODE, TR_SAMPLE_LINE } TrSampleKind;

/* One entry: a sample and its words. Positions in points, from the legend's upper left corner. */
typedef struct {
    TrSampleKind kind;
    const char *words;
    TrAttributes attributes;
    double x, y; /* of the sample's centre */
} TrSample;

typedef struct {
    TrArena arena;
    TrSample *samples;
    size_t n, room;
    double width, height;
} TrLegend;

enum { TR_LEGEND_TEXT_X = 24, TR_LEGEND_POINTS = 9 }; /* words begin this far right of the sample's centre */

/* An entry more: its sample's attributes are to be set. */
TrStatus tr_legend_add(TrLegend *legend, TrSampleKind kind, const char *words, TrSample **sample,
                       TrError *err);
/* The entries for the marks that occur in a picture of two editions. */
TrStatus tr_legend_add_marks(const TrPicture *picture, TrLegend *legend, TrError *err);
/* Collect what occurs in `picture` and place it within `width` points. Release with tr_legend_release(). */
TrStatus tr_legend_make(const TrPicture *picture, double width, TrLegend *legend, TrError *err);
/* The samples as DOT with fixed positions, for trama-render --layout nop2. */
TrStatus tr_legend_write_dot(const TrLegend *legend, const TrPicture *picture, FILE *file, TrError *err);
void tr_legend_release(TrLegend *legend);

#endif
