/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Graphs to be laid out: merging, parts, coarser graphs. Worked by hand. */
#include "base/memory.h"
#include "draw/mesh.h"
#include "suites.h"
#include "support.h"

/* Two lines 0 – 1, one 1 – 2, a loop at 2, and 3 alone. */
static const uint32_t some_a[] = {0, 1, 1, 2}, some_b[] = {1, 0, 2, 2};

START_TEST(parallels_are_one_and_loops_go)
{
    TrMesh mesh;
    TrError err = {0};

    ck_assert_int_eq(tr_mesh_make(4, some_a, some_b, 4, &mesh, &err), TR_OK);
    ck_assert_uint_eq(mesh.first[1], 1);
    ck_assert_uint_eq(mesh.neighbour[0], 1);
    ck_assert_uint_eq(mesh.first[2], 3);
    ck_assert_uint_eq(mesh.neighbour[1], 0);
    ck_assert_uint_eq(mesh.neighbour[2], 2);
    ck_assert_uint_eq(mesh.first[3], 4);
    ck_assert_uint_eq(mesh.first[4], 4);
    ck_assert_double_eq(mesh.weight[0], 1);
    ck_assert_double_eq(mesh.mass[1], 3);
    ck_assert_double_eq(mesh.mass[3], 1);
    tr_mesh_release(&mesh);
}
END_TEST

START_TEST(finds_components)
{
    TrMesh mesh;
    TrError err = {0};
    uint32_t component[4];
    size_t n;

    ck_assert_int_eq(tr_mesh_make(4, some_a, some_b, 4, &mesh, &err), TR_OK);
    ck_assert_int_eq(tr_mesh_components(&mesh, component, &n, &err), TR_OK);
    ck_assert_uint_eq(n, 2);
    ck_assert_uint_eq(component[0], 0);
    ck_assert_uint_eq(component[2], 0);
    ck_assert_uint_eq(component[3], 1);
    tr_mesh_release(&mesh);
}
END_TEST

START_TEST(takes_a_part)
{
    static const uint32_t members[] = {1, 2};
    TrMesh mesh, part;
    TrError err = {0};
    uint32_t place[4] = {0};

    ck_assert_int_eq(tr_mesh_make(4, some_a, some_b, 4, &mesh, &err), TR_OK);
    ck_assert_int_eq(tr_mesh_part(&mesh, members, 2, place, &part, &err), TR_OK);
    ck_assert_uint_eq(part.n, 2);
    ck_assert_uint_eq(part.first[1], 1);
    ck_assert_uint_eq(part.neighbour[0], 1);
    ck_assert_uint_eq(part.first[2], 2);
    ck_assert_uint_eq(part.neighbour[1], 0);
    ck_assert_double_eq(part.mass[0], 3);
    tr_mesh_release(&part);
    tr_mesh_release(&mesh);
}
END_TEST

/* A star of five goes into one; a ring of four becomes two pairs, tied by both lines between them. */
START_TEST(coarsens)
{
    static const uint32_t middle[] = {0, 0, 0, 0}, ends[] = {1, 2, 3, 4}, ring_a[] = {0, 1, 2, 3},
                          ring_b[] = {1, 2, 3, 0};
    TrMesh mesh, coarse;
    TrError err = {0};
    uint32_t parent[5];

    ck_assert_int_eq(tr_mesh_make(5, middle, ends, 4, &mesh, &err), TR_OK);
    ck_assert_int_eq(tr_mesh_coarsen(&mesh, &coarse, parent, &err), TR_OK);
    ck_assert_uint_eq(coarse.n, 1);
    ck_assert_uint_eq(coarse.first[1], 0);
    ck_assert_double_eq(coarse.mass[0], 5 + 4 * 2);
    tr_mesh_release(&coarse);
    tr_mesh_release(&mesh);
    ck_assert_int_eq(tr_mesh_make(4, ring_a, ring_b, 4, &mesh, &err), TR_OK);
    ck_assert_int_eq(tr_mesh_coarsen(&mesh, &coarse, parent, &err), TR_OK);
    ck_assert_uint_eq(coarse.n, 2);
    ck_assert_uint_eq(coarse.first[2], 2);
    ck_assert_double_eq(coarse.weight[0], 2);
    ck_assert_double_eq(coarse.mass[0], 6);
    tr_mesh_release(&coarse);
    tr_mesh_release(&mesh);
}
END_TEST

START_TEST(survives_lack_of_memory)
{
    uint32_t parent[4], component[4], place[4];
    static const uint32_t members[] = {0, 1, 2};
    TrStatus st = TR_MEMORY;

    for (unsigned long n = 1; st == TR_MEMORY; n++) {
        TrMesh mesh = {0}, coarse = {0}, part = {0};
        TrError err = {0};
        size_t count;
        ck_assert_uint_lt(n, 100);
        tr_memory_fail_at(n);
        st = tr_mesh_make(4, some_a, some_b, 4, &mesh, &err);
        st = st == TR_OK ? tr_mesh_components(&mesh, component, &count, &err) : st;
        st = st == TR_OK ? tr_mesh_coarsen(&mesh, &coarse, parent, &err) : st;
        st = st == TR_OK ? tr_mesh_part(&mesh, members, 3, place, &part, &err) : st;
        tr_memory_fail_at(0);
        tr_mesh_release(&mesh);
        tr_mesh_release(&coarse);
        tr_mesh_release(&part);
    }
    ck_assert_int_eq(st, TR_OK);
}
END_TEST

Suite *suite_mesh(void)
{
    Suite *suite = suite_create("mesh");
    TCase *tests = tcase_create("mesh");

    tcase_add_test(tests, parallels_are_one_and_loops_go);
    tcase_add_test(tests, finds_components);
    tcase_add_test(tests, takes_a_part);
    tcase_add_test(tests, coarsens);
    tcase_add_test(tests, survives_lack_of_memory);
    suite_add_tcase(suite, tests);
    return suite;
}
