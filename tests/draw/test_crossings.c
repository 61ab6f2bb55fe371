/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is counted in a finished drawing, and the boxes read from it: drawings written by hand. */
#include "base/memory.h"
#include "draw/boxes.h"
#include "suites.h"
#include "support.h"

#define EDGE(d)                                                                                              \
    "<g id=\"e\" class=\"edge layer-x\">\n<title>x</title>\n<path fill=\"none\" d=\"" d "\"/>\n</g>\n"
#define ACROSS EDGE("M0,-50C30,-50 70,-50 100,-50")
#define DOWN   EDGE("M47,-100C47,-70 47,-30 47,0")
#define ASIDE  EDGE("M90,-100C90,-90 90,-80 90,-60")
#define ELLIPSE                                                                                              \
    "<g id=\"n\" class=\"node kind-person\">\n<ellipse cx=\"50\" cy=\"-50\" rx=\"20\" ry=\"10\"/>\n</g>\n"
#define WORDS                                                                                                \
    "<g id=\"t\" class=\"node label\">\n<polygon points=\"70,-60 30,-60 30,-40 70,-40 70,-60\"/>\n</g>\n"
#define AT_THE_END                                                                                           \
    "<g id=\"n\" class=\"node kind-x\">\n<polygon points=\"0,-60 -20,-60 -20,-40 0,-40 0,-60\"/>\n</g>\n"
#define PANEL(x) "<g class=\"panel\" transform=\"translate(1 2)\">" x "</g>"

static const struct {
    const char *inside;
    size_t n_crossings, n_through, n_boxes;
} drawings[] = {
    {"", 0, 0, 0},
    {ACROSS, 0, 0, 0},
    {ACROSS DOWN, 1, 0, 0},
    {ACROSS DOWN ASIDE, 1, 0, 0},
    {ACROSS DOWN DOWN, 2, 0, 0},
    {PANEL(ACROSS) PANEL(DOWN), 0, 0, 0},
    {PANEL(ACROSS DOWN) PANEL(DOWN), 1, 0, 0},
    {ACROSS ELLIPSE, 0, 1, 1},
    {ACROSS DOWN WORDS, 1, 2, 1},
    {ASIDE WORDS ELLIPSE, 0, 0, 2},
    {ACROSS AT_THE_END, 0, 0, 1},
    /* past the corner of the box round an ellipse */
    {EDGE("M0,-59C30,-59 40,-59 100,-59") ELLIPSE, 0, 1, 1},
};

START_TEST(counts)
{
    TrDrawing drawing = {.inside = drawings[_i].inside};
    size_t n_crossings, n_through, n_boxes;
    TrBox *boxes;
    TrError err = {0};

    ck_assert_int_eq(tr_drawing_count_crossings(&drawing, &n_crossings, &n_through, &err), TR_OK);
    ck_assert_uint_eq(n_crossings, drawings[_i].n_crossings);
    ck_assert_uint_eq(n_through, drawings[_i].n_through);
    ck_assert_int_eq(tr_boxes_read(&drawing, &boxes, &n_boxes, &err), TR_OK);
    ck_assert_uint_eq(n_boxes, drawings[_i].n_boxes);
    tr_free(boxes);
}
END_TEST

START_TEST(reads_boxes)
{
    TrDrawing drawing = {.inside = ELLIPSE WORDS};
    TrBox *boxes;
    size_t n;
    TrError err = {0};

    ck_assert_int_eq(tr_boxes_read(&drawing, &boxes, &n, &err), TR_OK);
    ck_assert_uint_eq(n, 2);
    for (size_t i = 0; i < n; i++) {
        ck_assert(boxes[i].body.x == 50 && boxes[i].body.y == 50);
        ck_assert(boxes[i].body.width == 40 && boxes[i].body.height == 20);
        ck_assert(boxes[i].is_label == (i == 1));
    }
    tr_free(boxes);
}
END_TEST

START_TEST(survives_want_of_memory)
{
    TrDrawing drawing = {.inside = ACROSS DOWN ELLIPSE WORDS};
    size_t n_crossings, n_through;
    TrError err = {0};
    TrStatus st = TR_MEMORY;

    for (size_t n = 1; st == TR_MEMORY; n++) {
        err = (TrError){0};
        tr_memory_fail_at(n);
        st = tr_drawing_count_crossings(&drawing, &n_crossings, &n_through, &err);
        tr_memory_fail_at(0);
    }
    ck_assert_int_eq(st, TR_OK);
}
END_TEST

Suite *suite_crossings(void)
{
    Suite *suite = suite_create("crossings");
    TCase *tests = tcase_create("crossings");

    tcase_add_loop_test(tests, counts, 0, COUNT(drawings));
    tcase_add_test(tests, reads_boxes);
    tcase_add_test(tests, survives_want_of_memory);
    suite_add_tcase(suite, tests);
    return suite;
}
