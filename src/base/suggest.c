/* SPDX-License-Identifier: MIT */
#include "base/suggest.h"

#include <ctype.h>
#include <string.h>

enum { LONGEST = 64 };

static unsigned smallest(unsigned a, unsigned b, unsigned c)
{
    unsigned least = a < b ? a : b;
    return least < c ? least : c;
}

unsigned tr_edit_distance(const char *a, const char *b, unsigned most)
{
    size_t n = strlen(a), m = strlen(b);
    unsigned rows[3][LONGEST + 1];
    if (n > LONGEST || m > LONGEST)
        return most + 1;
    for (size_t j = 0; j <= m; j++)
        rows[0][j] = (unsigned)j;
    for (size_t i = 1; i <= n; i++) {
        unsigned *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= m; j++) {
            int x = tolower((unsigned char)a[i - 1]), y = tolower((unsigned char)b[j - 1]);
            row[j] = smallest(above[j] + 1, row[j - 1] + 1, above[j - 1] + (x != y));
            if (i > 1 && j > 1 && x == tolower((unsigned char)b[j - 2]) &&
                tolower((unsigned char)a[i - 2]) == y && two_above[j - 2] + 1 < row[j])
                row[j] = two_above[j - 2] + 1;
        }
    }
    return rows[n % 3][m] > most ? most + 1 : rows[n % 3][m];
}

const char *tr_suggest(const char *word, const char *(*name_of)(const void *table, size_t i),
                       const void *table, size_t n)
{
    const char *best = NULL;
    unsigned least = (unsigned)(strlen(word) / 3);
    if (least > 3)
        least = 3;
    for (size_t i = 0; i < n; i++) {
        const char *name = name_of(table, i);
        unsigned distance = tr_edit_distance(word, name, least);
        if (distance <= least && (best == NULL || distance < least)) {
            best = name;
            least = distance;
        }
    }
    return best;
}
