/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "network/incidence.h"

#include "base/memory.h"

TrStatus tr_incidence_make(const TrNetwork *network, TrIncidence *incidence, TrError *err)
{
    size_t *first = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(incidence->first, network->n_nodes + 2, err));
    TR_TRY(TR_ARRAY(incidence->ties, 2 * network->n_ties, err));
    first = incidence->first + 1; /* one place on: filling them moves each to where it belongs */
    for (size_t t = 0; t < network->n_ties; t++) {
        const TrTie *tie = &network->ties[t];
        first[tie->a + 1]++;
        if (tie->b != tie->a)
            first[tie->b + 1]++;
    }
    for (size_t v = 1; v <= network->n_nodes; v++)
        first[v] += first[v - 1];
    for (uint32_t t = 0; t < network->n_ties; t++) {
        const TrTie *tie = &network->ties[t];
        incidence->ties[first[tie->a]++] = t;
        if (tie->b != tie->a)
            incidence->ties[first[tie->b]++] = t;
    }
out:
    return st;
}

void tr_incidence_release(TrIncidence *incidence)
{
    tr_free(incidence->first);
    tr_free(incidence->ties);
    *incidence = (TrIncidence){0};
}
