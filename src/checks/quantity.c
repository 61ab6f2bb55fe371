/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "checks/quantity.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_DIGITS = 9 };

static const struct {
    const char *word;
    unsigned long number;
} numerals[] = {
    {"two", 2},   {"three", 3},  {"four", 4},  {"five", 5},    {"six", 6},     {"seven", 7},
    {"eight", 8}, {"nine", 9},   {"ten", 10},  {"eleven", 11}, {"twelve", 12}, {"dos", 2},
    {"tres", 3},  {"cuatro", 4}, {"cinco", 5}, {"seis", 6},    {"siete", 7},   {"ocho", 8},
    {"nueve", 9}, {"diez", 10},  {"once", 11}, {"doce", 12},
};

/* Length of the digits at `word`, 0 if the word holds anything else. */
static size_t digits_of(const char *word)
{
    size_t n = strspn(word, "0123456789");
    return word[n] == ' ' || word[n] == '\0' ? n : 0;
}

/* The number that the words at `at` say, and the bytes they take; false if they say none. */
static bool read_number(const char *at, unsigned long *number, size_t *length)
{
    size_t n = digits_of(at);
    if (n > 0 && n <= MOST_DIGITS) {
        *number = strtoul(at, NULL, 10);
        *length = n;
        while (n <= 3 && at[*length] == ' ' && digits_of(at + *length + 1) == 3 && *length <= MOST_DIGITS) {
            *number = *number * 1000 + strtoul(at + *length + 1, NULL, 10); /* 1,200 folds to 1 200 */
            *length += 4;
        }
        return true;
    }
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++) {
        *length = strlen(numerals[i].word);
        *number = numerals[i].number;
        if (strncmp(at, numerals[i].word, *length) == 0 && (at[*length] == ' ' || at[*length] == '\0'))
            return true;
    }
    return false;
}

bool tr_quantity_find(const char *folded, unsigned long *number, TrBuilder *pattern)
{
    for (const char *at = folded; *at != '\0';) {
        size_t length;
        bool found = read_number(at, number, &length);
        if (found && (at == folded || length != 4 || *number < 1900 || *number > 2099)) {
            tr_build_clear(pattern);
            tr_build_bytes(pattern, folded, (size_t)(at - folded));
            tr_build_text(pattern, "#");
            tr_build_text(pattern, at + length);
            return true;
        }
        at += strcspn(at, " ");
        at += *at == ' ';
    }
    return false;
}
