/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "base/writers.h"

static void separate(TrJson *json)
{
    if (!json->after_key && json->full[json->depth])
        (void)fputc(',', json->file);
    json->full[json->depth] = true;
    json->after_key = false;
}

static void quoted(FILE *file, const char *text)
{
    size_t length = strlen(text);
    (void)fputc('"', file);
    for (size_t at = 0; at < length;) {
        uint32_t c;
        at += tr_text_next(text + at, length - at, &c);
        if (c == 0)
            break;
        if (c == '"' || c == '\\')
            (void)fprintf(file, "\\%c", (char)c);
        else if (c == '\n')
            (void)fputs("\\n", file);
        else if (c == '\t')
            (void)fputs("\\t", file);
        else if (c == '\r')
            (void)fputs("\\r", file);
        else
            tr_put_character(file, c);
    }
    (void)fputc('"', file);
}

void tr_json_begin(TrJson *json, char bracket)
{
    separate(json);
    (void)fputc(bracket, json->file);
    json->full[++json->depth] = false;
}

void tr_json_end(TrJson *json, char bracket)
{
    json->depth--;
    (void)fputc(bracket, json->file);
}

void tr_json_key(TrJson *json, const char *key)
{
    separate(json);
    quoted(json->file, key);
    (void)fputc(':', json->file);
    json->after_key = true;
}

void tr_json_text(TrJson *json, const char *text)
{
    separate(json);
    quoted(json->file, text);
}

void tr_json_number(TrJson *json, double value)
{
    char text[TR_NUMBER_BYTES];
    separate(json);
    (void)fputs(isfinite(value) ? tr_number_text(value, text) : "null", json->file);
}

void tr_json_bool(TrJson *json, bool value)
{
    separate(json);
    (void)fputs(value ? "true" : "false", json->file);
}

void tr_json_null(TrJson *json)
{
    separate(json);
    (void)fputs("null", json->file);
}

void tr_json_newline(TrJson *json)
{
    (void)fputc('\n', json->file);
}
