/* SPDX-License-Identifier: GPL-2.0-or-later */
/* igraph vectors as plain arrays, for the functions of the measures table. */
#ifndef TR_ANALYSIS_VECTORS_H
#define TR_ANALYSIS_VECTORS_H

#include "network/guard.h"

/* Make a vector for igraph to fill. */
TrStatus tr_vector_new(igraph_vector_t *vector, TrError *err);
/* Copy result `vector` into scores if `status` is TR_OK; destroy it; return `status`. */
TrStatus tr_vector_take(igraph_vector_t *vector, TrStatus status, double *scores);

#endif
