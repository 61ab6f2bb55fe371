/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The distinct words of names, each looked at once: its letters, its sound, and what the lists know of it. */
#ifndef TR_NAMES_WORDS_H
#define TR_NAMES_WORDS_H

#include "base/strings.h"
#include "names/letters.h"
#include "names/word_lists.h"

typedef struct {
    uint32_t code, skeleton;                         /* hashes: of its sound, of the sound's consonants */
    uint64_t tally;                                  /* of its letters: see letters_apart.h */
    uint32_t initial;                                /* first letter */
    uint32_t digits;                                 /* hash of the digits in it, in order: 0 for none */
    unsigned roles;                                  /* TrWordRole bits */
    uint64_t nicknames, abbreviations, translations; /* rows of the tables that hold it */
    TrLetters letters;
    uint32_t number;                   /* plus one; 0: none */
    bool only_digits;                  /* its number was in digits: a number in any name */
    uint32_t begins, ends;             /* hashes of the first and last sounds, two or three */
    uint32_t begins_short, ends_short; /* of two sounds, where those are of three and could be of two; or 0 */
    uint32_t n_names;                  /* how many names hold it: see tr_word_weight() */
} TrWord;

typedef struct TrWords TrWords;

TrWords *tr_words_new(TrError *err);
/* The number of the word text[0 .. length-1] of a folded key, added if it is new. */
TrStatus tr_words_add(TrWords *words, const char *text, size_t length, uint32_t *id, TrError *err);
/* Valid until the next addition. */
const TrWord *tr_words_at(const TrWords *words, uint32_t id);
const char *tr_words_text(const TrWords *words, uint32_t id);
void tr_words_count(TrWords *words, uint32_t id); /* one more name holds it */
void tr_words_free(TrWords *words);

#endif
