/* SPDX-License-Identifier: MIT */
#include "xml.h"

#include <string.h>

bool xml_is_char(unsigned long code)
{
    if (code < 0x20)
        return code == '\t' || code == '\n' || code == '\r';
    return code < 0xD800 || (code >= 0xE000 && code < 0xFFFE) || (code >= 0x10000 && code <= 0x10FFFF);
}

/* Lead bytes of UTF-8: how many bytes, which bits are payload, and the least code that needs so many. */
static const struct {
    unsigned char mask, lead;
    unsigned length;
    unsigned long least;
} leads[] = {
    {0x80, 0x00, 1, 0},
    {0xE0, 0xC0, 2, 0x80},
    {0xF0, 0xE0, 3, 0x800},
    {0xF8, 0xF0, 4, 0x10000},
};

size_t xml_char_length(const char *text, const char *end)
{
    unsigned char first = (unsigned char)*text;

    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
        unsigned long code = first & (unsigned char)~leads[i].mask;

        if ((first & leads[i].mask) != leads[i].lead)
            continue;
        if ((size_t)(end - text) < leads[i].length)
            return 0;
        for (unsigned k = 1; k < leads[i].length; k++) {
            if (((unsigned char)text[k] & 0xC0) != 0x80)
                return 0;
            code = code << 6 | ((unsigned char)text[k] & 0x3F);
        }
        return code >= leads[i].least && xml_is_char(code) ? leads[i].length : 0;
    }
    return 0;
}

static const char *escape_of(char byte)
{
    switch (byte) {
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
    default:
        return NULL;
    }
}

void xml_put_escaped(FILE *out, const char *text)
{
    const char *end = text + strlen(text);

    while (text < end) {
        size_t length = xml_char_length(text, end);
        const char *escape = escape_of(*text);

        if (escape)
            (void)fputs(escape, out);
        else if (length > 0)
            (void)fwrite(text, 1, length, out);
        else
            (void)fputs("\xEF\xBF\xBD", out); /* U+FFFD, the replacement character */
        text += length > 0 ? length : 1;
    }
}
