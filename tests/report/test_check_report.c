/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/check_report.h"

#include <stdlib.h>
#include <string.h>

#include "picture_support.h"
#include "suites.h"

/* Six rows: three claims, one duplicate, two rejected; one warning; two kinds guessed. */
static const NamedText files[] = {
    {"claims.csv", "person,role,organization,action,date,url\nAna,chair,Alfa,,2024,\nAna,chair,Alfa,,2024,\n"
                   "Beto,member,Alfa,,2024-13,\nBeto,member,Beta,,,ftp://x\nCarla,member,Alfa,,,\nDora,,,\n"},
    {"entities.csv", "name,kind\nBeta,company\nBeta,company\n"},
    {NULL, NULL},
};

typedef struct {
    TrInput *input;
    TrNetwork *network;
    TrSummary summary;
} Checked;

static Checked check_files(void)
{
    const TrWeave plain = {0};
    TrError err = {0};
    Checked it = {.input = input_of(files)};

    it.network = tr_network_build(it.input, &plain, &err);
    ck_assert_ptr_nonnull(it.network);
    ck_assert_int_eq(tr_summary_make(it.network, 0, &it.summary, &err), TR_OK);
    return it;
}

/* Without findings: those have suites of their own. */
static TrStatus write_check(const Checked *it, TrFormat format, FILE *file, TrError *err)
{
    static const TrFindings none = {0};
    TrCheckReport report = {.network = it->network, .summary = &it->summary, .findings = &none};
    return tr_check_write(&report, format, file, err);
}

static char *report_of(const Checked *it, TrFormat format)
{
    FILE *file = tmpfile();
    TrError err = {0};

    ck_assert_int_eq(write_check(it, format, file, &err), TR_OK);
    return stream_text(file, NULL);
}

static void release(Checked *it)
{
    tr_network_free(it->network);
    tr_input_free(it->input);
}

START_TEST(csv_is_the_accounts_alone)
{
    Checked it = check_files();
    char *text = report_of(&it, TR_FORMAT_CSV);

    ck_assert_str_eq(text, "file,part,rows,kept,duplicates,rejected\nclaims.csv,claims,6,3,1,2\n"
                           "entities.csv,entities,2,1,1,0\nall claims,claims,6,3,1,2\n");
    free(text);
    release(&it);
}
END_TEST

/* Nodes: Ana, Beto, Carla, Alfa, Beta; edges Ana-Alfa, Carla-Alfa, Beto-Beta: two components. */
START_TEST(a_table_for_people)
{
    Checked it = check_files();
    char *text = report_of(&it, TR_FORMAT_TABLE);

    expect_part(text, "\n6 rows = 3 claims + 1 duplicates + 2 rejected\n");
    expect_part(text, "\nentities                                       5\n");
    expect_part(text, "\nties                                           3\n");
    expect_part(text, "\ncomponents                                     2\n");
    expect_part(text, "\nguessed: name  kind\nAlfa           organization\n");
    expect_absent(text, "kinds.csv"); /* what is embedded is no row of theirs */
    free(text);
    release(&it);
}
END_TEST

static const char *const queries[] = {
    ".rows == 6 and .claims == 3 and .duplicates == 1 and .rejected == 2",
    ".rows == .claims + .duplicates + .rejected",
    ".entities == 5 and .ties == 3",
    ".network.density == 0.3 and .network.mean_degree == 1.2",
    ".network.components == 2 and .network.largest_component == 3",
    ".network.diameter == 2 and .network.transitivity == 0",
    ".files | map(.file) == [\"claims.csv\", \"entities.csv\"]",
    ".files | all(.rows == (.claims // .kept) + .duplicates + .rejected)",
    ".guesses == [{name: \"Alfa\", kind: \"organization\"}]",
    "[.diagnostics[] | select(.severity == \"error\")] | length == 2",
    "[.diagnostics[] | select(.severity == \"warning\")] | length == 1",
    "[.diagnostics[] | select(.line == 4 and .field == 5)] | length == 1",
    "[.diagnostics[] | select(.line == 7)][0].message | startswith(\"the row has 4 fields; expected 6\")",
};

START_TEST(json_for_programs)
{
    Checked it = check_files();
    char *text = report_of(&it, TR_FORMAT_JSON), command[400];

    (void)snprintf(command, sizeof command, "jq -e '%s' >/dev/null", queries[_i]);
    ck_assert_msg(shell(command, text, NULL) == 0, "%s: %s", queries[_i], text);
    free(text);
    release(&it);
}
END_TEST

START_TEST(markdown_has_the_same_tables)
{
    Checked it = check_files();
    char *text = report_of(&it, TR_FORMAT_MD);

    expect_part(text, "| claims.csv | claims | 6 | 3 | 1 | 2 |\n");
    expect_part(text, "| density | 0.3 |\n");
    expect_part(text, "| Alfa | organization |\n");
    free(text);
    release(&it);
}
END_TEST

static TrStatus write_table(void *context, TrError *err)
{
    const Checked *it = context;
    FILE *file = tmpfile();
    TrStatus st = write_check(it, TR_FORMAT_TABLE, file, err);

    (void)fclose(file);
    return st;
}

START_TEST(survives_want_of_memory)
{
    Checked it = check_files();

    ck_assert_uint_ge(starve(write_table, &it), 6);
    release(&it);
}
END_TEST

Suite *suite_check_report(void)
{
    Suite *suite = suite_create("check_report");
    TCase *tests = tcase_create("check_report");

    tcase_add_test(tests, csv_is_the_accounts_alone);
    tcase_add_test(tests, a_table_for_people);
    tcase_add_loop_test(tests, json_for_programs, 0, COUNT(queries));
    tcase_add_test(tests, markdown_has_the_same_tables);
    tcase_add_test(tests, survives_want_of_memory);
    suite_add_tcase(suite, tests);
    return suite;
}
