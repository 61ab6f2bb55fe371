/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/text_stream.h"

#include <string.h>

#include "base/memory.h"
#include "suites.h"
#include "support.h"

START_TEST(keeps_what_is_written)
{
    TrTextStream stream = {0};

    ck_assert_int_eq(tr_text_stream_begin(&stream, NULL), TR_OK);
    for (int i = 0; i < 10000; i++)
        (void)fprintf(stream.file, "%05d\n", i);
    (void)fwrite("a\0b", 1, 3, stream.file);
    ck_assert_int_eq(tr_text_stream_end(&stream, TR_OK, NULL), TR_OK);
    ck_assert_uint_eq(stream.length, 60003);
    ck_assert_mem_eq(stream.text, "00000\n00001\n", 12);
    ck_assert_mem_eq(stream.text + 59994, "09999\na\0b", 10);
    tr_text_stream_release(&stream);
    ck_assert_ptr_null(stream.text);
}
END_TEST

START_TEST(nothing_is_an_empty_text)
{
    TrTextStream stream = {0};

    ck_assert_int_eq(tr_text_stream_begin(&stream, NULL), TR_OK);
    ck_assert_int_eq(tr_text_stream_end(&stream, TR_OK, NULL), TR_OK);
    ck_assert_str_eq(stream.text, "");
    ck_assert_uint_eq(stream.length, 0);
    tr_text_stream_release(&stream);
}
END_TEST

/* open_memstream() would give a shorter text here, and no error. */
START_TEST(tells_of_want_of_memory)
{
    TrTextStream stream = {0};
    TrError err = {0};
    unsigned long n = 1;
    TrStatus st = TR_MEMORY;

    for (; st != TR_OK; n++) {
        err = (TrError){0};
        tr_memory_fail_at(n);
        ck_assert_int_eq(tr_text_stream_begin(&stream, &err), TR_OK);
        for (int i = 0; i < 10000; i++)
            (void)fputs("twelve bytes", stream.file);
        st = tr_text_stream_end(&stream, TR_OK, &err);
        tr_memory_fail_at(0);
        ck_assert_int_eq(st, err.status);
        ck_assert((st == TR_OK) == (stream.text != NULL));
    }
    ck_assert_uint_gt(n, 3);
    ck_assert_uint_eq(stream.length, 120000);
    tr_text_stream_release(&stream);
}
END_TEST

START_TEST(a_failure_of_the_writer_stays_its_own)
{
    TrTextStream stream = {0};
    TrError err = {0};

    ck_assert_int_eq(tr_text_stream_begin(&stream, &err), TR_OK);
    (void)fputs("half", stream.file);
    ck_assert_int_eq(tr_text_stream_end(&stream, tr_fail(&err, TR_ANALYSIS, "no"), &err), TR_ANALYSIS);
    ck_assert_str_eq(err.message, "no");
    ck_assert_ptr_null(stream.text);
    tr_text_stream_release(&stream);
}
END_TEST

Suite *suite_text_stream(void)
{
    Suite *suite = suite_create("text_stream");
    TCase *tests = tcase_create("text_stream");

    tcase_add_test(tests, keeps_what_is_written);
    tcase_add_test(tests, nothing_is_an_empty_text);
    tcase_add_test(tests, tells_of_want_of_memory);
    tcase_add_test(tests, a_failure_of_the_writer_stays_its_own);
    suite_add_tcase(suite, tests);
    return suite;
}
