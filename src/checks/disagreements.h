/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What sources disagree on: contradictions, which cannot all be true, and differences, which can. */
#ifndef TR_CHECKS_DISAGREEMENTS_H
#define TR_CHECKS_DISAGREEMENTS_H

#include "base/language.h"
#include "network/network.h"

struct TrChecking;

/* One way to disagree. */
typedef struct {
    const char *name, *help;
    bool difference;     /* other words for what may be one thing: listed apart */
    TrClaimColumn needs; /* nothing to do where no file has this column */
    TrStatus (*find)(struct TrChecking *checking, TrError *err);
} TrRule;

extern const TrRule tr_rules[];
extern const size_t tr_n_rules;

/* One of two sides: rows that say the same, in order of content; the first is the one to show. */
typedef struct {
    TrPart part; /* TR_CLAIMS or TR_ENTITIES */
    const uint32_t *rows;
    size_t n;
} TrSide;

typedef struct {
    const TrRule *rule;
    const char *what[TR_N_LANGUAGES]; /* who or what it is about, and the two versions */
    TrSide a, b;
} TrFinding;

/* Contradictions first; in order of the rules, then of what they say: the order of rows does not matter. */
typedef struct {
    TrArena arena;
    TrFinding *items;
    size_t n, room;
    size_t n_contradictions;
    size_t n_cut; /* groups of so many versions that not all were compared */
} TrFindings;

/* What the claims that take part in `network` disagree on. Release with tr_findings_release(). */
TrStatus tr_findings_make(const TrNetwork *network, TrFindings *findings, TrError *err);
void tr_findings_release(TrFindings *findings);

/* The source of a side's first row; the name of its file where none is given. */
const char *tr_side_source(const TrNetwork *network, const TrSide *side);
/* What that row says, on one line: "Ana, mayor, Town: paid Beto (2024)"; only words of ours are in
 * `language`.
 */
void tr_side_text(const TrNetwork *network, const TrSide *side, TrLanguage language, TrBuilder *text);

#endif
