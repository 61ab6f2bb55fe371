/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/page.h"

#include "suites.h"
#include "support.h"

/* Points by ISO 216 and 72 points to the inch. */
static const struct {
    const char *text;
    double width, height;
} pages[] = {
    {"A4", 210 / 25.4 * 72, 297 / 25.4 * 72},
    {"a5", 148 / 25.4 * 72, 210 / 25.4 * 72},
    {"A3", 297 / 25.4 * 72, 420 / 25.4 * 72},
    {"letter", 612, 792},
    {"slide", 960, 540},
    {"column", 90 / 25.4 * 72, 0},
    {"auto", 0, 0},
    {"180x120mm", 180 / 25.4 * 72, 120 / 25.4 * 72},
    {"18.5x12cm", 185 / 25.4 * 72, 120 / 25.4 * 72},
    {"6x4in", 432, 288},
    {"600x400pt", 600, 400},
    {"600x400", 600, 400},
};

START_TEST(knows_sizes)
{
    TrPage page = {-1, -1};

    ck_assert(tr_page_parse(pages[_i].text, &page));
    ck_assert_double_eq_tol(page.width, pages[_i].width, 0.01);
    ck_assert_double_eq_tol(page.height, pages[_i].height, 0.01);
}
END_TEST

static const char *const wrong[] = {
    "",           "A6",      "180",    "x120",      "180x",   "180x120px", "0x0",
    "-180x120mm", "1e3x400", "99x400", "99999x400", "6x4in ", "1.2.3x400", "12345678901234567890123456x400",
};

START_TEST(refuses_what_is_none)
{
    TrPage page;

    ck_assert_msg(!tr_page_parse(wrong[_i], &page), "%s", wrong[_i]);
}
END_TEST

Suite *suite_page(void)
{
    Suite *suite = suite_create("page");
    TCase *tests = tcase_create("page");

    tcase_add_loop_test(tests, knows_sizes, 0, COUNT(pages));
    tcase_add_loop_test(tests, refuses_what_is_none, 0, COUNT(wrong));
    suite_add_tcase(suite, tests);
    return suite;
}
