/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/text.h"
#include "base/writers.h"

void tr_put_character(FILE *file, uint32_t character)
{
    char bytes[4] = "";
    size_t n = tr_utf8_encode(character, bytes);
    (void)fwrite_unlocked(bytes, 1, n, file);
}

void tr_put_whole(FILE *file, uint64_t number)
{
    char digits[20];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    (void)fwrite_unlocked(digits + at, 1, sizeof digits - at, file);
}

static const char *entity(uint32_t c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\n':
        return "&#10;"; /* attribute values would turn a plain line end into a space */
    case '\r':
        return "&#13;";
    case '\t':
        return "&#9;";
    default:
        return NULL;
    }
}

void tr_xml_text_n(FILE *file, const char *text, size_t length)
{
    static const bool stop[128] = {['&'] = true, ['<'] = true, ['>'] = true, ['"'] = true, ['\''] = true};
    for (size_t at = 0; at < length;) {
        uint32_t c;
        const char *name;
        size_t plain = tr_text_plain_run(text + at, length - at, stop);
        (void)fwrite_unlocked(text + at, 1, plain, file);
        if ((at += plain) == length)
            break;
        at += tr_text_next(text + at, length - at, &c);
        if (c == 0)
            break;
        if ((name = entity(c)) != NULL)
            (void)fputs_unlocked(name, file);
        else
            tr_put_character(file, c);
    }
}

void tr_xml_text(FILE *file, const char *text)
{
    tr_xml_text_n(file, text, strlen(text));
}
