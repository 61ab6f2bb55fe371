/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Files of positions, and room for what is new. How far a whole picture moves is measured on finished SVGs,
 * in tests/pictures/kept.py. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "draw/kept.h"
#include "draw/room.h"
#include "picture_support.h"
#include "suites.h"

static char *good_text(size_t *length)
{
    return file_text("tests/fuzz/corpus/positions/good", length);
}

START_TEST(test_read)
{
    size_t length;
    char *text = good_text(&length);
    TrPositions p = {.form = NULL};
    const TrRoute *route;

    ck_assert_int_eq(tr_positions_parse("x", text, length, &p, NULL), TR_OK);
    ck_assert_uint_eq(p.standing.n, 3);
    ck_assert_str_eq(p.standing.stands[0].key, "ana");
    ck_assert_double_eq(p.standing.stands[0].x, 470.5);
    ck_assert_double_eq(p.standing.stands[1].x, -150);
    ck_assert_int_eq(p.standing.stands[2].kind, TR_STANDS_WORDS);
    ck_assert_uint_eq(p.standing.n_routes, 1);
    route = &p.standing.routes[0];
    ck_assert_uint_eq(route->n_points, 4);
    ck_assert(route->has_start && route->has_end);
    ck_assert_double_eq(route->end[1], 4);
    ck_assert(p.fresh && p.lying && !p.variant.top_down);
    ck_assert_double_eq(p.scale, 0.73);
    tr_positions_release(&p);
    free(text);
}
END_TEST

/* What is replaced in the good file by what, and what then is wrong, and where. */
static const struct {
    const char *from, *to, *problem;
    unsigned long line;
    unsigned column;
} damages[] = {
    {"470.5", "NaN", "expected a number", 6, 17},
    {"470.5", "1e300", "expected a smaller number", 6, 17},
    {"470.5", "1e999", "expected a number", 6, 17},
    {"\"x\":470.5,", "", "expected id, x, y, width and height, the last two not negative", 6, 86},
    {"108.26", "-108.26", "expected id, x, y, width and height, the last two not negative", 6, 97},
    {"\"start\":1", "\"start\":7", "expected a digit from 1 to 4", 3, 92},
    {"\"lying\":true", "\"lying\":1", "expected true or false", 4, 51},
    {"positions 1", "positions 2", "expected the format \"trama positions 1\"", 1, 30},
    {"\"format\"", "\"other\"", "expected the key \"format\" too", 12, 72},
    {"3,3]", "3]", "expected the points of a curve: one, and three for each piece", 12, 67},
    {"[1,2]", "[1]", "expected two numbers", 12, 29},
};

START_TEST(test_damaged)
{
    size_t length;
    char *text = good_text(&length), *at = strstr(text, damages[_i].from), damaged[2000];
    TrPositions p = {.form = NULL};
    TrError err = {0};

    ck_assert_ptr_nonnull(at);
    (void)snprintf(damaged, sizeof damaged, "%.*s%s%s", (int)(at - text), text, damages[_i].to,
                   at + strlen(damages[_i].from));
    ck_assert_int_eq(tr_positions_parse("x.json", damaged, strlen(damaged), &p, &err), TR_BAD_INPUT);
    ck_assert_str_eq(err.message, damages[_i].problem);
    ck_assert_str_eq(err.place.file, "x.json");
    ck_assert_uint_eq(err.place.line, damages[_i].line);
    ck_assert_uint_eq(err.place.field, damages[_i].column);
    tr_positions_release(&p);
    free(text);
}
END_TEST

START_TEST(test_absent)
{
    TrPositions p = {.form = NULL};
    bool there = true;

    ck_assert_int_eq(tr_positions_read(temp_path("none.positions.json"), &p, &there, NULL), TR_OK);
    ck_assert(!there);
}
END_TEST

static TrStatus attempt(void *context, TrError *err)
{
    TrPositions p = {.form = NULL};
    const char *text = context;
    TrStatus st = tr_positions_parse("x", text, strlen(text), &p, err);

    tr_positions_release(&p);
    return st;
}

START_TEST(test_out_of_memory)
{
    size_t length;
    char *text = good_text(&length);

    ck_assert_uint_gt(starve(attempt, text), 3);
    free(text);
}
END_TEST

/* ---- boxes and lines, worked by hand ---- */

START_TEST(test_geometry)
{
    TrStand stands[] = {{"n1", "a", TR_STANDS_ENTITY, 0, 0, 20, 10},
                        {"n2", "b", TR_STANDS_ENTITY, 30, 0, 20, 10}};
    double points[] = {-50, 0, -20, 0, 20, 0, 50, 0};
    TrRoute straight = {.first_point = 0, .n_points = 4};
    TrStanding standing = {.stands = stands, .n = 2, .points = points, .n_points = 4};
    TrBox corner = {8, 3, 12, 7};

    ck_assert(!tr_boxes_meet(tr_stand_box(&stands[0]), tr_stand_box(&stands[1]), 10));
    ck_assert(tr_boxes_meet(tr_stand_box(&stands[0]), tr_stand_box(&stands[1]), 10.1));
    ck_assert(tr_route_meets(&standing, &straight, tr_stand_box(&stands[0]), 4));
    ck_assert(!tr_route_meets(&standing, &straight, corner, 0));
    ck_assert(tr_route_meets(&standing, &straight, corner, -4));
    ck_assert(tr_route_meets_shape(&standing, &straight, &stands[0]));
    points[1] = points[3] = points[5] = points[7] = 4; /* within the box, above the ellipse made smaller */
    ck_assert(tr_route_meets(&standing, &straight, tr_stand_box(&stands[0]), 0.5));
    ck_assert(!tr_route_meets_shape(&standing, &straight, &stands[0]));
}
END_TEST

/* The k-th of a key goes with the k-th. */
START_TEST(test_match)
{
    TrStand now[] = {{"n1", "b", TR_STANDS_ENTITY, 0, 0, 1, 1},
                     {"n2", "a", TR_STANDS_ENTITY, 0, 0, 1, 1},
                     {"n3", "a", TR_STANDS_ENTITY, 0, 0, 1, 1},
                     {"t1", "a", TR_STANDS_WORDS, 0, 0, 1, 1},
                     {"n4", "a", TR_STANDS_ENTITY, 0, 0, 1, 1}};
    TrStand old[] = {{NULL, "a", TR_STANDS_ENTITY, 0, 0, 1, 1},
                     {NULL, "a", TR_STANDS_ENTITY, 0, 0, 1, 1},
                     {NULL, "c", TR_STANDS_ENTITY, 0, 0, 1, 1},
                     {NULL, "b", TR_STANDS_WORDS, 0, 0, 1, 1}};
    TrStanding a = {.stands = now, .n = 5}, b = {.stands = old, .n = 4};
    uint32_t old_of[5], none = 0;

    ck_assert_int_eq(tr_standing_match(&a, &b, old_of, &none, NULL), TR_OK);
    ck_assert_uint_eq(old_of[0], TR_NO_ID);
    ck_assert_uint_eq(old_of[1], 0);
    ck_assert_uint_eq(old_of[2], 1);
    ck_assert_uint_eq(old_of[3], TR_NO_ID);
    ck_assert_uint_eq(old_of[4], TR_NO_ID);
}
END_TEST

/* Everything within 20 points of the middle is taken: the nearest place on the grid of 6 points is 24 away.
 */
static double cost_outside(const void *context, double x, double y)
{
    double far = hypot(x, y);

    (void)context;
    return far < 20 ? HUGE_VAL : far;
}

static double cost_nowhere(const void *context, double x, double y)
{
    (void)context;
    (void)x;
    (void)y;
    return HUGE_VAL;
}

START_TEST(test_room)
{
    double x = 0, y = 0;

    ck_assert(tr_room_find(cost_outside, NULL, 100, &x, &y));
    ck_assert_double_eq_tol(hypot(x, y), hypot(12, 18), 1e-9); /* nearer than (24, 0) */
    ck_assert(!tr_room_find(cost_nowhere, NULL, 100, &x, &y));
}
END_TEST

/* ---- a small picture: Ana and Beto tied by words, as before; Zoe, tied to both, is new ---- */

static TrStand old_stands[] = {{NULL, "ana", TR_STANDS_ENTITY, 0, 0, 60, 30},
                               {NULL, "beto", TR_STANDS_ENTITY, 300, 0, 60, 30},
                               {NULL, "a--b", TR_STANDS_WORDS, 150, 0, 40, 12},
                               {NULL, "gone", TR_STANDS_ENTITY, 600, 0, 60, 30}};
static const TrStand new_stands[] = {{"n1", "ana", TR_STANDS_ENTITY, 0, 0, 60, 30},
                                     {"n2", "beto", TR_STANDS_ENTITY, 0, 0, 60, 30},
                                     {"n3", "zoe", TR_STANDS_ENTITY, 0, 0, 60, 30},
                                     {"t1", "a--b", TR_STANDS_WORDS, 0, 0, 40, 12},
                                     {"t2", "a--z", TR_STANDS_WORDS, 0, 0, 40, 12}};
static double old_points[] = {30, 0, 60, 0, 90, 0, 130, 0};
static TrRoute old_routes[] = {{.key = "a--b-from", .tail = TR_NO_ID, .head = TR_NO_ID, .n_points = 4}};
static const TrRoute new_routes[] = {{.key = "a--b-from", .tail = 0, .head = 3},
                                     {.key = "a--b", .tail = 3, .head = 1},
                                     {.key = "a--z-from", .tail = 0, .head = 4},
                                     {.key = "a--z", .tail = 4, .head = 2},
                                     {.key = "b--z", .tail = 1, .head = 2}};

/* Place the small picture into `stands`, and into *kept_points how many points its lines keep. */
static TrStatus place_small(TrStand *stands, size_t n, size_t *kept_points, TrKeptHow *how, TrError *err)
{
    static const TrDiagram diagram = {.layout = TR_LAYOUT_FORCE};
    const TrPicture picture = {.diagram = &diagram};
    const TrPositions last = {.standing = {.stands = old_stands,
                                           .n = 4,
                                           .routes = old_routes,
                                           .n_routes = 1,
                                           .points = old_points,
                                           .n_points = 4}};
    const TrVariant variant = {.start = 1};
    bool loose[5] = {false};
    TrRoute routes[COUNT(new_routes)];
    TrKept kept = {.standing = {.stands = stands, .n = n, .routes = routes, .n_routes = COUNT(new_routes)},
                   .loose = loose};
    TrStatus st;

    memcpy(routes, new_routes, sizeof routes);
    st = tr_kept_place(&picture, &last, &variant, &kept, how, err);
    *kept_points = kept.standing.n_points;
    tr_free(kept.standing.points);
    return st;
}

START_TEST(test_place)
{
    TrStand stands[5], again[5];
    size_t n_points;
    TrKeptHow how;

    memcpy(stands, new_stands, sizeof stands);
    memcpy(again, new_stands, sizeof again);
    ck_assert_int_eq(place_small(stands, 5, &n_points, &how, NULL), TR_OK);
    ck_assert_int_eq(how, TR_KEPT);
    ck_assert_double_eq(stands[0].x, 0);
    ck_assert_double_eq(stands[1].x, 300);
    ck_assert_double_eq(stands[3].x, 150);
    for (int i = 0; i < 5; i++)
        for (int k = i + 1; k < 5; k++)
            ck_assert(!tr_boxes_meet(tr_stand_box(&stands[i]), tr_stand_box(&stands[k]), 5));
    ck_assert(stands[2].x > 0 && stands[2].x < 300 && fabs(stands[2].y) < 150); /* beside both */
    ck_assert_double_lt(stands[4].x, stands[2].x);                              /* between Ana and Zoe */
    ck_assert_uint_eq(n_points, 4); /* the line from Ana to the old words, and no other */
    ck_assert_int_eq(place_small(again, 5, &n_points, &how, NULL), TR_OK);
    ck_assert_int_eq(memcmp(again, stands, sizeof stands), 0);
}
END_TEST

static TrStatus attempt_place(void *context, TrError *err)
{
    TrStand stands[5];
    size_t n_points;
    TrKeptHow how;

    (void)context;
    memcpy(stands, new_stands, sizeof stands);
    return place_small(stands, 5, &n_points, &how, err);
}

START_TEST(test_place_out_of_memory)
{
    ck_assert_uint_gt(starve(attempt_place, NULL), 5);
}
END_TEST

/* Two of three are new: that is more than half. */
START_TEST(test_mostly_new)
{
    TrStand stands[5];
    size_t n_points;
    TrKeptHow how;

    memcpy(stands, new_stands, sizeof stands);
    stands[0].key = "carla";
    ck_assert_int_eq(place_small(stands, 5, &n_points, &how, NULL), TR_OK);
    ck_assert_int_eq(how, TR_KEPT_MOSTLY_NEW);
}
END_TEST

Suite *suite_positions(void)
{
    Suite *suite = suite_create("positions");
    TCase *tests = tcase_create("positions");

    tcase_add_test(tests, test_read);
    tcase_add_loop_test(tests, test_damaged, 0, COUNT(damages));
    tcase_add_test(tests, test_absent);
    tcase_add_test(tests, test_out_of_memory);
    tcase_add_test(tests, test_geometry);
    tcase_add_test(tests, test_match);
    tcase_add_test(tests, test_room);
    tcase_add_test(tests, test_place);
    tcase_add_test(tests, test_place_out_of_memory);
    tcase_add_test(tests, test_mostly_new);
    suite_add_tcase(suite, tests);
    return suite;
}
