/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Batches hold what the reader reads, trimmed, on one thread or two. Index 0 of a test: one; 1: two. */
#include "claims/batch.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/strings.h"
#include "suites.h"
#include "support.h"

enum { N_ROWS = 30000, MOST_ROW_BYTES = 40, N_HEADER = 3 };

/* What row i holds: each way of a row for the batches, in turn. */
static size_t put_row(char *out, unsigned i)
{
    switch (i % 5) {
    case 0:
        return (size_t)sprintf(out, " %u ,\"b,c\n", i); /* an unclosed quote: broken */
    case 1:
        return (size_t)sprintf(out, "%u,\"b\nb\",c\n", i); /* two lines */
    case 2:
        return (size_t)sprintf(out, "%u,b,c, ,,\n", i); /* empty fields too many */
    case 3:
        return (size_t)sprintf(out, "%u,b\n", i); /* a field too few */
    default:
        return (size_t)sprintf(out, " %u,b\t,\n", i);
    }
}

static bool is(const TrCell *cell, const char *text)
{
    return cell->text.length == strlen(text) && memcmp(cell->text.text, text, strlen(text)) == 0 &&
           (*text == '\0' || cell->hash == tr_strings_hash(text, strlen(text)));
}

static void expect_row(const TrBatchRecord *record, unsigned i, unsigned long line)
{
    static const size_t n_cells[] = {0, 3, 3, 2, 3};
    char number[16], raw[MOST_ROW_BYTES];
    size_t length = put_row(raw, i) - 1;

    (void)snprintf(number, sizeof number, "%u", i);
    EXPECT(record->line == line);
    EXPECT(record->raw.length == length && memcmp(record->raw.text, raw, length) == 0);
    EXPECT(record->kind == (i % 5 == 0 ? TR_BROKEN : TR_RECORD));
    if (record->kind == TR_BROKEN) {
        EXPECT(strncmp(record->why.problem, "a quote is opened", 17) == 0);
        return;
    }
    EXPECT(record->n_cells == n_cells[i % 5]);
    EXPECT(is(&record->cells[0], number));
    EXPECT(is(&record->cells[1], i % 5 == 1 ? "b\nb" : "b"));
    EXPECT(record->n_cells == 2 || is(&record->cells[2], i % 5 == 4 ? "" : "c"));
}

START_TEST(test_many_rows)
{
    char *text = malloc((size_t)N_ROWS * MOST_ROW_BYTES);
    size_t n = 0;
    unsigned row = 0;
    unsigned long line = 1;
    TrCsvReader *reader;
    TrBatches *batches;
    const TrBatch *batch;

    for (unsigned i = 0; i < N_ROWS; i++)
        n += put_row(text + n, i);
    reader = tr_csv_reader_on_text(text, n, "text", NULL);
    batches = tr_batches_new(reader, N_HEADER, _i == 1, NULL);
    ck_assert_ptr_nonnull(batches);
    while (tr_batches_next(batches, &batch, NULL) == TR_OK && batch != NULL)
        for (size_t i = 0; i < batch->n; i++, row++) {
            expect_row(&batch->records[i], row, line);
            line += row % 5 == 1 ? 2 : 1;
        }
    ck_assert_uint_eq(row, N_ROWS);
    ck_assert_int_eq(tr_batches_next(batches, &batch, NULL), TR_OK);
    ck_assert_ptr_null(batch); /* and stays at the end */
    tr_batches_free(batches);
    tr_csv_reader_free(reader);
    free(text);
}
END_TEST

/* A quote that happens to meet another: only its first line is broken. */
START_TEST(test_lines_of_a_false_record)
{
    static const char text[] = "a,\"b\nc,d,e\nf\",g\nh,i,j\n";
    TrCsvReader *reader = tr_csv_reader_on_text(TEXT(text), "text", NULL);
    TrBatches *batches = tr_batches_new(reader, 4, _i == 1, NULL);
    const TrBatch *batch;

    ck_assert_int_eq(tr_batches_next(batches, &batch, NULL), TR_OK);
    ck_assert_uint_eq(batch->n, 4);
    ck_assert_int_eq(batch->records[0].kind, TR_BROKEN);
    ck_assert_uint_eq(batch->records[0].raw.length, 4);
    ck_assert_int_eq(batch->records[1].kind, TR_RECORD);
    ck_assert_uint_eq(batch->records[1].n_cells, 3);
    ck_assert_int_eq(batch->records[2].kind, TR_BROKEN); /* f" */
    ck_assert_uint_eq(batch->records[3].line, 4);
    tr_batches_free(batches);
    tr_csv_reader_free(reader);
}
END_TEST

/* Given up after the first batch, or before it: the thread stops. */
START_TEST(test_given_up)
{
    char *text = malloc((size_t)N_ROWS * MOST_ROW_BYTES);
    size_t n = 0;

    for (unsigned i = 0; i < N_ROWS; i++)
        n += put_row(text + n, i);
    for (int taken = 0; taken < 3; taken++) {
        TrCsvReader *reader = tr_csv_reader_on_text(text, n, "text", NULL);
        TrBatches *batches = tr_batches_new(reader, N_HEADER, _i == 1, NULL);
        const TrBatch *batch;

        for (int i = 0; i < taken; i++)
            ck_assert_int_eq(tr_batches_next(batches, &batch, NULL), TR_OK);
        tr_batches_free(batches);
        tr_csv_reader_free(reader);
    }
    tr_batches_free(NULL);
    free(text);
}
END_TEST

START_TEST(test_error_of_the_reader)
{
    int fd = open("/", O_RDONLY);
    TrCsvReader *reader = tr_csv_reader_new(fd, "root", NULL);
    TrBatches *batches = tr_batches_new(reader, N_HEADER, _i == 1, NULL);
    const TrBatch *batch;
    TrError err = {0};

    ck_assert_int_eq(tr_batches_next(batches, &batch, &err), TR_IO);
    ck_assert_str_eq(err.message, "cannot read root: Is a directory");
    ck_assert_ptr_null(batch);
    tr_batches_free(batches);
    tr_csv_reader_free(reader);
    (void)close(fd);
}
END_TEST

Suite *suite_batch(void)
{
    Suite *suite = suite_create("batch");
    TCase *tests = tcase_create("batch");

    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, test_many_rows, 0, 2);
    tcase_add_loop_test(tests, test_lines_of_a_false_record, 0, 2);
    tcase_add_loop_test(tests, test_given_up, 0, 2);
    tcase_add_loop_test(tests, test_error_of_the_reader, 0, 2);
    suite_add_tcase(suite, tests);
    return suite;
}
