/* SPDX-License-Identifier: MIT */
#include "base/text.h"

#include <string.h>

#define REPLACEMENT 0xFFFDu

/* Length of the UTF-8 sequence that begins at text, or 0 if it is not valid (RFC 3629: no surrogates, no
 * overlong forms, nothing over U+10FFFF). */
static size_t sequence(const unsigned char *text, size_t length)
{
    static const struct {
        unsigned char first, last, low, high;
        size_t bytes;
    } forms[] = {
        {0x00, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
        {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
        {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (text[0] < forms[i].first || text[0] > forms[i].last)
            continue;
        if (forms[i].bytes > length)
            return 0;
        if (forms[i].bytes > 1 && (text[1] < forms[i].low || text[1] > forms[i].high))
            return 0;
        for (size_t k = 2; k < forms[i].bytes; k++)
            if ((text[k] & 0xC0) != 0x80)
                return 0;
        return forms[i].bytes;
    }
    return 0;
}

size_t tr_utf8_first_bad(const char *text, size_t length)
{
    const uint64_t high_bits = 0x8080808080808080u;
    size_t at = 0;
    while (at < length) {
        uint64_t word;
        if (length - at >= sizeof word) {
            memcpy(&word, text + at, sizeof word);
            if ((word & high_bits) == 0) {
                at += sizeof word;
                continue;
            }
        }
        size_t bytes = sequence((const unsigned char *)text + at, length - at);
        if (bytes == 0)
            return at;
        at += bytes;
    }
    return length;
}

size_t tr_utf8_decode(const char *text, size_t length, uint32_t *character)
{
    static const unsigned char lead_mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    const unsigned char *bytes = (const unsigned char *)text;
    size_t n = sequence(bytes, length);
    if (n == 0) {
        *character = REPLACEMENT;
        return 1;
    }
    *character = bytes[0] & lead_mask[n];
    for (size_t i = 1; i < n; i++)
        *character = *character << 6 | (bytes[i] & 0x3F);
    return n;
}

size_t tr_utf8_encode(uint32_t character, char out[4])
{
    unsigned char *bytes = (unsigned char *)out;
    if (character < 0x80) {
        bytes[0] = (unsigned char)character;
        return 1;
    }
    if (character < 0x800) {
        bytes[0] = (unsigned char)(0xC0 | character >> 6);
        bytes[1] = (unsigned char)(0x80 | (character & 0x3F));
        return 2;
    }
    if (character < 0x10000) {
        bytes[0] = (unsigned char)(0xE0 | character >> 12);
        bytes[1] = (unsigned char)(0x80 | (character >> 6 & 0x3F));
        bytes[2] = (unsigned char)(0x80 | (character & 0x3F));
        return 3;
    }
    bytes[0] = (unsigned char)(0xF0 | character >> 18);
    bytes[1] = (unsigned char)(0x80 | (character >> 12 & 0x3F));
    bytes[2] = (unsigned char)(0x80 | (character >> 6 & 0x3F));
    bytes[3] = (unsigned char)(0x80 | (character & 0x3F));
    return 4;
}

bool tr_text_is_unsafe(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c <= 0x9F) ||
           (c & 0xFFFE) == 0xFFFE || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           c == 0x200E || c == 0x200F || c == 0x061C;
}

size_t tr_text_next(const char *text, size_t length, uint32_t *character)
{
    size_t at = 0;
    while (at < length) {
        at += tr_utf8_decode(text + at, length - at, character);
        if (!tr_text_is_unsafe(*character))
            return at;
    }
    *character = 0;
    return at;
}

/* Two bytes that make a harmless letter: Latin, Greek, Cyrillic …, but not the C1 controls, nor U+061C. */
static bool is_plain_pair(unsigned char first, unsigned char second)
{
    if ((second & 0xC0) != 0x80 || first < 0xC2 || first > 0xDF)
        return false;
    return (first != 0xC2 || second >= 0xA0) && (first != 0xD8 || second != 0x9C);
}

size_t tr_text_plain_run(const char *text, size_t length, const bool stop[128])
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t at = 0;
    while (at < length) {
        if (bytes[at] < 0x80 && bytes[at] >= 0x20 && bytes[at] != 0x7F && !stop[bytes[at]])
            at++;
        else if (length - at >= 2 && is_plain_pair(bytes[at], bytes[at + 1]))
            at += 2;
        else
            break;
    }
    return at;
}

void tr_text_one_line(const char *text, char *out, size_t out_bytes)
{
    static const bool stop[128] = {false};
    size_t length = strlen(text), at = 0, n = 0;
    while (at < length && n + 4 < out_bytes) {
        uint32_t c;
        size_t room = out_bytes - 4 - n;
        size_t plain = tr_text_plain_run(text + at, length - at < room ? length - at : room, stop);
        memcpy(out + n, text + at, plain);
        at += plain;
        n += plain;
        if (at == length || n + 4 >= out_bytes)
            break;
        at += tr_text_next(text + at, length - at, &c);
        if (c != 0)
            n += tr_utf8_encode(c == '\n' || c == '\r' || c == '\t' ? ' ' : c, out + n);
    }
    out[n] = '\0';
}

TrSlice tr_text_without_line_end(const char *text, size_t length)
{
    while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == '\r'))
        length--;
    return (TrSlice){text, length};
}

static size_t blank_at_start(TrSlice slice)
{
    static const char *const wide[] = {"\xC2\xA0", "\xEF\xBB\xBF"};
    if (strchr(" \t\r\n", slice.text[0]) != NULL && slice.text[0] != '\0')
        return 1;
    for (size_t i = 0; i < 2; i++)
        if (slice.length >= strlen(wide[i]) && memcmp(slice.text, wide[i], strlen(wide[i])) == 0)
            return strlen(wide[i]);
    return 0;
}

static size_t blank_at_end(TrSlice slice)
{
    unsigned char last = (unsigned char)slice.text[slice.length - 1];
    if (last == ' ' || last == '\t' || last == '\r' || last == '\n')
        return 1;
    if (slice.length >= 3 && memcmp(slice.text + slice.length - 3, "\xEF\xBB\xBF", 3) == 0)
        return 3;
    return last == 0xA0 && slice.length >= 2 && (unsigned char)slice.text[slice.length - 2] == 0xC2 ? 2 : 0;
}

TrSlice tr_text_trim(TrSlice slice)
{
    size_t blank;
    while (slice.length > 0 && (blank = blank_at_start(slice)) > 0) {
        slice.text += blank;
        slice.length -= blank;
    }
    while (slice.length > 0 && (blank = blank_at_end(slice)) > 0)
        slice.length -= blank;
    return slice;
}
