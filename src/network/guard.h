/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The igraph boundary: igraph aborts on an error unless told otherwise, and keeps its own clean-up stack. */
#ifndef TR_NETWORK_GUARD_H
#define TR_NETWORK_GUARD_H

#include <igraph/igraph.h>

#include "base/status.h"

/* Install our error handler and single-threaded settings. Call before the first use of igraph; calling again
 * is harmless. Not thread-safe, as igraph itself is not: use igraph from one thread only. */
void tr_guard_begin(void);
/* Turn the result of an igraph call made after tr_guard_begin() into ours: TR_OK, TR_MEMORY or TR_ANALYSIS
 * with igraph's first reason, behind `what`. */
TrStatus tr_guard_check(igraph_error_t result, const char *what, TrError *err);

#define TR_TRY_IGRAPH(call, what, err) TR_TRY(tr_guard_check((call), (what), (err)))

#endif
