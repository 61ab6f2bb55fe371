/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/date.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define EXPECTED "expected 2025, 2025-08, 2025-08-12, or a range such as 2025-08/2025-09 or 2025-08/.."

/* Days before `month` (1..12) of a year that begins in March, and back: Howard Hinnant, "chrono-compatible
 * low-level date algorithms", days_from_civil and civil_from_days. */
static int32_t day_number(int year, int month, int day)
{
    int y = year - (month <= 2);
    int era = (y >= 0 ? y : y - 399) / 400;
    int year_of_era = y - era * 400;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

/* The last n digits; snprintf() takes ten times as long. */
static void put_digits(char *out, int number, int n)
{
    for (int i = n - 1; i >= 0; i--, number /= 10)
        out[i] = (char)('0' + number % 10);
}

const char *tr_day_text(int32_t number, char out[TR_DATE_TEXT_BYTES])
{
    int z = number + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int day_of_era = z - era * 146097;
    int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int m = (5 * day_of_year + 2) / 153;
    int month = m + (m < 10 ? 3 : -9);
    int day = day_of_year - (153 * m + 2) / 5 + 1, year = year_of_era + era * 400 + (month <= 2);
    put_digits(out, year, 4);
    put_digits(out + 5, month, 2);
    put_digits(out + 8, day, 2);
    out[4] = out[7] = '-';
    out[10] = '\0';
    return out;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

/* Exactly n digits at *text, moved past; -1 if they are not there. */
static int digits(const char **text, int n)
{
    int value = 0;
    for (int i = 0; i < n; i++) {
        char c = (*text)[i];
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    *text += n;
    return value;
}

typedef struct {
    char *text;
    size_t bytes;
} Problem;

__attribute__((format(printf, 2, 3))) static bool fails(Problem problem, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(problem.text, problem.bytes, format, arguments);
    va_end(arguments);
    return false;
}

/* One date without a range; its text ends at the NUL or at a slash, where *text then points. */
static bool parse_one(const char **text, TrDate *date, Problem problem)
{
    char span[16];
    int year = digits(text, 4), month, day;
    if (year < 0)
        return fails(problem, "does not begin with a year of four digits; " EXPECTED);
    if (year == 0)
        return fails(problem, "has no year %d; " EXPECTED, year);
    *date = (TrDate){day_number(year, 1, 1), day_number(year, 12, 31)};
    if (**text != '-')
        return true;
    (*text)++;
    if ((month = digits(text, 2)) < 0)
        return fails(problem, "has no month of two digits; " EXPECTED);
    if (month < 1 || month > 12)
        return fails(problem, "has no month %d; expected 01 to 12", month);
    *date = (TrDate){day_number(year, month, 1), day_number(year, month, days_in_month(year, month))};
    if (**text != '-')
        return true;
    (*text)++;
    if ((day = digits(text, 2)) < 0)
        return fails(problem, "has no day of two digits; " EXPECTED);
    (void)snprintf(span, sizeof span, "%04d-%02d", year, month);
    if (day < 1 || day > days_in_month(year, month))
        return fails(problem, "has no day %d: that month, %s, has fewer; expected 01 to %d", day, span,
                     days_in_month(year, month));
    date->first_day = date->last_day = day_number(year, month, day);
    return true;
}

bool tr_date_parse(const char *text, TrDate *date, char *problem_text, size_t problem_bytes)
{
    Problem problem = {problem_text, problem_bytes};
    TrDate to = {0, 0};
    bool open_start = strncmp(text, "../", 3) == 0;
    if (open_start) {
        *date = (TrDate){TR_DAY_OPEN_FIRST, 0};
        text += 2;
    } else if (!parse_one(&text, date, problem)) {
        return false;
    }
    if (*text == '\0')
        return true;
    if (*text != '/')
        return fails(problem, "goes on after the date; " EXPECTED);
    text++;
    if (strcmp(text, "..") == 0 && !open_start) {
        date->last_day = TR_DAY_OPEN_LAST;
        return true;
    }
    if (!parse_one(&text, &to, problem))
        return false;
    if (*text != '\0')
        return fails(problem, "goes on after the range; " EXPECTED);
    if (!open_start && to.last_day < date->first_day)
        return fails(problem, "ends before it begins; expected the earlier date first");
    date->last_day = to.last_day;
    return true;
}

int32_t tr_date_latest(TrDate date)
{
    return date.last_day == TR_DAY_OPEN_LAST ? date.first_day : date.last_day;
}

/* A day as the start (or end) of a year or month is written as that year or month. */
static const char *edge_text(int32_t day, bool is_end, char out[TR_DATE_TEXT_BYTES])
{
    int year, month, of_month;
    (void)tr_day_text(day, out);
    if (sscanf(out, "%d-%d-%d", &year, &month, &of_month) != 3)
        return out;
    if (of_month == (is_end ? days_in_month(year, month) : 1)) {
        out[7] = '\0';
        if (month == (is_end ? 12 : 1))
            out[4] = '\0';
    }
    return out;
}

const char *tr_span_text(TrDate span, char out[3 * TR_DATE_TEXT_BYTES])
{
    char first[TR_DATE_TEXT_BYTES], last[TR_DATE_TEXT_BYTES];
    bool open_first = span.first_day == TR_DAY_OPEN_FIRST, open_last = span.last_day == TR_DAY_OPEN_LAST;
    const size_t bytes = 3UL * TR_DATE_TEXT_BYTES;
    if (span.first_day == span.last_day) /* one day, be it the first of a year */
        return tr_day_text(span.first_day, out);
    if (!open_first)
        (void)edge_text(span.first_day, false, first);
    if (!open_last)
        (void)edge_text(span.last_day, true, last);
    if (open_first && open_last)
        out[0] = '\0';
    else if (open_last)
        (void)snprintf(out, bytes, "from %s on", first);
    else if (open_first)
        (void)snprintf(out, bytes, "until %s", last);
    else
        (void)snprintf(out, bytes, "%s%s%s", first, strcmp(first, last) == 0 ? "" : " to ",
                       strcmp(first, last) == 0 ? "" : last);
    return out;
}
