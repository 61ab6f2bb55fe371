/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What each pair of the network rests on: its origins, and their claims. Other networks are drawn from it
 * (replicate.h), to see how a ranking changes with what was heard.
 *
 * Which ties count is settled once, by all claims: who was acquitted does not come back because a draw left
 * the acquittal out. */
#ifndef TR_ANALYSIS_RESAMPLING_H
#define TR_ANALYSIS_RESAMPLING_H

#include "network/adjacency.h"

/* A claim that supports a pair, and what it is worth there. */
typedef struct {
    uint32_t claim; /* number within the table, by which it is drawn: one claim may support several pairs */
    double amount;  /* 1, or its weight with --weights weight */
    double doubt;   /* 1 - its confidence */
} TrSupportingClaim;

/* An origin behind a pair: claims[first_claim ..], up to the next support's. */
typedef struct {
    uint32_t origin; /* number within the table */
    uint32_t first_claim;
    double amount; /* of all its claims */
    double doubt;  /* 1 - its highest confidence */
} TrSupport;

/* Starts as {0}. Origins and claims are numbered in an order that does not depend on that of the rows. */
typedef struct {
    const TrNetwork *network;
    size_t *first; /* by pair: its supports; one more entry than pairs */
    TrSupport *supports;
    TrSupportingClaim *claims;
    size_t n_supports, n_supporting;
    uint32_t *origins; /* those that support a pair, by name: numbers of network->origins */
    size_t n_origins;
    uint32_t *claim_of; /* by number: the claim of the input */
    double *confidence; /* likewise */
    size_t n_claims;
    bool certain;       /* every confidence is 1 */
    uint32_t *entities; /* nodes that are ranked: no events */
    size_t n_entities;
    TrAdjacency whole;      /* of all pairs */
    uint32_t *pair_of_slot; /* along whole.neighbour */
} TrResampling;

/* TR_ANALYSIS for a projection, whose ties are made of two claims each. Release with tr_resampling_release().
 */
TrStatus tr_resampling_make(const TrNetwork *network, TrResampling *resampling, TrError *err);
void tr_resampling_release(TrResampling *resampling);
/* The name of the origin numbered `origin` here. Borrowed. */
const char *tr_resampling_origin(const TrResampling *resampling, size_t origin);

/* Strength of a pair, from the claims that `kept` says (NULL: all), each origin times[origin] times over
 * (NULL: once). 0: nothing is left of it. */
double tr_resampling_strength(const TrResampling *resampling, size_t pair, const uint32_t *times,
                              const bool *kept);

#endif
