/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/attributes.h"

#include <stdlib.h>
#include <string.h>

#include "picture_support.h"
#include "suites.h"

START_TEST(a_later_value_replaces_an_earlier)
{
    TrAttributes one = {0}, two = {0};
    TrError err = {0};

    ck_assert_int_eq(tr_attributes_set(&one, "color", "red", &err), TR_OK);
    ck_assert_int_eq(tr_attributes_set(&one, "shape", "box", &err), TR_OK);
    ck_assert_int_eq(tr_attributes_set(&one, "color", "blue", &err), TR_OK);
    ck_assert_uint_eq(one.n, 2);
    ck_assert_str_eq(tr_attributes_get(&one, "color"), "blue");
    ck_assert_int_eq(tr_attributes_set(&two, "shape", "oval", &err), TR_OK);
    ck_assert_int_eq(tr_attributes_set(&two, "width", "2", &err), TR_OK);
    ck_assert_int_eq(tr_attributes_add_all(&one, &two, &err), TR_OK);
    ck_assert_uint_eq(one.n, 3);
    ck_assert_str_eq(tr_attributes_get(&one, "shape"), "oval");
    ck_assert_str_eq(tr_attributes_get(&one, "width"), "2");
    ck_assert_ptr_null(tr_attributes_get(&one, "height"));
    tr_attributes_release(&one);
    tr_attributes_release(&two);
}
END_TEST

static char *quoted(const char *text)
{
    FILE *file = tmpfile();

    ck_assert_ptr_nonnull(file);
    tr_dot_quoted(file, text);
    return stream_text(file, NULL);
}

/* By DOT's grammar: in quotes, \" is a quote, \\ stays two backslashes, backslash and line end vanish. */
static const struct {
    const char *text, *quoted;
} quotings[] = {
    {"", "\"\""},
    {"plain", "\"plain\""},
    {"say \"hi\"", "\"say \\\"hi\\\"\""},
    {"a\\nb", "\"a\\nb\""},
    {"two\\\\", "\"two\\\\\""},
    {"one\\", "\"one\\\\\""},
    {"\\\" onload=\"x", "\"\\\\\\\" onload=\\\"x\""},
    {"\\\\\"", "\"\\\\\\\"\""},
    {"line\\\nend", "\"line\\\\\nend\""},
    {"three\\\\\\", "\"three\\\\\\\\\""},
};

START_TEST(quotes_for_dot)
{
    char *text = quoted(quotings[_i].text);

    ck_assert_str_eq(text, quotings[_i].quoted);
    free(text);
}
END_TEST

/* Whatever the text, the string ends where we end it: what follows is read as what it is. */
START_TEST(no_text_breaks_out)
{
    static const char letters[] = {'\\', '"', '\n', 'a', '<', '>', ']', ';'};
    uint64_t chance = 3;
    TrError err = {0};

    for (int round = 0; round < 40; round++) {
        char text[12], dot[400], *in_quotes;
        size_t n = random_below(&chance, sizeof text);
        TrDotFile file = {0};

        for (size_t i = 0; i < n; i++)
            text[i] = letters[random_below(&chance, sizeof letters)];
        text[n] = '\0';
        in_quotes = quoted(text);
        (void)snprintf(dot, sizeof dot, "digraph g { n0 [title=%s, guard=\"whole\"]; n1; }", in_quotes);
        ck_assert_msg(tr_dot_file_parse(renderer(), "test", dot, strlen(dot), &file, &err) == TR_OK, "%s: %s",
                      err.message, dot);
        ck_assert_uint_eq(file.n, 2);
        ck_assert_str_eq(tr_attributes_get(tr_dot_file_find(&file, "n0", NULL), "guard"), "whole");
        tr_dot_file_release(&file);
        free(in_quotes);
    }
}
END_TEST

START_TEST(writes_a_list)
{
    TrAttributes list = {0};
    FILE *file = tmpfile();
    char *text;

    ck_assert_ptr_nonnull(file);
    tr_attributes_write(&list, file);
    ck_assert_int_eq(tr_attributes_set(&list, "label", "a \"b\"", NULL), TR_OK);
    ck_assert_int_eq(tr_attributes_set(&list, "width", "1", NULL), TR_OK);
    tr_attributes_write(&list, file);
    text = stream_text(file, NULL);
    ck_assert_str_eq(text, "[][label=\"a \\\"b\\\"\", width=\"1\"]");
    free(text);
    tr_attributes_release(&list);
}
END_TEST

START_TEST(reads_a_definition)
{
    static const char dot[] =
        "digraph style { title=\"T \\\"q\\\"\"; node [shape=box]; edge [color=red, len=2];\n"
        "a [label=\"x\\ty\\\\z\", width=2]; b; layer -> x [color=\"#fff\"]; }";
    TrDotFile file = {0};
    TrError err = {0};
    const TrAttributes *a;

    ck_assert_msg(tr_dot_file_parse(renderer(), "test", TEXT(dot), &file, &err) == TR_OK, "%s", err.message);
    ck_assert_str_eq(tr_attributes_get(&file.graph, "title"), "T \"q\"");
    ck_assert_str_eq(tr_attributes_get(&file.node_default, "shape"), "box");
    ck_assert_str_eq(tr_attributes_get(&file.edge_default, "color"), "red");
    a = tr_dot_file_find(&file, "a", NULL);
    ck_assert_str_eq(tr_attributes_get(a, "label"), "x\\ty\\\\z"); /* escapes are Graphviz's to read */
    ck_assert_str_eq(tr_attributes_get(a, "width"), "2");
    ck_assert_str_eq(tr_attributes_get(tr_dot_file_find(&file, "layer", "x"), "color"), "#fff");
    ck_assert_uint_eq(tr_dot_file_find(&file, "b", NULL)->n, 0);
    ck_assert_uint_eq(tr_dot_file_find(&file, "nobody", NULL)->n, 0);
    ck_assert_uint_eq(tr_dot_file_find(&file, "x", "layer")->n, 0);
    tr_dot_file_release(&file);
}
END_TEST

START_TEST(a_broken_file_is_named)
{
    TrDotFile file = {0};
    TrError err = {0};

    ck_assert_int_eq(
        tr_dot_file_parse(renderer(), "graphs/x.gv", TEXT("digraph {\n a -> -> b }"), &file, &err),
        TR_BAD_INPUT);
    ck_assert_ptr_nonnull(strstr(err.message, "graphs/x.gv"));
    ck_assert_ptr_nonnull(strstr(err.message, "line 2"));
    ck_assert_ptr_null(file.prototypes);
}
END_TEST

static TrStatus parse_one(void *context, TrError *err)
{
    TrDotFile file = {0};
    TrStatus st = tr_dot_file_parse(renderer(), "t", TEXT("digraph { a [x=1]; a -> b [y=2] }"), &file, err);

    (void)context;
    tr_dot_file_release(&file);
    return st;
}

START_TEST(survives_want_of_memory)
{
    ck_assert_uint_ge(starve(parse_one, NULL), 4);
}
END_TEST

Suite *suite_attributes(void)
{
    Suite *suite = suite_create("attributes");
    TCase *tests = tcase_create("attributes");

    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, a_later_value_replaces_an_earlier);
    tcase_add_loop_test(tests, quotes_for_dot, 0, COUNT(quotings));
    tcase_add_test(tests, no_text_breaks_out);
    tcase_add_test(tests, writes_a_list);
    tcase_add_test(tests, reads_a_definition);
    tcase_add_test(tests, a_broken_file_is_named);
    tcase_add_test(tests, survives_want_of_memory);
    suite_add_tcase(suite, tests);
    return suite;
}
