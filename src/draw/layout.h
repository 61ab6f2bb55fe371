/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How a picture is laid out: Graphviz's engine and attributes for each layout, and places of our own for
 * those that Graphviz does not do the same way twice (radial) or that need the groups (circular). */
#ifndef TR_DRAW_LAYOUT_H
#define TR_DRAW_LAYOUT_H

#include "draw/grouping.h"
#include "draw/many.h"
#include "draw/picture.h"

/* Places that were found for entities and words; spots.h. */
typedef struct TrSpots TrSpots;

/* Ways to draw the same picture: what fits the page best is taken. */
enum { TR_MOST_VARIANTS = 8, TR_MOST_STARTS = 4 };
typedef struct {
    bool top_down;   /* layers from top to bottom, else from left to right */
    bool wide_words; /* longer lines on ties */
    int start;       /* where a layout that is not in layers begins: another number, another picture */
    int order;       /* in which entities and ties are written: 0 as chosen, else tr_tries_order() */
    bool straight;   /* lines that go round nothing, to see quickly how much crosses */
    bool pinned;     /* at places of our own, which cannot fail, whatever was asked for */
    TrLabelling labels;
    const struct TrKept *kept; /* where everything stands already; NULL: the layout finds places */
    const TrSpots *spots;      /* where entities and words stand; NULL: for the layout to find */
} TrVariant;

typedef struct {
    TrAttributes graph; /* of Graphviz; what the definition says itself comes after and wins */
    double *x, *y;      /* of the shown nodes, in points; NULL: Graphviz places them */
    TrMany many;        /* where there are too many for shapes with names in them */
    TrGrouped groups;   /* of the shown nodes, for columns, clusters and rings */
} TrPlan;

/* Release with tr_plan_release(). */
TrStatus tr_plan_make(const TrPicture *picture, const TrVariant *variant, TrPlan *plan, TrError *err);
void tr_plan_release(TrPlan *plan);
/* The variants worth trying for `picture` into `variants` (at most TR_MOST_VARIANTS); returns how many. */
size_t tr_plan_variants(const TrPicture *picture, TrVariant *variants);
/* Which words stand on its ties: what the definition says, but none where there are hundreds of entities. */
TrLabelling tr_plan_labels(const TrPicture *picture);
/* Whether the picture is laid out in layers: then it can be turned. */
bool tr_plan_is_layered(const TrDiagram *diagram);

#define TR_BETWEEN_RINGS 120.0 /* points from one ring to the next, without words between */
#define TR_ON_CIRCLE     74.0  /* points of a circle's edge for each entity */
/* Places of the shown nodes on rings around the first of them by rank, turned by a share of a turn; or on one
 * circle by group. */
TrStatus tr_places_radial(const TrPicture *picture, double turn, double *x, double *y, TrError *err);
TrStatus tr_places_circular(const TrPicture *picture, const TrGrouped *groups, double *x, double *y,
                            TrError *err);

#endif
