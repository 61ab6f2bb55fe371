/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Cut nodes and cut ties on shapes where they can be seen; test_properties.c takes them out of random
 * networks and counts the pieces. */
#include <stdlib.h>

#include "../network/weave_support.h"
#include "../suites.h"
#include "analysis/cuts.h"
#include "base/memory.h"

static const struct {
    const char *shape;
    double added[8], cut_off[8]; /* by node in order of name; by pair in order of (name, name) */
} cases[] = {
    {"a-b b-c c-d", {0, 1, 1, 0}, {1, 2, 1}},
    {"a-b b-c c-a", {0, 0, 0}, {0, 0, 0}},
    {"a-b a-c a-d a-e", {3}, {1, 1, 1, 1}},
    {"a", {0}, {0}},
    {"a-a", {0}, {0}},
    {"a-b", {0, 0}, {1}},
    {"a-b b-a a-b", {0, 0}, {1}}, /* a repeated tie is one tie, and a bridge all the same */
    {"a b-c", {0}, {1}},
    {"a-b c-d c-e", {0, 0, 1, 0, 0}, {1, 1, 1}}, /* two components, each for itself */
    /* two triangles that share c; a triangle and a tail */
    {"a-b b-c c-a c-d d-e e-c", {0, 0, 1, 0, 0}, {0}},
    {"a-b b-c c-a c-d d-e", {0, 0, 1, 1, 0}, {0, 0, 0, 2, 1}},
    /* two triangles joined by c–d */
    {"a-b b-c c-a c-d d-e e-f f-d", {0, 0, 1, 1, 0, 0}, {0, 0, 0, 3, 0, 0, 0}},
    /* the search begins at a, which is a cut node with two branches */
    {"a-b a-c b-d d-a c-e e-a", {1, 0, 0, 0, 0}, {0}},
};

START_TEST(shapes)
{
    Woven woven = weave_shape(cases[_i].shape, NULL);
    TrAdjacency adjacency;
    TrError err = {0};
    double added[8] = {0}, cut_off[8] = {0};
    ck_assert_int_eq(tr_adjacency_make(woven.network, &adjacency, &err), TR_OK);
    ck_assert_int_eq(tr_cuts_find(&adjacency, added, cut_off, &err), TR_OK);
    for (int i = 0; i < 8; i++) {
        ck_assert_msg(added[i] == cases[_i].added[i], "%s: node %d adds %g", cases[_i].shape, i, added[i]);
        ck_assert_msg(cut_off[i] == cases[_i].cut_off[i], "%s: tie %d cuts off %g", cases[_i].shape, i,
                      cut_off[i]);
    }
    ck_assert_int_eq(tr_cuts_find(&adjacency, NULL, NULL, &err), TR_OK);
    tr_adjacency_release(&adjacency);
    unravel(&woven);
}
END_TEST

/* A path of 200,000: a search that called itself would not come back. */
START_TEST(long_path)
{
    enum { N = 200000 };
    TrAdjacency path = {.n = N};
    TrError err = {0};
    double *added = NULL, *cut_off = NULL;
    size_t n = 0;
    ck_assert_int_eq(TR_ARRAY(path.first, N + 2, &err), TR_OK);
    ck_assert_int_eq(TR_ARRAY(path.neighbour, 2 * N, &err), TR_OK);
    ck_assert_int_eq(TR_ARRAY(added, N, &err), TR_OK);
    ck_assert_int_eq(TR_ARRAY(cut_off, N, &err), TR_OK);
    for (uint32_t v = 0; v < N; v++) {
        path.first[v] = n;
        if (v > 0)
            path.neighbour[n++] = v - 1;
        if (v + 1 < N)
            path.neighbour[n++] = v + 1;
    }
    path.first[N] = n;
    ck_assert_int_eq(tr_cuts_find(&path, added, cut_off, &err), TR_OK);
    for (uint32_t v = 0; v < N; v++)
        ck_assert(added[v] == (v > 0 && v + 1 < N));
    for (uint32_t v = 0; v + 1 < N; v++)
        ck_assert(cut_off[v] == (v + 1 < N - v - 1 ? v + 1 : N - v - 1));
    tr_free(added);
    tr_free(cut_off);
    tr_adjacency_release(&path);
}
END_TEST

Suite *suite_cuts(void)
{
    Suite *suite = suite_create("cuts");
    TCase *tcase = tcase_create("cuts");
    tcase_add_loop_test(tcase, shapes, 0, COUNT(cases));
    tcase_add_test(tcase, long_path);
    suite_add_tcase(suite, tcase);
    return suite;
}
