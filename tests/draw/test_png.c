/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/png.h"

#include <stdlib.h>
#include <string.h>

#include "suites.h"
#include "support.h"

#define SIGNATURE "\x89PNG\r\n\x1a\n"
#define IHDR      "\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\0\0\0\0\x3A\x7E\x9B\x55" /* 1 by 1, grey */
#define IEND      "\0\0\0\0IEND\xAE\x42\x60\x82"
/* 300 and 96 pixels per inch are 11811 and 3780 per metre; the sums are those of Python's zlib.crc32(). */
#define PHYS_300 "\0\0\0\tpHYs\0\0\x2E\x23\0\0\x2E\x23\1\x78\xA5\x3F\x76"
#define PHYS_96  "\0\0\0\tpHYs\0\0\x0E\xC4\0\0\x0E\xC4\1\x95\x2B\x0E\x1B"

static const struct {
    const char *bytes;
    size_t length, dpi;
    const char *written;
    size_t written_length; /* 0: an error */
} cases[] = {
    {TEXT(SIGNATURE IHDR IEND), 300, TEXT(SIGNATURE IHDR PHYS_300 IEND)},
    {TEXT(SIGNATURE IHDR IEND), 96, TEXT(SIGNATURE IHDR PHYS_96 IEND)},
    {TEXT(SIGNATURE IHDR PHYS_96 IEND), 300, TEXT(SIGNATURE IHDR PHYS_300 IEND)},
    {TEXT(""), 300, NULL, 0},
    {TEXT("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), 300, NULL, 0},
    {TEXT(SIGNATURE IEND IHDR), 300, NULL, 0},
    {TEXT(SIGNATURE IHDR "\0\0\1\0IDAT"), 300, NULL, 0},
    {TEXT(SIGNATURE IHDR "\xFF\xFF\xFF\xFFIDAT\0\0\0\0"), 300, NULL, 0},
};

START_TEST(says_how_dense_it_is)
{
    char *written = NULL;
    size_t length;
    TrError err = {0};
    FILE *file = open_memstream(&written, &length);
    TrStatus st = tr_png_write_with_density(cases[_i].bytes, cases[_i].length, cases[_i].dpi, file, &err);

    (void)fclose(file);
    ck_assert_int_eq(st, cases[_i].written_length > 0 ? TR_OK : TR_ANALYSIS);
    if (st == TR_OK) {
        ck_assert_uint_eq(length, cases[_i].written_length);
        ck_assert_mem_eq(written, cases[_i].written, length);
    }
    free(written);
}
END_TEST

Suite *suite_png(void)
{
    Suite *suite = suite_create("png");
    TCase *tests = tcase_create("png");

    tcase_add_loop_test(tests, says_how_dense_it_is, 0, COUNT(cases));
    suite_add_tcase(suite, tests);
    return suite;
}
