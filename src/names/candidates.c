/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdlib.h>

#include "base/memory.h"
#include "names/blocks.h"

enum { WINDOW = 128, MOST_MIXED = 1 << 18, SEEN_SLOTS = 1 << 20 };

typedef struct {
    const TrComparer *comparer;
    const TrNameForm *forms;
    uint64_t *seen; /* pairs compared lately: names that share one block mostly share several */
    TrCandidate *list;
    size_t n, room;
    TrError *err;
} Finder;

static bool was_seen(Finder *it, uint32_t a, uint32_t b)
{
    uint64_t pair = ((uint64_t)a << 32 | b) + 1;
    uint64_t *slot = &it->seen[(pair * UINT64_C(0x9E3779B97F4A7C15)) >> 44];
    bool seen = *slot == pair;
    *slot = pair;
    return seen;
}

static TrStatus compare(Finder *it, uint32_t one, uint32_t other)
{
    uint32_t a = one < other ? one : other, b = one < other ? other : one;
    TrComparison comparison;
    TrStatus st = TR_OK;
    if (a == b || !tr_names_may_match(&it->forms[a], &it->forms[b]) || was_seen(it, a, b))
        return TR_OK;
    tr_names_compare(it->comparer, &it->forms[a], &it->forms[b], &comparison);
    if (comparison.score < TR_ASK_FROM)
        return TR_OK;
    TR_TRY(TR_GROW(it->list, it->room, it->n + 1, it->err));
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

static TrStatus scan(Finder *it, const TrBlocks *blocks)
{
    TrStatus st = TR_OK;
    for (size_t from = 0, to; from < blocks->n; from = to) {
        bool mixed = (blocks->keys[from] & 1) == TR_BLOCK_MIXED;
        for (to = from + 1; to < blocks->n && blocks->keys[to] == blocks->keys[from]; to++) {
        }
        TR_TRY((mixed ? scan_mixed : scan_plain)(it, blocks->names + from, to - from));
    }
out:
    return st;
}

static int by_pair(const void *x, const void *y)
{
    const TrCandidate *a = x, *b = y;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return a->b < b->b ? -1 : a->b > b->b;
}

static void drop_repeated(Finder *it)
{
    size_t n = 0;
    if (it->n > 0)
        qsort(it->list, it->n, sizeof *it->list, by_pair);
    for (size_t i = 0; i < it->n; i++)
        if (n == 0 || by_pair(&it->list[n - 1], &it->list[i]) != 0)
            it->list[n++] = it->list[i];
    it->n = n;
}

TrStatus tr_candidates_find(const TrComparer *comparer, const TrNameForm *forms, size_t n,
                            TrCandidate **candidates, size_t *n_candidates, TrError *err)
{
    Finder it = {.comparer = comparer, .forms = forms, .err = err};
    TrBlocks blocks = {0};
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(it.seen, SEEN_SLOTS, err));
    TR_TRY(tr_blocks_make(&blocks, comparer, forms, n, err));
    TR_TRY(scan(&it, &blocks));
    drop_repeated(&it);
    *candidates = it.list;
    *n_candidates = it.n;
    it.list = NULL;
out:
    tr_blocks_release(&blocks);
    tr_free(it.seen);
    tr_free(it.list);
    return st;
}
