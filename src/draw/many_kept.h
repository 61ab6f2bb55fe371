/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The small marks of a picture of many, where they stood in the last edition. */
#ifndef TR_DRAW_MANY_KEPT_H
#define TR_DRAW_MANY_KEPT_H

#include "draw/kept.h"
#include "draw/many.h"

/* Put each mark that `last` knows back where it stood, and the new ones beside those they are tied to, free
 * of other marks as far as there is room near. *how = TR_KEPT; or why not, and nothing has moved: the
 * definition is another, or more than half of the entities are new. */
TrStatus tr_many_keep(TrMany *many, const TrPositions *last, TrKeptHow *how, TrError *err);
/* Where all marks stand, counted from the place that was (0, 0) in the last edition. */
TrStatus tr_many_standing(const TrMany *many, TrStanding *standing, TrError *err);

#endif
