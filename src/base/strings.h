/* SPDX-License-Identifier: MIT */
/* Interned strings: equal bytes, equal 32-bit id. Id 0 is the empty string. */
#ifndef TR_BASE_STRINGS_H
#define TR_BASE_STRINGS_H

#include "base/status.h"

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

#endif
