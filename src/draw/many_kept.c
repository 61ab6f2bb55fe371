/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/many_kept.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define GOLDEN_ANGLE 2.399963229728653 /* turns a spiral into one without rays */
#define HAIR         1.04              /* between two marks, in their radii */
enum { MOST_PLACES = 240 };

/* ---- who stood where ---- */

/* The id of an entity without the figure's part, which has no hyphen: the same in every edition. */
static TrStatus key_of(const TrPicture *picture, uint32_t node, TrBuilder *builder, TrArena *arena,
                       const char **key, TrError *err)
{
    TrStatus st = TR_OK;
    tr_build_clear(builder);
    tr_node_id(builder, picture, node);
    TR_TRY(tr_build_finish(builder, arena, key, err));
    *key = strchr(*key, '-') + 1;
out:
    return st;
}

static int by_key(const void *left, const void *right)
{
    return strcmp((*(const TrStand *const *)left)->key, (*(const TrStand *const *)right)->key);
}

typedef struct {
    TrMany *many;
    const TrStand **known; /* the last edition's entities, by key */
    size_t n_known, n_old;
    const TrStand **old;   /* by place: where it stood, or NULL */
    bool *placed;          /* by place */
    TrMesh mesh;           /* of the shown ties */
    uint32_t *head, *next; /* marks by square of the grid, as lists that TR_NO_ID ends */
    size_t columns, rows;
    double side, left, low, right, high; /* of a square; of what the last edition had */
} Keeping;

static TrStatus list_known(Keeping *it, const TrPositions *last, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(it->known, last->standing.n, err));
    for (size_t i = 0; i < last->standing.n; i++)
        if (last->standing.stands[i].kind == TR_STANDS_ENTITY && last->standing.stands[i].key != NULL)
            it->known[it->n_known++] = &last->standing.stands[i];
    qsort(it->known, it->n_known, sizeof *it->known, by_key);
out:
    return st;
}

static TrStatus find_old(Keeping *it, TrError *err)
{
    const TrPicture *picture = it->many->picture;
    TrBuilder builder = {0};
    TrArena arena = {0};
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(it->old, picture->choice.n_nodes, err));
    for (size_t i = 0; i < picture->choice.n_nodes; i++) {
        TrStand wanted = {.key = NULL};
        const TrStand *pointer = &wanted, *const * found;
        TR_TRY(key_of(picture, picture->choice.nodes[i], &builder, &arena, &wanted.key, err));
        found = bsearch(&pointer, it->known, it->n_known, sizeof *it->known, by_key);
        it->old[i] = found != NULL ? *found : NULL;
        it->n_old += found != NULL;
        tr_arena_release(&arena);
    }
out:
    tr_builder_release(&builder);
    tr_arena_release(&arena);
    return st;
}

/* ---- free places ---- */

static size_t square_of(const Keeping *it, double x, double y)
{
    double column = floor((x - it->left) / it->side), row = floor((y - it->low) / it->side);
    size_t c = column < 0                      ? 0
               : column >= (double)it->columns ? it->columns - 1
                                               : (size_t)column,
           r = row < 0                   ? 0
               : row >= (double)it->rows ? it->rows - 1
                                         : (size_t)row;
    return r * it->columns + c;
}

/* Squares as wide as the largest mark, over what the last edition had; what lies outside is in those on the
 * rim. */
static TrStatus begin_grid(Keeping *it, TrError *err)
{
    size_t n = it->many->picture->choice.n_nodes, most = (size_t)sqrt((double)n) * 4 + 4;
    TrStatus st = TR_OK;
    it->left = it->low = INFINITY;
    it->right = it->high = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        if (it->old[i] == NULL)
            continue;
        it->left = fmin(it->left, it->old[i]->x);
        it->right = fmax(it->right, it->old[i]->x);
        it->low = fmin(it->low, it->old[i]->y);
        it->high = fmax(it->high, it->old[i]->y);
    }
    it->side = fmax(2.2 * it->many->mark,
                    fmax(it->right - it->left, it->high - it->low) / (double)most); /* no more than `most` */
    it->columns = (size_t)((it->right - it->left) / it->side) + 1;
    it->rows = (size_t)((it->high - it->low) / it->side) + 1;
    TR_TRY(TR_ARRAY(it->head, it->columns * it->rows, err));
    TR_TRY(TR_ARRAY(it->next, n, err));
    TR_TRY(TR_ARRAY(it->placed, n, err));
    for (size_t i = 0; i < it->columns * it->rows; i++)
        it->head[i] = TR_NO_ID;
out:
    return st;
}

static void put(Keeping *it, uint32_t place, double x, double y)
{
    size_t square = square_of(it, x, y);
    it->many->x[place] = x;
    it->many->y[place] = y;
    it->placed[place] = true;
    it->next[place] = it->head[square];
    it->head[square] = place;
}

static bool meets_in(const Keeping *it, size_t square, uint32_t place, double x, double y)
{
    const TrMany *many = it->many;
    for (uint32_t k = it->head[square]; k != TR_NO_ID; k = it->next[k])
        if (hypot(many->x[k] - x, many->y[k] - y) < (many->radius[k] + many->radius[place]) * HAIR)
            return true;
    return false;
}

static bool is_free(const Keeping *it, uint32_t place, double x, double y)
{
    size_t middle = square_of(it, x, y), column = middle % it->columns, row = middle / it->columns;
    for (size_t r = row > 0 ? row - 1 : 0; r <= row + 1 && r < it->rows; r++)
        for (size_t c = column > 0 ? column - 1 : 0; c <= column + 1 && c < it->columns; c++)
            if (meets_in(it, r * it->columns + c, place, x, y))
                return false;
    return true;
}

/* The first free place on a spiral from there. */
static void put_near(Keeping *it, uint32_t place, double x, double y)
{
    double step = it->many->mark * 0.7, at_x = x, at_y = y;
    for (int i = 0; i < MOST_PLACES; i++) {
        at_x = x + step * sqrt(i) * cos(GOLDEN_ANGLE * i);
        at_y = y + step * sqrt(i) * sin(GOLDEN_ANGLE * i);
        if (is_free(it, place, at_x, at_y))
            break;
    }
    put(it, place, at_x, at_y);
}

/* In the middle of those it is tied to that have a place; false if none has. */
static bool put_beside_neighbours(Keeping *it, uint32_t place)
{
    double x = 0, y = 0;
    size_t n = 0;
    for (size_t i = it->mesh.first[place]; i < it->mesh.first[place + 1]; i++) {
        uint32_t other = it->mesh.neighbour[i];
        if (!it->placed[other])
            continue;
        x += it->many->x[other];
        y += it->many->y[other];
        n++;
    }
    if (n > 0)
        put_near(it, place, x / (double)n, y / (double)n);
    return n > 0;
}

/* Those tied to one that has a place first, and so on; who is tied to none of these stands below. */
static void place_new(Keeping *it)
{
    size_t n = it->many->picture->choice.n_nodes;
    double x = it->left;
    for (bool more = true; more;) {
        more = false;
        for (uint32_t i = 0; i < n; i++)
            if (!it->placed[i] && put_beside_neighbours(it, i))
                more = true;
    }
    for (uint32_t i = 0; i < n; i++) {
        if (it->placed[i])
            continue;
        put_near(it, i, x, it->low - 3 * it->many->mark);
        x = x + 3 * it->many->mark > it->right ? it->left : x + 3 * it->many->mark;
    }
}

/* ---- the whole ---- */

/* Nothing may lie left of 0 or below it: then all moves, and says by how much. */
static void set_extent(TrMany *many)
{
    size_t n = many->picture->choice.n_nodes;
    double left = 0, low = 0, right = 0, high = 0;
    for (size_t i = 0; i < n; i++) {
        left = fmin(left, many->x[i] - many->radius[i]);
        low = fmin(low, many->y[i] - many->radius[i]);
        right = fmax(right, many->x[i] + many->radius[i]);
        high = fmax(high, many->y[i] + many->radius[i]);
    }
    for (size_t i = 0; i < n; i++) {
        many->x[i] -= left;
        many->y[i] -= low;
    }
    many->shift_x = -left;
    many->shift_y = -low;
    many->width = right - left + (n <= TR_MOST_LAYERED ? TR_BESIDE_MANY : 0); /* names on the right rim */
    many->height = high - low;
}

TrStatus tr_many_keep(TrMany *many, const TrPositions *last, TrKeptHow *how, TrError *err)
{
    Keeping it = {.many = many};
    size_t n = many->picture->choice.n_nodes;
    TrStatus st = TR_OK;
    TR_TRY(list_known(&it, last, err));
    TR_TRY(find_old(&it, err));
    *how = 2 * it.n_old < n ? TR_KEPT_MOSTLY_NEW : TR_KEPT;
    if (*how != TR_KEPT)
        goto out;
    TR_TRY(tr_many_mesh(many->picture, &it.mesh, err));
    TR_TRY(begin_grid(&it, err));
    for (uint32_t i = 0; i < n; i++)
        if (it.old[i] != NULL)
            put(&it, i, it.old[i]->x, it.old[i]->y);
    place_new(&it);
    set_extent(many);
out:
    tr_mesh_release(&it.mesh);
    tr_free(it.known);
    tr_free(it.old);
    tr_free(it.placed);
    tr_free(it.head);
    tr_free(it.next);
    return st;
}

TrStatus tr_many_standing(const TrMany *many, TrStanding *standing, TrError *err)
{
    const TrPicture *picture = many->picture;
    TrBuilder builder = {0};
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(standing->stands, standing->room, picture->choice.n_nodes, err));
    for (size_t i = 0; i < picture->choice.n_nodes; i++) {
        TrStand *stand = &standing->stands[i];
        *stand = (TrStand){.kind = TR_STANDS_ENTITY,
                           .x = many->x[i] - many->shift_x,
                           .y = many->y[i] - many->shift_y,
                           .width = 2 * many->radius[i],
                           .height = 2 * many->radius[i]};
        TR_TRY(key_of(picture, picture->choice.nodes[i], &builder, &standing->arena, &stand->key, err));
        standing->n++;
    }
out:
    tr_builder_release(&builder);
    return st;
}
