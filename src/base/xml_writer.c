/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/text.h"
#include "base/writers.h"

void tr_put_character(FILE *file, uint32_t character)
{
    char bytes[4] = "";
    size_t n = tr_utf8_encode(character, bytes);
    (void)fwrite(bytes, 1, n, file);
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

/* How many bytes from `text` on are printable ASCII that means nothing to XML. */
static size_t plain_length(const char *text, size_t length)
{
    size_t n = 0;
    while (n < length && text[n] >= ' ' && text[n] <= '~' && entity((unsigned char)text[n]) == NULL)
        n++;
    return n;
}

void tr_xml_text_n(FILE *file, const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        uint32_t c;
        const char *name;
        size_t plain = plain_length(text + at, length - at);
        if (plain > 0) { /* all at once */
            (void)fwrite(text + at, 1, plain, file);
            at += plain;
            continue;
        }
        at += tr_text_next(text + at, length - at, &c);
        if (c == 0)
            break;
        if ((name = entity(c)) != NULL)
            (void)fputs(name, file);
        else
            tr_put_character(file, c);
    }
}

void tr_xml_text(FILE *file, const char *text)
{
    tr_xml_text_n(file, text, strlen(text));
}
