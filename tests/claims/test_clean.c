/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any file in, RFC 4180 out: cell for cell, and cleaning what is clean changes nothing. */
#include "claims/clean.h"

#include <stdlib.h>
#include <string.h>

#include "suites.h"
#include "support.h"

static char *cleaned(const char *text, size_t length, const TrReadOptions *options, TrCleaning *cleaning,
                     size_t *out_length)
{
    FILE *out = tmpfile();
    TrCsvReader *reader = tr_csv_reader_on_text(text, length, "text", NULL);

    ck_assert_int_eq(tr_csv_reader_prepare(reader, options, NULL), TR_OK);
    ck_assert_int_eq(tr_clean(reader, options, "text", "text", out, cleaning, NULL), TR_OK);
    tr_csv_reader_free(reader);
    return stream_text(out, out_length);
}

static const struct {
    TrReadOptions options;
    const char *in, *out;
    unsigned long rejected, mended, left_out, ragged;
} files[] = {
    {{0}, "a,b\n1,2\n", "a,b\n1,2\n", 0, 0, 0, 0},
    {{0}, "a,b\n1,2", "a,b\n1,2\n", 0, 0, 0, 0},
    {{0}, "\n\na,b\r\r1,2\r", "\n\na,b\n\n1,2\n", 0, 0, 0, 0},
    {{0}, "a\n\"\"\n\nb\n", "a\n\"\"\n\nb\n", 0, 0, 0, 0},
    {{0},
     "\xEF\xBB\xBF\"\xEF\xBB\xBF"
     "a\",b\n",
     "\"\xEF\xBB\xBF"
     "a\",b\n",
     0,
     0,
     0,
     0},
    {{0}, "\"a\r\nb\";c\n\"1\";2\n", "\"a\r\nb\",c\n1,2\n", 0, 0, 0, 0},
    /* a quote that swallows lines, where the first alone has the right width */
    {{0}, "a,b\n1,\"2\n3,4\n5,\"6\"\n7,8\n", "a,b\n1,\"\"\"2\"\n3,4\n5,6\n7,8\n", 0, 1, 0, 0},
    /* with the dialect said, only what is no CSV gets good will */
    {{.delimiter = ","}, "a,b\n1,\"2\n3,\"4\"\n", "a,b\n1,\"\"\"2\"\n3,4\n", 0, 1, 0, 0},
    {{.delimiter = ","}, "a,b\n1,\"2\n3\",4\n", "a,b\n1,\"2\n3\",4\n", 0, 0, 0, 1},
    {{.delimiter = ","}, "a,b\n1,2\n1,\"2\",\"3\"4\n", "a,b\n1,2\n", 1, 0, 0, 0},
    {{.delimiter = ";"}, "x\na;b\n", "x\na,b\n", 0, 0, 0, 1}, /* nor before a table */
    {{0}, "x\na;b\n1;2\n3;4\n", "a,b\n1,2\n3,4\n", 0, 0, 1, 0},
    {{0}, "x,,\n,,\na,b,c\n1,2,3\n", "a,b,c\n1,2,3\n", 0, 0, 2, 0},
    {{0}, "a,b,c\n1,2,3\nnote\n", "a,b,c\n1,2,3\nnote\n", 0, 0, 0, 1},
    {{.skip_lines = 1}, "x\na,b\n", "a,b\n", 0, 0, 0, 0},
    {{0}, "a,b\n1,\xC3\xA9\n2,\xE9\n", "a,b\n1,\xC3\xA9\n", 1, 0, 0, 0},
};

START_TEST(test_file)
{
    TrCleaning cleaning = {0};
    char *out = cleaned(files[_i].in, strlen(files[_i].in), &files[_i].options, &cleaning, NULL);

    ck_assert_str_eq(out, files[_i].out);
    ck_assert_uint_eq(cleaning.rejected, files[_i].rejected);
    ck_assert_uint_eq(cleaning.mended, files[_i].mended);
    ck_assert_uint_eq(cleaning.left_out, files[_i].left_out);
    ck_assert_uint_eq(cleaning.ragged, files[_i].ragged);
    ck_assert_uint_eq(cleaning.rows, cleaning.written + cleaning.rejected + cleaning.left_out);
    ck_assert_uint_eq(cleaning.rejected_rows.n, cleaning.rejected + cleaning.left_out);
    tr_cleaning_release(&cleaning);
    free(out);
}
END_TEST

/* Cleaning what clean wrote, with the dialect said, gives the same bytes, and nothing is rejected. */
START_TEST(test_twice)
{
    static const char pieces[][8] = {",",   ";",   "\"",   "\"\"", "\n", "\r\n",     "'",    " ",     "a",
                                     "b c", "1,5", "\\\"", "\t",   "|",  "\xC3\xA9", "\xE9", "\",\"", "\r"};
    TrReadOptions plain = {.delimiter = ","}, guess = {0};

    for (int file = 0; file < 50; file++) {
        uint64_t chance = (uint64_t)(_i * 50 + file) * 7919 + 1;
        TrCleaning first = {0}, second = {0};
        char text[2000], *once, *twice;
        size_t n = 0, length, again;

        for (size_t i = random_below(&chance, 200); i > 0; i--)
            n += (size_t)sprintf(text + n, "%s", pieces[random_below(&chance, (size_t)COUNT(pieces))]);
        once = cleaned(text, n, &guess, &first, &length);
        twice = cleaned(once, length, &plain, &second, &again);
        EXPECT(first.rows == first.written + first.rejected + first.left_out);
        EXPECT(second.rejected == 0 && second.written == first.written);
        EXPECT(again == length && memcmp(once, twice, length) == 0);
        tr_cleaning_release(&first);
        tr_cleaning_release(&second);
        free(once);
        free(twice);
    }
}
END_TEST

static TrStatus clean_starving(void *context, TrError *err)
{
    const char *text = context;
    TrReadOptions options = {0};
    TrCleaning cleaning = {0};
    FILE *out = tmpfile();
    TrCsvReader *reader = tr_csv_reader_on_text(text, strlen(text), "text", err);
    TrStatus st = TR_MEMORY;

    if (reader != NULL)
        st = tr_csv_reader_prepare(reader, &options, err);
    if (st == TR_OK)
        st = tr_clean(reader, &options, "text", "text", out, &cleaning, err);
    tr_cleaning_release(&cleaning);
    tr_csv_reader_free(reader);
    (void)fclose(out);
    return st;
}

START_TEST(test_memory)
{
    char text[] = "title\n\na;b\n1;\"\"2\"\n3;\xE9\n4;\"x\"y\"z;\"\n";

    ck_assert_uint_gt(starve(clean_starving, text), 5);
}
END_TEST

Suite *suite_clean(void)
{
    Suite *suite = suite_create("clean");
    TCase *tests = tcase_create("clean");

    tcase_add_loop_test(tests, test_file, 0, COUNT(files));
    tcase_add_loop_test(tests, test_twice, 0, 10);
    tcase_add_test(tests, test_memory);
    suite_add_tcase(suite, tests);
    return suite;
}
