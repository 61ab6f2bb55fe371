/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/periods.h"

#include <stdio.h>

#include "base/memory.h"

static const struct {
    const char *name;
    int months;
} units[TR_N_PERIOD_UNITS] = {{"month", 1}, {"quarter", 3}, {"year", 12}};

const char *tr_period_unit_name(TrPeriodUnit unit)
{
    return units[unit].name;
}

/* The month of a day, counted from January of the year 0. */
static int month_of(int32_t day)
{
    char text[TR_DATE_TEXT_BYTES];
    int year = 0, month = 1, of_month = 1;
    (void)sscanf(tr_day_text(day, text), "%d-%d-%d", &year, &month, &of_month);
    return year * 12 + month - 1;
}

static TrDate days_of_month(int month)
{
    char text[TR_DATE_TEXT_BYTES], problem[200];
    TrDate days = {0, 0};
    (void)snprintf(text, sizeof text, "%04d-%02d", month / 12, month % 12 + 1);
    (void)tr_date_parse(text, &days, problem, sizeof problem);
    return days;
}

static TrPeriod make_period(int first_month, TrDate window, TrPeriodUnit unit)
{
    TrPeriod period;
    int year = first_month / 12, month = first_month % 12;
    period.days = (TrDate){days_of_month(first_month).first_day,
                           days_of_month(first_month + units[unit].months - 1).last_day};
    if (period.days.first_day < window.first_day)
        period.days.first_day = window.first_day;
    if (period.days.last_day > window.last_day)
        period.days.last_day = window.last_day;
    if (unit == TR_BY_YEAR)
        (void)snprintf(period.name, sizeof period.name, "%04d", year);
    else if (unit == TR_BY_QUARTER)
        (void)snprintf(period.name, sizeof period.name, "%04d-Q%d", year, month / 3 + 1);
    else
        (void)snprintf(period.name, sizeof period.name, "%04d-%02d", year, month + 1);
    (void)tr_day_text(period.days.first_day, period.since);
    (void)tr_day_text(period.days.last_day, period.until);
    return period;
}

TrStatus tr_periods_make(TrDate span, TrDate window, TrPeriodUnit unit, TrPeriod **periods, size_t *n,
                         TrError *err)
{
    int months = units[unit].months, larger = (int)unit + 1;
    int first = month_of(span.first_day) / months, last = month_of(span.last_day) / months;
    char text[3 * TR_DATE_TEXT_BYTES];
    TrStatus st = TR_OK;
    *n = (size_t)(last - first) + 1;
    while (larger < TR_N_PERIOD_UNITS &&
           *n * (size_t)months / (size_t)units[larger].months >= TR_MOST_PERIODS)
        larger++;
    if (*n > TR_MOST_PERIODS)
        TR_TRY(tr_fail(err, TR_BAD_USAGE,
                       "the dated claims go %s: that is %zu %ss, and at most %d are shown; expected %s%s%s "
                       "--since and --until",
                       tr_span_text(span, text), *n, units[unit].name, TR_MOST_PERIODS,
                       larger < TR_N_PERIOD_UNITS ? "--over " : "a shorter time, by",
                       larger < TR_N_PERIOD_UNITS ? units[larger].name : "",
                       larger < TR_N_PERIOD_UNITS ? ", or a shorter time by" : ""));
    TR_TRY(TR_ARRAY(*periods, *n, err));
    for (size_t i = 0; i < *n; i++)
        (*periods)[i] = make_period((first + (int)i) * months, window, unit);
out:
    return st;
}
