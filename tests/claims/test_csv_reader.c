/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/csv_reader.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "suites.h"
#include "support.h"

/* ---- three ways to read ---- */

typedef enum { FROM_TEXT, FROM_FILE, IN_DRIBBLES, N_WAYS } Way;

typedef struct {
    TrCsvReader *reader;
    int fd;
    pid_t writer; /* of a pipe */
} Source;

/* A child that writes `text` `times` times, `step` bytes at a time. */
static void start_writer(Source *source, const char *text, size_t length, size_t step, int times)
{
    int ends[2];

    ck_assert_int_eq(pipe(ends), 0);
    source->writer = fork();
    ck_assert_int_ge(source->writer, 0);
    if (source->writer == 0) {
        (void)close(ends[0]);
        for (int turn = 0; turn < times; turn++)
            for (size_t at = 0; at < length;) {
                size_t n = length - at < step ? length - at : step;
                ssize_t written = write(ends[1], text + at, n);

                if (written < 0)
                    _exit(1);
                at += (size_t)written;
            }
        _exit(0);
    }
    (void)close(ends[1]);
    source->fd = ends[0];
}

static Source open_source(Way way, const char *text, size_t length)
{
    Source source = {.fd = -1};

    if (way == FROM_TEXT) {
        source.reader = tr_csv_reader_on_text(text, length, "text", NULL);
        return source;
    }
    if (way == IN_DRIBBLES) {
        start_writer(&source, text, length, 1, 1);
    } else {
        temp_write(temp_path("text.csv"), text, length);
        source.fd = open(temp_path("text.csv"), O_RDONLY);
    }
    ck_assert_int_ge(source.fd, 0);
    source.reader = tr_csv_reader_new(source.fd, "text", NULL);
    return source;
}

static void close_source(Source *source)
{
    tr_csv_reader_free(source->reader);
    if (source->fd >= 0)
        (void)close(source->fd);
    if (source->writer > 0)
        ck_assert_int_eq(waitpid(source->writer, NULL, 0), source->writer);
}

static TrRecord next(Source *source)
{
    TrRecord record = {0};
    TrError err = {0};
    TrStatus st = tr_csv_reader_next(source->reader, &record, &err);

    if (st != TR_OK)
        ck_abort_msg("status %d: %s", st, err.message);
    return record;
}

/* ---- records as text ---- */

static size_t put_cell(char *out, TrSlice cell)
{
    size_t n = 0;

    for (size_t i = 0; i < cell.length; i++) {
        const char *escape = cell.text[i] == '\n'   ? "\\n"
                             : cell.text[i] == '\r' ? "\\r"
                             : cell.text[i] == '\0' ? "\\0"
                                                    : NULL;

        if (escape == NULL) {
            out[n++] = cell.text[i];
        } else {
            out[n++] = escape[0];
            out[n++] = escape[1];
        }
    }
    return n;
}

/* "LINE cell|cell;", "LINE-LINE cell|cell;", or "LINE !FIELD;" for a broken one. */
static size_t put_record(char *out, const TrRecord *record)
{
    size_t n = (size_t)sprintf(out, "%lu", record->line);

    if (record->n_lines > 1)
        n += (size_t)sprintf(out + n, "-%lu", record->line + record->n_lines - 1);
    out[n++] = ' ';
    if (record->kind == TR_BROKEN)
        n += (size_t)sprintf(out + n, "!%u", record->field);
    for (size_t i = 0; i < record->n_cells; i++) {
        if (i > 0)
            out[n++] = '|';
        n += put_cell(out + n, record->cells[i]);
    }
    out[n++] = ';';
    out[n] = '\0';
    return n;
}

/* ---- small texts ---- */

#define BOM "\xEF\xBB\xBF"

static const struct {
    const char *text;
    size_t length;
    const char *records;
} texts[] = {
    /* line ends */
    {TEXT(""), ""},
    {TEXT("a,b\n"), "1 a|b;"},
    {TEXT("a,b"), "1 a|b;"},
    {TEXT("a,b\r\nc,d\r\n"), "1 a|b;2 c|d;"},
    {TEXT("a,b\r\nc,d"), "1 a|b;2 c|d;"},
    {TEXT("a,b\rc,d\r"), "1 a|b;2 c|d;"},
    {TEXT("a,b\rc,d"), "1 a|b;2 c|d;"},
    {TEXT("a\nb\r\nc\rd"), "1 a;2 b;3 c;4 d;"},
    {TEXT("a\r\r\nb"), "1 a;3 b;"},
    {TEXT("a\n\rb"), "1 a;3 b;"},
    /* blank lines are no records, but count */
    {TEXT("\n\na\n\n\r\nb\n\n"), "3 a;6 b;"},
    {TEXT("\r\n\r\n"), ""},
    {TEXT("\n"), ""},
    {TEXT("\r"), ""},
    {TEXT(" \n"), "1  ;"},
    /* a byte order mark */
    {TEXT(BOM "a,b\n"), "1 a|b;"},
    {TEXT(BOM "\"a\",\"b\"\nc,d\n"), "1 a|b;2 c|d;"},
    {TEXT(BOM), ""},
    {TEXT(BOM "\r\na"), "2 a;"},
    {TEXT(BOM "\"a\nb"), "1 !1;2 b;"},
    {TEXT("a\n" BOM "b\n"), "1 a;2 " BOM "b;"},
    {TEXT("\n" BOM "b\n"), "2 " BOM "b;"},
    {TEXT("\xEF\xBB"), "1 \xEF\xBB;"},
    /* empty cells, blanks */
    {TEXT(",\n"), "1 |;"},
    {TEXT("a,\n"), "1 a|;"},
    {TEXT("a,"), "1 a|;"},
    {TEXT(",,a"), "1 ||a;"},
    {TEXT("\"\"\n"), "1 ;"},
    {TEXT("\"\",\"\"\n"), "1 |;"},
    {TEXT(" a , b \t\n"), "1  a | b \t;"},
    {TEXT("\" a \"\n"), "1  a ;"},
    /* quotes */
    {TEXT("\"a,b\",c\n"), "1 a,b|c;"},
    {TEXT("\"say \"\"hi\"\"\"\n"), "1 say \"hi\";"},
    {TEXT("\"\"\"\"\n"), "1 \";"},
    {TEXT("\"a\",\"\"\"b\",\"c\"\"\""), "1 a|\"b|c\";"},
    {TEXT("a'b;c\td\n"), "1 a'b;c\td;"},
    /* line ends in quotes */
    {TEXT("\"a\nb\",c\nd,e\n"), "1-2 a\\nb|c;3 d|e;"},
    {TEXT("\"a\r\nb\"\r\nc\r\n"), "1-2 a\\r\\nb;3 c;"},
    {TEXT("\"a\rb\"\rc\r"), "1-2 a\\rb;3 c;"},
    {TEXT("\"a\r\nb\nc\rd\"\re"), "1-4 a\\r\\nb\\nc\\rd;5 e;"},
    {TEXT("\"a\n\n\nb\",c\nd\n"), "1-4 a\\n\\n\\nb|c;5 d;"},
    {TEXT("x\n\"\n\"\ny"), "1 x;2-3 \\n;4 y;"},
    {TEXT("\"a\nb\",\"c\nd\"\ne,f"), "1-3 a\\nb|c\\nd;4 e|f;"},
    /* an unterminated quote costs its own line */
    {TEXT("a,b\nc,\"d\ne,f\ng,h\n"), "1 a|b;2 !2;3 e|f;4 g|h;"},
    {TEXT("a,b\nc,\"d\ne,f\ng,h"), "1 a|b;2 !2;3 e|f;4 g|h;"},
    {TEXT("a,b\r\nc,\"d\r\ne,f\r\ng,h\r\n"), "1 a|b;2 !2;3 e|f;4 g|h;"},
    {TEXT("a,b\rc,\"d\re,f\rg,h\r"), "1 a|b;2 !2;3 e|f;4 g|h;"},
    {TEXT("a,\"b\nc,d\ne,\"f\"\ng,h\n"), "1 !2;2 c|d;3 e|f;4 g|h;"},
    {TEXT("a,\"b\n\"c\",d\n"), "1 !2;2 c|d;"},
    {TEXT("a,\"b\nc,\"\"d\"\"\ne\n"), "1 !2;2 !2;3 e;"},
    {TEXT("a,\"b\nc,\"d\ne,f\n"), "1 !2;2 !2;3 e|f;"},
    {TEXT("\"a\n\n\nb\n"), "1 !1;4 b;"},
    {TEXT("a\n\"b"), "1 a;2 !1;"},
    {TEXT("a\n\"b\n"), "1 a;2 !1;"},
    {TEXT("a\n\"b\n\n\n"), "1 a;2 !1;"},
    {TEXT("\""), "1 !1;"},
    {TEXT("\"\"\""), "1 !1;"},
    {TEXT("a,b,\""), "1 !3;"},
    {TEXT("\"a\",\"b\nc,\"d\ne\"\"\n\"f\",\"g\"\n"), "1 !2;2 !2;3 !1;4 f|g;"},
    /* ... unless another quote closes it: then it is well-formed, and the count of fields must tell */
    {TEXT("a,\"b\nc,d\",e\n"), "1-2 a|b\\nc,d|e;"},
    /* stray quotes */
    {TEXT("a,b\"c,d\ne\n"), "1 !2;2 e;"},
    {TEXT("\"a\"b,c\ne\n"), "1 !1;2 e;"},
    {TEXT("\"a\" ,b\ne\n"), "1 !1;2 e;"},
    {TEXT(" \"a\",b\ne\n"), "1 !1;2 e;"},
    {TEXT("a,\"b\"c\"d\"\ne"), "1 !2;2 e;"},
    {TEXT("a,b\"\n\n\"c\""), "1 !2;3 c;"},
    {TEXT("a\"\rb\rc\"\rd"), "1 !1;2 b;3 !1;4 d;"},
    /* any bytes */
    {TEXT("a\0b,\0\n\0\n"), "1 a\\0b|\\0;2 \\0;"},
    {TEXT("\"\0\n\0\"\n"), "1-2 \\0\\n\\0;"},
    {TEXT("\xE9,\xFF\xFE\n"), "1 \xE9|\xFF\xFE;"},
};

START_TEST(test_records)
{
    int row = _i / N_WAYS;
    Source source = open_source((Way)(_i % N_WAYS), texts[row].text, texts[row].length);
    char got[500];
    size_t n = 0;
    TrRecord record;

    got[0] = '\0';
    while ((record = next(&source)).kind != TR_END)
        n += put_record(got + n, &record);
    ck_assert_str_eq(got, texts[row].records);
    ck_assert_int_eq(next(&source).kind, TR_END); /* and stays there */
    close_source(&source);
}
END_TEST

/* ---- raw bytes and coverage ---- */

typedef struct {
    size_t start, end; /* without the line end */
} Line;

/* The physical lines of a text: LF, CR LF and CR end one. */
static size_t split(const char *text, size_t length, Line *lines)
{
    size_t n = 0, start = length >= 3 && memcmp(text, BOM, 3) == 0 ? 3 : 0;

    for (size_t at = start; at < length; at++) {
        if (text[at] != '\n' && text[at] != '\r')
            continue;
        lines[n++] = (Line){start, at};
        if (text[at] == '\r' && at + 1 < length && text[at + 1] == '\n')
            at++;
        start = at + 1;
    }
    if (start < length)
        lines[n++] = (Line){start, length};
    return n;
}

/* Every line belongs to one record, in order, or is blank; raw is the bytes of a record's lines. */
static void expect_coverage(Way way, const char *text, size_t length)
{
    static Line lines[3000];
    size_t n = split(text, length, lines), line = 0;
    Source source = open_source(way, text, length);
    TrRecord record;

    while ((record = next(&source)).kind != TR_END) {
        const Line *first, *last;

        for (; line + 1 < record.line; line++)
            EXPECT(lines[line].start == lines[line].end);
        EXPECT(line + 1 == record.line && record.n_lines >= 1 && line + record.n_lines <= n);
        first = &lines[line];
        last = &lines[line + record.n_lines - 1];
        EXPECT(record.raw.length == last->end - first->start);
        EXPECT(memcmp(record.raw.text, text + first->start, record.raw.length) == 0);
        EXPECT(record.kind != TR_BROKEN ||
               (record.n_lines == 1 && record.why.problem != NULL && record.field > 0));
        EXPECT(record.kind != TR_RECORD || record.n_cells > 0);
        line += record.n_lines;
    }
    for (; line < n; line++)
        EXPECT(lines[line].start == lines[line].end);
    close_source(&source);
}

START_TEST(test_coverage)
{
    expect_coverage((Way)(_i % N_WAYS), texts[_i / N_WAYS].text, texts[_i / N_WAYS].length);
}
END_TEST

START_TEST(test_coverage_of_noise)
{
    static const char alphabet[] = "aab,,,\"\"\"\"\n\n\r\0";
    uint64_t chance = (uint64_t)_i;

    for (int round = 0; round < 4000; round++) {
        char text[60];
        size_t n = random_below(&chance, sizeof text);

        for (size_t i = 0; i < n; i++)
            text[i] = alphabet[random_below(&chance, sizeof alphabet - 1)];
        expect_coverage(round % 100 == 0 ? FROM_FILE : FROM_TEXT, text, n);
    }
}
END_TEST

/* What is written with every cell quoted is read as it was. */
START_TEST(test_round_trip)
{
    static const char alphabet[] = "ab ,\"\n\r;\t";
    uint64_t chance = 77;

    for (int round = 0; round < 2000; round++) {
        char text[600], cells[4][4][16];
        size_t n = 0, rows = 1 + random_below(&chance, 4);
        Source source;

        for (size_t r = 0; r < rows; r++)
            for (size_t c = 0; c < 4; c++) {
                size_t length = random_below(&chance, 15);

                text[n++] = '"';
                for (size_t i = 0; i < length; i++) {
                    cells[r][c][i] = alphabet[random_below(&chance, sizeof alphabet - 1)];
                    if (cells[r][c][i] == '"')
                        text[n++] = '"';
                    text[n++] = cells[r][c][i];
                }
                cells[r][c][length] = '\0';
                text[n++] = '"';
                text[n++] = c < 3 ? ',' : '\n';
            }
        source = open_source(FROM_TEXT, text, n);
        for (size_t r = 0; r < rows; r++) {
            TrRecord record = next(&source);

            EXPECT(record.kind == TR_RECORD && record.n_cells == 4);
            for (size_t c = 0; c < 4; c++)
                EXPECT(record.cells[c].length == strlen(cells[r][c]) &&
                       memcmp(record.cells[c].text, cells[r][c], record.cells[c].length) == 0);
        }
        EXPECT(next(&source).kind == TR_END);
        close_source(&source);
    }
}
END_TEST

/* ---- large ---- */

static const struct {
    size_t length; /* of the second field of line 2 */
    bool quoted, whole;
} fields[] = {
    {65535, false, true},   {65536, true, true},     {1000000, false, true}, {1048576, false, true},
    {1048576, true, true},  {1048577, false, false}, {1048577, true, false}, {1200000, false, false},
    {1200000, true, false}, {5000000, true, false},
};

START_TEST(test_long_field)
{
    size_t length = fields[_i].length, n = 0;
    char *text = malloc(length + 100);
    Source source;
    TrRecord record;

    n += (size_t)sprintf(text, "a,b\nc,%s", fields[_i].quoted ? "\"" : "");
    memset(text + n, 'x', length);
    n += length;
    n += (size_t)sprintf(text + n, "%s\ne,f\n", fields[_i].quoted ? "\"" : "");
    source = open_source(FROM_FILE, text, n);
    ck_assert_int_eq(next(&source).kind, TR_RECORD);
    record = next(&source);
    ck_assert_uint_eq(record.line, 2);
    ck_assert_int_eq(record.kind, fields[_i].whole ? TR_RECORD : TR_BROKEN);
    if (fields[_i].whole) {
        ck_assert_uint_eq(record.cells[1].length, length);
    } else {
        ck_assert_uint_eq(record.field, 2);
        ck_assert_msg(strncmp(record.why.problem, "a field is longer than 1 MB", 27) == 0, "%s",
                      record.why.problem);
        ck_assert_uint_eq(record.raw.length, length + 2 + (fields[_i].quoted ? 2 : 0));
    }
    record = next(&source);
    ck_assert_uint_eq(record.line, 3);
    ck_assert_uint_eq(record.n_cells, 2);
    ck_assert_int_eq(next(&source).kind, TR_END);
    close_source(&source);
    free(text);
}
END_TEST

/* An unterminated quote in front of more than 1 MB of good lines costs its own line. */
START_TEST(test_unterminated_before_many_lines)
{
    enum { N = 200000 };
    char *text = malloc(N * 12 + 100);
    size_t n = (size_t)sprintf(text, "a,b\nc,\"d\n");
    Source source;
    TrRecord record;

    for (unsigned i = 0; i < N; i++)
        n += (size_t)sprintf(text + n, "%u,x\n", i);
    source = open_source(FROM_FILE, text, n);
    (void)next(&source);
    record = next(&source);
    ck_assert_int_eq(record.kind, TR_BROKEN);
    ck_assert_uint_eq(record.line, 2);
    for (unsigned i = 0; i < N; i++) {
        record = next(&source);
        EXPECT(record.kind == TR_RECORD && record.line == i + 3 && record.n_cells == 2);
    }
    ck_assert_int_eq(next(&source).kind, TR_END);
    close_source(&source);
    free(text);
}
END_TEST

/* A line over 16 MB, in fields that are short each: with every line end, and at the end of the file. */
static const struct {
    Way way;
    const char *before, *after;
    unsigned long line;
    const char *rest;
} long_lines[] = {
    {FROM_FILE, "a,b\n", "\nc,d\n", 2, "3 c|d;"},
    {FROM_FILE, "a,b\n", "\r\nc,d\n", 2, "3 c|d;"},
    {FROM_FILE, "a,b\r", "\rc,d\r", 2, "3 c|d;"},
    {FROM_FILE, "a,b\n", "", 2, ""},
    {FROM_FILE, "", "\nc,d", 1, "2 c|d;"},
    {FROM_TEXT, "a,b\n", "\nc,d\n", 2, "3 c|d;"},
    {FROM_TEXT, "a,b\n", "", 2, ""},
    {FROM_FILE, "a,b\n", "\n", 2, ""},
    {FROM_FILE, "a,b\n\"c\n", "\nd\n", 3, "4 d;"}, /* and behind an open quote */
};

enum { LONG_LINE = 17 * 1024 * 1024 };

START_TEST(test_long_line)
{
    char *text = malloc(LONG_LINE + 100), got[100];
    size_t n = (size_t)sprintf(text, "%s", long_lines[_i].before);
    Source source;
    TrRecord record;

    for (size_t end = n + LONG_LINE; n < end; n++)
        text[n] = n % 10 == 0 ? ',' : 'x';
    n += (size_t)sprintf(text + n, "%s", long_lines[_i].after);
    source = open_source(long_lines[_i].way, text, n);
    do
        record = next(&source);
    while (record.line < long_lines[_i].line && record.kind != TR_END);
    ck_assert_uint_eq(record.line, long_lines[_i].line);
    ck_assert_int_eq(record.kind, TR_BROKEN);
    ck_assert_str_eq(record.why.problem, "a line is longer than 16 MB");
    for (n = 0, got[0] = '\0'; (record = next(&source)).kind != TR_END;)
        n += put_record(got + n, &record);
    ck_assert_str_eq(got, long_lines[_i].rest);
    close_source(&source);
    free(text);
}
END_TEST

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#endif

/* 200 MB without a line end through a pipe: memory stays bounded (not measured under a sanitizer, which keeps
 * what was freed). */
START_TEST(test_endless_line)
{
    static char block[1 << 20];
    Source source = {0};
    struct rusage before, after;
    TrRecord record;

    memset(block, 'x', sizeof block);
    ck_assert_int_eq(getrusage(RUSAGE_SELF, &before), 0);
    start_writer(&source, block, sizeof block, sizeof block, 200);
    source.reader = tr_csv_reader_new(source.fd, "pipe", NULL);
    record = next(&source);
    ck_assert_int_eq(record.kind, TR_BROKEN);
    ck_assert_uint_le(record.raw.length, 17 * 1024 * 1024);
    ck_assert_int_eq(next(&source).kind, TR_END);
    ck_assert_int_eq(getrusage(RUSAGE_SELF, &after), 0);
#ifndef SANITIZED
    ck_assert_int_lt(after.ru_maxrss - before.ru_maxrss, 64 * 1024); /* in kB */
#endif
    close_source(&source);
}
END_TEST

/* Twenty fields of 0.9 MB with a line end in each: over 16 MB, so only the first line is rejected. */
START_TEST(test_long_record)
{
    enum { N = 20, FIELD = 900000 };
    char *text = malloc((size_t)N * (FIELD + 10));
    size_t n = 0;
    Source source;
    TrRecord record;

    for (int i = 0; i < N; i++) {
        text[n++] = '"';
        memset(text + n, 'x', FIELD);
        text[n + FIELD / 2] = '\n';
        n += FIELD;
        text[n++] = '"';
        text[n++] = i + 1 < N ? ',' : '\n';
    }
    memcpy(text + n, "e,f\n", 4);
    source = open_source(FROM_FILE, text, n + 4);
    record = next(&source);
    ck_assert_int_eq(record.kind, TR_BROKEN);
    ck_assert_uint_eq(record.line, 1);
    ck_assert_uint_eq(record.raw.length, 1 + FIELD / 2);
    do {
        TrRecord later = next(&source);

        ck_assert_uint_eq(later.line, record.line + 1);
        record = later;
    } while (record.line < N + 2 && record.kind != TR_END);
    ck_assert_uint_eq(record.n_cells, 2);
    ck_assert_int_eq(next(&source).kind, TR_END);
    close_source(&source);
    free(text);
}
END_TEST

/* ---- the rest ---- */

START_TEST(test_resume_after_first_line)
{
    Source source = open_source((Way)_i, TEXT("x\n\"a\nb\",\"c\nd\"\ne,f\n"));
    char got[100];
    size_t n = 0;
    TrRecord record;

    (void)next(&source);
    record = next(&source);
    ck_assert_uint_eq(record.n_lines, 3);
    tr_csv_reader_resume_after_first_line(source.reader, &record);
    ck_assert_uint_eq(record.line, 2);
    ck_assert_uint_eq(record.n_lines, 1);
    ck_assert_uint_eq(record.raw.length, 2);
    ck_assert_mem_eq(record.raw.text, "\"a", 2);
    while ((record = next(&source)).kind != TR_END)
        n += put_record(got + n, &record);
    ck_assert_str_eq(got, "3 !1;4 !1;5 e|f;");
    close_source(&source);
}
END_TEST

static const struct {
    const char *delimiter, *text;
    unsigned field;
    const char *reason;
} reasons[] = {
    {",", "a,\"b\nc\n", 2,
     "a quote is opened on this line and never properly closed; expected a closing quote: '\"b'"},
    {",", "a,\"b", 2,
     "a quote is opened on this line and never properly closed; expected a closing quote: '\"b'"},
    /* the field is that of the first line, wherever it breaks */
    {",", "a,\"b\nc\",d,e\"f\n", 2,
     "a quote is opened on this line and never properly closed; expected a closing quote: '\"b'"},
    {",", "a,b\"\n", 2,
     "a quote stands inside a field; expected the whole field in quotes, with each quote in it "
     "doubled: 'b\"'"},
    {",", "\"a\"b\n", 1,
     "a quote stands inside a field; expected the whole field in quotes, with each quote in it "
     "doubled: '\"a\"b'"},
    {",", "\"a,\"\"b\",c\x01\xC3\xA9\tc\"\n", 2,
     "a quote stands inside a field; expected the whole field in quotes, with each quote in it "
     "doubled: 'c\xC3\xA9 c\"'"},
    {"||", "a||\"b||c\"||d\"||e\n", 3,
     "a quote stands inside a field; expected the whole field in quotes, with each quote in it "
     "doubled: 'd\"||e'"},
};

START_TEST(test_reason)
{
    Source source = open_source(FROM_TEXT, reasons[_i].text, strlen(reasons[_i].text));
    TrReadOptions options = {.delimiter = reasons[_i].delimiter};
    TrRecord record;
    char reason[400];

    ck_assert_int_eq(tr_csv_reader_prepare(source.reader, &options, NULL), TR_OK);
    record = next(&source);
    tr_break_describe(record.why, record.raw, record.field_at, reason, sizeof reason);
    ck_assert_str_eq(reason, reasons[_i].reason);
    ck_assert_uint_eq(record.field, reasons[_i].field);
    close_source(&source);
}
END_TEST

/* At most 60 characters are quoted, and none is cut in two. */
START_TEST(test_reason_is_cut)
{
    char text[200] = "\"", reason[400], expected[400];
    TrBreak why = {"problem", "something else"};

    for (int i = 0; i < 80; i++)
        (void)strcat(text, "\xC3\xA9");
    tr_break_describe(why, (TrSlice){text, strlen(text)}, 0, reason, sizeof reason);
    (void)snprintf(expected, sizeof expected, "problem; expected something else: '%.*s…'", 1 + 2 * 59, text);
    ck_assert_str_eq(reason, expected);
}
END_TEST

START_TEST(test_unreadable)
{
    int fd = open("/", O_RDONLY);
    TrError err = {0};
    TrCsvReader *reader = tr_csv_reader_new(fd, "the/root", &err);
    TrRecord record;

    ck_assert_int_eq(tr_csv_reader_next(reader, &record, &err), TR_IO);
    ck_assert_str_eq(err.message, "cannot read the/root: Is a directory");
    tr_csv_reader_free(reader);
    tr_csv_reader_free(NULL);
    (void)close(fd);
}
END_TEST

typedef struct {
    const char *text;
    size_t length;
    Way way;
    unsigned rows;
} Hunger;

/* Want of memory must not be taken for a bad row. */
static TrStatus read_all(void *context, TrError *err)
{
    const Hunger *hunger = context;
    int fd = hunger->way == FROM_FILE ? open(temp_path("hunger.csv"), O_RDONLY) : -1;
    TrCsvReader *reader = hunger->way == FROM_FILE
                              ? tr_csv_reader_new(fd, "text", err)
                              : tr_csv_reader_on_text(hunger->text, hunger->length, "text", err);
    TrStatus st = reader == NULL ? TR_MEMORY : TR_OK;
    TrRecord record = {0};
    unsigned rows = 0;

    while (st == TR_OK && (st = tr_csv_reader_next(reader, &record, err)) == TR_OK && record.kind != TR_END) {
        rows++;
        EXPECT(record.kind == TR_RECORD);
        EXPECT(record.n_cells == 2);
    }
    EXPECT(st != TR_OK || rows == hunger->rows);
    tr_csv_reader_free(reader);
    if (fd >= 0)
        (void)close(fd);
    return st;
}

START_TEST(test_without_memory)
{
    enum { FIELD = 300000 };
    Hunger hunger = {.text = malloc(2 * FIELD + 100), .way = (Way)_i, .rows = 4};
    char *text = (char *)(uintptr_t)hunger.text;
    size_t n = (size_t)sprintf(text, "a,b\nc,\"d\ne\"\n\"");

    memset(text + n, 'x', FIELD);
    n += FIELD;
    n += (size_t)sprintf(text + n, "\",f\ng,");
    memset(text + n, 'y', FIELD);
    n += FIELD;
    hunger.length = n;
    temp_write(temp_path("hunger.csv"), text, n);
    ck_assert_uint_ge(starve(read_all, &hunger), 10);
    free(text);
}
END_TEST

Suite *suite_csv_reader(void)
{
    Suite *suite = suite_create("csv_reader");
    TCase *tests = tcase_create("csv_reader");

    tcase_set_timeout(tests, 120);
    tcase_add_loop_test(tests, test_records, 0, COUNT(texts) * N_WAYS);
    tcase_add_loop_test(tests, test_coverage, 0, COUNT(texts) * N_WAYS);
    tcase_add_loop_test(tests, test_coverage_of_noise, 0, 8);
    tcase_add_test(tests, test_round_trip);
    tcase_add_loop_test(tests, test_long_field, 0, COUNT(fields));
    tcase_add_test(tests, test_unterminated_before_many_lines);
    tcase_add_loop_test(tests, test_long_line, 0, COUNT(long_lines));
    tcase_add_test(tests, test_endless_line);
    tcase_add_test(tests, test_long_record);
    tcase_add_loop_test(tests, test_resume_after_first_line, 0, N_WAYS);
    tcase_add_loop_test(tests, test_reason, 0, COUNT(reasons));
    tcase_add_test(tests, test_reason_is_cut);
    tcase_add_test(tests, test_unreadable);
    tcase_add_loop_test(tests, test_without_memory, FROM_TEXT, FROM_FILE + 1);
    suite_add_tcase(suite, tests);
    return suite;
}
