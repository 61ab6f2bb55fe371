/* SPDX-License-Identifier: MIT */
/* Open addressing with linear probing over XXH3 hashes; load stays below two thirds. A slot is one word: the
 * hash's upper half, so that a probe touches the text only when that half agrees, and the text's place. Texts
 * stand in chunks that never move, each behind its TrMetText. So several threads can meet texts at once: a
 * text is copied first, and then its place put into a slot that is still free. Only when the table grows,
 * they stand aside. */
#include "base/strings.h"

#include <pthread.h>
#include <stddef.h>
#include <string.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/memory.h"

/* A place has 31 bits: the chunk, and where in it, in units that keep texts aligned. */
enum {
    UNIT_BYTES = sizeof(uint32_t),
    UNIT_BITS = 20,
    CHUNK_BYTES = UNIT_BYTES << UNIT_BITS,
    MOST_CHUNKS = 1 << (31 - UNIT_BITS),
    FIRST_CHUNKS = 4, /* of a quarter each: most inputs are short */
    FIRST_SLOTS = 1024,
    LIKELY_BYTES = 36 /* a short text with what stands before it */
};

typedef _Atomic uint64_t Slot; /* upper half of the hash, place; 0 is free */

struct TrStrings {
    const char **text; /* by id */
    size_t n, text_room;
    Slot *slots;
    size_t mask;
    atomic_size_t n_taken; /* slots that are not free, or may soon not be */
    char **chunks;         /* from 1 on, so that no place is 0 */
    atomic_uint n_chunks;
    TrStringsRoom room;       /* of who adds alone */
    pthread_rwlock_t holding; /* who has it to read holds the slots where they are */
};

static uint32_t length_of(const char *text)
{
    uint32_t length;
    memcpy(&length, text - offsetof(TrMetText, text) + offsetof(TrMetText, length), sizeof length);
    return length;
}

/* ---- slots ---- */

/* By the uppermost bits of the hash, so that the table can grow without looking at the texts again. */
static size_t slot_of(size_t mask, uint64_t hash)
{
    return (size_t)(((hash >> 32) * (mask + 1)) >> 32);
}

static bool holds(size_t mask, size_t n_taken)
{
    return n_taken * 3 <= (mask + 1) * 2;
}

static TrStatus rehash(TrStrings *strings, size_t mask, TrError *err)
{
    Slot *slots = tr_calloc(mask + 1, sizeof *slots);
    if (slots == NULL)
        return tr_fail_memory(err);
    for (size_t i = 0; strings->slots != NULL && i <= strings->mask; i++) {
        uint64_t slot = atomic_load_explicit(&strings->slots[i], memory_order_relaxed);
        size_t at = slot_of(mask, slot);
        if (slot == 0)
            continue;
        while (atomic_load_explicit(&slots[at], memory_order_relaxed) != 0)
            at = (at + 1) & mask;
        atomic_store_explicit(&slots[at], slot, memory_order_relaxed);
    }
    tr_free(strings->slots);
    strings->slots = slots;
    strings->mask = mask;
    return TR_OK;
}

/* Make room for n more; nobody else looks at the slots. */
static TrStatus grow(TrStrings *strings, size_t n, TrError *err)
{
    size_t mask = strings->mask, n_taken = atomic_load_explicit(&strings->n_taken, memory_order_relaxed) + n;
    while (!holds(mask, n_taken))
        mask = mask * 2 + 1;
    return mask == strings->mask ? TR_OK : rehash(strings, mask, err);
}

/* ---- texts ---- */

TrMetText *tr_strings_met(const TrStrings *strings, uint32_t place)
{
    size_t unit = place & ((1U << UNIT_BITS) - 1);
    return (TrMetText *)(void *)(strings->chunks[place >> UNIT_BITS] + unit * UNIT_BYTES);
}

/* Room for `bytes` in a chunk of its own if it is large, else in one that goes on being filled. */
static TrStatus add_chunk(TrStrings *strings, TrStringsRoom *room, size_t bytes, TrError *err)
{
    unsigned chunk = atomic_fetch_add_explicit(&strings->n_chunks, 1, memory_order_relaxed);
    size_t size = chunk <= FIRST_CHUNKS ? CHUNK_BYTES / 4 : CHUNK_BYTES;
    if (size < bytes)
        size = bytes;
    if (chunk >= MOST_CHUNKS)
        return tr_fail(err, TR_BAD_INPUT, "too much distinct text: more than 8 GB");
    if ((strings->chunks[chunk] = tr_malloc(size)) == NULL)
        return tr_fail_memory(err);
    *room = (TrStringsRoom){strings->chunks[chunk], size, (uint32_t)chunk << UNIT_BITS};
    return TR_OK;
}

static TrStatus put_text(TrStrings *strings, TrStringsRoom *room, TrSlice text, uint32_t *place, TrError *err)
{
    size_t bytes = offsetof(TrMetText, text) + text.length + 1;
    TrMetText *met;
    TrStatus st = TR_OK;
    if (text.length >= UINT32_MAX - CHUNK_BYTES)
        return tr_fail(err, TR_BAD_INPUT, "a text of more than 4 GB");
    bytes = (bytes + UNIT_BYTES - 1) / UNIT_BYTES * UNIT_BYTES;
    if (room->left < bytes)
        TR_TRY(add_chunk(strings, room, bytes, err));
    met = (TrMetText *)(void *)room->at;
    met->length = (uint32_t)text.length;
    atomic_init(&met->number, 0);
    atomic_init(&met->marks, 0);
    if (text.length > 0)
        memcpy(met->text, text.text, text.length);
    met->text[text.length] = '\0';
    *place = room->place;
    room->at += bytes;
    room->left -= bytes;
    room->place += (uint32_t)(bytes / UNIT_BYTES);
out:
    return st;
}

static bool is_at(const TrStrings *strings, uint64_t slot, uint64_t hash, TrSlice text)
{
    const TrMetText *met;
    if (slot >> 32 != hash >> 32)
        return false;
    met = tr_strings_met(strings, (uint32_t)slot);
    return met->length == text.length && memcmp(met->text, text.text, text.length) == 0;
}

/* The slot of the text, or the free one where it belongs; *slot = what it holds. */
static Slot *find_slot(const TrStrings *strings, TrSlice text, uint64_t hash, uint64_t *slot)
{
    for (size_t at = slot_of(strings->mask, hash);; at = (at + 1) & strings->mask) {
        *slot = atomic_load_explicit(&strings->slots[at], memory_order_acquire);
        if (*slot == 0 || is_at(strings, *slot, hash, text))
            return &strings->slots[at];
    }
}

TrStatus tr_strings_meet(TrStrings *strings, TrStringsRoom *room, TrSlice text, uint64_t hash,
                         uint32_t *place, bool *added, TrError *err)
{
    TrStringsRoom before = *room;
    uint64_t found;
    Slot *slot = find_slot(strings, text, hash, &found);
    TrStatus st = TR_OK;
    *added = false;
    *place = (uint32_t)found;
    if (found != 0)
        return TR_OK;
    TR_TRY(put_text(strings, room, text, place, err));
    while (!*added && found == 0) {
        *added = atomic_compare_exchange_strong_explicit(slot, &found, (hash >> 32) << 32 | *place,
                                                         memory_order_release, memory_order_acquire);
        if (!*added && !is_at(strings, found, hash, text)) /* another text came first */
            slot = find_slot(strings, text, hash, &found);
    }
    if (!*added) { /* the same text came first */
        *place = (uint32_t)found;
        if (before.left > room->left)
            *room = before;
    }
out:
    return st;
}

TrStatus tr_strings_number(TrStrings *strings, TrMetText *met, uint32_t *id, TrError *err)
{
    uint32_t number = atomic_load_explicit(&met->number, memory_order_relaxed);
    TrStatus st = TR_OK;
    if (number == 0) {
        if (strings->n >= INT32_MAX)
            return tr_fail(err, TR_BAD_INPUT, "too much distinct text: more than 2 billion values");
        TR_TRY(TR_GROW(strings->text, strings->text_room, strings->n + 1, err));
        strings->text[strings->n++] = met->text;
        number = (uint32_t)strings->n;
        atomic_store_explicit(&met->number, number, memory_order_relaxed);
    }
    *id = number - 1;
out:
    return st;
}

/* ---- on several threads ---- */

void tr_strings_hold(TrStrings *strings)
{
    (void)pthread_rwlock_rdlock(&strings->holding);
}

void tr_strings_let_go(TrStrings *strings)
{
    (void)pthread_rwlock_unlock(&strings->holding);
}

TrStatus tr_strings_expect(TrStrings *strings, size_t n, TrError *err)
{
    TrStatus st = TR_OK;
    while (!holds(strings->mask, atomic_fetch_add_explicit(&strings->n_taken, n, memory_order_relaxed) + n)) {
        tr_strings_expect_no_more(strings, n);
        (void)pthread_rwlock_unlock(&strings->holding);
        (void)pthread_rwlock_wrlock(&strings->holding);
        st = grow(strings, n, err);
        (void)pthread_rwlock_unlock(&strings->holding);
        (void)pthread_rwlock_rdlock(&strings->holding);
        TR_TRY(st);
    }
out:
    return st;
}

void tr_strings_expect_no_more(TrStrings *strings, size_t n)
{
    (void)atomic_fetch_sub_explicit(&strings->n_taken, n, memory_order_relaxed);
}

/* ---- on one thread ---- */

TrStrings *tr_strings_new(TrError *err)
{
    TrStrings *strings = tr_calloc(1, sizeof *strings);
    uint32_t empty;
    if (strings == NULL) {
        tr_fail_memory(err);
        return NULL;
    }
    atomic_init(&strings->n_chunks, 1);
    (void)pthread_rwlock_init(&strings->holding, NULL);
    strings->chunks = tr_calloc(MOST_CHUNKS, sizeof *strings->chunks);
    if (strings->chunks == NULL || rehash(strings, FIRST_SLOTS - 1, err) != TR_OK ||
        tr_strings_add(strings, "", 0, &empty, NULL, err) != TR_OK) {
        tr_fail_memory(err);
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
    __builtin_prefetch((const void *)&strings->slots[slot_of(strings->mask, hash)]);
}

void tr_strings_announce_text(const TrStrings *strings, uint64_t hash)
{
    uint64_t slot;
    size_t at = slot_of(strings->mask, hash);
    while ((slot = atomic_load_explicit(&strings->slots[at], memory_order_acquire)) != 0 &&
           slot >> 32 != hash >> 32)
        at = (at + 1) & strings->mask;
    if (slot != 0) { /* as likely as not it lies in two cache lines */
        const char *met = (const char *)tr_strings_met(strings, (uint32_t)slot);
        __builtin_prefetch(met);
        __builtin_prefetch(met + LIKELY_BYTES);
    }
}

TrStatus tr_strings_add(TrStrings *strings, const char *text, size_t length, uint32_t *id, bool *added,
                        TrError *err)
{
    return tr_strings_add_hashed(strings, text, length, XXH3_64bits(text, length), id, added, err);
}

TrStatus tr_strings_add_hashed(TrStrings *strings, const char *text, size_t length, uint64_t hash,
                               uint32_t *id, bool *added, TrError *err)
{
    size_t before = strings->n;
    uint32_t place;
    bool is_new;
    TrStatus st = TR_OK;
    if (!holds(strings->mask, atomic_load_explicit(&strings->n_taken, memory_order_relaxed) + 1))
        TR_TRY(grow(strings, 1, err));
    TR_TRY(tr_strings_meet(strings, &strings->room, (TrSlice){text, length}, hash, &place, &is_new, err));
    if (is_new)
        (void)atomic_fetch_add_explicit(&strings->n_taken, 1, memory_order_relaxed);
    TR_TRY(tr_strings_number(strings, tr_strings_met(strings, place), id, err));
    if (added != NULL)
        *added = strings->n > before;
out:
    return st;
}

uint32_t tr_strings_find(const TrStrings *strings, const char *text, size_t length)
{
    uint64_t slot;
    (void)find_slot(strings, (TrSlice){text, length}, XXH3_64bits(text, length), &slot);
    if (slot == 0) /* number 0 becomes TR_NO_ID too */
        return TR_NO_ID;
    return atomic_load_explicit(&tr_strings_met(strings, (uint32_t)slot)->number, memory_order_relaxed) - 1;
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
    for (size_t i = 1; strings->chunks != NULL && i < MOST_CHUNKS && i < strings->n_chunks; i++)
        tr_free(strings->chunks[i]);
    (void)pthread_rwlock_destroy(&strings->holding);
    tr_free(strings->chunks);
    tr_free(strings->text);
    tr_free(strings->slots);
    tr_free(strings);
}
