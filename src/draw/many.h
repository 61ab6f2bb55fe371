/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A picture of too many entities for shapes with names in them: small marks at places of our own, and names
 * beside those that stand highest, as far as there is room. Drawn without Graphviz. */
#ifndef TR_DRAW_MANY_H
#define TR_DRAW_MANY_H

#include "draw/mesh.h"
#include "draw/picture.h"

enum {
    TR_MOST_SHAPES = 300, /* entities that have a name in a shape each, where they are placed by forces … */
    TR_MOST_LAYERED = 1000, /* … and where they are in layers */
    TR_MANY_POINTS = 10,    /* of names, where the page has no size */
    TR_BESIDE_MANY = 70,    /* points for names on either side, where all may have one */
    TR_MOST_NAMED = 500     /* ranks that have a name, where there are more entities than in layers */
};

/* A name beside its mark, in points from the lower left corner: where it begins, and its base line. */
typedef struct {
    uint32_t place; /* of the shown nodes */
    double x, y, width;
} TrManyName;

/* In points, y upward as Graphviz counts. Starts as {0}. */
typedef struct {
    const TrPicture *picture;
    double *x, *y, *radius; /* by place among the shown nodes */
    double width, height;
    double shift_x, shift_y; /* where the last edition's (0, 0) is now, if its places were kept */
    double mark;             /* across the smallest */
    bool as_asked;           /* in the layout that was asked for */
    TrManyName *names;
    size_t n_names, n_candidates; /* who has a name; who would have one */
    bool *named;                  /* by place: has a name */
    double points;                /* of the letters */
} TrMany;

/* Whether the picture is one of so many. */
bool tr_picture_is_many(const TrPicture *picture);
/* Find the places. Borrows the picture. Release with tr_many_release(). */
TrStatus tr_many_make(const TrPicture *picture, TrMany *many, TrError *err);
/* The mesh of the ties shown, by place. Release with tr_mesh_release(). */
TrStatus tr_many_mesh(const TrPicture *picture, TrMesh *mesh, TrError *err);
/* Choose who has a name, in letters of `points`: none over another name or, up to TR_MOST_LAYERED entities,
 * over a mark. */
TrStatus tr_many_name(TrMany *many, double points, TrError *err);
/* What is written of a name: the whole of it up to 40 characters. */
void tr_many_text(const TrMany *many, uint32_t place, TrBuilder *text);
/* The elements of the SVG, from the upper left corner. */
TrStatus tr_many_write_svg(const TrMany *many, FILE *file, TrError *err);
/* For the caption. */
void tr_many_report(const TrMany *many, TrOutcome *outcome);
void tr_many_release(TrMany *many);

#endif
