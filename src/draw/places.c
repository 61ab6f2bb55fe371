/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Places on rings. Only the order and the angle matter here: what then still overlaps, Graphviz moves apart.
 */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "draw/layout.h"
#include "draw/mesh.h"

#define TURN 6.283185307179586
#define RING 170.0 /* points from one ring to the next, where there are words between */

/* Ties among the shown nodes, by their places in the list. */
typedef struct {
    uint32_t *a, *b;
    size_t n_nodes, n_ties;
} Shown;

static TrStatus list_ties(const TrPicture *picture, Shown *shown, TrError *err)
{
    const TrChoice *choice = &picture->choice;
    uint32_t *place = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(place, picture->network->n_nodes, err));
    TR_TRY(TR_ARRAY(shown->a, choice->n_ties, err));
    TR_TRY(TR_ARRAY(shown->b, choice->n_ties, err));
    shown->n_nodes = choice->n_nodes;
    shown->n_ties = choice->n_ties;
    for (uint32_t i = 0; i < choice->n_nodes; i++)
        place[choice->nodes[i]] = i;
    for (size_t i = 0; i < choice->n_ties; i++) {
        shown->a[i] = place[picture->network->ties[choice->ties[i]].a];
        shown->b[i] = place[picture->network->ties[choice->ties[i]].b];
    }
out:
    tr_free(place);
    return st;
}

static void release_ties(Shown *shown)
{
    tr_free(shown->a);
    tr_free(shown->b);
}

/* ---- rings around a middle ---- */

/* A tree of steps from the middle, or from the first of each part that it does not reach. */
typedef struct {
    uint32_t *parent, *ring, *order; /* order: parents before children */
    double *leaves;
    size_t n;
} Tree;

static void grow(const TrMesh *mesh, Tree *tree, uint32_t root, uint32_t ring)
{
    size_t at = tree->n;
    tree->ring[root] = ring;
    tree->parent[root] = TR_NO_ID;
    tree->order[tree->n++] = root;
    for (; at < tree->n; at++) {
        uint32_t node = tree->order[at];
        for (size_t k = mesh->first[node]; k < mesh->first[node + 1]; k++) {
            uint32_t other = mesh->neighbour[k];
            if (tree->ring[other] != TR_NO_ID)
                continue;
            tree->ring[other] = tree->ring[node] + 1;
            tree->parent[other] = node;
            tree->order[tree->n++] = other;
        }
    }
}

static void count_leaves(Tree *tree)
{
    for (size_t i = tree->n; i-- > 0;) {
        uint32_t node = tree->order[i];
        tree->leaves[node] = tree->leaves[node] < 1 ? 1 : tree->leaves[node];
        if (tree->parent[node] != TR_NO_ID)
            tree->leaves[tree->parent[node]] += tree->leaves[node];
    }
}

/* Each child has a share of its parent's sector as its leaves are of the parent's. */
static void place_tree(const Tree *tree, double ring, double turn, double *from, double *x, double *y)
{
    double *next = from + tree->n, all = 0, used = 0;
    for (size_t i = 0; i < tree->n; i++)
        all += tree->parent[tree->order[i]] == TR_NO_ID ? tree->leaves[tree->order[i]] : 0;
    for (size_t i = 0; i < tree->n; i++) {
        uint32_t node = tree->order[i], parent = tree->parent[node];
        double share = TURN * tree->leaves[node] / all, angle;
        if (parent == TR_NO_ID) {
            from[node] = used;
            used += share;
        } else {
            from[node] = next[parent];
            next[parent] += share;
        }
        next[node] = from[node];
        angle = from[node] + share / 2 + turn * TURN;
        x[node] = ring * tree->ring[node] * cos(angle) * 1.25; /* names are wider than high */
        y[node] = ring * tree->ring[node] * sin(angle);
    }
}

static uint32_t middle_of(const TrPicture *picture, const uint32_t *place_of)
{
    for (size_t i = 0; i < picture->ranked->n_places; i++)
        if (place_of[picture->ranked->places[i]] != TR_NO_ID)
            return place_of[picture->ranked->places[i]];
    return 0;
}

/* Whom the definition names stands in the middle, else the first by rank. */
static TrStatus find_middle(const TrPicture *picture, uint32_t *middle, TrError *err)
{
    const TrChoice *choice = &picture->choice;
    uint32_t *place_of = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(place_of, picture->network->n_nodes, err));
    for (size_t i = 0; i < picture->network->n_nodes; i++)
        place_of[i] = TR_NO_ID;
    for (uint32_t i = 0; i < choice->n_nodes; i++)
        place_of[choice->nodes[i]] = i;
    *middle = choice->middle != TR_NO_ID && place_of[choice->middle] != TR_NO_ID
                  ? place_of[choice->middle]
                  : middle_of(picture, place_of);
out:
    tr_free(place_of);
    return st;
}

TrStatus tr_places_radial(const TrPicture *picture, double turn, double *x, double *y, TrError *err)
{
    Shown shown = {0};
    TrMesh mesh = {0};
    Tree tree = {0};
    double *angles = NULL;
    size_t n = picture->choice.n_nodes;
    uint32_t middle = 0;
    TrStatus st = TR_OK;
    TR_TRY(list_ties(picture, &shown, err));
    TR_TRY(tr_mesh_make(n, shown.a, shown.b, shown.n_ties, &mesh, err));
    TR_TRY(TR_ARRAY(tree.parent, n, err));
    TR_TRY(TR_ARRAY(tree.ring, n, err));
    TR_TRY(TR_ARRAY(tree.order, n, err));
    TR_TRY(TR_ARRAY(tree.leaves, n, err));
    TR_TRY(TR_ARRAY(angles, 2 * n, err));
    TR_TRY(find_middle(picture, &middle, err));
    for (size_t i = 0; i < n; i++)
        tree.ring[i] = TR_NO_ID;
    if (n > 0)
        grow(&mesh, &tree, middle, 0);
    for (uint32_t i = 0; i < n; i++)
        if (tree.ring[i] == TR_NO_ID)
            grow(&mesh, &tree, i, 2);
    count_leaves(&tree);
    place_tree(&tree, picture->diagram->labels == TR_LABEL_ALL ? RING : TR_BETWEEN_RINGS, turn, angles, x, y);
out:
    release_ties(&shown);
    tr_mesh_release(&mesh);
    tr_free(tree.parent);
    tr_free(tree.ring);
    tr_free(tree.order);
    tr_free(tree.leaves);
    tr_free(angles);
    return st;
}

/* ---- one circle ---- */

static size_t apart(size_t a, size_t b, size_t n)
{
    size_t d = a > b ? a - b : b - a;
    return d < n - d ? d : n - d;
}

/* How far apart its neighbours are from seat `seat` along the circle, summed. */
static size_t pull(const Shown *shown, const size_t *seat_of, uint32_t node, size_t seat)
{
    size_t sum = 0;
    for (size_t t = 0; t < shown->n_ties; t++) {
        if (shown->a[t] == node)
            sum += apart(seat, seat_of[shown->b[t]], shown->n_nodes);
        else if (shown->b[t] == node)
            sum += apart(seat, seat_of[shown->a[t]], shown->n_nodes);
    }
    return sum;
}

/* Swap those of one group as long as that brings neighbours closer. */
static void improve(const Shown *shown, const TrGrouped *groups, uint32_t *at_seat, size_t *seat_of)
{
    enum { MOST_ROUNDS = 20, MOST_NODES = 80 };
    bool better = shown->n_nodes <= MOST_NODES;
    for (int round = 0; better && round < MOST_ROUNDS; round++) {
        better = false;
        for (size_t i = 0; i < shown->n_nodes; i++) {
            for (size_t j = i + 1; j < shown->n_nodes; j++) {
                uint32_t a = at_seat[i], b = at_seat[j];
                size_t before, after;
                if (groups->group_of[a] != groups->group_of[b])
                    continue;
                before = pull(shown, seat_of, a, i) + pull(shown, seat_of, b, j);
                after = pull(shown, seat_of, a, j) + pull(shown, seat_of, b, i);
                if (after >= before)
                    continue;
                at_seat[i] = b;
                at_seat[j] = a;
                seat_of[a] = j;
                seat_of[b] = i;
                better = true;
            }
        }
    }
}

TrStatus tr_places_circular(const TrPicture *picture, const TrGrouped *groups, double *x, double *y,
                            TrError *err)
{
    Shown shown = {0};
    uint32_t *at_seat = NULL;
    size_t *seat_of = NULL, n = picture->choice.n_nodes;
    double radius = TR_ON_CIRCLE * (double)n / TURN;
    TrStatus st = TR_OK;
    TR_TRY(list_ties(picture, &shown, err));
    TR_TRY(TR_ARRAY(at_seat, n, err));
    TR_TRY(TR_ARRAY(seat_of, n, err));
    TR_TRY(tr_grouped_order(groups, n, at_seat, NULL, err));
    for (size_t seat = 0; seat < n; seat++)
        seat_of[at_seat[seat]] = seat;
    improve(&shown, groups, at_seat, seat_of);
    for (size_t i = 0; i < n; i++) {
        double angle = TURN * (double)seat_of[i] / (double)n;
        x[i] = 1.4 * radius * sin(angle);
        y[i] = radius * cos(angle);
    }
out:
    release_ties(&shown);
    tr_free(at_seat);
    tr_free(seat_of);
    return st;
}
