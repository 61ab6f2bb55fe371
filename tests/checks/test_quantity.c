/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers in texts. */
#include "../suites.h"
#include "../support.h"
#include "checks/quantity.h"

static const struct {
    const char *text, *pattern; /* pattern: NULL where there is no number */
    unsigned long number;
} cases[] = {
    {"26 prisoners", "# prisoners", 26},
    {"seized 3 tons of", "seized # tons of", 3},
    {"1 200 kilos", "# kilos", 1200},
    {"1 200 300 pesos", "# pesos", 1200300},
    {"six mexican cartels", "# mexican cartels", 6},
    {"detuvo a doce personas", "detuvo a # personas", 12},
    {"raids of 2024", NULL, 0},
    {"2024 rifles", "# rifles", 2024},
    {"raids of 2024 with 7 dead", "raids of 2024 with # dead", 7},
    {"the 85th", NULL, 0},
    {"1234567890123 pesos", NULL, 0},
    {"sixty men", NULL, 0},
    {"", NULL, 0},
    {"7", "#", 7},
};

START_TEST(test_quantity)
{
    TrBuilder pattern = {0};
    unsigned long number = 0;
    bool found = tr_quantity_find(cases[_i].text, &number, &pattern);
    ck_assert_int_eq(found, cases[_i].pattern != NULL);
    if (found) {
        ck_assert_str_eq(pattern.text, cases[_i].pattern);
        ck_assert_uint_eq(number, cases[_i].number);
    }
    tr_builder_release(&pattern);
}
END_TEST

Suite *suite_quantity(void)
{
    Suite *suite = suite_create("quantity");
    TCase *tcase = tcase_create("quantity");
    tcase_add_loop_test(tcase, test_quantity, 0, COUNT(cases));
    suite_add_tcase(suite, tcase);
    return suite;
}
