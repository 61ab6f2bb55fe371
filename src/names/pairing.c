/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/pairing.h"

#include <string.h>

#include "base/memory.h"
#include "names/jaro.h"
#include "names/letters_apart.h"

/* ---- memory of likenesses ---- */

enum { MEMO_SLOTS = 1 << 15 };

struct TrLikenessMemo {
    struct {
        uint64_t key; /* 0: free */
        TrLikeness likeness;
    } slots[MEMO_SLOTS];
};

TrLikenessMemo *tr_likeness_memo_new(TrError *err)
{
    TrLikenessMemo *memo = tr_calloc(1, sizeof *memo);
    if (memo == NULL)
        tr_fail_memory(err);
    return memo;
}

void tr_likeness_memo_free(TrLikenessMemo *memo)
{
    tr_free(memo);
}

TrLikeness tr_likeness_recall(TrLikenessMemo *memo, const TrWords *words, uint32_t a, uint32_t b, bool body)
{
    uint32_t low = a < b ? a : b, high = a < b ? b : a;
    uint64_t key = ((uint64_t)low << 32 | high) << 1 | (body ? 1 : 0);
    size_t at = (size_t)((key * UINT64_C(0x9E3779B97F4A7C15)) >> 49);
    if (memo->slots[at].key != key || key < 2) {
        memo->slots[at].likeness = tr_word_likeness(tr_words_at(words, low), tr_words_at(words, high), body);
        memo->slots[at].key = key;
    }
    return memo->slots[at].likeness;
}

/* ---- pairing ---- */

typedef struct {
    TrLikenessMemo *memo;
    const TrWords *words;
    const TrNameForm *a, *b;
    bool body;
    bool used_a[TR_MOST_WORDS], used_b[TR_MOST_WORDS];
    TrPairing *pairing;
} Pairer;

static void put_pair(Pairer *it, unsigned a, unsigned b, TrLikeness likeness)
{
    it->used_a[a] = it->used_b[b] = true;
    it->pairing->pairs[it->pairing->n++] = (TrWordPair){a, b, likeness};
}

static void pair_equal_words(Pairer *it)
{
    for (unsigned i = 0; i < it->a->n; i++)
        for (unsigned j = 0; j < it->b->n && !it->used_a[i]; j++)
            if (!it->used_b[j] && it->a->words[i] == it->b->words[j])
                put_pair(it, i, j, (TrLikeness){.value = 1, .difference = TR_SAME_WORD});
}

/* Whether the words j .. j + n - 1 of a name are free. */
static bool are_free(const bool *used, const TrNameForm *form, unsigned j, unsigned n)
{
    for (unsigned k = j; k < j + n; k++)
        if (k >= form->n || used[k])
            return false;
    return true;
}

bool tr_written_together(const TrWords *words, const TrNameForm *form, unsigned j, const TrWord *word)
{
    const TrWord *first = tr_words_at(words, form->words[j]),
                 *second = tr_words_at(words, form->words[j + 1]);
    unsigned n = first->letters.n + second->letters.n, most = n < 8 ? 0 : n < 12 ? 1 : 2;
    TrLetters joined;
    if (word->letters.n < 5 || n > TR_MOST_LETTERS ||
        (unsigned)__builtin_popcountll((first->tally | second->tally) & ~word->tally) > most)
        return false;
    joined = first->letters;
    for (unsigned k = 0; k < second->letters.n; k++)
        joined.at[joined.n++] = second->letters.at[k];
    return tr_half_letters_apart(&joined, &word->letters, most) <= most;
}

static bool are_initials(const TrWords *words, const TrNameForm *form, unsigned j, const TrWord *word)
{
    for (unsigned k = 0; k < word->letters.n; k++)
        if (tr_words_at(words, form->words[j + k])->letters.at[0] != word->letters.at[k])
            return false;
    return true;
}

/* How word `word` may stand for the words from j on of `many`; *n = how many. False if it does not. */
static bool stands_for(const Pairer *it, const TrWord *word, const TrNameForm *many, const bool *used,
                       unsigned j, unsigned *n, TrLikeness *likeness)
{
    *n = 2;
    *likeness = (TrLikeness){.value = 0.97, .difference = TR_DIVIDED};
    if (are_free(used, many, j, 2) && tr_written_together(it->words, many, j, word))
        return true;
    *n = word->letters.n; /* US, United States; J.C. (one word once folded), Julio César */
    *likeness = it->body ? (TrLikeness){.value = 0.9, .difference = TR_ABBREVIATED}
                         : (TrLikeness){.value = 0.8, .difference = TR_INITIAL};
    return *n >= 2 && *n <= (it->body ? 5u : 3u) && are_free(used, many, j, *n) &&
           are_initials(it->words, many, j, word);
}

/* Pair word i of `one` with several words of `many`. `flip`: `one` is b. */
static void pair_with_several(Pairer *it, unsigned i, bool flip)
{
    const TrNameForm *one = flip ? it->b : it->a, *many = flip ? it->a : it->b;
    bool *used_one = flip ? it->used_b : it->used_a, *used_many = flip ? it->used_a : it->used_b;
    const TrWord *word = tr_words_at(it->words, one->words[i]);
    for (unsigned j = 0; j + 1 < many->n && !used_one[i]; j++) {
        unsigned n;
        TrLikeness likeness;
        if (!stands_for(it, word, many, used_many, j, &n, &likeness))
            continue;
        put_pair(it, flip ? j : i, flip ? i : j, likeness);
        for (unsigned k = j; k < j + n; k++)
            used_many[k] = true;
    }
}

static unsigned list_free(const bool *used, unsigned n, unsigned *list)
{
    unsigned count = 0;
    for (unsigned i = 0; i < n; i++)
        if (!used[i])
            list[count++] = i;
    return count;
}

static void pair_the_rest(Pairer *it)
{
    double value[TR_MOST_WORDS][TR_MOST_WORDS];
    unsigned rows[TR_MOST_WORDS], columns[TR_MOST_WORDS], column_of[TR_MOST_WORDS];
    unsigned n_a = list_free(it->used_a, it->a->n, rows), n_b = list_free(it->used_b, it->b->n, columns);
    bool flip = n_a > n_b;
    unsigned n_rows = flip ? n_b : n_a, n_columns = flip ? n_a : n_b;
    for (unsigned i = 0; i < n_rows; i++)
        for (unsigned j = 0; j < n_columns; j++)
            value[i][j] = tr_likeness_recall(it->memo, it->words, it->a->words[rows[flip ? j : i]],
                                             it->b->words[columns[flip ? i : j]], it->body)
                              .value;
    if (n_rows > 0)
        tr_assign(value, n_rows, n_columns, column_of);
    for (unsigned i = 0; i < n_rows; i++) {
        unsigned a = rows[flip ? column_of[i] : i], b = columns[flip ? i : column_of[i]];
        put_pair(it, a, b,
                 tr_likeness_recall(it->memo, it->words, it->a->words[a], it->b->words[b], it->body));
    }
}

/* How often b's places go down as a's go up, round to the beginning: 1 for one order, wherever it begins. */
static unsigned count_turns(const TrPairing *pairing)
{
    unsigned b_of[TR_MOST_WORDS], b[TR_MOST_WORDS] = {0}, n = 0, turns = 0;
    for (unsigned place = 0; place < TR_MOST_WORDS; place++)
        b_of[place] = TR_MOST_WORDS;
    for (unsigned i = 0; i < pairing->n; i++)
        b_of[pairing->pairs[i].a] = pairing->pairs[i].b;
    for (unsigned place = 0; place < TR_MOST_WORDS; place++)
        if (b_of[place] < TR_MOST_WORDS)
            b[n++] = b_of[place];
    for (unsigned i = 0; i < n; i++)
        turns += b[(i + 1) % n] <= b[i];
    return turns;
}

static bool is_in_order(const TrPairing *pairing)
{
    for (unsigned i = 0; i < pairing->n; i++)
        for (unsigned j = 0; j < i; j++)
            if ((pairing->pairs[i].a < pairing->pairs[j].a) != (pairing->pairs[i].b < pairing->pairs[j].b))
                return false;
    return true;
}

void tr_pair_words(TrLikenessMemo *memo, const TrWords *words, const TrNameForm *a, const TrNameForm *b,
                   bool body, TrPairing *pairing)
{
    Pairer it = {.memo = memo, .words = words, .a = a, .b = b, .body = body, .pairing = pairing};
    pairing->n = 0;
    pair_equal_words(&it);
    for (unsigned i = 0; i < a->n; i++)
        if (!it.used_a[i])
            pair_with_several(&it, i, false);
    for (unsigned i = 0; i < b->n; i++)
        if (!it.used_b[i])
            pair_with_several(&it, i, true);
    pair_the_rest(&it);
    pairing->n_left_a = list_free(it.used_a, a->n, pairing->left_a);
    pairing->n_left_b = list_free(it.used_b, b->n, pairing->left_b);
    pairing->in_order = is_in_order(pairing);
    pairing->rotated = count_turns(pairing) <= 1;
}

double tr_token_jaro_winkler(const TrWords *words, const TrNameForm *a, const TrNameForm *b)
{
    const TrNameForm *fewer = a->n <= b->n ? a : b, *more = fewer == a ? b : a;
    double value[TR_MOST_WORDS][TR_MOST_WORDS], product = 1;
    unsigned column_of[TR_MOST_WORDS];
    for (unsigned i = 0; i < fewer->n; i++)
        for (unsigned j = 0; j < more->n; j++)
            value[i][j] = tr_jaro_winkler(&tr_words_at(words, fewer->words[i])->letters,
                                          &tr_words_at(words, more->words[j])->letters);
    tr_assign(value, fewer->n, more->n, column_of);
    for (unsigned i = 0; i < fewer->n; i++)
        product *= value[i][column_of[i]];
    return product;
}
