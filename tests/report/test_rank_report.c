/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/rank_report.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "picture_support.h"
#include "suites.h"

/* Alfa has three ties, Ana two, the others one; Gil has none. */
static const char claims[] = "person,role,organization,action\nAna,chair,Alfa,\nBeto,member,Alfa,\n"
                             "Carla,member,Alfa,\nANA,chair,Beta,\nGil,,,resigned\n";

typedef struct {
    TrInput *input;
    TrNetwork *network;
    TrRanking ranking;
} Ranked;

static Ranked rank_by(const char *const *names, size_t n)
{
    const TrMeasure *measures[4];
    const TrWeave plain = {0};
    TrError err = {0};
    Ranked it = {.input = input_of_claims(claims)};

    it.network = tr_network_build(it.input, &plain, &err);
    ck_assert_ptr_nonnull(it.network);
    for (size_t i = 0; i < n; i++)
        ck_assert_ptr_nonnull(measures[i] = tr_measure_find(names[i], &err));
    ck_assert_int_eq(tr_ranking_make(it.network, measures, n, 0, &it.ranking, &err), TR_OK);
    return it;
}

static void release(Ranked *it)
{
    tr_ranking_release(&it->ranking);
    tr_network_free(it->network);
    tr_input_free(it->input);
}

static char *text_of(const Ranked *it, TrRankView view)
{
    FILE *file = tmpfile();
    TrError err = {0};

    ck_assert_int_eq(tr_rank_write(&it->ranking, &view, file, &err), TR_OK);
    return stream_text(file, NULL);
}

static const char *const degree[] = {"degree"}, *const two[] = {"constraint", "degree"};
static const char *const person[] = {"person"}, *const nobody[] = {"cartel"},
                         *const both[] = {"organization", "person"};

#define HEAD "rank,name,kind,degree,degree_rank\n"

static const struct {
    TrRankView view;
    const char *text;
} views[] = {
    {{.format = TR_FORMAT_CSV},
     HEAD "1,Alfa,organization,3,1\n2,ANA,person,2,2\n3,Beta,organization,1,3\n3,Beto,person,1,3\n"
          "3,Carla,person,1,3\n6,Gil,person,0,6\n"},
    {{.format = TR_FORMAT_CSV, .top = 2}, HEAD "1,Alfa,organization,3,1\n2,ANA,person,2,2\n"},
    {{.format = TR_FORMAT_CSV, .top = 2, .kinds = person, .n_kinds = 1},
     HEAD "2,ANA,person,2,2\n3,Beto,person,1,3\n"},
    {{.format = TR_FORMAT_CSV, .top = 1, .kinds = both, .n_kinds = 2}, HEAD "1,Alfa,organization,3,1\n"},
    {{.format = TR_FORMAT_CSV, .kinds = nobody, .n_kinds = 1}, HEAD},
};

START_TEST(shows_what_the_view_asks_for)
{
    Ranked it = rank_by(degree, 1);
    char *text = text_of(&it, views[_i].view);

    ck_assert_str_eq(text, views[_i].text);
    free(text);
    release(&it);
}
END_TEST

/* constraint: low ranks first; of the star's end it is 1, of an isolate it is not defined. */
START_TEST(rows_stand_in_the_order_of_the_first_measure)
{
    Ranked it = rank_by(two, 2);
    char *text = text_of(&it, (TrRankView){.format = TR_FORMAT_CSV});

    expect_start(text, "rank,name,kind,constraint,constraint_rank,degree,degree_rank\n"
                       "1,Alfa,organization,0.333333333333,1,3,1\n"
                       "2,ANA,person,0.5,2,2,2\n");
    expect_part(text, "\n,Gil,person,,,0,6\n");
    free(text);
    release(&it);
}
END_TEST

START_TEST(markdown_has_the_caveat)
{
    Ranked it = rank_by(degree, 1);
    char *text = text_of(&it, (TrRankView){.format = TR_FORMAT_MD, .top = 1});

    ck_assert_str_eq(text, "*" TR_CAVEAT "*\n\n| rank | name | kind | degree |\n"
                           "|---:|---|---|---:|\n| 1 | Alfa | organization | 3 |\n");
    free(text);
    release(&it);
}
END_TEST

static const char *const queries[] = {
    ".network == {entities:6, ties:4, pairs:4, components:2}",
    ".caveat | startswith(\"Position in the reported network\")",
    ".measures == [\"constraint\", \"degree\"]",
    ".entities | length == 6",
    ".entities[1].name == \"ANA\" and .entities[1].aliases == [\"Ana\"]",
    ".entities[1].kind == \"person\"",
    ".entities[1].scores == {constraint: 0.5, degree: 2}",
    ".entities[1].ranks == {constraint: 2, degree: 2}",
    ".entities[5].name == \"Gil\" and .entities[5].scores.constraint == null",
    ".entities[5].ranks.constraint == null",
};

START_TEST(json_holds_everything)
{
    Ranked it = rank_by(two, 2);
    char *text = text_of(&it, (TrRankView){.format = TR_FORMAT_JSON}), command[400];

    (void)snprintf(command, sizeof command, "jq -e '%s' >/dev/null", queries[_i]);
    ck_assert_msg(shell(command, text, NULL) == 0, "%s: %s", queries[_i], text);
    free(text);
    release(&it);
}
END_TEST

static TrStatus write_json(void *context, TrError *err)
{
    const Ranked *it = context;
    const TrRankView view = {.format = TR_FORMAT_JSON};
    FILE *file = tmpfile();
    TrStatus st = tr_rank_write(&it->ranking, &view, file, err);

    (void)fclose(file);
    return st;
}

START_TEST(survives_want_of_memory)
{
    Ranked it = rank_by(degree, 1);

    ck_assert_uint_ge(starve(write_json, &it), 2);
    release(&it);
}
END_TEST

Suite *suite_rank_report(void)
{
    Suite *suite = suite_create("rank_report");
    TCase *tests = tcase_create("rank_report");

    tcase_add_loop_test(tests, shows_what_the_view_asks_for, 0, COUNT(views));
    tcase_add_test(tests, rows_stand_in_the_order_of_the_first_measure);
    tcase_add_test(tests, markdown_has_the_caveat);
    tcase_add_loop_test(tests, json_holds_everything, 0, COUNT(queries));
    tcase_add_test(tests, survives_want_of_memory);
    suite_add_tcase(suite, tests);
    return suite;
}
