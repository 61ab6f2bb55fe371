/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/compare.h"

#include <stdio.h>
#include <string.h>

TrStatus tr_comparer_init(TrComparer *comparer, TrError *err)
{
    *comparer = (TrComparer){0};
    if ((comparer->words = tr_words_new(err)) == NULL ||
        (comparer->memo = tr_likeness_memo_new(err)) == NULL) {
        tr_comparer_release(comparer);
        return TR_MEMORY;
    }
    return TR_OK;
}

void tr_comparer_release(TrComparer *comparer)
{
    tr_words_free(comparer->words);
    tr_likeness_memo_free(comparer->memo);
    *comparer = (TrComparer){0};
}

void tr_reason_add(TrComparison *comparison, const char *words)
{
    size_t n = strlen(comparison->reason);
    if (strstr(comparison->reason, words) != NULL || n + strlen(words) + 3 > sizeof comparison->reason)
        return;
    (void)snprintf(comparison->reason + n, sizeof comparison->reason - n, "%s%s", n > 0 ? "; " : "", words);
}

static const char *const differences[TR_N_DIFFERENCES] = {
    [TR_TRANSLATED] = "a word in another language",
    [TR_DIVIDED] = "words joined or divided",
    [TR_SOUNDS_ALIKE] = "sounds alike in %s",
    [TR_SPELT_ALIKE] = "spelt nearly alike in %s",
    [TR_NICKNAME] = "nickname",
    [TR_ABBREVIATED] = "words abbreviated",
    [TR_SHORT_FORM] = "short form of %s",
    [TR_INITIAL] = "initial of %s",
    [TR_OTHER_SEX] = "a man's and a woman's name",
    [TR_OTHER_WORD] = "another word in %s",
};

void tr_reason_add_pairs(TrComparison *comparison, const TrPairing *pairing,
                         const char *(*where)(const TrWordPair *pair, const TrNameForm *a,
                                              const TrNameForm *b),
                         const TrNameForm *a, const TrNameForm *b)
{
    for (int difference = TR_N_DIFFERENCES - 1; difference > TR_SAME_WORD; difference--) {
        for (unsigned i = 0; i < pairing->n; i++) {
            char words[80];
            const TrWordPair *pair = &pairing->pairs[i];
            const char *text = differences[difference], *place = where(pair, a, b);
            const char *slot = strstr(text, "%s");
            if ((int)pair->likeness.difference != difference)
                continue;
            if (difference == TR_SPELT_ALIKE && pair->likeness.letters_apart == 1)
                (void)snprintf(words, sizeof words, "one letter apart in %s", place);
            else if (slot == NULL)
                (void)snprintf(words, sizeof words, "%s", text);
            else
                (void)snprintf(words, sizeof words, "%.*s%s", (int)(slot - text), text, place);
            tr_reason_add(comparison, words);
        }
    }
}

static bool rule_out(TrComparison *comparison, const char *why)
{
    comparison->score = 0;
    tr_reason_add(comparison, why);
    return true;
}

bool tr_numbers_differ(const TrNameForm *a, const TrNameForm *b)
{
    if (a->numbers == b->numbers && a->n_numbers == b->n_numbers)
        return false;
    return !((a->n_numbers == 0 && b->only_one) || (b->n_numbers == 0 && a->only_one));
}

bool tr_modes_differ(const TrNameForm *a, const TrNameForm *b)
{
    return a->body != b->body && !a->either && !b->either;
}

static bool is_ruled_out(const TrNameForm *a, const TrNameForm *b, TrComparison *comparison)
{
    if (tr_modes_differ(a, b))
        return rule_out(comparison, "a person and a body");
    if (a->qualifier != 0 && b->qualifier != 0 && a->qualifier != b->qualifier)
        return rule_out(comparison, "told apart by their brackets");
    if (tr_numbers_differ(a, b))
        return rule_out(comparison, "other numbers");
    if (a->generation != 0 && b->generation != 0 && a->generation != b->generation)
        return rule_out(comparison, "the younger and the elder");
    return false;
}

static void take_rest_into_account(const TrNameForm *a, const TrNameForm *b, TrComparison *comparison)
{
    if (a->n_numbers != b->n_numbers) {
        comparison->score *= 0.9;
        tr_reason_add(comparison, "number missing");
    }
    if (a->qualifier != b->qualifier) {
        comparison->score *= 0.9;
        tr_reason_add(comparison, "bracket missing");
    }
    if (a->generation != b->generation) {
        comparison->score *= 0.8;
        tr_reason_add(comparison, "junior or senior missing");
    }
}

/* Equal likenesses can be paired in several ways: always in the same order, so that the result is symmetric.
 */
static bool is_in_our_order(const TrNameForm *a, const TrNameForm *b)
{
    return a->n != b->n ? a->n < b->n : memcmp(a->words, b->words, a->n * sizeof *a->words) <= 0;
}

void tr_names_compare(const TrComparer *comparer, const TrNameForm *one, const TrNameForm *other,
                      TrComparison *comparison)
{
    const TrNameForm *a = is_in_our_order(one, other) ? one : other, *b = a == one ? other : one;
    *comparison = (TrComparison){.score = 1};
    if (is_ruled_out(a, b, comparison))
        return;
    if (a->body || b->body)
        tr_compare_bodies(comparer, a, b, comparison);
    else
        tr_compare_people(comparer, a, b, comparison);
    if (a->joined == b->joined && comparison->score < 0.97) {
        *comparison = (TrComparison){.score = 0.97};
        tr_reason_add(comparison, "words joined or divided");
    }
    take_rest_into_account(a, b, comparison);
    if (comparison->reason[0] != '\0')
        return;
    comparison->score *= 0.99;
    if (a->inverted != b->inverted)
        tr_reason_add(comparison, "same tokens in another order");
    else
        tr_reason_add(comparison,
                      a->body ? "particles or legal forms left out" : "particles or titles left out");
}
