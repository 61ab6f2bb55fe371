/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The public corpora csv-spectrum and csv-test-data: each valid file reads to the cells of its JSON, each bad
 * one is reported, or the table says why it is legal in this layer. */
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "claims/clean.h"
#include "suites.h"
#include "support.h"

#define CORPORA "../shared/data/csv"

/* ---- just enough JSON: an array of arrays or objects of strings ---- */

enum { MOST_CELLS = 100, MOST_BYTES = 200 };

typedef struct {
    char cell[MOST_CELLS][MOST_BYTES];
    int n;
    int row_end[MOST_CELLS]; /* number of cells after each row */
    int n_rows;
} Cells;

static const char *json_string(const char *at, char out[MOST_BYTES])
{
    static const char escapes[] = "\"\\/nrt", meant[] = "\"\\/\n\r\t";
    size_t n = 0;

    for (at++; *at != '"'; at++) {
        const char *escape;

        ck_assert_uint_lt(n, MOST_BYTES - 1);
        ck_assert_int_ne(*at, '\0');
        if (*at != '\\') {
            out[n++] = *at;
            continue;
        }
        at++;
        escape = strchr(escapes, *at);
        ck_assert_ptr_nonnull(escape);
        out[n++] = meant[escape - escapes];
    }
    out[n] = '\0';
    return at + 1;
}

static void end_row(Cells *cells)
{
    cells->row_end[cells->n_rows++] = cells->n;
}

/* The cells of a document; of objects, first a row of the keys of the first one. */
static void json_cells(const char *text, Cells *cells)
{
    static char keys[MOST_CELLS][MOST_BYTES], values[MOST_CELLS][MOST_BYTES];
    int depth = 0, n_pairs = 0;

    for (const char *at = text; *at != '\0';) {
        bool object = *at == '{';

        if (*at == '"' && depth == 2) {
            at = json_string(at, cells->cell[cells->n++]);
            continue;
        }
        depth += *at == '[';
        if (*at == ']' && depth-- == 2)
            end_row(cells);
        at++;
        if (!object)
            continue;
        for (n_pairs = 0; *at != '}'; n_pairs++) {
            at = json_string(strchr(at, '"'), keys[n_pairs]);
            at = json_string(strchr(strchr(at, ':'), '"'), values[n_pairs]);
            at += strspn(at, " \n\r\t,");
        }
        for (int i = 0; cells->n_rows == 0 && i < n_pairs; i++)
            strcpy(cells->cell[cells->n++], keys[i]);
        if (cells->n_rows == 0)
            end_row(cells);
        for (int i = 0; i < n_pairs; i++)
            strcpy(cells->cell[cells->n++], values[i]);
        end_row(cells);
        at++;
    }
}

/* ---- the table ---- */

typedef enum {
    LIKE_JSON,
    BY_HAND, /* the records are given: "LINE cell|cell;", broken ones "LINE !FIELD;" */
    BAD      /* likewise, and as an input it must be refused */
} Expect;

static const struct {
    const char *set, *name;
    Expect expect;
    const char *records;
} files[] = {
    {"csv-spectrum/csvs", "comma_in_quotes", LIKE_JSON, NULL},
    {"csv-spectrum/csvs", "empty", LIKE_JSON, NULL},
    {"csv-spectrum/csvs", "empty_crlf", LIKE_JSON, NULL},
    {"csv-spectrum/csvs", "escaped_quotes", LIKE_JSON, NULL},
    {"csv-spectrum/csvs", "json", LIKE_JSON, NULL},
    /* its JSON is of another file; and a quote inside an unquoted field is no RFC 4180: reported */
    {"csv-spectrum/csvs", "location_coordinates", BY_HAND,
     "1 Contact Phone Number|Location Coordinates|Cities|Counties;2 !2;"},
    {"csv-spectrum/csvs", "newlines", LIKE_JSON, NULL},
    {"csv-spectrum/csvs", "newlines_crlf", LIKE_JSON, NULL},
    {"csv-spectrum/csvs", "quotes_and_newlines", LIKE_JSON, NULL},
    {"csv-spectrum/csvs", "simple", LIKE_JSON, NULL},
    {"csv-spectrum/csvs", "simple_crlf", LIKE_JSON, NULL},
    {"csv-spectrum/csvs", "utf8", LIKE_JSON, NULL},
    /* blank lines are no records here: its JSON has two rows of one empty cell */
    {"csv-test-data/csv", "all-empty", BY_HAND, ""},
    /* legal here: read.c compares the number of fields with the header's */
    {"csv-test-data/csv", "bad-header-less-fields", BAD, "1 foo|bar|baz;2 1|2;"},
    {"csv-test-data/csv", "bad-header-more-fields", BAD, "1 foo|bar|baz;2 1|2|3|4;"},
    /* an empty file; and a header of other names: header.c refuses both */
    {"csv-test-data/csv", "bad-header-no-header", BAD, ""},
    {"csv-test-data/csv", "bad-header-wrong-header", BAD, "1 qux|quux|quuz;"},
    {"csv-test-data/csv", "bad-missing-quote", BAD, "1 foo|bar|baz;2 !2;"},
    {"csv-test-data/csv", "bad-quotes-with-unescaped-quote", BAD, "1 foo|bar|baz;2 !2;"},
    {"csv-test-data/csv", "bad-unescaped-quote", BAD, "1 foo|bar|baz;2 !2;"},
    {"csv-test-data/csv", "empty-field", LIKE_JSON, NULL},
    {"csv-test-data/csv", "empty-one-column", BY_HAND, "1 foo;"},       /* a blank line, as above */
    {"csv-test-data/csv", "header-no-rows", BY_HAND, "1 foo|bar|baz;"}, /* its JSON, [], has no header */
    {"csv-test-data/csv", "header-simple", LIKE_JSON, NULL},
    {"csv-test-data/csv", "leading-space", LIKE_JSON, NULL},
    {"csv-test-data/csv", "one-column", LIKE_JSON, NULL},
    {"csv-test-data/csv", "quotes-empty", LIKE_JSON, NULL},
    {"csv-test-data/csv", "quotes-with-comma", LIKE_JSON, NULL},
    {"csv-test-data/csv", "quotes-with-escaped-quote", LIKE_JSON, NULL},
    {"csv-test-data/csv", "quotes-with-newline", LIKE_JSON, NULL},
    {"csv-test-data/csv", "quotes-with-space", LIKE_JSON, NULL},
    {"csv-test-data/csv", "simple-crlf", LIKE_JSON, NULL},
    {"csv-test-data/csv", "simple-lf", LIKE_JSON, NULL},
    {"csv-test-data/csv", "trailing-newline", LIKE_JSON, NULL},
    {"csv-test-data/csv", "trailing-newline-one-field", LIKE_JSON, NULL},
    {"csv-test-data/csv", "trailing-space", LIKE_JSON, NULL},
    {"csv-test-data/csv", "utf8", LIKE_JSON, NULL},
};

static bool is_there(void)
{
    struct stat status;

    if (stat(CORPORA, &status) == 0)
        return true;
    (void)printf("skipped: %s is not there\n", CORPORA);
    return false;
}

static void expect_like_json(TrCsvReader *reader, const char *set, const char *name)
{
    static Cells cells;
    char path[200], *text;
    TrRecord record;
    int cell = 0;

    (void)snprintf(path, sizeof path, CORPORA "/%.*s/json/%s.json", (int)strcspn(set, "/"), set, name);
    text = file_text(path, NULL);
    json_cells(text, &cells);
    ck_assert_int_gt(cells.n_rows, 0);
    for (int row = 0; row < cells.n_rows; row++) {
        ck_assert_int_eq(tr_csv_reader_next(reader, &record, NULL), TR_OK);
        ck_assert_int_eq(record.kind, TR_RECORD);
        ck_assert_int_eq((int)record.n_cells, cells.row_end[row] - cell);
        for (size_t i = 0; i < record.n_cells; i++, cell++) {
            ck_assert_uint_eq(record.cells[i].length, strlen(cells.cell[cell]));
            ck_assert_mem_eq(record.cells[i].text, cells.cell[cell], record.cells[i].length);
        }
    }
    ck_assert_int_eq(tr_csv_reader_next(reader, &record, NULL), TR_OK);
    ck_assert_int_eq(record.kind, TR_END);
    free(text);
}

static void expect_records(TrCsvReader *reader, const char *records)
{
    char got[500] = "";
    size_t n = 0;
    TrRecord record;

    while (tr_csv_reader_next(reader, &record, NULL) == TR_OK && record.kind != TR_END) {
        n += (size_t)sprintf(got + n, "%lu ", record.line);
        if (record.kind == TR_BROKEN)
            n += (size_t)sprintf(got + n, "!%u", record.field);
        for (size_t i = 0; i < record.n_cells; i++)
            n += (size_t)sprintf(got + n, "%s%.*s", i > 0 ? "|" : "", (int)record.cells[i].length,
                                 record.cells[i].text);
        n += (size_t)sprintf(got + n, ";");
    }
    ck_assert_str_eq(got, records);
}

static void expect_refused(const char *path)
{
    TrInput *input = NULL;
    TrError err = {0};

    ck_assert_int_eq(tr_input_read(&path, 1, &input, &err), TR_BAD_INPUT);
    ck_assert_str_ne(err.message, "");
    tr_input_free(input);
}

START_TEST(test_file)
{
    char path[200];
    int fd;
    TrCsvReader *reader;

    if (!is_there())
        return;
    (void)snprintf(path, sizeof path, CORPORA "/%s/%s.csv", files[_i].set, files[_i].name);
    fd = open(path, O_RDONLY);
    ck_assert_msg(fd >= 0, "cannot open %s", path);
    reader = tr_csv_reader_new(fd, path, NULL);
    if (files[_i].expect == LIKE_JSON)
        expect_like_json(reader, files[_i].set, files[_i].name);
    else
        expect_records(reader, files[_i].records);
    if (files[_i].expect == BAD)
        expect_refused(path);
    tr_csv_reader_free(reader);
    (void)close(fd);
}
END_TEST

/* ---- clean ---- */

/* What `clean` makes of a file, and how many errors, warnings and remarks it has. */
static char *cleaned(const char *path, size_t *length, size_t *n_diagnostics)
{
    TrReadOptions options = {0};
    TrCleaning cleaning = {0};
    FILE *out = tmpfile();
    int fd = open(path, O_RDONLY);
    TrCsvReader *reader = tr_csv_reader_new(fd, path, NULL);

    ck_assert_int_eq(tr_csv_reader_prepare(reader, &options, NULL), TR_OK);
    ck_assert_int_eq(tr_clean(reader, &options, path, path, out, &cleaning, NULL), TR_OK);
    ck_assert_uint_eq(cleaning.rows, cleaning.written + cleaning.rejected + cleaning.left_out);
    *n_diagnostics = cleaning.diagnostics.n;
    tr_cleaning_release(&cleaning);
    tr_csv_reader_free(reader);
    (void)close(fd);
    return stream_text(out, length);
}

/* A valid file, cleaned, has the same cells. */
START_TEST(test_clean)
{
    char path[200], *text;
    size_t length, n_diagnostics;
    TrCsvReader *reader;

    if (!is_there() || files[_i].expect != LIKE_JSON)
        return;
    (void)snprintf(path, sizeof path, CORPORA "/%s/%s.csv", files[_i].set, files[_i].name);
    text = cleaned(path, &length, &n_diagnostics);
    reader = tr_csv_reader_on_text(text, length, "cleaned", NULL);
    expect_like_json(reader, files[_i].set, files[_i].name);
    tr_csv_reader_free(reader);
    free(text);
}
END_TEST

/* Who reports a bad file: clean, or check, which reads it as claims. Every one is refused there (BAD above).
 */
static const struct {
    const char *name;
    bool by_clean;
    const char *why;
} bad[] = {
    {"bad-header-less-fields", true, "kept as it is, with a note that a row is narrower"},
    {"bad-header-more-fields", true, "kept as it is, with a note that a row is wider"},
    {"bad-header-no-header", false, "nothing says that the first row is no header: check misses its columns"},
    {"bad-header-wrong-header", false, "any header will do for clean: check misses its columns"},
    {"bad-missing-quote", true, "mended or rejected, with the line"},
    {"bad-quotes-with-unescaped-quote", true, "mended or rejected, with the line"},
    {"bad-unescaped-quote", true, "mended or rejected, with the line"},
};

START_TEST(test_bad)
{
    char path[200];
    size_t length, n_diagnostics;

    if (!is_there())
        return;
    (void)snprintf(path, sizeof path, CORPORA "/csv-test-data/csv/%s.csv", bad[_i].name);
    free(cleaned(path, &length, &n_diagnostics));
    ck_assert_msg((n_diagnostics > 0) == bad[_i].by_clean, "%s: %s", bad[_i].name, bad[_i].why);
}
END_TEST

/* No file of the corpora is missing in the table. */
START_TEST(test_all_files)
{
    static const char *const sets[] = {"csv-spectrum/csvs", "csv-test-data/csv"};
    int n = 0;

    if (!is_there())
        return;
    for (int i = 0; i < COUNT(sets); i++) {
        char path[200];
        DIR *dir;

        (void)snprintf(path, sizeof path, CORPORA "/%s", sets[i]);
        dir = opendir(path);
        ck_assert_ptr_nonnull(dir);
        for (const struct dirent *entry; (entry = readdir(dir)) != NULL;)
            n += strstr(entry->d_name, ".csv") != NULL;
        (void)closedir(dir);
    }
    ck_assert_int_eq(n, COUNT(files));
}
END_TEST

Suite *suite_corpora(void)
{
    Suite *suite = suite_create("corpora");
    TCase *tests = tcase_create("corpora");

    tcase_add_loop_test(tests, test_file, 0, COUNT(files));
    tcase_add_loop_test(tests, test_clean, 0, COUNT(files));
    tcase_add_loop_test(tests, test_bad, 0, COUNT(bad));
    tcase_add_test(tests, test_all_files);
    suite_add_tcase(suite, tests);
    return suite;
}
