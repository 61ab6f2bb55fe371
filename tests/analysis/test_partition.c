/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Nodes in groups: by what they are, or by what a column of entities.csv says of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../network/weave_support.h"
#include "../suites.h"
#include "analysis/measures.h"
#include "analysis/partition.h"
#include "base/memory.h"

static const Sheets sheets = {
    .claims = "person,role,organization,action,target\nBea,judge,Court,,\nCai,,,met,Bea\nAna,,Cartel X,,\n",
    .entities = "name,kind,country,wing\nBea,person,Chile,left\nCai,person,,right\nCourt,court,Chile,\n"
                "Cartel X,cartel,Peru,left\nNobody,person,Peru,up\n"};

static const struct {
    const char *by, *groups;
} cases[] = {
    {NULL, "Ana: person\nBea: person\nCai: person\nCartel X: cartel\nCourt: court\n"},
    {"kind", "Ana: person\nBea: person\nCai: person\nCartel X: cartel\nCourt: court\n"},
    {"sector", "Ana: person\nBea: person\nCai: person\nCartel X: crime\nCourt: justice\n"},
    {"country", "Ana: (none)\nBea: Chile\nCai: (none)\nCartel X: Peru\nCourt: Chile\n"},
    {"wing", "Ana: (none)\nBea: left\nCai: right\nCartel X: left\nCourt: (none)\n"},
};

static char *list_groups(const TrNetwork *network, const TrPartition *partition)
{
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    ck_assert_ptr_nonnull(file);
    for (size_t v = 0; v < network->n_nodes; v++) {
        ck_assert_uint_lt(partition->group_of[v], partition->n_groups);
        (void)fprintf(file, "%s: %s\n", tr_node_name(network, v), partition->names[partition->group_of[v]]);
    }
    for (size_t g = 1; g < partition->n_groups; g++)
        ck_assert_int_lt(strcmp(partition->names[g - 1], partition->names[g]), 0);
    ck_assert_int_eq(fclose(file), 0);
    return text;
}

START_TEST(groups)
{
    Woven woven = weave(&sheets, NULL);
    TrPartition partition = {0};
    TrError err = {0};
    ck_assert_int_eq(tr_partition_by(woven.network, cases[_i].by, &partition, &err), TR_OK);
    expect_text(cases[_i].by, list_groups(woven.network, &partition), cases[_i].groups);
    tr_partition_release(&partition);
    tr_partition_release(&partition);
    unravel(&woven);
}
END_TEST

START_TEST(no_such_column)
{
    Woven woven = weave(&sheets, &(TrWeave){.groups = "winge"});
    TrPartition partition = {0};
    TrError err = {0};
    double scores[5];
    ck_assert_int_eq(tr_partition_by(woven.network, "url", &partition, &err), TR_BAD_USAGE);
    ck_assert_ptr_null(partition.group_of);
    memset(&err, 0, sizeof err);
    ck_assert_int_eq(tr_network_measure(woven.network, "ei_index", scores, &err), TR_BAD_USAGE);
    ck_assert_msg(strstr(err.message, "'winge'") != NULL, "%s", err.message);
    unravel(&woven);
}
END_TEST

START_TEST(nobody)
{
    Sheets early = {.claims = "person,role,organization,action,target,date\na,,,nudged,b,2020\n"};
    Woven woven = weave(&early, &(TrWeave){.since = "2021"});
    TrPartition partition = {0};
    TrError err = {0};
    ck_assert_int_eq(tr_partition_by_kind(woven.network, &partition, &err), TR_OK);
    ck_assert_uint_eq(partition.n_groups, 0);
    tr_partition_release(&partition);
    unravel(&woven);
}
END_TEST

START_TEST(without_memory)
{
    Woven woven = weave(&sheets, NULL);
    TrStatus st = TR_MEMORY;
    for (unsigned long n = 1; st != TR_OK && n < 100; n++) {
        TrPartition partition = {0};
        TrError err = {0};
        tr_memory_fail_at(n);
        st = tr_partition_by(woven.network, "wing", &partition, &err);
        tr_memory_fail_at(0);
        ck_assert_int_eq(err.status, st);
        tr_partition_release(&partition);
    }
    ck_assert_int_eq(st, TR_OK);
    unravel(&woven);
}
END_TEST

Suite *suite_partition(void)
{
    Suite *suite = suite_create("partition");
    TCase *tcase = tcase_create("partition");
    tcase_add_loop_test(tcase, groups, 0, COUNT(cases));
    tcase_add_test(tcase, no_such_column);
    tcase_add_test(tcase, nobody);
    tcase_add_test(tcase, without_memory);
    suite_add_tcase(suite, tcase);
    return suite;
}
