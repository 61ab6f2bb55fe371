/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Entities that share names are candidates for being the same; the best candidates first. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "editions/entity_matching.h"

/* An entity of either edition that share names. */
typedef struct {
    uint32_t entities[TR_N_EDITIONS];
    uint32_t n_shown; /* of the two, how many are shown by a name that they share; 2 for one name of both */
    uint64_t n_uses;  /* by claims, of the names shared */
} Candidate;

typedef struct {
    TrCommon *common;
    TrEntityChanges *changes;
    Candidate *candidates;
    size_t n, room;
} Matching;

static const char *name_of(const Matching *it, const Candidate *candidate, TrEdition edition)
{
    return tr_edition_name(it->common, edition, candidate->entities[edition]);
}

static int by_entities(const void *a, const void *b)
{
    const Candidate *x = a, *y = b;
    for (int edition = 0; edition < TR_N_EDITIONS; edition++)
        if (x->entities[edition] != y->entities[edition])
            return x->entities[edition] < y->entities[edition] ? -1 : 1;
    return 0;
}

/* The best first; what is as good in order of the two names, the smaller first. */
static int by_merit(const void *a, const void *b, void *context)
{
    const Candidate *x = a, *y = b;
    const char *names[2][2];
    int order;
    for (int i = 0; i < 2; i++) {
        const char *old = name_of(context, i == 0 ? x : y, TR_OLD),
                   *new_one = name_of(context, i == 0 ? x : y, TR_NEW);
        bool first = strcmp(old, new_one) <= 0;
        names[i][0] = first ? old : new_one;
        names[i][1] = first ? new_one : old;
    }
    if (x->n_shown != y->n_shown)
        return x->n_shown > y->n_shown ? -1 : 1;
    if (x->n_uses != y->n_uses)
        return x->n_uses > y->n_uses ? -1 : 1;
    order = strcmp(names[0][0], names[1][0]);
    return order != 0 ? order : strcmp(names[0][1], names[1][1]);
}

/* How many claims use each name, by key. */
static TrStatus count_uses(const Matching *it, const TrNameKeys *names, uint64_t *uses, TrError *err)
{
    uint32_t key;
    TrStatus st = TR_OK;
    for (int edition = 0; edition < TR_N_EDITIONS; edition++) {
        const TrNames *of = &it->common->networks[edition]->names;
        for (uint32_t i = 0; i < it->common->n_strings[edition]; i++) {
            if (i >= of->n_strings || of->uses[i] == 0 || tr_names_entity(of, i) == TR_NO_ID)
                continue;
            TR_TRY(tr_common_key(it->common, (TrEdition)edition, i, &key, err));
            if (key < names->n_keys)
                uses[key] += of->uses[i];
        }
    }
out:
    return st;
}

static TrStatus is_shown(const Matching *it, TrEdition edition, uint32_t entity, uint32_t key, uint32_t *n,
                         TrError *err)
{
    uint32_t shown;
    TrStatus st = TR_OK;
    TR_TRY(tr_common_key(it->common, edition, it->common->networks[edition]->names.entities[entity].name,
                         &shown, err));
    *n += shown == key;
out:
    return st;
}

/* A candidate for each name that both editions know; then one for each two entities. */
static TrStatus list_candidates(Matching *it, const TrNameKeys *names, TrError *err)
{
    uint64_t *uses = NULL;
    size_t n = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(uses, names->n_keys, err));
    TR_TRY(count_uses(it, names, uses, err));
    for (uint32_t key = 0; key < names->n_keys; key++) {
        Candidate one = {.n_uses = uses[key]};
        if (names->entity[TR_OLD][key] == 0 || names->entity[TR_NEW][key] == 0)
            continue;
        for (int edition = 0; edition < TR_N_EDITIONS; edition++) {
            one.entities[edition] = names->entity[edition][key] - 1;
            TR_TRY(is_shown(it, (TrEdition)edition, one.entities[edition], key, &one.n_shown, err));
        }
        TR_TRY(TR_GROW(it->candidates, it->room, it->n + 1, err));
        it->candidates[it->n++] = one;
    }
    if (it->n > 1)
        qsort(it->candidates, it->n, sizeof *it->candidates, by_entities);
    for (size_t i = 0; i < it->n; i++) {
        if (n > 0 && by_entities(&it->candidates[n - 1], &it->candidates[i]) == 0) {
            it->candidates[n - 1].n_shown += it->candidates[i].n_shown;
            it->candidates[n - 1].n_uses += it->candidates[i].n_uses;
        } else {
            it->candidates[n++] = it->candidates[i];
        }
    }
    it->n = n;
out:
    tr_free(uses);
    return st;
}

static TrStatus begin(Matching *it, TrEdition edition, TrError *err)
{
    TrEntityChanges *changes = it->changes;
    size_t n = it->common->networks[edition]->names.n;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(changes->partner[edition], n, err));
    TR_TRY(TR_ARRAY(changes->joins[edition], n, err));
    for (size_t i = 0; i < n; i++)
        changes->partner[edition][i] = changes->joins[edition][i] = TR_NO_ID;
out:
    return st;
}

/* ---- merges ---- */

static int by_two(const void *a, const void *b, void *context)
{
    const Matching *it = context;
    const TrMergeChange *x = a, *y = b;
    int order = (int)x->two - (int)y->two;
    for (int i = 0; order == 0 && i < 2; i++)
        order = strcmp(tr_edition_name(it->common, x->two, x->entities[i]),
                       tr_edition_name(it->common, y->two, y->entities[i]));
    return order;
}

/* Who has no partner joins the entity that has most of its names; that one's partner is the one that it is
 * merged with, or was split from: a candidate without a partner on either side would have been paired. */
static TrStatus list_merges(Matching *it, TrError *err)
{
    TrEntityChanges *changes = it->changes;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < it->n; i++) {
        for (int edition = 0; edition < TR_N_EDITIONS; edition++) {
            TrEdition two = (TrEdition)edition, other = TR_OTHER(two);
            uint32_t entity = it->candidates[i].entities[two], one = it->candidates[i].entities[other];
            if (changes->partner[two][entity] != TR_NO_ID || changes->joins[two][entity] != TR_NO_ID)
                continue;
            changes->joins[two][entity] = one;
            TR_TRY(TR_GROW(changes->merges, changes->merges_room, changes->n_merges + 1, err));
            changes->merges[changes->n_merges++] =
                (TrMergeChange){two, {changes->partner[other][one], entity}, one};
        }
    }
    if (changes->n_merges > 1)
        qsort_r(changes->merges, changes->n_merges, sizeof *changes->merges, by_two, it);
out:
    return st;
}

TrStatus tr_entities_match(TrCommon *common, const TrNameKeys *names, TrEntityChanges *changes, TrError *err)
{
    Matching it = {.common = common, .changes = changes};
    TrStatus st = TR_OK;
    TR_TRY(begin(&it, TR_OLD, err));
    TR_TRY(begin(&it, TR_NEW, err));
    TR_TRY(list_candidates(&it, names, err));
    if (it.n > 1)
        qsort_r(it.candidates, it.n, sizeof *it.candidates, by_merit, &it);
    for (size_t i = 0; i < it.n; i++) {
        uint32_t old = it.candidates[i].entities[TR_OLD], new_one = it.candidates[i].entities[TR_NEW];
        if (changes->partner[TR_OLD][old] != TR_NO_ID || changes->partner[TR_NEW][new_one] != TR_NO_ID)
            continue;
        changes->partner[TR_OLD][old] = new_one;
        changes->partner[TR_NEW][new_one] = old;
    }
    TR_TRY(list_merges(&it, err));
out:
    tr_free(it.candidates);
    return st;
}
