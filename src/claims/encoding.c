/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/memory.h"

static const struct {
    const char *bytes;
    size_t n;
    const char *name;
} marks[] = {
    {"\xEF\xBB\xBF", 3, "UTF-8"}, {"\xFF\xFE\x00\x00", 4, "UTF-32LE"}, {"\x00\x00\xFE\xFF", 4, "UTF-32BE"},
    {"\xFF\xFE", 2, "UTF-16LE"},  {"\xFE\xFF", 2, "UTF-16BE"},
};

/* UTF-16 without a mark: of the first sixteen bytes, every second one is NUL and no other. */
static const char *utf16_without_mark(const char *start, size_t length)
{
    size_t nul[2] = {0, 0};
    if (length < 16)
        return NULL;
    for (size_t i = 0; i < 16; i++)
        nul[i % 2] += start[i] == '\0';
    if (nul[0] == 0 && nul[1] == 8)
        return "UTF-16LE";
    return nul[0] == 8 && nul[1] == 0 ? "UTF-16BE" : NULL;
}

const char *tr_encoding_of_start(const char *start, size_t length, size_t *mark)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (length < marks[i].n || memcmp(start, marks[i].bytes, marks[i].n) != 0)
            continue;
        *mark = marks[i].n;
        return marks[i].name;
    }
    *mark = 0;
    return utf16_without_mark(start, length);
}

static size_t first_high_byte(const char *bytes, size_t length)
{
    size_t at = 0;
    uint64_t word;
    for (; length - at >= sizeof word; at += sizeof word) {
        memcpy(&word, bytes + at, sizeof word);
        if ((word & 0x8080808080808080u) != 0)
            break;
    }
    while (at < length && (unsigned char)bytes[at] < 0x80)
        at++;
    return at;
}

static bool is_text_in_1252(unsigned char byte)
{
    return byte < 0x80 || (strchr("\x81\x8D\x8F\x90\x9D", (char)byte) == NULL && byte != 0xFF);
}

/* Whether the last bytes may be the beginning of a character that goes on behind them. */
static bool is_cut_off(const char *bytes, size_t length)
{
    if (length > 3 || (unsigned char)bytes[0] < 0xC2)
        return false;
    for (size_t i = 1; i < length; i++)
        if (((unsigned char)bytes[i] & 0xC0) != 0x80)
            return false;
    return true;
}

TrByteKind tr_bytes_kind(const char *bytes, size_t length, bool last, size_t *first)
{
    size_t at = *first = first_high_byte(bytes, length), good = 0, bad = 0;
    if (at == length)
        return TR_BYTES_ASCII;
    while (at < length) {
        uint32_t character;
        size_t n = tr_utf8_decode(bytes + at, length - at, &character);
        bool broken = n == 1 && (unsigned char)bytes[at] >= 0x80;
        if (broken && !last && is_cut_off(bytes + at, length - at))
            break;
        if (broken && !is_text_in_1252((unsigned char)bytes[at]))
            return TR_BYTES_UTF8;
        good += n > 1;
        bad += broken;
        at += n;
    }
    return bad > 0 && good * 10 <= bad ? TR_BYTES_1252 : TR_BYTES_UTF8;
}

bool tr_encoding_is_utf8(const char *name)
{
    static const char *const names[] = {"utf-8", "utf8", "utf-8-sig", "utf_8", "ascii", "us-ascii"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(name, names[i]) == 0)
            return true;
    return false;
}

/* ---- conversion ---- */

struct TrConverter {
    iconv_t iconv;
    char *name;
    size_t unit; /* bytes that are skipped where they mean nothing */
};

static size_t unit_of(const char *name)
{
    bool wide = strncasecmp(name, "UTF-16", 6) == 0 || strncasecmp(name, "UCS-2", 5) == 0;
    return wide ? 2 : strncasecmp(name, "UTF-32", 6) == 0 || strncasecmp(name, "UCS-4", 5) == 0 ? 4 : 1;
}

TrConverter *tr_converter_new(const char *name, TrError *err)
{
    TrConverter *converter = tr_calloc(1, sizeof *converter);
    if (converter == NULL || (converter->name = tr_text_copy(name)) == NULL) {
        tr_fail_memory(err);
        tr_free(converter);
        return NULL;
    }
    converter->unit = unit_of(name);
    converter->iconv = iconv_open("UTF-8", name);
    if ((intptr_t)converter->iconv != -1)
        return converter;
    tr_fail(err, TR_BAD_USAGE,
            "encoding '%.60s' is not known; expected a name such as utf-8, latin1, windows-1252 or utf-16 "
            "('iconv -l' lists them)",
            name);
    tr_free(converter->name);
    tr_free(converter);
    return NULL;
}

/* Stand a broken byte for input that means nothing. */
static void put_broken(TrConverter *converter, const char **in, size_t *in_length, char **out, size_t *room)
{
    size_t n = converter->unit < *in_length ? converter->unit : *in_length;
    bool itself = converter->unit == 1 && (unsigned char)**in >= 0x80;
    *(*out)++ = itself ? **in : '\xFF';
    --*room;
    *in += n;
    *in_length -= n;
}

bool tr_converter_run(TrConverter *converter, const char **in, size_t *in_length, char **out,
                      size_t *out_room, bool last)
{
    while (*in_length > 0) {
        char *from; /* iconv does not write there, whatever its type says */
        size_t done;
        int reason;
        memcpy(&from, in, sizeof from);
        done = iconv(converter->iconv, &from, in_length, out, out_room);
        reason = errno;
        *in = from;
        if (done != (size_t)-1)
            return false;
        if (reason == E2BIG || *out_room == 0)
            return true;
        if (reason == EINVAL && !last)
            return false;
        put_broken(converter, in, in_length, out, out_room);
    }
    return false;
}

const char *tr_converter_name(const TrConverter *converter)
{
    return converter->name;
}

void tr_converter_free(TrConverter *converter)
{
    if (converter == NULL)
        return;
    (void)iconv_close(converter->iconv);
    tr_free(converter->name);
    tr_free(converter);
}

/* ---- text that was misread before ---- */

/* The byte that a character stands for in Windows-1252, or 0. */
static unsigned char byte_in_1252(uint32_t character)
{
    static const uint16_t high[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                      0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
    if (character >= 0x80 && character <= 0xFF)
        return (unsigned char)character;
    for (size_t i = 0; i < 32; i++)
        if (high[i] != 0 && high[i] == character)
            return (unsigned char)(0x80 + i);
    return 0;
}

/* Ã, Â, Å or â and what follows it, as the bytes of one character. */
static bool is_misread(const char *text, size_t length, char mended[5])
{
    char bytes[4];
    size_t n = 0, at = 0, wanted;
    uint32_t character;
    while (n < 4 && at < length) {
        at += tr_utf8_decode(text + at, length - at, &character);
        if ((bytes[n] = (char)byte_in_1252(character)) == 0)
            break;
        n++;
    }
    wanted = n > 0 && (unsigned char)bytes[0] == 0xE2 ? 3 : 2;
    if (n < wanted || tr_utf8_decode(bytes, wanted, &character) != wanted)
        return false;
    memcpy(mended, bytes, wanted);
    mended[wanted] = '\0';
    return true;
}

bool tr_text_looks_misread(const char *text, size_t length, size_t *at, char mended[5])
{
    static const char second[] = {'\x83', '\x82', '\x85', '\xA2'};
    const char *end, *from = text, *lead;
    if (length < 2)
        return false;
    end = text + length;
    while (end - from > 1 && (lead = memchr(from, 0xC3, (size_t)(end - from) - 1)) != NULL) {
        if (memchr(second, lead[1], sizeof second) != NULL &&
            is_misread(lead, (size_t)(end - lead), mended)) {
            *at = (size_t)(lead - text);
            return true;
        }
        from = lead + 1;
    }
    return false;
}
