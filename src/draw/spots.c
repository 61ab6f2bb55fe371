/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Graphviz draws nodes in the order in which they were written: entities, then the words on ties. */
#include "draw/spots.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "draw/dot_items.h"

#define SEPARATION 14.0 /* as in layout.c */

void tr_spots_release(TrSpots *spots)
{
    tr_free(spots->tangle.bodies);
    tr_free(spots->threads);
    tr_free(spots->word_of);
    *spots = (TrSpots){.threads = NULL};
}

/* ---- boxes ---- */

typedef struct {
    double left, right, bottom, top;
} Extent;

static void extend(Extent *extent, double x, double y)
{
    extent->left = fmin(extent->left, x);
    extent->right = fmax(extent->right, x);
    extent->bottom = fmin(extent->bottom, y);
    extent->top = fmax(extent->top, y);
}

static void extend_by_points(Extent *extent, const char *at)
{
    char *end;
    for (;;) {
        double x = strtod(at, &end), y;
        if (end == at || *end != ',')
            return;
        at = end + 1;
        y = strtod(at, &end);
        if (end == at)
            return;
        at = end;
        extend(extent, x, y);
    }
}

/* The number of attribute `key` (with =") between `at` and `end`; NAN if there is none. */
static double attribute(const char *at, const char *end, const char *key)
{
    const char *found = strstr(at, key);
    return found == NULL || found >= end ? NAN : strtod(found + strlen(key), NULL);
}

/* The shapes of one group, up to its end. */
static TrBody body_of(const char *group, const char *end)
{
    static const char polygon[] = "points=\"", ellipse[] = "<ellipse";
    Extent e = {INFINITY, -INFINITY, INFINITY, -INFINITY};
    for (const char *at = group; (at = strstr(at, polygon)) != NULL && at < end; at++)
        extend_by_points(&e, at + sizeof polygon - 1);
    for (const char *at = group; (at = strstr(at, ellipse)) != NULL && at < end; at++) {
        double x = attribute(at, end, " cx=\""), y = attribute(at, end, " cy=\""),
               rx = attribute(at, end, " rx=\""), ry = attribute(at, end, " ry=\"");
        extend(&e, x - rx, y - ry);
        extend(&e, x + rx, y + ry);
    }
    return (TrBody){(e.left + e.right) / 2, (e.bottom + e.top) / 2, e.right - e.left, e.top - e.bottom};
}

/* Whether there are `n` boxes in the drawing, no more and no fewer. SVG counts downwards, DOT upwards. */
static bool read_bodies(const TrDrawing *drawing, TrBody *bodies, size_t n)
{
    size_t read = 0;
    for (const char *at = drawing->inside; (at = strstr(at, "class=\"node")) != NULL; at++) {
        const char *end = strstr(at, "</g>");
        if (read == n || end == NULL)
            return false;
        bodies[read] = body_of(at, end);
        bodies[read].y = -bodies[read].y;
        if (!isfinite(bodies[read].width) || !isfinite(bodies[read].height))
            return false;
        read++;
    }
    return read == n;
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
    TrStatus st = TR_OK;
    *found = false;
    TR_TRY(list_threads(picture, variant, spots, err));
    spots->tangle.threads = spots->threads;
    spots->tangle.gap = gap_of(picture->diagram);
    TR_TRY(TR_ARRAY(spots->tangle.bodies, spots->tangle.n_bodies + 1, err));
    *found = read_bodies(drawing, spots->tangle.bodies, spots->tangle.n_bodies);
out:
    return st;
}
