/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Each spelling, with how often the rank uses it, goes to the owner of its key, which is trama's own fold.
 * The owner sorts keys by hash, numbers them, chooses the name to show (the most frequent spelling, then the
 * longest, then the first in byte order) and answers with the numbers. Keys are compared by 128 bits of hash.
 */
#include <stdlib.h>
#include <string.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/fold.h"
#include "base/memory.h"
#include "base/sort.h"
#include "shuffle.h"

typedef struct {
    Hash key;
    uint32_t uses, length; /* the spelling follows */
} Spelling;

typedef struct {
    size_t n;
    uint32_t *uses;
    Hash *keys;
} Mine;

static TrStatus fold_names(const Rows *rows, Mine *mine, TrError *err)
{
    TrFolder folder = {0};
    TrStatus st = TR_OK;
    mine->n = tr_strings_count(rows->names);
    TR_TRY(TR_ARRAY(mine->uses, mine->n, err));
    TR_TRY(TR_ARRAY(mine->keys, mine->n, err));
    for (size_t i = 0; i < rows->n; i++) {
        mine->uses[rows->rows[i].person]++;
        mine->uses[rows->rows[i].organization]++;
        mine->uses[rows->rows[i].target]++;
    }
    mine->uses[0] = 0;
    for (uint32_t i = 1; i < mine->n; i++) {
        const char *text = tr_strings_text(rows->names, i);
        size_t length = tr_strings_length(rows->names, i);
        XXH128_hash_t hash;
        TR_TRY(tr_fold(&folder, text, length, err));
        hash = folder.length > 0 ? XXH3_128bits(folder.key, folder.length) : XXH3_128bits(text, length);
        mine->keys[i] = (Hash){hash.high64, hash.low64};
    }
out:
    tr_folder_release(&folder);
    return st;
}

static int owner_of(const Team *team, Hash key)
{
    return owner_of_block(team, key.high >> (64 - BLOCK_BITS));
}

static TrStatus send_names(const Team *team, const Rows *rows, const Mine *mine, Shuffle *bytes, char **met,
                           TrError *err)
{
    char *sent = NULL;
    TrStatus st = shuffle_begin(bytes, team, err);
    for (uint32_t i = 1; st == TR_OK && i < mine->n; i++)
        if (mine->uses[i] > 0)
            shuffle_expect(bytes, owner_of(team, mine->keys[i]),
                           sizeof(Spelling) + tr_strings_length(rows->names, i));
    TR_TRY(shuffle_place(bytes, team, st, err));
    st = TR_ARRAY(sent, bytes->n_sent, err);
    for (uint32_t i = 1; st == TR_OK && i < mine->n; i++) {
        Spelling spelling = {mine->keys[i], mine->uses[i], (uint32_t)tr_strings_length(rows->names, i)};
        char *at;
        if (mine->uses[i] == 0)
            continue;
        at = sent + shuffle_next(bytes, owner_of(team, mine->keys[i]), sizeof spelling + spelling.length);
        memcpy(at, &spelling, sizeof spelling);
        memcpy(at + sizeof spelling, tr_strings_text(rows->names, i), spelling.length);
    }
    if (st == TR_OK)
        st = TR_ARRAY(*met, bytes->n_met, err);
    TR_TRY(agree(team, st, err));
    shuffle_send(bytes, sent, *met, 1);
out:
    tr_free(sent);
    return st;
}

/* ---- at the owner ---- */

/* What came, in the order in which it came. */
typedef struct {
    const char *text;
    size_t n, *at;            /* where each spelling begins */
    uint64_t *high;           /* of keys, in order */
    uint32_t *order, *entity; /* spellings in order of key; by spelling: its number here */
} Met;

static Spelling spelling_at(const Met *met, uint32_t i)
{
    Spelling spelling;
    memcpy(&spelling, met->text + met->at[i], sizeof spelling);
    return spelling;
}

static const char *text_at(const Met *met, uint32_t i)
{
    return met->text + met->at[i] + sizeof(Spelling);
}

/* Those that agree in the first half of their keys: by the second. Hardly ever more than one key. */
static void sort_halves(const Met *met, size_t from, size_t to)
{
    for (size_t i = from + 1; i < to; i++)
        for (size_t k = i; k > from && spelling_at(met, met->order[k]).key.low <
                                           spelling_at(met, met->order[k - 1]).key.low;
             k--) {
            uint32_t swap = met->order[k];
            met->order[k] = met->order[k - 1];
            met->order[k - 1] = swap;
        }
}

static TrStatus sort_met(Met *met, size_t n_bytes, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t at = 0; at < n_bytes; met->n++) {
        Spelling spelling;
        memcpy(&spelling, met->text + at, sizeof spelling);
        at += sizeof spelling + spelling.length;
    }
    TR_TRY(TR_ARRAY(met->at, met->n, err));
    TR_TRY(TR_ARRAY(met->high, met->n, err));
    TR_TRY(TR_ARRAY(met->order, met->n, err));
    TR_TRY(TR_ARRAY(met->entity, met->n, err));
    for (size_t i = 0, at = 0; i < met->n; i++) {
        Spelling spelling;
        memcpy(&spelling, met->text + at, sizeof spelling);
        met->at[i] = at;
        met->high[i] = spelling.key.high;
        met->order[i] = (uint32_t)i;
        at += sizeof spelling + spelling.length;
    }
    TR_TRY(tr_sort_keys(met->high, met->order, met->n, err));
    for (size_t from = 0, to; from < met->n; from = to) {
        for (to = from + 1; to < met->n && met->high[to] == met->high[from]; to++)
            continue;
        sort_halves(met, from, to);
    }
out:
    return st;
}

/* Uses of the spelling on all ranks: the same text comes once from each. */
static uint64_t uses_of(const Met *met, size_t from, size_t to, uint32_t i)
{
    Spelling it = spelling_at(met, i);
    uint64_t uses = 0;
    for (size_t k = from; k < to; k++) {
        Spelling other = spelling_at(met, met->order[k]);
        if (other.length == it.length && memcmp(text_at(met, met->order[k]), text_at(met, i), it.length) == 0)
            uses += other.uses;
    }
    return uses;
}

static bool shows_better(const Met *met, size_t from, size_t to, uint32_t a, uint32_t b)
{
    uint64_t uses_a = uses_of(met, from, to, a), uses_b = uses_of(met, from, to, b);
    uint32_t length_a = spelling_at(met, a).length, length_b = spelling_at(met, b).length;
    if (uses_a != uses_b)
        return uses_a > uses_b;
    return length_a != length_b ? length_a > length_b
                                : memcmp(text_at(met, a), text_at(met, b), length_a) < 0;
}

static TrStatus number_met(const Team *team, Met *met, Entities *entities, TrError *err)
{
    size_t block = team->first_block[0];
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(entities->shown, met->n, err));
    TR_TRY(TR_ARRAY(entities->block, team->first_block[1] - team->first_block[0] + 1, err));
    for (size_t from = 0, to; from < met->n; from = to) {
        Hash key = spelling_at(met, met->order[from]).key;
        uint32_t best = met->order[from];
        for (; block <= key.high >> (64 - BLOCK_BITS); block++)
            entities->block[block - team->first_block[0]] = entities->n_own;
        for (to = from;
             to < met->n && met->high[to] == key.high && spelling_at(met, met->order[to]).key.low == key.low;
             to++)
            met->entity[met->order[to]] = (uint32_t)entities->n_own;
        for (size_t k = from + 1; k < to; k++)
            if (shows_better(met, from, to, met->order[k], best))
                best = met->order[k];
        entities->shown[entities->n_own++] = (TrSlice){text_at(met, best), spelling_at(met, best).length};
    }
    for (; block <= team->first_block[1]; block++)
        entities->block[block - team->first_block[0]] = entities->n_own;
out:
    return st;
}

static TrStatus place_entities(const Team *team, Met *met, Entities *entities, TrError *err)
{
    uint64_t n_own = entities->n_own, *counts = entities->first;
    (void)MPI_Allgather(&n_own, 1, MPI_UINT64_T, counts + 1, 1, MPI_UINT64_T, MPI_COMM_WORLD);
    counts[0] = 0;
    for (int i = 0; i < team->n_ranks; i++)
        counts[i + 1] += counts[i];
    if (counts[team->n_ranks] > INT32_MAX)
        return tr_fail(err, TR_BAD_INPUT, "over 2^31 entities: numbers of 64 bits are needed");
    for (size_t i = 0; i < met->n; i++)
        met->entity[i] += (uint32_t)counts[team->rank];
    return TR_OK;
}

/* The numbers go back to where the spellings came from. */
static TrStatus answer(const Team *team, const Mine *mine, const Met *met, const Shuffle *bytes,
                       Entities *entities, TrError *err)
{
    Shuffle shuffle = {0};
    uint32_t *numbers = NULL;
    TrStatus st = shuffle_begin(&shuffle, team, err);
    for (uint32_t i = 0, rank = 0; st == TR_OK && i < met->n; i++) {
        while (met->at[i] >= (size_t)bytes->met_at[rank] + (size_t)bytes->met[rank])
            rank++;
        shuffle_expect(&shuffle, (int)rank, 1);
    }
    TR_TRY(shuffle_place(&shuffle, team, st, err));
    st = TR_ARRAY(numbers, shuffle.n_met, err);
    if (st == TR_OK)
        st = TR_ARRAY(entities->global, mine->n, err);
    TR_TRY(agree(team, st, err));
    shuffle_send(&shuffle, met->entity, numbers, sizeof *numbers);
    for (int i = 0; i < team->n_ranks; i++)
        shuffle.next[i] = (size_t)shuffle.met_at[i];
    for (uint32_t i = 1; i < mine->n; i++)
        if (mine->uses[i] > 0)
            entities->global[i] = numbers[shuffle_next(&shuffle, owner_of(team, mine->keys[i]), 1)];
out:
    shuffle_release(&shuffle);
    tr_free(numbers);
    return st;
}

TrStatus entities_number(const Team *team, const Rows *rows, Entities *entities, TrError *err)
{
    Mine mine = {0};
    Met met = {0};
    Shuffle bytes = {0};
    TrStatus st = fold_names(rows, &mine, err);
    if (st == TR_OK)
        st = TR_ARRAY(entities->first, (size_t)team->n_ranks + 1, err);
    TR_TRY(agree(team, st, err));
    TR_TRY(send_names(team, rows, &mine, &bytes, &entities->text, err));
    met.text = entities->text;
    st = sort_met(&met, bytes.n_met, err);
    if (st == TR_OK)
        st = number_met(team, &met, entities, err);
    TR_TRY(agree(team, st, err));
    TR_TRY(agree(team, place_entities(team, &met, entities, err), err));
    TR_TRY(answer(team, &mine, &met, &bytes, entities, err));
out:
    shuffle_release(&bytes);
    tr_free(mine.uses);
    tr_free(mine.keys);
    tr_free(met.at);
    tr_free(met.high);
    tr_free(met.order);
    tr_free(met.entity);
    return st;
}

void entities_release(Entities *entities)
{
    tr_free(entities->global);
    tr_free(entities->first);
    tr_free(entities->block);
    tr_free(entities->shown);
    tr_free(entities->text);
    *entities = (Entities){0};
}
