/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The texts that one thread has met, each with a number of its own, from 1, and its number in the input's
 * strings once it has one there. A cell met again costs two cache misses: its slot and its text. */
#ifndef TR_CLAIMS_TEXTS_H
#define TR_CLAIMS_TEXTS_H

#include "base/arena.h"
#include "base/text.h"

enum {
    TR_TEXT_IS_ODD = 1,   /* in a tag: something is to be said of the text */
    TR_TEXT_IS_FINAL = 2, /* and: `number` is that in the input's strings */
    TR_TEXT_FLAGS = 3
};

typedef struct {
    const char *text; /* NUL behind it, and its length in the four bytes before it; NULL: a free slot */
    uint32_t tag;     /* upper half of its hash, from whose upper bits it stands here; two flags below */
    uint32_t number;
} TrKnownText;

/* Starts as {0}. */
typedef struct {
    TrArena arena;
    TrKnownText *slots;
    size_t n, mask;
    const char **text;  /* by number, as are */
    uint32_t *final_id; /* numbers in the input's strings, 0 where not set */
    size_t text_room, final_room;
} TrTexts;

/* The tag of a text with this hash where `check` is asked of it: equal texts of which other things are asked
 * have other tags, and so are kept apart. */
uint32_t tr_text_tag(uint64_t hash, unsigned check);
/* Ask for the memory that adding a text with this tag will look at: its slot, and later what that leads to.
 */
void tr_texts_announce(const TrTexts *texts, uint32_t tag);
void tr_texts_announce_text(const TrTexts *texts, uint32_t tag);
/* *known = the slot of the text, added if it is new (*added); valid until the next call. Its number is final
 * as soon as it can be. */
TrStatus tr_texts_add(TrTexts *texts, TrSlice text, uint32_t tag, TrKnownText **known, bool *added,
                      TrError *err);
/* The text of a number. */
TrSlice tr_texts_get(const TrTexts *texts, uint32_t number);
void tr_texts_release(TrTexts *texts);

#endif
