/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/broker_report.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "picture_support.h"
#include "suites.h"

/* Beto between Ana and Carla, all three persons: d = 2/6, and of the 2 pairs he may broker (1/3)² · 2/3 · 2 =
 * 4/27 are expected to be open. Variance: 4/27 · (1 - 2/27), and no two pairs of three nodes share an arc. */
static const char claims[] =
    "person,role,organization,action,target\nAna,,,paid,Beto\nBeto,,,paid,Carla\nCarla,,,left,\n";
#define Z "2.3" /* (23/27)/(10/27) */

static const char *const cartel[] = {"cartel"};

#define HEAD "rank,name,group,role,count,expected,z\n"
#define NETWORK                                                                                              \
    ",(network),,all,1,0.444444444444,\n,(network),,coordinator,1,0.444444444444,\n"                         \
    ",(network),,itinerant,0,0,\n,(network),,gatekeeper,0,0,\n,(network),,representative,0,0,\n"             \
    ",(network),,liaison,0,0,\n"

static const struct {
    TrRankView view;
    const char *text;
} cases[] = {
    {{.format = TR_FORMAT_CSV, .top = 1},
     HEAD NETWORK "1,Beto,person,all,1,0.148148148148," Z "\n1,Beto,person,coordinator,1,0.148148148148," Z
                  "\n1,Beto,person,itinerant,0,0,\n1,Beto,person,gatekeeper,0,0,\n"
                  "1,Beto,person,representative,0,0,\n1,Beto,person,liaison,0,0,\n"},
    {{.format = TR_FORMAT_CSV, .kinds = cartel, .n_kinds = 1}, HEAD NETWORK},
    /* people see who brokers, and how */
    {{.format = TR_FORMAT_MD},
     "*" TR_CAVEAT "*\n\n| rank | name | group | role | count | expected | z |\n"
     "|---:|---|---|---|---:|---:|---:|\n| n/a | (network) |  | all | 1 | 0.444 | n/a |\n"
     "| n/a | (network) |  | coordinator | 1 | 0.444 | n/a |\n| 1 | Beto | person | all | 1 | 0.148 | 2.3 "
     "|\n"
     "| 1 | Beto | person | coordinator | 1 | 0.148 | 2.3 |\n"},
};

typedef struct {
    TrInput *input;
    TrNetwork *network;
} Woven;

static Woven weave_claims(void)
{
    const TrWeave plain = {0};
    TrError err = {0};
    Woven it = {.input = input_of_claims(claims)};

    it.network = tr_network_build(it.input, &plain, &err);
    ck_assert_ptr_nonnull(it.network);
    return it;
}

static void release(Woven *it)
{
    tr_network_free(it->network);
    tr_input_free(it->input);
}

START_TEST(rows)
{
    Woven it = weave_claims();
    FILE *file = tmpfile();
    TrError err = {0};
    char *text;

    ck_assert_int_eq(tr_broker_write(it.network, &cases[_i].view, file, &err), TR_OK);
    text = stream_text(file, NULL);
    ck_assert_str_eq(text, cases[_i].text);
    free(text);
    release(&it);
}
END_TEST

START_TEST(without_memory)
{
    Woven it = weave_claims();
    TrStatus st = TR_MEMORY;

    for (unsigned long n = 1; st != TR_OK && n < 500; n++) {
        FILE *file = tmpfile();
        TrError err = {0};
        tr_memory_fail_at(n);
        st = tr_broker_write(it.network, &cases[_i].view, file, &err);
        tr_memory_fail_at(0);
        ck_assert_int_eq(err.status, st);
        ck_assert_int_eq(fclose(file), 0);
    }
    ck_assert_int_eq(st, TR_OK);
    release(&it);
}
END_TEST

Suite *suite_broker_report(void)
{
    Suite *suite = suite_create("broker_report");
    TCase *tests = tcase_create("broker_report");

    tcase_add_loop_test(tests, rows, 0, sizeof cases / sizeof *cases);
    tcase_add_loop_test(tests, without_memory, 0, sizeof cases / sizeof *cases);
    suite_add_tcase(suite, tests);
    return suite;
}
