/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The nodes: every entity that a claim taking part names, its ancestors, and events; in order of name. */
#ifndef TR_NETWORK_NODES_H
#define TR_NETWORK_NODES_H

#include "network/events.h"

/* Fill network->nodes and node_of, and the nodes of the events. */
TrStatus tr_nodes_make(TrNetwork *network, TrEvents *events, TrError *err);

#endif
