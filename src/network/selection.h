/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which claims take part, under handling and dates. */
#ifndef TR_NETWORK_SELECTION_H
#define TR_NETWORK_SELECTION_H

#include "network/network.h"

/* Fill network->takes_part, and the counts of claims left out. */
TrStatus tr_selection_make(TrNetwork *network, TrError *err);

#endif
