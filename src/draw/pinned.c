/* SPDX-License-Identifier: GPL-2.0-or-later */
/* When a layout fails: places of our own, at which Graphviz only draws. */
#include "base/memory.h"
#include "draw/collapse.h"
#include "draw/dot_items.h"
#include "draw/parts.h"

#define ENTITY 58.0 /* points from the middle of a shape to what is beside it, at its smallest */
#define GROUP  70.0
#define WORDS  46.0

/* What is to be placed: things of some radius, and lines between them. */
typedef struct {
    uint32_t *a, *b;
    double *radius;
    size_t n, n_lines;
} Things;

static TrStatus begin(Things *things, size_t n, size_t n_lines, TrError *err)
{
    TrStatus st = TR_OK;
    *things = (Things){.n = n};
    TR_TRY(TR_ARRAY(things->a, n_lines, err));
    TR_TRY(TR_ARRAY(things->b, n_lines, err));
    TR_TRY(TR_ARRAY(things->radius, n, err));
out:
    return st;
}

static void release(Things *things)
{
    tr_free(things->a);
    tr_free(things->b);
    tr_free(things->radius);
}

static void add_line(Things *things, size_t a, size_t b)
{
    things->a[things->n_lines] = (uint32_t)a;
    things->b[things->n_lines++] = (uint32_t)b;
}

static TrStatus place(const Things *things, double **x, double **y, TrError *err)
{
    TrMesh mesh = {0};
    double width, height;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(*x, things->n, err));
    TR_TRY(TR_ARRAY(*y, things->n, err));
    TR_TRY(tr_mesh_make(things->n, things->a, things->b, things->n_lines, &mesh, err));
    TR_TRY(tr_parts_places(&mesh, 1, *x, *y, &width, &height, err));
    for (size_t i = 0; i < things->n; i++) {
        (*x)[i] *= 2 * ENTITY;
        (*y)[i] *= 2 * ENTITY;
    }
    TR_TRY(tr_discs_push_apart(things->n, things->radius, *x, *y, err));
out:
    tr_mesh_release(&mesh);
    return st;
}

TrStatus tr_dot_pin(TrDotWriting *w, TrPlan *plan, TrError *err)
{
    const TrPicture *picture = w->picture;
    const TrChoice *choice = &picture->choice;
    Things things;
    TrStatus st = TR_OK;
    TR_TRY(begin(&things, choice->n_nodes + choice->n_ties, 2 * choice->n_ties, err));
    for (size_t i = 0; i < choice->n_nodes; i++)
        things.radius[i] = ENTITY * tr_picture_scale(picture, choice->nodes[i]);
    for (size_t i = 0; i < choice->n_ties; i++) {
        const TrTie *tie = &picture->network->ties[choice->ties[i]];
        size_t words = choice->n_nodes + i;
        add_line(&things, w->place_of[tie->a], words);
        add_line(&things, words, w->place_of[tie->b]);
        things.radius[words] = tr_dot_tie_has_words(w, choice->ties[i]) ? WORDS : 1;
    }
    TR_TRY(place(&things, &plan->x, &plan->y, err));
out:
    release(&things);
    return st;
}

TrStatus tr_collapsed_pin(const TrCollapsed *collapsed, double **x, double **y, TrError *err)
{
    Things things;
    TrStatus st = TR_OK;
    TR_TRY(begin(&things, collapsed->groups.n + collapsed->n, 2 * collapsed->n, err));
    for (size_t i = 0; i < things.n; i++)
        things.radius[i] = i < collapsed->groups.n ? GROUP : WORDS;
    for (size_t i = 0; i < collapsed->n; i++) {
        add_line(&things, collapsed->bundles[i].a, collapsed->groups.n + i);
        add_line(&things, collapsed->groups.n + i, collapsed->bundles[i].b);
    }
    TR_TRY(place(&things, x, y, err));
out:
    release(&things);
    return st;
}
