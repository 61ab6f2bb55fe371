/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The three writers of writers.h; what they write is read back by jq and xmllint, where installed. */
#include "base/writers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "suites.h"
#include "support.h"

/* ---- CSV (RFC 4180, sections 2.4 to 2.7) ---- */

static const struct {
    const char *text;
    size_t length;
    const char *cell;
} cells[] = {
    {TEXT(""), ""},
    {TEXT("plain"), "plain"},
    {TEXT("two words"), "two words"},
    {TEXT("a,b"), "\"a,b\""},
    {TEXT("say \"hi\""), "\"say \"\"hi\"\"\""},
    {TEXT("\""), "\"\"\"\""},
    {TEXT("a\nb"), "\"a\nb\""},
    {TEXT("a\r"), "\"a\r\""},
    {TEXT(" a"), "\" a\""},
    {TEXT("a "), "\"a \""},
    {TEXT("\ta"), "\"\ta\""},
    {TEXT("a\t"), "\"a\t\""},
    {TEXT("a;b"), "a;b"},
    {TEXT("a'b"), "a'b"},
    {TEXT("\xE9\xFF"), "\xE9\xFF"}, /* bytes are kept */
};

START_TEST(test_csv_cell)
{
    FILE *file = tmpfile();
    char expected[64], *text;
    size_t length;

    tr_csv_cell(file, cells[_i].text, cells[_i].length, true);
    tr_csv_cell(file, cells[_i].text, cells[_i].length, false);
    tr_csv_end_row(file);
    text = stream_text(file, &length);
    (void)snprintf(expected, sizeof expected, "%s,%s\n", cells[_i].cell, cells[_i].cell);
    ck_assert_str_eq(text, expected);
    free(text);
}
END_TEST

START_TEST(test_csv_row)
{
    FILE *file = tmpfile();
    char *text;
    size_t length;

    tr_csv_text(file, "a", true);
    tr_csv_text(file, "", false);
    tr_csv_cell(file, "x\0y", 3, false);
    tr_csv_end_row(file);
    text = stream_text(file, &length);
    ck_assert_uint_eq(length, 7);
    ck_assert_mem_eq(text, "a,,x\0y\n", 7);
    free(text);
}
END_TEST

/* ---- JSON (RFC 8259) ---- */

static const struct {
    const char *text, *json;
} strings[] = {
    {"", "\"\""},
    {"plain", "\"plain\""},
    {"say \"hi\" \\ /", "\"say \\\"hi\\\" \\\\ /\""},
    {"tab\tline\nreturn\r", "\"tab\\tline\\nreturn\\r\""},
    {"\x01\x1B[31mred\x7F", "\"[31mred\""},
    {"Jos\xC3\xA9 \xF0\x9F\x98\x8E", "\"Jos\xC3\xA9 \xF0\x9F\x98\x8E\""},
    {"Jos\xE9", "\"Jos\xEF\xBF\xBD\""},
    {"a\xE2\x80\xAE"
     "b",
     "\"ab\""}, /* right-to-left override */
    {"</script>", "\"</script>\""},
};

START_TEST(test_json_text)
{
    TrJson json = {.file = tmpfile()};
    char *text;

    tr_json_text(&json, strings[_i].text);
    text = stream_text(json.file, NULL);
    ck_assert_str_eq(text, strings[_i].json);
    free(text);
}
END_TEST

static const struct {
    double value;
    const char *json;
} numbers[] = {{0, "0"},           {-1.5, "-1.5"},      {1e300, "1e+300"},          {NAN, "null"},
               {INFINITY, "null"}, {-INFINITY, "null"}, {1.0 / 3, "0.333333333333"}};

START_TEST(test_json_number)
{
    TrJson json = {.file = tmpfile()};
    char *text;

    tr_json_number(&json, numbers[_i].value);
    text = stream_text(json.file, NULL);
    ck_assert_str_eq(text, numbers[_i].json);
    free(text);
}
END_TEST

static void write_document(FILE *file)
{
    TrJson json = {.file = file};

    tr_json_begin(&json, '{');
    tr_json_key(&json, "empty");
    tr_json_begin(&json, '[');
    tr_json_end(&json, ']');
    tr_json_key(&json, "list");
    tr_json_begin(&json, '[');
    tr_json_number(&json, 1);
    tr_json_text(&json, "two");
    tr_json_newline(&json);
    tr_json_begin(&json, '{');
    tr_json_key(&json, "a\"b");
    tr_json_bool(&json, true);
    tr_json_key(&json, "c");
    tr_json_null(&json);
    tr_json_end(&json, '}');
    tr_json_begin(&json, '{');
    tr_json_end(&json, '}');
    tr_json_bool(&json, false);
    tr_json_end(&json, ']');
    tr_json_key(&json, "last");
    tr_json_number(&json, NAN);
    tr_json_end(&json, '}');
}

START_TEST(test_json_commas)
{
    FILE *file = tmpfile();
    char *text;

    write_document(file);
    text = stream_text(file, NULL);
    ck_assert_str_eq(text, "{\"empty\":[],\"list\":[1,\"two\"\n,{\"a\\\"b\":true,\"c\":null},{},false],"
                           "\"last\":null}");
    free(text);
}
END_TEST

/* ---- XML ---- */

static const struct {
    const char *text, *xml;
} texts[] = {
    {"", ""},
    {"plain", "plain"},
    {"<b a=\"x\" c='y'>&amp;", "&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;amp;"},
    {"]]>", "]]&gt;"},
    {"a\nb\rc\td", "a&#10;b&#13;c&#9;d"},
    {"\x01\x08\x0B\x1F", ""},
    {"\xEF\xBF\xBE\xEF\xBF\xBF", ""},
    {"Jos\xC3\xA9 \xE9", "Jos\xC3\xA9 \xEF\xBF\xBD"},
};

START_TEST(test_xml_text)
{
    FILE *file = tmpfile();
    char *text;

    tr_xml_text(file, texts[_i].text);
    text = stream_text(file, NULL);
    ck_assert_str_eq(text, texts[_i].xml);
    free(text);
}
END_TEST

START_TEST(test_xml_text_n)
{
    FILE *file = tmpfile();
    char *text;

    tr_xml_text_n(file, "a<b>", 2);
    text = stream_text(file, NULL);
    ck_assert_str_eq(text, "a&lt;");
    free(text);
}
END_TEST

/* ---- other programs agree ---- */

/* Any bytes at all. */
static void put_noise(char *out, size_t length, uint64_t *chance)
{
    for (size_t i = 0; i < length; i++)
        out[i] = (char)(unsigned char)(1 + random_below(chance, 255));
    out[length] = '\0';
}

static bool installed(const char *program)
{
    char command[64];

    (void)snprintf(command, sizeof command, "command -v %s >/dev/null 2>&1", program);
    if (system(command) == 0)
        return true;
    (void)printf("skipped: %s is not installed\n", program);
    return false;
}

START_TEST(test_jq_reads_noise)
{
    TrJson json = {0};
    uint64_t chance = 11;
    const char *path = temp_path("noise.json");
    char command[400], noise[200];

    if (!installed("jq"))
        return;
    json.file = fopen(path, "w");
    tr_json_begin(&json, '[');
    for (int i = 0; i < 2000; i++) {
        put_noise(noise, random_below(&chance, sizeof noise), &chance);
        tr_json_text(&json, noise);
    }
    tr_json_end(&json, ']');
    ck_assert_int_eq(fclose(json.file), 0);
    (void)snprintf(command, sizeof command, "test \"$(jq length %s)\" = 2000", path);
    ck_assert_int_eq(system(command), 0);
}
END_TEST

START_TEST(test_xmllint_reads_noise)
{
    uint64_t chance = 12;
    const char *path = temp_path("noise.xml");
    FILE *file = fopen(path, "w");
    char command[400], noise[200];

    ck_assert_ptr_nonnull(file);
    (void)fputs("<r>", file);
    for (int i = 0; i < 2000; i++) {
        put_noise(noise, random_below(&chance, sizeof noise), &chance);
        (void)fputs("<t a=\"", file);
        tr_xml_text(file, noise);
        (void)fputs("\">", file);
        tr_xml_text(file, noise);
        (void)fputs("</t>", file);
    }
    (void)fputs("</r>", file);
    ck_assert_int_eq(fclose(file), 0);
    if (!installed("xmllint"))
        return;
    (void)snprintf(command, sizeof command, "xmllint --noout --nonet %s", path);
    ck_assert_int_eq(system(command), 0);
}
END_TEST

/* JSON that stands in XML as it is: read as XML, then as JSON, it is what it was. */
START_TEST(test_json_in_xml)
{
    FILE *file = tmpfile();
    TrJson json = {.file = file, .in_xml = true};
    char *text;

    tr_json_begin(&json, '[');
    tr_json_text(&json, "<a b='c'>&\"\\ ]]> \n");
    tr_json_place(&json, "a'b.csv", 12);
    tr_json_end(&json, ']');
    tr_put_whole(file, 0);
    tr_put_whole(file, 18446744073709551615u);
    text = stream_text(file, NULL);
    ck_assert_str_eq(
        text, "[\"\\u003ca b=\\u0027c\\u0027\\u003e\\u0026\\\"\\\\ ]]\\u003e \\n\",\"a\\u0027b.csv:12\"]"
              "018446744073709551615");
    free(text);
}
END_TEST

Suite *suite_writers(void)
{
    Suite *suite = suite_create("writers");
    TCase *tests = tcase_create("writers");

    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, test_csv_cell, 0, COUNT(cells));
    tcase_add_test(tests, test_csv_row);
    tcase_add_loop_test(tests, test_json_text, 0, COUNT(strings));
    tcase_add_loop_test(tests, test_json_number, 0, COUNT(numbers));
    tcase_add_test(tests, test_json_commas);
    tcase_add_loop_test(tests, test_xml_text, 0, COUNT(texts));
    tcase_add_test(tests, test_xml_text_n);
    tcase_add_test(tests, test_jq_reads_noise);
    tcase_add_test(tests, test_xmllint_reads_noise);
    tcase_add_test(tests, test_json_in_xml);
    suite_add_tcase(suite, tests);
    return suite;
}
