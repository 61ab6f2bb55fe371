/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who stands between whom, by the groups of the three (Gould and Fernandez 1989): v brokers from a to b where
 * a acts on v, v acts on b, and a does not act on b. Over the arcs between entities; an event, which nobody
 * acts on for its own sake, is not part of it. */
#ifndef TR_ANALYSIS_BROKERAGE_H
#define TR_ANALYSIS_BROKERAGE_H

#include "analysis/partition.h"

/* By the groups of a, v and b: AAA, ABA, ABB, AAB, ABC, and all of them. */
typedef enum {
    TR_COORDINATOR,
    TR_ITINERANT,
    TR_GATEKEEPER,
    TR_REPRESENTATIVE,
    TR_LIAISON,
    TR_ALL_ROLES,
    TR_N_BROKER_ROLES
} TrBrokerRole;

const char *tr_broker_role_name(TrBrokerRole role);

/* Starts as {0}. */
typedef struct {
    double *count;    /* [node * TR_N_BROKER_ROLES + role]: ordered pairs (a, b) that the node brokers so */
    double *size;     /* by group: its entities */
    size_t n, n_arcs; /* entities, and arcs between them */
} TrBrokerage;

/* Counts of every node; `groups` as long as the network. O(m sqrt m). */
TrStatus tr_brokerage_make(const TrNetwork *network, const TrPartition *groups, TrBrokerage *brokerage,
                           TrError *err);
/* What a member of `group` would have, and its standard deviation, if each of the n (n - 1) arcs were there
 * with probability density, independently of the others: the null model of Gould and Fernandez, as in
 * sna::brokerage. 0 both where the groups leave no room for the role. */
void tr_brokerage_expect(const TrBrokerage *brokerage, const TrPartition *groups, uint32_t group,
                         TrBrokerRole role, double *expected, double *deviation);
void tr_brokerage_release(TrBrokerage *brokerage);

#endif
