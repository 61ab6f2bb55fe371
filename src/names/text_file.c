/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/text_file.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "claims/source.h"

enum { PIECE = 65536 };

#define SAVE_AS "save it as CSV in UTF-8 (or rewrite it with 'trama clean'), and accept again"

static TrStatus decode(TrTextFile *file, const char *path, const char *raw, size_t length, TrError *err)
{
    TrSource source;
    TrBuilder text = {0};
    char *piece = NULL;
    size_t got = 0;
    TrStatus st = TR_OK;
    tr_source_on_text(&source, raw, length, path);
    tr_source_convert(&source, NULL);
    tr_build_text(&text, "");
    TR_TRY(TR_ARRAY(piece, PIECE, err));
    do {
        TR_TRY(tr_source_read(&source, piece, PIECE, &got, err));
        tr_build_bytes(&text, piece, got);
    } while (got > 0);
    if (text.failed)
        TR_TRY(tr_fail_memory(err));
    if (tr_source_encoding(&source) != NULL)
        (void)snprintf(file->encoding, sizeof file->encoding, "%s", tr_source_encoding(&source));
    file->text = text.text;
    file->length = text.length;
    text = (TrBuilder){0};
out:
    tr_builder_release(&text);
    tr_free(piece);
    tr_source_release(&source);
    return st;
}

/* Whether `text` could be written; what is added to `bytes` is whole letters. */
static bool convert(iconv_t way, const TrBuilder *text, TrBuilder *bytes)
{
    char *in = text->text, out[1024];
    size_t left = text->length;
    while (left > 0) {
        char *at = out;
        size_t room = sizeof out, done = iconv(way, &in, &left, &at, &room);
        tr_build_bytes(bytes, out, sizeof out - room);
        if (done == (size_t)-1 && errno != E2BIG)
            return false;
    }
    return true;
}

static TrStatus encode(const TrTextFile *file, const char *path, const TrBuilder *text, TrBuilder *bytes,
                       TrError *err)
{
    iconv_t way;
    bool done;
    tr_build_clear(bytes);
    tr_build_bytes(bytes, file->mark, file->n_mark);
    if (file->encoding[0] == '\0') {
        tr_build_bytes(bytes, text->text, text->length);
        return bytes->failed ? tr_fail_memory(err) : TR_OK;
    }
    way = iconv_open(file->encoding, "UTF-8");
    if ((intptr_t)way == -1)
        return tr_fail(err, TR_BAD_INPUT, "%s cannot be written in %s: " SAVE_AS, path, file->encoding);
    done = convert(way, text, bytes);
    (void)iconv_close(way);
    if (bytes->failed)
        return tr_fail_memory(err);
    return done ? TR_OK
                : tr_fail(err, TR_BAD_INPUT,
                          "%s is in %s, which has not all the letters of the decisions; nothing was "
                          "written: " SAVE_AS,
                          path, file->encoding);
}

/* Find the mark, and see whether the text gives the bytes it was read from. */
static TrStatus check_way_back(TrTextFile *file, const char *path, const char *raw, size_t length,
                               TrError *err)
{
    TrBuilder text = {.text = file->text, .length = file->length}, bytes = {0};
    TrStatus st = TR_OK;
    size_t mark = 0;
    bool same;
    if (file->encoding[0] == '\0')
        return TR_OK;
    (void)tr_encoding_of_start(raw, length, &mark);
    TR_TRY(encode(file, path, &text, &bytes, err));
    if (bytes.length + mark == length && mark <= sizeof file->mark) {
        file->n_mark = mark;
        memcpy(file->mark, raw, mark);
    }
    same = bytes.length + file->n_mark == length &&
           (bytes.length == 0 || memcmp(bytes.text, raw + file->n_mark, bytes.length) == 0);
    if (!same)
        st = tr_fail(
            err, TR_BAD_INPUT,
            "%s cannot be changed with every other byte as it is: it would not be the same again in %s; "
            "nothing was written: " SAVE_AS,
            path, file->encoding);
out:
    tr_builder_release(&bytes);
    return st;
}

/* Bytes that were added can make the encoding look like another: letters of Windows-1252 in a row may be one
 * of UTF-8. */
static TrStatus check_reads_back(const TrTextFile *file, const char *path, const TrBuilder *text,
                                 const TrBuilder *bytes, TrError *err)
{
    TrTextFile again = {0};
    TrError why = {0};
    TrStatus st = decode(&again, path, bytes->text, bytes->length, &why);
    if (st == TR_MEMORY)
        st = tr_fail_memory(err);
    else if (st != TR_OK || again.length != text->length || memcmp(again.text, text->text, text->length) != 0)
        st = tr_fail(err, TR_BAD_INPUT,
                     "%s is in %s, in which what was decided would be read as something else; nothing was "
                     "written: " SAVE_AS,
                     path, file->encoding);
    tr_text_file_release(&again);
    return st;
}

TrStatus tr_text_file_encode(const TrTextFile *file, const char *path, const TrBuilder *text,
                             TrBuilder *bytes, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(encode(file, path, text, bytes, err));
    if (file->encoding[0] != '\0')
        TR_TRY(check_reads_back(file, path, text, bytes, err));
out:
    return st;
}

TrStatus tr_text_file_read(const char *path, TrTextFile *file, TrError *err)
{
    char *raw = NULL;
    size_t length;
    TrStatus st = TR_OK;
    *file = (TrTextFile){0};
    TR_TRY(tr_file_read(path, &raw, &length, err));
    TR_TRY(decode(file, path, raw, length, err));
    TR_TRY(check_way_back(file, path, raw, length, err));
out:
    tr_free(raw);
    return st;
}

void tr_text_file_release(TrTextFile *file)
{
    tr_free(file->text);
    *file = (TrTextFile){0};
}
