/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Entities by any spelling of their names, for many look-ups; and which entities.csv says are not the same.
 */
#ifndef TR_NAMES_NAME_INDEX_H
#define TR_NAMES_NAME_INDEX_H

#include "base/fold.h"
#include "names/names.h"

/* Starts as {0}. */
typedef struct {
    const TrInput *input;
    const TrNames *names;
    TrStrings *keys;  /* folded spellings */
    uint32_t *entity; /* by key id */
    size_t room;
    TrFolder folder;
} TrNameIndex;

/* Borrows both. Release with tr_name_index_release(), also after a failure. */
TrStatus tr_name_index_make(TrNameIndex *index, const TrInput *input, const TrNames *names, TrError *err);
/* The entity called `name` in any spelling, or TR_NO_ID. */
TrStatus tr_name_index_find(TrNameIndex *index, TrSlice name, uint32_t *entity, TrError *err);
void tr_name_index_release(TrNameIndex *index);

typedef struct {
    uint32_t row;           /* of entities.csv, whose distinct_from says so */
    uint32_t entity, other; /* entity < other */
} TrDistinct;

typedef struct {
    TrDistinct *items; /* each pair once, in order of (entity, other), with the first row that says so */
    size_t n, room;
} TrDistincts;

/* All pairs that are listed in distinct_from and that claims or entities.csv name. */
TrStatus tr_distincts_make(TrDistincts *distincts, const TrInput *input, const TrNames *names, TrError *err);
bool tr_distincts_hold(const TrDistincts *distincts, uint32_t a, uint32_t b);
void tr_distincts_release(TrDistincts *distincts);

#endif
