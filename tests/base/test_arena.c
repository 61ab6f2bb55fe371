/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/arena.h"

#include <stdalign.h>
#include <string.h>

#include "base/memory.h"
#include "suites.h"
#include "support.h"

/* Index 0: one block for many; 1: an allocation for each. */
START_TEST(test_pieces_do_not_overlap)
{
    enum { N = 3000 };
    static unsigned char *piece[N];
    static size_t size[N];
    TrArena arena = {.separate = _i == 1};
    uint64_t chance = 7;
    size_t bytes = 0;

    for (int i = 0; i < N; i++) {
        size[i] = random_below(&chance, 700);
        piece[i] = tr_arena_alloc(&arena, size[i]);
        EXPECT(piece[i] != NULL);
        EXPECT((uintptr_t)piece[i] % alignof(max_align_t) == 0);
        memset(piece[i], i & 0xFF, size[i]);
        bytes += size[i];
    }
    ck_assert_uint_eq(arena.bytes, bytes);
    for (int i = 0; i < N; i++)
        for (size_t k = 0; k < size[i]; k++)
            EXPECT(piece[i][k] == ((unsigned)i & 0xFF));
    tr_arena_release(&arena);
    ck_assert_uint_eq(arena.bytes, 0);
    ck_assert_ptr_null(arena.block);
}
END_TEST

START_TEST(test_text_is_copied_and_ended)
{
    TrArena arena = {.separate = _i == 1};
    char source[] = "abcdef";
    char *copy = tr_arena_text(&arena, source, 3), *empty = tr_arena_text(&arena, NULL, 0);

    memset(source, 'z', 6);
    ck_assert_str_eq(copy, "abc");
    ck_assert_str_eq(empty, "");
    tr_arena_release(&arena);
}
END_TEST

START_TEST(test_large_and_small)
{
    TrArena arena = {0};
    char *before = tr_arena_text(&arena, "before", 6);
    char *large = tr_arena_alloc(&arena, 5 * 1024 * 1024);
    char *after = tr_arena_text(&arena, "after", 5);

    memset(large, 'x', 5 * 1024 * 1024);
    ck_assert_str_eq(before, "before");
    ck_assert_str_eq(after, "after");
    tr_arena_release(&arena);
    tr_arena_release(&arena);
    ck_assert_str_eq(tr_arena_text(&arena, "again", 5), "again");
    tr_arena_release(&arena);
}
END_TEST

START_TEST(test_impossible_sizes)
{
    TrArena arena = {0};

    ck_assert_ptr_null(tr_arena_alloc(&arena, SIZE_MAX));
    ck_assert_ptr_null(tr_arena_alloc(&arena, SIZE_MAX - 8));
    ck_assert_ptr_null(tr_arena_text(&arena, "", SIZE_MAX));
    tr_memory_fail_at(1);
    ck_assert_ptr_null(tr_arena_alloc(&arena, 1));
    tr_memory_fail_at(0);
    ck_assert_ptr_nonnull(tr_arena_alloc(&arena, 1));
    tr_arena_release(&arena);
}
END_TEST

Suite *suite_arena(void)
{
    Suite *suite = suite_create("arena");
    TCase *tests = tcase_create("arena");

    tcase_add_loop_test(tests, test_pieces_do_not_overlap, 0, 2);
    tcase_add_loop_test(tests, test_text_is_copied_and_ended, 0, 2);
    tcase_add_test(tests, test_large_and_small);
    tcase_add_test(tests, test_impossible_sizes);
    suite_add_tcase(suite, tests);
    return suite;
}
