/* SPDX-License-Identifier: MIT */
/* Accents are stripped, so their canonical order cannot matter and each character folds by itself: a table of
 * the first 0x250 characters, made once from utf8proc, answers nearly all of them. */
#include "base/fold.h"

#include <pthread.h>
#include <string.h>
#include <utf8proc.h>

#include "base/memory.h"
#include "base/text.h"

enum { TABLE_SIZE = 0x250, MOST_BYTES = 80 }; /* U+FDFA, the longest, folds to 33 bytes */

typedef struct {
    unsigned char n;
    char bytes[7];
} Folded;

static Folded table[TABLE_SIZE];
static pthread_once_t table_once = PTHREAD_ONCE_INIT;

/* Letters that Unicode does not decompose. */
static const struct {
    uint32_t letter;
    const char *plain;
} plain_letters[] = {
    {0xE6, "ae"}, {0xF8, "o"},  {0xF0, "d"},   {0xFE, "th"}, {0x111, "d"}, {0x127, "h"},
    {0x131, "i"}, {0x142, "l"}, {0x153, "oe"}, {0x14B, "n"}, {0x167, "t"},
};

static const char *plain_letter(uint32_t c)
{
    for (size_t i = 0; i < sizeof plain_letters / sizeof *plain_letters; i++)
        if (plain_letters[i].letter == c)
            return plain_letters[i].plain;
    return NULL;
}

/* Full stops, apostrophes and their look-alikes vanish: "D.E.A." is "DEA", "O'Neill" is "ONeill". */
static bool vanishes(uint32_t c)
{
    return c == '.' || c == '\'' || c == '`' || c == 0x2019 || c == 0x2018 || c == 0x201B || c == 0x2BC ||
           c == 0xB4 || c == 0x2024 || c == 0x640;
}

/* Accents and vowel points that a name may be written with or without. Marks of other scripts stay: in
 * Devanagari or kana they are what tells two names apart. */
static bool is_optional_mark(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {{0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5C7},   {0x610, 0x61A},
                  {0x64B, 0x65F},   {0x670, 0x670},   {0x6D6, 0x6ED},   {0x1AB0, 0x1AFF},
                  {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

static bool is_letter_mark_or_digit(utf8proc_category_t category)
{
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME) ||
           (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

/* One decomposed, case-folded character into out; returns the bytes. */
static size_t fold_piece(uint32_t c, char *out)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    const char *plain = plain_letter(c);
    if (vanishes(c) || is_optional_mark(c) || category == UTF8PROC_CATEGORY_CF)
        return 0;
    if (plain != NULL) {
        memcpy(out, plain, strlen(plain));
        return strlen(plain);
    }
    if (c == '[' || c == ']' || is_letter_mark_or_digit(category))
        return tr_utf8_encode(c, out);
    out[0] = ' ';
    return 1;
}

static size_t fold_character(uint32_t c, char out[MOST_BYTES])
{
    utf8proc_int32_t pieces[18];
    int boundary = 0;
    size_t n = 0;
    utf8proc_ssize_t n_pieces;
    if (vanishes(c)) /* before decomposition: U+00B4 would become a space and a mark */
        return 0;
    n_pieces = utf8proc_decompose_char((utf8proc_int32_t)c, pieces, 18,
                                       UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD, &boundary);
    if (n_pieces < 0 || n_pieces > 18) {
        out[0] = ' ';
        return 1;
    }
    for (utf8proc_ssize_t i = 0; i < n_pieces; i++)
        n += fold_piece((uint32_t)pieces[i], out + n);
    return n;
}

static void make_table(void)
{
    char out[MOST_BYTES];
    for (uint32_t c = 0; c < TABLE_SIZE; c++) {
        size_t n = fold_character(c, out);
        table[c].n = (unsigned char)n; /* at most 3 in this range */
        memcpy(table[c].bytes, out, n < sizeof table[c].bytes ? n : sizeof table[c].bytes);
    }
}

/* Append bytes, with runs of spaces made one and none at the start. */
static void append(TrFolder *folder, const char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (bytes[i] != ' ' || (folder->length > 0 && folder->key[folder->length - 1] != ' '))
            folder->key[folder->length++] = bytes[i];
}

TrStatus tr_fold(TrFolder *folder, const char *text, size_t length, TrError *err)
{
    char out[MOST_BYTES];
    TrStatus st = TR_OK;
    (void)pthread_once(&table_once, make_table);
    folder->length = 0;
    TR_TRY(TR_GROW(folder->key, folder->room, length + MOST_BYTES, err));
    for (size_t at = 0; at < length;) {
        uint32_t c;
        at += tr_utf8_decode(text + at, length - at, &c);
        if (c < TABLE_SIZE) {
            append(folder, table[c].bytes, table[c].n);
            if (folder->room - folder->length >= MOST_BYTES)
                continue;
        } else {
            append(folder, out, fold_character(c, out));
        }
        TR_TRY(TR_GROW(folder->key, folder->room, folder->length + (length - at) + MOST_BYTES, err));
    }
    if (folder->length > 0 && folder->key[folder->length - 1] == ' ')
        folder->length--;
    folder->key[folder->length] = '\0';
out:
    return st;
}

void tr_folder_release(TrFolder *folder)
{
    tr_free(folder->key);
    *folder = (TrFolder){0};
}
