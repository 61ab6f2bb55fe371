/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One shortest path between two vertices, each of them as likely as the others. */
#ifndef TR_ANALYSIS_PAIR_SEARCH_H
#define TR_ANALYSIS_PAIR_SEARCH_H

#include "analysis/leaves.h"
#include "base/random.h"

typedef struct TrPairSearch TrPairSearch;

/* By hops, or by length where core->graph has lengths. Borrows `core`. NULL with `err` filled without memory.
 */
TrPairSearch *tr_pair_search_new(const TrCore *core, TrError *err);
/* Choose a path between s and t, two vertices of one component, and add 1 to counts[v] for every vertex v
 * between them. Returns the neighbours looked at: what it cost. */
size_t tr_pair_search_run(TrPairSearch *search, uint32_t s, uint32_t t, TrRandom *random, uint32_t *counts);
void tr_pair_search_free(TrPairSearch *search); /* NULL is fine */

#endif
