/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether two names may be those of one person or body: a score and the reason in words.
 *
 * Every word of the shorter name must have a partner in the longer one: the score is the product of the
 * partners' likenesses and of what words left over, another order, missing numbers and the like cost. So one
 * word that differs rules a pair out, however long and alike the rest: a father and a son share all but a
 * surname. In bodies' names, words that only say what kind of body it is weigh less. */
#ifndef TR_NAMES_COMPARE_H
#define TR_NAMES_COMPARE_H

#include "names/pairing.h"

#define TR_ASK_FROM 0.72 /* a pair of at least this score is a candidate */

typedef struct {
    double score; /* 0..1 */
    char reason[160];
} TrComparison;

typedef struct {
    TrWords *words;
    TrLikenessMemo *memo;
    size_t n_names; /* from which words were counted; 0: not counted */
} TrComparer;

/* Release with tr_comparer_release(), which accepts {0}. */
TrStatus tr_comparer_init(TrComparer *comparer, TrError *err);
void tr_comparer_release(TrComparer *comparer);

/* Compare; symmetric. Below TR_ASK_FROM the reason says what tells the names apart. */
void tr_names_compare(const TrComparer *comparer, const TrNameForm *a, const TrNameForm *b,
                      TrComparison *comparison);
/* False if the pair cannot reach TR_ASK_FROM, at a glance; true says nothing. */
bool tr_names_may_match(const TrComparer *comparer, const TrNameForm *a, const TrNameForm *b);

/* Parts of it. Numbers must be equal; only a 1 may be missing. */
bool tr_numbers_differ(const TrNameForm *a, const TrNameForm *b);
/* One is a person's, the other a body's. */
bool tr_modes_differ(const TrNameForm *a, const TrNameForm *b);
void tr_compare_people(const TrComparer *comparer, const TrNameForm *a, const TrNameForm *b,
                       TrComparison *comparison);
void tr_compare_bodies(const TrComparer *comparer, const TrNameForm *a, const TrNameForm *b,
                       TrComparison *comparison);
/* Add to the reason, after a semicolon. */
void tr_reason_add(TrComparison *comparison, const char *words);
/* Add what the pairs differ in; `where` says of a pair in which part of the name it stands. */
void tr_reason_add_pairs(TrComparison *comparison, const TrPairing *pairing,
                         const char *(*where)(const TrWordPair *pair, const TrNameForm *a,
                                              const TrNameForm *b),
                         const TrNameForm *a, const TrNameForm *b);

/* Whether the one word of `form` is made of the initials of `of`'s words, all of them and in order, or of
 * their beginnings (SEDENA). */
bool tr_is_acronym(const TrWords *words, const TrNameForm *form, const TrNameForm *of);

#endif
