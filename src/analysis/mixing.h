/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether ties stay within groups or cross them. Tied pairs count once, whatever their strength; events and
 * their ties do not count. */
#ifndef TR_ANALYSIS_MIXING_H
#define TR_ANALYSIS_MIXING_H

#include "analysis/partition.h"

typedef struct {
    size_t n_internal, n_external; /* pairs within a group, and between two */
    double ei;                     /* (E - I)/(E + I): -1 all within, 1 all between; NaN without pairs */
    double ei_expected;            /* its mean if the groups were dealt out anew among the entities */
    double ei_p;                   /* how often that is at least as far from the mean; NaN: left out */
    double assortativity;          /* Newman's r: 1 all within; NaN where all ends are of one group */
} TrMixing;

/* How often groups are dealt out for ei_p, which so is at least 1/1000. */
enum { TR_PERMUTATIONS = 999 };

/* E-I index (Krackhardt and Stern 1988) with a two-sided permutation p-value, (1 + hits)/(1 + permutations)
 * (Phipson and Smyth 2010), from network->weave.seed; and assortativity (Newman 2003). The p-value is left
 * out if it would take longer than budget_seconds; 0: never. */
TrStatus tr_mixing_make(const TrNetwork *network, const TrPartition *groups, double budget_seconds,
                        TrMixing *mixing, TrError *err);

#endif
