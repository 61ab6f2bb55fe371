/* SPDX-License-Identifier: MIT */
/* Reading JSON (RFC 8259) of a known form, value by value. Strict: UTF-8, no comments, no number that is
 * not finite. Every error names file, line and column. */
#ifndef TR_BASE_JSON_READER_H
#define TR_BASE_JSON_READER_H

#include <stdbool.h>

#include "base/arena.h"

/* Set text, length, file (for messages) and arena (where texts go); the rest starts as zeroes. All borrowed.
 */
typedef struct {
    const char *text, *file;
    size_t length;
    TrArena *arena;
    size_t at;
    unsigned depth;
} TrJsonReader;

/* Take the bracket '{' or '[' that must stand here. Nesting over 64 levels is an error. */
TrStatus tr_json_open(TrJsonReader *reader, char bracket, TrError *err);
/* Within an object: *key = the next key, whose value comes next, or NULL at its end, which is taken. `first`
 * is true until one was read; this function sets it. */
TrStatus tr_json_next_key(TrJsonReader *reader, bool *first, const char **key, TrError *err);
/* Within an array: *more = whether a value comes next; its end is taken. */
TrStatus tr_json_next_item(TrJsonReader *reader, bool *first, bool *more, TrError *err);
/* A text, in the reader's arena. */
TrStatus tr_json_take_text(TrJsonReader *reader, const char **text, TrError *err);
/* A number between -most and most. */
TrStatus tr_json_take_number(TrJsonReader *reader, double most, double *number, TrError *err);
TrStatus tr_json_take_bool(TrJsonReader *reader, bool *value, TrError *err);
/* Any value, which must be well-formed, and is forgotten. */
TrStatus tr_json_skip(TrJsonReader *reader, TrError *err);
/* Nothing but blanks may follow. */
TrStatus tr_json_finish(TrJsonReader *reader, TrError *err);
/* An error about what was last read: "FILE:LINE:COLUMN: expected …". Returns TR_BAD_INPUT. */
TrStatus tr_json_fail(const TrJsonReader *reader, const char *problem, TrError *err);

#endif
