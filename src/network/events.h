/* SPDX-License-Identifier: GPL-2.0-or-later */
/* --actions nodes: claims that tell of the same event, by folded action, date, place, target and recipient.
 */
#ifndef TR_NETWORK_EVENTS_H
#define TR_NETWORK_EVENTS_H

#include "network/network.h"

/* Starts as {0}. */
typedef struct {
    uint32_t *event_of; /* by claim: its event, or TR_NO_ID */
    uint32_t *claim_of; /* by event: the claim that shows it */
    uint32_t *name;     /* by event: string id */
    size_t n;
    uint32_t *node_of_claim; /* by claim: filled by tr_nodes_make() */
} TrEvents;

TrStatus tr_events_find(TrNetwork *network, TrEvents *events, TrError *err);
/* An order of events that does not depend on the order of rows: by what they are. */
int tr_events_compare(const TrNetwork *network, const TrEvents *events, uint32_t a, uint32_t b);
void tr_events_release(TrEvents *events);

#endif
