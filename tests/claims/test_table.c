/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/table.h"

#include "base/memory.h"
#include "suites.h"
#include "support.h"

/* Sets the next row's cells of the first three columns, and counts it. */
static uint32_t put_row(TrTable *table, uint32_t a, uint32_t b, uint32_t c)
{
    const uint32_t cells[] = {a, b, c};

    EXPECT(tr_table_prepare_row(table, NULL) == TR_OK);
    for (int i = 0; i < 3; i++)
        if (cells[i] != 0)
            table->columns[i].cells[table->n] = cells[i];
    return (uint32_t)table->n++;
}

/* Here the id of a cell stands for the hash of its text; with `alike` all rows have one hash. */
static uint64_t hash_row(const TrTable *table, uint32_t row, bool alike)
{
    uint64_t hash = 0;

    for (size_t i = 0; i < table->n_columns && !alike; i++)
        if (tr_table_cell(table, row, i) != 0)
            hash += tr_row_hash_cell(i, tr_table_cell(table, row, i) * 0x9E3779B97F4A7C15u);
    return hash;
}

static TrTable new_table(void)
{
    TrTable table;

    ck_assert_int_eq(tr_table_init(&table, TR_KINDS, NULL), TR_OK);
    ck_assert_uint_eq(table.n_columns, 3);
    for (size_t i = 0; i < 3; i++)
        ck_assert_int_eq(tr_table_use_column(&table, i, NULL), TR_OK);
    return table;
}

START_TEST(test_cells)
{
    TrTable table;
    size_t late;

    ck_assert_int_eq(tr_table_init(&table, TR_KINDS, NULL), TR_OK);
    ck_assert_int_eq(tr_table_use_column(&table, 0, NULL), TR_OK);
    for (uint32_t i = 0; i < 1000; i++)
        EXPECT(put_row(&table, i + 1, 0, 0) == i);
    ck_assert_uint_eq(tr_table_cell(&table, 999, 0), 1000);
    ck_assert_uint_eq(tr_table_cell(&table, 999, 1), 0); /* no file has it */
    ck_assert_int_eq(tr_table_extra_column(&table, 77, &late, NULL), TR_OK);
    ck_assert_uint_eq(late, 3);
    ck_assert_uint_eq(table.columns[late].name, 77);
    ck_assert_int_eq(tr_table_extra_column(&table, 78, &late, NULL), TR_OK);
    ck_assert_uint_eq(late, 4);
    ck_assert_int_eq(tr_table_extra_column(&table, 77, &late, NULL), TR_OK);
    ck_assert_uint_eq(late, 3);
    ck_assert_int_eq(tr_table_use_column(&table, late, NULL), TR_OK);
    ck_assert_int_eq(tr_table_use_column(&table, late, NULL), TR_OK);
    for (uint32_t i = 0; i < 1000; i++)
        EXPECT(tr_table_cell(&table, i, late) == 0); /* earlier rows are empty */
    (void)put_row(&table, 1, 0, 0);
    table.columns[late].cells[1000] = 5;
    for (uint32_t i = 0; i < 3000; i++)
        EXPECT(tr_table_cell(&table, put_row(&table, i + 1, 0, 0), late) == 0);
    ck_assert_uint_eq(tr_table_cell(&table, 1000, late), 5);
    for (uint32_t i = 0; i < 1000; i++)
        EXPECT(tr_table_cell(&table, i, 0) == i + 1);
    tr_table_release(&table);
    tr_table_release(&table);
}
END_TEST

/* A row that is prepared but not counted leaves nothing in the next. */
START_TEST(test_rejected_row_leaves_nothing)
{
    TrTable table = new_table();

    ck_assert_int_eq(tr_table_prepare_row(&table, NULL), TR_OK);
    table.columns[1].cells[0] = 9;
    (void)put_row(&table, 1, 0, 0);
    ck_assert_uint_eq(tr_table_cell(&table, 0, 1), 0);
    tr_table_release(&table);
}
END_TEST

START_TEST(test_equal_rows)
{
    TrTable table = new_table();
    uint32_t a = put_row(&table, 1, 2, 0), b = put_row(&table, 1, 2, 0), c = put_row(&table, 2, 1, 0),
             d = put_row(&table, 1, 0, 2), e = put_row(&table, 1, 2, 3);

    ck_assert(tr_table_rows_equal(&table, a, b));
    ck_assert(!tr_table_rows_equal(&table, a, c));
    ck_assert(!tr_table_rows_equal(&table, a, d));
    ck_assert(!tr_table_rows_equal(&table, a, e));
    tr_table_release(&table);
}
END_TEST

/* Random rows of few values against a search through all earlier ones; index 1: all hashes collide. */
START_TEST(test_row_set)
{
    enum { N = 4000 };
    TrTable table = new_table();
    TrRowSet set = {0};
    uint64_t chance = 8;

    for (int i = 0; i < N; i++) {
        uint32_t row = put_row(&table, (uint32_t)random_below(&chance, 17),
                               (uint32_t)random_below(&chance, 17), (uint32_t)random_below(&chance, 17));
        uint32_t earlier = 0, expected = 0;

        uint64_t hash = hash_row(&table, row, _i == 1);

        while (!tr_table_rows_equal(&table, expected, row))
            expected++;
        tr_row_set_announce(&set, hash);
        EXPECT(tr_row_set_add(&set, &table, row, hash, &earlier, NULL) == TR_OK);
        EXPECT(earlier == expected);
    }
    ck_assert_uint_gt(set.n, 1024); /* it has grown */
    tr_row_set_release(&set);
    tr_table_release(&table);
}
END_TEST

/* A column that appears later does not hide a duplicate without it. */
START_TEST(test_row_set_and_late_column)
{
    TrTable table = new_table();
    TrRowSet set = {0};
    uint32_t a = put_row(&table, 1, 2, 3), b, c, earlier;
    size_t late;

    ck_assert_int_eq(tr_row_set_add(&set, &table, a, hash_row(&table, a, false), &earlier, NULL), TR_OK);
    ck_assert_int_eq(tr_table_extra_column(&table, 9, &late, NULL), TR_OK);
    ck_assert_int_eq(tr_table_use_column(&table, late, NULL), TR_OK);
    b = put_row(&table, 1, 2, 3);
    ck_assert_int_eq(tr_row_set_add(&set, &table, b, hash_row(&table, b, false), &earlier, NULL), TR_OK);
    ck_assert_uint_eq(earlier, a);
    c = put_row(&table, 1, 2, 3);
    table.columns[late].cells[c] = 4;
    ck_assert_int_eq(tr_row_set_add(&set, &table, c, hash_row(&table, c, false), &earlier, NULL), TR_OK);
    ck_assert_uint_eq(earlier, c);
    tr_row_set_release(&set);
    tr_table_release(&table);
}
END_TEST

static TrStatus fill(void *context, TrError *err)
{
    TrTable table = {0};
    TrRowSet set = {0};
    TrStatus st = tr_table_init(&table, TR_KINDS, err);
    uint32_t earlier;
    size_t late;

    (void)context;
    if (st == TR_OK)
        st = tr_table_use_column(&table, 0, err);
    for (uint32_t i = 0; i < 1000 && st == TR_OK; i++) {
        if (i == 500 && (st = tr_table_extra_column(&table, 5, &late, err)) == TR_OK)
            st = tr_table_use_column(&table, late, err);
        if (st == TR_OK && (st = tr_table_prepare_row(&table, err)) == TR_OK) {
            table.columns[0].cells[table.n++] = i;
            st = tr_row_set_add(&set, &table, i, hash_row(&table, i, false), &earlier, err);
        }
    }
    tr_row_set_release(&set);
    tr_table_release(&table);
    return st;
}

START_TEST(test_without_memory)
{
    ck_assert_uint_gt(starve(fill, NULL), 10);
}
END_TEST

Suite *suite_table(void)
{
    Suite *suite = suite_create("table");
    TCase *tests = tcase_create("table");

    tcase_add_test(tests, test_cells);
    tcase_add_test(tests, test_rejected_row_leaves_nothing);
    tcase_add_test(tests, test_equal_rows);
    tcase_add_loop_test(tests, test_row_set, 0, 2);
    tcase_add_test(tests, test_row_set_and_late_column);
    tcase_add_test(tests, test_without_memory);
    suite_add_tcase(suite, tests);
    return suite;
}
