/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Folding needs no order: each thread folds blocks, and puts what is new straight into the table, without an
 * id. Only ids need an order, and are given in turn. */
#include "names/keys.h"

#include <stdatomic.h>
#include <string.h>

#include "base/fold.h"
#include "base/memory.h"
#include "base/parallel.h"

enum { NAMES_IN_A_BLOCK = 512, AHEAD = 12 };

typedef struct {
    TrStrings *keys;
    const TrStrings *strings;
    const uint32_t *spellings;
    size_t n;
    uint32_t *places; /* by spelling: where its key is */
    atomic_size_t next;
    atomic_bool failed;
    TrStatus *st; /* by thread */
} Folding;

/* What a thread folds a block of names to. */
typedef struct {
    TrFolder folder;
    TrStringsRoom room;
    char *text;
    size_t text_room;
    struct {
        size_t first, length;
        uint64_t hash;
    } keys[NAMES_IN_A_BLOCK];
} Block;

static TrStatus fold_names(const Folding *folding, size_t from, size_t n, Block *block)
{
    size_t used = 0;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < n; i++) {
        uint32_t spelling = folding->spellings[from + i];
        const char *text = tr_strings_text(folding->strings, spelling);
        size_t length = tr_strings_length(folding->strings, spelling);
        if (i + AHEAD < n)
            tr_strings_fetch_text(folding->strings, folding->spellings[from + i + AHEAD]);
        TR_TRY(tr_fold(&block->folder, text, length, NULL));
        if (block->folder.length > 0) {
            text = block->folder.key;
            length = block->folder.length;
        }
        TR_TRY(TR_GROW(block->text, block->text_room, used + length, NULL));
        memcpy(block->text + used, text, length);
        block->keys[i].first = used;
        block->keys[i].length = length;
        block->keys[i].hash = tr_strings_hash(text, length);
        used += length;
    }
out:
    return st;
}

/* Put the keys of a block into the table, whose slots are asked for before. */
static TrStatus meet_keys(const Folding *folding, size_t from, size_t n, Block *block)
{
    size_t n_new = 0;
    bool added;
    TrStatus st = TR_OK;
    TR_TRY(tr_strings_expect(folding->keys, n, NULL));
    for (size_t i = 0; i < n; i++) {
        TrSlice key = {block->text + block->keys[i].first, block->keys[i].length};
        if (i + (size_t)2 * AHEAD < n)
            tr_strings_announce(folding->keys, block->keys[i + (size_t)2 * AHEAD].hash);
        if (i + AHEAD < n)
            tr_strings_announce_text(folding->keys, block->keys[i + AHEAD].hash);
        if (st == TR_OK)
            st = tr_strings_meet(folding->keys, &block->room, key, block->keys[i].hash,
                                 &folding->places[from + i], &added, NULL);
        n_new += st == TR_OK && added;
    }
    tr_strings_expect_no_more(folding->keys, n - n_new);
out:
    return st;
}

/* What one thread does. */
static void fold_blocks(void *context, size_t thread)
{
    Folding *folding = context;
    Block *block = tr_calloc(1, sizeof *block);
    TrStatus st = block == NULL ? TR_MEMORY : TR_OK;
    tr_strings_hold(folding->keys);
    while (st == TR_OK && !atomic_load(&folding->failed)) {
        size_t from = atomic_fetch_add(&folding->next, NAMES_IN_A_BLOCK), n = NAMES_IN_A_BLOCK;
        if (from >= folding->n)
            break;
        if (n > folding->n - from)
            n = folding->n - from;
        st = fold_names(folding, from, n, block);
        if (st == TR_OK)
            st = meet_keys(folding, from, n, block);
    }
    tr_strings_let_go(folding->keys);
    if ((folding->st[thread] = st) != TR_OK)
        atomic_store(&folding->failed, true);
    if (block != NULL) {
        tr_folder_release(&block->folder);
        tr_free(block->text);
    }
    tr_free(block);
}

TrStatus tr_keys_each(TrStrings *keys, const TrStrings *strings, const uint32_t *spellings, size_t n,
                      size_t n_threads,
                      TrStatus (*take)(void *context, uint32_t spelling, uint32_t key, TrError *err),
                      void *context, TrError *err)
{
    Folding folding = {.keys = keys, .strings = strings, .spellings = spellings, .n = n};
    uint32_t key;
    TrStatus st = TR_OK;
    n_threads = tr_thread_count(n_threads);
    TR_TRY(TR_ARRAY(folding.st, n_threads, err));
    TR_TRY(TR_ARRAY(folding.places, n, err));
    tr_strings_hold(keys);
    st = tr_strings_expect(keys, n, err); /* so that the table grows but once */
    if (st == TR_OK)
        tr_strings_expect_no_more(keys, n);
    tr_strings_let_go(keys);
    TR_TRY(st);
    tr_parallel(n_threads, n_threads, fold_blocks, &folding);
    for (size_t i = 0; i < n_threads; i++)
        if (folding.st[i] != TR_OK)
            TR_TRY(folding.st[i] == TR_MEMORY ? tr_fail_memory(err) : folding.st[i]);
    for (size_t i = 0; i < n; i++) {
        if (i + AHEAD < n)
            __builtin_prefetch(tr_strings_met(keys, folding.places[i + AHEAD]));
        TR_TRY(tr_strings_number(keys, tr_strings_met(keys, folding.places[i]), &key, err));
        TR_TRY(take(context, spellings[i], key, err));
    }
out:
    tr_free(folding.st);
    tr_free(folding.places);
    return st;
}
