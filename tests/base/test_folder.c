/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The folder as others see it while it is replaced. One test kills a writer at moments of chance; another
 * takes renameat2() away, as file systems without exchange do. */
#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "suites.h"
#include "support.h"

/* Ours stands before libc's. */
static bool without_exchange;

int renameat2(int old_folder, const char *old, int new_folder, const char *new, unsigned flags)
{
    if (without_exchange) {
        errno = EINVAL;
        return -1;
    }
    return (int)syscall(SYS_renameat2, old_folder, old, new_folder, new, flags);
}

static char place[256]; /* the folder under test */

static void settle(void)
{
    (void)snprintf(place, sizeof place, "%s", temp_path("out"));
    without_exchange = false;
}

static const char *inside(const char *name)
{
    static char paths[4][400];
    static unsigned turn;
    char *path = paths[turn++ % 4];

    (void)snprintf(path, sizeof paths[0], "%s/%s", place, name);
    return path;
}

static void put(const char *path, const char *text)
{
    temp_write(path, text, strlen(text));
}

static void expect_file(const char *path, const char *expected)
{
    char *text = file_text(path, NULL);

    ck_assert_str_eq(text, expected);
    free(text);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* The names in a folder, each followed by a blank. The caller frees. */
static char *names_in(const char *path)
{
    struct dirent **entries;
    int n = scandir(path, &entries, NULL, by_name);
    char *names = NULL;
    size_t length;
    FILE *file = open_memstream(&names, &length);

    ck_assert_msg(n >= 0, "cannot list %s", path);
    for (int i = 0; i < n; i++) {
        if (strcmp(entries[i]->d_name, ".") != 0 && strcmp(entries[i]->d_name, "..") != 0)
            (void)fprintf(file, "%s ", entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    (void)fclose(file);
    return names;
}

static void expect_names(const char *path, const char *expected)
{
    char *names = names_in(path);

    ck_assert_str_eq(names, expected);
    free(names);
}

/* Nothing stands beside the folder: no lock, no half of an edition. */
static void expect_alone(void)
{
    char parent[256];

    (void)snprintf(parent, sizeof parent, "%s", place);
    *strrchr(parent, '/') = '\0';
    expect_names(parent, "out ");
}

static TrStatus add_file(TrFolderEdition *edition, const char *name, const char *text, TrError *err)
{
    FILE *file;
    TrStatus st = tr_edition_open(edition, name, &file, err);

    if (st != TR_OK)
        return st;
    (void)fputs(text, file);
    return tr_edition_close(edition, name, file, err);
}

static void write_edition(const char *const *names, const char *text)
{
    TrFolderEdition edition = {0};
    TrError err = {0};

    ck_assert_msg(tr_edition_begin(&edition, place, &err) == TR_OK, "begin: %s", err.message);
    for (; *names != NULL; names++)
        ck_assert_int_eq(add_file(&edition, *names, text, &err), TR_OK);
    ck_assert_msg(tr_edition_commit(&edition, &err) == TR_OK, "commit: %s", err.message);
    tr_edition_abandon(&edition); /* harmless */
}

/* ---- editions ---- */

static const char *const ab[] = {"a", "b", NULL}, *const bc[] = {"b", "c", NULL};

START_TEST(makes_a_folder)
{
    settle();
    write_edition(ab, "1");
    expect_names(place, "a b manifest.json ");
    expect_file(inside("a"), "1");
    expect_file(inside("manifest.json"),
                "{\"made_by\":\"trama " TRAMA_VERSION "\",\"files\":[\n\"a\",\n\"b\"\n]}\n");
    expect_alone();
}
END_TEST

/* 0: by exchange; 1: by two renames. */
START_TEST(replaces_its_own_files_and_keeps_others)
{
    settle();
    without_exchange = _i == 1;
    write_edition(ab, "1");
    put(inside("mine.txt"), "mine");
    put(inside(".gitignore"), "*");
    ck_assert_int_eq(symlink("mine.txt", inside("link")), 0);
    ck_assert_int_eq(mkdir(inside("folder"), 0755), 0);
    put(inside("folder/deep"), "deep");
    write_edition(bc, "2");
    expect_names(place, ".gitignore b c folder link manifest.json mine.txt ");
    expect_file(inside("b"), "2");
    expect_file(inside("mine.txt"), "mine");
    expect_file(inside("folder/deep"), "deep");
    expect_file(inside("link"), "mine");
    expect_alone();
    write_edition(ab, "3"); /* c is ours now, and goes */
    expect_names(place, ".gitignore a b folder link manifest.json mine.txt ");
    expect_alone();
}
END_TEST

START_TEST(keeps_all_files_of_a_folder_without_manifest)
{
    settle();
    ck_assert_int_eq(mkdir(place, 0755), 0);
    put(inside("a"), "theirs");
    put(inside("z"), "theirs");
    write_edition(ab, "1");
    expect_names(place, "a b manifest.json z ");
    expect_file(inside("a"), "1");
    expect_file(inside("z"), "theirs");
}
END_TEST

START_TEST(giving_up_changes_nothing)
{
    TrFolderEdition edition = {0};
    TrError err = {0};

    settle();
    write_edition(ab, "1");
    ck_assert_int_eq(tr_edition_begin(&edition, place, &err), TR_OK);
    ck_assert_int_eq(add_file(&edition, "a", "2", &err), TR_OK);
    tr_edition_abandon(&edition);
    expect_file(inside("a"), "1");
    expect_names(place, "a b manifest.json ");
    expect_alone();
}
END_TEST

START_TEST(a_link_to_a_folder_stays_a_link)
{
    char real[300];
    struct stat status;

    settle();
    (void)snprintf(real, sizeof real, "%s-real", place);
    ck_assert_int_eq(mkdir(real, 0755), 0);
    ck_assert_int_eq(symlink(real, place), 0);
    write_edition(ab, "1");
    ck_assert_int_eq(lstat(place, &status), 0);
    ck_assert(S_ISLNK(status.st_mode));
    expect_names(real, "a b manifest.json ");
}
END_TEST

START_TEST(takes_a_slash_at_the_end)
{
    TrFolderEdition edition = {0};
    TrError err = {0};
    char slashed[300];

    settle();
    (void)snprintf(slashed, sizeof slashed, "%s//", place);
    ck_assert_int_eq(tr_edition_begin(&edition, slashed, &err), TR_OK);
    ck_assert_str_eq(edition.path, place);
    ck_assert_int_eq(tr_edition_commit(&edition, &err), TR_OK);
    expect_names(place, "manifest.json ");
    expect_alone();
}
END_TEST

START_TEST(follows_the_mask)
{
    struct stat status;
    mode_t before = umask(027);

    settle();
    write_edition(ab, "1");
    ck_assert_int_eq(stat(place, &status), 0);
    ck_assert_int_eq(status.st_mode & 0777, 0750);
    ck_assert_int_eq(stat(inside("a"), &status), 0);
    ck_assert_int_eq(status.st_mode & 0777, 0640);
    (void)umask(before);
}
END_TEST

/* ---- what cannot be ---- */

static const struct {
    const char *path; /* NULL: a file stands there */
    TrStatus status;
    const char *message;
} refusals[] = {
    {NULL, TR_IO, "it is a file; expected a folder"},
    {"/", TR_BAD_USAGE, "is no folder to write into"},
    {"", TR_BAD_USAGE, "is no folder to write into"},
    {"/proc/trama-out", TR_IO, "cannot write beside /proc/trama-out"},
    {"/nonexistent/x/out", TR_IO, "cannot write beside /nonexistent/x/out"},
};

START_TEST(refuses)
{
    TrFolderEdition edition = {0};
    TrError err = {0};

    settle();
    put(place, "in the way");
    ck_assert_int_eq(tr_edition_begin(&edition, refusals[_i].path != NULL ? refusals[_i].path : place, &err),
                     refusals[_i].status);
    ck_assert_msg(strstr(err.message, refusals[_i].message) != NULL, "%s", err.message);
    tr_edition_abandon(&edition);
    expect_file(place, "in the way");
    expect_alone();
}
END_TEST

START_TEST(a_full_disk_is_noticed)
{
    TrFolderEdition edition = {0};
    TrError err = {0};
    FILE *file;

    settle();
    write_edition(ab, "1");
    ck_assert_int_eq(tr_edition_begin(&edition, place, &err), TR_OK);
    file = fopen("/dev/full", "w");
    ck_assert_ptr_nonnull(file);
    (void)fputs("lost", file);
    ck_assert_int_eq(tr_edition_close(&edition, "a", file, &err), TR_IO);
    ck_assert_msg(strstr(err.message, "No space left") != NULL, "%s", err.message);
    tr_edition_abandon(&edition);
    expect_file(inside("a"), "1");
    expect_alone();
}
END_TEST

START_TEST(a_second_writer_is_told)
{
    TrFolderEdition first = {0}, second = {0};
    TrError err = {0};

    settle();
    ck_assert_int_eq(tr_edition_begin(&first, place, &err), TR_OK);
    ck_assert_int_eq(tr_edition_begin(&second, place, &err), TR_IO);
    ck_assert_msg(strstr(err.message, "being written by another trama") != NULL, "%s", err.message);
    tr_edition_abandon(&second);
    err = (TrError){0};
    ck_assert_int_eq(add_file(&first, "a", "1", &err), TR_OK); /* undisturbed */
    ck_assert_int_eq(tr_edition_commit(&first, &err), TR_OK);
    expect_names(place, "a manifest.json ");
    ck_assert_int_eq(tr_edition_begin(&second, place, &err), TR_OK); /* the lock went with the first */
    tr_edition_abandon(&second);
    expect_alone();
}
END_TEST

/* ---- writers that die ---- */

START_TEST(sweeps_up_after_the_dead)
{
    char left[300];

    settle();
    write_edition(ab, "1");
    (void)snprintf(left, sizeof left, "%.*s.out.new-abcdef", (int)(strlen(place) - 3), place);
    ck_assert_int_eq(mkdir(left, 0755), 0);
    (void)snprintf(left, sizeof left, "%.*s.out.lock", (int)(strlen(place) - 3), place);
    put(left, "");
    write_edition(bc, "2");
    expect_names(place, "b c manifest.json ");
    expect_alone();
}
END_TEST

/* Killed after the exchange, before the folders that are not ours were moved. */
START_TEST(rescues_folders_that_the_dead_had_not_moved)
{
    char left[300], deep[320];

    settle();
    write_edition(bc, "2");
    (void)snprintf(left, sizeof left, "%.*s.out.new-abcdef", (int)(strlen(place) - 3), place);
    ck_assert_int_eq(mkdir(left, 0755), 0);
    (void)snprintf(deep, sizeof deep, "%s/mine", left);
    ck_assert_int_eq(mkdir(deep, 0755), 0);
    (void)snprintf(deep, sizeof deep, "%s/mine/deep", left);
    put(deep, "deep");
    write_edition(ab, "3");
    expect_names(place, "a b manifest.json mine ");
    expect_file(inside("mine/deep"), "deep");
    expect_alone();
}
END_TEST

/* Killed between the two renames that stand for an exchange: the old folder is beside, none is in place. */
START_TEST(brings_back_the_folder_that_was_set_aside)
{
    char aside[300];

    settle();
    write_edition(ab, "1");
    put(inside("mine.txt"), "mine");
    (void)snprintf(aside, sizeof aside, "%.*s.out.new-old", (int)(strlen(place) - 3), place);
    ck_assert_int_eq(rename(place, aside), 0);
    write_edition(bc, "2");
    expect_names(place, "b c manifest.json mine.txt ");
    expect_alone();
}
END_TEST

enum { N_FILES = 40, KILLS = 60 };

static void write_many(unsigned edition_number)
{
    TrFolderEdition edition = {0};
    TrError err = {0};
    char name[16], text[32];

    (void)snprintf(text, sizeof text, "edition %u", edition_number);
    if (tr_edition_begin(&edition, place, &err) != TR_OK)
        _exit(1);
    for (int i = 0; i < N_FILES; i++) {
        (void)snprintf(name, sizeof name, "f%02d", i);
        if (add_file(&edition, name, text, &err) != TR_OK)
            _exit(1);
    }
    if (tr_edition_commit(&edition, &err) != TR_OK)
        _exit(1);
}

/* All files are there and of one edition. Returns it. */
static unsigned edition_in_place(void)
{
    unsigned first = 0, number;
    char name[16];

    for (int i = 0; i < N_FILES; i++) {
        char *text;
        (void)snprintf(name, sizeof name, "f%02d", i);
        text = file_text(inside(name), NULL);
        ck_assert_int_eq(sscanf(text, "edition %u", &number), 1);
        free(text);
        if (i == 0)
            first = number;
        ck_assert_uint_eq(number, first);
    }
    return first;
}

static pid_t write_many_in_a_child(unsigned edition_number)
{
    pid_t child = fork();

    ck_assert_int_ge(child, 0);
    if (child != 0)
        return child;
    write_many(edition_number);
    _exit(0);
}

/* Nanoseconds that a writer takes from fork to end on this machine. */
static size_t time_a_writer(void)
{
    struct timespec began, ended;
    int status;

    (void)clock_gettime(CLOCK_MONOTONIC, &began);
    (void)waitpid(write_many_in_a_child(0), &status, 0);
    (void)clock_gettime(CLOCK_MONOTONIC, &ended);
    ck_assert_int_eq(status, 0);
    return (size_t)((ended.tv_sec - began.tv_sec) * 1000000000L + ended.tv_nsec - began.tv_nsec);
}

START_TEST(a_kill_leaves_the_old_or_the_new_whole)
{
    uint64_t chance = 7;
    unsigned last = 0;
    size_t whole;

    settle();
    write_many(0);
    put(inside("mine.txt"), "mine");
    whole = time_a_writer();
    for (unsigned i = 1; i <= KILLS; i++) {
        struct timespec moment = {.tv_nsec = (long)(random_below(&chance, whole) % 999999999)};
        int status;
        pid_t child = write_many_in_a_child(i);
        unsigned found;

        (void)nanosleep(&moment, NULL);
        (void)kill(child, SIGKILL);
        ck_assert_int_eq(waitpid(child, &status, 0), child);
        found = edition_in_place();
        ck_assert_msg(found == last || found == i, "edition %u after the kill of %u", found, i);
        expect_file(inside("mine.txt"), "mine");
        last = found;
    }
    write_many(KILLS + 1);
    expect_file(inside("mine.txt"), "mine");
    expect_alone();
}
END_TEST

Suite *suite_folder(void)
{
    Suite *suite = suite_create("folder");
    TCase *tests = tcase_create("folder");

    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, makes_a_folder);
    tcase_add_loop_test(tests, replaces_its_own_files_and_keeps_others, 0, 2);
    tcase_add_test(tests, keeps_all_files_of_a_folder_without_manifest);
    tcase_add_test(tests, giving_up_changes_nothing);
    tcase_add_test(tests, a_link_to_a_folder_stays_a_link);
    tcase_add_test(tests, takes_a_slash_at_the_end);
    tcase_add_test(tests, follows_the_mask);
    tcase_add_loop_test(tests, refuses, 0, COUNT(refusals));
    tcase_add_test(tests, a_full_disk_is_noticed);
    tcase_add_test(tests, a_second_writer_is_told);
    tcase_add_test(tests, sweeps_up_after_the_dead);
    tcase_add_test(tests, rescues_folders_that_the_dead_had_not_moved);
    tcase_add_test(tests, brings_back_the_folder_that_was_set_aside);
    tcase_add_test(tests, a_kill_leaves_the_old_or_the_new_whole);
    suite_add_tcase(suite, tests);
    return suite;
}
