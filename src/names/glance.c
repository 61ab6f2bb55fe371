/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Most pairs that share a block are ruled out by one word of the shorter name that nothing in the longer one
 * answers. That is seen from a few numbers of each word, before anything is paired or scored. */
#include "names/compare.h"

enum { LONGEST_ABBREVIATION = 5 };

static const TrWord *word_at(const TrComparer *comparer, const TrNameForm *form, unsigned i)
{
    return tr_words_at(comparer->words, form->words[i]);
}

/* Whether word `i` of `one` may be two words of `many` written together. Lengths first: nearly always they
 * say no. */
static bool may_be_joined(const TrComparer *comparer, const TrNameForm *one, unsigned i,
                          const TrNameForm *many, const unsigned lengths[])
{
    const TrWord *word = word_at(comparer, one, i);
    for (unsigned j = 0; j + 1 < many->n; j++) {
        unsigned joined = lengths[j] + lengths[j + 1], most = joined < 8 ? 0 : joined < 12 ? 1 : 2;
        if (joined <= word->letters.n + most && word->letters.n <= joined + most &&
            tr_written_together(comparer->words, many, j, word))
            return true;
    }
    return false;
}

static bool may_be_abbreviated(const TrComparer *comparer, const TrWord *word, const TrNameForm *many)
{
    unsigned n = word->letters.n, k;
    for (unsigned j = 0; n >= 2 && n <= LONGEST_ABBREVIATION && j + n <= many->n; j++) {
        for (k = 0; k < n && word_at(comparer, many, j + k)->initial == word->letters.at[k]; k++) {
        }
        if (k == n)
            return true;
    }
    return false;
}

/* Whether a word of one name may answer several of the other. */
static bool may_regroup(const TrComparer *comparer, const TrNameForm *one, const TrNameForm *many)
{
    unsigned lengths[TR_MOST_WORDS];
    for (unsigned j = 0; j < many->n; j++)
        lengths[j] = word_at(comparer, many, j)->letters.n;
    for (unsigned i = 0; i < one->n; i++)
        if (may_be_joined(comparer, one, i, many, lengths) ||
            may_be_abbreviated(comparer, word_at(comparer, one, i), many))
            return true;
    return false;
}

static bool is_answered(const TrComparer *comparer, uint32_t word, const TrNameForm *more, bool body)
{
    const TrWord *it = tr_words_at(comparer->words, word);
    for (unsigned j = 0; j < more->n; j++)
        if (more->words[j] == word)
            return true;
    for (unsigned j = 0; j < more->n; j++)
        if (tr_words_may_be_like(it, word_at(comparer, more, j), body))
            return true;
    return false;
}

bool tr_names_may_match(const TrComparer *comparer, const TrNameForm *a, const TrNameForm *b)
{
    const TrNameForm *fewer = a->n <= b->n ? a : b, *more = fewer == a ? b : a;
    bool body = a->body || b->body;
    if (tr_modes_differ(a, b) || tr_numbers_differ(a, b))
        return false;
    if (a->joined == b->joined)
        return true;
    if (fewer->n == 1 && more->n > 1 && !body && !fewer->is_byname && !fewer->may_be_joined)
        return false; /* one name only */
    if (body && fewer->n == 1 && more->n > 1 &&
        word_at(comparer, fewer, 0)->initial == word_at(comparer, more, 0)->initial)
        return true; /* perhaps an acronym */
    for (unsigned i = 0; i < fewer->n; i++)
        if (!is_answered(comparer, fewer->words[i], more, body))
            return may_regroup(comparer, fewer, more) || may_regroup(comparer, more, fewer);
    return true;
}
