/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/tries.h"

#include "base/memory.h"
#include "base/random.h"

/* A try costs some 25 ms for 50 lines and entities, and grows with them. */
enum {
    MOST_ITEMS = 1200,
    MOST_TRIED = 200,
    LEAST_SCREENED = 26,
    MOST_SCREENED = 60,
    N_SCREENED = 12,
    N_KEPT = 2
};
static const uint64_t SEED = 28;

static bool is_own_form(const TrPicture *picture)
{
    return picture->diagram->layout == TR_LAYOUT_MATRIX || picture->diagram->collapse != TR_BY_NONE;
}

static size_t count_tries(const TrPicture *picture)
{
    size_t items = picture->choice.n_nodes + 2 * picture->choice.n_ties,
           n = MOST_ITEMS / (items == 0 ? 1 : items);
    if (is_own_form(picture) || picture->diagram->page.width == 0)
        return 0;
    if (!tr_plan_is_layered(picture->diagram) &&
        (picture->diagram->layout != TR_LAYOUT_FORCE || picture->choice.n_nodes >= LEAST_SCREENED))
        return 0;
    if (items > MOST_TRIED)
        return 0;
    return n > TR_MOST_TRIES ? TR_MOST_TRIES : n;
}

size_t tr_tries_further(const TrPicture *picture, const TrVariant *basic, size_t n, TrVariant *tries)
{
    size_t n_tries = count_tries(picture);
    bool layered = tr_plan_is_layered(picture->diagram);
    for (size_t i = 0; i < n_tries; i++) {
        tries[i] = basic[i % n];
        if (layered)
            tries[i].order = (int)i + 1;
        else
            tries[i].start = basic[n - 1].start + (int)i + 1;
    }
    return n_tries;
}

/* The beginnings that crossed least so far. */
typedef struct {
    size_t crossings[N_KEPT];
    int starts[N_KEPT];
    size_t n;
} Least;

static void insert(Least *least, int start, size_t n_crossings)
{
    size_t at = least->n < N_KEPT ? least->n++ : N_KEPT - 1;
    if (at == N_KEPT - 1 && least->starts[at] != 0 && least->crossings[at] <= n_crossings)
        return;
    for (; at > 0 && least->crossings[at - 1] > n_crossings; at--) {
        least->crossings[at] = least->crossings[at - 1];
        least->starts[at] = least->starts[at - 1];
    }
    least->crossings[at] = n_crossings;
    least->starts[at] = start;
}

/* TR_ANALYSIS: the renderer gave no drawing. */
static TrStatus screen(const TrPicture *picture, TrVariant straight, Least *least, TrError *err)
{
    TrDrawing drawing = {0};
    TrStatus st = TR_OK;
    for (straight.start = 1; straight.start <= N_SCREENED; straight.start++) {
        size_t n_crossings;
        TR_TRY(tr_drawing_of_picture(picture, &straight, NULL, &drawing, err));
        TR_TRY(tr_drawing_count_crossings(&drawing, &n_crossings, err));
        tr_drawing_release(&drawing);
        insert(least, straight.start, n_crossings);
    }
out:
    tr_drawing_release(&drawing);
    return st;
}

TrStatus tr_tries_screen(const TrPicture *picture, TrVariant *variants, size_t *n, TrError *err)
{
    TrVariant straight = variants[0];
    Least least = {.n = 0};
    TrError failed = {0};
    TrStatus st;
    if (picture->diagram->layout != TR_LAYOUT_FORCE || is_own_form(picture) || *n != 1 ||
        picture->choice.n_nodes < LEAST_SCREENED || picture->choice.n_nodes > MOST_SCREENED)
        return TR_OK;
    straight.straight = true;
    st = screen(picture, straight, &least, &failed);
    if (st == TR_ANALYSIS) /* the drawing itself will say so */
        return TR_OK;
    if (st != TR_OK) {
        tr_error_copy(err, &failed);
        return st;
    }
    for (size_t i = 0; i < least.n; i++) {
        variants[i] = variants[0];
        variants[i].start = least.starts[i];
    }
    *n = least.n;
    return TR_OK;
}

TrStatus tr_tries_order(int order, size_t n, uint32_t **numbers, TrError *err)
{
    TrRandom random;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(*numbers, n + 1, err));
    for (size_t i = 0; i < n; i++)
        (*numbers)[i] = (uint32_t)i;
    tr_random_begin(&random, SEED, (uint64_t)order);
    for (size_t i = n; order > 0 && i > 1; i--) {
        size_t k = (size_t)tr_random_below(&random, i);
        uint32_t held = (*numbers)[i - 1];
        (*numbers)[i - 1] = (*numbers)[k];
        (*numbers)[k] = held;
    }
out:
    return st;
}

double tr_tries_merit(const TrPicture *picture, double scale, double points, size_t n_crossings)
{
    double per_tie = (double)n_crossings / ((double)picture->choice.n_ties + 5);
    return points < TR_LEAST_POINTS ? scale / (1 + per_tie) / 4 : scale / (1 + 4 * per_tie);
}
