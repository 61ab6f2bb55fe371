/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dialects: found out, taken from options, rewritten for libcsv, and lines split with good will. */
#include "claims/dialect.h"

#include <string.h>

#include "base/memory.h"
#include "claims/csv_reader.h"
#include "suites.h"
#include "support.h"

static const struct {
    const char *text, *delimiter;
    char quote, escape;
    size_t width, n_before;
} detections[] = {
    {"a,b\n1,2\n", ",", '"', 0, 2, 0},
    {"a;b\n1,5;2\n1;2,5\n", ";", '"', 0, 2, 0},
    {"\xEF\xBB\xBF"
     "a;b\r\n1;2\r\n",
     ";", '"', 0, 2, 0},
    {"a\tb\tc\n1, x\t2\t3\n", "\t", '"', 0, 3, 0},
    {"a|b\n", "|", '"', 0, 2, 0},
    {"a\n1\n2\n", ",", '"', 0, 1, 0},
    {"", ",", '"', 0, 0, 0},
    {"first name\nAna Ruiz\nEva Lee\n", ",", '"', 0, 1, 0}, /* blanks separate only quoted cells */
    {"\"a\" \"b c\"\n\"1\" \"2\"\n", " ", '"', 0, 2, 0},
    {"\"a\":\"b\"\n\"10:30\":\"2\"\n", ":", '"', 0, 2, 0},
    {"\"a\", \"b\"\n\"1\", \"2\"\n", ", ", '"', 0, 2, 0},
    {"a, b\n1, 2\n", ",", '"', 0, 2, 0}, /* blanks around cells are theirs */
    {"'a','b'\n'1','it''s'\n", ",", '\'', 0, 2, 0},
    {"a,b\n's-Hertogenbosch,x\n", ",", '"', 0, 2, 0},
    {"\"a\",\"b\"\n\"say \\\"x\\\" now\",\"2\"\n", ",", '"', '\\', 2, 0},
    {"\"a\",\"b\"\n\"say \"\"x\"\" now\",\"C:\\\"\n", ",", '"', 0, 2, 0},
    {"A title, 2025\n\na;b;c\n1;2;3\n4;5;6\n", ";", '"', 0, 3, 2},
    {"A title\r\rby us\r\ra,b\r1,2\r3,4\r", ",", '"', 0, 2, 4},
    {"a,b\n1,2\n\nd,e,f\n4,5,6\n4,5,6\n4,5,6\n", ",", '"', 0, 3, 0}, /* two tables */
    {"Total;\n1,a;2\n3,b;4\n5,c;6\n", ";", '"', 0, 2, 0},
};

START_TEST(test_detect)
{
    TrDialect dialect = tr_dialect_detect(detections[_i].text, strlen(detections[_i].text), true);

    ck_assert_uint_eq(dialect.n_delimiter, strlen(detections[_i].delimiter));
    ck_assert_mem_eq(dialect.delimiter, detections[_i].delimiter, dialect.n_delimiter);
    ck_assert_int_eq(dialect.quote, detections[_i].quote);
    ck_assert_int_eq(dialect.escape, detections[_i].escape);
    ck_assert_uint_eq(dialect.width, detections[_i].width);
    ck_assert_uint_eq(dialect.n_before, detections[_i].n_before);
    ck_assert(!dialect.given);
}
END_TEST

static const struct {
    TrReadOptions options;
    const char *problem; /* NULL: none */
    const char *delimiter;
    int quote, escape;
} options[] = {
    {{0}, NULL, ",", '"', 0},
    {{.delimiter = "tab"}, NULL, "\t", '"', 0},
    {{.delimiter = "||", .quote = "'"}, NULL, "||", '\'', 0},
    {{.quote = "none"}, NULL, ",", TR_NO_QUOTE, 0},
    {{.escape = "backslash"}, NULL, ",", '"', '\\'},
    {{.escape = "\""}, NULL, ",", '"', 0}, /* doubled */
    {{.delimiter = ""}, "--delimiter", NULL, 0, 0},
    {{.delimiter = "123456789"}, "--delimiter", NULL, 0, 0},
    {{.delimiter = "a\nb"}, "--delimiter", NULL, 0, 0},
    {{.quote = "<<"}, "--quote '<<' is not one ASCII character", NULL, 0, 0},
    {{.quote = "\xC3\xA9"}, "--quote", NULL, 0, 0},
    {{.escape = "ab"}, "--escape", NULL, 0, 0},
    {{.delimiter = "'", .quote = "'"}, "delimiter, quote and escape must differ", NULL, 0, 0},
};

START_TEST(test_options)
{
    TrDialect dialect;
    TrError err = {0};
    TrStatus st = tr_dialect_of_options(&options[_i].options, &dialect, &err);

    if (options[_i].problem != NULL) {
        ck_assert_int_eq(st, TR_BAD_USAGE);
        ck_assert_mem_eq(err.message, options[_i].problem, strlen(options[_i].problem));
        return;
    }
    ck_assert_int_eq(st, TR_OK);
    ck_assert_uint_eq(dialect.n_delimiter, strlen(options[_i].delimiter));
    ck_assert_mem_eq(dialect.delimiter, options[_i].delimiter, dialect.n_delimiter);
    ck_assert_int_eq(dialect.quote, options[_i].quote);
    ck_assert_int_eq(dialect.escape, options[_i].escape);
    ck_assert_int_eq(dialect.given, _i > 0);
}
END_TEST

/* Records as "LINE cell|cell;", broken ones as "LINE !FIELD;". */
static void list_records(TrCsvReader *reader, char *out)
{
    TrRecord record;

    *out = '\0';
    while (tr_csv_reader_next(reader, &record, NULL) == TR_OK && record.kind != TR_END) {
        out += sprintf(out, "%lu ", record.line);
        if (record.kind == TR_BROKEN)
            out += sprintf(out, "!%u", record.field);
        for (size_t i = 0; i < record.n_cells; i++)
            out +=
                sprintf(out, "%s%.*s", i > 0 ? "|" : "", (int)record.cells[i].length, record.cells[i].text);
        out += sprintf(out, ";");
    }
}

static const struct {
    TrReadOptions options;
    const char *text, *records;
} filtered[] = {
    {{.delimiter = "||"}, "a||b\n1||\"x||y\"\n|||\n", "1 a|b;2 1|x||y;3 ||;"},
    {{.delimiter = "||"}, "\"a\nb\"||c\n\"d\"e||f\ng||h", "1 a\nb|c;3 !1;4 g|h;"},
    {{.delimiter = "::", .quote = "none"}, "a::\"b\"\n", "1 a|\"b\";"},
    {{.escape = "\\"}, "\"a\\\"b\",c\n", "1 a\"b|c;"},
    {{.escape = "\\"}, "\"a\\\\\",c\n", "1 a\\|c;"},
    {{.escape = "\\"}, "\"8\\'9\"\"\",c\n", "1 8\\'9\"|c;"},
    {{.escape = "\\"}, "a\\,b,c\\\"d\nx,\"y\n\\\"\"\n", "1 a,b|c\"d;2 x|y\n\";"},
    {{.escape = "\\"}, "a\\\"", "1 a\";"},
    {{.escape = "\\"}, "a\\\"b\"c,d\r\ne,f\r\n", "1 a\"b\"c|d;2 e|f;"},
    {{.delimiter = "||", .encoding = "utf-8"},
     "a\xFE"
     "b||c\n",
     "1 a\xFF"
     "b|c;"},
    {{.delimiter = ";", .skip_lines = 2}, "x\r\ny\r\na;b\r\n", "3 a|b;"},
    {{.skip_lines = 9}, "x\ny\n", ""},
};

START_TEST(test_filter)
{
    char got[400];
    TrCsvReader *reader = tr_csv_reader_on_text(filtered[_i].text, strlen(filtered[_i].text), "text", NULL);

    ck_assert_int_eq(tr_csv_reader_prepare(reader, &filtered[_i].options, NULL), TR_OK);
    list_records(reader, got);
    ck_assert_str_eq(got, filtered[_i].records);
    tr_csv_reader_free(reader);
}
END_TEST

static const struct {
    char delimiter, escape;
    const char *line;
    size_t width; /* 0: as it comes */
    const char *cells;
    bool fits;
} loose[] = {
    {',', 0, "a,b", 0, "a|b", true},
    {',', 0, "", 0, "", true},
    {',', 0, ",", 0, "|", true},
    {',', 0, "\"\"2\",b", 0, "\"2|b", true},     /* a stray quote at the start */
    {',', 0, "\"2\"\",\"b\"", 0, "2\"|b", true}, /* and at the end */
    {',', 0, "\"\"\",b", 0, "\"|b", true},       /* in an empty cell */
    {',', 0, "\"say \"\"x\"\"\",b", 0, "say \"x\"|b", true},
    {',', 0, "\"5\" rod, long\",b", 0, "5\" rod, long|b", true},
    {',', 0, "\"a,b", 0, "\"a|b", true},        /* never closed */
    {',', 0, " \"a\" , \"b\"", 0, "a|b", true}, /* blanks outside quotes */
    {',', '\\', "\"a\\\",b\",c", 0, "a\",b|c", true},
    {',', 0, "\"a\"\",b\",c", 2, "a\",b|c", true}, /* pairs first, if that fits */
    {',', 0, "\"a\"\",b\",c", 3, "a\"|b\"|c", true},
    {',', 0, "1;2;3", 3, "1|2|3", true},
    {',', 0, "\"1\" \"2, x\" \"3\"", 3, "1|2, x|3", true},
    {',', 0, "one two three", 3, "one two three", false},
    {',', 0, "1;2", 2, "1;2", false}, /* too few to tell */
    /* a stray quote before a cell that is not quoted */
    {',', 0, "\"1,b,\"c, d\",\"e\"", 4, "\"1|b|c, d|e", true},
    {',', 0, "1,\"b,\"c, d\",\"e\"", 4, "1|\"b|c, d|e", true},
    /* a delimiter that is missing beside a cell in quotes */
    {',', 0, "1,b\"c, d\",e", 4, "1|b|c, d|e", true},
    {',', 0, "1,\"c, d\"e,f", 4, "1|c, d|e|f", true},
    {',', 0, "1,b\"c, d\",e", 5, "", false},
    {',', 0, "1,48\" tube", 3, "", false},               /* nothing is in quotes */
    {',', 0, "a b \"c d\" \"e\"", 4, "a|b|c d|e", true}, /* blanks, as two quotes stand beside one */
    {',', 0, "he said \"no\" twice", 4, "", false},
};

START_TEST(test_loose)
{
    TrDialect dialect = tr_dialect_plain();
    TrSlice line = {loose[_i].line, strlen(loose[_i].line)};
    TrLooseCells cells = {0};
    bool fits = true;
    size_t n = 0;
    char got[200] = "";

    dialect.delimiter[0] = loose[_i].delimiter;
    dialect.escape = loose[_i].escape;
    if (loose[_i].width == 0)
        ck_assert_int_eq(tr_split_loosely(&dialect, line, &cells, &n, NULL), TR_OK);
    else
        ck_assert_int_eq(tr_split_to_width(&dialect, line, loose[_i].width, &cells, &fits, NULL), TR_OK);
    ck_assert_int_eq(fits, loose[_i].fits);
    for (size_t i = 0; i < cells.n && fits; i++)
        (void)sprintf(got + strlen(got), "%s%.*s", i > 0 ? "|" : "", (int)cells.cells[i].length,
                      cells.cells[i].text);
    if (fits)
        ck_assert_str_eq(got, loose[_i].cells);
    tr_loose_cells_release(&cells);
}
END_TEST

static TrStatus read_filtered(void *context, TrError *err)
{
    TrReadOptions starving = {.delimiter = "||", .encoding = "latin1"};
    const char *text = context;
    TrCsvReader *reader = tr_csv_reader_on_text(text, strlen(text), "text", err);
    TrRecord record = {.kind = TR_RECORD};
    TrStatus st = TR_OK;

    if (reader == NULL)
        return TR_MEMORY;
    TR_TRY(tr_csv_reader_prepare(reader, &starving, err));
    while (record.kind != TR_END)
        TR_TRY(tr_csv_reader_next(reader, &record, err));
out:
    tr_csv_reader_free(reader);
    return st;
}

START_TEST(test_memory)
{
    char text[] = "a||b\n1||\"x\ny\"\n";

    ck_assert_uint_gt(starve(read_filtered, text), 3);
}
END_TEST

Suite *suite_dialect(void)
{
    Suite *suite = suite_create("dialect");
    TCase *tests = tcase_create("dialect");

    tcase_add_loop_test(tests, test_detect, 0, COUNT(detections));
    tcase_add_loop_test(tests, test_options, 0, COUNT(options));
    tcase_add_loop_test(tests, test_filter, 0, COUNT(filtered));
    tcase_add_loop_test(tests, test_loose, 0, COUNT(loose));
    tcase_add_test(tests, test_memory);
    suite_add_tcase(suite, tests);
    return suite;
}
