/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Blocks give the rows that the reader gives, wherever they are cut and however many threads there are. */
#include "claims/blocks.h"

#include <fcntl.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/strings.h"
#include "claims/header.h"
#include "suites.h"
#include "support.h"

enum { N_FIELDS = 3, N_TEXTS = 1500, N_ROWS = 30000, MOST_ROW_BYTES = 60, MOST_THREADS = 3 };

static const size_t column_of[N_FIELDS] = {TR_PERSON, TR_ROLE, TR_ORGANIZATION};

static TrRowForm form_of(TrStrings *strings)
{
    return (TrRowForm){.part = TR_CLAIMS, .column_of = column_of, .n_fields = N_FIELDS, .strings = strings};
}

/* ---- rows as text ---- */

static void put_text(FILE *out, TrSlice text)
{
    (void)fprintf(out, "[");
    if (text.length > 0)
        (void)fwrite(text.text, 1, text.length, out);
    (void)fprintf(out, "]");
}

static void put_record(FILE *out, const TrRecord *record)
{
    (void)fprintf(out, "%lu ", record->line);
    put_text(out, record->raw);
    if (record->kind == TR_BROKEN)
        (void)fprintf(out, " %s %u %zu", record->why.problem, record->field, record->field_at);
    for (size_t i = 0; i < record->n_cells; i++)
        put_text(out, record->cells[i]);
    (void)fprintf(out, "\n");
}

/* What docs/decisions/009 says, by the reader alone. */
static char *rows_of_reader(const char *text, size_t length, size_t *n)
{
    TrCsvReader *reader = tr_csv_reader_on_text(text, length, "text", NULL);
    FILE *out = tmpfile();
    TrRecord record;

    for (;;) {
        EXPECT(tr_csv_reader_next(reader, &record, NULL) == TR_OK);
        if (record.kind == TR_END)
            break;
        while (record.n_cells > N_FIELDS && tr_text_trim(record.cells[record.n_cells - 1]).length == 0)
            record.n_cells--;
        if (record.kind == TR_RECORD && record.n_lines > 1 && record.n_cells != N_FIELDS) {
            tr_csv_reader_resume_after_first_line(reader, &record);
            record.kind = TR_BROKEN;
            record.n_cells = 0;
            record.why = tr_break_unclosed();
            record.field = TR_LAST_FIELD;
            record.field_at = tr_field_start(tr_csv_reader_dialect(reader), record.raw, &record.field);
        }
        put_record(out, &record);
    }
    tr_csv_reader_free(reader);
    return stream_text(out, n);
}

static TrSlice text_of(const TrStrings *strings, uint32_t number)
{
    const TrMetText *met;

    if ((number & TR_CELL_IS_NEW) == 0)
        return (TrSlice){tr_strings_text(strings, number), tr_strings_length(strings, number)};
    met = tr_strings_met(strings, number & ~TR_CELL_IS_NEW);
    return (TrSlice){met->text, met->length};
}

/* A row's numbered cells say what its record says. Texts of every second row are given ids. */
static TrStatus expect_numbers(TrBlock *block, size_t row, const TrRecord *record, TrError *err)
{
    const uint32_t *numbers = block->cells + row * N_FIELDS;
    TrStrings *strings = block->form->strings;
    TrStatus st = TR_OK;
    uint32_t id;

    EXPECT((block->rows[row].kind != TR_ROW_ASKEW) ==
           (record->kind == TR_RECORD && record->n_cells == N_FIELDS));
    for (size_t i = 0; i < N_FIELDS && block->rows[row].kind != TR_ROW_ASKEW; i++) {
        TrSlice cell = tr_text_trim(record->cells[i]), text = text_of(strings, numbers[i]);

        EXPECT(text.length == cell.length &&
               (text.length == 0 || memcmp(text.text, cell.text, text.length) == 0));
        if ((numbers[i] & TR_CELL_IS_NEW) != 0 && row % 2 == 0)
            TR_TRY(
                tr_strings_number(strings, tr_strings_met(strings, numbers[i] & ~TR_CELL_IS_NEW), &id, err));
    }
out:
    return st;
}

static TrStatus put_block(void *context, TrBlock *block, TrError *err)
{
    TrRecord record;

    for (size_t i = 0; i < block->n; i++) {
        TrStatus st = tr_block_record(block, &block->rows[i], &record, err);

        if (st == TR_OK)
            st = expect_numbers(block, i, &record, err);
        if (st != TR_OK)
            return st;
        put_record(context, &record);
    }
    return TR_OK;
}

static char *rows_of_blocks(const char *text, size_t length, size_t step, size_t n_threads, size_t *n)
{
    TrCsvReader *reader = tr_csv_reader_on_text(text, length, "text", NULL);
    TrStrings *strings = tr_strings_new(NULL);
    TrRowForm form = form_of(strings);
    FILE *out = tmpfile();

    tr_csv_reader_set_step(reader, step);
    EXPECT(tr_blocks_take(reader, &form, n_threads, put_block, out, NULL) == TR_OK);
    tr_csv_reader_free(reader);
    tr_strings_free(strings);
    return stream_text(out, n);
}

static void expect_same_rows(const char *text, size_t length, const size_t *steps, int n_steps)
{
    size_t n, n_expected;
    char *expected = rows_of_reader(text, length, &n_expected), *got;

    for (int i = 0; i < n_steps; i++)
        for (size_t n_threads = 1; n_threads <= MOST_THREADS; n_threads++) {
            got = rows_of_blocks(text, length, steps[i], n_threads, &n);
            ck_assert_str_eq(got, expected);
            EXPECT(n == n_expected && memcmp(got, expected, n) == 0);
            free(got);
        }
    free(expected);
}

/* ---- texts ---- */

static const struct {
    const char *text;
    size_t length;
} texts[] = {
    {TEXT("")},
    {TEXT("\n\r\n\r")},
    {TEXT("a,b,c\nd,e,f\n")},
    {TEXT("a,b,c\r\nd,e,f\r\n\r\ng,h,i")}, /* no line end at the end */
    {TEXT("a,b,c\rd,e,f\r\r\ng,h,i\r")},
    {TEXT("\xEF\xBB\xBFx,y,z\n\xEF\xBB\xBFx,y,z\n")}, /* a mark, and blanks */
    {TEXT("\xEF\xBB\xBF")},
    {TEXT("a,\"b\nb\nb\nb\",c\nd,e,f\n")}, /* blocks that begin within quotes */
    {TEXT("a,\"b\r\nb,\"\"b\"\"\r\nb\",c\r\nd,e,f\r\n")},
    {TEXT("a,\"b\nc,d,e\nf,g,h\n")},        /* never closed */
    {TEXT("a,\"b\nc,d,e\nf\",g\nh,i,j\n")}, /* closed by another one */
    {TEXT("a,\"b,c\nd,\"e,f\ng,h,i\n\"j\n")},
    {TEXT("a,\"b\"x,c\nd,e\"e,f\ng,h\ni,j,k,l\nm,n,o, ,,\n")},
    {TEXT(" a ,\"\n\",\t\nb,\xC2\xA0,c\n")},
    {TEXT("a,b\0,c\n\0\n\xFF,\x80,\xC3\n")},
    {TEXT("\"\",\"\",\"\"\n,,\n\"a\",\"b\",\"\"\"\"\n")},
    {TEXT("\"a\n\",\"b\n\",\"c\n\"\n\"a\n\",\"b\n\",\"c\n\"\nd,\"e\n")},
};

START_TEST(test_text)
{
    size_t steps[64];

    for (size_t i = 0; i < 64; i++)
        steps[i] = i + 1;
    expect_same_rows(texts[_i].text, texts[_i].length, steps, 64);
}
END_TEST

START_TEST(test_random_text)
{
    static const char *const parts[] = {",",    ",",  ",", "\"", "\"", "\"\"", "\n",   "\n",
                                        "\r\n", "\r", "a", "bb", " ",  "é",    "\xFF", "a,b,c\n"};
    uint64_t state = 9;

    for (int i = 0; i < N_TEXTS; i++) {
        char text[512];
        size_t n = 0, n_parts = random_below(&state, 60), step = 1 + random_below(&state, 64);

        for (size_t k = 0; k < n_parts; k++) {
            const char *part = parts[random_below(&state, (size_t)COUNT(parts))];

            memcpy(text + n, part, strlen(part));
            n += strlen(part);
        }
        expect_same_rows(text, n, &step, 1);
    }
}
END_TEST

START_TEST(test_files)
{
    static const char *const where[] = {"../shared/data/csv/*/*/*.csv", "tests/fuzz/corpus/reader/*"};
    const size_t steps[] = {1, 7, 64, 1000};
    glob_t found;

    if (glob(where[_i], 0, NULL, &found) != 0) {
        (void)printf("skipped: %s is not there\n", where[_i]);
        return;
    }
    for (size_t i = 0; i < found.gl_pathc; i++) {
        size_t length;
        char *text = file_text(found.gl_pathv[i], &length);

        if (length < 20000)
            expect_same_rows(text, length, steps, COUNT(steps));
        free(text);
    }
    globfree(&found);
}
END_TEST

/* A record over many blocks, and one that is given up at a megabyte. */
START_TEST(test_long_records)
{
    const size_t steps[] = {1000, 65536};
    size_t n = 0;
    char *text = malloc(3000000);

    for (size_t i = 0; i < 3; i++) {
        n += (size_t)sprintf(text + n, "a,\"");
        for (int line = 0; line < (i == 1 ? 90000 : 9000); line++)
            n += (size_t)sprintf(text + n, "%d of them\n", line);
        n += (size_t)sprintf(text + n, "\",c\nd,e,f\n");
    }
    expect_same_rows(text, n, steps, COUNT(steps));
    free(text);
}
END_TEST

/* ---- a whole input ---- */

/* What row i holds: each way of a row in turn, with texts that come again and texts that do not. */
static size_t put_row(char *out, unsigned i)
{
    switch (i % 7) {
    case 0:
        return (size_t)sprintf(out, " %u ,\"b,c,2025,,\n", i); /* an unclosed quote: broken */
    case 1:
        return (size_t)sprintf(out, "%u,\"b\nb\",c,met,2025-01-%02u,0.5\n", i, i % 40);
    case 2:
        return (size_t)sprintf(out, "%u,b,c,met,,, ,,\n", i % 1000); /* empty fields too many */
    case 3:
        return (size_t)sprintf(out, "%u,b\n", i);
    case 4:
        return (size_t)sprintf(out, "%u,b,\xFF,met,,\n", i % 100); /* no text */
    case 5:
        return (size_t)sprintf(out, "%u,CÃ¡rtel,c,met,,%u\n", i % 100, i % 3);
    default:
        return (size_t)sprintf(out, " %u,b\t,,paid,2024/2025,\n", i / 5);
    }
}

static TrInput *read_claims(size_t n_threads)
{
    const char *path = temp_path("claims.csv");
    TrInput *input = NULL;

    ck_assert_int_eq(tr_input_read_threads(&path, 1, n_threads, &input, NULL), TR_OK);
    return input;
}

static void expect_same_input(const TrInput *a, const TrInput *b)
{
    const TrTable *x = &a->tables[TR_CLAIMS], *y = &b->tables[TR_CLAIMS];
    size_t n, n_other;
    char *rejected = rejected_text(a, &n), *other = rejected_text(b, &n_other);

    ck_assert_uint_eq(x->n, y->n);
    ck_assert_mem_eq(x->line, y->line, x->n * sizeof *x->line);
    for (size_t i = 0; i < x->n_columns; i++)
        if (x->columns[i].cells != NULL)
            ck_assert_mem_eq(x->columns[i].cells, y->columns[i].cells, x->n * sizeof *x->columns[i].cells);
    ck_assert_uint_eq(tr_strings_count(a->strings), tr_strings_count(b->strings));
    for (uint32_t id = 0; id < tr_strings_count(a->strings); id++)
        EXPECT(strcmp(tr_strings_text(a->strings, id), tr_strings_text(b->strings, id)) == 0);
    ck_assert_uint_eq(a->diagnostics.n, b->diagnostics.n);
    ck_assert_uint_eq(n, n_other);
    ck_assert_mem_eq(rejected, other, n);
    free(rejected);
    free(other);
}

START_TEST(test_input)
{
    char *text = malloc((size_t)N_ROWS * MOST_ROW_BYTES);
    size_t n = (size_t)sprintf(text, "person,role,organization,action,date,confidence\n");
    TrInput *one, *several;

    for (unsigned i = 0; i < N_ROWS; i++)
        n += put_row(text + n, i);
    temp_write(temp_path("claims.csv"), text, n);
    one = read_claims(1);
    expect_accounts(one);
    for (size_t n_threads = 2; n_threads <= MOST_THREADS; n_threads++) {
        several = read_claims(n_threads);
        expect_same_input(one, several);
        tr_input_free(several);
    }
    tr_input_free(one);
    free(text);
}
END_TEST

/* ---- what goes wrong ---- */

static TrStatus refuse_third(void *context, TrBlock *block, TrError *err)
{
    size_t *taken = context;

    (void)block;
    return ++*taken == 3 ? tr_fail(err, TR_BAD_INPUT, "three are enough") : TR_OK;
}

START_TEST(test_given_up)
{
    static const char text[] = "a,b,c\nd,e,f\ng,h,i\nj,k,l\nm,n,o\np,q,r\n";

    for (size_t n_threads = 1; n_threads <= MOST_THREADS; n_threads++) {
        TrCsvReader *reader = tr_csv_reader_on_text(TEXT(text), "text", NULL);
        TrStrings *strings = tr_strings_new(NULL);
        TrRowForm form = form_of(strings);
        TrError err = {0};
        size_t taken = 0;

        tr_csv_reader_set_step(reader, 6);
        ck_assert_int_eq(tr_blocks_take(reader, &form, n_threads, refuse_third, &taken, &err), TR_BAD_INPUT);
        ck_assert_str_eq(err.message, "three are enough");
        ck_assert_uint_eq(taken, 3);
        tr_csv_reader_free(reader);
        tr_strings_free(strings);
    }
}
END_TEST

START_TEST(test_error_of_the_reader)
{
    for (size_t n_threads = 1; n_threads <= MOST_THREADS; n_threads++) {
        int fd = open("/", O_RDONLY);
        TrCsvReader *reader = tr_csv_reader_new(fd, "root", NULL);
        TrStrings *strings = tr_strings_new(NULL);
        TrRowForm form = form_of(strings);
        TrError err = {0};

        ck_assert_int_eq(tr_blocks_take(reader, &form, n_threads, put_block, NULL, &err), TR_IO);
        ck_assert_str_eq(err.message, "cannot read root: Is a directory");
        tr_csv_reader_free(reader);
        tr_strings_free(strings);
        (void)close(fd);
    }
}
END_TEST

static TrStatus take_starving(void *context, TrError *err)
{
    static const char text[] = "a,\"b\nb\",c\n\"d\"\"\",e\ng,h,i\nj,\"k,l\nm,n,o";
    TrCsvReader *reader = tr_csv_reader_on_text(TEXT(text), "text", err);
    TrStrings *strings = reader == NULL ? NULL : tr_strings_new(err);
    TrRowForm form = form_of(strings);
    FILE *out = fopen("/dev/null", "w");
    TrStatus st = TR_MEMORY;

    if (strings != NULL) {
        tr_csv_reader_set_step(reader, 5);
        st = tr_blocks_take(reader, &form, *(size_t *)context, put_block, out, err);
    }
    tr_csv_reader_free(reader);
    tr_strings_free(strings);
    (void)fclose(out);
    return st;
}

START_TEST(test_no_memory)
{
    size_t n_threads = (size_t)_i;

    ck_assert_uint_gt(starve(take_starving, &n_threads), 10);
}
END_TEST

Suite *suite_blocks(void)
{
    Suite *suite = suite_create("blocks");
    TCase *tests = tcase_create("rows");

    tcase_set_timeout(tests, 120);
    tcase_add_loop_test(tests, test_text, 0, COUNT(texts));
    tcase_add_test(tests, test_random_text);
    tcase_add_loop_test(tests, test_files, 0, 2);
    tcase_add_test(tests, test_long_records);
    tcase_add_test(tests, test_input);
    tcase_add_test(tests, test_given_up);
    tcase_add_test(tests, test_error_of_the_reader);
    tcase_add_loop_test(tests, test_no_memory, 1, MOST_THREADS);
    suite_add_tcase(suite, tests);
    return suite;
}
