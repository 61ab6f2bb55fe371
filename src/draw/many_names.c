/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who has a name: the highest first, each at the first place beside its mark where nothing else stands. */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "draw/cells.h"
#include "draw/labels.h"
#include "draw/many.h"
#include "draw/metrics.h"

enum { MOST_CHARACTERS = 40 };
#define MOST_SHARE 0.1  /* of the picture's area that names take, where there are many marks */
#define ASCENT     0.75 /* of letters, above and below the base line */
#define DESCENT    0.25

typedef struct {
    TrMany *many;
    TrCells marks;
} Naming;

void tr_many_text(const TrMany *many, uint32_t place, TrBuilder *text)
{
    tr_plain_put(text, tr_node_name(many->picture->network, many->picture->choice.nodes[place]),
                 MOST_CHARACTERS);
}

/* ---- who ---- */

/* Places of those who would have a name, in order of rank; all where they are few. */
static TrStatus list_candidates(TrMany *many, uint32_t *candidates, TrError *err)
{
    const TrPicture *picture = many->picture;
    const TrRankedMeasure *ranked = picture->ranked;
    bool few = picture->choice.n_nodes <= TR_MOST_LAYERED;
    size_t n_high = few ? ranked->n_places : ranked->n_ranked;
    uint32_t *place = NULL;
    TrStatus st = TR_OK;
    if (!few && n_high > TR_MOST_NAMED) /* a rank that is shared beyond the limit has none */
        for (n_high = TR_MOST_NAMED; n_high > 0 && ranked->ranks[ranked->places[n_high]] ==
                                                       ranked->ranks[ranked->places[n_high - 1]];)
            n_high--;
    TR_TRY(TR_ARRAY(place, picture->network->n_nodes, err));
    for (uint32_t i = 0; i < picture->choice.n_nodes; i++)
        place[picture->choice.nodes[i]] = i;
    many->n_candidates = 0;
    for (size_t i = 0; i < n_high; i++)
        if (picture->choice.shown[ranked->places[i]])
            candidates[many->n_candidates++] = place[ranked->places[i]];
out:
    tr_free(place);
    return st;
}

/* ---- where ---- */

typedef struct {
    double left, right, low, high;
} Box;

static Box box_of(const TrMany *many, const TrManyName *name)
{
    return (Box){name->x - 1, name->x + name->width + 1, name->y - many->points * DESCENT,
                 name->y + many->points * ASCENT};
}

static bool overlap(Box a, Box b)
{
    return a.left < b.right && b.left < a.right && a.low < b.high && b.low < a.high;
}

/* How many marks but its own it stands on. */
static size_t count_marks(const Naming *it, Box box, uint32_t own)
{
    const TrMany *many = it->many;
    size_t n = 0;
    for (size_t r = tr_cells_row(&it->marks, box.low - it->marks.side);
         r <= tr_cells_row(&it->marks, box.high + it->marks.side); r++)
        for (size_t c = tr_cells_column(&it->marks, box.left - it->marks.side);
             c <= tr_cells_column(&it->marks, box.right + it->marks.side); c++) {
            size_t cell = r * it->marks.columns + c;
            for (size_t k = it->marks.first[cell]; k < it->marks.first[cell + 1]; k++) {
                uint32_t i = it->marks.point[k];
                double radius = many->radius[i];
                n += i != own && overlap(box, (Box){many->x[i] - radius, many->x[i] + radius,
                                                    many->y[i] - radius, many->y[i] + radius});
            }
        }
    return n;
}

static bool is_free(const TrMany *many, Box box)
{
    if (box.left < 0 || box.right > many->width || box.low < 0 || box.high > many->height)
        return false;
    for (size_t i = 0; i < many->n_names; i++)
        if (overlap(box, box_of(many, &many->names[i])))
            return false;
    return true;
}

/* The best place beside its mark; whether there is one. */
static bool find_place(const Naming *it, TrManyName *name)
{
    static const struct {
        double beside, above; /* of the mark's middle: by its radius and the text's size; 0: centred */
    } ways[] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {0.7, 0.7}, {-0.7, 0.7}, {0.7, -0.7}, {-0.7, -0.7}};
    const TrMany *many = it->many;
    double x = many->x[name->place], y = many->y[name->place], far = many->radius[name->place] + 1.5;
    size_t least = many->picture->choice.n_nodes > TR_MOST_LAYERED ? SIZE_MAX : 1;
    TrManyName best = *name;
    bool found = false;
    for (size_t i = 0; i < sizeof ways / sizeof *ways && least > 0; i++) {
        double up = ways[i].above, side = ways[i].beside, middle = many->points * (ASCENT - DESCENT) / 2;
        size_t n;
        name->x = x + side * far + (side > 0 ? 0 : side < 0 ? -name->width : -name->width / 2);
        name->y = y + up * far +
                  (up > 0   ? many->points * DESCENT
                   : up < 0 ? -many->points * ASCENT
                            : -middle);
        if (!is_free(many, box_of(many, name)) ||
            (n = count_marks(it, box_of(many, name), name->place)) >= least)
            continue;
        least = n;
        best = *name;
        found = true;
    }
    *name = best;
    return found;
}

TrStatus tr_many_name(TrMany *many, double points, TrError *err)
{
    size_t n = many->picture->choice.n_nodes;
    Naming it = {.many = many};
    uint32_t *candidates = NULL;
    TrBuilder text = {0};
    double most = 0, area = 0;
    TrStatus st = TR_OK;
    tr_free(many->names);
    tr_free(many->named);
    many->names = NULL;
    many->named = NULL;
    many->n_names = 0;
    many->points = points;
    TR_TRY(TR_ARRAY(candidates, n, err));
    TR_TRY(list_candidates(many, candidates, err));
    TR_TRY(TR_ARRAY(many->names, many->n_candidates, err));
    TR_TRY(TR_ARRAY(many->named, n, err));
    for (size_t i = 0; i < n; i++)
        most = fmax(most, many->radius[i]);
    TR_TRY(tr_cells_begin(&it.marks, n, err));
    tr_cells_fill(&it.marks, n, fmax(2 * most, points), many->x, many->y);
    for (size_t i = 0; i < many->n_candidates; i++) {
        TrManyName name = {.place = candidates[i]};
        tr_build_clear(&text);
        tr_many_text(many, name.place, &text);
        name.width = text.length > 0 ? tr_text_width(text.text, text.length, points) : 0;
        if (n > TR_MOST_LAYERED && area + name.width * points > MOST_SHARE * many->width * many->height)
            break;
        if (!find_place(&it, &name))
            continue;
        area += name.width * points;
        many->names[many->n_names++] = name;
        many->named[name.place] = true;
    }
    if (text.failed)
        st = tr_fail_memory(err);
out:
    tr_cells_release(&it.marks);
    tr_free(candidates);
    tr_builder_release(&text);
    return st;
}
