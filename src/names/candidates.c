/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The blocks are gone through in parts, each by one thread; what is found does not depend on the parts. */
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/parallel.h"
#include "base/progress.h"
#include "names/blocks.h"

enum { WINDOW = 128, MOST_MIXED = 1 << 18, SEEN_SLOTS = 1 << 16, SEEN_SHIFT = 48, N_PARTS = 64 };

typedef struct {
    TrComparer comparer; /* with a memory of its own */
    const TrNameForm *forms;
    const TrBlocks *blocks;
    size_t from, to; /* of the blocks' keys */
    uint64_t *seen;  /* pairs compared lately: names that share one block mostly share several */
    TrCandidate *list;
    size_t n, room, most;
    atomic_size_t *n_found; /* by all parts; more than `most` ends each */
    TrProgress *progress;
    TrStatus status;
    TrError err;
} Finder;

static bool was_seen(Finder *it, uint32_t a, uint32_t b)
{
    uint64_t pair = ((uint64_t)a << 32 | b) + 1;
    uint64_t *slot = &it->seen[(pair * UINT64_C(0x9E3779B97F4A7C15)) >> SEEN_SHIFT];
    bool seen = *slot == pair;
    *slot = pair;
    return seen;
}

static TrStatus compare(Finder *it, uint32_t one, uint32_t other)
{
    uint32_t a = one < other ? one : other, b = one < other ? other : one;
    TrComparison comparison;
    TrStatus st = TR_OK;
    if (a == b || was_seen(it, a, b) || !tr_names_may_match(&it->comparer, &it->forms[a], &it->forms[b]))
        return TR_OK;
    tr_names_compare(&it->comparer, &it->forms[a], &it->forms[b], &comparison);
    if (comparison.score < TR_ASK_FROM)
        return TR_OK;
    if (atomic_fetch_add_explicit(it->n_found, 1, memory_order_relaxed) >= it->most)
        return tr_fail(
            &it->err, TR_BAD_INPUT,
            "over %zu pairs of names are alike, more than anybody can answer; match fewer files at "
            "once, or name what is numbered by a word of its own",
            it->most);
    TR_TRY(TR_GROW(it->list, it->room, it->n + 1, &it->err));
    it->list[it->n++] = (TrCandidate){a, b, (float)comparison.score};
out:
    return st;
}

/* Every name with the WINDOW after it: all pairs, where there are not more. */
static TrStatus scan_plain(Finder *it, const uint32_t *names, size_t n)
{
    TrStatus st = TR_OK;
    for (size_t i = 0; i < n; i++)
        for (size_t j = i + 1; j < n && j <= i + WINDOW; j++)
            TR_TRY(compare(it, names[i], names[j]));
out:
    return st;
}

/* Special names with the others and each other; the next in order of number if that were too many. */
static TrStatus scan_mixed(Finder *it, const uint32_t *names, size_t n)
{
    size_t n_special = 0, window = n;
    TrStatus st = TR_OK;
    while (n_special < n && (names[n_special] & TR_BLOCK_SPECIAL)) /* keyed first, and sorting is stable */
        n_special++;
    if (n_special > 0 && n > MOST_MIXED / n_special)
        window = MOST_MIXED / n_special > WINDOW ? MOST_MIXED / n_special : WINDOW;
    for (size_t i = 0, near = n_special; i < n_special; i++) {
        uint32_t name = names[i] & ~TR_BLOCK_SPECIAL;
        size_t from, to;
        for (size_t j = i + 1; j < n_special && j <= i + window; j++)
            TR_TRY(compare(it, name, names[j] & ~TR_BLOCK_SPECIAL));
        while (near < n && names[near] < name)
            near++;
        from = window < n && near > n_special + window / 2 ? near - window / 2 : n_special;
        to = window < n && near + window / 2 < n ? near + window / 2 : n;
        for (size_t j = from; j < to; j++)
            TR_TRY(compare(it, name, names[j]));
    }
out:
    return st;
}

static TrStatus scan(Finder *it)
{
    const TrBlocks *blocks = it->blocks;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(it->seen, SEEN_SLOTS, &it->err));
    if ((it->comparer.memo = tr_likeness_memo_new(&it->err)) == NULL)
        TR_TRY(TR_MEMORY);
    for (size_t from = it->from, to; from < it->to; from = to) {
        bool mixed = (blocks->keys[from] & 1) == TR_BLOCK_MIXED;
        for (to = from + 1; to < it->to && blocks->keys[to] == blocks->keys[from]; to++) {
        }
        TR_TRY((mixed ? scan_mixed : scan_plain)(it, blocks->names + from, to - from));
        TR_TRY(tr_interrupt_check(&it->err));
    }
out:
    tr_free(it->seen);
    tr_likeness_memo_free(it->comparer.memo);
    it->seen = NULL;
    it->comparer.memo = NULL;
    return st;
}

static void scan_part(void *context, size_t part)
{
    Finder *it = (Finder *)context + part;
    it->status = scan(it);
    tr_progress_add(it->progress, it->to - it->from);
}

/* Parts of about equal length; no block stands in two. */
static void cut_into_parts(Finder *parts, const TrBlocks *blocks)
{
    for (size_t part = 0, at = 0; part < N_PARTS; part++) {
        size_t to = blocks->n / N_PARTS * (part + 1);
        if (part + 1 == N_PARTS || to < at)
            to = part + 1 == N_PARTS ? blocks->n : at;
        while (to > at && to < blocks->n && blocks->keys[to] == blocks->keys[to - 1])
            to++;
        parts[part].from = at;
        parts[part].to = at = to;
    }
}

static int by_pair(const void *x, const void *y)
{
    const TrCandidate *a = x, *b = y;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return a->b < b->b ? -1 : a->b > b->b;
}

/* All that the parts found, in order, each pair once. */
static TrStatus gather(Finder *parts, TrCandidate **candidates, size_t *n_candidates, TrError *err)
{
    TrCandidate *list = NULL;
    size_t n = 0, n_kept = 0;
    TrStatus st = TR_OK;
    for (size_t part = 0; part < N_PARTS; part++) {
        if (parts[part].status != TR_OK && err != NULL)
            *err = parts[part].err;
        TR_TRY(parts[part].status);
        n += parts[part].n;
    }
    TR_TRY(TR_ARRAY(list, n, err));
    n = 0;
    for (size_t part = 0; part < N_PARTS; part++) {
        if (parts[part].n > 0)
            memcpy(list + n, parts[part].list, parts[part].n * sizeof *list);
        n += parts[part].n;
        tr_free(parts[part].list);
        parts[part].list = NULL;
    }
    qsort(list, n, sizeof *list, by_pair);
    for (size_t i = 0; i < n; i++)
        if (n_kept == 0 || by_pair(&list[n_kept - 1], &list[i]) != 0)
            list[n_kept++] = list[i];
    *candidates = list;
    *n_candidates = n_kept;
out:
    return st;
}

TrStatus tr_candidates_find(const TrComparer *comparer, const TrNameForm *forms, size_t n, size_t most,
                            size_t n_threads, TrCandidate **candidates, size_t *n_candidates, TrError *err)
{
    Finder *parts = NULL;
    atomic_size_t n_found = 0;
    TrBlocks blocks = {0};
    TrProgress progress;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(parts, N_PARTS, err));
    TR_TRY(tr_blocks_make(&blocks, comparer, forms, n, err));
    cut_into_parts(parts, &blocks);
    tr_progress_begin(&progress, "comparing names", blocks.n);
    for (size_t part = 0; part < N_PARTS; part++) {
        parts[part].comparer = *comparer;
        parts[part].comparer.memo = NULL;
        parts[part].forms = forms;
        parts[part].blocks = &blocks;
        parts[part].most = most;
        parts[part].n_found = &n_found;
        parts[part].progress = &progress;
    }
    tr_parallel(N_PARTS, n_threads, scan_part, parts);
    tr_progress_end(&progress);
    TR_TRY(gather(parts, candidates, n_candidates, err));
out:
    for (size_t part = 0; part < N_PARTS && parts != NULL; part++)
        tr_free(parts[part].list);
    tr_free(parts);
    tr_blocks_release(&blocks);
    return st;
}
