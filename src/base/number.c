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

/* The decimal digits of `number`, which stand before `end`; returns the first. */
static char *put_digits(uint64_t number, char *end)
{
    do
        *--end = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    return end;
}

static const char *whole_number(double value, char out[TR_NUMBER_BYTES])
{
    char *at = out + TR_NUMBER_BYTES - 1;
    *at = '\0';
    at = put_digits((uint64_t)fabs(value), at);
    if (value < 0)
        *--at = '-';
    return at;
}

size_t tr_whole_text(uint64_t number, char out[TR_NUMBER_BYTES])
{
    char text[TR_NUMBER_BYTES];
    const char *from = put_digits(number, text + sizeof text);
    size_t n = (size_t)(text + sizeof text - from);
    memcpy(out, from, n);
    return n;
}

/* The 12 significant digits of a positive value as one number, and the power of ten of the first. Exact as
 * tr_number_round() is, but that a value next to halfway between two such numbers, where the last bit of the
 * product would decide, is left to the C library: false. */
static bool twelve_digits(double value, uint64_t *digits, int *exponent)
{
    int power = (int)floor(log10(value)), scale = 11 - power;
    long double scaled, whole;
    if (abs(scale) > LARGEST_POWER)
        return false;
    scaled = scale >= 0 ? (long double)value * (long double)powers[scale]
                        : (long double)value / (long double)powers[-scale];
    whole = rintl(scaled);
    if (fabsl(fabsl(scaled - whole) - 0.5L) < 1e-4L || whole < 1e11L || whole >= 1e12L)
        return false;
    *digits = (uint64_t)whole;
    *exponent = power;
    return true;
}

/* "e-05"; two digits are enough for what twelve_digits() takes. */
static char *put_exponent(int exponent, char *at)
{
    unsigned size = (unsigned)abs(exponent);
    *at++ = 'e';
    *at++ = exponent < 0 ? '-' : '+';
    *at++ = (char)('0' + size / 10);
    *at++ = (char)('0' + size % 10);
    return at;
}

/* As %.12g prints it: fixed for exponents from -4 to 11, else scientific; no zeros at the end. */
static bool put_fraction(double value, char out[TR_NUMBER_BYTES])
{
    char text[12], *at = out;
    uint64_t digits;
    int exponent, n = 12, point; /* digits before the point */
    if (!twelve_digits(fabs(value), &digits, &exponent))
        return false;
    (void)put_digits(digits, text + sizeof text);
    while (n > 1 && text[n - 1] == '0')
        n--;
    if (value < 0)
        *at++ = '-';
    point = exponent < -4 || exponent > 11 ? 1 : exponent + 1;
    if (point <= 0) {
        *at++ = '0';
        *at++ = '.';
        for (int i = point; i < 0; i++)
            *at++ = '0';
        point = 0;
    }
    for (int i = 0; i < n || i < point; i++) {
        if (i == point && point > 0)
            *at++ = '.';
        *at++ = text[i];
    }
    if (exponent < -4 || exponent > 11)
        at = put_exponent(exponent, at);
    *at = '\0';
    return true;
}

const char *tr_number_text(double value, char out[TR_NUMBER_BYTES])
{
    locale_t before;
    if (isnan(value))
        return "";
    if (value == floor(value) && fabs(value) < 1e12)
        return whole_number(value, out);
    if (isfinite(value) && put_fraction(value, out))
        return out;
    (void)pthread_once(&locale_once, make_locale);
    before = plain_locale == (locale_t)0 ? (locale_t)0 : uselocale(plain_locale);
    (void)snprintf(out, TR_NUMBER_BYTES, "%.12g", value);
    if (before != (locale_t)0)
        (void)uselocale(before);
    return out;
}
