/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/many.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "draw/cells.h"
#include "draw/layout.h"
#include "draw/parts.h"

#define LEAST_UNIT 14.0 /* points for the side of the square that a mark has on average */
#define MOST_UNIT  40.0
#define WIDE       900.0 /* points across the picture, between these */

bool tr_picture_is_many(const TrPicture *picture)
{
    const TrDiagram *diagram = picture->diagram;
    bool layered = tr_plan_is_layered(diagram);
    return diagram->collapse == TR_BY_NONE && diagram->layout != TR_LAYOUT_MATRIX &&
           diagram->panels == TR_PANELS_NONE &&
           picture->choice.n_nodes >
               (layered || diagram->layout == TR_LAYOUT_OWN ? TR_MOST_LAYERED : TR_MOST_SHAPES);
}

void tr_many_release(TrMany *many)
{
    tr_free(many->x);
    tr_free(many->y);
    tr_free(many->radius);
    tr_free(many->names);
    tr_free(many->named);
    *many = (TrMany){0};
}

void tr_many_report(const TrMany *many, TrOutcome *outcome)
{
    outcome->many = true;
    outcome->not_as_asked = !many->as_asked;
    outcome->n_names = many->n_names;
    outcome->n_candidates = many->n_candidates;
}

/* ---- places ---- */

TrStatus tr_many_mesh(const TrPicture *picture, TrMesh *mesh, TrError *err)
{
    const TrChoice *choice = &picture->choice;
    uint32_t *place = NULL, *a = NULL, *b = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(place, picture->network->n_nodes, err));
    TR_TRY(TR_ARRAY(a, choice->n_ties, err));
    TR_TRY(TR_ARRAY(b, choice->n_ties, err));
    for (uint32_t i = 0; i < choice->n_nodes; i++)
        place[choice->nodes[i]] = i;
    for (size_t i = 0; i < choice->n_ties; i++) {
        a[i] = place[picture->network->ties[choice->ties[i]].a];
        b[i] = place[picture->network->ties[choice->ties[i]].b];
    }
    TR_TRY(tr_mesh_make(choice->n_nodes, a, b, choice->n_ties, mesh, err));
out:
    tr_free(place);
    tr_free(a);
    tr_free(b);
    return st;
}

static TrStatus place_by_forces(TrMany *many, TrError *err)
{
    TrMesh mesh = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_many_mesh(many->picture, &mesh, err));
    TR_TRY(tr_parts_places(&mesh, many->picture->network->weave.n_threads, many->x, many->y, &many->width,
                           &many->height, err));
out:
    tr_mesh_release(&mesh);
    return st;
}

/* In units of which a mark has a square of one. */
static TrStatus place_all(TrMany *many, TrError *err)
{
    const TrPicture *picture = many->picture;
    const TrDiagram *diagram = picture->diagram;
    size_t n = picture->choice.n_nodes;
    TrGrouped groups = {0};
    double unit;
    TrStatus st = TR_OK;
    many->as_asked = true;
    if (diagram->layout == TR_LAYOUT_CIRCULAR) {
        TR_TRY(tr_grouped_make(picture->network, picture->choice.nodes, n, diagram->groups, diagram->language,
                               &groups, err));
        TR_TRY(tr_places_circular(picture, &groups, many->x, many->y, err));
        unit = 1 / TR_ON_CIRCLE;
    } else if (diagram->layout == TR_LAYOUT_RADIAL) {
        TR_TRY(tr_places_radial(picture, 0, many->x, many->y, err));
        unit = 1 / TR_BETWEEN_RINGS * sqrt((double)n) / 8;
    } else {
        many->as_asked = diagram->layout == TR_LAYOUT_FORCE;
        TR_TRY(place_by_forces(many, err));
        unit = 1;
    }
    for (size_t i = 0; i < n; i++) {
        many->x[i] *= unit;
        many->y[i] *= unit;
    }
out:
    tr_grouped_release(&groups);
    return st;
}

/* ---- sizes ---- */

/* How wide a mark may be, in units, so that most do not overlap: from how many share the square of theirs. */
static TrStatus mark_width(const TrMany *many, double *width, TrError *err)
{
    enum { MOST_SHARING = 100 };
    size_t n = many->picture->choice.n_nodes, n_sharing[MOST_SHARING + 1] = {0}, sum = 0, k = 1;
    TrCells cells = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_cells_begin(&cells, n, err));
    tr_cells_fill(&cells, n, 1, many->x, many->y);
    for (size_t i = 0; i < cells.columns * cells.rows; i++) {
        size_t m = cells.first[i + 1] - cells.first[i];
        n_sharing[m < MOST_SHARING ? m : MOST_SHARING] += m;
    }
    for (; k < MOST_SHARING && (sum += n_sharing[k]) < n - n / 5;) /* four in five share with fewer */
        k++;
    *width = fmin(fmax(0.1, 0.72 / sqrt((double)k)), 0.34) * fmax(1, cells.side);
out:
    tr_cells_release(&cells);
    return st;
}

/* From (0, 0) on, with room for the marks on the rim, in points. */
static void set_corner(TrMany *many, double unit)
{
    size_t n = many->picture->choice.n_nodes;
    double left = INFINITY, right = -INFINITY, low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        left = fmin(left, many->x[i] - many->radius[i]);
        right = fmax(right, many->x[i] + many->radius[i]);
        low = fmin(low, many->y[i] - many->radius[i]);
        high = fmax(high, many->y[i] + many->radius[i]);
    }
    for (size_t i = 0; i < n; i++) {
        many->x[i] = (many->x[i] - left) * unit;
        many->y[i] = (many->y[i] - low) * unit;
        many->radius[i] *= unit;
    }
    many->width = (right - left) * unit;
    many->height = (high - low) * unit;
    many->mark *= unit;
    for (size_t i = 0; n <= TR_MOST_LAYERED && i < n; i++) /* names beside those on the rim */
        many->x[i] += TR_BESIDE_MANY;
    many->width += n <= TR_MOST_LAYERED ? 2 * TR_BESIDE_MANY : 0;
}

TrStatus tr_many_make(const TrPicture *picture, TrMany *many, TrError *err)
{
    size_t n = picture->choice.n_nodes;
    TrStatus st = TR_OK;
    *many = (TrMany){.picture = picture};
    TR_TRY(TR_ARRAY(many->x, n, err));
    TR_TRY(TR_ARRAY(many->y, n, err));
    TR_TRY(TR_ARRAY(many->radius, n, err));
    TR_TRY(place_all(many, err));
    TR_TRY(mark_width(many, &many->mark, err));
    for (size_t i = 0; i < n; i++)
        many->radius[i] = many->mark / 2 * tr_picture_scale(picture, picture->choice.nodes[i]) * 1.08;
    TR_TRY(tr_discs_push_apart(n, many->radius, many->x, many->y, err)); /* with a hair between */
    for (size_t i = 0; i < n; i++)
        many->radius[i] /= 1.08;
    set_corner(many, fmin(fmax(WIDE / sqrt((double)n), LEAST_UNIT), MOST_UNIT));
out:
    if (st != TR_OK)
        tr_many_release(many);
    return st;
}
