/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Networks without claims, for kernels that see nothing but an adjacency. */
#ifndef TR_TESTS_ADJACENCY_SUPPORT_H
#define TR_TESTS_ADJACENCY_SUPPORT_H

#include "../support.h"
#include "network/adjacency.h"

/* n nodes and their ties, each once, with strengths; 0: no tie. */
typedef struct {
    size_t n;
    double *strength; /* n × n, symmetric */
} Ties;

Ties ties_new(size_t n);
void ties_tie(Ties *ties, size_t a, size_t b, double strength);
void ties_free(Ties *ties);
/* Nodes drawn at random: `share` of all pairs tied, strength 1 or, with `weighted`, 1 to 4. */
Ties ties_draw(size_t n, double share, bool weighted, uint64_t seed);
/* Their adjacency, node v called names[v] (NULL: v). Release with tr_adjacency_release(). */
TrAdjacency ties_adjacency(const Ties *ties, const uint32_t *names);

#endif
