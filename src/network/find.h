/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looking things up in a network: nodes by what they are called, pairs by their ends. */
#ifndef TR_NETWORK_FIND_H
#define TR_NETWORK_FIND_H

#include "network/network.h"

/* The node of the entity that `name` names in any spelling, aliases included. Where there is none,
 * TR_BAD_USAGE with a sentence that begins with `option` (such as "--from") and names who may be meant:
 * entities of the network only, so that nothing leaves that is held back. */
TrStatus tr_network_find(const TrNetwork *network, const char *name, const char *option, uint32_t *node,
                         TrError *err);

/* The counted pair between two nodes, in either order; NULL if they are not tied. */
const TrPair *tr_network_pair(const TrNetwork *network, uint32_t a, uint32_t b);

#endif
