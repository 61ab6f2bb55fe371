/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Periods, worked from a calendar. */
#include "claims/periods.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "suites.h"
#include "support.h"

static TrDate date_of(const char *text)
{
    char problem[200];
    TrDate date;
    ck_assert(tr_date_parse(text, &date, problem, sizeof problem));
    return date;
}

static const struct {
    const char *span, *window;
    TrPeriodUnit unit;
    const char *periods; /* name since until, separated by ; */
} cases[] = {
    {"2024-02-29", NULL, TR_BY_MONTH, "2024-02 2024-02-01 2024-02-29;"},
    {"2023-12-31/2024-02-01", NULL, TR_BY_MONTH,
     "2023-12 2023-12-01 2023-12-31;2024-01 2024-01-01 2024-01-31;2024-02 2024-02-01 2024-02-29;"},
    {"2023-11/2024-04", NULL, TR_BY_QUARTER,
     "2023-Q4 2023-10-01 2023-12-31;2024-Q1 2024-01-01 2024-03-31;2024-Q2 2024-04-01 2024-06-30;"},
    {"1999/2000-01-01", NULL, TR_BY_YEAR, "1999 1999-01-01 1999-12-31;2000 2000-01-01 2000-12-31;"},
    {"2024-02/2024-05", "2024-02-10/2024-05-20", TR_BY_QUARTER,
     "2024-Q1 2024-02-10 2024-03-31;2024-Q2 2024-04-01 2024-05-20;"},
    {"0001/0002", NULL, TR_BY_YEAR, "0001 0001-01-01 0001-12-31;0002 0002-01-01 0002-12-31;"},
};

START_TEST(cuts)
{
    static const TrDate always = {TR_DAY_OPEN_FIRST, TR_DAY_OPEN_LAST};
    TrDate window = cases[_i].window == NULL ? always : date_of(cases[_i].window);
    TrPeriod *periods = NULL;
    TrError err = {0};
    size_t n;
    char text[400] = "";
    ck_assert_int_eq(tr_periods_make(date_of(cases[_i].span), window, cases[_i].unit, &periods, &n, &err),
                     TR_OK);
    for (size_t i = 0; i < n; i++) {
        (void)snprintf(text + strlen(text), sizeof text - strlen(text), "%s %s %s;", periods[i].name,
                       periods[i].since, periods[i].until);
        ck_assert_int_eq(date_of(periods[i].since).first_day, periods[i].days.first_day);
        ck_assert_int_eq(date_of(periods[i].until).last_day, periods[i].days.last_day);
        ck_assert(i == 0 || periods[i].days.first_day == periods[i - 1].days.last_day + 1);
    }
    ck_assert_str_eq(text, cases[_i].periods);
    tr_free(periods);
}
END_TEST

static const struct {
    const char *span;
    TrPeriodUnit unit;
    const char *error; /* NULL: there are few enough */
} limits[] = {
    {"2000/2019", TR_BY_MONTH, NULL},
    {"2000/2020-01", TR_BY_MONTH,
     "the dated claims go 2000 to 2020-01: that is 241 months, and at most 240 are shown; expected --over "
     "quarter, "
     "or a shorter time by --since and --until"},
    {"1846/2025", TR_BY_MONTH,
     "the dated claims go 1846 to 2025: that is 2160 months, and at most 240 are shown; expected --over "
     "year, or a "
     "shorter time by --since and --until"},
    {"1000/2025", TR_BY_YEAR,
     "the dated claims go 1000 to 2025: that is 1026 years, and at most 240 are shown; expected a shorter "
     "time, by "
     "--since and --until"},
};

START_TEST(too_many)
{
    static const TrDate always = {TR_DAY_OPEN_FIRST, TR_DAY_OPEN_LAST};
    TrPeriod *periods = NULL;
    TrError err = {0};
    size_t n;
    TrStatus st = tr_periods_make(date_of(limits[_i].span), always, limits[_i].unit, &periods, &n, &err);
    if (limits[_i].error == NULL) {
        ck_assert_int_eq(st, TR_OK);
        ck_assert_uint_eq(n, TR_MOST_PERIODS);
    } else {
        ck_assert_int_eq(st, TR_BAD_USAGE);
        ck_assert_str_eq(err.message, limits[_i].error);
    }
    tr_free(periods);
}
END_TEST

Suite *suite_periods(void)
{
    Suite *suite = suite_create("periods");
    TCase *tcase = tcase_create("periods");
    tcase_add_loop_test(tcase, cuts, 0, COUNT(cases));
    tcase_add_loop_test(tcase, too_many, 0, COUNT(limits));
    suite_add_tcase(suite, tcase);
    return suite;
}
