/* SPDX-License-Identifier: GPL-2.0-or-later */
/* People: given names, a father's surname and a mother's. A missing second surname, given name or middle name
 * costs little; another one rules the pair out. One word alone is nobody's name, unless it is a byname ("El
 * Mencho"), which is asked about and never more. */
#include "names/compare.h"

enum { MOST_LEFT_OVER = 3 };
#define SECOND_INITIAL 0.97 /* two that agree are more likely than one */

/* The last two words of three or more are surnames, the last of two. */
static bool is_surname(unsigned at, const TrNameForm *form)
{
    return form->n > 1 && at + (form->n > 2 ? 2 : 1) >= form->n;
}

static const char *part_of_name(const TrWordPair *pair, const TrNameForm *a, const TrNameForm *b)
{
    if (a->n == 1 || b->n == 1)
        return "the name";
    if (is_surname(pair->a, a) && is_surname(pair->b, b)) {
        bool second = a->n > 2 && b->n > 2 && pair->a + 1 == a->n && pair->b + 1 == b->n;
        return second ? "the second surname" : "a surname";
    }
    return "a given name";
}

/* What the words that only the longer name has are. */
static const char *what_is_missing(const TrNameForm *longer, const unsigned *left, unsigned n_left)
{
    if (n_left == 1 && left[0] + 1 == longer->n)
        return "second surname missing";
    if (left[0] == 0)
        return n_left == 1 ? "given name missing" : "names missing";
    return n_left == 1 ? "middle name missing" : "names missing";
}

static bool is_evidence(const TrWordPair *pair)
{
    return pair->likeness.difference <= TR_SPELT_ALIKE;
}

static void take_left_over(const TrPairing *pairing, const TrNameForm *a, const TrNameForm *b,
                           TrComparison *comparison)
{
    const TrNameForm *longer = pairing->n_left_a > 0 ? a : b;
    const unsigned *left = pairing->n_left_a > 0 ? pairing->left_a : pairing->left_b;
    unsigned n_left = pairing->n_left_a + pairing->n_left_b;
    if (n_left == 0)
        return;
    for (unsigned i = 0; i < n_left; i++)
        comparison->score *= i == 0 ? 0.94 : 0.97; /* who leaves one out leaves out others */
    if (n_left > MOST_LEFT_OVER)
        comparison->score *= 0.5;
    tr_reason_add(comparison, what_is_missing(longer, left, n_left));
}

static bool is_one_word_of_several(const TrNameForm *a, const TrNameForm *b, const TrPairing *pairing)
{
    return (a->n == 1) != (b->n == 1) && pairing->n_left_a + pairing->n_left_b > 0;
}

static void compare_one_word(const TrNameForm *one, const TrPairing *pairing, TrComparison *comparison)
{
    bool equal = pairing->pairs[0].likeness.difference == TR_SAME_WORD;
    comparison->score = equal && one->is_byname ? 0.76 : 0.3;
    tr_reason_add(comparison, equal && one->is_byname ? "nickname" : "one name only");
}

void tr_compare_people(const TrComparer *comparer, const TrNameForm *a, const TrNameForm *b,
                       TrComparison *comparison)
{
    TrPairing pairing;
    bool evidence = false, equal = true, initial = false;
    tr_pair_words(comparer->memo, comparer->words, a, b, false, &pairing);
    if (is_one_word_of_several(a, b, &pairing)) {
        compare_one_word(a->n == 1 ? a : b, &pairing, comparison);
        return;
    }
    for (unsigned i = 0; i < pairing.n; i++) {
        bool again = initial && pairing.pairs[i].likeness.difference == TR_INITIAL;
        comparison->score *= again ? SECOND_INITIAL : pairing.pairs[i].likeness.value;
        initial = initial || pairing.pairs[i].likeness.difference == TR_INITIAL;
        evidence = evidence || is_evidence(&pairing.pairs[i]);
        equal = equal && pairing.pairs[i].likeness.difference == TR_SAME_WORD;
    }
    if (!evidence)
        comparison->score *= 0.5;
    tr_reason_add_pairs(comparison, &pairing, part_of_name, a, b);
    take_left_over(&pairing, a, b, comparison);
    if (!pairing.in_order) {
        comparison->score *= pairing.rotated ? 0.99 : 0.9; /* surnames first; or another shuffle */
        if (a->has_father && b->has_father && !pairing.rotated)
            comparison->score *= 0.75; /* Abdullah bin Omar is Omar bin Abdullah's father, or his son */
        tr_reason_add(comparison, equal && pairing.n_left_a + pairing.n_left_b == 0
                                      ? "same tokens in another order"
                                      : "another order");
    }
}
