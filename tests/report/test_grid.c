/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/grid.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "picture_support.h"
#include "suites.h"

typedef struct {
    const char *name;
    double number;
} Row;

/* A grid of a text and a number column. The caller frees. */
static char *grid_text(TrFormat format, const Row *rows, size_t n)
{
    FILE *file = tmpfile();
    TrError err = {0};
    TrGrid *grid = tr_grid_new(file, format, &err);

    ck_assert_ptr_nonnull(grid);
    ck_assert_int_eq(tr_grid_column(grid, "name", false, &err), TR_OK);
    ck_assert_int_eq(tr_grid_column(grid, "my_score", true, &err), TR_OK);
    for (size_t i = 0; i < n; i++) {
        ck_assert_int_eq(tr_grid_text(grid, rows[i].name, &err), TR_OK);
        ck_assert_int_eq(tr_grid_number(grid, rows[i].number, &err), TR_OK);
    }
    tr_grid_end(grid);
    return stream_text(file, NULL);
}

static const Row rows[] = {{"Ana", 2}, {"B, \"C\"", 0.5}, {"\xC3\x91u", NAN}};

static const struct {
    TrFormat format;
    size_t n;
    const char *text;
} grids[] = {
    {TR_FORMAT_TABLE, 3, "name    my_score\nAna            2\nB, \"C\"       0.5\n\xC3\x91u           n/a\n"},
    {TR_FORMAT_CSV, 3, "name,my_score\nAna,2\n\"B, \"\"C\"\"\",0.5\n\xC3\x91u,\n"},
    {TR_FORMAT_JSON, 3,
     "[\n{\"name\":\"Ana\",\"my_score\":2},\n{\"name\":\"B, \\\"C\\\"\",\"my_score\":0.5},\n"
     "{\"name\":\"\xC3\x91u\",\"my_score\":null}\n]\n"},
    {TR_FORMAT_MD, 3,
     "| name | my\\_score |\n|---|---:|\n| Ana | 2 |\n| B, \"C\" | 0.5 |\n| \xC3\x91u | n/a |\n"},
    {TR_FORMAT_TABLE, 0, "name  my_score\n"},
    {TR_FORMAT_CSV, 0, "name,my_score\n"},
    {TR_FORMAT_MD, 0, "| name | my\\_score |\n|---|---:|\n"},
};

/* JSON is compared without line ends: where they stand is for the eye. */
static void drop_line_ends(char *text)
{
    char *out = text;

    for (; *text != '\0'; text++)
        if (*text != '\n')
            *out++ = *text;
    *out = '\0';
}

START_TEST(writes_each_format)
{
    char *text = grid_text(grids[_i].format, rows, grids[_i].n), expected[400];

    (void)snprintf(expected, sizeof expected, "%s", grids[_i].text);
    if (grids[_i].format == TR_FORMAT_JSON) {
        drop_line_ends(text);
        drop_line_ends(expected);
    }
    ck_assert_str_eq(text, expected);
    free(text);
}
END_TEST

START_TEST(an_empty_json_grid_is_an_empty_list)
{
    char *text = grid_text(TR_FORMAT_JSON, NULL, 0);

    ck_assert_int_eq(shell("jq -e '. == []' >/dev/null", text, NULL), 0);
    free(text);
}
END_TEST

/* Wide characters take two columns of a terminal, marks none. */
START_TEST(aligns_by_what_the_terminal_shows)
{
    const Row wide[] = {{"\xE4\xB8\xAD\xE6\x96\x87", 1}, {"e\xCC\x81xx", 1}, {"four", 1}};
    char *text = grid_text(TR_FORMAT_TABLE, wide, 3);

    ck_assert_str_eq(text, "name  my_score\n\xE4\xB8\xAD\xE6\x96\x87         1\ne\xCC\x81xx          1\n"
                           "four         1\n");
    free(text);
}
END_TEST

/* Markdown's own characters, HTML, and what would end a row. */
START_TEST(markdown_cells_are_text)
{
    const Row marks[] = {{"a|b *c* _d_ `e` [f](g) <h> #i \\j\nk", 1}, {"{x}\x1B[31m", 1}};
    char *text = grid_text(TR_FORMAT_MD, marks, 2);

    expect_part(text, "| a\\|b \\*c\\* \\_d\\_ \\`e\\` \\[f\\](g) \\<h\\> \\#i \\\\j k | 1 |\n");
    expect_part(text, "| \\{x\\}\\[31m | 1 |\n");
    free(text);
}
END_TEST

/* A name must not move the cursor, colour the terminal or begin a row. */
START_TEST(a_table_is_safe_to_look_at)
{
    const Row bad[] = {{"a\x1B[31mb", 1},
                       {"c\nd", 2},
                       {"e\xE2\x80\xAE"
                        "f",
                        3}};
    char *text = grid_text(TR_FORMAT_TABLE, bad, 3);

    ck_assert_str_eq(text, "name    my_score\na[31mb         1\nc d            2\nef             3\n");
    free(text);
}
END_TEST

/* Five significant digits for people, all of them for programs. */
static const struct {
    TrFormat format;
    double number;
    const char *shown;
} numbers[] = {
    {TR_FORMAT_TABLE, 1.0 / 3, "0.33333"},
    {TR_FORMAT_MD, 2.0 / 3, "0.66667"},
    {TR_FORMAT_TABLE, 550.107142857, "550.11"},
    {TR_FORMAT_TABLE, 1234567, "1234567"},
    {TR_FORMAT_TABLE, 1234567.25, "1234600"},
    {TR_FORMAT_TABLE, 0, "0"},
    {TR_FORMAT_TABLE, -0.5, "-0.5"},
    {TR_FORMAT_CSV, 1.0 / 3, "0.333333333333"},
    {TR_FORMAT_JSON, 1.0 / 3, "0.333333333333"},
    {TR_FORMAT_TABLE, 0.000123456789, "0.00012346"},
};

START_TEST(shows_numbers)
{
    const Row row = {"x", numbers[_i].number};
    char *text = grid_text(numbers[_i].format, &row, 1), *at = strstr(text, numbers[_i].shown);

    ck_assert_msg(at != NULL, "%s is missing in %s", numbers[_i].shown, text);
    ck_assert_msg(strchr(" \n}", at[strlen(numbers[_i].shown)]) != NULL && strchr(" :,", at[-1]) != NULL,
                  "%s", text);
    free(text);
}
END_TEST

START_TEST(names_its_formats)
{
    ck_assert_str_eq(tr_format_name(TR_FORMAT_TABLE), "table");
    ck_assert_str_eq(tr_format_name(TR_FORMAT_CSV), "csv");
    ck_assert_str_eq(tr_format_name(TR_FORMAT_JSON), "json");
    ck_assert_str_eq(tr_format_name(TR_FORMAT_MD), "md");
}
END_TEST

static TrStatus make_grid(void *context, TrError *err)
{
    FILE *file = tmpfile();
    TrGrid *grid = tr_grid_new(file, TR_FORMAT_TABLE, err);
    TrStatus st = grid == NULL ? TR_MEMORY : TR_OK;

    (void)context;
    if (st == TR_OK)
        st = tr_grid_column(grid, "one", false, err);
    for (int i = 0; i < 100 && st == TR_OK; i++)
        st = tr_grid_text(grid, "cell", err);
    tr_grid_end(grid);
    (void)fclose(file);
    return st;
}

START_TEST(survives_want_of_memory)
{
    ck_assert_uint_ge(starve(make_grid, NULL), 4);
}
END_TEST

Suite *suite_grid(void)
{
    Suite *suite = suite_create("grid");
    TCase *tests = tcase_create("grid");

    tcase_add_loop_test(tests, writes_each_format, 0, COUNT(grids));
    tcase_add_test(tests, an_empty_json_grid_is_an_empty_list);
    tcase_add_test(tests, aligns_by_what_the_terminal_shows);
    tcase_add_test(tests, markdown_cells_are_text);
    tcase_add_test(tests, a_table_is_safe_to_look_at);
    tcase_add_loop_test(tests, shows_numbers, 0, COUNT(numbers));
    tcase_add_test(tests, names_its_formats);
    tcase_add_test(tests, survives_want_of_memory);
    suite_add_tcase(suite, tests);
    return suite;
}
