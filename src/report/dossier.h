/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A dossier: everything that is claimed of one entity, who stands near it, and what should be put to it
 * before anything is printed. */
#ifndef TR_REPORT_DOSSIER_H
#define TR_REPORT_DOSSIER_H

#include "base/arena.h"
#include "checks/disagreements.h"
#include "network/network.h"

/* What the `reply` column says of one who was asked. */
typedef enum { TR_REPLY_NONE, TR_REPLY_SOUGHT, TR_REPLY_REFUSED, TR_REPLY_RECEIVED, TR_N_REPLIES } TrReply;

/* A claim of the dossier. Those of equal `statement` say the same in the same words, with the same status. */
typedef struct {
    uint32_t claim;
    unsigned group; /* its place in the order of tr_dossier_groups */
    uint32_t statement;
    const char *words; /* what it says, on one line */
} TrDossierClaim;

/* Somebody two steps away, and how many of those one step away lead there. */
typedef struct {
    uint32_t node, via; /* via: the first of them by name */
    size_t n_ways;
} TrSecondStep;

/* Starts as {0}. */
typedef struct {
    const TrNetwork *network;
    uint32_t node, entity;
    TrArena arena;
    TrDossierClaim *claims; /* that support something; by group, date, words: number i + 1 in the dossier */
    size_t n_claims, n_statements, n_origins, n_sources;
    uint32_t *answers; /* denials and corrections that name the entity and answer none of these claims */
    size_t n_answers;
    uint32_t *ties; /* of the entity, in order of the other end's name */
    size_t n_ties;
    TrSecondStep *second; /* most ways first, then in order of name */
    size_t n_second;
} TrDossier;

/* Statuses in the order of a dossier: the gravest accusation first, then what is only reported, then what
 * came to nothing. */
extern const TrClaimStatus tr_dossier_groups[TR_N_STATUSES];

/* Gather what the claims that take part in `network` say of `node`, which stands for an entity. Borrows
 * `network`. Release with tr_dossier_release() in any case. */
TrStatus tr_dossier_make(const TrNetwork *network, uint32_t node, TrDossier *dossier, TrError *err);
void tr_dossier_release(TrDossier *dossier);

/* Whether one of the parties that a claim names is the entity. */
bool tr_dossier_names(const TrDossier *dossier, uint32_t claim);
/* What a text of the `reply` column is, by its first words, in English or Spanish: "sought …", "declined …";
 * any other text is the reply itself. */
TrReply tr_reply_of(const char *text);

#endif
