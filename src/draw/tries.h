/* SPDX-License-Identifier: GPL-2.0-or-later */
/* More ways to draw a small picture whose lines cross: Graphviz's layers depend on the order in which
 * entities and ties are written, its forces on where they begin. Each order and each beginning is a try;
 * which is kept is for figure.c. docs/decisions/028-fewer-crossings.md. */
#ifndef TR_DRAW_TRIES_H
#define TR_DRAW_TRIES_H

#include "draw/spots.h"

/* Further variants of `picture` into `tries` (at most TR_MOST_TRIES), beside its n > 0 `basic` ones; returns
 * how many: fewer for larger pictures, none where neither order nor beginning changes anything. */
enum { TR_MOST_TRIES = 24 };
size_t tr_tries_further(const TrPicture *picture, const TrVariant *basic, size_t n, TrVariant *tries);
/* Whether there are any; and whether a drawing needs no more: nothing crosses, or in a large one, which
 * always does, no line runs through anything. */
bool tr_tries_any(const TrPicture *picture);
bool tr_tries_are_enough(const TrPicture *picture, size_t n_crossings, size_t n_through);
/* For a layout by forces: find better places than those of `variant`, and set variant->spots to them, which
 * are put into `spots`. Leaves both as they are for other layouts, and where the renderer gives no drawing.
 */
TrStatus tr_tries_place(const TrPicture *picture, TrVariant *variant, TrSpots *spots, TrError *err);
/* Likewise for the only variant of a picture that is too large to be drawn whole many times: the better of
 * two beginnings, by what is left tangled. */
TrStatus tr_tries_begin(const TrPicture *picture, TrVariant *variants, size_t n, TrSpots *spots,
                        TrError *err);
/* The numbers 0 .. n-1 in the order number `order`: each order another, 0 as they are. Free with tr_free().
 */
TrStatus tr_tries_order(int order, size_t n, uint32_t **numbers, TrError *err);
/* How good a drawing is on its page: larger is better, above 0. `scale` is of the drawing on the page, and
 * `points` its smallest letters there. Where they can be read, crossings weigh more than size, and a line
 * through an entity or through words as much as ten. */
double tr_tries_merit(const TrPicture *picture, double scale, double points, size_t n_crossings,
                      size_t n_through);

#endif
