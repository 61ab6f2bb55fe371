/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/compare.h"

enum { LONGEST_ACRONYM = 10, LONGEST_SYLLABLE = 3 };

/* Whether the letters from `at` on are beginnings of the words from `word` on. Backtracks over at most three
 * lengths a word, ten letters in all. */
static bool spells(const TrWords *words, const TrLetters *letters, unsigned at, const TrNameForm *of,
                   unsigned word)
{
    const TrLetters *next;
    if (at == letters->n || word == of->n)
        return at == letters->n && word == of->n;
    next = &tr_words_at(words, of->words[word])->letters;
    for (unsigned k = 0; k < LONGEST_SYLLABLE && k < next->n && at + k < letters->n; k++) {
        if (next->at[k] != letters->at[at + k])
            return false;
        if (spells(words, letters, at + k + 1, of, word + 1))
            return true;
    }
    return false;
}

bool tr_is_acronym(const TrWords *words, const TrNameForm *form, const TrNameForm *of)
{
    const TrLetters *letters = &tr_words_at(words, form->words[0])->letters;
    if (form->n != 1 || of->n < 2 || letters->n < 2 || letters->n > LONGEST_ACRONYM || letters->n < of->n)
        return false;
    if (letters->n > of->n && letters->n < 4) /* two letters of a word prove nothing */
        return false;
    return spells(words, letters, 0, of, 0);
}
