/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Places by forces: what any good layout has, whatever its numbers are. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "draw/force.h"
#include "draw/parts.h"
#include "draw/quadtree.h"
#include "suites.h"
#include "support.h"

enum { MOST = 6000, MOST_LINES = 30000 };

static uint32_t line_a[MOST_LINES], line_b[MOST_LINES];
static size_t n_lines;
static double x[MOST], y[MOST];

static void add(size_t a, size_t b)
{
    ck_assert_uint_lt(n_lines, MOST_LINES);
    line_a[n_lines] = (uint32_t)a;
    line_b[n_lines++] = (uint32_t)b;
}

static TrStatus lay_out(size_t n, size_t n_threads, TrError *err)
{
    TrMesh mesh = {0};
    double width, height;
    TrStatus st = tr_mesh_make(n, line_a, line_b, n_lines, &mesh, err);

    if (st == TR_OK)
        st = tr_parts_places(&mesh, n_threads, x, y, &width, &height, err);
    tr_mesh_release(&mesh);
    for (size_t i = 0; st == TR_OK && i < n; i++)
        ck_assert(x[i] >= 0 && x[i] <= width && y[i] >= 0 && y[i] <= height);
    return st;
}

static void expect_laid_out(size_t n, size_t n_threads)
{
    TrError err = {0};

    ck_assert_int_eq(lay_out(n, n_threads, &err), TR_OK);
}

static double apart(size_t a, size_t b)
{
    return hypot(x[a] - x[b], y[a] - y[b]);
}

/* ---- shapes ---- */

/* Along a path of 200, each is nearer to the next than to the one that is 20 further on. */
START_TEST(a_path_unrolls)
{
    enum { N = 200 };
    n_lines = 0;
    for (size_t i = 0; i + 1 < N; i++)
        add(i, i + 1);
    expect_laid_out(N, 0);
    for (size_t i = 0; i + 21 < N; i++)
        ck_assert_double_lt(apart(i, i + 1), apart(i, i + 21));
    ck_assert_double_gt(apart(0, N - 1), 4 * apart(0, 1));
}
END_TEST

/* A grid of 30 by 30 lies flat: no neighbours are as far apart as half its side, and opposite corners are the
 * farthest from one another. */
START_TEST(a_grid_lies_flat)
{
    enum { SIDE = 30 };
    double longest = 0, sum = 0;
    n_lines = 0;
    for (size_t r = 0; r < SIDE; r++)
        for (size_t c = 0; c < SIDE; c++) {
            if (c + 1 < SIDE)
                add(r * SIDE + c, r * SIDE + c + 1);
            if (r + 1 < SIDE)
                add(r * SIDE + c, (r + 1) * SIDE + c);
        }
    expect_laid_out(SIDE * SIDE, 0);
    for (size_t i = 0; i < n_lines; i++) {
        longest = fmax(longest, apart(line_a[i], line_b[i]));
        sum += apart(line_a[i], line_b[i]);
    }
    ck_assert_double_lt(longest, 4 * sum / (double)n_lines);
    ck_assert_double_gt(apart(0, SIDE * SIDE - 1), 15 * sum / (double)n_lines);
    ck_assert_double_gt(apart(SIDE - 1, SIDE * (SIDE - 1)), 15 * sum / (double)n_lines);
}
END_TEST

static void two_cliques(size_t n)
{
    n_lines = 0;
    for (size_t half = 0; half < 2; half++)
        for (size_t i = 0; i < n; i++)
            for (size_t k = i + 1; k < n; k++)
                add(half * n + i, half * n + k);
    add(0, n);
}

START_TEST(two_cliques_stand_apart)
{
    enum { N = 40 };
    double within = 0, between = INFINITY;
    two_cliques(N);
    expect_laid_out(2 * N, 0);
    for (size_t i = 1; i < N; i++)
        for (size_t k = 1; k < N; k++) {
            within = fmax(within, apart(i, k));
            between = fmin(between, apart(i, N + k));
        }
    ck_assert_double_lt(within, between * 2);
    ck_assert_double_gt(hypot(x[1] - x[N + 1], y[1] - y[N + 1]), within / 2);
}
END_TEST

/* The ends of a star stand all round its middle, none on another. */
START_TEST(a_star_spreads)
{
    enum { N = 500 };
    size_t quarters[4] = {0};
    n_lines = 0;
    for (size_t i = 1; i < N; i++)
        add(0, i);
    expect_laid_out(N, 0);
    for (size_t i = 1; i < N; i++)
        quarters[(x[i] > x[0]) + 2 * (y[i] > y[0])]++;
    for (int i = 0; i < 4; i++)
        ck_assert_uint_gt(quarters[i], N / 10);
    for (size_t i = 0; i < N; i++)
        for (size_t k = i + 1; k < N; k++)
            ck_assert_double_gt(apart(i, k), 0);
}
END_TEST

START_TEST(nothing_one_and_isolates)
{
    n_lines = 0;
    expect_laid_out(0, 0);
    expect_laid_out(1, 0);
    expect_laid_out(300, 0);
    for (size_t i = 0; i < 300; i++)
        for (size_t k = i + 1; k < 300; k++)
            ck_assert_double_gt(apart(i, k), 0.5);
}
END_TEST

/* Whoever has no tie stands outside the box of the rest, but beside it. */
START_TEST(isolates_stand_aside)
{
    enum { N = 200, ALONE = 50 };
    double left = INFINITY, right = -INFINITY, low = INFINITY, high = -INFINITY;
    n_lines = 0;
    for (size_t i = 1; i < N; i++)
        add(i, i / 2);
    expect_laid_out(N + ALONE, 0);
    for (size_t i = 0; i < N; i++) {
        left = fmin(left, x[i]);
        right = fmax(right, x[i]);
        low = fmin(low, y[i]);
        high = fmax(high, y[i]);
    }
    for (size_t i = N; i < N + ALONE; i++) {
        ck_assert(x[i] < left || x[i] > right || y[i] < low || y[i] > high);
        ck_assert(x[i] > left - (right - left) && x[i] < right + (right - left));
        ck_assert(y[i] > low - (high - low) && y[i] < high + (high - low));
    }
}
END_TEST

/* ---- the same bytes ---- */

START_TEST(the_same_for_any_number_of_threads)
{
    enum { N = 5000 };
    static double first_x[N], first_y[N];
    n_lines = 0;
    for (size_t i = 1; i < N; i++) {
        add(i, i * 7919 % i);
        add(i, i * 104729 % N);
    }
    expect_laid_out(N, 1);
    memcpy(first_x, x, sizeof first_x);
    memcpy(first_y, y, sizeof first_y);
    for (size_t threads = 1; threads <= 3; threads++) {
        expect_laid_out(N, threads);
        ck_assert_mem_eq(first_x, x, sizeof first_x);
        ck_assert_mem_eq(first_y, y, sizeof first_y);
    }
}
END_TEST

START_TEST(survives_lack_of_memory)
{
    TrStatus st = TR_MEMORY;

    two_cliques(20);
    for (unsigned long n = 1; st == TR_MEMORY; n += n < 60 ? 1 : 53) {
        TrError err = {0};
        tr_memory_fail_at(n);
        st = lay_out(41, 1, &err);
        tr_memory_fail_at(0);
    }
    ck_assert_int_eq(st, TR_OK);
}
END_TEST

/* ---- forces ---- */

/* The push of all squares beside the sum over all pairs, most of which cancels out: near enough for a layout.
 */
START_TEST(squares_push_as_points_do)
{
    enum { N = 2000 };
    static double mass[N];
    TrQuadtree tree;
    TrError err = {0};
    double off = 0, all = 0;

    for (size_t i = 0; i < N; i++) {
        x[i] = fmod((double)i * 0.754877666, 1);
        y[i] = fmod((double)i * 0.569840290, 1) * 0.5;
        mass[i] = 1 + (double)(i % 5);
    }
    ck_assert_int_eq(tr_quadtree_begin(&tree, N, &err), TR_OK);
    ck_assert_int_eq(tr_quadtree_build(&tree, x, y, mass, &err), TR_OK);
    for (size_t at = 0; at < N; at += 10) {
        double fx, fy, gx = 0, gy = 0;
        size_t i = tree.order[at];
        tr_quadtree_push(&tree, at, &fx, &fy);
        for (size_t k = 0; k < N; k++) {
            double d = apart(i, k);
            gx += k == i ? 0 : mass[k] * (x[i] - x[k]) / (d * d * d);
            gy += k == i ? 0 : mass[k] * (y[i] - y[k]) / (d * d * d);
        }
        off += hypot(fx - gx, fy - gy);
        all += hypot(gx, gy);
    }
    ck_assert_double_lt(off / all, 0.2);
    tr_quadtree_release(&tree);
}
END_TEST

/* ---- apart ---- */

START_TEST(discs_move_off_one_another)
{
    enum { N = 400 };
    double radius[N];
    TrError err = {0};

    for (size_t i = 0; i < N; i++) {
        x[i] = fmod((double)i * 0.754877666, 1) * 60;
        y[i] = fmod((double)i * 0.569840290, 1) * 60;
        radius[i] = i % 10 == 0 ? 2 : 1;
    }
    x[1] = x[0];
    y[1] = y[0];
    ck_assert_int_eq(tr_discs_push_apart(N, radius, x, y, &err), TR_OK);
    for (size_t i = 0; i < N; i++)
        for (size_t k = i + 1; k < N; k++)
            ck_assert_double_gt(apart(i, k), 0.8 * (radius[i] + radius[k]));
}
END_TEST

Suite *suite_parts(void)
{
    Suite *suite = suite_create("parts");
    TCase *tests = tcase_create("parts");

    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, a_path_unrolls);
    tcase_add_test(tests, a_grid_lies_flat);
    tcase_add_test(tests, two_cliques_stand_apart);
    tcase_add_test(tests, a_star_spreads);
    tcase_add_test(tests, nothing_one_and_isolates);
    tcase_add_test(tests, isolates_stand_aside);
    tcase_add_test(tests, the_same_for_any_number_of_threads);
    tcase_add_test(tests, survives_lack_of_memory);
    tcase_add_test(tests, squares_push_as_points_do);
    tcase_add_test(tests, discs_move_off_one_another);
    suite_add_tcase(suite, tests);
    return suite;
}
