/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every step is the same: a key for each claim that is left, all keys of both editions sorted, and in each
 * run of equal keys the claims of one edition paired with those of the other. */
#include "editions/claim_matching.h"

#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/sort.h"

#define OF_NEW 0x80000000u

const TrClaimColumn tr_essence[TR_N_ESSENCE] = {TR_PERSON, TR_ROLE,      TR_ORGANIZATION, TR_ACTION,
                                                TR_TARGET, TR_RECIPIENT, TR_SOURCE};

const TrInput *tr_matching_input(const TrMatching *it, TrEdition edition)
{
    return it->common->networks[edition]->input;
}

uint32_t tr_matching_cell(const TrMatching *it, TrEdition edition, uint32_t claim, size_t column)
{
    return tr_common_cell_number(it->common, edition, TR_CLAIMS, claim, &it->changes->columns[column]);
}

const char *tr_matching_text(const TrMatching *it, TrEdition edition, uint32_t claim, size_t column)
{
    return tr_common_cell(it->common, edition, TR_CLAIMS, claim, &it->changes->columns[column]);
}

bool tr_claims_differ(const TrCommon *common, const TrClaimPair *pair, const TrSharedColumn *column)
{
    return tr_common_cell_number(common, TR_OLD, TR_CLAIMS, pair->claims[TR_OLD], column) !=
           tr_common_cell_number(common, TR_NEW, TR_CLAIMS, pair->claims[TR_NEW], column);
}

bool tr_claims_differ_in_status(const TrCommon *common, const TrClaimPair *pair)
{
    return tr_claim_status(common->networks[TR_OLD]->input, pair->claims[TR_OLD]) !=
           tr_claim_status(common->networks[TR_NEW]->input, pair->claims[TR_NEW]);
}

/* Cells add up, so that one can be taken out again. Steele, Lea and Flood's finalizer (SplitMix, 2014). */
static uint64_t hash_cell(size_t column, uint32_t number)
{
    uint64_t z = ((uint64_t)(column + 1) << 32 | number) * 0x9E3779B97F4A7C15u;
    if (number == 0)
        return 0;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static TrStatus list_used(TrMatching *it, TrError *err)
{
    const TrClaimChanges *changes = it->changes;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(it->used, changes->n_columns, err));
    for (size_t i = 0; i < changes->n_columns; i++) {
        bool any = false;
        for (int edition = 0; edition < TR_N_EDITIONS; edition++) {
            size_t at = changes->columns[i].at[edition];
            any = any ||
                  (at != TR_NO_COLUMN &&
                   tr_matching_input(it, (TrEdition)edition)->tables[TR_CLAIMS].columns[at].cells != NULL);
        }
        if (any)
            it->used[it->n_used++] = i;
    }
out:
    return st;
}

static TrStatus hash_claims(TrMatching *it, TrEdition edition, TrError *err)
{
    size_t n = tr_matching_input(it, edition)->tables[TR_CLAIMS].n;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(it->hash[edition], n, err));
    TR_TRY(TR_ARRAY(it->changes->partner[edition], n, err));
    TR_TRY(TR_ARRAY(it->changes->alone[edition], n, err));
    for (size_t k = 0; k < it->n_used; k++) {
        size_t column = it->used[k];
        for (uint32_t i = 0; i < n; i++)
            it->hash[edition][i] += hash_cell(column, tr_matching_cell(it, edition, i, column));
    }
    for (size_t i = 0; i < n; i++)
        it->changes->partner[edition][i] = TR_NO_ID;
out:
    return st;
}

bool tr_matching_is_left(const TrMatching *it, TrEdition edition, uint32_t claim)
{
    return it->common->networks[edition]->takes_part[claim] &&
           it->changes->partner[edition][claim] == TR_NO_ID;
}

void tr_matching_pair(TrMatching *it, uint32_t old, uint32_t new_one)
{
    it->changes->partner[TR_OLD][old] = new_one;
    it->changes->partner[TR_NEW][new_one] = old;
}

/* In how many cells two claims differ; more than `most` is as good as all. */
size_t tr_matching_count(const TrMatching *it, uint32_t old, uint32_t new_one, size_t most)
{
    size_t n = 0;
    for (size_t i = 0; i < it->n_used && n <= most; i++)
        n += tr_matching_cell(it, TR_OLD, old, it->used[i]) !=
             tr_matching_cell(it, TR_NEW, new_one, it->used[i]);
    return n;
}

bool tr_matching_other_ids(const TrMatching *it, uint32_t old, uint32_t new_one)
{
    uint32_t a = tr_matching_cell(it, TR_OLD, old, TR_CLAIM_ID),
             b = tr_matching_cell(it, TR_NEW, new_one, TR_CLAIM_ID);
    return a != 0 && b != 0 && a != b;
}

/* ---- the steps' ways to pair a lot ---- */

typedef TrStatus (*PairLot)(TrMatching *it, TrLot *lot, TrError *err);

static TrStatus pair_equal(TrMatching *it, TrLot *lot, TrError *err)
{
    (void)err;
    for (size_t i = 0; i < lot->n[TR_OLD]; i++)
        for (size_t k = 0; k < lot->n[TR_NEW]; k++)
            if (tr_matching_is_left(it, TR_NEW, lot->of[TR_NEW][k]) &&
                tr_matching_count(it, lot->of[TR_OLD][i], lot->of[TR_NEW][k], 0) == 0) {
                tr_matching_pair(it, lot->of[TR_OLD][i], lot->of[TR_NEW][k]);
                it->is_same[lot->of[TR_NEW][k]] = true;
                break;
            }
    return TR_OK;
}

/* An id is one row's only; the key is the id. */
static TrStatus pair_first(TrMatching *it, TrLot *lot, TrError *err)
{
    (void)err;
    tr_matching_pair(it, lot->of[TR_OLD][0], lot->of[TR_NEW][0]);
    return TR_OK;
}

typedef struct {
    const TrMatching *matching;
    TrEdition edition;
} Ordering;

static int by_cell(const void *a, const void *b, void *context)
{
    const Ordering *it = context;
    return strcmp(tr_matching_text(it->matching, it->edition, *(const uint32_t *)a, it->matching->column),
                  tr_matching_text(it->matching, it->edition, *(const uint32_t *)b, it->matching->column));
}

/* Those of a lot differ in one column only, also among one another: in its order they are paired. */
static TrStatus pair_in_order(TrMatching *it, TrLot *lot, TrError *err)
{
    size_t n = lot->n[TR_OLD] < lot->n[TR_NEW] ? lot->n[TR_OLD] : lot->n[TR_NEW];
    (void)err;
    for (int edition = 0; edition < TR_N_EDITIONS; edition++)
        if (lot->n[edition] > 1)
            qsort_r(lot->of[edition], lot->n[edition], sizeof **lot->of, by_cell,
                    &(Ordering){it, (TrEdition)edition});
    for (size_t i = 0; i < n; i++) {
        uint32_t old = lot->of[TR_OLD][i], new_one = lot->of[TR_NEW][i];
        if (!tr_matching_other_ids(it, old, new_one) && tr_matching_count(it, old, new_one, 1) <= 1)
            tr_matching_pair(it, old, new_one);
    }
    return TR_OK;
}

/* ---- the steps' keys; 0: the claim takes no part in the step ---- */

typedef TrStatus (*KeyOf)(TrMatching *it, TrEdition edition, uint32_t claim, uint64_t *key, TrError *err);

static TrStatus key_all(TrMatching *it, TrEdition edition, uint32_t claim, uint64_t *key, TrError *err)
{
    (void)err;
    *key = it->hash[edition][claim];
    return TR_OK;
}

static TrStatus key_id(TrMatching *it, TrEdition edition, uint32_t claim, uint64_t *key, TrError *err)
{
    (void)err;
    *key = tr_matching_cell(it, edition, claim, TR_CLAIM_ID);
    return TR_OK;
}

static TrStatus key_but_one(TrMatching *it, TrEdition edition, uint32_t claim, uint64_t *key, TrError *err)
{
    (void)err;
    *key = it->hash[edition][claim] - hash_cell(it->column, tr_matching_cell(it, edition, claim, it->column));
    return TR_OK;
}

static TrStatus key_essence(TrMatching *it, TrEdition edition, uint32_t claim, uint64_t *key, TrError *err)
{
    const TrTable *claims = &tr_matching_input(it, edition)->tables[TR_CLAIMS];
    TrStatus st = TR_OK;
    *key = 0;
    for (size_t i = 0; i < TR_N_ESSENCE; i++) {
        uint32_t folded, string = tr_table_cell(claims, claim, tr_essence[i]);
        if (string == 0)
            continue;
        TR_TRY(tr_common_key(it->common, edition, string, &folded, err));
        *key += hash_cell(tr_essence[i], folded + 1);
    }
out:
    return st;
}

/* ---- a step ---- */

static TrStatus list_keys(TrMatching *it, KeyOf key_of, TrError *err)
{
    TrStatus st = TR_OK;
    it->n = 0;
    for (int edition = 0; edition < TR_N_EDITIONS; edition++) {
        size_t n = tr_matching_input(it, (TrEdition)edition)->tables[TR_CLAIMS].n;
        for (uint32_t i = 0; i < n; i++) {
            uint64_t key;
            if (!tr_matching_is_left(it, (TrEdition)edition, i))
                continue;
            TR_TRY(key_of(it, (TrEdition)edition, i, &key, err));
            if (key == 0)
                continue;
            it->keys[it->n] = key;
            it->claims[it->n++] = i | (edition == TR_NEW ? OF_NEW : 0);
        }
    }
    TR_TRY(tr_sort_keys(it->keys, it->claims, it->n, err));
out:
    return st;
}

static TrStatus step(TrMatching *it, KeyOf key_of, PairLot pair, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_interrupt_check(err));
    TR_TRY(list_keys(it, key_of, err));
    for (size_t from = 0, to; from < it->n; from = to) {
        TrLot lot = {.of = {it->claims + from, NULL}};
        for (to = from; to < it->n && it->keys[to] == it->keys[from];
             to++) /* the sort is stable: OLD first */
            lot.n[it->claims[to] & OF_NEW ? TR_NEW : TR_OLD]++;
        lot.of[TR_NEW] = it->claims + from + lot.n[TR_OLD];
        for (size_t i = 0; i < lot.n[TR_NEW]; i++)
            lot.of[TR_NEW][i] &= ~OF_NEW;
        if (lot.n[TR_OLD] > 0 && lot.n[TR_NEW] > 0)
            TR_TRY(pair(it, &lot, err));
    }
out:
    return st;
}

static bool is_essential(size_t column)
{
    bool found = false;
    for (size_t i = 0; i < TR_N_ESSENCE; i++)
        found = found || tr_essence[i] == column;
    return found;
}

static TrStatus match(TrMatching *it, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(step(it, key_all, pair_equal, err));
    TR_TRY(step(it, key_id, pair_first, err));
    it->column = TR_STATUS;
    TR_TRY(step(it, key_but_one, pair_in_order, err));
    for (size_t i = 0; i < it->n_used; i++) {
        it->column = it->used[i];
        if (!is_essential(it->column) && it->column != TR_STATUS)
            TR_TRY(step(it, key_but_one, pair_in_order, err));
    }
    TR_TRY(step(it, key_essence, tr_matching_pair_nearest, err));
out:
    return st;
}

/* ---- what came of it ---- */

static bool stands_elsewhere(const TrMatching *it, uint32_t old, uint32_t new_one)
{
    return tr_matching_input(it, TR_OLD)->tables[TR_CLAIMS].line[old] !=
               tr_matching_input(it, TR_NEW)->tables[TR_CLAIMS].line[new_one] ||
           strcmp(tr_input_file_name(tr_matching_input(it, TR_OLD), TR_CLAIMS, old),
                  tr_input_file_name(tr_matching_input(it, TR_NEW), TR_CLAIMS, new_one)) != 0;
}

static TrStatus list_changes(TrMatching *it, TrError *err)
{
    TrClaimChanges *changes = it->changes;
    TrStatus st = TR_OK;
    for (int edition = 0; edition < TR_N_EDITIONS; edition++) {
        size_t n = tr_matching_input(it, (TrEdition)edition)->tables[TR_CLAIMS].n;
        for (uint32_t i = 0; i < n; i++) {
            uint32_t partner = changes->partner[edition][i];
            if (!it->common->networks[edition]->takes_part[i])
                continue;
            changes->n_claims[edition]++;
            if (partner == TR_NO_ID)
                changes->alone[edition][changes->n_alone[edition]++] = i;
            if (partner == TR_NO_ID || edition == TR_OLD)
                continue;
            if (it->is_same[i]) {
                changes->n_moved += stands_elsewhere(it, partner, i);
                continue;
            }
            TR_TRY(TR_GROW(changes->changed, changes->changed_room, changes->n_changed + 1, err));
            changes->changed[changes->n_changed++] = (TrClaimPair){{partner, i}};
        }
    }
out:
    return st;
}

TrStatus tr_claim_changes_find(TrCommon *common, TrClaimChanges *changes, TrError *err)
{
    TrMatching it = {.common = common, .changes = changes};
    size_t n = common->networks[TR_OLD]->input->tables[TR_CLAIMS].n +
               common->networks[TR_NEW]->input->tables[TR_CLAIMS].n;
    TrStatus st = TR_OK;
    if (n >= OF_NEW)
        return tr_fail(err, TR_BAD_INPUT, "more than 2 billion claims in the two editions");
    TR_TRY(tr_common_columns(common, TR_CLAIMS, &changes->columns, &changes->n_columns, err));
    TR_TRY(list_used(&it, err));
    TR_TRY(TR_ARRAY(it.is_same, common->networks[TR_NEW]->input->tables[TR_CLAIMS].n, err));
    TR_TRY(TR_ARRAY(it.keys, n, err));
    TR_TRY(TR_ARRAY(it.claims, n, err));
    TR_TRY(hash_claims(&it, TR_OLD, err));
    TR_TRY(hash_claims(&it, TR_NEW, err));
    TR_TRY(match(&it, err));
    TR_TRY(list_changes(&it, err));
out:
    tr_free(it.hash[TR_OLD]);
    tr_free(it.hash[TR_NEW]);
    tr_free(it.used);
    tr_free(it.is_same);
    tr_free(it.keys);
    tr_free(it.claims);
    return st;
}

void tr_claim_changes_release(TrClaimChanges *changes)
{
    tr_free(changes->columns);
    tr_free(changes->changed);
    for (int edition = 0; edition < TR_N_EDITIONS; edition++) {
        tr_free(changes->partner[edition]);
        tr_free(changes->alone[edition]);
    }
    *changes = (TrClaimChanges){.columns = NULL};
}
