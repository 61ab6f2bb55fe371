/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"

#include <string.h>

#include "suites.h"
#include "support.h"

START_TEST(test_nth_fails_and_all_after)
{
    for (unsigned long n = 1; n <= 5; n++) {
        tr_memory_fail_at(n);
        for (unsigned long i = 1; i <= 8; i++) {
            void *block = i % 3 == 0 ? tr_malloc(8) : i % 3 == 1 ? tr_calloc(2, 4) : tr_realloc(NULL, 8);

            ck_assert_msg((block != NULL) == (i < n), "allocation %lu of %lu", i, n);
            tr_free(block);
        }
    }
    tr_memory_fail_at(0);
}
END_TEST

START_TEST(test_nothing_is_a_block_too)
{
    void *blocks[] = {tr_malloc(0), tr_calloc(0, 8), tr_realloc(NULL, 0)};

    for (int i = 0; i < COUNT(blocks); i++) {
        ck_assert_ptr_nonnull(blocks[i]);
        tr_free(blocks[i]);
    }
    tr_free(NULL);
}
END_TEST

START_TEST(test_grow_keeps_and_zeroes)
{
    uint32_t *items = NULL;
    size_t room = 0;
    TrError err = {0};

    for (size_t n = 1; n <= 5000; n++) {
        EXPECT(TR_GROW_ZEROED(items, room, n, &err) == TR_OK);
        EXPECT(room >= n);
        EXPECT(items[n - 1] == 0);
        items[n - 1] = (uint32_t)n;
    }
    for (size_t n = 1; n <= 5000; n++)
        EXPECT(items[n - 1] == n);
    tr_free(items);
}
END_TEST

START_TEST(test_grow_by_half)
{
    char *items = NULL;
    size_t room = 0, changes = 0;

    for (size_t n = 1; n <= 1000000; n++) {
        size_t before = room;

        EXPECT(TR_GROW(items, room, n, NULL) == TR_OK);
        changes += room != before;
    }
    ck_assert_uint_lt(changes, 40); /* log(1e6 / 16) / log(1.5) = 27 */
    tr_free(items);
}
END_TEST

START_TEST(test_grow_failing_leaves_everything)
{
    uint64_t *items = NULL;
    size_t room = 0, before;
    TrError err = {0};

    ck_assert_int_eq(TR_GROW(items, room, 3, NULL), TR_OK);
    items[2] = 42;
    before = room;
    ck_assert_int_eq(TR_GROW(items, room, SIZE_MAX / 4, &err), TR_MEMORY); /* 8 times that overflows */
    ck_assert_int_eq(err.status, TR_MEMORY);
    tr_memory_fail_at(1);
    ck_assert_int_eq(TR_GROW(items, room, before + 1, NULL), TR_MEMORY);
    tr_memory_fail_at(0);
    ck_assert_uint_eq(room, before);
    ck_assert_uint_eq(items[2], 42);
    tr_free(items);
}
END_TEST

START_TEST(test_array)
{
    uint32_t *items = NULL;

    ck_assert_int_eq(TR_ARRAY(items, 0, NULL), TR_OK);
    ck_assert_ptr_nonnull(items);
    tr_free(items);
    ck_assert_int_eq(TR_ARRAY(items, 100, NULL), TR_OK);
    for (int i = 0; i < 100; i++)
        ck_assert_uint_eq(items[i], 0);
    tr_free(items);
    tr_memory_fail_at(1);
    ck_assert_int_eq(TR_ARRAY(items, 1, NULL), TR_MEMORY);
    tr_memory_fail_at(0);
    ck_assert_ptr_null(items);
}
END_TEST

START_TEST(test_first_error_wins)
{
    TrError err = {0};
    TrPlace place = {.file = "a.csv", .line = 3, .field = 2};

    ck_assert_int_eq(tr_fail_at(&err, TR_BAD_INPUT, place, "first %d", 1), TR_BAD_INPUT);
    ck_assert_int_eq(tr_fail(&err, TR_IO, "second"), TR_IO);
    ck_assert_int_eq(tr_fail(NULL, TR_IO, "to nobody"), TR_IO);
    ck_assert_int_eq(err.status, TR_BAD_INPUT);
    ck_assert_str_eq(err.message, "first 1");
    ck_assert_str_eq(err.place.file, "a.csv");
    ck_assert_uint_eq(err.place.line, 3);
    ck_assert_int_gt(err.line, 0);
}
END_TEST

START_TEST(test_message_is_one_clean_line)
{
    TrError err = {0};

    (void)tr_fail(&err, TR_BAD_INPUT, "column '%s'", "a\nb\x1B[2J\xC3");
    ck_assert_str_eq(err.message, "column 'a b[2J\xEF\xBF\xBD'");
}
END_TEST

START_TEST(test_long_message_is_cut)
{
    char text[1000];
    TrError err = {0};

    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    (void)tr_fail(&err, TR_IO, "%s", text);
    ck_assert_uint_gt(strlen(err.message), sizeof err.message - 6);
}
END_TEST

Suite *suite_memory(void)
{
    Suite *suite = suite_create("memory");
    TCase *tests = tcase_create("memory");

    tcase_add_test(tests, test_nth_fails_and_all_after);
    tcase_add_test(tests, test_nothing_is_a_block_too);
    tcase_add_test(tests, test_grow_keeps_and_zeroes);
    tcase_add_test(tests, test_grow_by_half);
    tcase_add_test(tests, test_grow_failing_leaves_everything);
    tcase_add_test(tests, test_array);
    tcase_add_test(tests, test_first_error_wins);
    tcase_add_test(tests, test_message_is_one_clean_line);
    tcase_add_test(tests, test_long_message_is_cut);
    suite_add_tcase(suite, tests);
    return suite;
}
