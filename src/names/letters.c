/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/letters.h"

#include <string.h>

#include "base/text.h"

/* Folded (lower-case, without marks) letters of Russian, Ukrainian, Belarusian, Serbian, Bulgarian,
 * Macedonian, Kazakh, Mongolian, Greek, Armenian and Georgian, by the nearest of the usual romanisations; й
 * and ї have lost their marks in folding. */
static const struct {
    uint32_t letter;
    const char *latin;
} latin_letters[] = {
    {0x430, "a"},   {0x431, "b"},    {0x432, "v"},   {0x433, "g"},   {0x434, "d"},   {0x435, "e"},
    {0x436, "zh"},  {0x437, "z"},    {0x438, "i"},   {0x439, "i"},   {0x43A, "k"},   {0x43B, "l"},
    {0x43C, "m"},   {0x43D, "n"},    {0x43E, "o"},   {0x43F, "p"},   {0x440, "r"},   {0x441, "s"},
    {0x442, "t"},   {0x443, "u"},    {0x444, "f"},   {0x445, "kh"},  {0x446, "ts"},  {0x447, "ch"},
    {0x448, "sh"},  {0x449, "shch"}, {0x44A, ""},    {0x44B, "y"},   {0x44C, ""},    {0x44D, "e"},
    {0x44E, "yu"},  {0x44F, "ya"},   {0x454, "e"},   {0x456, "i"},   {0x458, "j"},   {0x459, "lj"},
    {0x45A, "nj"},  {0x45B, "c"},    {0x452, "dj"},  {0x45F, "dz"},  {0x491, "g"},   {0x3B1, "a"},
    {0x3B2, "v"},   {0x3B3, "g"},    {0x3B4, "d"},   {0x3B5, "e"},   {0x3B6, "z"},   {0x3B7, "i"},
    {0x3B8, "th"},  {0x3B9, "i"},    {0x3BA, "k"},   {0x3BB, "l"},   {0x3BC, "m"},   {0x3BD, "n"},
    {0x3BE, "x"},   {0x3BF, "o"},    {0x3C0, "p"},   {0x3C1, "r"},   {0x3C2, "s"},   {0x3C3, "s"},
    {0x3C4, "t"},   {0x3C5, "y"},    {0x3C6, "f"},   {0x3C7, "ch"},  {0x3C8, "ps"},  {0x3C9, "o"},
    {0x49B, "k"},   {0x493, "g"},    {0x4AF, "u"},   {0x4B1, "u"},   {0x4E9, "o"},   {0x4A3, "n"},
    {0x4D9, "a"},   {0x4BB, "h"},    {0x561, "a"},   {0x562, "b"},   {0x563, "g"},   {0x564, "d"},
    {0x565, "e"},   {0x566, "z"},    {0x567, "e"},   {0x568, "y"},   {0x569, "t"},   {0x56A, "zh"},
    {0x56B, "i"},   {0x56C, "l"},    {0x56D, "kh"},  {0x56E, "ts"},  {0x56F, "k"},   {0x570, "h"},
    {0x571, "dz"},  {0x572, "gh"},   {0x573, "ch"},  {0x574, "m"},   {0x575, "y"},   {0x576, "n"},
    {0x577, "sh"},  {0x578, "o"},    {0x579, "ch"},  {0x57A, "p"},   {0x57B, "j"},   {0x57C, "r"},
    {0x57D, "s"},   {0x57E, "v"},    {0x57F, "t"},   {0x580, "r"},   {0x581, "ts"},  {0x582, "v"},
    {0x583, "p"},   {0x584, "k"},    {0x585, "o"},   {0x586, "f"},   {0x587, "ev"},  {0x10D0, "a"},
    {0x10D1, "b"},  {0x10D2, "g"},   {0x10D3, "d"},  {0x10D4, "e"},  {0x10D5, "v"},  {0x10D6, "z"},
    {0x10D7, "t"},  {0x10D8, "i"},   {0x10D9, "k"},  {0x10DA, "l"},  {0x10DB, "m"},  {0x10DC, "n"},
    {0x10DD, "o"},  {0x10DE, "p"},   {0x10DF, "zh"}, {0x10E0, "r"},  {0x10E1, "s"},  {0x10E2, "t"},
    {0x10E3, "u"},  {0x10E4, "p"},   {0x10E5, "k"},  {0x10E6, "gh"}, {0x10E7, "q"},  {0x10E8, "sh"},
    {0x10E9, "ch"}, {0x10EA, "ts"},  {0x10EB, "dz"}, {0x10EC, "ts"}, {0x10ED, "ch"}, {0x10EE, "kh"},
    {0x10EF, "j"},  {0x10F0, "h"},
};

static const char *latin_of(uint32_t letter)
{
    if (letter < 0x3B1 || letter > 0x10F0)
        return NULL;
    for (size_t i = 0; i < sizeof latin_letters / sizeof *latin_letters; i++)
        if (latin_letters[i].letter == letter)
            return latin_letters[i].latin;
    return NULL;
}

/* One digit within a word of letters is a letter misread, by a machine or to get past one: I9or, Sech1n,
 * J0sé. */
static void read_digit_as_letter(TrLetters *letters)
{
    static const char read_as[] = "oizeasgtbg"; /* by digit */
    unsigned n_digits = 0, at = 0;
    for (unsigned i = 0; i < letters->n; i++)
        if (letters->at[i] >= '0' && letters->at[i] <= '9') {
            n_digits++;
            at = i;
        }
    if (n_digits == 1 && letters->n >= 4 && at > 0 && at + 1 < letters->n)
        letters->at[at] = (unsigned char)read_as[letters->at[at] - '0'];
}

void tr_letters_read(TrLetters *letters, const char *text, size_t length)
{
    letters->n = 0;
    for (size_t at = 0; at < length && letters->n < TR_MOST_LETTERS;) {
        uint32_t letter;
        const char *latin;
        at += tr_utf8_decode(text + at, length - at, &letter);
        if ((latin = latin_of(letter)) == NULL) {
            letters->at[letters->n++] = letter;
            continue;
        }
        for (; *latin != '\0' && letters->n < TR_MOST_LETTERS; latin++)
            letters->at[letters->n++] = (unsigned char)*latin;
    }
    read_digit_as_letter(letters);
}

bool tr_letter_is_syllable(uint32_t letter)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {{0x1100, 0x11FF}, {0x3040, 0x30FF}, {0x3400, 0x4DBF},
                  {0x4E00, 0x9FFF}, {0xAC00, 0xD7A3}, {0x20000, 0x2FA1F}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (letter >= ranges[i].first && letter <= ranges[i].last)
            return true;
    return false;
}

bool tr_letter_is_vowel(uint32_t letter)
{
    return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u' || letter == 'y';
}
