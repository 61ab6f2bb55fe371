/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "base/writers.h"

static void separate(TrJson *json)
{
    if (!json->after_key && json->full[json->depth])
        (void)putc_unlocked(',', json->file);
    json->full[json->depth] = true;
    json->after_key = false;
}

static void escaped(FILE *file, uint32_t c)
{
    static const char *const short_forms[128] = {
        ['"'] = "\\\"", ['\\'] = "\\\\", ['\n'] = "\\n", ['\t'] = "\\t", ['\r'] = "\\r"};
    if (c < 128 && short_forms[c] != NULL)
        (void)fputs_unlocked(short_forms[c], file);
    else if (c < 128)
        (void)fprintf(file, "\\u%04x", c);
    else
        tr_put_character(file, c);
}

/* Without the quotes around it. */
static void put_characters(const TrJson *json, const char *text)
{
    static const bool stop[2][128] = {
        {['"'] = true, ['\\'] = true},
        {['"'] = true, ['\\'] = true, ['<'] = true, ['>'] = true, ['&'] = true, ['\''] = true}};
    size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        uint32_t c;
        size_t plain = tr_text_plain_run(text + at, length - at, stop[json->in_xml]);
        (void)fwrite_unlocked(text + at, 1, plain, json->file);
        if ((at += plain) == length)
            break;
        at += tr_text_next(text + at, length - at, &c);
        if (c == 0)
            break;
        if (c < 0x20 || (c < 128 && stop[json->in_xml][c]))
            escaped(json->file, c);
        else
            tr_put_character(json->file, c);
    }
}

static void quoted(const TrJson *json, const char *text)
{
    (void)putc_unlocked('"', json->file);
    put_characters(json, text);
    (void)putc_unlocked('"', json->file);
}

void tr_json_begin(TrJson *json, char bracket)
{
    separate(json);
    (void)putc_unlocked(bracket, json->file);
    json->full[++json->depth] = false;
}

void tr_json_end(TrJson *json, char bracket)
{
    json->depth--;
    (void)putc_unlocked(bracket, json->file);
}

void tr_json_key(TrJson *json, const char *key)
{
    separate(json);
    quoted(json, key);
    (void)putc_unlocked(':', json->file);
    json->after_key = true;
}

void tr_json_text(TrJson *json, const char *text)
{
    separate(json);
    quoted(json, text);
}

void tr_json_place(TrJson *json, const char *text, uint64_t number)
{
    separate(json);
    (void)putc_unlocked('"', json->file);
    put_characters(json, text);
    (void)putc_unlocked(':', json->file);
    tr_put_whole(json->file, number);
    (void)putc_unlocked('"', json->file);
}

void tr_json_number(TrJson *json, double value)
{
    char text[TR_NUMBER_BYTES];
    separate(json);
    (void)fputs_unlocked(isfinite(value) ? tr_number_text(value, text) : "null", json->file);
}

void tr_json_bool(TrJson *json, bool value)
{
    separate(json);
    (void)fputs_unlocked(value ? "true" : "false", json->file);
}

void tr_json_null(TrJson *json)
{
    separate(json);
    (void)fputs_unlocked("null", json->file);
}

void tr_json_newline(TrJson *json)
{
    (void)putc_unlocked('\n', json->file);
}
