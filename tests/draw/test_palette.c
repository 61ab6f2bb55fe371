/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/palette.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "picture_support.h"
#include "suites.h"

static double contrast(const char *a, const char *b)
{
    double one = tr_colour_luminance(a), other = tr_colour_luminance(b);

    ck_assert(one >= 0 && other >= 0);
    return (fmax(one, other) + 0.05) / (fmin(one, other) + 0.05);
}

/* Published: Okabe and Ito's colours on white, and the two ends. */
static const struct {
    const char *colour;
    double on_white;
} known[] = {
    {"#FFFFFF", 1},    {"#000000", 21},   {"#0072B2", 5.19}, {"#D55E00", 3.87}, {"#009E73", 3.42},
    {"#CC79A7", 3.06}, {"#56B4E9", 2.31}, {"#E69F00", 2.25}, {"#F0E442", 1.32},
};

START_TEST(measures_contrast_as_wcag_does)
{
    ck_assert_double_eq_tol(contrast(known[_i].colour, "#FFFFFF"), known[_i].on_white, 0.006);
}
END_TEST

/* Run over every colour of style.gv: `key`="#RRGGBB". */
static size_t each_colour(const char *key, void (*expect)(const char *colour))
{
    char *style = file_text("graphs/style.gv", NULL), wanted[40];
    size_t n = 0;

    (void)snprintf(wanted, sizeof wanted, "%s=\"#", key);
    for (const char *at = style; (at = strstr(at, wanted)) != NULL; at++) {
        char colour[TR_COLOUR_BYTES];
        if (at > style && at[-1] != ' ' && at[-1] != '[') /* fillcolor is not color */
            continue;
        (void)snprintf(colour, sizeof colour, "%s", at + strlen(wanted) - 1);
        expect(colour);
        n++;
    }
    free(style);
    return n;
}

static void expect_lines_show(const char *colour)
{
    static const TrPalette palettes[] = {TR_PALETTE_OKABE_ITO, TR_PALETTE_GREYSCALE, TR_PALETTE_DARK};

    if (strcmp(colour, "#FFFFFF") == 0) /* the border that the words on ties do not have */
        return;
    for (size_t i = 0; i < COUNT(palettes); i++) {
        char line[TR_COLOUR_BYTES], ground[TR_COLOUR_BYTES];
        double found = contrast(tr_palette_colour(palettes[i], colour, false, line),
                                tr_palette_colour(palettes[i], "#FFFFFF", true, ground));
        ck_assert_msg(found >= 3, "%s in palette %zu: %.2f", colour, i, found);
    }
}

static void expect_text_shows_on(const char *fill)
{
    for (int palette = TR_PALETTE_OKABE_ITO; palette <= TR_PALETTE_DARK; palette++) {
        char text[TR_COLOUR_BYTES], under[TR_COLOUR_BYTES];
        double found = contrast(tr_palette_colour((TrPalette)palette, "#000000", false, text),
                                tr_palette_colour((TrPalette)palette, fill, true, under));
        ck_assert_msg(found >= 4.5, "black on %s in palette %d: %.2f", fill, palette, found);
    }
}

static void expect_words_show(const char *colour)
{
    for (int palette = TR_PALETTE_OKABE_ITO; palette <= TR_PALETTE_DARK; palette++) {
        char text[TR_COLOUR_BYTES], ground[TR_COLOUR_BYTES];
        double found = contrast(tr_palette_colour((TrPalette)palette, colour, false, text),
                                tr_palette_colour((TrPalette)palette, "#FFFFFF", true, ground));
        ck_assert_msg(found >= 4.5, "%s in palette %d: %.2f", colour, palette, found);
    }
}

START_TEST(every_colour_of_the_style_shows_in_every_palette)
{
    ck_assert_uint_ge(each_colour("color", expect_lines_show), 20);
    ck_assert_uint_ge(each_colour("fillcolor", expect_text_shows_on), 12);
    ck_assert_uint_ge(each_colour("fontcolor", expect_words_show), 3);
}
END_TEST

START_TEST(greys_are_as_light_as_what_they_stand_for)
{
    char grey[TR_COLOUR_BYTES];
    const char *out = tr_palette_colour(TR_PALETTE_GREYSCALE, "#0072B2", false, grey);

    ck_assert(strncmp(out + 1, out + 3, 2) == 0 && strncmp(out + 3, out + 5, 2) == 0);
    ck_assert_double_eq_tol(tr_colour_luminance(out), tr_colour_luminance("#0072B2"), 0.004);
}
END_TEST

START_TEST(leaves_what_is_no_colour)
{
    static const char *const others[] = {"transparent", "red", "#12345", "#GGGGGG", "", "#1234567"};

    for (size_t i = 0; i < COUNT(others); i++) {
        char out[TR_COLOUR_BYTES];
        ck_assert_ptr_eq(tr_palette_colour(TR_PALETTE_DARK, others[i], false, out), others[i]);
    }
}
END_TEST

Suite *suite_palette(void)
{
    Suite *suite = suite_create("palette");
    TCase *tests = tcase_create("palette");

    tcase_add_loop_test(tests, measures_contrast_as_wcag_does, 0, COUNT(known));
    tcase_add_test(tests, every_colour_of_the_style_shows_in_every_palette);
    tcase_add_test(tests, greys_are_as_light_as_what_they_stand_for);
    tcase_add_test(tests, leaves_what_is_no_colour);
    suite_add_tcase(suite, tests);
    return suite;
}
