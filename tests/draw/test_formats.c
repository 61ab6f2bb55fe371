/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/formats.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "draw/svg_text.h"
#include "picture_support.h"
#include "suites.h"

static const struct {
    const char *name, *path, *found; /* found: NULL for an error */
    const char *message;
} names[] = {
    {NULL, "x.svg", "svg", NULL},
    {NULL, "a.b/x.png", "png", NULL},
    {NULL, "x.pdf", "pdf", NULL},
    {NULL, "x.dot", "dot", NULL},
    {NULL, "x.gv", "dot", NULL},
    {NULL, "-", "svg", NULL},
    {"pdf", "-", "pdf", NULL},
    {"png", "x.svg", "png", NULL},
    {NULL, "x.g", NULL, "cannot draw 'x.g': expected a file that ends in .svg, .png, .pdf or .dot"},
    {NULL, "x", NULL, "cannot draw 'x': expected a file that ends in .svg, .png, .pdf or .dot"},
    {"pfd", "x.svg", NULL, "--format 'pfd' is not one of svg, png, pdf or dot: did you mean 'pdf'?"},
    {"jpeg", "x.svg", NULL, "--format 'jpeg' is not one of svg, png, pdf or dot"},
    {"gv", "x.svg", NULL, "--format 'gv' is not one of svg, png, pdf or dot"},
};

START_TEST(finds_a_format_by_name_or_extension)
{
    TrError err = {0};
    const TrPictureFormat *format = tr_picture_format_find(names[_i].name, names[_i].path, &err);

    if (names[_i].found != NULL) {
        ck_assert_ptr_nonnull(format);
        ck_assert_str_eq(format->name, names[_i].found);
        return;
    }
    ck_assert_ptr_null(format);
    ck_assert_int_eq(err.status, TR_BAD_USAGE);
    ck_assert_str_eq(err.message, names[_i].message);
}
END_TEST

/* ---- converting ---- */

#define SVG_OF(width, height)                                                                                \
    "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" width                      \
    "\" height=\"" height "\"/>\n"

static TrStatus to_png(const char *text, size_t dpi, TrError *err)
{
    static const TrDiagram diagram = {.date = ""};
    TrPicture picture = {.diagram = &diagram};
    TrSvg svg = {text, strlen(text)};
    char *converter = NULL;
    FILE *file = tmpfile();
    TrStatus st = tr_converter_find(&converter, err);

    if (st == TR_OK)
        st = tr_convert_to_png(converter, &picture, &svg, dpi, file, err);
    tr_free(converter);
    (void)fclose(file);
    return st;
}

static const struct {
    const char *svg;
    size_t dpi;
    TrStatus status;
    const char *message;
} sizes[] = {
    {SVG_OF("72pt", "72pt"), 96, TR_OK, NULL},
    {SVG_OF("72", "72pt"), 96, TR_ANALYSIS, "the picture has no size"},
    {"<svg/>", 96, TR_ANALYSIS, "the picture has no size"},
    /* 50 by 50 inches: 200 a side are 100 million */
    {SVG_OF("3600pt", "3600pt"), 201, TR_BAD_USAGE, "expected at most --dpi 200"},
    /* 200 inches by one: 32767 / 200 = 163.8 */
    {SVG_OF("14400pt", "72pt"), 164, TR_BAD_USAGE, "expected at most --dpi 163"},
    /* 2000 by one: 16 */
    {SVG_OF("144000pt", "72pt"), 300, TR_BAD_USAGE, "too large for a PNG"},
};

START_TEST(refuses_more_pixels_than_can_be_opened)
{
    TrError err = {0};

    ck_assert_int_eq(to_png(sizes[_i].svg, sizes[_i].dpi, &err), sizes[_i].status);
    if (sizes[_i].message != NULL)
        expect_part(err.message, sizes[_i].message);
}
END_TEST

START_TEST(a_missing_converter_is_named_with_its_package)
{
    TrError err = {0};

    (void)setenv("PATH", "/nonexistent::", 1);
    ck_assert_int_eq(to_png(sizes[0].svg, 96, &err), TR_IO);
    expect_part(err.message, "rsvg-convert");
    expect_part(err.message, "librsvg2-bin");
}
END_TEST

static TrStatus convert(void *context, TrError *err)
{
    (void)context;
    return to_png(sizes[0].svg, 96, err);
}

START_TEST(survives_want_of_memory)
{
    ck_assert_uint_ge(starve(convert, NULL), 3);
}
END_TEST

/* ---- what a figure says of itself ---- */

START_TEST(reads_title_and_description_back)
{
    static const char text[] =
        "<?xml version=\"1.0\"?>\n<svg width=\"10.50pt\" height=\"20pt\"><title id=\"x\">a &lt;b&gt; "
        "&amp;amp; &quot;c&quot; &#39;d&#39;&#10;e\nf</title>\n<desc>&amp;unknown; &eacute;</desc></svg>";
    TrSvg svg = {text, sizeof text - 1};
    TrBuilder said = {0};
    TrError err = {0};
    double width, height;

    expect_start(tr_svg_root(&svg), "<svg width");
    ck_assert_int_eq(tr_svg_size(&svg, &width, &height, &err), TR_OK);
    ck_assert_double_eq_tol(width, 10.5, 1e-12);
    ck_assert_double_eq_tol(height, 20, 1e-12);
    tr_svg_put_element(&svg, "title", &said);
    ck_assert_str_eq(said.text, "a <b> &amp; \"c\" 'd' e f");
    tr_build_clear(&said);
    tr_svg_put_element(&svg, "desc", &said);
    ck_assert_str_eq(said.text, "&unknown; &eacute;");
    tr_build_clear(&said);
    tr_svg_put_element(&svg, "metadata", &said);
    ck_assert_uint_eq(said.length, 0);
    tr_builder_release(&said);
}
END_TEST

Suite *suite_formats(void)
{
    Suite *suite = suite_create("formats");
    TCase *tests = tcase_create("formats");

    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, finds_a_format_by_name_or_extension, 0, COUNT(names));
    tcase_add_loop_test(tests, refuses_more_pixels_than_can_be_opened, 0, COUNT(sizes));
    tcase_add_test(tests, a_missing_converter_is_named_with_its_package);
    tcase_add_test(tests, survives_want_of_memory);
    tcase_add_test(tests, reads_title_and_description_back);
    suite_add_tcase(suite, tests);
    return suite;
}
