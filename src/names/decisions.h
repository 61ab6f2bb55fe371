/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An analyst's decisions on a list of matches, written into entities.csv: merge makes the other name an
 * alias, distinct puts it into distinct_from. A row that says neither is no decision. */
#ifndef TR_NAMES_DECISIONS_H
#define TR_NAMES_DECISIONS_H

#include "claims/reading.h"
#include "names/match.h"

typedef enum {
    TR_DECISION_WRITTEN,
    TR_DECISION_KNOWN,    /* it was there already */
    TR_DECISION_CONFLICT, /* it goes against what is there: `reason` says how */
    TR_N_DECISION_RESULTS
} TrDecisionResult;

typedef struct {
    TrOutcome outcome; /* merge or distinct */
    const char *name;  /* in whose row it stands */
    const char *other;
    TrDecisionResult result;
    const char *reason;
} TrDecision;

typedef struct {
    TrArena arena;
    TrDecision *rows;
    size_t n, room, n_written;
    char *path; /* of entities.csv */
} TrDecisions;

/* Read the decisions in `list` (CSV as trama match writes it, or as a spreadsheet saves it: any encoding and
 * delimiter) and write those that are new into the entities.csv of `input`, whole or not at all, with every
 * other byte as it was, in its encoding; a file in which that cannot be done fails, and is left alone. Where
 * there is none, one is made in `folder`. Release with tr_decisions_release(). */
TrStatus tr_decisions_accept(const TrInput *input, const TrNames *names, const char *folder, const char *list,
                             TrDecisions *decisions, TrError *err);
void tr_decisions_release(TrDecisions *decisions);

#endif
