/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A network without some of what ties it, for asking what hangs on it. Its entities stay, tied or not, at
 * their numbers, so that scores can be compared. */
#ifndef TR_NETWORK_REDUCED_H
#define TR_NETWORK_REDUCED_H

#include "network/network.h"

/* Starts as {0}. `network` borrows from the one it was made of what it does not change: keep that alive, and
 * free this with tr_reduced_release() only. */
typedef struct {
    TrNetwork network;
    bool owns_claims, owns_nodes;
} TrReduced;

/* Without the pairs marked in `gone`, one mark for each pair: their ties no longer count. */
TrStatus tr_reduced_without_pairs(const TrNetwork *network, const bool *gone, TrReduced *reduced,
                                  TrError *err);
/* Without every claim of an origin, as if its rows were not in the input: standing statuses, strengths and
 * what counts are settled anew. `network` must be of mode TR_MODE_TIES; `mode` is what the reduced one is to
 * be. */
TrStatus tr_reduced_without_origin(const TrNetwork *network, uint32_t origin, TrMode mode, TrReduced *reduced,
                                   TrError *err);
/* Likewise without the claims marked in `gone`, one mark for each claim; what answers a claim goes with its
 * mark too. For asking what was known at a time. Mode TR_MODE_TIES only. */
TrStatus tr_reduced_without_claims(const TrNetwork *network, const bool *gone, TrReduced *reduced,
                                   TrError *err);
void tr_reduced_release(TrReduced *reduced);

#endif
