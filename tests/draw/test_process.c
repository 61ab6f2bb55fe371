/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/process.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "suites.h"
#include "support.h"

static TrStatus run_sh(const char *script, const char *input, size_t length, unsigned deadline, char **output,
                       size_t *n, TrError *err)
{
    const char *arguments[] = {"-c", script, NULL};

    return tr_process_run("/bin/sh", arguments, input, length, deadline, output, n, err);
}

static double seconds_now(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static const struct {
    const char *script, *input, *output;
} good[] = {
    {"cat", "one\ntwo", "one\ntwo"},
    {"cat", "", ""},
    {"exit 0", "nobody reads this", ""},
    {"echo talk >&2; echo data", "", "data\n"},
    {"exec <&-; echo closed", "nobody reads this", "closed\n"},
    {"printf %s \"$0\"", "", "/bin/sh"},
};

START_TEST(returns_what_the_program_wrote)
{
    char *output;
    size_t n;
    TrError err = {0};

    ck_assert_msg(run_sh(good[_i].script, good[_i].input, strlen(good[_i].input), 5, &output, &n, &err) ==
                      TR_OK,
                  "%s", err.message);
    ck_assert_str_eq(output, good[_i].output);
    ck_assert_uint_eq(n, strlen(good[_i].output));
    tr_free(output);
}
END_TEST

static const struct {
    const char *script;
    TrStatus status;
    const char *message;
} bad[] = {
    {"exit 3", TR_ANALYSIS, "/bin/sh ended with status 3"},
    {"kill -9 $$", TR_ANALYSIS, "/bin/sh ended with signal 9"},
    {"echo what is wrong >&2; echo more >&2; exit 1", TR_ANALYSIS, "what is wrong"},
    {"echo half; echo it broke >&2; exit 1", TR_ANALYSIS, "it broke"},
    {"printf '\\n\\nafter blank lines\\n' >&2; exit 1", TR_ANALYSIS, "after blank lines"},
    {"echo >&2; exit 4", TR_ANALYSIS, "/bin/sh ended with status 4"},
};

START_TEST(a_program_that_fails_gives_its_reason)
{
    char *output;
    size_t n;
    TrError err = {0};

    ck_assert_int_eq(run_sh(bad[_i].script, "in", 2, 5, &output, &n, &err), bad[_i].status);
    ck_assert_str_eq(err.message, bad[_i].message);
    ck_assert_ptr_null(output);
}
END_TEST

START_TEST(a_program_that_is_not_there)
{
    static const char *const arguments[] = {NULL};
    char *output;
    size_t n;
    TrError err = {0};

    ck_assert_int_eq(tr_process_run("/nonexistent/render", arguments, "", 0, 5, &output, &n, &err), TR_IO);
    ck_assert_str_eq(err.message, "cannot run /nonexistent/render: No such file or directory");
}
END_TEST

/* More than the pipes hold, both ways at once: whoever writes first and reads then would wait for ever. */
START_TEST(much_goes_both_ways)
{
    enum { MUCH = 3000000 };
    char *input = malloc(MUCH), *output;
    size_t n;
    TrError err = {0};

    ck_assert_ptr_nonnull(input);
    for (size_t i = 0; i < MUCH; i++)
        input[i] = (char)('a' + i % 23);
    ck_assert_int_eq(run_sh("cat; head -c 200000 /dev/zero >&2", input, MUCH, 20, &output, &n, &err), TR_OK);
    ck_assert_uint_eq(n, MUCH);
    ck_assert_mem_eq(output, input, MUCH);
    tr_free(output);
    free(input);
}
END_TEST

START_TEST(a_program_that_reads_nothing)
{
    enum { MUCH = 1000000 };
    char *input = calloc(MUCH, 1), *output;
    size_t n;
    TrError err = {0};

    ck_assert_int_eq(run_sh("echo done", input, MUCH, 5, &output, &n, &err), TR_OK);
    ck_assert_str_eq(output, "done\n");
    tr_free(output);
    free(input);
}
END_TEST

static const char *const endless[] = {
    "exec sleep 100", "trap '' TERM; while :; do :; done", "exec yes",
    "exec sleep 100 >&- 2>&-", /* closes its streams and stays */
};

START_TEST(a_program_that_never_ends_is_stopped)
{
    char *output;
    size_t n;
    TrError err = {0};
    double began = seconds_now();

    ck_assert_int_eq(run_sh(endless[_i], "", 0, 1, &output, &n, &err), TR_ANALYSIS);
    ck_assert_msg(strstr(err.message, _i == 3 ? "signal 9" : "took longer than 1 s") != NULL, "%s",
                  err.message);
    ck_assert_double_lt(seconds_now() - began, 60); /* no measure of speed: it would run for ever */
}
END_TEST

START_TEST(a_program_may_have_another_environment)
{
    static const char *const arguments[] = {"-c", "echo \"$GIVEN:$HOME\"", NULL};
    static char given[] = "GIVEN=yes";
    char *const environment[] = {given, NULL};
    TrProgram program = {"/bin/sh", arguments, environment, 5};
    char *output;
    size_t n;
    TrError err = {0};

    ck_assert_int_eq(tr_program_run(&program, "", 0, &output, &n, &err), TR_OK);
    ck_assert_str_eq(output, "yes:\n");
    tr_free(output);
}
END_TEST

/* ---- where programs are ---- */

static const struct {
    const char *folders, *found;
} paths[] = {
    {"/nonexistent:/bin:/usr/bin", "/bin/sh"},
    {"/bin", "/bin/sh"},
    {"::/bin:", "/bin/sh"},
    {"/nonexistent", NULL},
    {"", NULL},
    {":", NULL},
};

START_TEST(a_program_is_found_in_the_folders_of_PATH)
{
    char *path;
    TrError err = {0};

    (void)setenv("PATH", paths[_i].folders, 1);
    ck_assert_int_eq(tr_program_find("sh", &path, &err), TR_OK);
    if (paths[_i].found == NULL)
        ck_assert_ptr_null(path);
    else
        ck_assert_str_eq(path, paths[_i].found);
    tr_free(path);
}
END_TEST

START_TEST(the_renderer_that_is_named_wins)
{
    char *path;
    TrError err = {0};

    (void)setenv("TRAMA_RENDER", "/from/environment", 1);
    ck_assert_int_eq(tr_renderer_find("/given", &path, &err), TR_OK);
    ck_assert_str_eq(path, "/given");
    tr_free(path);
    ck_assert_int_eq(tr_renderer_find(NULL, &path, &err), TR_OK);
    ck_assert_str_eq(path, "/from/environment");
    tr_free(path);
}
END_TEST

START_TEST(else_it_stands_beside_the_program)
{
    char *path = NULL, own[2048] = "";
    TrError err = {0};
    TrStatus st;

    (void)unsetenv("TRAMA_RENDER");
    st = tr_renderer_find(NULL, &path, &err);
    ck_assert_int_gt((int)readlink("/proc/self/exe", own, sizeof own - 1), 0);
    *strrchr(own, '/') = '\0';
    if (st == TR_OK) {
        ck_assert_int_eq(strncmp(path, own, strlen(own)), 0);
        ck_assert_int_eq(access(path, X_OK), 0);
    } else {
        ck_assert_int_eq(st, TR_IO);
        ck_assert_msg(strstr(err.message, own) != NULL && strstr(err.message, "--renderer") != NULL, "%s",
                      err.message);
    }
    tr_free(path);
}
END_TEST

static TrStatus run_cat(void *context, TrError *err)
{
    char *output = NULL;
    size_t n;
    TrStatus st = run_sh("cat", "text", 4, 20, &output, &n, err);

    (void)context;
    tr_free(output);
    return st;
}

START_TEST(survives_want_of_memory)
{
    ck_assert_uint_ge(starve(run_cat, NULL), 1);
}
END_TEST

Suite *suite_process(void)
{
    Suite *suite = suite_create("process");
    TCase *tests = tcase_create("process");

    tcase_set_timeout(tests, 30);
    tcase_add_loop_test(tests, returns_what_the_program_wrote, 0, COUNT(good));
    tcase_add_loop_test(tests, a_program_that_fails_gives_its_reason, 0, COUNT(bad));
    tcase_add_test(tests, a_program_that_is_not_there);
    tcase_add_test(tests, much_goes_both_ways);
    tcase_add_test(tests, a_program_that_reads_nothing);
    tcase_add_loop_test(tests, a_program_that_never_ends_is_stopped, 0, COUNT(endless));
    tcase_add_test(tests, a_program_may_have_another_environment);
    tcase_add_loop_test(tests, a_program_is_found_in_the_folders_of_PATH, 0, COUNT(paths));
    tcase_add_test(tests, the_renderer_that_is_named_wins);
    tcase_add_test(tests, else_it_stands_beside_the_program);
    tcase_add_test(tests, survives_want_of_memory);
    suite_add_tcase(suite, tests);
    return suite;
}
