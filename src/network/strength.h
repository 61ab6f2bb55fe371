/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How strong ties are, by --weights. */
#ifndef TR_NETWORK_STRENGTH_H
#define TR_NETWORK_STRENGTH_H

#include "network/network.h"

/* Scratch for one network. Starts as {0}. */
typedef struct {
    const TrNetwork *network;
    uint32_t *seen_in; /* by origin: the last call in which it was counted */
    double *doubt;     /* by origin: 1 - its highest confidence within the call at hand */
    uint32_t *origins; /* of the call at hand */
    uint32_t call;
} TrStrengths;

/* Borrows `network`, whose origins are known. Release with tr_strengths_release(). */
TrStatus tr_strengths_begin(TrStrengths *strengths, const TrNetwork *network, TrError *err);
/* Strength of the claims of ties[first_tie .. first_tie + n_ties - 1] together: distinct origins, or 1 less
 * the product over origins of 1 less their highest confidence; claims, or the sum of their weights, where a
 * claim counts once for each tie; 1 with --weights none. With `only_counted`, of the ties that count. A tie
 * without a claim (part of) has 0, or 1 with none. */
double tr_strength_of_ties(TrStrengths *strengths, size_t first_tie, size_t n_ties, bool only_counted);
/* Of one tie, whether it counts or not; of a projection's, the strength of its pair. */
double tr_tie_strength(TrStrengths *strengths, size_t tie);
void tr_strengths_release(TrStrengths *strengths);

#endif
