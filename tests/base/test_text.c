/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/text.h"

#include <string.h>

#include "suites.h"
#include "support.h"

/* Well-formed and ill-formed byte sequences after The Unicode Standard, table 3-7. */
static const struct {
    const char *text;
    size_t length, first_bad;
    uint32_t first; /* what the first character decodes to */
} encodings[] = {
    {TEXT("A"), 1, 'A'},
    {TEXT("\0"), 1, 0},
    {TEXT("\x7F"), 1, 0x7F},
    {TEXT("\xC2\x80"), 2, 0x80},
    {TEXT("\xDF\xBF"), 2, 0x7FF},
    {TEXT("\xE0\xA0\x80"), 3, 0x800},
    {TEXT("\xED\x9F\xBF"), 3, 0xD7FF},
    {TEXT("\xEE\x80\x80"), 3, 0xE000},
    {TEXT("\xEF\xBF\xBF"), 3, 0xFFFF},
    {TEXT("\xF0\x90\x80\x80"), 4, 0x10000},
    {TEXT("\xF4\x8F\xBF\xBF"), 4, 0x10FFFF},
    {TEXT("\x80"), 0, 0xFFFD},             /* a continuation alone */
    {TEXT("\xC0\x80"), 0, 0xFFFD},         /* overlong NUL */
    {TEXT("\xC1\xBF"), 0, 0xFFFD},         /* overlong */
    {TEXT("\xE0\x9F\xBF"), 0, 0xFFFD},     /* overlong */
    {TEXT("\xED\xA0\x80"), 0, 0xFFFD},     /* surrogate */
    {TEXT("\xED\xBF\xBF"), 0, 0xFFFD},     /* surrogate */
    {TEXT("\xF0\x8F\xBF\xBF"), 0, 0xFFFD}, /* overlong */
    {TEXT("\xF4\x90\x80\x80"), 0, 0xFFFD}, /* over U+10FFFF */
    {TEXT("\xF5\x80\x80\x80"), 0, 0xFFFD},
    {TEXT("\xFF"), 0, 0xFFFD},
    {TEXT("\xC3"), 0, 0xFFFD},         /* cut short */
    {TEXT("\xE2\x82"), 0, 0xFFFD},     /* cut short */
    {TEXT("\xF0\x9F\x98"), 0, 0xFFFD}, /* cut short */
    {TEXT("\xC3\x28"), 0, 0xFFFD},
    {TEXT("\xE2\x28\xA1"), 0, 0xFFFD},
    {TEXT("12345678\xE9"), 8, '1'}, /* Latin-1 behind the eight bytes that are looked at as one word */
    {TEXT("1234567\xC3\xA9z\xE9z"), 10, '1'},
    {TEXT("12345678\xC3\xA9 345678\xC3"), 17, '1'},
    {TEXT("\xC3\xA1\xC3\xA9\xC3\xAD\xC3\xB3\xC3\xBA"), 10, 0xE1},
};

START_TEST(test_utf8)
{
    uint32_t c = 0;
    size_t bytes;
    char again[4];

    ck_assert_uint_eq(tr_utf8_first_bad(encodings[_i].text, encodings[_i].length), encodings[_i].first_bad);
    bytes = tr_utf8_decode(encodings[_i].text, encodings[_i].length, &c);
    ck_assert_uint_eq(c, encodings[_i].first);
    if (encodings[_i].first_bad == 0) {
        ck_assert_uint_eq(bytes, 1);
    } else {
        ck_assert_uint_eq(tr_utf8_encode(c, again), bytes);
        ck_assert_mem_eq(again, encodings[_i].text, bytes);
    }
}
END_TEST

START_TEST(test_every_character_survives)
{
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        char bytes[4];
        uint32_t again = 0;
        size_t n = tr_utf8_encode(c, bytes);
        bool surrogate = c >= 0xD800 && c <= 0xDFFF;

        EXPECT(tr_utf8_decode(bytes, n, &again) == (surrogate ? 1 : n));
        EXPECT(again == (surrogate ? 0xFFFD : c));
        EXPECT(tr_utf8_first_bad(bytes, n) == (surrogate ? 0 : n));
    }
}
END_TEST

/* What leaves of a text. */
static const struct {
    const char *text;
    size_t length;
    const char *left;
} sanitised[] = {
    {TEXT("plain"), "plain"},
    {TEXT("tab\tline\nreturn\r"), "tab\tline\nreturn\r"},
    {TEXT("a\0b\x01\x08\x0B\x0C\x1B[31m\x7F"), "ab[31m"},
    {TEXT("\xC2\x80\xC2\x9B\xC2\xA0"), "\xC2\xA0"},       /* C1 goes, no-break space stays */
    {TEXT("\xE2\x80\xAEgnp.exe\xE2\x80\xAC"), "gnp.exe"}, /* RLO, PDF */
    {TEXT("\xE2\x81\xA6x\xE2\x81\xA9\xE2\x80\x8E\xE2\x80\x8F\xD8\x9C"), "x"}, /* LRI, PDI, LRM, RLM, ALM */
    {TEXT("\xEF\xBF\xBE\xEF\xBF\xBF\xF0\x9F\xBF\xBE"), ""},                   /* U+FFFE, U+FFFF, U+1FFFE */
    {TEXT("\xE2\x80\x8D"), "\xE2\x80\x8D"}, /* joiner: emoji and Persian need it */
    {TEXT("a\xE9z"), "a\xEF\xBF\xBDz"},
    {TEXT("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
    {TEXT("\xF0\x9F\x98\x8E"), "\xF0\x9F\x98\x8E"},
};

START_TEST(test_sanitised)
{
    char left[100];
    size_t n = 0;

    for (size_t at = 0; at < sanitised[_i].length;) {
        uint32_t c = 1;
        size_t used = tr_text_next(sanitised[_i].text + at, sanitised[_i].length - at, &c);

        ck_assert_uint_ge(used, 1);
        at += used;
        ck_assert_uint_le(at, sanitised[_i].length);
        if (c == 0)
            ck_assert_uint_eq(at, sanitised[_i].length);
        else
            n += tr_utf8_encode(c, left + n);
    }
    left[n] = '\0';
    ck_assert_str_eq(left, sanitised[_i].left);
}
END_TEST

static const struct {
    const char *text;
    size_t length;
    const char *left;
} trimmed[] = {
    {TEXT(""), ""},
    {TEXT(" \t\r\n "), ""},
    {TEXT("a"), "a"},
    {TEXT("  a b\t"), "a b"},
    {TEXT("\r\na\n\n"), "a"},
    {TEXT("\xC2\xA0\xC2\xA0 a \xC2\xA0"), "a"},
    {TEXT("\xEF\xBB\xBF\xEF\xBB\xBF"
          "a"),
     "a"},
    {TEXT("a\xEF\xBB\xBF"), "a"},
    {TEXT("\xC2\xA0"), ""},
    {TEXT("\xEF\xBB\xBF"), ""},
    {TEXT("\xC3\xA0"), "\xC3\xA0"}, /* à ends in 0xA0 too */
    {TEXT("\xE0\xA0"), "\xE0\xA0"}, /* broken: left alone */
    {TEXT("\xA0"), "\xA0"},
    {TEXT("\xEF\xBC\xBF"), "\xEF\xBC\xBF"}, /* fullwidth low line ends in 0xBF too */
};

START_TEST(test_trimmed)
{
    TrSlice slice = tr_text_trim((TrSlice){trimmed[_i].text, trimmed[_i].length});

    ck_assert_uint_eq(slice.length, strlen(trimmed[_i].left));
    ck_assert_mem_eq(slice.text, trimmed[_i].left, slice.length);
}
END_TEST

START_TEST(test_nul_is_no_blank)
{
    TrSlice slice = tr_text_trim((TrSlice){TEXT("\0a\0")});

    ck_assert_uint_eq(slice.length, 3);
}
END_TEST

/* Room for a message and what is left of it: never half a character. */
static const struct {
    size_t room;
    const char *text, *line;
} lines[] = {
    {40, "a\r\nb\tc", "a  b c"},
    {40, "\x1B[1mJos\xC3\xA9\x7F", "[1mJos\xC3\xA9"},
    {40, "\xE9", "\xEF\xBF\xBD"},
    {40, "", ""},
    {1, "abc", ""},
    {9, "abcdefghijk", "abcde"},
    {9, "\xF0\x9F\x98\x8E\xF0\x9F\x98\x8E\xF0\x9F\x98\x8E", "\xF0\x9F\x98\x8E\xF0\x9F\x98\x8E"},
};

START_TEST(test_one_line)
{
    char line[41];

    memset(line, '#', sizeof line);
    tr_text_one_line(lines[_i].text, line, lines[_i].room);
    ck_assert_str_eq(line, lines[_i].line);
    ck_assert_int_eq(line[lines[_i].room], '#');
}
END_TEST

/* What it passes over, tr_text_next() gives unchanged; where it stops, something is to be done or the
 * character has three bytes or more. */
START_TEST(test_plain_run)
{
    static const bool stop[128] = {['<'] = true};
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        char bytes[5] = "";
        uint32_t next;
        size_t n = tr_utf8_encode(c, bytes), run;
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        run = tr_text_plain_run(bytes, n, stop);
        EXPECT(run == 0 || run == n);
        EXPECT(run == 0 || (tr_text_next(bytes, n, &next) == n && next == c && c != '<'));
        EXPECT(run == n || n > 2 || tr_text_is_unsafe(c) || c == '<' || c == '\n' || c == '\r' || c == '\t');
    }
    for (int i = 0; i < COUNT(encodings); i++)
        ck_assert_uint_le(tr_text_plain_run(encodings[i].text, encodings[i].length, stop),
                          encodings[i].first_bad);
}
END_TEST

Suite *suite_text(void)
{
    Suite *suite = suite_create("text");
    TCase *tests = tcase_create("text");

    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, test_utf8, 0, COUNT(encodings));
    tcase_add_test(tests, test_every_character_survives);
    tcase_add_loop_test(tests, test_sanitised, 0, COUNT(sanitised));
    tcase_add_loop_test(tests, test_trimmed, 0, COUNT(trimmed));
    tcase_add_loop_test(tests, test_one_line, 0, COUNT(lines));
    tcase_add_test(tests, test_nul_is_no_blank);
    tcase_add_test(tests, test_plain_run);
    suite_add_tcase(suite, tests);
    return suite;
}
