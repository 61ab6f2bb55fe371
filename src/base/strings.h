/* SPDX-License-Identifier: MIT */
/* Interned strings: equal bytes, equal 32-bit id. Id 0 is the empty string. */
#ifndef TR_BASE_STRINGS_H
#define TR_BASE_STRINGS_H

#include <stdatomic.h>

#include "base/status.h"
#include "base/text.h"

typedef struct TrStrings TrStrings;

#define TR_NO_ID UINT32_MAX

TrStrings *tr_strings_new(TrError *err);
/* The id of text[0 .. length-1], added if it is new; *added (may be NULL) tells which. */
TrStatus tr_strings_add(TrStrings *strings, const char *text, size_t length, uint32_t *id, bool *added,
                        TrError *err);
/* The same in steps, so that the memory for several texts is on its way while the first is looked up: hash
 * each text (on any thread), announce each hash, then add each with its hash. */
uint64_t tr_strings_hash(const char *text, size_t length);
void tr_strings_announce(const TrStrings *strings, uint64_t hash);
/* Somewhat later: what the slot announced leads to. */
void tr_strings_announce_text(const TrStrings *strings, uint64_t hash);
TrStatus tr_strings_add_hashed(TrStrings *strings, const char *text, size_t length, uint64_t hash,
                               uint32_t *id, bool *added, TrError *err);
/* The id of the string, or TR_NO_ID. */
uint32_t tr_strings_find(const TrStrings *strings, const char *text, size_t length);
/* NUL-terminated text of an id; valid as long as `strings`. */
const char *tr_strings_text(const TrStrings *strings, uint32_t id);
/* Ask for the memory that tr_strings_text() will look at; and somewhat later for the text itself. */
void tr_strings_fetch(const TrStrings *strings, uint32_t id);
void tr_strings_fetch_text(const TrStrings *strings, uint32_t id);
size_t tr_strings_length(const TrStrings *strings, uint32_t id);
size_t tr_strings_count(const TrStrings *strings);
void tr_strings_free(TrStrings *strings);

/* ---- on several threads ----
 * Threads that hold the strings can meet texts at once, each with a room of its own. A text met has a place,
 * which stays its own, and an id only once it is given one: so ids can come in an order that does not depend
 * on the threads. While any thread holds the strings, nothing else may be called that adds or finds. */

/* Starts as {0}; nothing is to be released. */
typedef struct {
    char *at;
    size_t left;
    uint32_t place; /* of what is put next */
} TrStringsRoom;

typedef struct {
    uint32_t length;
    atomic_uint number; /* its id and one; 0 if it has none */
    atomic_uint marks;  /* for who meets it, 0 at first */
    char text[];        /* NUL behind it */
} TrMetText;

/* Hold the table where it is. Only then may texts be announced and met. */
void tr_strings_hold(TrStrings *strings);
void tr_strings_let_go(TrStrings *strings);
/* Up to n texts that are new may be met now; the table may be let go, grow and be held again. */
TrStatus tr_strings_expect(TrStrings *strings, size_t n, TrError *err);
/* So many of those expected were not new. */
void tr_strings_expect_no_more(TrStrings *strings, size_t n);
/* *place = the text's, from 1 to 2^31 - 1; *added: it is new, and this thread came first. */
TrStatus tr_strings_meet(TrStrings *strings, TrStringsRoom *room, TrSlice text, uint64_t hash,
                         uint32_t *place, bool *added, TrError *err);
/* The text at a place that came from a meeting, on any thread that knows of it. */
TrMetText *tr_strings_met(const TrStrings *strings, uint32_t place);
/* *id = the text's, which it is given if it has none. On one thread at a time; others may hold the strings.
 */
TrStatus tr_strings_number(TrStrings *strings, TrMetText *met, uint32_t *id, TrError *err);

#endif
