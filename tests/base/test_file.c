/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/file.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "suites.h"
#include "support.h"

/* A folder of its own for each test, so that leftovers can be counted. */
static const char *fresh_folder(void)
{
    const char *path = temp_path("files");

    ck_assert_int_eq(mkdir(path, 0777), 0);
    return path;
}

static int n_files_in(const char *folder)
{
    DIR *dir = opendir(folder);
    int n = -2; /* . and .. */

    ck_assert_ptr_nonnull(dir);
    while (readdir(dir) != NULL)
        n++;
    (void)closedir(dir);
    return n;
}

static void expect_content(const char *path, const char *content)
{
    char *text = file_text(path, NULL);

    ck_assert_str_eq(text, content);
    free(text);
}

START_TEST(test_written_whole)
{
    const char *folder = fresh_folder(), *path = temp_path("files/a.txt");
    TrFile out = {0};
    TrError err = {0};

    ck_assert_int_eq(tr_file_begin(&out, path, &err), TR_OK);
    (void)fputs("new", out.file);
    ck_assert_int_ne(access(path, F_OK), 0); /* not there before it is whole */
    ck_assert_int_eq(tr_file_commit(&out, &err), TR_OK);
    expect_content(path, "new");
    ck_assert_int_eq(n_files_in(folder), 1);
    tr_file_abandon(&out);
    ck_assert_int_eq(n_files_in(folder), 1);
}
END_TEST

START_TEST(test_abandoned_leaves_the_old)
{
    const char *folder = fresh_folder(), *path = temp_path("files/a.txt");
    TrFile out = {0};

    temp_write(path, "old", 3);
    ck_assert_int_eq(tr_file_begin(&out, path, NULL), TR_OK);
    (void)fputs("half", out.file);
    tr_file_abandon(&out);
    expect_content(path, "old");
    ck_assert_int_eq(n_files_in(folder), 1);
    ck_assert_int_eq(tr_file_begin(&out, path, NULL), TR_OK);
    (void)fputs("whole", out.file);
    ck_assert_int_eq(tr_file_commit(&out, NULL), TR_OK);
    expect_content(path, "whole");
    ck_assert_int_eq(n_files_in(folder), 1);
}
END_TEST

START_TEST(test_mode_follows_umask)
{
    static const mode_t masks[] = {022, 077, 002};
    const char *path;
    struct stat status;
    TrFile out = {0};

    (void)fresh_folder();
    path = temp_path("files/a.txt");
    (void)umask(masks[_i]);
    ck_assert_int_eq(tr_file_begin(&out, path, NULL), TR_OK);
    ck_assert_int_eq(tr_file_commit(&out, NULL), TR_OK);
    ck_assert_int_eq(stat(path, &status), 0);
    ck_assert_uint_eq(status.st_mode & 0777, 0666 & ~masks[_i]);
    ck_assert_uint_eq(umask(0), masks[_i]); /* put back */
}
END_TEST

/* Paths that cannot be written: the message names them and the reason. */
static const struct {
    const char *path, *reason;
} unwritable[] = {
    {"/nonexistent/folder/a.txt", "No such file or directory"},
    {"/", "Is a directory"},
    {"/dev/null/x", "Not a directory"},
};

START_TEST(test_unwritable)
{
    TrFile out = {0};
    TrError err = {0};

    ck_assert_int_eq(tr_file_begin(&out, unwritable[_i].path, &err), TR_IO);
    ck_assert_ptr_null(out.file);
    ck_assert_msg(strncmp(err.message, "cannot write ", 13) == 0, "%s", err.message);
    ck_assert_msg(strstr(err.message, unwritable[_i].path) != NULL, "%s", err.message);
    ck_assert_msg(strstr(err.message, unwritable[_i].reason) != NULL, "%s", err.message);
}
END_TEST

START_TEST(test_full_disk_is_noticed)
{
    TrFile out = {0};
    TrError err = {0};

    ck_assert_int_eq(tr_file_begin(&out, "/dev/full", &err), TR_OK);
    for (int i = 0; i < (_i == 0 ? 1 : 100000); i++) /* found out at the end, or in the midst */
        (void)fputs("x", out.file);
    ck_assert_int_eq(tr_file_commit(&out, &err), TR_IO);
    ck_assert_str_eq(err.message, "cannot write /dev/full: No space left on device");
    ck_assert_int_eq(access("/dev/full", F_OK), 0); /* a device is not removed */
}
END_TEST

START_TEST(test_stream_check)
{
    FILE *full = fopen("/dev/full", "w"), *null = fopen("/dev/null", "w");
    TrError err = {0};

    ck_assert(full != NULL && null != NULL);
    (void)fputs("x", full);
    ck_assert_int_eq(tr_stream_check(full, "standard output", &err), TR_IO);
    ck_assert_msg(strncmp(err.message, "cannot write standard output: ", 30) == 0, "%s", err.message);
    (void)fputs("x", null);
    ck_assert_int_eq(tr_stream_check(null, "nothing", NULL), TR_OK);
    (void)fclose(full);
    (void)fclose(null);
}
END_TEST

START_TEST(test_read)
{
    static const size_t sizes[] = {0, 1, 4095, 4096, 4097, 100000, 16u * 1024 * 1024};
    size_t n = sizes[_i], length = 77;
    const char *path = temp_path("big");
    char *written = malloc(n + 1), *text = NULL;
    TrError err = {0};

    memset(written, 'x', n);
    if (n > 2)
        written[n / 2] = '\0';
    temp_write(path, written, n);
    ck_assert_int_eq(tr_file_read(path, &text, &length, &err), TR_OK);
    ck_assert_uint_eq(length, n);
    ck_assert(memcmp(text, written, n) == 0);
    ck_assert_int_eq(text[n], '\0');
    tr_free(text);
    free(written);
}
END_TEST

START_TEST(test_read_refuses)
{
    const char *path = temp_path("big");
    char *text = NULL;
    size_t length;
    TrError missing = {0}, folder = {0}, large = {0};

    ck_assert_int_eq(tr_file_read("/nonexistent", &text, &length, &missing), TR_IO);
    ck_assert_str_eq(missing.message, "cannot read /nonexistent: No such file or directory");
    ck_assert_int_eq(tr_file_read("/", &text, &length, &folder), TR_IO);
    ck_assert_str_eq(folder.message, "cannot read /: Is a directory");
    temp_write(path, "", 0);
    ck_assert_int_eq(truncate(path, 17 * 1024 * 1024), 0);
    ck_assert_int_eq(tr_file_read(path, &text, &length, &large), TR_BAD_INPUT);
    ck_assert_ptr_null(text);
    ck_assert_msg(strstr(large.message, "is over 16 MB") != NULL, "%s", large.message);
}
END_TEST

static const struct {
    const char *folder, *name, *joined;
} joins[] = {
    {"a", "b", "a/b"}, {"a/", "b", "a/b"}, {"/", "b", "/b"}, {"", "b", "b"}, {"a/b", "c.d", "a/b/c.d"}};

START_TEST(test_join)
{
    char *path = tr_path_join(joins[_i].folder, joins[_i].name);

    ck_assert_str_eq(path, joins[_i].joined);
    tr_free(path);
}
END_TEST

static const struct {
    const char *path, *base, *extension;
} paths[] = {
    {"a.csv", "a.csv", "csv"},
    {"x/y/a.tar.gz", "a.tar.gz", "gz"},
    {"x.d/name", "name", ""},
    {"", "", ""},
    {"x/", "", ""},
    {"name.", "name.", ""},
    {"./claims", "claims", ""},
    {"/a/b.SVG", "b.SVG", "SVG"},
};

START_TEST(test_base_and_extension)
{
    ck_assert_str_eq(tr_path_base(paths[_i].path), paths[_i].base);
    ck_assert_str_eq(tr_path_extension(paths[_i].path), paths[_i].extension);
}
END_TEST

static TrStatus write_one(void *context, TrError *err)
{
    TrFile out = {0};
    TrStatus st = tr_file_begin(&out, context, err);

    return st == TR_OK ? tr_file_commit(&out, err) : st;
}

START_TEST(test_without_memory)
{
    const char *folder = fresh_folder();
    char path[256];

    (void)snprintf(path, sizeof path, "%s/a.txt", folder);
    ck_assert_uint_eq(starve(write_one, path), 2);
    ck_assert_int_eq(n_files_in(folder), 1);
}
END_TEST

Suite *suite_file(void)
{
    Suite *suite = suite_create("file");
    TCase *tests = tcase_create("file");

    tcase_add_test(tests, test_written_whole);
    tcase_add_test(tests, test_abandoned_leaves_the_old);
    tcase_add_loop_test(tests, test_mode_follows_umask, 0, 3);
    tcase_add_loop_test(tests, test_unwritable, 0, COUNT(unwritable));
    tcase_add_loop_test(tests, test_full_disk_is_noticed, 0, 2);
    tcase_add_test(tests, test_stream_check);
    tcase_add_loop_test(tests, test_read, 0, 7);
    tcase_add_test(tests, test_read_refuses);
    tcase_add_loop_test(tests, test_join, 0, COUNT(joins));
    tcase_add_loop_test(tests, test_base_and_extension, 0, COUNT(paths));
    tcase_add_test(tests, test_without_memory);
    suite_add_tcase(suite, tests);
    return suite;
}
