/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The rows of a matrix in the order of its last edition. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "draw/figure.h"
#include "draw/positions.h"

typedef struct {
    uint32_t place, group, row;
    double x; /* in the last edition; what is new comes behind all others */
} Row;

static int by_last(const void *left, const void *right)
{
    const Row *a = left, *b = right;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    if (a->x < b->x || b->x < a->x)
        return a->x < b->x ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

/* The rows as stands, to be paired with those of the last edition. */
static TrStatus list_stands(const TrPicture *picture, const uint32_t *order, size_t n, TrStanding *now,
                            TrError *err)
{
    TrBuilder id = {0};
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(now->stands, now->room, n, err));
    for (size_t row = 0; row < n; row++) {
        const char *key;
        tr_build_clear(&id);
        tr_node_id(&id, picture, picture->choice.nodes[order[row]]);
        TR_TRY(tr_build_finish(&id, &now->arena, &key, err));
        key = strchr(key, '-') + 1; /* behind the figure's own, which has no hyphen */
        now->stands[now->n++] = (TrStand){.key = key, .kind = TR_STANDS_ENTITY};
    }
out:
    tr_builder_release(&id);
    return st;
}

TrStatus tr_matrix_keep_order(const TrPicture *picture, const TrGrouped *groups, uint32_t *order, size_t n,
                              TrError *err)
{
    TrStanding now = {.n = 0};
    uint32_t *old_of = NULL, none = 0;
    Row *rows = NULL;
    size_t n_new = 0;
    TrStatus st = TR_OK;
    if (picture->last == NULL || n == 0)
        return TR_OK;
    TR_TRY(list_stands(picture, order, n, &now, err));
    TR_TRY(TR_ARRAY(old_of, n, err));
    TR_TRY(TR_ARRAY(rows, n, err));
    TR_TRY(tr_standing_match(&now, &picture->last->standing, old_of, &none, err));
    for (size_t row = 0; row < n; row++) {
        bool is_new = old_of[row] == TR_NO_ID;
        rows[row] = (Row){order[row], groups->group_of[order[row]], (uint32_t)row,
                          is_new ? 1e9 : picture->last->standing.stands[old_of[row]].x};
        n_new += is_new;
    }
    if (2 * n_new > n)
        goto out;
    qsort(rows, n, sizeof *rows, by_last);
    for (size_t row = 0; row < n; row++)
        order[row] = rows[row].place;
out:
    tr_standing_release(&now);
    tr_free(old_of);
    tr_free(rows);
    return st;
}
