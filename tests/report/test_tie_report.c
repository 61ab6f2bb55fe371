/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/tie_report.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "picture_support.h"
#include "suites.h"

/* Ana–Alfa, Alfa–Beto and Beto–Carla are a path: 3, 4 and 3 shortest paths run along its ties. Four claims of
 * three origins tie Beto to Carla; the tie from her to him was dismissed, and does not count. */
static const char claims[] = "person,role,organization,action,target,origin,status\nAna,chair,Alfa,,,,\n"
                             "Beto,clerk,Alfa,,,,\nBeto,,,met,Carla,o1,\nBeto,,,met,Carla,o2,\n"
                             "Carla,,,saw,Beto,o4,dismissed\nBeto,,,met again,Carla,o1,\n"
                             "Beto,,,saw,Carla,o3,\n";

typedef struct {
    TrInput *input;
    TrNetwork *network;
    TrRanking ranking;
} Ranked;

static Ranked rank_ties(void)
{
    const TrMeasure *measures[2];
    const TrWeave plain = {0};
    TrError err = {0};
    Ranked it = {.input = input_of_claims(claims)};

    it.network = tr_network_build(it.input, &plain, &err);
    ck_assert_ptr_nonnull(it.network);
    measures[0] = tr_tie_measure_find("edge_betweenness", &err);
    measures[1] = tr_tie_measure_find("bridge", &err);
    ck_assert_int_eq(tr_ranking_make(it.network, measures, 2, 0, &it.ranking, &err), TR_OK);
    return it;
}

static void release(Ranked *it)
{
    tr_ranking_release(&it->ranking);
    tr_network_free(it->network);
    tr_input_free(it->input);
}

static const char *const organization[] = {"organization"}, *const cartel[] = {"cartel"};

#define HEAD                                                                                                 \
    "rank,name,other,edge_betweenness,edge_betweenness_rank,bridge,bridge_rank,strength,claims,where\n"

static const struct {
    TrRankView view;
    const char *text;
} cases[] = {
    {{.format = TR_FORMAT_CSV},
     HEAD "1,Alfa,Beto,4,1,2,1,1,1,claims.csv:3\n2,Alfa,Ana,3,2,1,2,1,1,claims.csv:2\n"
          "2,Beto,Carla,3,2,1,2,3,4,claims.csv:4 claims.csv:5 claims.csv:7 …\n"},
    {{.format = TR_FORMAT_CSV, .top = 1}, HEAD "1,Alfa,Beto,4,1,2,1,1,1,claims.csv:3\n"},
    {{.format = TR_FORMAT_CSV, .kinds = organization, .n_kinds = 1},
     HEAD "1,Alfa,Beto,4,1,2,1,1,1,claims.csv:3\n2,Alfa,Ana,3,2,1,2,1,1,claims.csv:2\n"},
    {{.format = TR_FORMAT_CSV, .kinds = cartel, .n_kinds = 1}, HEAD},
    {{.format = TR_FORMAT_JSON, .top = 1},
     "[\n{\"rank\":1,\"name\":\"Alfa\",\"other\":\"Beto\",\"edge_betweenness\":4,\"bridge\":2,"
     "\"strength\":1,\"claims\":1,\"where\":\"claims.csv:3\"}\n]\n"},
};

START_TEST(rows)
{
    Ranked it = rank_ties();
    FILE *file = tmpfile();
    TrError err = {0};
    char *text;

    ck_assert_int_eq(tr_tie_rank_write(&it.ranking, &cases[_i].view, file, &err), TR_OK);
    text = stream_text(file, NULL);
    ck_assert_str_eq(text, cases[_i].text);
    free(text);
    release(&it);
}
END_TEST

START_TEST(without_memory)
{
    Ranked it = rank_ties();
    TrStatus st = TR_MEMORY;

    for (unsigned long n = 1; st != TR_OK && n < 500; n++) {
        FILE *file = tmpfile();
        TrError err = {0};
        tr_memory_fail_at(n);
        st = tr_tie_rank_write(&it.ranking, &cases[_i].view, file, &err);
        tr_memory_fail_at(0);
        ck_assert_int_eq(err.status, st);
        ck_assert_int_eq(fclose(file), 0);
    }
    ck_assert_int_eq(st, TR_OK);
    release(&it);
}
END_TEST

Suite *suite_tie_report(void)
{
    Suite *suite = suite_create("tie_report");
    TCase *tests = tcase_create("tie_report");

    tcase_add_loop_test(tests, rows, 0, sizeof cases / sizeof *cases);
    tcase_add_loop_test(tests, without_memory, 0, sizeof cases / sizeof *cases);
    suite_add_tcase(suite, tests);
    return suite;
}
