/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/letters.h"

#include <string.h>

#include "base/text.h"

/* Folded (lower-case, without marks) letters of Russian, Ukrainian, Belarusian, Serbian, Bulgarian and Greek,
 * by the nearest of the usual romanisations; й and ї have lost their marks in folding. */
static const struct {
    uint32_t letter;
    const char *latin;
} latin_letters[] = {
    {0x430, "a"},  {0x431, "b"},  {0x432, "v"},  {0x433, "g"},  {0x434, "d"},    {0x435, "e"}, {0x436, "zh"},
    {0x437, "z"},  {0x438, "i"},  {0x439, "i"},  {0x43A, "k"},  {0x43B, "l"},    {0x43C, "m"}, {0x43D, "n"},
    {0x43E, "o"},  {0x43F, "p"},  {0x440, "r"},  {0x441, "s"},  {0x442, "t"},    {0x443, "u"}, {0x444, "f"},
    {0x445, "kh"}, {0x446, "ts"}, {0x447, "ch"}, {0x448, "sh"}, {0x449, "shch"}, {0x44A, ""},  {0x44B, "y"},
    {0x44C, ""},   {0x44D, "e"},  {0x44E, "yu"}, {0x44F, "ya"}, {0x454, "e"},    {0x456, "i"}, {0x458, "j"},
    {0x459, "lj"}, {0x45A, "nj"}, {0x45B, "c"},  {0x452, "dj"}, {0x45F, "dz"},   {0x491, "g"}, {0x3B1, "a"},
    {0x3B2, "v"},  {0x3B3, "g"},  {0x3B4, "d"},  {0x3B5, "e"},  {0x3B6, "z"},    {0x3B7, "i"}, {0x3B8, "th"},
    {0x3B9, "i"},  {0x3BA, "k"},  {0x3BB, "l"},  {0x3BC, "m"},  {0x3BD, "n"},    {0x3BE, "x"}, {0x3BF, "o"},
    {0x3C0, "p"},  {0x3C1, "r"},  {0x3C2, "s"},  {0x3C3, "s"},  {0x3C4, "t"},    {0x3C5, "y"}, {0x3C6, "f"},
    {0x3C7, "ch"}, {0x3C8, "ps"}, {0x3C9, "o"},
};

static const char *latin_of(uint32_t letter)
{
    if (letter < 0x3B1 || letter > 0x491)
        return NULL;
    for (size_t i = 0; i < sizeof latin_letters / sizeof *latin_letters; i++)
        if (latin_letters[i].letter == letter)
            return latin_letters[i].latin;
    return NULL;
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
