/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Links to ties: one per pair, layer, sign and direction. */
#ifndef TR_NETWORK_TIES_H
#define TR_NETWORK_TIES_H

#include "network/links.h"

/* Fill network->ties and tie_claims. Sorts the links. */
TrStatus tr_ties_make(TrNetwork *network, TrLinks *links, TrError *err);
/* Find what each denial and correction answers; fill network->against and the ties' n_against. */
TrStatus tr_answers_make(TrNetwork *network, TrError *err);
/* Settle which ties count, and make the pairs with their strengths. */
TrStatus tr_pairs_make(TrNetwork *network, TrError *err);

#endif
