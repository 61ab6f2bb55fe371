/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which entity of one edition is which of the other, by the names they share; which two became one, and which
 * one became two. An entity is there where a claim that takes part names it, or entities.csv lists it. */
#ifndef TR_EDITIONS_ENTITY_CHANGES_H
#define TR_EDITIONS_ENTITY_CHANGES_H

#include "base/arena.h"
#include "editions/common.h"

/* Of an entity in both editions: `field` is name, kind, alias, parent or another column of entities.csv. */
typedef struct {
    uint32_t entities[TR_N_EDITIONS];
    const char *field;
    const char *texts[TR_N_EDITIONS]; /* of an alias: NULL where it is not listed */
} TrEntityChange;

/* Two entities that are one in the other edition. */
typedef struct {
    TrEdition two;        /* in which they are two: OLD for a merge made, NEW for one undone */
    uint32_t entities[2]; /* there: the one that carries on, and the other */
    uint32_t one;         /* in the other edition */
} TrMergeChange;

/* Starts as {0}. */
typedef struct {
    TrArena arena;
    uint32_t *partner[TR_N_EDITIONS]; /* by entity: the same one in the other edition, or TR_NO_ID */
    uint32_t *joins[TR_N_EDITIONS];   /* by entity without a partner: the one of the other edition that has
                                         its names, or TR_NO_ID */
    uint32_t *alone[TR_N_EDITIONS];   /* of OLD: removed; of NEW: added; in order of name */
    size_t n_alone[TR_N_EDITIONS];
    TrEntityChange *changed; /* in order of name in NEW */
    size_t n_changed, changed_room;
    TrMergeChange *merges; /* made ones first; in order of the names of those that are two */
    size_t n_merges, merges_room;
} TrEntityChanges;

/* Partners share a name: the name shown by both weighs most, then that shown by one, then how many claims use
 * the names shared. What then has no partner, but names of some entity, was merged with it or split from it.
 * Release with tr_entity_changes_release() in any case. O(names). */
TrStatus tr_entity_changes_find(TrCommon *common, TrEntityChanges *changes, TrError *err);
void tr_entity_changes_release(TrEntityChanges *changes);
/* The row of entities.csv that makes the two of a merge one; TR_NO_ID: there is none. */
uint32_t tr_merge_row(const TrCommon *common, const TrMergeChange *merge);
/* Whether the entity is there at all. */
bool tr_entity_is_there(const TrNetwork *network, uint32_t entity);
/* The name shown. */
const char *tr_edition_name(const TrCommon *common, TrEdition edition, uint32_t entity);

#endif
