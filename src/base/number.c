/* SPDX-License-Identifier: MIT */
#include "base/number.h"

#include <errno.h>
#include <locale.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static locale_t plain_locale;
static pthread_once_t locale_once = PTHREAD_ONCE_INIT;

static void make_locale(void)
{
    plain_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
}

bool tr_number_parse(const char *text, double *value)
{
    char *end;
    (void)pthread_once(&locale_once, make_locale);
    if (*text == '\0' || text[strspn(text, "0123456789.eE+-")] != '\0')
        return false;
    *value = plain_locale == (locale_t)0 ? strtod(text, &end) : strtod_l(text, &end, plain_locale);
    return end != text && *end == '\0' && isfinite(*value);
}

/* Powers of ten that are doubles. */
static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
enum { LARGEST_POWER = sizeof powers / sizeof *powers - 1 };

/* x · 10^k is rounded to a whole number of at most 12 digits and scaled back: that number and 10^k are exact
 * in double, so the one division (not in long double, which would round twice) is the only rounding, and the
 * result is what strtod() makes of the 12 digits. Where 10^k is not exact the C library does it, slowly. */
double tr_number_round(double value)
{
    char text[TR_NUMBER_BYTES];
    double scaled;
    int digits;
    if (!isfinite(value) || value == 0 || (value == floor(value) && fabs(value) < 1e12))
        return value;
    digits = 11 - (int)floor(log10(fabs(value)));
    if (abs(digits) > LARGEST_POWER) {
        (void)tr_number_parse(tr_number_text(value, text), &value);
        return value;
    }
    if (digits < 0) {
        scaled = (double)rintl((long double)value / (long double)powers[-digits]);
        return scaled * powers[-digits];
    }
    scaled = (double)rintl((long double)value * (long double)powers[digits]);
    return scaled / powers[digits];
}

static const char *whole_number(double value, char out[TR_NUMBER_BYTES])
{
    uint64_t left = (uint64_t)fabs(value);
    char *at = out + TR_NUMBER_BYTES - 1;
    *at = '\0';
    do
        *--at = (char)('0' + left % 10);
    while ((left /= 10) > 0);
    if (value < 0)
        *--at = '-';
    return at;
}

const char *tr_number_text(double value, char out[TR_NUMBER_BYTES])
{
    locale_t before;
    if (isnan(value))
        return "";
    if (value == floor(value) && fabs(value) < 1e12)
        return whole_number(value, out);
    (void)pthread_once(&locale_once, make_locale);
    before = plain_locale == (locale_t)0 ? (locale_t)0 : uselocale(plain_locale);
    (void)snprintf(out, TR_NUMBER_BYTES, "%.12g", value);
    if (before != (locale_t)0)
        (void)uselocale(before);
    return out;
}
