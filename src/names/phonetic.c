/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/phonetic.h"

enum { SKELETON = 7 };

static uint32_t letter_at(const TrLetters *word, unsigned i)
{
    return i < word->n ? word->at[i] : 0;
}

static bool is_front_vowel(uint32_t letter)
{
    return letter == 'e' || letter == 'i' || letter == 'y';
}

static void put(TrLetters *code, uint32_t letter)
{
    if (code->n == 0 || code->at[code->n - 1] != letter)
        code->at[code->n++] = letter;
}

/* c at i: puts its sound, returns the letters that make it. */
static unsigned sound_of_c(const TrLetters *word, unsigned i, TrLetters *code)
{
    uint32_t next = letter_at(word, i + 1);
    if (next == 'h') {
        put(code, 'C');
        return 2;
    }
    put(code, is_front_vowel(next) ? 's' : 'k');
    return 1;
}

static unsigned sound_of_g(const TrLetters *word, unsigned i, TrLetters *code)
{
    uint32_t next = letter_at(word, i + 1);
    put(code, is_front_vowel(next) ? 'j' : 'g');
    return next == 'u' && is_front_vowel(letter_at(word, i + 2)) ? 2 : 1;
}

static unsigned sound_of_q(const TrLetters *word, unsigned i, TrLetters *code)
{
    put(code, 'k');
    return letter_at(word, i + 1) == 'u' ? 2 : 1;
}

static unsigned sound_of_l(const TrLetters *word, unsigned i, TrLetters *code)
{
    bool is_ll = letter_at(word, i + 1) == 'l';
    put(code, is_ll && tr_letter_is_vowel(letter_at(word, i + 2)) ? 'y' : 'l');
    return is_ll ? 2 : 1;
}

static unsigned sound_of_p(const TrLetters *word, unsigned i, TrLetters *code)
{
    bool is_ph = letter_at(word, i + 1) == 'h';
    put(code, is_ph ? 'f' : 'p');
    return is_ph ? 2 : 1;
}

static void put_plain(const TrLetters *word, unsigned i, TrLetters *code)
{
    uint32_t letter = word->at[i], next = letter_at(word, i + 1);
    switch (letter) {
    case 'h':
        break;
    case 'v':
    case 'w':
        put(code, 'b');
        break;
    case 'z':
        put(code, 's');
        break;
    case 'x':
        put(code, 'j');
        break;
    case 'n':
        put(code, next == 'b' || next == 'p' || next == 'v' ? 'm' : 'n');
        break;
    case 'y':
    case 'i':
        put(code, i == 0 && tr_letter_is_vowel(next)          ? 'y'
                  : letter == 'y' && tr_letter_is_vowel(next) ? 'y'
                                                              : 'i');
        break;
    default:
        put(code, letter);
    }
}

void tr_phonetic_code(const TrLetters *word, TrLetters *code)
{
    code->n = 0;
    for (unsigned i = 0; i < word->n;) {
        switch (word->at[i]) {
        case 'c':
            i += sound_of_c(word, i, code);
            break;
        case 'g':
            i += sound_of_g(word, i, code);
            break;
        case 'q':
            i += sound_of_q(word, i, code);
            break;
        case 'l':
            i += sound_of_l(word, i, code);
            break;
        case 'p':
            i += sound_of_p(word, i, code);
            break;
        default:
            put_plain(word, i, code);
            i++;
        }
    }
}

void tr_phonetic_skeleton(const TrLetters *code, TrLetters *skeleton)
{
    skeleton->n = 0;
    for (unsigned i = 0; i < code->n && skeleton->n < SKELETON; i++) {
        if (!tr_letter_is_vowel(code->at[i]) || (code->at[i] == 'y' && i == 0))
            put(skeleton, code->at[i]);
        else if (i == 0)
            put(skeleton, 'a');
    }
}
