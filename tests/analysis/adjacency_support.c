/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "adjacency_support.h"

#include <stdlib.h>

#include "base/memory.h"

Ties ties_new(size_t n)
{
    Ties ties = {n, calloc(n * n + 1, sizeof(double))};
    ck_assert_ptr_nonnull(ties.strength);
    return ties;
}

void ties_tie(Ties *ties, size_t a, size_t b, double strength)
{
    ties->strength[a * ties->n + b] = ties->strength[b * ties->n + a] = strength;
}

void ties_free(Ties *ties)
{
    free(ties->strength);
}

Ties ties_draw(size_t n, double share, bool weighted, uint64_t seed)
{
    Ties ties = ties_new(n);
    uint64_t state = seed * 77 + 5;
    for (size_t a = 0; a < n; a++)
        for (size_t b = a + 1; b < n; b++)
            if ((double)random_below(&state, 1000000) < share * 1e6)
                ties_tie(&ties, a, b, weighted ? 1 + (double)random_below(&state, 4) : 1);
    return ties;
}

TrAdjacency ties_adjacency(const Ties *ties, const uint32_t *names)
{
    TrAdjacency g = {.n = ties->n};
    uint32_t *whose = calloc(ties->n + 1, sizeof *whose);
    size_t n_arcs = 0;
    bool weighted = false;
    ck_assert_ptr_nonnull(whose);
    for (uint32_t v = 0; v < ties->n; v++)
        whose[names == NULL ? v : names[v]] = v;
    for (size_t i = 0; i < ties->n * ties->n; i++) {
        n_arcs += ties->strength[i] > 0;
        weighted = weighted || (ties->strength[i] > 0 && ties->strength[i] < 1) || ties->strength[i] > 1;
    }
    ck_assert_int_eq(TR_ARRAY(g.first, ties->n + 2, NULL), TR_OK);
    ck_assert_int_eq(TR_ARRAY(g.neighbour, n_arcs, NULL), TR_OK);
    if (weighted)
        ck_assert_int_eq(TR_ARRAY(g.strength, n_arcs, NULL), TR_OK);
    n_arcs = 0;
    for (uint32_t v = 0; v < ties->n; v++) {
        for (uint32_t u = 0; u < ties->n; u++) {
            double strength = ties->strength[(size_t)whose[v] * ties->n + whose[u]];
            if (strength <= 0)
                continue;
            if (weighted)
                g.strength[n_arcs] = strength;
            g.neighbour[n_arcs++] = u;
        }
        g.first[v + 1] = n_arcs;
    }
    free(whose);
    return g;
}
