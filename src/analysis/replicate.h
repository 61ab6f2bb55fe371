/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Networks as they would be had other origins spoken. Claims of one origin depend on one another, so origins
 * are drawn, not ties; one drawn k times counts k. Entities whom no drawn claim ties stay as isolates. */
#ifndef TR_ANALYSIS_REPLICATE_H
#define TR_ANALYSIS_REPLICATE_H

#include "analysis/resampling.h"

typedef enum {
    TR_WITHOUT_ONE_ORIGIN,   /* every origin but that of the draw's number */
    TR_ORIGINS_AGAIN,        /* n origins, with replacement */
    TR_CLAIMS_BY_CONFIDENCE, /* each claim with probability = its confidence */
    TR_FEWER_ORIGINS,        /* n origins, without replacement */
    TR_FEWER_ENTITIES,       /* n entities, without replacement; the others are gone */
    TR_N_REPLICATE_KINDS
} TrReplicateKind;

typedef struct {
    TrReplicateKind kind;
    size_t n; /* origins or entities to draw, below 2^24; not used by the others */
    uint64_t seed;
    uint64_t first; /* number of the first draw, where draws are made a part at a time */
} TrReplicatePlan;

/* One drawn network, and the room to draw the next. Starts as {0}. */
typedef struct {
    TrAdjacency adjacency; /* as if made from a network of what was drawn */
    uint32_t *entities;    /* those that are still there */
    size_t n_entities;
    uint32_t *times;  /* by origin: how often it was drawn */
    bool *kept;       /* by claim; used where claims are drawn */
    bool *gone;       /* by node; used where entities are */
    uint32_t *urn;    /* scratch */
    double *strength; /* by pair; 0: it is not there */
    double *slots;    /* room for adjacency.strength */
} TrReplicate;

/* Release with tr_replicate_release(). */
TrStatus tr_replicate_init(TrReplicate *replicate, const TrResampling *resampling, TrError *err);
/* Draw number `index` (below 2^32): the same for the same plan, whatever was drawn before and by which
 * thread.
 */
void tr_replicate_draw(const TrResampling *resampling, const TrReplicatePlan *plan, uint64_t index,
                       TrReplicate *replicate);
void tr_replicate_release(TrReplicate *replicate);

#endif
