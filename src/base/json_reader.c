/* SPDX-License-Identifier: MIT */
#include "base/json_reader.h"

#include <math.h>
#include <string.h>

#include "base/builder.h"
#include "base/number.h"
#include "base/text.h"

enum { DEEPEST = 64, MOST_DIGITS = 60 };

/* The column counts bytes, from 1. */
TrStatus tr_json_fail(const TrJsonReader *reader, const char *problem, TrError *err)
{
    TrPlace place = {.file = reader->file, .line = 1, .field = 1};
    for (size_t i = 0; i < reader->at && i < reader->length; i++) {
        place.field++;
        if (reader->text[i] == '\n') {
            place.line++;
            place.field = 1;
        }
    }
    return tr_fail_at(err, TR_BAD_INPUT, place, "%s", problem);
}

static void skip_blanks(TrJsonReader *reader)
{
    while (reader->at < reader->length && strchr(" \t\r\n", reader->text[reader->at]) != NULL &&
           reader->text[reader->at] != '\0')
        reader->at++;
}

/* The next byte that is no blank, or '\0' at the end (and for a NUL, which is nowhere allowed). */
static char peek(TrJsonReader *reader)
{
    skip_blanks(reader);
    return reader->at < reader->length ? reader->text[reader->at] : '\0';
}

static bool take(TrJsonReader *reader, char byte)
{
    if (peek(reader) != byte || reader->at >= reader->length)
        return false;
    reader->at++;
    return true;
}

TrStatus tr_json_open(TrJsonReader *reader, char bracket, TrError *err)
{
    if (!take(reader, bracket))
        return tr_json_fail(reader, bracket == '{' ? "expected an object: {" : "expected a list: [", err);
    if (++reader->depth > DEEPEST)
        return tr_json_fail(reader, "expected at most 64 brackets within one another", err);
    return TR_OK;
}

/* At the end of an object or list: its bracket; else a comma, but before the first. */
static TrStatus next(TrJsonReader *reader, char bracket, bool *first, bool *more, TrError *err)
{
    *more = false;
    if (take(reader, bracket)) {
        reader->depth--;
        return TR_OK;
    }
    if (!*first && !take(reader, ','))
        return tr_json_fail(reader, bracket == '}' ? "expected a comma or }" : "expected a comma or ]", err);
    *first = false;
    *more = true;
    return TR_OK;
}

TrStatus tr_json_next_key(TrJsonReader *reader, bool *first, const char **key, TrError *err)
{
    bool more = false;
    TrStatus st = TR_OK;
    *key = NULL;
    TR_TRY(next(reader, '}', first, &more, err));
    if (!more)
        goto out;
    TR_TRY(tr_json_take_text(reader, key, err));
    if (!take(reader, ':'))
        st = tr_json_fail(reader, "expected a colon", err);
out:
    return st;
}

TrStatus tr_json_next_item(TrJsonReader *reader, bool *first, bool *more, TrError *err)
{
    return next(reader, ']', first, more, err);
}

/* ---- texts ---- */

/* Four digits of a \u escape. */
static bool take_code(TrJsonReader *reader, uint32_t *code)
{
    static const char digits[] = "0123456789abcdef";
    *code = 0;
    for (int i = 0; i < 4; i++) {
        char byte = reader->at < reader->length ? reader->text[reader->at] : '\0';
        const char *digit = strchr(digits, byte >= 'A' && byte <= 'F' ? byte + ('a' - 'A') : byte);
        if (byte == '\0' || digit == NULL)
            return false;
        *code = *code * 16 + (uint32_t)(digit - digits);
        reader->at++;
    }
    return true;
}

static TrStatus take_unicode(TrJsonReader *reader, TrBuilder *text, TrError *err)
{
    uint32_t code = 0, low = 0;
    char bytes[4];
    bool good = take_code(reader, &code);
    if (good && code >= 0xD800 && code < 0xDC00) { /* the first half of a pair */
        good = reader->at + 1 < reader->length && reader->text[reader->at] == '\\' &&
               reader->text[reader->at + 1] == 'u';
        reader->at += good ? 2 : 0;
        good = good && take_code(reader, &low) && low >= 0xDC00 && low < 0xE000;
        code = good ? 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00) : 0;
    }
    if (!good || code == 0 || (code >= 0xD800 && code < 0xE000))
        return tr_json_fail(reader, "expected a character's number: \\u and four hexadecimal digits", err);
    tr_build_bytes(text, bytes, tr_utf8_encode(code, bytes));
    return TR_OK;
}

static TrStatus take_escape(TrJsonReader *reader, TrBuilder *text, TrError *err)
{
    static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    char byte = reader->at < reader->length ? reader->text[reader->at] : '\0';
    const char *letter = byte == '\0' ? NULL : strchr(letters, byte);
    if (byte == 'u') {
        reader->at++;
        return take_unicode(reader, text, err);
    }
    if (letter == NULL)
        return tr_json_fail(reader, "expected one of \"\\/bfnrtu behind a backslash", err);
    reader->at++;
    tr_build_bytes(text, &meant[letter - letters], 1);
    return TR_OK;
}

/* What stands between two quotes. */
static TrStatus build_text(TrJsonReader *reader, TrBuilder *text, TrError *err)
{
    TrStatus st = TR_OK;
    tr_build_text(text, "");
    for (;;) {
        const char *from = reader->text + reader->at;
        size_t n = 0, left = reader->length - reader->at;
        while (n < left && (unsigned char)from[n] >= ' ' && from[n] != '"' && from[n] != '\\')
            n++;
        if (tr_utf8_first_bad(from, n) != n) {
            reader->at += tr_utf8_first_bad(from, n);
            return tr_json_fail(reader, "expected UTF-8", err);
        }
        tr_build_bytes(text, from, n);
        reader->at += n;
        if (n == left || (unsigned char)from[n] < ' ')
            return tr_json_fail(reader, "expected the closing quote of a text", err);
        reader->at++;
        if (from[n] == '"')
            return TR_OK;
        TR_TRY(take_escape(reader, text, err));
    }
out:
    return st;
}

TrStatus tr_json_take_text(TrJsonReader *reader, const char **text, TrError *err)
{
    TrBuilder builder = {0};
    TrStatus st = TR_OK;
    *text = NULL;
    if (!take(reader, '"'))
        return tr_json_fail(reader, "expected a text in double quotes", err);
    TR_TRY(build_text(reader, &builder, err));
    TR_TRY(tr_build_finish(&builder, reader->arena, text, err));
out:
    tr_builder_release(&builder);
    return st;
}

/* ---- numbers and words ---- */

static size_t count_digits(const char *text)
{
    return strspn(text, "0123456789");
}

/* Whether `text` is a number as JSON writes it: no plus, no leading zero, digits on both sides of a point. */
static bool is_number(const char *text)
{
    size_t n;
    text += *text == '-';
    n = count_digits(text);
    if (n == 0 || (n > 1 && *text == '0'))
        return false;
    text += n;
    if (*text == '.') {
        n = count_digits(++text);
        if (n == 0)
            return false;
        text += n;
    }
    if (*text == 'e' || *text == 'E') {
        text++;
        text += *text == '-' || *text == '+';
        n = count_digits(text);
        if (n == 0)
            return false;
        text += n;
    }
    return *text == '\0';
}

TrStatus tr_json_take_number(TrJsonReader *reader, double most, double *number, TrError *err)
{
    char digits[MOST_DIGITS + 1] = "";
    size_t n = 0;
    *number = 0;
    (void)peek(reader);
    while (reader->at + n < reader->length && n < MOST_DIGITS && reader->text[reader->at + n] != '\0' &&
           strchr("0123456789+-.eE", reader->text[reader->at + n]) != NULL)
        n++;
    memcpy(digits, reader->text + reader->at, n);
    digits[n] = '\0';
    if (!is_number(digits) || !tr_number_parse(digits, number))
        return tr_json_fail(reader, "expected a number", err);
    if (fabs(*number) > most)
        return tr_json_fail(reader, "expected a smaller number", err);
    reader->at += n;
    return TR_OK;
}

static bool take_word(TrJsonReader *reader, const char *word)
{
    size_t n = strlen(word);
    (void)peek(reader);
    if (reader->length - reader->at < n || memcmp(reader->text + reader->at, word, n) != 0)
        return false;
    reader->at += n;
    return true;
}

TrStatus tr_json_take_bool(TrJsonReader *reader, bool *value, TrError *err)
{
    *value = take_word(reader, "true");
    if (!*value && !take_word(reader, "false"))
        return tr_json_fail(reader, "expected true or false", err);
    return TR_OK;
}

TrStatus tr_json_skip(TrJsonReader *reader, TrError *err)
{
    bool first = true, more = true;
    char byte = peek(reader);
    const char *text;
    double number;
    TrStatus st = TR_OK;
    if (byte == '"')
        return tr_json_take_text(reader, &text, err);
    if (byte != '{' && byte != '[') {
        if (take_word(reader, "null") || take_word(reader, "true") || take_word(reader, "false"))
            return TR_OK;
        return tr_json_take_number(reader, HUGE_VAL, &number, err);
    }
    TR_TRY(tr_json_open(reader, byte, err));
    while (more) {
        if (byte == '{') {
            TR_TRY(tr_json_next_key(reader, &first, &text, err));
            more = text != NULL;
        } else {
            TR_TRY(tr_json_next_item(reader, &first, &more, err));
        }
        if (more)
            TR_TRY(tr_json_skip(reader, err));
    }
out:
    return st;
}

TrStatus tr_json_finish(TrJsonReader *reader, TrError *err)
{
    skip_blanks(reader);
    return reader->at == reader->length
               ? TR_OK
               : tr_json_fail(reader, "expected nothing behind the last bracket", err);
}
