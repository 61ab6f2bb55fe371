/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The ties of each node: those of v are ties[first[v] .. first[v + 1] - 1] of the network, ascending. */
#ifndef TR_NETWORK_INCIDENCE_H
#define TR_NETWORK_INCIDENCE_H

#include "network/network.h"

/* Starts as {0}. */
typedef struct {
    size_t *first;
    uint32_t *ties;
} TrIncidence;

/* In time linear in nodes and ties. Release with tr_incidence_release(), also after an error. */
TrStatus tr_incidence_make(const TrNetwork *network, TrIncidence *incidence, TrError *err);
void tr_incidence_release(TrIncidence *incidence);

#endif
