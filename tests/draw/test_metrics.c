/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/metrics.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "suites.h"
#include "support.h"

/* Widths added up by hand from Adobe's Helvetica.afm (Core 14), thousandths of the size. */
static const struct {
    const char *text;
    int thousandths;
} afm[] = {
    {"", 0},
    {" ", 278},
    {"A", 667},
    {"i", 222},
    {"W", 944},
    {"@", 1015},
    {"~", 584},
    {"Hello", 722 + 556 + 222 + 222 + 556},
    {"Sinaloa Cartel", 667 + 222 + 556 + 556 + 222 + 556 + 556 + 278 + 722 + 556 + 333 + 278 + 556 + 222},
    {"0123456789", 5560},
    {"(x)", 333 + 500 + 333},
    {"\xC3\x81lvaro", 667 + 222 + 500 + 556 + 333 + 556},        /* Aacute is as wide as A */
    {"\xC3\xB1", 556},                                           /* ntilde */
    {"e\xCC\x81", 556},                                          /* e and an acute accent of its own */
    {"\xC3\x9F\xC3\xB8\xC3\xA6\xC5\x82", 611 + 611 + 889 + 222}, /* germandbls oslash ae lslash */
    {"\xC2\xBFqu\xC3\xA9?", 611 + 556 + 556 + 556 + 556},
    {"\xE2\x80\x9C"
     "a\xE2\x80\x9D",
     333 + 556 + 333},
    {"\xE2\x80\x99\xE2\x80\x93\xE2\x80\x94\xE2\x80\xA6", 222 + 556 + 1000 + 1000},
    {"\xE4\xB8\xAD", 1000}, /* by our own rule */
    {"\xD0\x96", 600},
};

START_TEST(agrees_with_the_published_widths)
{
    ck_assert_double_eq_tol(tr_text_width(afm[_i].text, strlen(afm[_i].text), 10),
                            afm[_i].thousandths / 100.0, 1e-9);
}
END_TEST

START_TEST(measures_as_much_as_asked)
{
    ck_assert_double_eq_tol(tr_text_width("Hello", 1, 1000), 722, 1e-9);
    ck_assert_double_eq_tol(tr_text_width("\xFF", 1, 10), 6, 1e-9); /* as the replacement character */
}
END_TEST

/* At 10 points: a letter a is 5.56 wide, a blank 2.78. */
static const struct {
    const char *text;
    double width;
    size_t line, skip;
} breaks[] = {
    {"", 50, 0, 0},
    {"aaaa", 50, 4, 0},
    {"aa aa", 50, 5, 0},
    {"aa aa", 15, 2, 1},
    {"aa aa", 13.90, 2, 1}, /* the blank fits (13.90), the next letter does not */
    {"aa aa", 11.13, 2, 1}, /* the two letters alone */
    {"aaaa", 11.13, 2, 0},  /* a long word is cut */
    {"aaaa", 1, 1, 0},      /* one letter at least */
    {" aaaa", 8, 1, 0},     /* a blank at the start is no place to break: it ends a line of its own */
    {"a a a", 14, 3, 1},    /* the last blank that fits */
    {"\xC3\xA1\xC3\xA1", 6, 2, 0},
    {"\xE4\xB8\xAD\xE6\x96\x87", 10, 3, 0},
};

START_TEST(breaks_lines)
{
    size_t skip = 99, n = tr_text_break(breaks[_i].text, breaks[_i].width, 10, &skip);

    ck_assert_uint_eq(n, breaks[_i].line);
    ck_assert_uint_eq(skip, breaks[_i].skip);
}
END_TEST

static void random_text(uint64_t *chance, char *text, size_t n_pieces)
{
    static const char *const pieces[] = {"a",
                                         "W",
                                         " ",
                                         "  ",
                                         "\xC3\xB1",
                                         "\xC2\xA0",
                                         "\xE4\xB8\xAD",
                                         "e\xCC\x81",
                                         "-",
                                         "\xF0\x9F\x98\x80",
                                         "\xFF",
                                         "\xE2\x80",
                                         "i",
                                         "word",
                                         "\t"};
    *text = '\0';
    for (size_t i = 0; i < n_pieces; i++)
        strcat(text, pieces[random_below(chance, sizeof pieces / sizeof *pieces)]);
}

/* Lines hold whole characters, are no wider than asked unless they are one character, and together with the
 * blanks skipped they are the text. */
START_TEST(loses_nothing_and_splits_no_character)
{
    uint64_t chance = (uint64_t)_i + 11;

    for (int round = 0; round < 200; round++) {
        char text[400];
        double width = 3 + (double)random_below(&chance, 60);
        const char *at = text;

        random_text(&chance, text, random_below(&chance, 40));
        while (*at != '\0') {
            size_t skip, n = tr_text_break(at, width, 10, &skip), whole = 0, characters = 0,
                         length = strlen(at);

            EXPECT(n + skip > 0 && n + skip <= length);
            EXPECT(skip <= 1 && (skip == 0 || at[n] == ' '));
            while (whole < n) {
                uint32_t c;
                whole += tr_utf8_decode(at + whole, length - whole, &c);
                characters++;
            }
            EXPECT(whole == n);
            EXPECT(characters <= 1 || tr_text_width(at, n, 10) <= width + 1e-9);
            at += n + skip;
        }
    }
}
END_TEST

Suite *suite_metrics(void)
{
    Suite *suite = suite_create("metrics");
    TCase *tests = tcase_create("metrics");

    tcase_add_loop_test(tests, agrees_with_the_published_widths, 0, COUNT(afm));
    tcase_add_test(tests, measures_as_much_as_asked);
    tcase_add_loop_test(tests, breaks_lines, 0, COUNT(breaks));
    tcase_add_loop_test(tests, loses_nothing_and_splits_no_character, 0, 10);
    suite_add_tcase(suite, tests);
    return suite;
}
