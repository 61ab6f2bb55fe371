/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the words of a role say: which post, whether one person holds it, whether the time is over. */
#ifndef TR_CHECKS_ROLES_H
#define TR_CHECKS_ROLES_H

#include "base/strings.h"

/* As the words tell: "President"; "the leader"; "a leader"; "former President". */
typedef enum { TR_TENURE_PLAIN, TR_TENURE_THE_ONE, TR_TENURE_ONE_OF_MANY, TR_TENURE_FORMER } TrTenure;

typedef struct {
    bool known;    /* it has been read; for a cache */
    uint32_t post; /* id of the post's own word, the same for president and presidenta; 0: not in the table */
    uint32_t
        rest; /* id of the other words in byte order, without particles: "defense" of Secretary of Defense */
    TrTenure tenure;
    bool single;       /* one person at a time holds it */
    bool in_companies; /* in companies too */
} TrRole;

/* Read a folded role. Ids are those of `words`, which grows. */
TrStatus tr_role_read(const char *folded, TrStrings *words, TrRole *role, TrError *err);

/* The table, for tests and documents: the i-th pattern, or NULL. */
const char *tr_role_pattern(size_t i);

#endif
