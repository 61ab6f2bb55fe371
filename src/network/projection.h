/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One-mode networks: people tied by the organisations they share, or organisations by their people. */
#ifndef TR_NETWORK_PROJECTION_H
#define TR_NETWORK_PROJECTION_H

#include "network/network.h"

/* Replace the network's ties by those of its projection (network->weave.mode). Of the affiliations that
 * count, u and v are tied with strength w_uv = sum over shared k of 1/(d_k - 1), d_k being the number of
 * affiliations of k (Newman 2001, Phys. Rev. E 64, 016132; networkx collaboration_weighted_projected_graph);
 * with weights `none`, 1. Nodes of the other side go. Refuses a projection of more than 50 million pairs. */
TrStatus tr_network_project(TrNetwork *network, TrError *err);

#endif
