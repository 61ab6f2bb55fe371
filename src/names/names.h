/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names to entities: one namespace, equal folded keys and listed aliases are one entity, nothing else is. */
#ifndef TR_NAMES_NAMES_H
#define TR_NAMES_NAMES_H

#include "claims/input.h"

/* In which column a name was seen. */
typedef enum { TR_SEEN_PERSON = 1, TR_SEEN_ORGANIZATION = 2, TR_SEEN_PARTY = 4 } TrSeen;

typedef struct {
    uint32_t name;     /* string id of the name to show */
    uint32_t kind;     /* string id */
    uint32_t row;      /* its row of entities.csv, or TR_NO_ID */
    uint32_t parent;   /* entity, or TR_NO_ID */
    uint32_t n_uses;   /* cells of claims that name it */
    uint8_t seen;      /* TrSeen bits */
    bool kind_guessed; /* by kinds.csv or for want of anything better */
} TrEntity;

typedef struct {
    TrEntity *entities;
    size_t n;
    uint32_t *entity_of; /* by string id of a spelling: the entity plus one, 0 for text that is no name */
    uint32_t *uses;      /* by string id: cells of claims that hold this spelling */
    size_t n_strings;    /* length of both */
} TrNames;

/* Resolve every name of the claims and of entities.csv. Rows marked by `handling` are left out unless
 * `internal`. Warnings (a name both person and organization, an alias of two entities, a parent cycle …) go
 * to the input's diagnostics, the first time. Release with tr_names_release(). */
TrStatus tr_names_resolve(TrInput *input, bool internal, TrNames *names, TrError *err);
void tr_names_release(TrNames *names);

/* The entity that a spelling names, or TR_NO_ID. */
uint32_t tr_names_entity(const TrNames *names, uint32_t string);
/* The entity called `text` in any spelling, or TR_NO_ID. */
TrStatus tr_names_find(const TrInput *input, const TrNames *names, const char *text, uint32_t *entity,
                       TrError *err);

/* The name to show for an entity. */
const char *tr_names_shown(const TrInput *input, const TrNames *names, uint32_t entity);

/* All other spellings of each entity, seen or listed, in byte order: list->items[list->first[e] ..
 * list->first[e + 1] - 1] are string ids. */
typedef struct {
    size_t *first;
    uint32_t *items;
} TrSpellings;
TrStatus tr_names_spellings(const TrInput *input, const TrNames *names, TrSpellings *list, TrError *err);
void tr_spellings_release(TrSpellings *list);

/* True if a claim may leave: no handling, or `internal`. */
bool tr_claim_is_open(const TrInput *input, size_t claim, bool internal);

#endif
