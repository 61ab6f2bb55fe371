/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/nearby.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "suites.h"
#include "support.h"

static const char claims[] = "person,role,organization,action\n";

/* A folder that holds a file `name`, made with the folder `inner` in between, if there is one. */
static char *folder_with(const char *inner, const char *name)
{
    char *folder = tr_text_copy(temp_path("nearby")), *middle = NULL, *path;
    ck_assert(mkdir(folder, 0777) == 0 || errno == EEXIST);
    if (inner != NULL) {
        middle = tr_path_join(folder, inner);
        ck_assert(mkdir(middle, 0777) == 0 || errno == EEXIST);
    }
    path = tr_path_join(middle != NULL ? middle : folder, name);
    temp_write(path, claims, sizeof claims - 1);
    tr_free(middle);
    tr_free(path);
    return folder;
}

static const struct {
    const char *there, *asked;
    int reason;
    const char *expected;
} unreadable[] = {
    {"claims.csv", "calims.csv", ENOENT, "; did you mean '"},
    {"claims.csv", "calims.csv", ENOENT, "/claims.csv'?"},
    {"claims.csv", "nowhere", ENOENT,
     "No such file or directory; 'trama new FOLDER' makes a folder to begin with"},
    {"claims.csv", "calims.csv", EACCES, "calims.csv: Permission denied"},
};

START_TEST(what_is_nearly_called_so_is_named)
{
    char *folder = folder_with(NULL, unreadable[_i].there),
         *path = tr_path_join(folder, unreadable[_i].asked);
    TrError err = {0};
    ck_assert_int_eq(tr_input_cannot_read(path, unreadable[_i].reason, &err), TR_IO);
    ck_assert_msg(strstr(err.message, unreadable[_i].expected) != NULL, "%s", err.message);
    tr_free(path);
    tr_free(folder);
}
END_TEST

static const struct {
    const char *inner, *there, *expected;
} without_claims[] = {
    {NULL, "notes.txt", "in it; 'trama new FOLDER' makes a folder to begin with"},
    {NULL, "staff.CSV", "/staff.CSV'"},
    {NULL, "entities.csv", "in it; 'trama new"},
    {"input", "claims-2024.csv", "/input does: name that one"},
    {"input", "sources.csv", "in it; 'trama new"},
};

START_TEST(what_lies_there_is_named)
{
    char *folder = folder_with(without_claims[_i].inner, without_claims[_i].there);
    TrError err = {0};
    ck_assert_int_eq(tr_input_has_no_claims(folder, &err), TR_BAD_INPUT);
    ck_assert_msg(strstr(err.message, without_claims[_i].expected) != NULL, "%s", err.message);
    tr_free(folder);
}
END_TEST

static TrStatus say_both(void *context, TrError *err)
{
    char *path = context;
    TrStatus st = tr_input_cannot_read(path, ENOENT, err);
    if (st == TR_IO) {
        *err = (TrError){0};
        st = tr_input_has_no_claims(path, err);
    }
    if (st == TR_BAD_INPUT) {
        *err = (TrError){0};
        st = TR_OK;
    }
    return st;
}

START_TEST(survives_want_of_memory)
{
    char *folder = folder_with("input", "claims.csv");
    ck_assert_uint_gt(starve(say_both, folder), 0);
    tr_free(folder);
}
END_TEST

Suite *suite_nearby(void)
{
    Suite *suite = suite_create("nearby");
    TCase *tcase = tcase_create("errors");
    tcase_add_loop_test(tcase, what_is_nearly_called_so_is_named, 0, COUNT(unreadable));
    tcase_add_loop_test(tcase, what_lies_there_is_named, 0, COUNT(without_claims));
    tcase_add_test(tcase, survives_want_of_memory);
    suite_add_tcase(suite, tcase);
    return suite;
}
