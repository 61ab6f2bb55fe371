/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/number.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suites.h"
#include "support.h"

/* The oracle: what the C library prints and reads with 12 significant digits. */
static double twelve_digits(double value)
{
    char text[40];

    (void)snprintf(text, sizeof text, "%.11e", value);
    return strtod(text, NULL);
}

static bool same(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0;
}

/* Whole numbers below 10^12 are printed whole; of the others the C library's text is expected. */
static void expect_text(double value)
{
    char got[TR_NUMBER_BYTES], want[40];

    (void)snprintf(want, sizeof want, "%.12g", value);
    if (!same(value, 0.0) && !same(value, -0.0))
        ck_assert_str_eq(tr_number_text(value, got), want);
}

static void expect_rounded(double value)
{
    double got = tr_number_round(value), want = twelve_digits(value);

    expect_text(value);
    expect_text(got);
    if (!same(got, want))
        ck_abort_msg("%.17g (%a) gives %.17g, not %.17g", value, value, got, want);
    if (!same(tr_number_round(got), got))
        ck_abort_msg("%.17g (%a) changes when it is rounded again", got, got);
}

/* Values scaled by 10^k, |k| up to the bound: scores are near 0; the last row covers every magnitude. */
static const struct {
    int most_exponent;
    int rounds;
} magnitudes[] = {{0, 100000}, {3, 100000}, {15, 100000}, {40, 100000}, {300, 100000}};

START_TEST(test_round_like_printf)
{
    uint64_t chance = 2024 + (uint64_t)_i;
    int most = magnitudes[_i].most_exponent;

    for (int round = 0; round < magnitudes[_i].rounds; round++) {
        double unit = (double)(random_next(&chance) >> 11) / 9007199254740992.0;
        int exponent = (int)random_below(&chance, 2 * (size_t)most + 1) - most;

        expect_rounded((random_below(&chance, 2) ? unit : -unit) * pow(10, exponent));
    }
}
END_TEST

START_TEST(test_round_every_bit_pattern)
{
    uint64_t chance = 5;

    for (int round = 0; round < 100000; round++) {
        uint64_t bits = random_next(&chance);
        double value;

        memcpy(&value, &bits, sizeof value);
        if (isfinite(value))
            expect_rounded(value);
    }
}
END_TEST

static const double awkward[] = {
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.1,
    0.2,
    0.3,
    0.5,
    1.0 / 3,
    2.0 / 3,
    1e-5,
    1e-10,
    1e-11,
    1e-12,
    1e-300,
    1e300,
    1e22,
    1e23,
    123456789.5,
    999999999999.0,
    1e12,
    1e12 + 1,
    1e13 + 5,
    0.1 + 0.2,
    9.9999999999994,
    9.9999999999995,
    9.9999999999996,
    0.99999999999949,
    0.99999999999951,
    99999999999.95,
    999999999999.5,
    999999999999.49,
    1234567890123.5,
    1000000000005.0,
    0.001,
    0.01,
    1e-4,
    1e-7,
    5e-324,
    DBL_MIN,
    DBL_MAX,
    DBL_EPSILON,
    1 + DBL_EPSILON,
    0.15542307692307692,
    1.5e-320,
    1e308,
    123456789012.5,
    4503599627370497.5,
};

START_TEST(test_round_awkward)
{
    expect_rounded(awkward[_i]);
    expect_rounded(-awkward[_i]);
}
END_TEST

START_TEST(test_round_neighbours_of_powers_of_ten)
{
    for (int exponent = -307; exponent <= 308; exponent++) {
        char text[16];
        double power;

        (void)snprintf(text, sizeof text, "1e%d", exponent);
        power = strtod(text, NULL);
        expect_rounded(power);
        expect_rounded(nextafter(power, 0));
        expect_rounded(nextafter(power, INFINITY));
        expect_rounded(power * (1 - 4e-13));
        expect_rounded(power * (1 - 6e-13));
    }
}
END_TEST

START_TEST(test_round_not_finite)
{
    ck_assert(isnan(tr_number_round(NAN)));
    ck_assert(isinf(tr_number_round(INFINITY)) && tr_number_round(INFINITY) > 0);
    ck_assert(isinf(tr_number_round(-INFINITY)) && tr_number_round(-INFINITY) < 0);
}
END_TEST

/* Sums of the same terms in another order are one score. */
START_TEST(test_round_mends_sums)
{
    ck_assert(0.1 + 0.2 + 0.3 != 0.3 + 0.2 + 0.1);
    ck_assert(same(tr_number_round(0.1 + 0.2 + 0.3), tr_number_round(0.3 + 0.2 + 0.1)));
}
END_TEST

static const struct {
    double value;
    const char *text;
} texts[] = {
    {0, "0"},
    {-0.0, "0"},
    {1, "1"},
    {-17, "-17"},
    {0.5, "0.5"},
    {0.1, "0.1"},
    {1.0 / 3, "0.333333333333"},
    {2.0 / 3, "0.666666666667"},
    {0.1 + 0.2, "0.3"},
    {123456.75, "123456.75"},
    {999999999999, "999999999999"},
    {1e12, "1e+12"},
    {1e-5, "1e-05"},
    {0.0001, "0.0001"},
    {1.5e300, "1.5e+300"},
    {NAN, ""},
    {INFINITY, "inf"},
};

START_TEST(test_text)
{
    char out[TR_NUMBER_BYTES];

    ck_assert_str_eq(tr_number_text(texts[_i].value, out), texts[_i].text);
}
END_TEST

START_TEST(test_text_reads_back)
{
    uint64_t chance = 3;

    for (int round = 0; round < 100000; round++) {
        char out[TR_NUMBER_BYTES];
        uint64_t bits = random_next(&chance);
        double value;

        memcpy(&value, &bits, sizeof value);
        if (!isfinite(value))
            continue;
        EXPECT(same(strtod(tr_number_text(value, out), NULL), twelve_digits(value)));
    }
}
END_TEST

static const struct {
    const char *text;
    bool good;
    double value;
} parsed[] = {
    {"0", true, 0},      {"1", true, 1},    {"-2.5", true, -2.5},   {"+3", true, 3},
    {".5", true, 0.5},   {"5.", true, 5},   {"1e3", true, 1000},    {"1E-3", true, 0.001},
    {"0.80", true, 0.8}, {"007", true, 7},  {"1e-400", true, 0},    {"", false, 0},
    {" 1", false, 0},    {"1 ", false, 0},  {"1,5", false, 0},      {"0x10", false, 0},
    {"inf", false, 0},   {"nan", false, 0}, {"infinity", false, 0}, {"1e400", false, 0},
    {"1e", false, 0},    {"e5", false, 0},  {"-", false, 0},        {".", false, 0},
    {"1.2.3", false, 0}, {"--1", false, 0}, {"1-2", false, 0},      {"\xD9\xA1", false, 0},
};

static void expect_parsed(int i)
{
    double value = -1;

    ck_assert_int_eq(tr_number_parse(parsed[i].text, &value), parsed[i].good);
    if (parsed[i].good)
        ck_assert(same(value, parsed[i].value));
}

START_TEST(test_parse)
{
    expect_parsed(_i);
}
END_TEST

/* A locale with a decimal comma changes nothing, if the machine has one. */
START_TEST(test_other_locale)
{
    static const char *const locales[] = {"es_MX.UTF-8", "es_ES.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8"};
    char out[TR_NUMBER_BYTES];
    const char *set = NULL;

    for (int i = 0; i < COUNT(locales) && set == NULL; i++)
        set = setlocale(LC_ALL, locales[i]);
    if (set == NULL)
        (void)printf("skipped: number in another locale (none with a decimal comma is installed)\n");
    for (int i = 0; i < COUNT(parsed); i++)
        expect_parsed(i);
    for (int i = 0; i < COUNT(texts); i++)
        ck_assert_str_eq(tr_number_text(texts[i].value, out), texts[i].text);
}
END_TEST

Suite *suite_number(void)
{
    Suite *suite = suite_create("number");
    TCase *tests = tcase_create("number");

    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, test_round_like_printf, 0, COUNT(magnitudes));
    tcase_add_test(tests, test_round_every_bit_pattern);
    tcase_add_loop_test(tests, test_round_awkward, 0, COUNT(awkward));
    tcase_add_test(tests, test_round_neighbours_of_powers_of_ten);
    tcase_add_test(tests, test_round_not_finite);
    tcase_add_test(tests, test_round_mends_sums);
    tcase_add_loop_test(tests, test_text, 0, COUNT(texts));
    tcase_add_test(tests, test_text_reads_back);
    tcase_add_loop_test(tests, test_parse, 0, COUNT(parsed));
    tcase_add_test(tests, test_other_locale);
    suite_add_tcase(suite, tests);
    return suite;
}
