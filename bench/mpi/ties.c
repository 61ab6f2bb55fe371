/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From rows to pairs: each rank counts the claims of the pairs it has met, and sends each pair to the owners
 * of both ends. Owners add up what came from all ranks. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/sort.h"
#include "shuffle.h"

typedef struct {
    uint32_t a, b, claims;
} Pair;

static int owner_of_entity(const Team *team, const Entities *entities, uint32_t entity)
{
    int low = 0, high = team->n_ranks;
    while (high - low > 1) {
        int middle = (low + high) / 2;
        if (entities->first[middle] <= entity)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static void add_key(const Entities *entities, uint32_t x, uint32_t y, uint64_t *keys, size_t *n)
{
    uint64_t a = x == 0 ? 0 : entities->global[x], b = y == 0 ? 0 : entities->global[y];
    if (x == 0 || y == 0 || a == b) /* loops are no ties */
        return;
    keys[(*n)++] = a < b ? a << 32 | b : b << 32 | a;
}

/* The pairs of the rank's own rows, each once: person with organisation, and who acts with the target. */
static TrStatus pairs_of_rows(const Rows *rows, const Entities *entities, Pair **pairs, size_t *n_pairs,
                              TrError *err)
{
    uint64_t *keys = NULL;
    uint32_t *unused = NULL;
    size_t n = 0, at = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(keys, 2 * rows->n, err));
    for (size_t i = 0; i < rows->n; i++) {
        const Row *row = &rows->rows[i];
        add_key(entities, row->person, row->organization, keys, &n);
        add_key(entities, row->person != 0 ? row->person : row->organization, row->target, keys, &n);
    }
    TR_TRY(TR_ARRAY(unused, n, err));
    TR_TRY(tr_sort_keys(keys, unused, n, err));
    for (size_t i = 0; i < n; i++)
        at += i == 0 || keys[i] != keys[i - 1];
    TR_TRY(TR_ARRAY(*pairs, at, err));
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || keys[i] != keys[i - 1])
            (*pairs)[(*n_pairs)++] = (Pair){(uint32_t)(keys[i] >> 32), (uint32_t)keys[i], 0};
        (*pairs)[*n_pairs - 1].claims++;
    }
out:
    tr_free(keys);
    tr_free(unused);
    return st;
}

static TrStatus send_pairs(const Team *team, const Entities *entities, const Pair *pairs, size_t n,
                           Pair **met, size_t *n_met, TrError *err)
{
    Shuffle shuffle = {0};
    Pair *sent = NULL;
    TrStatus st = shuffle_begin(&shuffle, team, err);
    for (size_t i = 0; st == TR_OK && i < n; i++) {
        int a = owner_of_entity(team, entities, pairs[i].a), b = owner_of_entity(team, entities, pairs[i].b);
        shuffle_expect(&shuffle, a, 1);
        if (a != b)
            shuffle_expect(&shuffle, b, 1);
    }
    TR_TRY(shuffle_place(&shuffle, team, st, err));
    st = TR_ARRAY(sent, shuffle.n_sent, err);
    for (size_t i = 0; st == TR_OK && i < n; i++) {
        int a = owner_of_entity(team, entities, pairs[i].a), b = owner_of_entity(team, entities, pairs[i].b);
        sent[shuffle_next(&shuffle, a, 1)] = pairs[i];
        if (a != b)
            sent[shuffle_next(&shuffle, b, 1)] = pairs[i];
    }
    if (st == TR_OK)
        st = TR_ARRAY(*met, shuffle.n_met, err);
    TR_TRY(agree(team, st, err));
    shuffle_send(&shuffle, sent, *met, sizeof *sent);
    *n_met = shuffle.n_met;
out:
    shuffle_release(&shuffle);
    tr_free(sent);
    return st;
}

/* ---- rows of the matrix ---- */

static int compare(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static void sort_few(uint64_t *ties, size_t n)
{
    enum { FEW = 24 };
    if (n > FEW) {
        qsort(ties, n, sizeof *ties, compare);
        return;
    }
    for (size_t i = 1; i < n; i++) {
        uint64_t it = ties[i];
        size_t k = i;
        for (; k > 0 && ties[k - 1] > it; k--)
            ties[k] = ties[k - 1];
        ties[k] = it;
    }
}

/* Each own end's row: other entity and claims in one number, sorted, of each entity once. first[] is where
 * rows begin, and how many ties are kept is returned. */
static size_t merge_rows(uint64_t *packed, size_t *first, size_t n_own)
{
    size_t kept = 0;
    for (size_t v = 0, from = 0; v < n_own; v++) {
        size_t to = first[v + 1], begin = kept;
        sort_few(packed + from, to - from);
        for (size_t i = from; i < to; i++) {
            if (kept > begin && packed[kept - 1] >> 32 == packed[i] >> 32)
                packed[kept - 1] += packed[i] & UINT32_MAX;
            else
                packed[kept++] = packed[i];
        }
        from = to;
        first[v] = begin;
    }
    first[n_own] = kept;
    return kept;
}

static TrStatus fill_rows(const Pair *met, size_t n_met, uint64_t begin, Ties *ties, uint64_t **packed,
                          TrError *err)
{
    size_t *next = NULL, n = ties->n_own;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(ties->first, n + 1, err));
    TR_TRY(TR_ARRAY(next, n, err));
    for (size_t i = 0; i < n_met; i++) {
        if (met[i].a - begin < n && met[i].a >= begin)
            ties->first[met[i].a - begin + 1]++;
        if (met[i].b - begin < n && met[i].b >= begin)
            ties->first[met[i].b - begin + 1]++;
    }
    for (size_t v = 0; v < n; v++) {
        next[v] = ties->first[v];
        ties->first[v + 1] += ties->first[v];
    }
    TR_TRY(TR_ARRAY(*packed, ties->first[n], err));
    for (size_t i = 0; i < n_met; i++) {
        if (met[i].a - begin < n && met[i].a >= begin)
            (*packed)[next[met[i].a - begin]++] = (uint64_t)met[i].b << 32 | met[i].claims;
        if (met[i].b - begin < n && met[i].b >= begin)
            (*packed)[next[met[i].b - begin]++] = (uint64_t)met[i].a << 32 | met[i].claims;
    }
    ties->n_ties = merge_rows(*packed, ties->first, n);
out:
    tr_free(next);
    return st;
}

/* ---- guests ---- */

/* A bit for each entity of all, and how many bits stand before each word: the number of a guest. */
typedef struct {
    uint64_t *bits;
    uint32_t *before;
    size_t n_words;
} Marks;

static uint32_t place_of(const Marks *marks, uint32_t entity)
{
    uint64_t below = marks->bits[entity / 64] & (((uint64_t)1 << entity % 64) - 1);
    return marks->before[entity / 64] + (uint32_t)__builtin_popcountll(below);
}

static TrStatus find_guests(const uint64_t *packed, uint64_t begin, uint64_t n_all, Ties *ties, TrError *err)
{
    Marks marks = {.n_words = n_all / 64 + 1};
    size_t n = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(marks.bits, marks.n_words, err));
    TR_TRY(TR_ARRAY(marks.before, marks.n_words, err));
    for (size_t i = 0; i < ties->n_ties; i++) {
        uint64_t entity = packed[i] >> 32;
        if (entity < begin || entity - begin >= ties->n_own)
            marks.bits[entity / 64] |= (uint64_t)1 << entity % 64;
    }
    for (size_t i = 0; i < marks.n_words; i++) {
        marks.before[i] = (uint32_t)ties->n_guests;
        ties->n_guests += (size_t)__builtin_popcountll(marks.bits[i]);
    }
    TR_TRY(TR_ARRAY(ties->guests, ties->n_guests, err));
    for (size_t i = 0; i < marks.n_words; i++)
        for (uint64_t left = marks.bits[i]; left != 0; left &= left - 1)
            ties->guests[n++] = (uint32_t)(i * 64 + (size_t)__builtin_ctzll(left));
    TR_TRY(TR_ARRAY(ties->column, ties->n_ties, err));
    TR_TRY(TR_ARRAY(ties->weight, ties->n_ties, err));
    for (size_t i = 0; i < ties->n_ties; i++) {
        uint32_t entity = (uint32_t)(packed[i] >> 32);
        bool own = entity >= begin && entity - begin < ties->n_own;
        ties->column[i] = own ? (uint32_t)(entity - begin) : (uint32_t)ties->n_own + place_of(&marks, entity);
        ties->weight[i] = (uint32_t)packed[i];
    }
out:
    tr_free(marks.bits);
    tr_free(marks.before);
    return st;
}

/* Tell each owner which of its entities are guests here. */
static TrStatus invite(const Team *team, const Entities *entities, Ties *ties, TrError *err)
{
    Shuffle shuffle = {0};
    TrStatus st = shuffle_begin(&shuffle, team, err);
    for (size_t i = 0; st == TR_OK && i < ties->n_guests; i++)
        shuffle_expect(&shuffle, owner_of_entity(team, entities, ties->guests[i]), 1);
    TR_TRY(shuffle_place(&shuffle, team, st, err));
    ties->n_lent = shuffle.n_met;
    st = TR_ARRAY(ties->lent, ties->n_lent, err);
    if (st == TR_OK)
        st = TR_ARRAY(ties->packed, ties->n_lent, err);
    TR_TRY(agree(team, st, err));
    shuffle_send(&shuffle, ties->guests, ties->lent, sizeof *ties->guests);
    for (size_t i = 0; i < ties->n_lent; i++)
        ties->lent[i] -= (uint32_t)entities->first[team->rank];
    ties->borrowed = shuffle.sent;
    ties->borrowed_at = shuffle.sent_at;
    ties->lent_n = shuffle.met;
    ties->lent_at = shuffle.met_at;
    shuffle.sent = shuffle.sent_at = shuffle.met = shuffle.met_at = NULL;
out:
    shuffle_release(&shuffle);
    return st;
}

TrStatus ties_make(const Team *team, const Rows *rows, const Entities *entities, Ties *ties, TrError *err)
{
    Pair *pairs = NULL, *met = NULL;
    uint64_t *packed = NULL, begin = entities->first[team->rank];
    size_t n_pairs = 0, n_met = 0;
    TrStatus st = pairs_of_rows(rows, entities, &pairs, &n_pairs, err);
    TR_TRY(agree(team, st, err));
    TR_TRY(send_pairs(team, entities, pairs, n_pairs, &met, &n_met, err));
    tr_free(pairs);
    pairs = NULL;
    ties->n_own = entities->n_own;
    st = fill_rows(met, n_met, begin, ties, &packed, err);
    tr_free(met);
    met = NULL;
    if (st == TR_OK)
        st = find_guests(packed, begin, entities->first[team->n_ranks], ties, err);
    TR_TRY(agree(team, st, err));
    TR_TRY(invite(team, entities, ties, err));
out:
    tr_free(pairs);
    tr_free(met);
    tr_free(packed);
    return st;
}

uint32_t ties_entity(const Team *team, const Entities *entities, const Ties *ties, uint32_t column)
{
    return column < ties->n_own ? column + (uint32_t)entities->first[team->rank]
                                : ties->guests[column - ties->n_own];
}

void ties_fetch(const Ties *ties, double *values)
{
    for (size_t i = 0; i < ties->n_lent; i++)
        ties->packed[i] = values[ties->lent[i]];
    (void)MPI_Alltoallv(ties->packed, ties->lent_n, ties->lent_at, MPI_DOUBLE, values + ties->n_own,
                        ties->borrowed, ties->borrowed_at, MPI_DOUBLE, MPI_COMM_WORLD);
}

void ties_fetch_numbers(const Ties *ties, uint32_t *values)
{
    uint32_t *packed = (uint32_t *)(void *)ties->packed;
    for (size_t i = 0; i < ties->n_lent; i++)
        packed[i] = values[ties->lent[i]];
    (void)MPI_Alltoallv(packed, ties->lent_n, ties->lent_at, MPI_UINT32_T, values + ties->n_own,
                        ties->borrowed, ties->borrowed_at, MPI_UINT32_T, MPI_COMM_WORLD);
}

void ties_release(Ties *ties)
{
    tr_free(ties->first);
    tr_free(ties->column);
    tr_free(ties->weight);
    tr_free(ties->guests);
    tr_free(ties->borrowed);
    tr_free(ties->borrowed_at);
    tr_free(ties->lent);
    tr_free(ties->lent_n);
    tr_free(ties->lent_at);
    tr_free(ties->packed);
    *ties = (Ties){0};
}
