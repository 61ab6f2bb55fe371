/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Folding needs no order and is done in blocks; numbering needs one, and goes through the blocks in turn. A
 * few blocks at a time, so that the folded texts never take more than a few MB. */
#include "names/keys.h"

#include <string.h>

#include "base/fold.h"
#include "base/memory.h"
#include "base/parallel.h"

enum { NAMES_IN_A_BLOCK = 2048, BLOCKS_AT_A_TIME = 32, AHEAD = 12 };

typedef struct {
    size_t first, length; /* in the block's text */
    uint64_t hash;
} Key;

typedef struct {
    TrFolder folder;
    char *text;
    size_t length, room;
    Key keys[NAMES_IN_A_BLOCK];
    TrStatus st;
} Block;

typedef struct {
    const TrStrings *strings;
    const uint32_t *spellings; /* of the blocks at hand */
    size_t n;
    Block *blocks;
} Folding;

static TrStatus fold_one(const TrStrings *strings, uint32_t spelling, Block *block, Key *key)
{
    const char *text = tr_strings_text(strings, spelling);
    size_t length = tr_strings_length(strings, spelling);
    TrStatus st = TR_OK;
    TR_TRY(tr_fold(&block->folder, text, length, NULL));
    if (block->folder.length > 0) {
        text = block->folder.key;
        length = block->folder.length;
    }
    TR_TRY(TR_GROW(block->text, block->room, block->length + length, NULL));
    memcpy(block->text + block->length, text, length);
    *key = (Key){block->length, length, tr_strings_hash(text, length)};
    block->length += length;
out:
    return st;
}

static void fold_block(void *context, size_t at)
{
    const Folding *folding = context;
    Block *block = &folding->blocks[at];
    size_t from = at * NAMES_IN_A_BLOCK;
    block->length = 0;
    block->st = TR_OK;
    for (size_t i = 0; i < NAMES_IN_A_BLOCK && from + i < folding->n && block->st == TR_OK; i++) {
        if (from + i + AHEAD < folding->n)
            tr_strings_fetch_text(folding->strings, folding->spellings[from + i + AHEAD]);
        block->st = fold_one(folding->strings, folding->spellings[from + i], block, &block->keys[i]);
    }
}

/* Number the keys of a block, whose table slots are asked for before. */
static TrStatus add_keys(TrStrings *keys, const Block *block, size_t n, uint32_t *ids, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t i = 0; i < n; i++) {
        const Key *key = &block->keys[i];
        if (i + (size_t)2 * AHEAD < n)
            tr_strings_announce(keys, block->keys[i + (size_t)2 * AHEAD].hash);
        if (i + AHEAD < n)
            tr_strings_announce_text(keys, block->keys[i + AHEAD].hash);
        TR_TRY(tr_strings_add_hashed(keys, block->text + key->first, key->length, key->hash, &ids[i], NULL,
                                     err));
    }
out:
    return st;
}

TrStatus tr_keys_each(TrStrings *keys, const TrStrings *strings, const uint32_t *spellings, size_t n,
                      size_t n_threads,
                      TrStatus (*take)(void *context, uint32_t spelling, uint32_t key, TrError *err),
                      void *context, TrError *err)
{
    enum { AT_A_TIME = NAMES_IN_A_BLOCK * BLOCKS_AT_A_TIME };
    Folding folding = {.strings = strings};
    uint32_t ids[NAMES_IN_A_BLOCK];
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(folding.blocks, BLOCKS_AT_A_TIME, err));
    for (size_t from = 0; from < n; from += AT_A_TIME) {
        folding.spellings = spellings + from;
        folding.n = n - from < AT_A_TIME ? n - from : AT_A_TIME;
        tr_parallel((folding.n + NAMES_IN_A_BLOCK - 1) / NAMES_IN_A_BLOCK, n_threads, fold_block, &folding);
        for (size_t at = 0; at < folding.n; at += NAMES_IN_A_BLOCK) {
            const Block *block = &folding.blocks[at / NAMES_IN_A_BLOCK];
            size_t in_block = folding.n - at < NAMES_IN_A_BLOCK ? folding.n - at : NAMES_IN_A_BLOCK;
            if (block->st != TR_OK)
                TR_TRY(tr_fail_memory(err));
            TR_TRY(add_keys(keys, block, in_block, ids, err));
            for (size_t i = 0; i < in_block; i++)
                TR_TRY(take(context, spellings[from + at + i], ids[i], err));
        }
    }
out:
    for (size_t i = 0; folding.blocks != NULL && i < BLOCKS_AT_A_TIME; i++) {
        tr_folder_release(&folding.blocks[i].folder);
        tr_free(folding.blocks[i].text);
    }
    tr_free(folding.blocks);
    return st;
}
