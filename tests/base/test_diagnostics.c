/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/diagnostics.h"

#include <stdlib.h>
#include <string.h>

#include "suites.h"
#include "support.h"

static const struct {
    TrSeverity severity;
    TrPlace place;
    const char *message, *line;
} printed[] = {
    {TR_ERROR, {.file = "claims.csv", .line = 14, .field = 5}, "no", "claims.csv:14:5: error: no\n"},
    {TR_WARNING, {.file = "claims.csv", .line = 14}, "so", "claims.csv:14: warning: so\n"},
    {TR_REMARK, {.file = "claims.csv"}, "hm", "claims.csv: note: hm\n"},
    {TR_WARNING, {.file = NULL}, "so", "warning: so\n"},
    /* text of the input must neither break the line nor reach the terminal as commands */
    {TR_ERROR, {.file = "a.csv"}, "'x\ny\rz\tt'", "a.csv: error: 'x y z t'\n"},
    {TR_ERROR, {.file = "a.csv"}, "'\x1B[2J\x07\xC2\x9B\xE2\x80\xAE'", "a.csv: error: '[2J'\n"},
    {TR_ERROR, {.file = "a.csv"}, "'Garc\xC3'", "a.csv: error: 'Garc\xEF\xBF\xBD'\n"},
};

START_TEST(test_printed)
{
    TrDiagnostics diagnostics = {0};
    FILE *file = tmpfile();
    char *text;

    ck_assert_int_eq(
        tr_diagnose(&diagnostics, printed[_i].severity, printed[_i].place, NULL, "%s", printed[_i].message),
        TR_OK);
    tr_diagnostic_print(file, &diagnostics.items[0]);
    text = stream_text(file, NULL);
    ck_assert_str_eq(text, printed[_i].line);
    free(text);
    tr_diagnostics_release(&diagnostics);
}
END_TEST

START_TEST(test_order_and_counts)
{
    TrDiagnostics diagnostics = {0};

    for (unsigned i = 0; i < 300; i++)
        ck_assert_int_eq(
            tr_diagnose(&diagnostics, (TrSeverity)(i % 3), (TrPlace){.line = i}, NULL, "number %u", i),
            TR_OK);
    ck_assert_uint_eq(diagnostics.n, 300);
    ck_assert_uint_eq(diagnostics.n_errors, 100);
    ck_assert_uint_eq(diagnostics.n_warnings, 100);
    for (unsigned i = 0; i < 300; i++) {
        char expected[20];

        (void)snprintf(expected, sizeof expected, "number %u", i);
        ck_assert_str_eq(diagnostics.items[i].message, expected);
        ck_assert_uint_eq(diagnostics.items[i].place.line, i);
    }
    tr_diagnostics_release(&diagnostics);
    ck_assert_uint_eq(diagnostics.n, 0);
}
END_TEST

START_TEST(test_very_long_message)
{
    TrDiagnostics diagnostics = {0};
    static char message[5000];

    memset(message, 'x', sizeof message - 1);
    ck_assert_int_eq(tr_diagnose(&diagnostics, TR_ERROR, (TrPlace){0}, NULL, "%s", message), TR_OK);
    ck_assert_uint_ge(strlen(diagnostics.items[0].message), 1000);
    tr_diagnostics_release(&diagnostics);
}
END_TEST

static TrStatus diagnose_twice(void *context, TrError *err)
{
    TrDiagnostics diagnostics = {0};
    TrStatus st = TR_OK;

    (void)context;
    for (int i = 0; i < 2 && st == TR_OK; i++)
        st = tr_diagnose(&diagnostics, TR_ERROR, (TrPlace){0}, err, "message");
    ck_assert_uint_eq(diagnostics.n, diagnostics.n_errors);
    tr_diagnostics_release(&diagnostics);
    return st;
}

START_TEST(test_without_memory)
{
    ck_assert_uint_ge(starve(diagnose_twice, NULL), 2);
}
END_TEST

Suite *suite_diagnostics(void)
{
    Suite *suite = suite_create("diagnostics");
    TCase *tests = tcase_create("diagnostics");

    tcase_add_loop_test(tests, test_printed, 0, COUNT(printed));
    tcase_add_test(tests, test_order_and_counts);
    tcase_add_test(tests, test_very_long_message);
    tcase_add_test(tests, test_without_memory);
    suite_add_tcase(suite, tests);
    return suite;
}
