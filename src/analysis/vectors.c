/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/vectors.h"

TrStatus tr_vector_new(igraph_vector_t *vector, TrError *err)
{
    return tr_guard_check(igraph_vector_init(vector, 0), "making a vector", err);
}

TrStatus tr_vector_take(igraph_vector_t *vector, TrStatus status, double *scores)
{
    if (status == TR_OK)
        igraph_vector_copy_to(vector, scores);
    igraph_vector_destroy(vector);
    return status;
}
