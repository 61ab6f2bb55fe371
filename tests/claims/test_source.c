/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Bytes on their way in: encodings, files that are no text, files that shrink, folders, pipes. */
#include "claims/source.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "claims/csv_reader.h"
#include "claims/magic.h"
#include "claims/spreadsheet.h"
#include "suites.h"
#include "support.h"

static const struct {
    const char *bytes;
    size_t n;
    const char *encoding; /* asked for */
    const char *text;     /* as it comes */
    const char *found;    /* NULL: UTF-8 */
} encodings[] = {
    {TEXT("abc"), NULL, "abc", NULL},
    {TEXT(""), NULL, "", NULL},
    {TEXT("Jos\xC3\xA9"), NULL, "Jos\xC3\xA9", NULL},
    {TEXT("Jos\xE9"), NULL, "Jos\xC3\xA9", "Windows-1252"},
    {TEXT("\x93x\x94 \x80\n"), NULL, "\xE2\x80\x9Cx\xE2\x80\x9D \xE2\x82\xAC\n", "Windows-1252"},
    {TEXT("a\xFF"), NULL, "a\xFF", NULL},                       /* no letter: broken */
    {TEXT("a\x81\xE9"), NULL, "a\x81\xE9", NULL},               /* nor is this */
    {TEXT("\xC3\xA9 \xE9"), NULL, "\xC3\xA9 \xE9", NULL},       /* a mixture */
    {TEXT("\xEF\xBB\xBF\xE9"), NULL, "\xEF\xBB\xBF\xE9", NULL}, /* it says UTF-8 */
    {TEXT("\xFF\xFE"
          "a\0\xE9\0"),
     NULL, "a\xC3\xA9", "UTF-16LE"},
    {TEXT("\xFE\xFF\0a\0\xE9"), NULL, "a\xC3\xA9", "UTF-16BE"},
    {TEXT("\xFE\xFF\xD8\x00\0a"), NULL,
     "\xFF"
     "a",
     "UTF-16BE"}, /* half a pair */
    {TEXT("\xFF\xFE"
          "a\0b"),
     NULL, "a\xFF", "UTF-16LE"}, /* half a character */
    {TEXT("p\0e\0r\0s\0o\0n\0,\0r\0o\0"), NULL, "person,ro", "UTF-16LE"},
    {TEXT("\xFF\xFE\0\0a\0\0\0"), NULL, "a", "UTF-32LE"},
    {TEXT("\xE9\x81"), "latin1", "\xC3\xA9\xC2\x81", "latin1"},
    {TEXT("\xE9"), "UTF-8", "\xE9", NULL},
    {TEXT("\xFF\xFE"
          "a\0"),
     "utf-16", "a", "UTF-16LE"},
    {TEXT("\x81\x40"), "shift_jis", "\xE3\x80\x80", "shift_jis"},
};

static char *read_source(TrSource *source, size_t room, size_t *length)
{
    static char out[4096];
    size_t got;

    *length = 0;
    do {
        ck_assert_int_eq(tr_source_read(source, out + *length, room, &got, NULL), TR_OK);
        *length += got;
    } while (got > 0);
    out[*length] = '\0';
    return out;
}

START_TEST(test_encoding)
{
    TrSource source;
    const char *text;
    size_t length;

    tr_source_on_text(&source, encodings[_i].bytes, encodings[_i].n, "text");
    tr_source_convert(&source, encodings[_i].encoding);
    text = read_source(&source, 100, &length);
    ck_assert_uint_eq(length, strlen(encodings[_i].text));
    ck_assert_mem_eq(text, encodings[_i].text, length);
    if (encodings[_i].found == NULL)
        ck_assert_ptr_null(tr_source_encoding(&source));
    else
        ck_assert_str_eq(tr_source_encoding(&source), encodings[_i].found);
    tr_source_release(&source);
}
END_TEST

/* A long file whose first letter with an accent comes late, in small steps. */
START_TEST(test_late_letter)
{
    TrSource source;
    char text[1001];
    const char *out;
    size_t length;

    memset(text, 'a', sizeof text);
    text[900] = '\xE9';
    tr_source_on_text(&source, text, 1000, "text");
    tr_source_convert(&source, NULL);
    out = read_source(&source, 64, &length);
    ck_assert_uint_eq(length, 1001);
    ck_assert_mem_eq(out + 899,
                     "a\xC3\xA9"
                     "a",
                     4);
    tr_source_release(&source);
}
END_TEST

START_TEST(test_shrinking)
{
    const char *path = temp_path("claims.csv");
    size_t size = 2 * 1024 * 1024;
    char *text = malloc(size);
    TrCsvReader *reader;
    TrRecord record;
    TrError err = {0};
    TrStatus st;
    int fd;

    for (size_t i = 0; i < size; i++)
        text[i] = i % 8 == 7 ? '\n' : 'a';
    temp_write(path, text, size);
    fd = open(path, O_RDONLY);
    reader = tr_csv_reader_new(fd, path, NULL);
    ck_assert_int_eq(tr_csv_reader_next(reader, &record, NULL), TR_OK);
    ck_assert_int_eq(truncate(path, 1024 * 1024), 0);
    do
        st = tr_csv_reader_next(reader, &record, &err);
    while (st == TR_OK && record.kind != TR_END);
    ck_assert_int_eq(st, TR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "became shorter while it was read: 1048576 bytes of 2097152"));
    tr_csv_reader_free(reader);
    (void)close(fd);
    free(text);
}
END_TEST

typedef enum { A_FOLDER_NAMED_CSV, A_PIPE, NO_PERMISSION, NOT_THERE, N_FAULTS } Fault;

START_TEST(test_faults)
{
    static const char *const messages[] = {"holds no claims", "is a named pipe", "Permission denied",
                                           "No such file"};
    const char *path = temp_path("claims.csv");
    TrInput *input = NULL;
    TrError err = {0};

    if (_i == A_FOLDER_NAMED_CSV)
        ck_assert_int_eq(mkdir(path, 0777), 0);
    if (_i == A_PIPE)
        ck_assert_int_eq(mkfifo(path, 0666), 0);
    if (_i == NO_PERMISSION) {
        temp_write(path, "a\n", 2);
        ck_assert_int_eq(chmod(path, 0), 0);
        give_up_root();
    }
    ck_assert_int_ne(tr_input_read(&path, 1, &input, &err), TR_OK);
    (void)seteuid(getuid());
    ck_assert_ptr_nonnull(strstr(err.message, messages[_i]));
    tr_input_free(input);
}
END_TEST

START_TEST(test_misread)
{
    static const struct {
        const char *text, *mended; /* NULL: nothing wrong */
    } texts[] = {
        {"Garc\xC3\x83\xC2\xAD"
         "a",
         "\xC3\xAD"},
        {"\xC3\xA2\xE2\x82\xAC\xC5\x93x", "\xE2\x80\x9C"},
        {"\xC3\x82\xC2\xBF"
         "qu\xC3\xA9?",
         "\xC2\xBF"},
        {"S\xC3\x83O JO\xC3\x83O", NULL},
        {"\xC3\x82ngela", NULL},
        {"ch\xC3\xA2teau", NULL},
        {"\xC3\x85ngstr\xC3\xB6m", NULL},
        {"plain", NULL},
    };

    for (int i = 0; i < COUNT(texts); i++) {
        char mended[5];
        size_t at;
        bool misread = tr_text_looks_misread(texts[i].text, strlen(texts[i].text), &at, mended);

        ck_assert_msg(misread == (texts[i].mended != NULL), "%s", texts[i].text);
        if (misread)
            ck_assert_str_eq(mended, texts[i].mended);
    }
}
END_TEST

START_TEST(test_spreadsheet)
{
    char out[64];

    ck_assert(tr_date_is_local("12/08/2025") && tr_date_is_local("1.2.2025") && tr_date_is_local("1-2-2025"));
    ck_assert(!tr_date_is_local("12/08/25") && !tr_date_is_local("2025-08-12") &&
              !tr_date_is_local("1/2.2025") && !tr_date_is_local("123/1/2025") && !tr_date_is_local(""));
    ck_assert_uint_eq(tr_date_from_local((TrSlice){"12/8/2025", 9}, TR_DATES_DMY, out), 10);
    ck_assert_mem_eq(out, "2025-08-12", 10);
    ck_assert_uint_eq(tr_date_from_local((TrSlice){"12/8/2025", 9}, TR_DATES_MDY, out), 10);
    ck_assert_mem_eq(out, "2025-12-08", 10);
    ck_assert_uint_eq(tr_date_from_local((TrSlice){"12/8/2025", 9}, TR_DATES_ISO, out), 0);
    ck_assert_uint_eq(tr_number_from_comma((TrSlice){"-0,8", 4}, out, sizeof out), 4);
    ck_assert_mem_eq(out, "-0.8", 4);
    ck_assert_uint_eq(tr_number_from_comma((TrSlice){"1,2,3", 5}, out, sizeof out), 0);
    ck_assert_uint_eq(tr_number_from_comma((TrSlice){"1.2,3", 5}, out, sizeof out), 0);
    ck_assert_uint_eq(tr_number_from_comma((TrSlice){"12", 2}, out, sizeof out), 0);
}
END_TEST

Suite *suite_source(void)
{
    Suite *suite = suite_create("source");
    TCase *tests = tcase_create("source");

    tcase_add_loop_test(tests, test_encoding, 0, COUNT(encodings));
    tcase_add_test(tests, test_late_letter);
    tcase_add_test(tests, test_shrinking);
    tcase_add_loop_test(tests, test_faults, 0, N_FAULTS);
    tcase_add_test(tests, test_misread);
    tcase_add_test(tests, test_spreadsheet);
    suite_add_tcase(suite, tests);
    return suite;
}
