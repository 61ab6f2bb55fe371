/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which names may be the same entity: what was merged and by what rule, what to ask, what is settled.
 *
 * Nothing but an equal folded key or an alias listed in entities.csv merges two names. Everything else is a
 * question with a score and a reason, unless `distinct_from` of entities.csv has answered it. */
#ifndef TR_NAMES_MATCH_H
#define TR_NAMES_MATCH_H

#include "names/compare.h"
#include "names/names.h"

typedef enum { TR_MERGE, TR_ASK, TR_DISTINCT, TR_N_OUTCOMES } TrOutcome;
const char *tr_outcome_name(TrOutcome outcome);
/* The outcome called `name`, or -1. */
int tr_outcome_find(const char *name);

typedef struct {
    TrOutcome outcome;
    double score;
    const char *name, *other; /* name is the one that shows an entity; of two such, the first in byte order */
    const char *kind, *other_kind;
    const char *reason;
    uint32_t uses, other_uses; /* cells of claims */
} TrMatch;

typedef struct {
    TrArena arena;
    TrMatch *rows; /* best first, then by names; of pairs: in their order */
    size_t n, room;
    bool best_first;
} TrMatches;

/* Everything there is to say about the names of `input`, the same for any number of threads (0: one per
 * core). Release with tr_matches_release(). */
TrStatus tr_match_names(const TrInput *input, const TrNames *names, size_t n_threads, TrMatches *matches,
                        TrError *err);
/* Compare the names of each row of a CSV file with the columns name1 and name2 (or name and other) and, if
 * there, kind or schema; rows stay in their order. Two names that are not candidates are distinct. */
TrStatus tr_match_pairs(const char *path, TrMatches *matches, TrError *err);
void tr_matches_release(TrMatches *matches);

#define TR_EQUAL_KEYS "equal but for case, accents and punctuation"

/* How names of a kind are compared. */
TrNameMode tr_name_mode(const char *kind);

#endif
