/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Nothing is lost in silence: on files of noise every row is a claim, a duplicate or rejected, and every
 * rejected one stands in rejected.csv with its bytes and its reason. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "claims/input.h"
#include "suites.h"
#include "support.h"

enum { N_FILES = 300, MOST_TEXT = 20000, N_COLUMNS = 8, MOST_FIELDS = 5000 };

static const char header[] = "person,role,organization,action,date,confidence,claim_id,mine";

/* ---- noise ---- */

static size_t put(char *out, const char *text)
{
    return (size_t)(stpcpy(out, text) - out);
}

static size_t put_cell(char *out, int column, uint64_t *chance)
{
    static const char *const names[] = {"Ana",         "Eva",           "",
                                        "Jos\xC3\xA9", "\"Bank, Inc\"", "\"say \"\"x\"\"\""};
    static const char *const dates[] = {"2021", "2021-02-29", "2021-13", "", "", "soon", "2020/2021"};
    static const char *const numbers[] = {"0.5", "1", "2", "x", "", ""};
    static const char *const ids[] = {"", "", "", "1", "2", "3"};
    static const char *const noise[] = {"\"",         "\"\"", "a\"b", "\xFF", "Jos\xE9",      "\"a\nb\"",
                                        "\"a\r\nb\"", "\n",   "\r",   ",",    "\xEF\xBB\xBF", "   ",
                                        "\"x",        "y\"",  "\t",   "\x1B["};

    if (random_below(chance, 12) == 0)
        return put(out, noise[random_below(chance, (size_t)COUNT(noise))]);
    if (column == 4)
        return put(out, dates[random_below(chance, (size_t)COUNT(dates))]);
    if (column == 5)
        return put(out, numbers[random_below(chance, (size_t)COUNT(numbers))]);
    if (column == 6)
        return put(out, ids[random_below(chance, (size_t)COUNT(ids))]);
    return put(out, names[random_below(chance, (size_t)COUNT(names))]);
}

static size_t random_sheet(char *out, uint64_t *chance)
{
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    const char *end = ends[random_below(chance, 3)];
    size_t n = put(out, random_below(chance, 4) == 0 ? "\xEF\xBB\xBF" : ""), rows = random_below(chance, 60),
           last = 0, last_length = 0;

    n += put(out + n, header);
    n += put(out + n, end);
    for (size_t row = 0; row < rows; row++) {
        int columns = random_below(chance, 15) == 0 ? (int)random_below(chance, 12) : N_COLUMNS;

        size_t start = n;

        if (random_below(chance, 10) == 0) { /* the row before once more */
            memcpy(out + n, out + last, last_length);
            n += last_length;
            columns = 0;
        }
        for (int i = 0; i < columns; i++) {
            n += put(out + n, i > 0 ? "," : "");
            n += put_cell(out + n, i, chance);
        }
        last = start;
        last_length = n - start;
        if (random_below(chance, 60) == 0)
            out[n++] = '\0';
        n += put(out + n, random_below(chance, 20) == 0 ? ends[random_below(chance, 3)] : end);
        if (random_below(chance, 20) == 0)
            n += put(out + n, end);
    }
    if (random_below(chance, 2) == 0 && n > sizeof header + 4) /* no line end at the end */
        n--;
    return n;
}

/* ---- rejected.csv read by a parser of our own, which knows nothing of libcsv ---- */

typedef struct {
    const char *text;
    size_t length;
    bool first; /* in its row */
} Field;

static size_t parse_fields(char *text, size_t length, Field *fields)
{
    size_t n = 0, at = 0;
    bool first = true;

    while (at < length) {
        char *to = text + at, *start = to;
        bool quoted = text[at] == '"';

        at += quoted;
        while (at < length && (quoted || (text[at] != ',' && text[at] != '\n'))) {
            if (quoted && text[at] == '"') {
                if (text[at + 1] != '"')
                    break;
                at++;
            }
            *to++ = text[at++];
        }
        at += quoted;
        EXPECT(at < length && (text[at] == ',' || text[at] == '\n'));
        EXPECT(n < MOST_FIELDS);
        fields[n++] = (Field){start, (size_t)(to - start), first};
        first = text[at++] == '\n';
    }
    EXPECT(first); /* it ends with a line end */
    return n;
}

/* Where line number `line` of a text begins. */
static size_t line_start(const char *text, size_t length, unsigned long line)
{
    size_t at = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

    for (unsigned long n = 1; n < line; at++) {
        EXPECT(at < length);
        if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == length || text[at + 1] != '\n')))
            n++;
    }
    return at;
}

/* Row `row` of rejected.csv tells the truth about `text`. */
static void expect_rejected(const Field *field, const TrRejectedRow *row, const char *text, size_t length)
{
    const Field *file = field + N_COLUMNS, *line = file + 1, *reason = file + 2, *raw = file + 3;
    char number[24];
    size_t start = line_start(text, length, row->line), end = start + raw->length;

    (void)snprintf(number, sizeof number, "%lu", row->line);
    EXPECT(file->length == strlen("claims.csv") && memcmp(file->text, "claims.csv", file->length) == 0);
    EXPECT(line->length == strlen(number) && memcmp(line->text, number, line->length) == 0);
    EXPECT(reason->length > 10 && reason->length == strlen(row->reason));
    EXPECT(raw->length > 0 && end <= length && memcmp(raw->text, text + start, raw->length) == 0);
    EXPECT(end == length || text[end] == '\n' || text[end] == '\r');
    EXPECT(row->reason[0] != '\0');
}

START_TEST(test_noise)
{
    static char text[MOST_TEXT];
    static Field fields[MOST_FIELDS];
    uint64_t chance = (uint64_t)_i * 7919 + 1;
    size_t length = random_sheet(text, &chance), written_length, n, seen[3] = {0};
    const char *path = temp_path("claims.csv");
    TrInput *input = NULL;
    TrError err = {0};
    TrStatus st;
    char *written;

    temp_write(path, text, length);
    st = tr_input_read(&path, 1, &input, &err);
    if (st != TR_OK)
        ck_assert_msg(strncmp(err.message, "there is not one", 16) == 0, "%s", err.message);
    ck_assert_ptr_nonnull(input);
    expect_accounts(input);
    written = rejected_text(input, &written_length);
    n = parse_fields(written, written_length, fields);
    if (input->rejected.n == 0) {
        ck_assert_uint_eq(n, 4);
    } else {
        ck_assert_uint_eq(n, (input->rejected.n + 1) * (N_COLUMNS + 4));
        for (size_t i = 0; i < n; i++)
            EXPECT(fields[i].first == (i % (N_COLUMNS + 4) == 0));
        for (size_t i = 0; i < input->rejected.n; i++)
            expect_rejected(fields + (i + 1) * (N_COLUMNS + 4), &input->rejected.rows[i], text, length);
    }
    /* lines rise, and no line is both claimed and rejected */
    for (size_t c = 0, r = 0; c < input->tables[TR_CLAIMS].n || r < input->rejected.n;) {
        unsigned long claim = c < input->tables[TR_CLAIMS].n ? input->tables[TR_CLAIMS].line[c] : ULONG_MAX,
                      reject = r < input->rejected.n ? input->rejected.rows[r].line : ULONG_MAX,
                      line = claim < reject ? claim : reject;

        EXPECT(claim != reject && line > seen[0]);
        seen[0] = line;
        c += line == claim;
        r += line == reject;
    }
    free(written);
    tr_input_free(input);
}
END_TEST

/* The result does not depend on the number of threads. */
START_TEST(test_threads)
{
    static char text[MOST_TEXT];
    uint64_t chance = (uint64_t)_i * 7919 + 1;
    const char *path = temp_path("claims.csv");
    TrInput *input[2] = {NULL, NULL};
    char *written[2];

    temp_write(path, text, random_sheet(text, &chance));
    for (size_t i = 0; i < 2; i++) {
        (void)tr_input_read_threads(&path, 1, i + 1, &input[i], NULL);
        written[i] = rejected_text(input[i], NULL);
    }
    ck_assert_str_eq(written[0], written[1]);
    ck_assert_uint_eq(tr_strings_count(input[0]->strings), tr_strings_count(input[1]->strings));
    ck_assert_uint_eq(input[0]->diagnostics.n, input[1]->diagnostics.n);
    expect_account(tr_input_account(input[1]), tr_input_account(input[0]).claims,
                   tr_input_account(input[0]).duplicates, tr_input_account(input[0]).rejected);
    for (size_t row = 0; row < input[0]->tables[TR_CLAIMS].n; row++)
        for (size_t column = 0; column <= TR_MOST_COLUMNS; column++)
            EXPECT(tr_table_cell(&input[0]->tables[TR_CLAIMS], row, column) ==
                   tr_table_cell(&input[1]->tables[TR_CLAIMS], row, column));
    for (int i = 0; i < 2; i++) {
        tr_input_free(input[i]);
        free(written[i]);
    }
}
END_TEST

/* The same noise with other delimiters, quotes and encodings: the account balances. */
static const struct {
    TrReadOptions options;
    const char *comma;
    char quote;
    bool wide; /* as UTF-16 */
} dialects[] = {
    {{0}, ";", '"', false},
    {{0}, "\t", '"', false},
    {{0}, "|", '\'', false},
    {{0}, ",", '"', true},
    {{.delimiter = "||"}, "||", '"', false},
    {{.delimiter = "::", .quote = "'", .escape = "\\"}, "::", '\'', true},
    {{.escape = "\\", .encoding = "latin1"}, ",", '"', false},
    {{.quote = "none", .dates = TR_DATES_DMY}, ",", '"', false},
    {{.no_header = true, .skip_lines = 1}, ",", '"', false},
};

static size_t as_in_dialect(int dialect, const char *text, size_t length, char *out)
{
    bool converted = dialects[dialect].wide || dialects[dialect].options.encoding != NULL;
    size_t n = dialects[dialect].wide ? put(out, "\xFF\xFE") : 0;

    for (size_t i = converted && *text == '\xEF' ? 3 : 0; i < length; i++) {
        const char *comma = text[i] == ',' ? dialects[dialect].comma : NULL;
        char c = text[i] == '"' ? dialects[dialect].quote : text[i];

        for (size_t k = 0; k < (comma == NULL ? 1 : strlen(comma)); k++) {
            out[n++] = comma == NULL ? c : comma[k];
            if (dialects[dialect].wide)
                out[n++] = '\0';
        }
    }
    return n;
}

START_TEST(test_dialects)
{
    static char text[MOST_TEXT], other[4 * MOST_TEXT];
    unsigned long rows = 0;

    for (int file = 0; file < 40; file++) {
        uint64_t chance = (uint64_t)file * 7919 + 1;
        const char *path = temp_path("claims.csv");
        TrInput *input = NULL;
        TrError err = {0};

        temp_write(path, other, as_in_dialect(_i, text, random_sheet(text, &chance), other));
        if (tr_input_read_with(&path, 1, 0, &dialects[_i].options, &input, &err) != TR_OK)
            ck_assert_msg(strncmp(err.message, "there is not one", 16) == 0 || dialects[_i].options.no_header,
                          "%s", err.message);
        if (input == NULL)
            continue;
        expect_accounts(input);
        rows += tr_input_account(input).rows;
        tr_input_free(input);
    }
    ck_assert_uint_gt(rows, 500);
}
END_TEST

/* The noise is worth something: claims, duplicates and many kinds of rejection occur. */
START_TEST(test_noise_is_various)
{
    static char text[MOST_TEXT];
    static const char *const kinds[] = {"a quote is opened", "a quote stands", "the row has",
                                        "byte 0x",           "date '",         "confidence '",
                                        "claim_id '",        "neither person", "the cell holds a NUL"};
    int seen[COUNT(kinds)] = {0};
    TrAccount sum = {0};

    for (int file = 0; file < N_FILES; file++) {
        uint64_t chance = (uint64_t)file * 7919 + 1;
        const char *path = temp_path("claims.csv");
        TrInput *input = NULL;

        temp_write(path, text, random_sheet(text, &chance));
        (void)tr_input_read(&path, 1, &input, NULL);
        sum.claims += tr_input_account(input).claims;
        sum.duplicates += tr_input_account(input).duplicates;
        sum.rejected += tr_input_account(input).rejected;
        for (int i = 0; i < COUNT(kinds); i++)
            seen[i] += diagnostic_like(input, kinds[i]) != NULL;
        tr_input_free(input);
    }
    ck_assert_uint_gt(sum.claims, 100);
    ck_assert_uint_gt(sum.duplicates, 2);
    ck_assert_uint_gt(sum.rejected, 1000);
    for (int i = 0; i < COUNT(kinds); i++)
        ck_assert_msg(seen[i] > 5, "'%s' occurs in %d files", kinds[i], seen[i]);
}
END_TEST

Suite *suite_accounts(void)
{
    Suite *suite = suite_create("accounts");
    TCase *tests = tcase_create("accounts");

    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, test_noise, 0, N_FILES);
    tcase_add_loop_test(tests, test_threads, 0, 40);
    tcase_add_loop_test(tests, test_dialects, 0, COUNT(dialects));
    tcase_add_test(tests, test_noise_is_various);
    suite_add_tcase(suite, tests);
    return suite;
}
