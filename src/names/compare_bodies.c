/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Bodies: the words that say which body it is must agree; those that only say what kind (bank, group, cartel)
 * may be missing, but not be another kind's. Legal forms may be missing or of one family. */
#include <math.h>

#include "names/compare.h"

#define WEIGHT_OF_KIND 0.3 /* of a word that says what kind of body it is, or has at most two letters */

/* By what the lists know, and by how many of the names hold the word: one in every fifty is no help. */
static bool says_little(const TrComparer *comparer, const TrWord *word)
{
    return (word->roles & TR_GENERIC) || word->letters.n <= 2 ||
           (comparer->n_names >= 500 && word->n_names > comparer->n_names / 50);
}

static bool word_says_little(const TrComparer *comparer, const TrNameForm *form, unsigned at)
{
    return says_little(comparer, tr_words_at(comparer->words, form->words[at]));
}

static bool has_telling_word(const TrComparer *comparer, const TrNameForm *form)
{
    for (unsigned i = 0; i < form->n; i++)
        if (!word_says_little(comparer, form, i))
            return true;
    return false;
}

static const char *part_of_name(const TrWordPair *pair, const TrNameForm *a, const TrNameForm *b)
{
    (void)pair;
    return a->n == 1 && b->n == 1 ? "the name" : "a word";
}

typedef struct {
    const TrComparer *comparer;
    const TrNameForm *a, *b;
    bool telling; /* both names have words that say which body it is */
    bool evidence;
} BodyComparison;

static void take_pair(BodyComparison *it, const TrWordPair *pair, TrComparison *comparison)
{
    bool little = it->telling && word_says_little(it->comparer, it->a, pair->a) &&
                  word_says_little(it->comparer, it->b, pair->b);
    if (pair->likeness.difference >= TR_OTHER_SEX)
        comparison->score *= little ? 0.6 : pair->likeness.value;
    else
        comparison->score *= little ? pow(pair->likeness.value, WEIGHT_OF_KIND) : pair->likeness.value;
    it->evidence = it->evidence || (!little && pair->likeness.difference < TR_OTHER_SEX);
}

static void take_left_over(const BodyComparison *it, const TrNameForm *form, const unsigned *left,
                           unsigned n_left, TrComparison *comparison)
{
    for (unsigned i = 0; i < n_left; i++) {
        bool little = word_says_little(it->comparer, form, left[i]);
        comparison->score *= little && it->telling ? 0.93 : 0.68;
        tr_reason_add(comparison, little ? "a word for the kind of body missing" : "a word missing");
    }
}

static void take_legal_forms(const TrNameForm *a, const TrNameForm *b, TrComparison *comparison)
{
    if (a->families == b->families)
        return;
    if (a->families == 0 || b->families == 0) {
        comparison->score *= 0.98;
        tr_reason_add(comparison, "legal form missing");
    } else if ((a->families & b->families) == 0 && ((a->families | b->families) & TR_ANY_FORM) == 0) {
        comparison->score *= 0.7;
        tr_reason_add(comparison, "another legal form");
    }
}

void tr_compare_bodies(const TrComparer *comparer, const TrNameForm *a, const TrNameForm *b,
                       TrComparison *comparison)
{
    BodyComparison it = {.comparer = comparer, .a = a, .b = b};
    TrPairing pairing;
    if (tr_is_acronym(comparer->words, a, b) || tr_is_acronym(comparer->words, b, a)) {
        comparison->score = 0.85;
        tr_reason_add(comparison, "acronym of");
        return;
    }
    it.telling = has_telling_word(comparer, a) && has_telling_word(comparer, b);
    tr_pair_words(comparer->memo, comparer->words, a, b, true, &pairing);
    for (unsigned i = 0; i < pairing.n; i++)
        take_pair(&it, &pairing.pairs[i], comparison);
    if (!it.evidence)
        comparison->score *= 0.5;
    tr_reason_add_pairs(comparison, &pairing, part_of_name, a, b);
    take_left_over(&it, a, pairing.left_a, pairing.n_left_a, comparison);
    take_left_over(&it, b, pairing.left_b, pairing.n_left_b, comparison);
    take_legal_forms(a, b, comparison);
    if (!pairing.in_order) {
        comparison->score *= 0.99;
        tr_reason_add(comparison, "same tokens in another order");
    }
}
