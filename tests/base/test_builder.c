/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/builder.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "suites.h"
#include "support.h"

START_TEST(adds_to_the_end)
{
    TrBuilder builder = {0};

    tr_build_text(&builder, "one");
    tr_build_bytes(&builder, " two!", 4);
    tr_build_format(&builder, " %d-%s", 3, "three");
    ck_assert_str_eq(builder.text, "one two 3-three");
    ck_assert_uint_eq(builder.length, 15);
    ck_assert(!builder.failed);
    tr_builder_release(&builder);
    ck_assert_ptr_null(builder.text);
}
END_TEST

START_TEST(keeps_any_byte)
{
    TrBuilder builder = {0};

    tr_build_bytes(&builder, "a\0b", 3);
    tr_build_bytes(&builder, "", 0);
    ck_assert_uint_eq(builder.length, 3);
    ck_assert_mem_eq(builder.text, "a\0b\0", 4);
    tr_builder_release(&builder);
}
END_TEST

START_TEST(grows_without_limit)
{
    TrBuilder builder = {0};

    for (int i = 0; i < 100000; i++)
        tr_build_text(&builder, "0123456789");
    EXPECT(builder.length == 1000000);
    for (size_t i = 0; i < builder.length; i++)
        EXPECT(builder.text[i] == (char)('0' + i % 10));
    tr_builder_release(&builder);
}
END_TEST

START_TEST(starts_again_after_clear)
{
    TrBuilder builder = {0};

    tr_build_clear(&builder); /* before anything was added */
    tr_build_text(&builder, "first");
    tr_build_clear(&builder);
    ck_assert_uint_eq(builder.length, 0);
    ck_assert_str_eq(builder.text, "");
    tr_build_text(&builder, "2nd");
    ck_assert_str_eq(builder.text, "2nd");
    tr_builder_release(&builder);
}
END_TEST

START_TEST(finishes_into_an_arena)
{
    TrBuilder builder = {0};
    TrArena arena = {0};
    const char *empty, *full;
    TrError err = {0};

    ck_assert_int_eq(tr_build_finish(&builder, &arena, &empty, &err), TR_OK);
    tr_build_text(&builder, "kept");
    ck_assert_int_eq(tr_build_finish(&builder, &arena, &full, &err), TR_OK);
    tr_build_clear(&builder);
    tr_build_text(&builder, "other");
    tr_builder_release(&builder);
    ck_assert_str_eq(empty, "");
    ck_assert_str_eq(full, "kept");
    tr_arena_release(&arena);
}
END_TEST

static TrStatus build_long(void *context, TrError *err)
{
    TrBuilder builder = {0};
    TrArena arena = {0};
    const char *copy;
    TrStatus st;

    (void)context;
    for (int i = 0; i < 2000; i++)
        tr_build_format(&builder, "%d,", i);
    st = tr_build_finish(&builder, &arena, &copy, err);
    ck_assert(st != TR_OK || strlen(copy) == 8890); /* 10 + 2*90 + 3*900 + 4*1000 digits, 2000 commas */
    tr_builder_release(&builder);
    tr_arena_release(&arena);
    return st;
}

/* One lost addition is remembered even where the later ones find memory again. */
START_TEST(remembers_that_memory_ran_out)
{
    ck_assert_uint_ge(starve(build_long, NULL), 2);
}
END_TEST

Suite *suite_builder(void)
{
    Suite *suite = suite_create("builder");
    TCase *tests = tcase_create("builder");

    tcase_add_test(tests, adds_to_the_end);
    tcase_add_test(tests, keeps_any_byte);
    tcase_add_test(tests, grows_without_limit);
    tcase_add_test(tests, starts_again_after_clear);
    tcase_add_test(tests, finishes_into_an_arena);
    tcase_add_test(tests, remembers_that_memory_ran_out);
    suite_add_tcase(suite, tests);
    return suite;
}
