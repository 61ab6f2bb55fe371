/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Charts: what their elements look like in the file, what hostile text becomes, where values lie. */
#include "draw/chart.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "draw/metrics.h"
#include "hostile.h"
#include "suites.h"
#include "support.h"

/* The chart's text between begin and end; the caller frees it. */
static char *drawn(void (*draw)(TrChart *chart, const void *context), const void *context)
{
    TrChart chart;
    size_t length;
    char *text;
    FILE *file = tmpfile();

    tr_chart_begin(&chart, file, "c", 100, 50, "T", "D");
    draw(&chart, context);
    ck_assert_int_eq(tr_chart_end(&chart, NULL), TR_OK);
    text = stream_text(file, &length);
    return text;
}

static void draw_shapes(TrChart *chart, const void *context)
{
    static const TrSpot spots[] = {{1, 2}, {3, 4}, {NAN, 0}, {5, 6}, {NAN, NAN}, {7, 8}, {9, 10}, {11, 12}};
    (void)context;
    tr_chart_group(chart, "part", "A b", "a & b");
    tr_chart_polyline(chart, spots, 8, (TrInk){.stroke = TR_CHART_BLUE, .width = 1.5});
    tr_chart_group_end(chart);
    tr_chart_line(chart, (TrSpot){-0.001, 1}, (TrSpot){10, 1},
                  (TrInk){.stroke = TR_CHART_AXIS, .dashes = "2 1"});
    tr_chart_circle(chart, (TrSpot){4, 5}, 2, (TrInk){.fill = TR_CHART_BLACK});
    tr_chart_rect(chart, (TrSpot){1, 1}, 2, 3, (TrInk){.stroke = TR_CHART_BLACK});
    tr_chart_circle(chart, (TrSpot){NAN, 5}, 2, (TrInk){0}); /* what is not finite is not drawn */
    tr_chart_line(chart, (TrSpot){0, INFINITY}, (TrSpot){1, 1}, (TrInk){0});
    tr_chart_rect(chart, (TrSpot){0, NAN}, 1, 1, (TrInk){0});
    tr_chart_text(chart, NAN, 0, (TrType){.points = 7}, "nowhere");
}

START_TEST(elements)
{
    char *svg = drawn(draw_shapes, NULL);
    ck_assert_str_eq(
        svg,
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100.00pt\" height=\"50.00pt\" "
        "viewBox=\"0 0 100.00 50.00\" role=\"img\" aria-labelledby=\"c--title c--desc\" "
        "class=\"chart\" font-family=\"Arial, Liberation Sans, Helvetica, sans-serif\">\n"
        "<title id=\"c--title\">T</title>\n<desc id=\"c--desc\">D</desc>\n"
        "<rect x=\"0.00\" y=\"0.00\" width=\"100.00\" height=\"50.00\" fill=\"#FFFFFF\"/>\n"
        "<g id=\"c--part--a-b\" class=\"part\"><title>a &amp; b</title>\n"
        "<polyline points=\"1.00,2.00 3.00,4.00\" fill=\"none\" stroke=\"#0072B2\" stroke-width=\"1.50\" "
        "stroke-linejoin=\"round\"/>\n"
        "<polyline points=\"7.00,8.00 9.00,10.00 11.00,12.00\" fill=\"none\" stroke=\"#0072B2\" "
        "stroke-width=\"1.50\" stroke-linejoin=\"round\"/>\n"
        "</g>\n"
        "<line x1=\"0.00\" y1=\"1.00\" x2=\"10.00\" y2=\"1.00\" fill=\"none\" stroke=\"#767676\" "
        "stroke-width=\"1.00\" stroke-dasharray=\"2 1\"/>\n"
        "<circle cx=\"4.00\" cy=\"5.00\" r=\"2.00\" fill=\"#000000\"/>\n"
        "<rect x=\"1.00\" y=\"1.00\" width=\"2.00\" height=\"3.00\" fill=\"none\" stroke=\"#000000\" "
        "stroke-width=\"1.00\"/>\n"
        "</svg>\n");
    free(svg);
}
END_TEST

static void draw_names(TrChart *chart, const void *context)
{
    const char *name = context;
    tr_chart_group(chart, "part", name, name);
    tr_chart_text(chart, 1, 1, (TrType){.points = 7}, name);
    tr_chart_text_within(chart, 1, 1, 60, (TrType){.points = 7, .bold = true}, name);
    (void)tr_chart_paragraphs(chart, 1, 1, 60, (TrType){.points = 7}, name);
    tr_chart_group_end(chart);
}

/* No markup and no control character of a name reaches the file. */
START_TEST(hostile_names_are_text)
{
    char xs[10001];
    const char *name = hostile[_i].name;
    char *svg;

    memset(xs, 'x', sizeof xs - 1);
    xs[sizeof xs - 1] = '\0';
    svg = drawn(draw_names, name != NULL ? name : xs);
    ck_assert_ptr_null(strstr(svg, "<script"));
    ck_assert_ptr_null(strstr(svg, "<b>"));
    ck_assert_ptr_null(strstr(svg, "<![CDATA["));
    ck_assert_ptr_null(strstr(svg, "onload=\""));
    for (const char *c = svg; *c != '\0'; c++)
        EXPECT((unsigned char)*c >= 0x20 || *c == '\n');
    ck_assert_ptr_null(strstr(svg, "\xE2\x80\xAE")); /* right-to-left override */
    ck_assert_ptr_null(strstr(svg, "\xC2\x85"));
    free(svg);
}
END_TEST

/* At 10 points a letter a is 5.56 wide and the ellipsis 10. */
static const struct {
    const char *text;
    double room;
    const char *shown;
} fits[] = {
    {"aaaa", 22.3, "aaaa"}, {"aaaa", 22, "aa…"}, /* 2 x 5.56 + 10 = 21.12 */
    {"a aa", 19, "a…"},                          /* no blank before the ellipsis */
    {"aaaa", 1, "…"},       {"", 1, ""},         {"áááá", 22, "áá…"},
};

static void draw_fit(TrChart *chart, const void *context)
{
    (void)context;
    tr_chart_text_within(chart, 3, 4, fits[*(const int *)context].room, (TrType){.points = 10},
                         fits[*(const int *)context].text);
}

START_TEST(text_is_cut_to_its_room)
{
    char expected[200];
    char *svg = drawn(draw_fit, &_i);
    (void)snprintf(expected, sizeof expected, "<text x=\"3.00\" y=\"4.00\" font-size=\"10.00\">%s</text>\n",
                   fits[_i].shown);
    ck_assert_ptr_nonnull(strstr(svg, expected));
    free(svg);
}
END_TEST

static void draw_typed(TrChart *chart, const void *context)
{
    (void)context;
    tr_chart_text(chart, 3, 4, (TrType){8, TR_ANCHOR_END, TR_CHART_TEXT, true, -90}, "a\nb");
    ck_assert_double_eq_tol(tr_chart_paragraphs(chart, 0, 10, 17,
                                                (TrType){.points = 10, .anchor = TR_ANCHOR_MIDDLE},
                                                "aa aa\n\naa"),
                            10 + 3 * 13, 1e-9);
}

START_TEST(text_is_set_as_asked)
{
    char *svg = drawn(draw_typed, NULL);
    ck_assert_ptr_nonnull(
        strstr(svg, "<text x=\"3.00\" y=\"4.00\" font-size=\"8.00\" text-anchor=\"end\" fill=\"#333333\" "
                    "font-weight=\"bold\" transform=\"rotate(-90.00 3.00 4.00)\">a b</text>\n"));
    ck_assert_ptr_nonnull(strstr(svg, "y=\"23.00\" font-size=\"10.00\" text-anchor=\"middle\">aa</text>"));
    ck_assert_ptr_nonnull(strstr(svg, "y=\"49.00\" font-size=\"10.00\" text-anchor=\"middle\">aa</text>"));
    ck_assert_double_eq_tol(tr_chart_paragraphs(NULL, 0, 10, 17, (TrType){.points = 10}, "aa aa\n\naa"), 49,
                            1e-9);
    free(svg);
}
END_TEST

START_TEST(values_lie_on_their_scale)
{
    static const TrScale up = {0, 10, 100, 200}, down = {1, 5, 0, 40}, turned = {5, 1, 0, 40},
                         point = {3, 3, 10, 20};
    ck_assert_double_eq(tr_scale_place(&up, 2.5), 125);
    ck_assert_double_eq(tr_scale_place(&up, 20), 300); /* outside is outside */
    ck_assert_double_eq(tr_scale_place(&down, 2), 10);
    ck_assert_double_eq(tr_scale_place(&turned, 2), 30);
    ck_assert_double_eq(tr_scale_place(&point, 3), 15);
    ck_assert(isnan(tr_scale_place(&up, NAN)));
}
END_TEST

static const struct {
    double first, last;
    size_t most;
    bool whole;
    size_t n;
    double ticks[8];
} axes[] = {
    {0, 10, 6, false, 6, {0, 2, 4, 6, 8, 10}},
    {10, 0, 6, false, 6, {0, 2, 4, 6, 8, 10}},
    {0, 1, 3, false, 3, {0, 0.5, 1}},
    {0, 0.3, 4, false, 4, {0, 0.1, 0.2, 0.3}},
    {1, 3, 5, true, 3, {1, 2, 3}},
    {1, 12, 4, true, 2, {5, 10}},
    {-1, 1, 3, false, 3, {-1, 0, 1}},
    {7, 7, 3, false, 1, {7}},
    {0.5, 0.5, 3, true, 0, {0}},
    {0, 1e9, 3, false, 3, {0, 5e8, 1e9}},
    {0, NAN, 3, false, 0, {0}},
    {0, 1, 1, false, 0, {0}},
};

START_TEST(ticks_are_round)
{
    double ticks[8];
    ck_assert_uint_eq(tr_chart_ticks(axes[_i].first, axes[_i].last, axes[_i].most, axes[_i].whole, ticks),
                      axes[_i].n);
    for (size_t i = 0; i < axes[_i].n; i++)
        ck_assert_double_eq(ticks[i], axes[_i].ticks[i]);
}
END_TEST

/* Whatever the range: never more than asked for, all within, ascending. */
START_TEST(ticks_stay_within)
{
    uint64_t state = 5;
    for (int k = 0; k < 20000; k++) {
        double ticks[16],
            low = ldexp((double)random_below(&state, 2001) - 1000, (int)random_below(&state, 40) - 20);
        double high = low + ldexp((double)random_below(&state, 1000) + 1, (int)random_below(&state, 40) - 20);
        size_t most = 2 + random_below(&state, 14), n = tr_chart_ticks(low, high, most, k % 2, ticks);
        EXPECT(n <= most);
        for (size_t i = 0; i < n; i++) {
            EXPECT(ticks[i] >= low - 1e-6 * (high - low) - 1e-9 * fabs(low));
            EXPECT(ticks[i] <= high + 1e-6 * (high - low) + 1e-9 * fabs(high));
            EXPECT(i == 0 || ticks[i] > ticks[i - 1]);
        }
    }
}
END_TEST

Suite *suite_chart(void)
{
    Suite *suite = suite_create("chart");
    TCase *tcase = tcase_create("chart");
    tcase_add_test(tcase, elements);
    tcase_add_loop_test(tcase, hostile_names_are_text, 0, N_HOSTILE);
    tcase_add_loop_test(tcase, text_is_cut_to_its_room, 0, COUNT(fits));
    tcase_add_test(tcase, text_is_set_as_asked);
    tcase_add_test(tcase, values_lie_on_their_scale);
    tcase_add_loop_test(tcase, ticks_are_round, 0, COUNT(axes));
    tcase_add_test(tcase, ticks_stay_within);
    suite_add_tcase(suite, tcase);
    return suite;
}
