/* SPDX-License-Identifier: MIT */
/* UTF-8, and the one sanitiser through which all text leaves as XML, JSON or DOT. */
#ifndef TR_BASE_TEXT_H
#define TR_BASE_TEXT_H

#include "base/status.h"

/* A piece of text that somebody else owns. */
typedef struct {
    const char *text;
    size_t length;
} TrSlice;

/* Offset of the first byte that is not part of valid UTF-8, or `length`. */
size_t tr_utf8_first_bad(const char *text, size_t length);

/* Decode one character at text (length > 0): returns the bytes it takes (>= 1). Bytes that are no valid
 * UTF-8 give U+FFFD, one byte at a time. */
size_t tr_utf8_decode(const char *text, size_t length, uint32_t *character);
/* Encode into out[4]; returns the bytes written. */
size_t tr_utf8_encode(uint32_t character, char out[4]);

/* True for characters that must not leave in XML or JSON: C0 and C1 controls but tab, newline and carriage
 * return; U+FFFE, U+FFFF; and the bidirectional controls, which can make a text read as another. */
bool tr_text_is_unsafe(uint32_t character);

/* The next character that may leave: skips unsafe ones, mends broken UTF-8. Returns the bytes consumed, with
 * *character = 0 when only unsafe characters were left. */
size_t tr_text_next(const char *text, size_t length, uint32_t *character);

/* Length of the start of text that may leave as it is: no unsafe character, nothing that is no UTF-8, and no
 * byte below 128 for which stop[byte] is set. What follows is for tr_text_next(). */
size_t tr_text_plain_run(const char *text, size_t length, const bool stop[128]);

/* `text` as one line that may leave, for messages that quote input: line ends and tabs are blanks. Cut to
 * out_bytes - 1 at a whole character. */
void tr_text_one_line(const char *text, char *out, size_t out_bytes);

/* text[0 .. length-1] without the CR and LF behind it. */
TrSlice tr_text_without_line_end(const char *text, size_t length);

/* `slice` without blanks (space, tab, no-break space, BOM) and line ends at either end. */
TrSlice tr_text_trim(TrSlice slice);

#endif
