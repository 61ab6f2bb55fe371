/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/lines.h"

#include <string.h>

#include "base/memory.h"

enum { READ_BYTES = 256 * 1024 };

void tr_lines_begin(TrLines *lines)
{
    lines->read_bytes = READ_BYTES;
    lines->line = 1;
}

void tr_lines_lend(TrLines *lines, const TrPiece *piece, size_t at, unsigned long line)
{
    lines->buffer = piece->buffer;
    lines->lent = lines->at_end = true;
    lines->start = lines->at = at;
    lines->end = piece->end;
    lines->line = line;
}

void tr_lines_release(TrLines *lines)
{
    tr_source_release(&lines->source);
    if (!lines->lent)
        tr_free(lines->buffer);
    lines->buffer = NULL;
}

TrStatus tr_lines_refill(TrLines *lines, TrError *err)
{
    TrStatus st = TR_OK;
    size_t got;
    if (lines->start > 0 && lines->buffer != NULL) {
        memmove(lines->buffer, lines->buffer + lines->start, lines->end - lines->start);
        lines->at -= lines->start;
        lines->end -= lines->start;
        lines->start = 0;
    }
    TR_TRY(TR_GROW(lines->buffer, lines->room, lines->end + lines->read_bytes + TR_LOOK_AHEAD, err));
    TR_TRY(tr_source_read(&lines->source, lines->buffer + lines->end, lines->read_bytes, &got, err));
    lines->at_end = got == 0;
    lines->end += got;
    memset(lines->buffer + lines->end, 0, TR_LOOK_AHEAD);
out:
    return st;
}

/* Length of the line at `at` with its line end; 0 if the buffer does not hold that. */
static size_t line_in_buffer(const TrLines *lines, size_t searched)
{
    const char *line, *feed, *carriage;
    size_t n = lines->end - lines->at;
    if (n == 0)
        return 0;
    line = lines->buffer + lines->at;
    feed = memchr(line + searched, '\n', n - searched);
    carriage = memchr(line, '\r', feed == NULL ? n : (size_t)(feed - line));
    if (carriage != NULL && carriage + 1 != feed && (carriage + 1 < line + n || lines->at_end))
        return (size_t)(carriage - line) + 1;
    if (feed != NULL)
        return (size_t)(feed - line) + 1;
    return lines->at_end ? n : 0;
}

/* Read on behind a line whose end the buffer does not hold; *searched = the bytes that hold none. */
static TrStatus lengthen_line(TrLines *lines, size_t *searched, TrError *err)
{
    char last = lines->end > lines->at ? lines->buffer[lines->end - 1] : '\0';
    if (lines->end - lines->at > TR_RECORD_LIMIT + 1) {
        lines->end = lines->at + TR_RECORD_LIMIT + 1;
        lines->buffer[lines->end - 1] = last;
    }
    *searched = lines->end - lines->at - (last == '\r');
    return tr_lines_refill(lines, err);
}

TrStatus tr_lines_next(TrLines *lines, size_t *length, bool *too_long, TrError *err)
{
    TrStatus st = TR_OK;
    size_t searched = 0;
    while ((*length = line_in_buffer(lines, searched)) == 0 && !lines->at_end)
        TR_TRY(lengthen_line(lines, &searched, err));
    *too_long = *length > TR_RECORD_LIMIT;
out:
    return st;
}

/* Behind the last line end in text[searched .. n-1], or 0 if none is there. A CR that ends the text may be
 * half of a CR LF. */
static size_t last_line_end(const char *text, size_t n, size_t searched)
{
    for (size_t i = n; i > searched; i--)
        if (text[i - 1] == '\n' || (text[i - 1] == '\r' && i < n))
            return i;
    return 0;
}

TrStatus tr_lines_cut(TrLines *lines, TrPiece *piece, TrError *err)
{
    TrPiece old = *piece;
    size_t length, searched = 0;
    TrStatus st = TR_OK;
    lines->start = lines->at;
    if (lines->buffer == NULL)
        TR_TRY(tr_lines_refill(lines, err));
    while ((length = last_line_end(lines->buffer + lines->at, lines->end - lines->at, searched)) == 0 &&
           !lines->at_end)
        TR_TRY(lengthen_line(lines, &searched, err));
    if (lines->at_end)
        length = lines->end - lines->at;
    TR_TRY(TR_GROW(old.buffer, old.room, lines->end - lines->at - length + TR_LOOK_AHEAD, err));
    *piece = (TrPiece){lines->buffer, lines->room, lines->at, lines->at + length, lines->at_end};
    lines->buffer = old.buffer;
    lines->room = old.room;
    lines->end -= piece->end;
    lines->start = lines->at = 0;
    memcpy(lines->buffer, piece->buffer + piece->end, lines->end);
out:
    return st;
}
