/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/likeness.h"

#include "names/jaro.h"
#include "names/letters_apart.h"

static bool begins_with(const TrLetters *word, const TrLetters *beginning)
{
    if (beginning->n > word->n)
        return false;
    for (unsigned i = 0; i < beginning->n; i++)
        if (word->at[i] != beginning->at[i])
            return false;
    return true;
}

/* Mario and María, Daniel and Daniela: equal but for an ending in -a. */
static bool differ_by_sex(const TrLetters *a, const TrLetters *b)
{
    const TrLetters *her = a->n > b->n || (a->n == b->n && a->at[a->n - 1] == 'a') ? a : b,
                    *his = her == a ? b : a;
    unsigned common = 0;
    while (common < his->n && his->at[common] == her->at[common])
        common++;
    if (her->n < 3 || her->at[her->n - 1] != 'a' || common + 1 != her->n)
        return false;
    return his->n == common || (his->n == her->n && his->at[common] == 'o');
}

/* Half letters that a slip may have in words of this length. */
static unsigned most_half_letters(unsigned shorter, bool body)
{
    if (shorter < 4) /* DEA and DIA are two agencies */
        return shorter == 3 && !body ? 1 : 0;
    return shorter < 6 ? 2 : shorter < 9 ? 3 : 4;
}

static bool has_syllables(const TrLetters *letters)
{
    for (unsigned i = 0; i < letters->n; i++)
        if (tr_letter_is_syllable(letters->at[i]))
            return true;
    return false;
}

/* Un and uun: longer by a letter that stands twice. */
static bool is_doubled(const TrLetters *shorter, const TrLetters *longer)
{
    unsigned i = 0;
    if (shorter->n != 2 || longer->n != 3)
        return false;
    while (i < 2 && shorter->at[i] == longer->at[i])
        i++;
    return i > 0 && longer->at[i] == longer->at[i - 1] && (i == 2 || longer->at[2] == shorter->at[1]);
}

static TrLikeness other_word(const TrWord *a, const TrWord *b, TrDifference difference)
{
    return (TrLikeness){.value = 0.5 * tr_jaro_winkler(&a->letters, &b->letters), .difference = difference};
}

static TrLikeness spelling(const TrWord *a, const TrWord *b, bool body)
{
    unsigned shorter = a->letters.n < b->letters.n ? a->letters.n : b->letters.n;
    unsigned longer = a->letters.n + b->letters.n - shorter, most = most_half_letters(shorter, body), apart;
    TrLikeness likeness = {.difference = TR_SPELT_ALIKE};
    if (is_doubled(&a->letters, &b->letters) || is_doubled(&b->letters, &a->letters))
        return (TrLikeness){.value = 0.9, .difference = TR_SPELT_ALIKE, .letters_apart = 1};
    if (a->digits != b->digits || longer - shorter > most || has_syllables(&a->letters) ||
        has_syllables(&b->letters))
        return other_word(a, b, TR_OTHER_WORD);
    if (shorter > 2 && a->code == b->code)
        return (TrLikeness){.value = 0.95, .difference = TR_SOUNDS_ALIKE};
    if ((apart = tr_half_letters_apart(&a->letters, &b->letters, most)) > most)
        return other_word(a, b, TR_OTHER_WORD);
    likeness.letters_apart = tr_letters_apart(&a->letters, &b->letters);
    likeness.value = 1 - apart / 2.0 / longer;
    return likeness;
}

static bool is_initial_of(const TrLetters *initial, const TrLetters *word)
{
    return initial->n == 1 && word->n > 1 && initial->at[0] == word->at[0];
}

static bool is_short_form_of(const TrLetters *form, const TrLetters *word)
{
    return form->n >= 3 && word->n >= form->n + 2 && begins_with(word, form);
}

/* Differences of people's names; false if it is none of them. */
static bool differ_as_people(const TrWord *a, const TrWord *b, TrLikeness *likeness)
{
    const TrLetters *x = &a->letters, *y = &b->letters;
    bool both_known = (a->roles & b->roles & TR_WELL_KNOWN) != 0;
    if (is_initial_of(x, y) || is_initial_of(y, x))
        *likeness = (TrLikeness){.value = 0.82, .difference = TR_INITIAL};
    else if ((a->abbreviations & b->abbreviations) != 0)
        *likeness = (TrLikeness){.value = 0.93, .difference = TR_ABBREVIATED};
    else if ((a->nicknames & b->nicknames) != 0)
        *likeness = (TrLikeness){.value = 0.85, .difference = TR_NICKNAME};
    else if (differ_by_sex(x, y))
        *likeness = other_word(a, b, TR_OTHER_SEX);
    else if (both_known && a->code != b->code)
        *likeness = other_word(a, b, TR_OTHER_WORD);
    else if (!both_known && (is_short_form_of(x, y) || is_short_form_of(y, x)))
        *likeness = (TrLikeness){.value = 0.8, .difference = TR_SHORT_FORM};
    else
        return false;
    return true;
}

TrLikeness tr_word_likeness(const TrWord *a, const TrWord *b, bool body)
{
    TrLikeness likeness;
    if (a == b)
        return (TrLikeness){.value = 1, .difference = TR_SAME_WORD};
    if (a->letters.n == b->letters.n && begins_with(&a->letters, &b->letters)) /* in two scripts */
        return (TrLikeness){.value = 0.99, .difference = TR_SOUNDS_ALIKE};
    if ((a->translations & b->translations) != 0 && body)
        return (TrLikeness){.value = 0.96, .difference = TR_TRANSLATED};
    if (!body && differ_as_people(a, b, &likeness))
        return likeness;
    return spelling(a, b, body);
}

bool tr_words_may_be_like(const TrWord *a, const TrWord *b, bool body)
{
    const TrLetters *x = &a->letters, *y = &b->letters;
    unsigned shorter = x->n < y->n ? x->n : y->n, longer = x->n + y->n - shorter, most;
    if (a == b || a->code == b->code)
        return true;
    if (body ? (a->translations & b->translations) != 0
             : (a->nicknames & b->nicknames) != 0 || (a->abbreviations & b->abbreviations) != 0)
        return true;
    if (!body && a->initial == b->initial && shorter == 1)
        return true;
    if (!body && (a->roles & b->roles & TR_WELL_KNOWN) != 0)
        return false;
    if (!body && shorter >= 3 && longer >= shorter + 2 && x->at[0] == y->at[0] && x->at[1] == y->at[1] &&
        x->at[2] == y->at[2])
        return true;
    if (is_doubled(x, y) || is_doubled(y, x))
        return true;
    most = most_half_letters(shorter, body);
    return a->digits == b->digits && longer - shorter <= most &&
           (unsigned)__builtin_popcountll(a->tally ^ b->tally) <= most &&
           tr_half_letters_apart(x, y, most) <= most;
}
