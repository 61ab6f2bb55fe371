/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/letters_apart.h"

#include <limits.h>

typedef struct {
    bool flat; /* every edit costs a letter */
} Costs;

#define L(letter) (UINT32_C(1) << ((letter) - 'a'))
/* By letter, those that are written for the same sound, in one language or in the passage between scripts:
   bvw, szcx, ckqg, iyj, dt, gjx, mn, fv, bp. */
static const uint32_t sounds_like[26] = {
    ['b' - 'a'] = L('v') | L('w') | L('p'),
    ['c' - 'a'] = L('s') | L('z') | L('x') | L('k') | L('q') | L('g'),
    ['d' - 'a'] = L('t'),
    ['f' - 'a'] = L('v'),
    ['g' - 'a'] = L('c') | L('k') | L('q') | L('j') | L('x'),
    ['i' - 'a'] = L('y') | L('j'),
    ['j' - 'a'] = L('i') | L('y') | L('g') | L('x'),
    ['k' - 'a'] = L('c') | L('q') | L('g'),
    ['m' - 'a'] = L('n'),
    ['n' - 'a'] = L('m'),
    ['p' - 'a'] = L('b'),
    ['q' - 'a'] = L('c') | L('k') | L('g'),
    ['s' - 'a'] = L('z') | L('c') | L('x'),
    ['t' - 'a'] = L('d'),
    ['v' - 'a'] = L('b') | L('w') | L('f'),
    ['w' - 'a'] = L('b') | L('v'),
    ['x' - 'a'] = L('s') | L('z') | L('c') | L('g') | L('j'),
    ['y' - 'a'] = L('i') | L('j'),
    ['z' - 'a'] = L('s') | L('c') | L('x'),
};
static const uint32_t vowels = L('a') | L('e') | L('i') | L('o') | L('u') | L('y');
#undef L

static bool is_latin(uint32_t letter)
{
    return letter >= 'a' && letter <= 'z';
}

static bool is_vowel(uint32_t letter)
{
    return is_latin(letter) && (vowels >> (letter - 'a') & 1) != 0;
}

static bool sound_alike(uint32_t x, uint32_t y)
{
    uint32_t one, other;
    if (!is_latin(x) || !is_latin(y))
        return false;
    one = UINT32_C(1) << (x - 'a');
    other = UINT32_C(1) << (y - 'a');
    return (sounds_like[x - 'a'] & other) != 0 || ((vowels & one) != 0 && (vowels & other) != 0);
}

static unsigned cost_to_swap(Costs costs, uint32_t x, uint32_t y)
{
    if (x == y)
        return 0;
    return !costs.flat && sound_alike(x, y) ? 1 : 2;
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
    if (is_vowel(letter) && (is_vowel(before) || is_vowel(after)))
        return 1;
    return 2;
}

static unsigned least_of(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* The distance, or more than `most` once it is certain to be more: then two rows in turn are. */
static unsigned distance(Costs costs, const TrLetters *a, const TrLetters *b, unsigned most)
{
    unsigned rows[3][TR_MOST_LETTERS + 1], drop_b[TR_MOST_LETTERS], least_above = 0;
    rows[0][0] = 0;
    for (unsigned j = 0; j < b->n; j++) {
        drop_b[j] = cost_to_drop(costs, b, j);
        rows[0][j + 1] = rows[0][j] + drop_b[j];
    }
    for (unsigned i = 1; i <= a->n; i++) {
        unsigned *row = rows[i % 3], least;
        const unsigned *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
        unsigned drop = cost_to_drop(costs, a, i - 1);
        least = row[0] = above[0] + drop;
        for (unsigned j = 1; j <= b->n; j++) {
            row[j] = least_of(above[j] + drop, row[j - 1] + drop_b[j - 1]);
            row[j] = least_of(row[j], above[j - 1] + cost_to_swap(costs, a->at[i - 1], b->at[j - 1]));
            if (i > 1 && j > 1 && a->at[i - 1] == b->at[j - 2] && a->at[i - 2] == b->at[j - 1])
                row[j] = least_of(row[j], two_above[j - 2] + 2);
            least = least_of(least, row[j]);
        }
        if (least > most && least_above > most)
            return least_of(least, least_above);
        least_above = least;
    }
    return rows[a->n % 3][b->n];
}

unsigned tr_half_letters_apart(const TrLetters *a, const TrLetters *b, unsigned most)
{
    return distance((Costs){.flat = false}, a, b, most);
}

unsigned tr_letters_apart(const TrLetters *a, const TrLetters *b)
{
    return distance((Costs){.flat = true}, a, b, UINT_MAX) / 2;
}

enum { N_CLASSES = 16, MOST_COUNTED = 4 };

/* Vowels are of class 0. Two letters that a slip of half a letter takes for one another are of one class, or
 * one of them (h, which comes and goes, and j, which is taken for g and for i) is of none. */
static int class_of(uint32_t letter)
{
    static const char classes[] = "0123012.0.2544012623011202"; /* by letter */
    if (!is_latin(letter))
        return 7 + (int)(letter % (N_CLASSES - 7));
    return classes[letter - 'a'] == '.' ? -1 : classes[letter - 'a'] - '0';
}

uint64_t tr_letters_tally(const TrLetters *letters)
{
    unsigned counts[N_CLASSES] = {0};
    uint64_t bits = 0;
    for (unsigned i = 0; i < letters->n; i++) {
        int class = class_of(letters->at[i]);
        if (class >= 0 && counts[class] < MOST_COUNTED)
            bits |= UINT64_C(1) << (MOST_COUNTED * (unsigned)class + counts[class]++);
    }
    return bits;
}
