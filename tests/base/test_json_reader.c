/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "base/json_reader.h"
#include "suites.h"
#include "support.h"

/* What RFC 8259 allows and what it does not; the place of what is wrong is counted by hand. */
static const struct {
    const char *text;
    unsigned long line; /* 0: it is JSON */
    unsigned column;
    const char *problem;
} cases[] = {
    {"{}", 0, 0, ""},
    {" [ 1 , -0.5e+3 , \"a\" , null, true, false, {\"b\": []} ] \r\n\t", 0, 0, ""},
    {"\"\\u00e9\\ud83d\\ude00\\n\\/\"", 0, 0, ""},
    {"", 1, 1, "expected a number"},
    {"[1,]", 1, 4, "expected a number"},
    {"[1 2]", 1, 4, "expected a comma or ]"},
    {"{\"a\" 1}", 1, 6, "expected a colon"},
    {"{\"a\":1,}", 1, 8, "expected a text in double quotes"},
    {"{a:1}", 1, 2, "expected a text in double quotes"},
    {"[1,\n 01]", 2, 2, "expected a number"},
    {"[+1]", 1, 2, "expected a number"},
    {"[1.]", 1, 2, "expected a number"},
    {"[.5]", 1, 2, "expected a number"},
    {"[1e]", 1, 2, "expected a number"},
    {"[NaN]", 1, 2, "expected a number"},
    {"[1e999]", 1, 2, "expected a number"},
    {"[0x10]", 1, 3, "expected a comma or ]"},
    {"\"a\nb\"", 1, 3, "expected the closing quote of a text"},
    {"\"a", 1, 3, "expected the closing quote of a text"},
    {"\"\\x\"", 1, 3, "expected one of \"\\/bfnrtu behind a backslash"},
    {"\"\\ud83d\"", 1, 8, "expected a character's number: \\u and four hexadecimal digits"},
    {"\"\\u0000\"", 1, 8, "expected a character's number: \\u and four hexadecimal digits"},
    {"\"a\xff\"", 1, 3, "expected UTF-8"},
    {"[1] [2]", 1, 5, "expected nothing behind the last bracket"},
    {"[1] // no comments", 1, 5, "expected nothing behind the last bracket"},
};

START_TEST(test_case)
{
    TrArena arena = {0};
    TrJsonReader reader = {
        .text = cases[_i].text, .length = strlen(cases[_i].text), .file = "x.json", .arena = &arena};
    TrError err = {0};
    TrStatus st = tr_json_skip(&reader, &err);

    if (st == TR_OK)
        st = tr_json_finish(&reader, &err);
    ck_assert_int_eq(st, cases[_i].line == 0 ? TR_OK : TR_BAD_INPUT);
    ck_assert_str_eq(err.message, cases[_i].problem);
    ck_assert_uint_eq(err.place.line, cases[_i].line);
    ck_assert_uint_eq(err.place.field, cases[_i].column);
    tr_arena_release(&arena);
}
END_TEST

START_TEST(test_values)
{
    static const char text[] =
        "{\"name\": \"A\\u00f1o \\ud83d\\ude00\", \"x\": -12.25, \"far\": 1e7, \"is\": true}";
    TrArena arena = {0};
    TrJsonReader reader = {.text = text, .length = sizeof text - 1, .file = "x.json", .arena = &arena};
    const char *key, *name;
    double number;
    bool first = true, is = false;
    TrError err = {0};

    ck_assert_int_eq(tr_json_open(&reader, '{', &err), TR_OK);
    ck_assert_int_eq(tr_json_next_key(&reader, &first, &key, &err), TR_OK);
    ck_assert_str_eq(key, "name");
    ck_assert_int_eq(tr_json_take_text(&reader, &name, &err), TR_OK);
    ck_assert_str_eq(name, "A\xc3\xb1o \xf0\x9f\x98\x80");
    ck_assert_int_eq(tr_json_next_key(&reader, &first, &key, &err), TR_OK);
    ck_assert_int_eq(tr_json_take_number(&reader, 1e6, &number, &err), TR_OK);
    ck_assert_double_eq(number, -12.25);
    ck_assert_int_eq(tr_json_next_key(&reader, &first, &key, &err), TR_OK);
    ck_assert_int_eq(tr_json_take_number(&reader, 1e6, &number, &err), TR_BAD_INPUT);
    ck_assert_str_eq(err.message, "expected a smaller number");
    ck_assert_int_eq(tr_json_skip(&reader, NULL), TR_OK);
    ck_assert_int_eq(tr_json_next_key(&reader, &first, &key, NULL), TR_OK);
    ck_assert_int_eq(tr_json_take_bool(&reader, &is, NULL), TR_OK);
    ck_assert(is);
    ck_assert_int_eq(tr_json_next_key(&reader, &first, &key, NULL), TR_OK);
    ck_assert_ptr_null(key);
    ck_assert_int_eq(tr_json_finish(&reader, NULL), TR_OK);
    tr_arena_release(&arena);
}
END_TEST

/* As deep as it may be, and one level more. */
START_TEST(test_depth)
{
    char text[131];
    TrArena arena = {0};
    TrError err = {0};

    for (int depth = 64; depth <= 65; depth++) {
        TrJsonReader reader = {.text = text, .file = "x.json", .arena = &arena};

        memset(text, '[', (size_t)depth);
        memset(text + depth, ']', (size_t)depth);
        reader.length = 2 * (size_t)depth;
        ck_assert_int_eq(tr_json_skip(&reader, &err), depth == 64 ? TR_OK : TR_BAD_INPUT);
    }
    ck_assert_str_eq(err.message, "expected at most 64 brackets within one another");
    tr_arena_release(&arena);
}
END_TEST

Suite *suite_json_reader(void)
{
    Suite *suite = suite_create("json_reader");
    TCase *tests = tcase_create("json_reader");

    tcase_add_loop_test(tests, test_case, 0, COUNT(cases));
    tcase_add_test(tests, test_values);
    tcase_add_test(tests, test_depth);
    suite_add_tcase(suite, tests);
    return suite;
}
