/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Open addressing with linear probing, load below two thirds. */
#include "claims/texts.h"

#include <string.h>

#include "base/memory.h"

enum { FIRST_SLOTS = 1024 };

uint32_t tr_text_tag(uint64_t hash, unsigned check)
{
    return ((uint32_t)(hash >> 32) ^ check * 0x9E3779B4u) & ~(uint32_t)TR_TEXT_FLAGS;
}

static size_t place_of(const TrTexts *texts, uint32_t tag)
{
    return (size_t)(((uint64_t)tag * (texts->mask + 1)) >> 32);
}

void tr_texts_announce(const TrTexts *texts, uint32_t tag)
{
    if (texts->slots != NULL)
        __builtin_prefetch(&texts->slots[place_of(texts, tag)]);
}

void tr_texts_announce_text(const TrTexts *texts, uint32_t tag)
{
    size_t at = place_of(texts, tag);
    if (texts->slots == NULL)
        return;
    while (texts->slots[at].text != NULL && (texts->slots[at].tag & ~(uint32_t)TR_TEXT_FLAGS) != tag)
        at = (at + 1) & texts->mask;
    __builtin_prefetch(texts->slots[at].text);
}

static TrStatus grow(TrTexts *texts, TrError *err)
{
    TrTexts grown = *texts;
    grown.mask = texts->slots == NULL ? FIRST_SLOTS - 1 : texts->mask * 2 + 1;
    if (grown.mask >= UINT32_MAX / 2)
        return tr_fail(err, TR_BAD_INPUT, "too much distinct text: more than a billion values");
    if ((grown.slots = tr_calloc(grown.mask + 1, sizeof *grown.slots)) == NULL)
        return tr_fail_memory(err);
    for (size_t i = 0; texts->slots != NULL && i <= texts->mask; i++) {
        size_t at = place_of(&grown, texts->slots[i].tag);
        if (texts->slots[i].text == NULL)
            continue;
        while (grown.slots[at].text != NULL)
            at = (at + 1) & grown.mask;
        grown.slots[at] = texts->slots[i];
    }
    tr_free(texts->slots);
    *texts = grown;
    return TR_OK;
}

static TrSlice text_of(const char *text)
{
    uint32_t length;
    memcpy(&length, text - sizeof length, sizeof length);
    return (TrSlice){text, length};
}

static TrKnownText *find(const TrTexts *texts, TrSlice text, uint32_t tag)
{
    for (size_t at = place_of(texts, tag);; at = (at + 1) & texts->mask) {
        TrKnownText *slot = &texts->slots[at];
        if (slot->text == NULL)
            return slot;
        if ((slot->tag & ~(uint32_t)TR_TEXT_FLAGS) == tag && text_of(slot->text).length == text.length &&
            memcmp(slot->text, text.text, text.length) == 0)
            return slot;
    }
}

/* The text in `slot`, which is free. */
static TrStatus append(TrTexts *texts, TrSlice text, TrKnownText *slot, TrError *err)
{
    uint32_t length = (uint32_t)text.length;
    char *block;
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(texts->text, texts->text_room, texts->n + 2, err));
    TR_TRY(TR_GROW_ZEROED(texts->final_id, texts->final_room, texts->n + 2, err));
    if ((block = tr_arena_bytes(&texts->arena, sizeof length + text.length + 1)) == NULL)
        return tr_fail_memory(err);
    memcpy(block, &length, sizeof length);
    block += sizeof length;
    memcpy(block, text.text, text.length);
    block[text.length] = '\0';
    texts->n++;
    texts->text[texts->n] = slot->text = block;
    slot->number = (uint32_t)texts->n;
out:
    return st;
}

static void settle(const TrTexts *texts, TrKnownText *known)
{
    if ((known->tag & TR_TEXT_IS_FINAL) != 0 || texts->final_id[known->number] == 0)
        return;
    known->number = texts->final_id[known->number];
    known->tag |= TR_TEXT_IS_FINAL;
}

TrStatus tr_texts_add(TrTexts *texts, TrSlice text, uint32_t tag, TrKnownText **known, bool *added,
                      TrError *err)
{
    TrStatus st = TR_OK;
    if ((texts->n + 1) * 3 > (texts->mask + 1) * 2) /* of none, too: mask is 0 then */
        TR_TRY(grow(texts, err));
    *known = find(texts, text, tag);
    *added = (*known)->text == NULL;
    if (!*added) {
        settle(texts, *known);
        return TR_OK;
    }
    TR_TRY(append(texts, text, *known, err));
    (*known)->tag = tag;
out:
    return st;
}

TrSlice tr_texts_get(const TrTexts *texts, uint32_t number)
{
    return text_of(texts->text[number]);
}

void tr_texts_release(TrTexts *texts)
{
    tr_arena_release(&texts->arena);
    tr_free(texts->slots);
    tr_free(texts->text);
    tr_free(texts->final_id);
    *texts = (TrTexts){0};
}
