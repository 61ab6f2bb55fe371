/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/letters_apart.h"

#include <string.h>

typedef struct {
    bool flat; /* every edit costs a letter */
} Costs;

/* Letters that are written for one sound, in one language or in the passage between scripts. */
static bool sound_alike(uint32_t x, uint32_t y)
{
    static const char *const groups[] = {"bvw", "szcx", "ckqg", "iyj", "dt", "gjx", "mn", "fv", "bp"};
    if (x > 0x7F || y > 0x7F)
        return false;
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (strchr(groups[i], (int)x) != NULL && strchr(groups[i], (int)y) != NULL)
            return true;
    return false;
}

static unsigned cost_to_swap(Costs costs, uint32_t x, uint32_t y)
{
    if (x == y)
        return 0;
    if (!costs.flat && ((tr_letter_is_vowel(x) && tr_letter_is_vowel(y)) || sound_alike(x, y)))
        return 1;
    return 2;
}

/* Leaving out letter i of a word. */
static unsigned cost_to_drop(Costs costs, const TrLetters *word, unsigned i)
{
    uint32_t letter = word->at[i];
    uint32_t before = i > 0 ? word->at[i - 1] : 0, after = i + 1 < word->n ? word->at[i + 1] : 0;
    if (costs.flat)
        return 2;
    if (letter == before || letter == after || letter == 'h')
        return 1;
    if (letter == 's' && i + 1 == word->n && word->n > 3)
        return 1;
    if (tr_letter_is_vowel(letter) && (tr_letter_is_vowel(before) || tr_letter_is_vowel(after)))
        return 1;
    return 2;
}

static unsigned least_of(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

static unsigned distance(Costs costs, const TrLetters *a, const TrLetters *b)
{
    unsigned rows[3][TR_MOST_LETTERS + 1];
    rows[0][0] = 0;
    for (unsigned j = 0; j < b->n; j++)
        rows[0][j + 1] = rows[0][j] + cost_to_drop(costs, b, j);
    for (unsigned i = 1; i <= a->n; i++) {
        unsigned *row = rows[i % 3];
        const unsigned *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
        unsigned drop = cost_to_drop(costs, a, i - 1);
        row[0] = above[0] + drop;
        for (unsigned j = 1; j <= b->n; j++) {
            row[j] = least_of(above[j] + drop, row[j - 1] + cost_to_drop(costs, b, j - 1));
            row[j] = least_of(row[j], above[j - 1] + cost_to_swap(costs, a->at[i - 1], b->at[j - 1]));
            if (i > 1 && j > 1 && a->at[i - 1] == b->at[j - 2] && a->at[i - 2] == b->at[j - 1])
                row[j] = least_of(row[j], two_above[j - 2] + 2);
        }
    }
    return rows[a->n % 3][b->n];
}

unsigned tr_half_letters_apart(const TrLetters *a, const TrLetters *b)
{
    return distance((Costs){.flat = false}, a, b);
}

unsigned tr_letters_apart(const TrLetters *a, const TrLetters *b)
{
    return distance((Costs){.flat = true}, a, b) / 2;
}
