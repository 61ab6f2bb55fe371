/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Places for the names of dots on a chart: one after the other, each where it overlaps least, linked to its
 * dot where it stands away from it. */
#ifndef TR_DRAW_LABEL_PLACES_H
#define TR_DRAW_LABEL_PLACES_H

#include "draw/chart.h"

typedef struct {
    double left, top, right, bottom;
} TrBox;

/* A dot to keep clear of; one with a name of its own more than others. */
typedef struct {
    TrSpot spot; /* not finite: it is not there */
    double radius;
    bool named;
} TrDot;

typedef struct {
    size_t dot;    /* of TrLabelPlaces' dots */
    double width;  /* points */
    TrSpot corner; /* where the text begins */
    TrSpot anchor; /* where the link to the dot ends */
    TrBox box;
    bool linked; /* it stands away from its dot */
} TrPlacedLabel;

typedef struct {
    TrBox within; /* labels stay in here if they can */
    double points;
    const TrDot *dots;
    size_t n_dots;
    const TrBox *words; /* to keep clear of */
    size_t n_words;
    double x_line, y_line; /* lines down and across, better not crossed; NaN: none */
    TrPlacedLabel *labels; /* room for as many as are placed */
    size_t n_labels;
} TrLabelPlaces;

/* Place one more label. */
void tr_label_place(TrLabelPlaces *places, size_t dot, double width);

#endif
