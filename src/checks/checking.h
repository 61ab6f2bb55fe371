/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the rules share: claims resolved to entities and dates, and one way to compare what they say. */
#ifndef TR_CHECKS_CHECKING_H
#define TR_CHECKS_CHECKING_H

#include "base/fold.h"
#include "checks/disagreements.h"
#include "checks/words.h"
#include "names/name_index.h"
#include "network/actions.h"

/* A claim that takes part and is no denial. Entities are TR_NO_ID where the cell is empty. */
typedef struct {
    uint32_t claim;
    uint32_t person, organization, target, recipient;
    uint32_t actor;  /* the person, else the organization */
    uint32_t source; /* id of its folded text; 0: not known */
    TrDate date;     /* from open to open where there is none */
    bool dated;
} TrSaid;

/* One version of something: items of one group are about the same, those of one value say the same of it. */
typedef struct {
    uint32_t group, value;
    uint32_t said;    /* index */
    const char *text; /* the value as it stands in the input */
} TrItem;

typedef struct TrChecking {
    const TrNetwork *network;
    TrFindings *findings;
    const TrRule *rule; /* the one at work */
    TrSaid *said;
    size_t n_said;
    TrStrings *words; /* folded texts, and keys of groups */
    TrFolder folder;
    uint32_t *folded; /* by string id of the input: id in `words` plus one, 0 where not yet folded */
    size_t folded_room;
    TrActionRules *rules;  /* made when first asked for */
    TrDistincts distincts; /* likewise */
    TrItem *items;
    size_t n_items, items_room;
} TrChecking;

TrStatus tr_checking_begin(TrChecking *checking, const TrNetwork *network, TrFindings *findings,
                           TrError *err);
void tr_checking_end(TrChecking *checking);

/* Id in `words` of the folded text of a string of the input; 0 if nothing is left of it. */
TrStatus tr_checking_fold(TrChecking *checking, uint32_t string, uint32_t *id, TrError *err);
/* The layer that the action of a claim belongs to. */
TrStatus tr_checking_layer(TrChecking *checking, const TrSaid *said, uint8_t *layer, TrError *err);
const char *tr_checking_words(const TrChecking *checking, uint32_t id);
const char *tr_checking_cell(const TrChecking *checking, const TrSaid *said, TrClaimColumn column);
uint32_t tr_checking_string(const TrChecking *checking, const TrSaid *said, TrClaimColumn column);
const char *tr_checking_name(const TrChecking *checking, uint32_t entity);

/* ---- what two claims may have to do with each other ---- */

/* True unless both name the same source: where none is named, they may be two. */
bool tr_sources_differ(const TrSaid *a, const TrSaid *b);
/* True if one day may be meant by both; a missing date may be any. */
bool tr_dates_meet(const TrSaid *a, const TrSaid *b);
/* True if either is missing, both are one, or one is part of the other. */
bool tr_are_related(const TrChecking *checking, uint32_t a, uint32_t b);
/* Order of claims by their cells. */
int tr_claims_compare(const TrInput *input, uint32_t a, uint32_t b);
/* True if every word of `a` stands in `b`. */
bool tr_words_within(const char *a, const char *b);

/* ---- comparing ---- */

/* Enter a version: what it is about as `n` numbers, its value, and how that reads. */
TrStatus tr_item_add(TrChecking *checking, const uint32_t *about, size_t n, uint32_t value, size_t said,
                     const char *text, TrError *err);

/* The k-th number of what an item is about. */
uint32_t tr_item_about(const TrChecking *checking, const TrItem *item, size_t k);

typedef struct {
    void (*subject)(const TrChecking *checking, const TrItem *item, TrSentence *what);
    bool (*conflict)(const TrChecking *checking, const TrItem *a, const TrItem *b);
    void (*tail)(const TrChecking *checking, const TrItem *a, const TrItem *b,
                 TrSentence *what); /* or NULL */
    bool once;                      /* one finding for a group, that names every value */
    bool terms;                     /* the values are words of ours: statuses */
} TrComparison;

/* Within each group, find values that conflict; forget the items. */
TrStatus tr_items_compare(TrChecking *checking, const TrComparison *how, TrError *err);
/* Subjects: the entity that the group is about, by its first number; the actor; "actor → target → recipient".
 */
void tr_subject_entity(const TrChecking *checking, const TrItem *item, TrSentence *what);
void tr_subject_actor(const TrChecking *checking, const TrItem *item, TrSentence *what);
void tr_subject_parties(const TrChecking *checking, const TrItem *item, TrSentence *what);

/* Enter a finding; the rows are copied. */
TrStatus tr_finding_add(TrChecking *checking, const TrSentence *what, TrSide a, TrSide b, TrError *err);

/* ---- the rules: one file each ---- */

TrStatus tr_find_holders(TrChecking *checking, TrError *err);
TrStatus tr_find_roles(TrChecking *checking, TrError *err);
TrStatus tr_find_denials(TrChecking *checking, TrError *err);
TrStatus tr_find_statuses(TrChecking *checking, TrError *err);
TrStatus tr_find_kinds(TrChecking *checking, TrError *err);
TrStatus tr_find_dates(TrChecking *checking, TrError *err);
TrStatus tr_find_counts(TrChecking *checking, TrError *err);
TrStatus tr_find_acts(TrChecking *checking, TrError *err);
TrStatus tr_find_posts(TrChecking *checking, TrError *err);
TrStatus tr_find_names(TrChecking *checking, TrError *err);
TrStatus tr_find_actors(TrChecking *checking, TrError *err);
TrStatus tr_find_places(TrChecking *checking, TrError *err);

#endif
