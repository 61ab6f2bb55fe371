/* SPDX-License-Identifier: MIT */
/* Open addressing with linear probing over XXH3 hashes. A slot holds the hash's high half, so that a probe
 * touches the text only when that half agrees, and the text's own address, so that it takes two cache misses,
 * not four. Load stays below two thirds. Each text has its length in the four bytes before it. */
#include "base/strings.h"

#include <string.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/arena.h"
#include "base/memory.h"

typedef struct {
    const char *text; /* NULL: a free slot */
    uint32_t id;
    uint32_t tag;
} Slot;

struct TrStrings {
    TrArena arena;
    const char **text; /* by id */
    size_t n, text_room;
    Slot *slots;
    size_t mask;
};

static uint32_t length_of(const char *text)
{
    uint32_t length;
    memcpy(&length, text - sizeof length, sizeof length);
    return length;
}

/* By the uppermost bits of the tag, so that the table can grow without looking at the texts again. */
static size_t place_of(size_t mask, uint32_t tag)
{
    return (size_t)(((uint64_t)tag * (mask + 1)) >> 32);
}

static TrStatus rehash(TrStrings *strings, size_t n_slots, TrError *err)
{
    Slot *slots = tr_calloc(n_slots, sizeof *slots);
    size_t mask = n_slots - 1;
    if (slots == NULL)
        return tr_fail_memory(err);
    for (size_t i = 0; strings->slots != NULL && i <= strings->mask; i++) {
        size_t at = place_of(mask, strings->slots[i].tag);
        if (strings->slots[i].text == NULL)
            continue;
        while (slots[at].text != NULL)
            at = (at + 1) & mask;
        slots[at] = strings->slots[i];
    }
    tr_free(strings->slots);
    strings->slots = slots;
    strings->mask = mask;
    return TR_OK;
}

static size_t find_slot(const TrStrings *strings, const char *text, size_t length, uint64_t hash)
{
    uint32_t tag = (uint32_t)(hash >> 32);
    size_t at = place_of(strings->mask, tag);
    for (;; at = (at + 1) & strings->mask) {
        const Slot *slot = &strings->slots[at];
        if (slot->text == NULL)
            return at;
        if (slot->tag == tag && length_of(slot->text) == length && memcmp(slot->text, text, length) == 0)
            return at;
    }
}

static TrStatus append(TrStrings *strings, const char *text, size_t length, TrError *err)
{
    uint32_t prefix = (uint32_t)length;
    TrStatus st = TR_OK;
    char *block;
    if (length >= UINT32_MAX || strings->n >= INT32_MAX)
        return tr_fail(err, TR_BAD_INPUT, "too much distinct text: more than 2 billion values");
    TR_TRY(TR_GROW(strings->text, strings->text_room, strings->n + 1, err));
    if ((block = tr_arena_bytes(&strings->arena, sizeof prefix + length + 1)) == NULL)
        return tr_fail_memory(err);
    memcpy(block, &prefix, sizeof prefix);
    memcpy(block + sizeof prefix, text, length);
    block[sizeof prefix + length] = '\0';
    strings->text[strings->n++] = block + sizeof prefix;
out:
    return st;
}

TrStrings *tr_strings_new(TrError *err)
{
    TrStrings *strings = tr_calloc(1, sizeof *strings);
    uint32_t empty;
    if (strings == NULL) {
        tr_fail_memory(err);
        return NULL;
    }
    if (rehash(strings, 1024, err) != TR_OK || tr_strings_add(strings, "", 0, &empty, NULL, err) != TR_OK) {
        tr_strings_free(strings);
        return NULL;
    }
    return strings;
}

uint64_t tr_strings_hash(const char *text, size_t length)
{
    return XXH3_64bits(text, length);
}

void tr_strings_announce(const TrStrings *strings, uint64_t hash)
{
    __builtin_prefetch(&strings->slots[place_of(strings->mask, (uint32_t)(hash >> 32))]);
}

void tr_strings_announce_text(const TrStrings *strings, uint64_t hash)
{
    __builtin_prefetch(strings->slots[place_of(strings->mask, (uint32_t)(hash >> 32))].text);
}

TrStatus tr_strings_add(TrStrings *strings, const char *text, size_t length, uint32_t *id, bool *added,
                        TrError *err)
{
    return tr_strings_add_hashed(strings, text, length, XXH3_64bits(text, length), id, added, err);
}

TrStatus tr_strings_add_hashed(TrStrings *strings, const char *text, size_t length, uint64_t hash,
                               uint32_t *id, bool *added, TrError *err)
{
    size_t at = find_slot(strings, text, length, hash);
    TrStatus st = TR_OK;
    if (added != NULL)
        *added = strings->slots[at].text == NULL;
    if (strings->slots[at].text != NULL) {
        *id = strings->slots[at].id;
        return TR_OK;
    }
    if ((strings->n + 1) * 3 > (strings->mask + 1) * 2) {
        TR_TRY(rehash(strings, (strings->mask + 1) * 2, err));
        at = find_slot(strings, text, length, hash);
    }
    TR_TRY(append(strings, text, length, err));
    *id = (uint32_t)strings->n - 1;
    strings->slots[at] = (Slot){strings->text[*id], *id, (uint32_t)(hash >> 32)};
out:
    return st;
}

uint32_t tr_strings_find(const TrStrings *strings, const char *text, size_t length)
{
    size_t at = find_slot(strings, text, length, XXH3_64bits(text, length));
    return strings->slots[at].text == NULL ? TR_NO_ID : strings->slots[at].id;
}

const char *tr_strings_text(const TrStrings *strings, uint32_t id)
{
    return strings->text[id];
}

void tr_strings_fetch(const TrStrings *strings, uint32_t id)
{
    __builtin_prefetch(&strings->text[id]);
}

void tr_strings_fetch_text(const TrStrings *strings, uint32_t id)
{
    __builtin_prefetch(strings->text[id]);
}

size_t tr_strings_length(const TrStrings *strings, uint32_t id)
{
    return length_of(strings->text[id]);
}

size_t tr_strings_count(const TrStrings *strings)
{
    return strings->n;
}

void tr_strings_free(TrStrings *strings)
{
    if (strings == NULL)
        return;
    tr_arena_release(&strings->arena);
    tr_free(strings->text);
    tr_free(strings->slots);
    tr_free(strings);
}
