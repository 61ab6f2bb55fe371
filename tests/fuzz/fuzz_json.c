/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any bytes as JSON: taken value by value, or skipped whole, it is well-formed both ways or neither, and an
 * error has its place. */
#include <math.h>
#include <string.h>

#include "base/json_reader.h"
#include "claims/encoding.h"
#include "fuzz.h"

enum { MOST = 1000000 };

static TrStatus take_any(TrJsonReader *reader, TrError *err);

static TrStatus take_object(TrJsonReader *reader, TrError *err)
{
    const char *key = "";
    bool first = true;
    TrStatus st = TR_OK;
    TR_TRY(tr_json_open(reader, '{', err));
    while (key != NULL) {
        TR_TRY(tr_json_next_key(reader, &first, &key, err));
        if (key != NULL)
            TR_TRY(take_any(reader, err));
    }
out:
    return st;
}

static TrStatus take_list(TrJsonReader *reader, TrError *err)
{
    bool first = true, more = true;
    TrStatus st = TR_OK;
    TR_TRY(tr_json_open(reader, '[', err));
    while (more) {
        TR_TRY(tr_json_next_item(reader, &first, &more, err));
        if (more)
            TR_TRY(take_any(reader, err));
    }
out:
    return st;
}

static TrStatus take_any(TrJsonReader *reader, TrError *err)
{
    const char *text;
    double number;
    bool truth;
    TrStatus st = TR_OK;
    while (reader->at < reader->length && memchr(" \t\r\n", reader->text[reader->at], 4) != NULL)
        reader->at++;
    switch (reader->at < reader->length ? reader->text[reader->at] : '\0') {
    case '{':
        return take_object(reader, err);
    case '[':
        return take_list(reader, err);
    case '"':
        TR_TRY(tr_json_take_text(reader, &text, err));
        MUST(tr_utf8_first_bad(text, strlen(text)) == strlen(text));
        break;
    case 't':
    case 'f':
        return tr_json_take_bool(reader, &truth, err);
    case 'n':
        return tr_json_skip(reader, err);
    default:
        TR_TRY(tr_json_take_number(reader, MOST, &number, err));
        MUST(isfinite(number) && fabs(number) <= MOST);
    }
out:
    return st;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    TrArena arena = {0};
    TrJsonReader taken = {.text = (const char *)data, .file = "fuzz", .length = size, .arena = &arena};
    TrJsonReader skipped = taken;
    TrError err = {0}, ignored = {0};
    TrStatus took = take_any(&taken, &err), skip = tr_json_skip(&skipped, &ignored);

    if (took == TR_OK)
        took = tr_json_finish(&taken, &err);
    if (skip == TR_OK)
        skip = tr_json_finish(&skipped, &ignored);
    MUST(took == TR_OK ? skip == TR_OK : err.message[0] != '\0' && err.place.line > 0);
    MUST(skip == TR_OK || ignored.message[0] != '\0');
    tr_arena_release(&arena);
    return 0;
}
