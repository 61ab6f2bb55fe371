/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Graphviz draws nodes in the order in which they were written: entities, then the words on ties. */
#include "draw/spots.h"

#include <stdlib.h>

#include "base/memory.h"
#include "draw/boxes.h"
#include "draw/dot_items.h"

#define SEPARATION 14.0 /* as in layout.c */
#define ROOM       1.12 /* for many, so that they can pass one another */
#define MORE_ROOM  1.7  /* for few, every other time: one within a triangle needs a larger one */
enum { FEW = 25 };

void tr_spots_release(TrSpots *spots)
{
    tr_free(spots->tangle.bodies);
    tr_free(spots->threads);
    tr_free(spots->word_of);
    *spots = (TrSpots){.threads = NULL};
}

/* ---- lines ---- */

static TrStatus list_threads(const TrPicture *picture, const TrVariant *variant, TrSpots *spots, TrError *err)
{
    TrDotWriting writing = {.picture = picture, .variant = variant};
    const TrChoice *choice = &picture->choice;
    uint32_t *place = NULL, n_bodies = (uint32_t)choice->n_nodes;
    size_t n = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(place, picture->network->n_nodes, err));
    TR_TRY(TR_ARRAY(spots->threads, 2 * choice->n_ties + 1, err));
    TR_TRY(TR_ARRAY(spots->word_of, picture->network->n_ties + 1, err));
    for (uint32_t i = 0; i < choice->n_nodes; i++)
        place[choice->nodes[i]] = i;
    for (size_t i = 0; i < choice->n_ties; i++) {
        const TrTie *tie = &picture->network->ties[choice->ties[i]];
        uint32_t a = place[tie->a], b = place[tie->b];
        spots->word_of[choice->ties[i]] = TR_NO_ID;
        if (tr_dot_tie_has_words(&writing, choice->ties[i])) {
            spots->word_of[choice->ties[i]] = n_bodies;
            spots->threads[n++] = (TrThread){a, n_bodies};
            spots->threads[n++] = (TrThread){n_bodies++, b};
        } else if (a != b) {
            spots->threads[n++] = (TrThread){a, b};
        }
    }
    if (writing.builder.failed)
        TR_TRY(tr_fail_memory(err));
    spots->tangle.n_bodies = n_bodies;
    spots->tangle.n_threads = n;
out:
    tr_builder_release(&writing.builder);
    tr_free(place);
    return st;
}

/* What a definition itself says of `sep`, "+11", keeps boxes apart on both sides. */
static double gap_of(const TrDiagram *diagram)
{
    const char *sep = tr_attributes_get(&diagram->graphviz, "sep");
    double own = sep == NULL ? 0 : strtod(sep + (*sep == '+'), NULL);
    return 2 * (own > 0 && own < 100 ? own : SEPARATION);
}

TrStatus tr_spots_read(const TrPicture *picture, const TrVariant *variant, const TrDrawing *drawing,
                       TrSpots *spots, bool *found, TrError *err)
{
    TrBox *boxes = NULL;
    size_t n = 0;
    TrStatus st = TR_OK;
    *found = false;
    TR_TRY(list_threads(picture, variant, spots, err));
    spots->tangle.threads = spots->threads;
    spots->tangle.room = picture->choice.n_nodes > FEW ? ROOM : variant->start % 2 == 0 ? MORE_ROOM : 1;
    spots->tangle.gap = gap_of(picture->diagram);
    TR_TRY(TR_ARRAY(spots->tangle.bodies, spots->tangle.n_bodies + 1, err));
    TR_TRY(tr_boxes_read(drawing, &boxes, &n, err));
    *found = n == spots->tangle.n_bodies;
    for (size_t i = 0; *found && i < n; i++)
        spots->tangle.bodies[i] = boxes[i].body;
out:
    tr_free(boxes);
    return st;
}
