/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/spreadsheet.h"

#include <stdio.h>
#include <string.h>

/* Digits from text[*at] on, `least` to `most` of them; their value, or -1. */
static int take_digits(TrSlice text, size_t *at, size_t least, size_t most)
{
    int value = 0;
    size_t n = 0;
    while (*at < text.length && n <= most && text.text[*at] >= '0' && text.text[*at] <= '9') {
        value = value * 10 + (text.text[(*at)++] - '0');
        n++;
    }
    return n < least || n > most ? -1 : value;
}

static bool take_separator(TrSlice text, size_t *at, char *separator)
{
    char c = *at < text.length ? text.text[*at] : '\0';
    if ((c != '/' && c != '.' && c != '-') || (*separator != '\0' && c != *separator))
        return false;
    *separator = c;
    ++*at;
    return true;
}

static bool parse(TrSlice text, int parts[3])
{
    size_t at = 0;
    char separator = '\0';
    return (parts[0] = take_digits(text, &at, 1, 2)) >= 0 && take_separator(text, &at, &separator) &&
           (parts[1] = take_digits(text, &at, 1, 2)) >= 0 && take_separator(text, &at, &separator) &&
           (parts[2] = take_digits(text, &at, 4, 4)) >= 0 && at == text.length;
}

bool tr_date_is_local(const char *text)
{
    int parts[3];
    return parse((TrSlice){text, strlen(text)}, parts);
}

size_t tr_date_from_local(TrSlice text, TrDateOrder order, char out[16])
{
    int parts[3];
    if (order == TR_DATES_ISO || !parse(text, parts))
        return 0;
    return (size_t)snprintf(out, 16, "%04d-%02d-%02d", parts[2] % 10000,
                            (order == TR_DATES_DMY ? parts[1] : parts[0]) % 100,
                            (order == TR_DATES_DMY ? parts[0] : parts[1]) % 100);
}

size_t tr_number_from_comma(TrSlice text, char *out, size_t out_bytes)
{
    size_t commas = 0;
    if (text.length == 0 || text.length >= out_bytes)
        return 0;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.text[i];
        bool sign = i == 0 && (c == '-' || c == '+');
        commas += c == ',';
        if (!sign && c != ',' && (c < '0' || c > '9'))
            return 0;
        out[i] = c == ',' ? '.' : c;
    }
    return commas == 1 ? text.length : 0;
}
