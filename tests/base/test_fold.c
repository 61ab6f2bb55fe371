/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/fold.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/text.h"
#include "suites.h"
#include "support.h"

static const char *fold(TrFolder *folder, const char *text)
{
    ck_assert_int_eq(tr_fold(folder, text, strlen(text), NULL), TR_OK);
    ck_assert_uint_eq(strlen(folder->key), folder->length);
    return folder->key;
}

static const struct {
    const char *text, *key;
} keys[] = {
    {"", ""},
    {"Ismael Zambada", "ismael zambada"},
    {"JOSÉ GARCÍA", "jose garcia"},
    {"Jose\xCC\x81 Garci\xCC\x81"
     "a",
     "jose garcia"}, /* NFD */
    {"Peña", "pena"},
    {"Agüero", "aguero"},
    /* letters that Unicode does not decompose */
    {"Søren Ørsted", "soren orsted"},
    {"Łódź", "lodz"},
    {"Đurđević", "durdevic"},
    {"Straße STRASSE ẞ", "strasse strasse ss"},
    {"Æsir Œuvre", "aesir oeuvre"},
    {"Þór Ðuro", "thor duro"},
    {"ısı İSİ", "isi isi"},
    /* vanish */
    {"D.E.A.", "dea"},
    {"O'Neill O’Neill O‘Neill O`Neill O´Neill Oʼneill", "oneill oneill oneill oneill oneill oneill"},
    {"J.J. Esparragoza", "jj esparragoza"},
    {"so\xC2\xADst", "sost"}, /* soft hyphen */
    {"a\xE2\x80\x8D\xE2\x80\x8C"
     "b",
     "ab"}, /* joiners */
    /* become a space, one at most, none at the ends */
    {"Jean-Pierre", "jean pierre"},
    {"Jean–Pierre — x", "jean pierre x"},
    {"a/b_c,d;e:f(g)h&i", "a b c d e f g h i"},
    {"  a \t\n  b  ", "a b"},
    {"\xC2\xA0"
     "a\xC2\xA0\xC2\xA0"
     "b",
     "a b"},
    {"¿Quién?", "quien"},
    {"?!", ""},
    {"...", ""},
    {"😎", ""},
    /* brackets and digits stay */
    {"José García [Sonora]", "jose garcia [sonora]"},
    {"El 85", "el 85"},
    {"Cártel N.º 3", "cartel no 3"},
    /* compatibility forms */
    {"ＤＥＡ", "dea"},
    {"ﬁn", "fin"},
    {"½ ²", "1 2 2"},
    {"［x］", "[x]"},
    {"㎒", "mhz"},
    /* other scripts */
    {"ΣΊΣΥΦΟΣ", "σισυφοσ"},
    {"Σίσυφος", "σισυφοσ"}, /* final sigma */
    {"ΜΟΣΚΒΑ", "μοσκβα"},
    {"Москва", "москва"},
    {"Йошкар-Ола", "иошкар ола"},
    {"مُحَمَّد", "محمد"}, /* vowel points are optional */
    {"שָׁלוֹם", "שלום"},
    {"東京", "東京"},
    /* broken UTF-8 is a space: the words on both sides stay */
    {"Jos\xE9 Garc\xED"
     "a",
     "jos garc a"},
    {"\xFF", ""},
    {"a\xC3", "a"},
};

START_TEST(test_key)
{
    TrFolder folder = {0};
    char once[200];

    ck_assert_str_eq(fold(&folder, keys[_i].text), keys[_i].key);
    (void)snprintf(once, sizeof once, "%s", folder.key);
    ck_assert_str_eq(fold(&folder, once), keys[_i].key);
    tr_folder_release(&folder);
    tr_folder_release(&folder);
}
END_TEST

/* Names that are not the same. */
static const char *const distinct[][2] = {
    {"राम", "रमा"}, /* vowel signs tell names apart */
    {"か", "が"},   /* and so do kana's voicing marks */
    {"は", "ぱ"},
    {"ก่า", "ก้า"}, /* Thai tones */
    {"கி", "கீ"},  /* Tamil vowels */
    {"García [Sonora]", "García [Sinaloa]"},
    {"García [Sonora]", "García Sonora"},
    {"ОАО", "OAO"}, /* Cyrillic and Latin look-alikes */
    {"El 85", "El 86"},
    {"Juan Pérez", "Juana Pérez"},
};

START_TEST(test_distinct)
{
    TrFolder a = {0}, b = {0};

    ck_assert_str_ne(fold(&a, distinct[_i][0]), fold(&b, distinct[_i][1]));
    ck_assert_uint_gt(a.length, 0);
    tr_folder_release(&a);
    tr_folder_release(&b);
}
END_TEST

/* Blocks of one script each: a word never mixes them, as no name does. */
static const struct {
    const char *name;
    uint32_t first, last;
} scripts[] = {
    {"ASCII", 0x20, 0x7E},
    {"Latin-1", 0xA0, 0xFF},
    {"Latin Extended", 0x100, 0x24F},
    {"IPA, modifiers", 0x250, 0x2FF},
    {"Greek", 0x370, 0x3FF},
    {"Greek Extended", 0x1F00, 0x1FFF},
    {"Cyrillic", 0x400, 0x52F},
    {"Armenian", 0x530, 0x58F},
    {"Hebrew", 0x590, 0x5FF},
    {"Arabic", 0x600, 0x6FF},
    {"Devanagari", 0x900, 0x97F},
    {"Bengali", 0x980, 0x9FF},
    {"Gurmukhi", 0xA00, 0xA7F},
    {"Tamil", 0xB80, 0xBFF},
    {"Kannada", 0xC80, 0xCFF},
    {"Malayalam", 0xD00, 0xD7F},
    {"Sinhala", 0xD80, 0xDFF},
    {"Thai", 0xE00, 0xE7F},
    {"Tibetan", 0xF00, 0xFFF},
    {"Myanmar", 0x1000, 0x109F},
    {"Georgian", 0x10A0, 0x10FF},
    {"Jamo", 0x1100, 0x11FF},
    {"Ethiopic", 0x1200, 0x137F},
    {"Cherokee", 0x13A0, 0x13FF},
    {"Khmer", 0x1780, 0x17FF},
    {"Balinese", 0x1B00, 0x1B7F},
    {"Latin Additional", 0x1E00, 0x1EFF},
    {"punctuation", 0x2000, 0x206F},
    {"super, sub", 0x2070, 0x209F},
    {"letterlike", 0x2100, 0x214F},
    {"enclosed", 0x2460, 0x24FF},
    {"kana", 0x3040, 0x30FF},
    {"CJK compatibility", 0x3300, 0x33FF},
    {"Han", 0x4E00, 0x4FFF},
    {"Hangul", 0xAC00, 0xAEFF},
    {"compatibility Han", 0xF900, 0xFAFF},
    {"presentation", 0xFB00, 0xFDFF},
    {"fullwidth", 0xFF00, 0xFFEF},
    {"Deseret", 0x10400, 0x1044F},
    {"Kaithi", 0x11080, 0x110CF},
    {"mathematical", 0x1D400, 0x1D7FF},
    {"emoji", 0x1F300, 0x1F64F},
};

enum { MOST_TEXT = 400 };

/* Up to 12 characters of one script, with combining accents of Latin strewn in where they belong. */
static size_t random_text(int script, uint64_t *chance, char *out)
{
    size_t n = 0, characters = random_below(chance, 12);
    uint32_t first = scripts[script].first, span = scripts[script].last - first + 1;

    for (size_t i = 0; i < characters; i++) {
        uint32_t c = first + (uint32_t)random_below(chance, span);

        if (first < 0x530 && random_below(chance, 4) == 0)
            c = 0x300 + (uint32_t)random_below(chance, 0x70);
        if (random_below(chance, 8) == 0)
            c = ' ';
        n += tr_utf8_encode(c, out + n);
    }
    out[n] = '\0';
    return n;
}

static char *normal_form(const char *text, size_t length, utf8proc_option_t form)
{
    utf8proc_uint8_t *out = NULL;
    utf8proc_ssize_t n =
        utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &out, UTF8PROC_STABLE | form);

    EXPECT(n >= 0);
    return (char *)out;
}

START_TEST(test_properties)
{
    TrFolder folder = {0}, again = {0}, composed = {0}, decomposed = {0};
    uint64_t chance = (uint64_t)_i + 1;

    for (int round = 0; round < 3000; round++) {
        char text[MOST_TEXT];
        size_t n = random_text(_i, &chance, text);
        char *nfc = normal_form(text, n, UTF8PROC_COMPOSE), *nfd = normal_form(text, n, UTF8PROC_DECOMPOSE);

        EXPECT(tr_fold(&folder, text, n, NULL) == TR_OK);
        EXPECT(tr_fold(&again, folder.key, folder.length, NULL) == TR_OK);
        if (strcmp(folder.key, again.key) != 0)
            ck_abort_msg("%s: '%s' folds to '%s', that to '%s'", scripts[_i].name, text, folder.key,
                         again.key);
        EXPECT(tr_fold(&composed, nfc, strlen(nfc), NULL) == TR_OK);
        EXPECT(tr_fold(&decomposed, nfd, strlen(nfd), NULL) == TR_OK);
        if (strcmp(composed.key, decomposed.key) != 0)
            ck_abort_msg("%s: '%s' folds to '%s' as NFC, to '%s' as NFD", scripts[_i].name, text,
                         composed.key, decomposed.key);
        EXPECT(tr_utf8_first_bad(folder.key, folder.length) == folder.length);
        EXPECT(strstr(folder.key, "  ") == NULL);
        free(nfc);
        free(nfd);
    }
    tr_folder_release(&folder);
    tr_folder_release(&again);
    tr_folder_release(&composed);
    tr_folder_release(&decomposed);
}
END_TEST

/* Upper and lower case of every cased letter fold alike. */
START_TEST(test_case)
{
    TrFolder lower = {0}, upper = {0};
    int n = 0;

    for (int c = 0x41; c < 0x1F000; c++) {
        char text[4];
        int other = utf8proc_tolower(c);

        if (other == c || utf8proc_toupper(other) != c)
            continue;
        n++;
        EXPECT(tr_fold(&upper, text, tr_utf8_encode((uint32_t)c, text), NULL) == TR_OK);
        EXPECT(tr_fold(&lower, text, tr_utf8_encode((uint32_t)other, text), NULL) == TR_OK);
        if (strcmp(lower.key, upper.key) != 0)
            ck_abort_msg("U+%04X: '%s', '%s'", (unsigned)c, upper.key, lower.key);
    }
    ck_assert_int_gt(n, 1000);
    tr_folder_release(&lower);
    tr_folder_release(&upper);
}
END_TEST

/* Noise: never a crash, always valid UTF-8, idempotent. */
START_TEST(test_random_bytes)
{
    TrFolder folder = {0}, again = {0};
    uint64_t chance = 99;

    for (int round = 0; round < 20000; round++) {
        char text[64];
        size_t n = random_below(&chance, sizeof text);

        for (size_t i = 0; i < n; i++)
            text[i] = (char)(unsigned char)random_below(&chance, 256);
        EXPECT(tr_fold(&folder, text, n, NULL) == TR_OK);
        EXPECT(tr_utf8_first_bad(folder.key, folder.length) == folder.length);
        EXPECT(tr_fold(&again, folder.key, folder.length, NULL) == TR_OK);
        EXPECT(again.length == folder.length && memcmp(again.key, folder.key, again.length) == 0);
    }
    tr_folder_release(&folder);
    tr_folder_release(&again);
}
END_TEST

/* U+FDFA is one character of 18; a name of many such must find its room. */
START_TEST(test_much_longer_key)
{
    TrFolder folder = {0};
    char text[3 * 500];

    for (int i = 0; i < 500; i++)
        memcpy(text + 3 * i, "\xEF\xB7\xBA", 3);
    ck_assert_int_eq(tr_fold(&folder, text, sizeof text, NULL), TR_OK);
    ck_assert_uint_gt(folder.length, 500 * 25);
    ck_assert_uint_eq(tr_utf8_first_bad(folder.key, folder.length), folder.length);
    tr_folder_release(&folder);
}
END_TEST

static TrStatus fold_once(void *context, TrError *err)
{
    TrFolder folder = {0};
    TrStatus st = tr_fold(&folder, context, strlen(context), err);

    tr_folder_release(&folder);
    return st;
}

START_TEST(test_without_memory)
{
    char text[] = "Jos\xC3\xA9";

    ck_assert_uint_eq(starve(fold_once, text), 1);
}
END_TEST

Suite *suite_fold(void)
{
    Suite *suite = suite_create("fold");
    TCase *tests = tcase_create("fold");

    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, test_key, 0, COUNT(keys));
    tcase_add_loop_test(tests, test_distinct, 0, COUNT(distinct));
    tcase_add_loop_test(tests, test_properties, 0, COUNT(scripts));
    tcase_add_test(tests, test_case);
    tcase_add_test(tests, test_random_bytes);
    tcase_add_test(tests, test_much_longer_key);
    tcase_add_test(tests, test_without_memory);
    suite_add_tcase(suite, tests);
    return suite;
}
