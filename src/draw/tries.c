/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/tries.h"

#include "base/memory.h"
#include "base/parallel.h"
#include "base/random.h"

/* A try costs some 25 ms for 50 lines and entities, and grows with them. */
enum { AS_CROSSINGS = 10 }; /* a line through an entity or words */
enum {
    MOST_ITEMS = 1200,
    MOST_TRIED = 200,
    LEAST_LARGE = 26,
    MOST_PLACED = 60,
    N_PLACED = 8,
    N_BEGINNINGS = 2,
    N_LARGE_PLACED = 2
};
static const uint64_t SEED = 28;

static bool is_own_form(const TrPicture *picture)
{
    return picture->diagram->layout == TR_LAYOUT_MATRIX || picture->diagram->collapse != TR_BY_NONE;
}

static bool is_by_forces(const TrPicture *picture)
{
    return picture->diagram->layout == TR_LAYOUT_FORCE && !is_own_form(picture) &&
           picture->choice.n_nodes <= MOST_PLACED;
}

static bool is_large(const TrPicture *picture)
{
    return picture->choice.n_nodes >= LEAST_LARGE;
}

static size_t count_tries(const TrPicture *picture)
{
    size_t items = picture->choice.n_nodes + 2 * picture->choice.n_ties,
           n = MOST_ITEMS / (items == 0 ? 1 : items);
    if (is_own_form(picture) || picture->diagram->page.width == 0)
        return 0;
    if (is_by_forces(picture))
        return is_large(picture) ? N_LARGE_PLACED : N_PLACED;
    if (!tr_plan_is_layered(picture->diagram) || items > MOST_TRIED)
        return 0;
    return n > TR_MOST_TRIES ? TR_MOST_TRIES : n;
}

bool tr_tries_are_enough(const TrPicture *picture, size_t n_crossings, size_t n_through)
{
    return n_through == 0 && (n_crossings == 0 || is_large(picture));
}

bool tr_tries_any(const TrPicture *picture)
{
    return count_tries(picture) > 0;
}

size_t tr_tries_further(const TrPicture *picture, const TrVariant *basic, size_t n, TrVariant *tries)
{
    size_t n_tries = count_tries(picture);
    bool layered = tr_plan_is_layered(picture->diagram);
    for (size_t i = 0; i < n_tries; i++) {
        tries[i] = basic[i % n];
        tries[i].spots = NULL; /* each finds its own */
        if (layered)
            tries[i].order = (int)i + 1;
        else
            tries[i].start = (int)i + 1 + (is_large(picture) ? N_BEGINNINGS : 0);
    }
    return n_tries;
}

/* A drawing with straight lines is made quickly; its boxes are as large as they will be. */
static TrStatus place(const TrPicture *picture, const TrVariant *variant, TrSpots *spots, bool *found,
                      TrError *err)
{
    TrVariant straight = *variant;
    TrDrawing drawing = {0};
    TrStatus st = TR_OK;
    straight.straight = true;
    TR_TRY(tr_drawing_of_picture(picture, &straight, NULL, &drawing, err));
    TR_TRY(tr_spots_read(picture, variant, &drawing, spots, found, err));
    if (*found)
        TR_TRY(tr_untangle(&spots->tangle, (uint64_t)variant->start, err));
out:
    tr_drawing_release(&drawing);
    return st;
}

TrStatus tr_tries_place(const TrPicture *picture, TrVariant *variant, TrSpots *spots, TrError *err)
{
    TrError failed = {0};
    bool found = false;
    TrStatus st;
    tr_spots_release(spots);
    if (!is_by_forces(picture))
        return TR_OK;
    st = place(picture, variant, spots, &found, &failed);
    if (st != TR_OK && st != TR_ANALYSIS) {
        tr_error_copy(err, &failed);
        return st;
    }
    if (st == TR_OK && found)
        variant->spots = spots;
    return TR_OK;
}

/* One of the places from which a large picture may begin. */
typedef struct {
    const TrPicture *picture;
    TrVariant variant;
    TrSpots spots;
    TrError err;
    TrStatus st;
} Beginning;

static void place_beginning(void *context, size_t i)
{
    Beginning *it = (Beginning *)context + i;
    it->st = tr_tries_place(it->picture, &it->variant, &it->spots, &it->err);
}

static bool is_better(const Beginning *a, const Beginning *b)
{
    return a->variant.spots != NULL &&
           (b->variant.spots == NULL || a->spots.tangle.cost < b->spots.tangle.cost);
}

TrStatus tr_tries_begin(const TrPicture *picture, TrVariant *variants, size_t n, TrSpots *spots, TrError *err)
{
    Beginning all[N_BEGINNINGS], *best = all;
    TrStatus st = TR_OK;
    if (n != 1 || !is_large(picture))
        return TR_OK;
    for (int i = 0; i < N_BEGINNINGS; i++) {
        all[i] = (Beginning){.picture = picture, .variant = variants[0]};
        all[i].variant.start += i;
    }
    tr_parallel(N_BEGINNINGS, picture->network->weave.n_threads, place_beginning, all);
    for (int i = 0; i < N_BEGINNINGS && st == TR_OK; i++) {
        best = is_better(&all[i], best) ? &all[i] : best;
        if ((st = all[i].st) != TR_OK)
            tr_error_copy(err, &all[i].err);
    }
    if (st == TR_OK && best->variant.spots != NULL) {
        variants[0] = best->variant;
        variants[0].spots = spots;
        *spots = best->spots;
        best->spots = (TrSpots){.threads = NULL};
    }
    for (int i = 0; i < N_BEGINNINGS; i++)
        tr_spots_release(&all[i].spots);
    return st;
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

double tr_tries_merit(const TrPicture *picture, double scale, double points, size_t n_crossings,
                      size_t n_through)
{
    double per_tie = (double)(n_crossings + AS_CROSSINGS * n_through) / ((double)picture->choice.n_ties + 5);
    return points < TR_LEAST_POINTS ? scale / (1 + per_tie) / 4 : scale / (1 + 4 * per_tie);
}
