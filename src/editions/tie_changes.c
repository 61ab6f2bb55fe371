/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "editions/tie_changes.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/sort.h"

#define OF_NEW 0x80000000u
enum { MOST_LAYERS = 256 };

/* What makes a tie the tie it is, the same in both editions. */
typedef struct {
    uint32_t a, b; /* classes */
    uint16_t layer;
    int8_t sign;
    bool directed;
} Identity;

typedef struct {
    const TrCommon *common;
    const TrEntityChanges *entities;
    TrTieChanges *changes;
    uint16_t layer_of_old[MOST_LAYERS]; /* a number that NEW has for it, or one of its own */
    uint32_t *class_of[TR_N_EDITIONS];  /* by node */
    uint64_t *keys;
    uint32_t *ties; /* OF_NEW marks those of NEW */
    size_t n;
    uint32_t *partner[TR_N_EDITIONS]; /* by tie; TR_NO_ID: none; MERGED: a merge explains it */
} Matching;

#define MERGED (TR_NO_ID - 1)

static const TrTie *tie_of(const Matching *it, TrEdition edition, uint32_t tie)
{
    return &it->common->networks[edition]->ties[tie];
}

const char *tr_tie_field_name(TrTieField field)
{
    static const char *const names[TR_N_TIE_FIELDS] = {"status", "counted", "claims", "origins", "against"};
    return names[field];
}

bool tr_ties_differ(const TrTie *old, const TrTie *new_one, TrTieField field)
{
    switch (field) {
    case TR_TIE_STATUS:
        return old->standing != new_one->standing;
    case TR_TIE_COUNTED:
        return old->counted != new_one->counted;
    case TR_TIE_CLAIMS:
        return old->n_claims != new_one->n_claims;
    case TR_TIE_ORIGINS:
        return old->n_origins != new_one->n_origins;
    case TR_TIE_AGAINST:
        return old->n_against != new_one->n_against;
    case TR_N_TIE_FIELDS:
        break;
    }
    return false;
}

/* ---- identity ---- */

static void map_layers(Matching *it)
{
    const TrNetwork *old = it->common->networks[TR_OLD], *new_one = it->common->networks[TR_NEW];
    for (size_t i = 0; i < old->n_layers && i < MOST_LAYERS; i++) {
        it->layer_of_old[i] = (uint16_t)(MOST_LAYERS + i);
        for (size_t k = 0; k < new_one->n_layers; k++)
            if (strcmp(old->layers[i], new_one->layers[k]) == 0)
                it->layer_of_old[i] = (uint16_t)k;
    }
}

/* One number for all who are one entity in either edition: that of OLD where there is one. */
static uint32_t find_class(const Matching *it, TrEdition edition, uint32_t node)
{
    const TrEntityChanges *entities = it->entities;
    uint32_t entity = it->common->networks[edition]->nodes[node].entity, old;
    if (edition == TR_OLD)
        return entities->joins[TR_OLD][entity] == TR_NO_ID
                   ? entity
                   : entities->partner[TR_NEW][entities->joins[TR_OLD][entity]];
    old = entities->partner[TR_NEW][entity];
    if (old == TR_NO_ID)
        old = entities->joins[TR_NEW][entity];
    return old != TR_NO_ID ? old : (uint32_t)it->common->networks[TR_OLD]->names.n + entity;
}

static Identity identity_of(const Matching *it, TrEdition edition, uint32_t number)
{
    const TrTie *tie = tie_of(it, edition, number);
    Identity identity = {.a = it->class_of[edition][tie->a],
                         .b = it->class_of[edition][tie->b],
                         .layer = edition == TR_OLD ? it->layer_of_old[tie->layer] : tie->layer,
                         .sign = tie->sign,
                         .directed = tie->directed};
    bool has_sides = tie->directed || tie->layer == TR_LAYER_AFFILIATION || tie->layer == TR_LAYER_PART_OF;
    if (!has_sides && identity.a > identity.b) {
        uint32_t swap = identity.a;
        identity.a = identity.b;
        identity.b = swap;
    }
    return identity;
}

static bool same_identity(const Identity *x, const Identity *y)
{
    return x->a == y->a && x->b == y->b && x->layer == y->layer && x->sign == y->sign &&
           x->directed == y->directed;
}

/* Steele, Lea and Flood's finalizer (SplitMix, 2014), twice. */
static uint64_t hash(const Identity *identity)
{
    const uint64_t parts[] = {(uint64_t)identity->a << 32 | identity->b,
                              (uint64_t)identity->layer << 16 | (uint64_t)(identity->sign + 1) << 8 |
                                  identity->directed};
    uint64_t z = 0;
    for (int i = 0; i < 2; i++) {
        z = (z ^ parts[i]) + 0x9E3779B97F4A7C15u;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
        z = (z ^ z >> 27) * 0x94D049BB133111EBu;
        z ^= z >> 31;
    }
    return z;
}

/* ---- pairing ---- */

static bool have_partners_at_ends(const Matching *it, const TrTie *old, const TrTie *new_one)
{
    const TrNetwork *networks[] = {it->common->networks[TR_OLD], it->common->networks[TR_NEW]};
    const uint32_t *partner = it->entities->partner[TR_OLD];
    uint32_t a = partner[networks[TR_OLD]->nodes[old->a].entity],
             b = partner[networks[TR_OLD]->nodes[old->b].entity],
             c = networks[TR_NEW]->nodes[new_one->a].entity, d = networks[TR_NEW]->nodes[new_one->b].entity;
    return (a == c && b == d) || (!old->directed && a == d && b == c);
}

/* Within a run of equal keys: first those whose ends are partners, then whatever is the same. */
static void pair_lot(Matching *it, const uint32_t *ties, size_t n, bool partners_only)
{
    for (size_t i = 0; i < n && !(ties[i] & OF_NEW); i++) {
        uint32_t old = ties[i];
        Identity identity = identity_of(it, TR_OLD, old);
        for (size_t k = i + 1; k < n && it->partner[TR_OLD][old] == TR_NO_ID; k++) {
            uint32_t new_one = ties[k] & ~OF_NEW;
            Identity other;
            if (!(ties[k] & OF_NEW) || it->partner[TR_NEW][new_one] != TR_NO_ID)
                continue;
            other = identity_of(it, TR_NEW, new_one);
            if (!same_identity(&identity, &other) ||
                (partners_only &&
                 !have_partners_at_ends(it, tie_of(it, TR_OLD, old), tie_of(it, TR_NEW, new_one))))
                continue;
            it->partner[TR_OLD][old] = new_one;
            it->partner[TR_NEW][new_one] = old;
        }
    }
}

/* What is left of a lot, though the other edition has one like it, was merged with that or split from it. */
static void explain_rest(Matching *it, const uint32_t *ties, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        TrEdition edition = ties[i] & OF_NEW ? TR_NEW : TR_OLD;
        uint32_t tie = ties[i] & ~OF_NEW;
        Identity identity = identity_of(it, edition, tie);
        for (size_t k = 0; k < n && it->partner[edition][tie] == TR_NO_ID; k++) {
            TrEdition other = ties[k] & OF_NEW ? TR_NEW : TR_OLD;
            Identity one = identity_of(it, other, ties[k] & ~OF_NEW);
            if (other == edition || !same_identity(&identity, &one))
                continue;
            it->partner[edition][tie] = MERGED;
            it->changes->n_merged++;
        }
    }
}

static TrStatus list_keys(Matching *it, TrError *err)
{
    size_t n_all = it->common->networks[TR_OLD]->n_ties + it->common->networks[TR_NEW]->n_ties;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(it->keys, n_all, err));
    TR_TRY(TR_ARRAY(it->ties, n_all, err));
    for (int edition = 0; edition < TR_N_EDITIONS; edition++) {
        size_t n = it->common->networks[edition]->n_ties;
        TR_TRY(TR_ARRAY(it->partner[edition], n, err));
        TR_TRY(TR_ARRAY(it->class_of[edition], it->common->networks[edition]->n_nodes, err));
        for (uint32_t i = 0; i < it->common->networks[edition]->n_nodes; i++)
            it->class_of[edition][i] = find_class(it, (TrEdition)edition, i);
        for (uint32_t i = 0; i < n; i++) {
            Identity identity = identity_of(it, (TrEdition)edition, i);
            it->partner[edition][i] = TR_NO_ID;
            it->keys[it->n] = hash(&identity);
            it->ties[it->n++] = i | (edition == TR_NEW ? OF_NEW : 0);
        }
    }
    TR_TRY(tr_sort_keys(it->keys, it->ties, it->n, err));
out:
    return st;
}

static TrStatus add_change(TrTieChanges *changes, uint32_t old, uint32_t new_one, size_t *count, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(changes->changes, changes->room, changes->n + 1, err));
    changes->changes[changes->n++] = (TrTieChange){{old, new_one}};
    (*count)++;
out:
    return st;
}

static TrStatus list_changes(Matching *it, TrError *err)
{
    TrTieChanges *changes = it->changes;
    TrStatus st = TR_OK;
    for (uint32_t i = 0; i < it->common->networks[TR_NEW]->n_ties; i++) {
        uint32_t old = it->partner[TR_NEW][i];
        bool differ = false;
        if (old == TR_NO_ID)
            TR_TRY(add_change(changes, TR_NO_ID, i, &changes->n_added, err));
        for (int field = 0; old < MERGED && field < TR_N_TIE_FIELDS; field++)
            differ =
                differ || tr_ties_differ(tie_of(it, TR_OLD, old), tie_of(it, TR_NEW, i), (TrTieField)field);
        if (differ)
            TR_TRY(add_change(changes, old, i, &changes->n_changed, err));
    }
    for (uint32_t i = 0; i < it->common->networks[TR_OLD]->n_ties; i++)
        if (it->partner[TR_OLD][i] == TR_NO_ID)
            TR_TRY(add_change(changes, i, TR_NO_ID, &changes->n_removed, err));
out:
    return st;
}

TrStatus tr_tie_changes_find(const TrCommon *common, const TrEntityChanges *entities, TrTieChanges *changes,
                             TrError *err)
{
    Matching it = {.common = common, .entities = entities, .changes = changes};
    TrStatus st = TR_OK;
    if (common->networks[TR_OLD]->n_ties + common->networks[TR_NEW]->n_ties >= OF_NEW - 1)
        return tr_fail(err, TR_BAD_INPUT, "more than 2 billion ties in the two editions");
    map_layers(&it);
    TR_TRY(list_keys(&it, err));
    for (size_t from = 0, to; from < it.n; from = to) {
        for (to = from + 1; to < it.n && it.keys[to] == it.keys[from]; to++)
            continue;
        pair_lot(&it, it.ties + from, to - from, true);
        pair_lot(&it, it.ties + from, to - from, false);
        explain_rest(&it, it.ties + from, to - from);
    }
    TR_TRY(list_changes(&it, err));
out:
    tr_free(it.keys);
    tr_free(it.ties);
    tr_free(it.class_of[TR_OLD]);
    tr_free(it.class_of[TR_NEW]);
    tr_free(it.partner[TR_OLD]);
    tr_free(it.partner[TR_NEW]);
    return st;
}

void tr_tie_changes_release(TrTieChanges *changes)
{
    tr_free(changes->changes);
    *changes = (TrTieChanges){.changes = NULL};
}
