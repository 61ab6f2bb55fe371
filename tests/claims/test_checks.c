/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/checks.h"

#include <string.h>

#include "suites.h"
#include "support.h"

/* A cell, what becomes of it, and how the sentence begins that says so. */
static const struct {
    TrCheck check;
    const char *text;
    TrVerdict verdict;
    const char *problem;
} cells[] = {
    {TR_CHECK_TEXT, "anything", TR_CELL_GOOD, ""},
    {TR_CHECK_DATE, "2025-08", TR_CELL_GOOD, ""},
    {TR_CHECK_DATE, "2021-13-01", TR_CELL_BAD, "date '2021-13-01' has no month 13"},
    {TR_CHECK_DATE, "so\nso", TR_CELL_BAD, "date 'so so' does not begin with a year"},
    {TR_CHECK_CONFIDENCE, "0", TR_CELL_GOOD, ""},
    {TR_CHECK_CONFIDENCE, "1", TR_CELL_GOOD, ""},
    {TR_CHECK_CONFIDENCE, "0.75", TR_CELL_GOOD, ""},
    {TR_CHECK_CONFIDENCE, "1.01", TR_CELL_BAD, "confidence '1.01' is not a number from 0 to 1"},
    {TR_CHECK_CONFIDENCE, "-0.1", TR_CELL_BAD, "confidence '-0.1' is not a number from 0 to 1"},
    {TR_CHECK_CONFIDENCE, "80%", TR_CELL_BAD, "confidence '80%' is not"},
    {TR_CHECK_CONFIDENCE, "0,8", TR_CELL_BAD, "confidence '0,8' is not"},
    {TR_CHECK_CONFIDENCE, "nan", TR_CELL_BAD, "confidence 'nan' is not"},
    {TR_CHECK_WEIGHT, "2.5", TR_CELL_GOOD, ""},
    {TR_CHECK_WEIGHT, "1e-9", TR_CELL_GOOD, ""},
    {TR_CHECK_WEIGHT, "0", TR_CELL_BAD, "weight '0' is not a number over 0"},
    {TR_CHECK_WEIGHT, "-1", TR_CELL_BAD, "weight '-1' is not a number over 0"},
    {TR_CHECK_WEIGHT, "inf", TR_CELL_BAD, "weight 'inf' is not"},
    {TR_CHECK_SIGN, "+", TR_CELL_GOOD, ""},
    {TR_CHECK_SIGN, "-", TR_CELL_GOOD, ""},
    {TR_CHECK_SIGN, "+1", TR_CELL_BAD, "sign '+1' is neither '+' nor '-' nor empty"},
    {TR_CHECK_SIGN, "\xE2\x88\x92", TR_CELL_BAD, "sign '\xE2\x88\x92' is neither"}, /* a minus sign */
    {TR_CHECK_STATUS, "charged", TR_CELL_GOOD, ""},
    {TR_CHECK_STATUS, "Charged", TR_CELL_GOOD, ""},
    {TR_CHECK_STATUS, "chargd", TR_CELL_BAD, "status 'chargd' is not known: did you mean 'charged'?"},
    {TR_CHECK_STATUS, "guilty", TR_CELL_BAD, "status 'guilty' is not known; expected rumoured, reported"},
    {TR_CHECK_STANCE, "denies", TR_CELL_GOOD, ""},
    {TR_CHECK_STANCE, "suports", TR_CELL_BAD, "stance 'suports' is not known: did you mean 'supports'?"},
    {TR_CHECK_STANCE, "no", TR_CELL_BAD, "stance 'no' is not known; expected supports, denies or corrects"},
    {TR_CHECK_GRADE, "A1", TR_CELL_GOOD, ""},
    {TR_CHECK_GRADE, "F6", TR_CELL_GOOD, ""},
    {TR_CHECK_GRADE, "b2", TR_CELL_GOOD, ""},
    {TR_CHECK_GRADE, "G1", TR_CELL_BAD, "grade 'G1' is no Admiralty grade; expected a letter A to F"},
    {TR_CHECK_GRADE, "A7", TR_CELL_BAD, "grade 'A7' is no"},
    {TR_CHECK_GRADE, "A0", TR_CELL_BAD, "grade 'A0' is no"},
    {TR_CHECK_GRADE, "A", TR_CELL_BAD, "grade 'A' is no"},
    {TR_CHECK_GRADE, "1A", TR_CELL_BAD, "grade '1A' is no"},
    {TR_CHECK_GRADE, "A1B", TR_CELL_BAD, "grade 'A1B' is no"},
    {TR_CHECK_URL, "https://example.org/x", TR_CELL_GOOD, ""},
    {TR_CHECK_URL, "HTTP://EXAMPLE.ORG", TR_CELL_GOOD, ""},
    {TR_CHECK_URL, "http://", TR_CELL_ODD, "url 'http://' begins with neither"},
    {TR_CHECK_URL, "javascript:alert(1)", TR_CELL_ODD,
     "url 'javascript:alert(1)' begins with neither http:// nor https://: kept as text, not linked"},
    {TR_CHECK_URL, "www.example.org", TR_CELL_ODD, "url 'www.example.org' begins with neither"},
    {TR_CHECK_URL, "ftp://x", TR_CELL_ODD, "url 'ftp://x' begins with neither"},
    {TR_CHECK_YES_NO, "yes", TR_CELL_GOOD, ""},
    {TR_CHECK_YES_NO, "No", TR_CELL_GOOD, ""},
    {TR_CHECK_YES_NO, "true", TR_CELL_BAD, "'true' is neither yes nor no"},
};

START_TEST(test_cell)
{
    char problem[512] = "";

    ck_assert_int_eq(tr_cell_check(cells[_i].check, cells[_i].text, problem, sizeof problem),
                     cells[_i].verdict);
    ck_assert_msg(strncmp(problem, cells[_i].problem, strlen(cells[_i].problem)) == 0, "%s", problem);
    if (cells[_i].verdict == TR_CELL_GOOD)
        ck_assert_str_eq(problem, "");
}
END_TEST

START_TEST(test_quote)
{
    char out[TR_QUOTED_BYTES], text[1000], expected[TR_QUOTED_BYTES] = "";

    ck_assert_str_eq(tr_cell_quote("plain", out), "plain");
    ck_assert_str_eq(tr_cell_quote("", out), "");
    ck_assert_str_eq(tr_cell_quote("a\r\n\tb\x1B[2J", out), "a   b[2J");
    ck_assert_str_eq(tr_cell_quote("x\xE9", out), "x\xEF\xBF\xBD");
    text[0] = '\0'; /* 60 and 61 characters of four bytes each */
    for (int i = 0; i < 60; i++)
        strcat(text, "\xF0\x9F\x98\x8E");
    ck_assert_str_eq(tr_cell_quote(text, out), text);
    strcpy(expected, text);
    strcat(expected, "\xE2\x80\xA6");
    strcat(text, "\xF0\x9F\x98\x8E");
    ck_assert_str_eq(tr_cell_quote(text, out), expected);
}
END_TEST

Suite *suite_checks(void)
{
    Suite *suite = suite_create("checks");
    TCase *tests = tcase_create("checks");

    tcase_add_loop_test(tests, test_cell, 0, COUNT(cells));
    tcase_add_test(tests, test_quote);
    suite_add_tcase(suite, tests);
    return suite;
}
