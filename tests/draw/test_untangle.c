/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/untangle.h"

#include <math.h>

#include "base/memory.h"
#include "draw/tangle_cost.h"
#include "suites.h"
#include "support.h"

enum { MOST_BODIES = 12, MOST_THREADS = 20 };

/* Graphs whose crossing number is known: planar ones have 0, K5 and K3,3 have 1 (Kuratowski 1930), K6 has 3
 * (Guy 1972), all of them with straight lines too. The bodies stand on a circle, in order. */
static const struct {
    const char *name;
    size_t n_bodies, n_threads, least;
    TrThread threads[MOST_THREADS];
} graphs[] = {
    {"nobody", 0, 0, 0, {{0, 0}}},
    {"one", 1, 0, 0, {{0, 0}}},
    {"two", 2, 1, 0, {{0, 1}}},
    {"a twisted ring", 4, 4, 0, {{0, 2}, {2, 1}, {1, 3}, {3, 0}}},
    {"K4", 4, 6, 0, {{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}}},
    {"a cube",
     8,
     12,
     0,
     {{0, 1}, {1, 2}, {2, 3}, {3, 0}, {4, 5}, {5, 6}, {6, 7}, {7, 4}, {0, 6}, {1, 7}, {2, 4}, {3, 5}}},
    {"K5", 5, 10, 1, {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {1, 2}, {1, 3}, {1, 4}, {2, 3}, {2, 4}, {3, 4}}},
    {"K3,3", 6, 9, 1, {{0, 3}, {0, 4}, {0, 5}, {1, 3}, {1, 4}, {1, 5}, {2, 3}, {2, 4}, {2, 5}}},
    {"K6",
     6,
     15,
     3,
     {{0, 1},
      {0, 2},
      {0, 3},
      {0, 4},
      {0, 5},
      {1, 2},
      {1, 3},
      {1, 4},
      {1, 5},
      {2, 3},
      {2, 4},
      {2, 5},
      {3, 4},
      {3, 5},
      {4, 5}}},
};

static TrTangle tangle_of(int graph, TrBody *bodies)
{
    TrTangle tangle = {.bodies = bodies, .threads = graphs[graph].threads, .room = 1, .gap = 10};

    tangle.n_bodies = graphs[graph].n_bodies;
    tangle.n_threads = graphs[graph].n_threads;
    for (size_t i = 0; i < tangle.n_bodies; i++) {
        double angle = 2 * 3.14159265358979 * (double)i / (double)tangle.n_bodies;
        bodies[i] = (TrBody){300 * cos(angle), 300 * sin(angle), 60, 30};
    }
    return tangle;
}

static int side(const TrBody *a, const TrBody *b, const TrBody *c)
{
    double product = (b->x - a->x) * (c->y - a->y) - (b->y - a->y) * (c->x - a->x);

    return (product > 0) - (product < 0);
}

/* Pairs of lines without a common end that cross. */
static size_t count_crossings(const TrTangle *tangle)
{
    size_t n = 0;

    for (size_t i = 0; i < tangle->n_threads; i++)
        for (size_t k = i + 1; k < tangle->n_threads; k++) {
            TrThread s = tangle->threads[i], t = tangle->threads[k];
            const TrBody *a = &tangle->bodies[s.a], *b = &tangle->bodies[s.b], *c = &tangle->bodies[t.a],
                         *d = &tangle->bodies[t.b];

            n += s.a != t.a && s.a != t.b && s.b != t.a && s.b != t.b && side(a, b, c) * side(a, b, d) < 0 &&
                 side(c, d, a) * side(c, d, b) < 0;
        }
    return n;
}

static void expect_apart(const TrTangle *tangle)
{
    for (size_t i = 0; i < tangle->n_bodies; i++)
        for (size_t k = i + 1; k < tangle->n_bodies; k++)
            ck_assert(fabs(tangle->bodies[i].x - tangle->bodies[k].x) >= 60 + tangle->gap ||
                      fabs(tangle->bodies[i].y - tangle->bodies[k].y) >= 30 + tangle->gap);
}

START_TEST(finds_the_fewest_crossings)
{
    TrBody bodies[MOST_BODIES] = {{0}}, again[MOST_BODIES] = {{0}};
    TrTangle tangle = tangle_of(_i, bodies), second = tangle_of(_i, again);
    size_t before = count_crossings(&tangle), best = before;
    TrError err = {0};

    for (uint64_t seed = 1; seed <= 4; seed++) {
        tangle = tangle_of(_i, bodies);
        ck_assert_int_eq(tr_untangle(&tangle, seed, &err), TR_OK);
        best = count_crossings(&tangle) < best ? count_crossings(&tangle) : best;
        ck_assert_uint_ge(count_crossings(&tangle), graphs[_i].least);
        expect_apart(&tangle);
    }
    ck_assert_uint_eq(best, graphs[_i].least);
    ck_assert_int_eq(tr_untangle(&second, 4, &err), TR_OK);
    for (size_t i = 0; i < tangle.n_bodies; i++) {
        ck_assert(bodies[i].x == again[i].x && bodies[i].y == again[i].y);
        ck_assert(fabs(bodies[i].x) <= 330.1 &&
                  fabs(bodies[i].y) <= 330.1); /* within the rectangle they had */
    }
}
END_TEST

START_TEST(lines_go_round_boxes)
{
    /* three in a row, the outer two tied: the middle one stands in the way and has to leave it */
    TrBody bodies[] = {{0, 0, 60, 30}, {200, 0, 60, 30}, {400, 0, 60, 30}, {200, 300, 60, 30}};
    const TrThread threads[] = {{0, 2}, {1, 3}};
    TrTangle tangle = {
        .bodies = bodies, .threads = threads, .n_bodies = 4, .n_threads = 2, .room = 1, .gap = 10};
    TrError err = {0};

    ck_assert_int_eq(tr_untangle(&tangle, 1, &err), TR_OK);
    ck_assert(tangle.cost < 2); /* a line through a box costs 2, two lines across all of it 4 */
    ck_assert_uint_eq(count_crossings(&tangle), 0);
}
END_TEST

/* Worked by hand: a box on another costs 4, a line through a box 2, one of half the diagonal's length 1. */
START_TEST(costs_by_hand)
{
    static const TrThread tie[] = {{0, 1}};
    TrBody same[] = {{50, 50, 60, 30}, {50, 50, 60, 30}}, apart[] = {{0, 0, 60, 30}, {200, 0, 60, 30}},
           between[] = {{0, 0, 60, 30}, {200, 0, 60, 30}, {100, 0, 60, 30}};
    const struct {
        TrTangle tangle;
        double cost;
    } cases[] = {
        {{.bodies = same, .threads = tie, .n_bodies = 2, .n_threads = 1, .room = 1, .gap = 10}, 4},
        {{.bodies = apart, .threads = tie, .n_bodies = 2, .n_threads = 1, .room = 1, .gap = 10}, 1},
        {{.bodies = between, .threads = tie, .n_bodies = 3, .n_threads = 1, .room = 1, .gap = 10}, 3},
    };
    TrError err = {0};

    for (size_t i = 0; i < COUNT(cases); i++) {
        TrTangleCost cost;
        ck_assert_int_eq(tr_tangle_cost_make(&cases[i].tangle, 400, &cost, &err), TR_OK);
        ck_assert_double_eq(tr_tangle_cost_whole(&cost), cases[i].cost);
        tr_tangle_cost_release(&cost);
    }
}
END_TEST

START_TEST(survives_want_of_memory)
{
    TrBody bodies[MOST_BODIES];
    TrError err = {0};
    TrStatus st = TR_MEMORY;

    for (size_t n = 1; st == TR_MEMORY; n++) {
        TrTangle tangle = tangle_of(3, bodies);
        err = (TrError){0};
        tr_memory_fail_at(n);
        st = tr_untangle(&tangle, 1, &err);
        tr_memory_fail_at(0);
        ck_assert(st == TR_OK || (st == TR_MEMORY && err.status == TR_MEMORY));
    }
    ck_assert_int_eq(st, TR_OK);
}
END_TEST

Suite *suite_untangle(void)
{
    Suite *suite = suite_create("untangle");
    TCase *tests = tcase_create("untangle");

    tcase_add_loop_test(tests, finds_the_fewest_crossings, 0, COUNT(graphs));
    tcase_add_test(tests, lines_go_round_boxes);
    tcase_add_test(tests, costs_by_hand);
    tcase_add_test(tests, survives_want_of_memory);
    suite_add_tcase(suite, tests);
    return suite;
}
