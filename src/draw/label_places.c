/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/label_places.h"

#include <math.h>

#define PI 3.14159265358979323846
enum { N_ANGLES = 24 };

static bool overlap(TrBox a, TrBox b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static TrBox around(TrSpot spot, double radius)
{
    return (TrBox){spot.x - radius, spot.y - radius, spot.x + radius, spot.y + radius};
}

/* Whether the line from a to b enters the box: looked at every two points of its length. */
static bool crosses(TrSpot a, TrSpot b, TrBox box)
{
    int steps = (int)(hypot(b.x - a.x, b.y - a.y) / 2) + 2;
    for (int i = 0; i <= steps; i++) {
        TrSpot spot = {a.x + (b.x - a.x) * i / steps, a.y + (b.y - a.y) * i / steps};
        if (overlap(around(spot, 0.2), box))
            return true;
    }
    return false;
}

/* Put the label `distance` points from the rim of its dot in direction `angle`. */
static void try_place(const TrLabelPlaces *places, TrPlacedLabel *label, double distance, double angle)
{
    const TrDot *dot = &places->dots[label->dot];
    double points = places->points, far = dot->radius + distance, side = cos(angle);
    double x = dot->spot.x + cos(angle) * far, y = dot->spot.y - sin(angle) * far;
    double left = side > 0.3 ? x : side < -0.3 ? x - label->width : x - label->width / 2;
    double middle = sin(angle) > 0.9 ? y - points / 2 : sin(angle) < -0.9 ? y + points / 2 : y;
    label->box = (TrBox){left - 1, middle - points * 0.55, left + label->width + 1, middle + points * 0.55};
    label->corner = (TrSpot){left, middle + points * 0.35};
    label->anchor = (TrSpot){x, y};
    label->linked = distance > 3;
}

/* How bad the label's place is: over another label or link worst, then outside, over dots, over words; else
 * how far it is. */
static double badness(const TrLabelPlaces *places, const TrPlacedLabel *label, double distance)
{
    TrBox box = label->box, in = places->within;
    TrSpot from = places->dots[label->dot].spot;
    double sum = distance;
    sum +=
        box.left < in.left || box.right > in.right || box.top < in.top || box.bottom > in.bottom ? 4000 : 0;
    for (size_t i = 0; i < places->n_labels; i++) {
        const TrPlacedLabel *other = &places->labels[i];
        sum += overlap(box, other->box) ? 9000 : 0;
        sum += other->linked && crosses(places->dots[other->dot].spot, other->anchor, box) ? 500 : 0;
        sum += label->linked && crosses(from, label->anchor, other->box) ? 500 : 0;
    }
    for (size_t v = 0; v < places->n_dots; v++) {
        const TrDot *dot = &places->dots[v];
        if (v == label->dot || isnan(dot->spot.x))
            continue;
        sum += overlap(box, around(dot->spot, dot->radius)) ? (dot->named ? 300 : 25) : 0;
        sum += dot->named && label->linked && crosses(from, label->anchor, around(dot->spot, dot->radius))
                   ? 300
                   : 0;
    }
    for (size_t i = 0; i < places->n_words; i++)
        sum += overlap(box, places->words[i]) ? 120 : 0;
    sum += overlap(box, (TrBox){places->x_line, in.top, places->x_line, in.bottom}) ? 8 : 0;
    sum += overlap(box, (TrBox){in.left, places->y_line, in.right, places->y_line}) ? 8 : 0;
    return sum;
}

void tr_label_place(TrLabelPlaces *places, size_t dot, double width)
{
    static const double distances[] = {3,  6,  11,  17,  25,  35,  47, 61,
                                       77, 97, 127, 160, 200, 250, 310}; /* from the dot's rim */
    TrPlacedLabel label = {.dot = dot, .width = width}, best = label;
    double least = INFINITY;
    for (size_t d = 0; d < sizeof distances / sizeof *distances; d++)
        for (int a = 0; a < N_ANGLES; a++) {
            double bad;
            try_place(places, &label, distances[d], 2 * PI * a / N_ANGLES);
            bad = badness(places, &label, distances[d]);
            if (bad < least - 1e-9) {
                least = bad;
                best = label;
            }
        }
    places->labels[places->n_labels++] = best;
}
