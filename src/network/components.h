/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Connected components of the simple graph, and what searches within them go over. */
#ifndef TR_NETWORK_COMPONENTS_H
#define TR_NETWORK_COMPONENTS_H

#include "network/network.h"

/* *n = their number, isolates included; 0 without memory. */
TrStatus tr_network_count_components(const TrNetwork *network, size_t *n, TrError *err);

/* *extent = the sum of nodes times pairs over the components: a search from every node looks at each pair of
 * its component. With `without_trees` nodes with one neighbour are first taken away until there is none.
 * O(n + m), but for union-find's factor. */
TrStatus tr_network_search_extent(const TrNetwork *network, bool without_trees, double *extent, TrError *err);

#endif
