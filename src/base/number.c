/* SPDX-License-Identifier: MIT */
#include "base/number.h"

#include <errno.h>
#include <locale.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST_EXACT_POWER = 22 };

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

/* x · 10^k is rounded to a whole number of at most 12 digits and scaled back. Up to 10^22 powers of ten are
 * doubles, so that the one division in double is the only rounding; beyond, the C library rounds. */
double tr_number_round(double value)
{
    long double scale, scaled;
    char text[TR_NUMBER_BYTES];
    int digits;
    if (!isfinite(value) || value == 0 || (value == floor(value) && fabs(value) < 1e12))
        return value;
    digits = 11 - (int)floorl(log10l(fabsl((long double)value)));
    if (abs(digits) > LARGEST_EXACT_POWER) {
        (void)tr_number_parse(tr_number_text(value, text), &value);
        return value;
    }
    scale = powl(10.0L, (long double)abs(digits));
    scaled = rintl(digits < 0 ? (long double)value / scale : (long double)value * scale);
    return digits < 0 ? (double)scaled * (double)scale : (double)scaled / (double)scale;
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
