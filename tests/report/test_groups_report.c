/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Groups and key players in every format: names that a format would act on, and no memory. What they look
 * like stands in tests/golden/. */
#include <stdlib.h>
#include <string.h>

#include "../network/weave_support.h"
#include "../suites.h"
#include "../support.h"
#include "base/memory.h"
#include "report/groups_report.h"
#include "report/key_players_report.h"

#define HOSTILE                                                                                              \
    "person,role,organization,action,target\n\"a|<b>\",,,met,\"=1+1\"\n\"=1+1\",,,met,\"c\"\"d\"\n"          \
    "\"c\"\"d\",,,met,\"a|<b>\"\n\"x\ny\",,,met,\"=1+1\"\ne,,,,\n"

typedef struct {
    const TrNetwork *network;
    TrFormat format;
} Request;

static TrStatus write_both(void *context, FILE *file, TrError *err)
{
    const Request *request = context;
    TrGroups groups = {0};
    TrKeyPlayers players = {0};
    TrStatus st = tr_groups_find(request->network, 2, 0, &groups, err);
    if (st == TR_OK)
        st = tr_groups_write(&groups, request->format, false, false, file, err);
    for (int goal = 0; goal < 2 && st == TR_OK; goal++) {
        TrKeyQuestion question = {.goal = (TrKeyGoal)goal, .k = 2};
        st = tr_key_players_find(request->network, &question, &players, err);
        if (st == TR_OK)
            st = tr_key_players_write(&players, request->format, false, false, file, err);
        tr_key_players_release(&players);
    }
    tr_groups_release(&groups);
    return st;
}

static const struct {
    TrFormat format;
    const char *there[3], *not_there;
} formats[] = {
    {TR_FORMAT_TABLE, {"x y", "a|<b>", "Exact: all 10 sets of 2 were tried"}, "x\ny"},
    {TR_FORMAT_CSV, {"\"x\ny\"", "a|<b>", "\"c\"\"d\""}, "Modularity"},
    {TR_FORMAT_JSON, {"\"x\\ny\"", "\"c\\\"d\"", "\"exact\":true"}, "x\ny"},
    {TR_FORMAT_MD, {"| x y |", "a\\|\\<b\\>", "Modularity"}, "a|<b>"},
};

START_TEST(hostile_names)
{
    Woven woven = weave(&(Sheets){.claims = HOSTILE}, NULL);
    Request request = {woven.network, formats[_i].format};
    FILE *file = tmpfile();
    TrError err = {0};
    size_t length;
    char *text;
    ck_assert_int_eq(write_both(&request, file, &err), TR_OK);
    text = stream_text(file, &length);
    for (size_t i = 0; i < 3; i++)
        ck_assert_msg(strstr(text, formats[_i].there[i]) != NULL, "no %s in %s", formats[_i].there[i], text);
    ck_assert_ptr_null(strstr(text, formats[_i].not_there));
    free(text);
    unravel(&woven);
}
END_TEST

static TrStatus write_away(void *context, TrError *err)
{
    FILE *file = tmpfile();
    TrStatus st = write_both(context, file, err);
    (void)fclose(file);
    return st;
}

START_TEST(without_memory)
{
    Woven woven = weave_shape("a-b b-c c-a d-e e-f f-d c-d g", &(TrWeave){.n_threads = 1});
    Request request = {woven.network, (TrFormat)_i};
    ck_assert_uint_gt(starve(write_away, &request), 20);
    unravel(&woven);
}
END_TEST

Suite *suite_groups_report(void)
{
    Suite *suite = suite_create("groups_report");
    TCase *tcase = tcase_create("groups_report");
    tcase_set_timeout(tcase, 60);
    tcase_add_loop_test(tcase, hostile_names, 0, COUNT(formats));
    tcase_add_loop_test(tcase, without_memory, 0, TR_N_FORMATS);
    suite_add_tcase(suite, tcase);
    return suite;
}
