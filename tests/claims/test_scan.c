/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the scanner splits, libcsv splits likewise: it may leave a row alone, but never say otherwise. */
#include "claims/scan.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include "claims/csv_reader.h"
#include "suites.h"
#include "support.h"

enum { N_TEXTS = 100000, MOST_CELLS = 64 };

/* A copy with room behind it that may be looked at. */
static TrPiece piece_of(const char *text, size_t length)
{
    TrPiece piece = {malloc(length + TR_LOOK_AHEAD), 0, 0, length, true};

    memcpy(piece.buffer, text, length);
    memset(piece.buffer + length, '"', TR_LOOK_AHEAD); /* nobody takes it for text */
    return piece;
}

static void expect_same_row(const TrRecord *record, const TrScannedRow *row)
{
    EXPECT(record->kind == TR_RECORD);
    EXPECT(record->n_lines == 1);
    EXPECT(record->n_bytes == (size_t)(row->end - record->raw.text));
    EXPECT(record->n_cells == row->n);
    for (size_t i = 0; i < row->n; i++) {
        EXPECT(record->cells[i].length == row->cells[i].length);
        EXPECT(row->cells[i].length == 0 ||
               memcmp(record->cells[i].text, row->cells[i].text, row->cells[i].length) == 0);
    }
}

/* Of every line of the text as a start. Returns how many rows the scanner took upon itself. */
static unsigned long expect_agreement(const char *text, size_t length, const TrReadOptions *options)
{
    TrPiece piece = piece_of(text, length);
    TrCsvReader *whole = tr_csv_reader_on_text("", 0, "text", NULL), *reader;
    TrSlice cells[MOST_CELLS];
    char *unquoted = malloc(length + 1);
    TrScanner scanner;
    unsigned long taken = 0;
    bool scans;

    ck_assert_int_eq(tr_csv_reader_prepare(whole, options, NULL), TR_OK);
    reader = tr_csv_reader_of_pieces(whole, NULL);
    scans = tr_scanner_of(tr_csv_reader_dialect(whole), &scanner);
    for (size_t at = 0; at < length && scans; at++) {
        TrScannedRow row = {.cells = cells, .room = MOST_CELLS, .unquoted = unquoted};
        TrRecord record;

        if (text[at] == '\n' || text[at] == '\r' || (at > 0 && text[at - 1] != '\n') ||
            !tr_scan_row(&scanner, piece.buffer + at, piece.buffer + length, &row))
            continue;
        tr_csv_reader_lend(reader, &piece, at, 2);
        EXPECT(tr_csv_reader_next(reader, &record, NULL) == TR_OK);
        expect_same_row(&record, &row);
        taken++;
    }
    tr_csv_reader_free(reader);
    tr_csv_reader_free(whole);
    free(unquoted);
    free(piece.buffer);
    return taken;
}

static const struct {
    const char *text;
    size_t length;
    bool taken;
} rows[] = {
    {TEXT("a,b\n"), true},
    {TEXT("a,b\r\n"), true},
    {TEXT("a,b\rc"), true},
    {TEXT(",\n"), true},
    {TEXT(" \n"), true},
    {TEXT("a,b,\n"), true},
    {TEXT("\"a\",\"\"\n"), true},
    {TEXT("\"a,\"\"b\"\"\",c\r\n"), true},
    {TEXT("\"\"\"\"\n"), true},
    {TEXT("a\0b\n"), true},
    {TEXT("a long cell of more than sixteen bytes,\"and one, in quotes, that is as long\"\n"), true},
    {TEXT("a,b"), false},      /* no line end */
    {TEXT("\"a\""), false},    /* likewise */
    {TEXT("a\"b\n"), false},   /* a quote within */
    {TEXT("\"a\"b\n"), false}, /* text behind one */
    {TEXT("\"a\" ,b\n"), false},
    {TEXT("\"a\nb\"\n"), false}, /* two lines */
    {TEXT("\"a\n"), false},
    {TEXT("\""), false},
};

START_TEST(test_row)
{
    const TrReadOptions plain = {.delimiter = ","};

    ck_assert_uint_eq(expect_agreement(rows[_i].text, rows[_i].length, &plain), rows[_i].taken);
}
END_TEST

START_TEST(test_limits)
{
    static const char row[] = "a,b,c,\n                ";
    TrSlice cells[4];
    char unquoted[8];
    TrScanner scanner = {',', '"'};
    TrScannedRow scanned = {.cells = cells, .room = 3, .unquoted = unquoted};
    char *text = malloc(TR_FIELD_LIMIT + TR_SCAN_PAST + 1);

    ck_assert(!tr_scan_row(&scanner, row, row + 7, &scanned)); /* four cells, the last one empty */
    scanned.room = 4;
    ck_assert(tr_scan_row(&scanner, row, row + 7, &scanned));
    ck_assert_uint_eq(scanned.n, 4);
    memset(text, 'x', TR_FIELD_LIMIT);
    text[TR_FIELD_LIMIT] = '\n';
    ck_assert(!tr_scan_row(&scanner, text, text + TR_FIELD_LIMIT + 1, &scanned));
    ck_assert(tr_scan_row(&scanner, text + 1, text + TR_FIELD_LIMIT + 1, &scanned));
    free(text);
}
END_TEST

/* Dialects that are always libcsv's, which the filter prepares. */
START_TEST(test_needs_libcsv)
{
    TrDialect dialect = tr_dialect_plain();
    TrScanner scanner;

    ck_assert(tr_scanner_of(&dialect, &scanner));
    dialect.escape = '\\';
    ck_assert(!tr_scanner_of(&dialect, &scanner));
    dialect = tr_dialect_plain();
    dialect.n_delimiter = 2;
    ck_assert(!tr_scanner_of(&dialect, &scanner));
    dialect = tr_dialect_plain();
    dialect.quote = ',';
    ck_assert(!tr_scanner_of(&dialect, &scanner));
}
END_TEST

START_TEST(test_random_text)
{
    static const char *const parts[] = {",", ",",  "\"", "\"", "\"\"", "\n", "\r\n", "\r",
                                        "a", "bb", " ",  "é",  "\xFF", ";",  "",     "\"x\","};
    static const TrReadOptions dialects[] = {{.delimiter = ","}, {.delimiter = ";"}, {.quote = "none"}};
    uint64_t state = 35;
    unsigned long taken = 0;

    for (int i = 0; i < N_TEXTS; i++) {
        char text[256];
        size_t n = 0, n_parts = random_below(&state, 24);

        for (size_t k = 0; k < n_parts; k++) {
            const char *part = parts[random_below(&state, (size_t)COUNT(parts))];

            memcpy(text + n, part, strlen(part));
            n += strlen(part);
            if (random_below(&state, 40) == 0)
                text[n++] = '\0';
        }
        taken += expect_agreement(text, n, &dialects[i % COUNT(dialects)]);
    }
    ck_assert_uint_gt(taken, N_TEXTS / 2);
}
END_TEST

START_TEST(test_files)
{
    static const char *const where[] = {"../shared/data/csv/*/*/*.csv", "tests/fuzz/corpus/reader/*",
                                        "input/*.csv"};
    const TrReadOptions plain = {.delimiter = ","};
    glob_t found;

    if (glob(where[_i], 0, NULL, &found) != 0) {
        (void)printf("skipped: %s is not there\n", where[_i]);
        return;
    }
    for (size_t i = 0; i < found.gl_pathc; i++) {
        size_t length;
        char *text = file_text(found.gl_pathv[i], &length);

        (void)expect_agreement(text, length, &plain);
        free(text);
    }
    globfree(&found);
}
END_TEST

Suite *suite_scan(void)
{
    Suite *suite = suite_create("scan");
    TCase *tests = tcase_create("rows");

    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, test_row, 0, COUNT(rows));
    tcase_add_test(tests, test_limits);
    tcase_add_test(tests, test_needs_libcsv);
    tcase_add_test(tests, test_random_text);
    tcase_add_loop_test(tests, test_files, 0, 3);
    suite_add_tcase(suite, tests);
    return suite;
}
