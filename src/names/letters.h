/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A word as letters: code points of folded text, with Cyrillic and Greek spelt in Latin letters so that a
 * name can be compared across these scripts. */
#ifndef TR_NAMES_LETTERS_H
#define TR_NAMES_LETTERS_H

#include "base/status.h"

enum { TR_MOST_LETTERS = 40 }; /* of a word, for comparison: what follows is not looked at */

typedef struct {
    unsigned n;
    uint32_t at[TR_MOST_LETTERS];
} TrLetters;

/* The letters of text[0 .. length-1], a word of a folded key. */
void tr_letters_read(TrLetters *letters, const char *text, size_t length);

/* True for scripts in which one character is a syllable or a word (Han, kana, Hangul): there a single
 * character apart is another name, not a slip. */
bool tr_letter_is_syllable(uint32_t letter);
bool tr_letter_is_vowel(uint32_t letter);

#endif
