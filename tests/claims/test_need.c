/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a large input needs, before it is read: from its size and its first rows, against what there is. */
#include "claims/need.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/available.h"
#include "base/memory.h"
#include "suites.h"
#include "support.h"

#define MEGABYTE ((uint64_t)1 << 20)
#define ROW      "Ana Lopez,Banco,met\n"

/* A file that begins with two rows of 20 bytes and three columns, goes on with others, and is `bytes` long,
 * with a hole in it. */
static void make_file(const char *path, uint64_t bytes, const char *row)
{
    FILE *file = fopen(path, "w");

    ck_assert_ptr_nonnull(file);
    for (int i = 0; i < 100000; i++)
        (void)fputs(i < 2 ? "Ana Lopez,Banco,met\n" : row, file);
    ck_assert_int_eq(fclose(file), 0);
    ck_assert_int_eq(truncate(path, (off_t)bytes), 0);
}

static TrNeed need_of(uint64_t bytes, const char *row)
{
    char path[] = "/tmp/trama-need-XXXXXX";
    const char *paths[] = {path};
    int fd = mkstemp(path);
    TrNeed need;
    TrError err = {0};

    ck_assert_int_ge(fd, 0);
    (void)close(fd);
    make_file(path, bytes, row);
    ck_assert_int_eq(tr_need_of(paths, 1, &need, &err), TR_OK);
    (void)unlink(path);
    return need;
}

START_TEST(test_small_files_need_nothing)
{
    TrNeed need = need_of(63 * MEGABYTE, ROW);
    TrError err = {0};

    ck_assert_uint_eq(need.memory_bytes, 0);
    ck_assert_int_eq(tr_need_check(&need, 0, &err), TR_OK);
}
END_TEST

/* 200 MB of rows of 20 bytes: 10 million claims, each at least its three cells of four bytes. */
START_TEST(test_rows_are_counted_from_the_first)
{
    TrNeed need = need_of(200 * MEGABYTE, ROW);

    ck_assert_uint_eq(need.file_bytes, 200 * MEGABYTE);
    ck_assert_uint_ge(need.claims, 10 * MEGABYTE - 1000); /* the last row looked at may be cut */
    ck_assert_uint_le(need.claims, 10 * MEGABYTE + 1000);
    ck_assert_uint_ge(need.memory_bytes, need.claims * 12);
}
END_TEST

START_TEST(test_blank_lines_are_no_rows)
{
    static const char *const blank[] = {"\n", "\r\n"};
    TrNeed need = need_of(200 * MEGABYTE, blank[_i]);

    ck_assert_uint_eq(need.file_bytes, 200 * MEGABYTE);
    ck_assert_uint_lt(need.claims, 10000);
}
END_TEST

START_TEST(test_paths_that_are_no_files)
{
    const char *paths[] = {"-", "/dev/null", "/nowhere/at/all"};
    TrNeed need;
    TrError err = {0};

    ck_assert_int_eq(tr_need_of(paths, 3, &need, &err), TR_OK);
    ck_assert_uint_eq(need.memory_bytes, 0);
}
END_TEST

/* A quarter more than there is may still do; anything above that is refused, with both numbers. */
static const struct {
    uint64_t available_bytes;
    TrStatus status;
} rooms[] = {{5000000000, TR_OK}, {4000000000, TR_OK}, {3990000000, TR_MEMORY}, {0, TR_MEMORY}};

START_TEST(test_refused_above_what_is_there)
{
    TrNeed need = {.file_bytes = 2000000000, .claims = 20000000, .memory_bytes = 5000000000};
    TrError err = {0};

    ck_assert_int_eq(tr_need_check(&need, rooms[_i].available_bytes, &err), rooms[_i].status);
    if (rooms[_i].status == TR_OK)
        return;
    ck_assert_ptr_nonnull(strstr(err.message, "about 20 million claims in 2 GB would need about 5 GB"));
    ck_assert_ptr_nonnull(strstr(err.message, rooms[_i].available_bytes == 0 ? "0 GB are there" : "3.99 GB"));
}
END_TEST

START_TEST(test_memory_fails)
{
    char path[] = "/tmp/trama-need-XXXXXX";
    const char *paths[] = {path};
    int fd = mkstemp(path);
    TrStatus st = TR_MEMORY;

    ck_assert_int_ge(fd, 0);
    (void)close(fd);
    make_file(path, 65 * MEGABYTE, ROW);
    for (unsigned long n = 1; st != TR_OK; n++) {
        TrError err = {0};
        TrNeed need;

        tr_memory_fail_at(n);
        st = tr_need_of(paths, 1, &need, &err);
        tr_memory_fail_at(0);
        ck_assert(st == TR_OK || st == TR_MEMORY);
    }
    (void)unlink(path);
}
END_TEST

/* The limit of the process counts: in a child, as it cannot be raised again. */
START_TEST(test_limits_lower_what_is_available)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    (void)puts("skipped: a limit of memory under a sanitizer, whose shadow is larger than any limit");
#else
    uint64_t before = tr_memory_available();
    int status = 0;
    pid_t child = fork();

    ck_assert_uint_gt(before, 0);
    if (child == 0) {
        struct rlimit limit = {64 * MEGABYTE, 64 * MEGABYTE};
        bool right = setrlimit(RLIMIT_DATA, &limit) == 0 && tr_memory_available() <= 64 * MEGABYTE;
        _exit(right ? 0 : 1);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(WEXITSTATUS(status), 0);
#endif
}
END_TEST

Suite *suite_need(void)
{
    Suite *suite = suite_create("need");
    TCase *tests = tcase_create("need");

    tcase_add_test(tests, test_small_files_need_nothing);
    tcase_add_test(tests, test_rows_are_counted_from_the_first);
    tcase_add_loop_test(tests, test_blank_lines_are_no_rows, 0, 2);
    tcase_add_test(tests, test_paths_that_are_no_files);
    tcase_add_loop_test(tests, test_refused_above_what_is_there, 0, COUNT(rooms));
    tcase_add_test(tests, test_memory_fails);
    tcase_add_test(tests, test_limits_lower_what_is_available);
    suite_add_tcase(suite, tests);
    return suite;
}
