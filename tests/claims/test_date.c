/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/date.h"

#include <string.h>
#include <time.h>

#include "suites.h"
#include "support.h"

#define FIRST TR_DAY_OPEN_FIRST
#define LAST  TR_DAY_OPEN_LAST

/* Day numbers from Python: (date(y, m, d) - date(1970, 1, 1)).days */
static const struct {
    const char *text;
    int32_t first_day, last_day;
} good[] = {
    {"1970-01-01", 0, 0},
    {"1969-12-31", -1, -1},
    {"2000-02-29", 11016, 11016},
    {"2000-03-01", 11017, 11017},
    {"2024-02-29", 19782, 19782},
    {"2025-08-12", 20312, 20312},
    {"0001-01-01", -719162, -719162},
    {"9999-12-31", 2932896, 2932896},
    {"1582-10-15", -141427, -141427},
    {"1900-02-28", -25509, -25509},
    {"2100-02-28", 47540, 47540},
    {"2025", 20089, 20453},
    {"2024", 20089 - 366, 20088}, /* a leap year */
    {"2025-08", 20301, 20331},
    {"1900-02", -25508 - 28, -25509}, /* 28 days */
    {"2000-02", 11017 - 29, 11016},
    {"2024-02", 19782 - 28, 19782},
    {"2025-12", 20453 - 30, 20453},
    {"2025-08/2025-09", 20301, 20361},
    {"2025-08-12/2025-08-12", 20312, 20312},
    {"2025/2025-08", 20089, 20331},
    {"2001/2004", 11323, 12783},
    {"2025-08-12/2025", 20312, 20453},
    {"2025-08/..", 20301, LAST},
    {"2025/..", 20089, LAST},
    {"../2025-08-12", FIRST, 20312},
    {"../2025", FIRST, 20453},
};

START_TEST(test_good)
{
    TrDate date = {7, 7};
    char problem[200] = "";

    ck_assert_msg(tr_date_parse(good[_i].text, &date, problem, sizeof problem), "%s: %s", good[_i].text,
                  problem);
    ck_assert_int_eq(date.first_day, good[_i].first_day);
    ck_assert_int_eq(date.last_day, good[_i].last_day);
}
END_TEST

/* The clause that follows "date '…' ". */
static const struct {
    const char *text, *problem;
} bad[] = {
    {"", "does not begin with a year of four digits"},
    {"soon", "does not begin with a year"},
    {"25", "does not begin with a year"},
    {"12/08/2025", "does not begin with a year"},
    {" 2025", "does not begin with a year"},
    {"-2025", "does not begin with a year"},
    {"0000", "has no year 0"},
    {"20255", "goes on after the date"},
    {"2025-", "has no month of two digits"},
    {"2025-8", "has no month of two digits"},
    {"2025-8-12", "has no month of two digits"},
    {"2025-13-01", "has no month 13; expected 01 to 12"},
    {"2025-00", "has no month 0"},
    {"2021-13-01", "has no month 13"},
    {"2025-2026", "has no month 20"},
    {"2025-08-", "has no day of two digits"},
    {"2025-08-1", "has no day of two digits"},
    {"2025-08-32", "has no day 32"},
    {"2025-08-00", "has no day 0"},
    {"2025-04-31", "has no day 31: that month, 2025-04, has fewer"},
    {"1900-02-29", "has no day 29: that month, 1900-02, has fewer"},
    {"2023-02-29", "has no day 29"},
    {"2024-02-30", "has no day 30"},
    {"2100-02-29", "has no day 29"},
    {"2025-08-12T10:00", "goes on after the date"},
    {"2025-08-12 ", "goes on after the date"},
    {"2025.08", "goes on after the date"},
    {"2025/", "does not begin with a year"},
    {"/2025", "does not begin with a year"},
    {"../..", "does not begin with a year"},
    {"..", "does not begin with a year"},
    {"../", "does not begin with a year"},
    {"2025/../2026", "does not begin with a year"},
    {"2025/2026/2027", "goes on after the range"},
    {"2025-09/2025-08", "ends before it begins"},
    {"2026/2025", "ends before it begins"},
    {"2025-08-13/2025-08-12", "ends before it begins"},
    {"2025/2025-13", "has no month 13"},
    {"2025-13/2026", "has no month 13"},
    {"\xD9\xA2\xD9\xA0\xD9\xA2\xD9\xA5", "does not begin with a year"}, /* Arabic digits */
};

START_TEST(test_bad)
{
    TrDate date;
    char problem[200] = "";

    ck_assert_msg(!tr_date_parse(bad[_i].text, &date, problem, sizeof problem), "%s", bad[_i].text);
    ck_assert_msg(strncmp(problem, bad[_i].problem, strlen(bad[_i].problem)) == 0, "%s: %s", bad[_i].text,
                  problem);
}
END_TEST

/* Every day of years 1 to 9999 against a calendar counted up day by day. */
START_TEST(test_every_day)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int32_t number = -719162; /* 0001-01-01 */

    for (int year = 1; year <= 9999; year++) {
        bool leap = year % 400 == 0 || (year % 100 != 0 && year % 4 == 0);

        for (int month = 1; month <= 12; month++) {
            int n = days[month - 1] + (month == 2 && leap);

            for (int day = 1; day <= n; day++, number++) {
                char text[TR_DATE_TEXT_BYTES], problem[200], back[TR_DATE_TEXT_BYTES];
                TrDate date;

                if (day > 2 && day < 28 && year % 50 != 0)
                    continue;
                (void)snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
                EXPECT(tr_date_parse(text, &date, problem, sizeof problem));
                EXPECT(date.first_day == number && date.last_day == number);
                EXPECT(strcmp(tr_day_text(number, back), text) == 0);
            }
        }
    }
    ck_assert_int_eq(number, 2932897);
}
END_TEST

/* gmtime() agrees. */
START_TEST(test_day_text)
{
    uint64_t chance = 1;

    for (int round = 0; round < 20000; round++) {
        int32_t day = (int32_t)random_below(&chance, 3600000) - 700000;
        time_t seconds = (time_t)day * 86400;
        char expected[TR_DATE_TEXT_BYTES], got[TR_DATE_TEXT_BYTES];
        struct tm parts;

        EXPECT(gmtime_r(&seconds, &parts) != NULL);
        (void)snprintf(expected, sizeof expected, "%04d-%02d-%02d", parts.tm_year + 1900, parts.tm_mon + 1,
                       parts.tm_mday);
        EXPECT(strcmp(tr_day_text(day, got), expected) == 0);
    }
}
END_TEST

static const struct {
    TrDate date;
    int32_t latest;
} latest[] = {{{5, 5}, 5}, {{5, 9}, 9}, {{5, LAST}, 5}, {{FIRST, 9}, 9}};

START_TEST(test_latest)
{
    ck_assert_int_eq(tr_date_latest(latest[_i].date), latest[_i].latest);
}
END_TEST

/* Spans in words, no more precise than they are. */
static const struct {
    const char *date, *words;
} spans[] = {
    {"2025", "2025"},
    {"2025-08", "2025-08"},
    {"2025-08-12", "2025-08-12"},
    {"2024-02", "2024-02"},
    {"2024/2025", "2024 to 2025"},
    {"2025-08/2025-09", "2025-08 to 2025-09"},
    {"2025-02/2025-08-12", "2025-02 to 2025-08-12"},
    {"2025-01-01", "2025-01-01"}, /* one day is a day, also the first and the last of a month or year */
    {"2025-08-01", "2025-08-01"},
    {"2025-08-31", "2025-08-31"},
    {"2025-12-31", "2025-12-31"},
    {"2025/..", "from 2025 on"},
    {"../2025-08-12", "until 2025-08-12"},
};

START_TEST(test_span)
{
    TrDate date;
    char problem[200], out[3 * TR_DATE_TEXT_BYTES];

    ck_assert(tr_date_parse(spans[_i].date, &date, problem, sizeof problem));
    ck_assert_str_eq(tr_span_text(date, out), spans[_i].words);
}
END_TEST

START_TEST(test_span_without_ends)
{
    char out[3 * TR_DATE_TEXT_BYTES] = "x";

    ck_assert_str_eq(tr_span_text((TrDate){FIRST, LAST}, out), "");
}
END_TEST

Suite *suite_date(void)
{
    Suite *suite = suite_create("date");
    TCase *tests = tcase_create("date");

    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, test_good, 0, COUNT(good));
    tcase_add_loop_test(tests, test_bad, 0, COUNT(bad));
    tcase_add_test(tests, test_every_day);
    tcase_add_test(tests, test_day_text);
    tcase_add_loop_test(tests, test_span, 0, COUNT(spans));
    tcase_add_test(tests, test_span_without_ends);
    tcase_add_loop_test(tests, test_latest, 0, COUNT(latest));
    suite_add_tcase(suite, tests);
    return suite;
}
